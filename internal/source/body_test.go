package source

import (
	"strings"
	"testing"
	"time"

	"essaim/internal/network"
	"essaim/test/loop"
)

func TestSectionsOf(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      []network.Section
	}{
		{"nothing", "", nil},
		{"a heading alone says nothing", "## Contexte\n", nil},
		{"a heading with text", "## Contexte\n\nDu texte.\n", []network.Section{network.Context}},
		{"in the order of the sheet, not of the text", "## Recommandations\nx\n## Contexte\nx\n", []network.Section{network.Context, network.Recommendations}},
		{"case, accents and final punctuation do not count", "## DIFFICULTES RENCONTREES :\nx\n", []network.Section{network.Difficulties}},
		{"the short and the English names", "## Difficultés\nx\n## Success factors\nx\n", []network.Section{network.SuccessFactors, network.Difficulties}},
		{"underlined", "Contexte\n--------\n\nx\n", []network.Section{network.Context}},
		{"closed", "## Contexte ##\nx\n", []network.Section{network.Context}},
		{"a third level stays within", "## Contexte\n### Détail\nx\n", []network.Section{network.Context}},
		{"a first level ends it, as one of the second", "## Contexte\n# Autre\nx\n", nil},
		{"a first level counts as a second", "# Contexte\nx\n", []network.Section{network.Context}},
		{"a third level without a second counts as one", "### Contexte\nx\n", []network.Section{network.Context}},
		{"under a heading of the author's own, what is said is said", "## Retours\n### Difficultés\nx\n### Autre\nx\n", []network.Section{network.Difficulties}},
		{"two in one", "## Freins et leviers\nx\n", []network.Section{network.SuccessFactors, network.Difficulties}},
		{"an unknown one ends it", "## Contexte\n## Budget\nx\n", nil},
		{"the last line without end", "## Contexte\nx", []network.Section{network.Context}},
		{"code is content", "## Contexte\n```\nx\n```\n", []network.Section{network.Context}},
		{"a heading in code is none", "```\n## Contexte\nx\n```\n", nil},
		{"a longer fence holds a shorter one", "````\n```\n## Contexte\nx\n````\n", nil},
		{"tildes", "~~~\n## Contexte\n~~~\n## Objectifs\nx\n", []network.Section{network.ObjectivesNotes}},
		{"a comment says nothing", "## Contexte\n\n<!-- Pourquoi\n## Objectifs\n? -->\n", nil},
		{"indented by four it is code", "    ## Contexte\nx\n", nil},
		{"no space, no heading", "##Contexte\nx\n", nil},
		{"a rule is content of the section above", "## Contexte\n\n---\n", []network.Section{network.Context}},
		{"Windows", "## Contexte\r\n\r\nx\r\n", []network.Section{network.Context}},
		{"twice", "## Contexte\nx\n## Contexte\nx\n", []network.Section{network.Context}},
	} {
		if got, _ := sectionsOf([]byte(c.text)); got != network.SetOf(c.want...) {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

func TestLinksOf(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"[a](b.md)":                    "b.md",
		"![a](b.png \"titre\")":        "b.png",
		"[a](<b c.md>)":                "b c.md",
		"[a](  b.md  )":                "b.md",
		"[a](b(c).md)":                 "b(c).md",
		"[a](b.md)[c](d.md)[e](b.md)":  "b.md d.md",
		"[a][r]\n\n[r]: b.md \"t\"\n":  "b.md",
		"[r]:\n  b.md\n":               "b.md",
		"[a](../m/2011.md#x)":          "../m/2011.md#x",
		"[![i](i.png)](b.md)":          "b.md i.png",
		`[a](b\_c.md)`:                 `b\_c.md b_c.md`,
		"[a](b?c&amp;d)":               "b?c&amp;d b?c&d",
		"[a] (b.md)":                   "",
		"[a](b":                        "b",
		"[a](<b":                       "",
		"[x]":                          "",
		"[a]()":                        "",
		"- [ ] tâche\n- [x](fait.md)]": "fait.md",
	} {
		if got := strings.Join(linksOf([]byte(text)).all, " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestImagesAndLinks: which photos a text shows, and which it leads to.
func TestImagesAndLinks(t *testing.T) {
	for text, want := range map[string]string{
		"![Un bac](a.jpg)":                                 "shows a.jpg",
		"[En grand](a.jpg)":                                "links a.jpg",
		"[![Un bac](a.jpg)](a.jpg)":                        "shows a.jpg links a.jpg",
		"![Un bac][bac]\n\n[bac]: a.jpg":                   "shows a.jpg",
		"![bac]\n\n[bac]: a.jpg":                           "shows a.jpg",
		"[bac]\n\n[bac]: a.jpg":                            "links a.jpg",
		"[En grand][bac] ![Un bac][bac]\n\n[bac]: a.jpg":   "links a.jpg",
		"[En grand][Bac]\n\n[bac]: a.jpg":                  "links a.jpg",
		"[![Un bac](b.jpg)][bac]\n\n[bac]: a.jpg":          "shows b.jpg links a.jpg",
		"[un [petit](x.md) ![Un bac][bac]\n\n[bac]: a.jpg": "shows a.jpg",
		"\\[bac]\n\n[bac]: a.jpg":                          "shows a.jpg",
	} {
		found := linksOf([]byte(text))
		var got []string
		for _, l := range found.shown {
			got = append(got, "shows "+l)
		}
		for _, l := range found.linked {
			got = append(got, "links "+l)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestManyPhotoReferences: a text of a megabyte of definitions, or of brackets within
// brackets, takes no longer than others.
func TestManyPhotoReferences(t *testing.T) {
	for name, text := range map[string]string{
		"definitions": strings.Repeat("[a]: x.jpg\n", 90_000),
		"references":  strings.Repeat("![a][b]\n", 120_000) + "[b]: x.jpg",
		"nests":       strings.Repeat("[", 500_000) + strings.Repeat("]", 500_000) + "\n[b]: x.jpg",
	} {
		loop.Within(t, 5*time.Second, name, func() { linksOf([]byte(text)) })
	}
}
