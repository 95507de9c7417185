package layout

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/view"
)

// Where the lessons of a sheet are shown alone, so are the notes that they call, with their
// numbers, and every link leads to what is shown.
func TestLessonsAlone(t *testing.T) {
	for _, c := range []struct{ why, body, notes, has string }{
		{"called in a lesson and elsewhere", "## Contexte\n\nAvant[^1].\n\n## Difficultés\n\nDur[^1].\n\n[^1]: Une note.\n", "1", ""},
		{"called elsewhere alone", "## Contexte\n\nAvant[^1].\n\n## Difficultés\n\nDur.\n\n[^1]: Une note.\n", "", ""},
		{"one here, one elsewhere", "## Contexte\n\nAvant[^a].\n\n## Difficultés\n\nDur[^b].\n\n[^a]: Ailleurs.\n[^b]: Ici.\n", "2", ""},
		{"called in a title", "## Contexte\n\nAvant[^1].\n\n## Difficultés[^1]\n\nDur.\n\n[^1]: Une note.\n", "1", ""},
		{"a note that calls a note", "## Contexte\n\nAvant[^b].\n\n## Difficultés\n\nDur[^a].\n\n[^a]: Voir l’autre[^b].\n[^b]: La voici.\n", "1 2", ""},
		{"a note that ends with a list", "## Contexte\n\nAvant[^1].\n\n## Difficultés\n\nDur[^1], dur[^1].\n\n[^1]: Une note :\n\n    - un\n    - deux\n", "1", ""},
		{"a link to another part", "## Contexte\n\nAvant.\n\n## Difficultés\n\nVoir [là](#contexte) et [ici](#encore).\n\n### Encore\n\nOui.\n", "", `<a href="/fiches/a/?b&amp;c#contexte">là</a> et <a href="#t2-encore">ici</a>`},
		{"no note", "## Difficultés\n\nDur.\n", "", ""},
		{"no lesson", "## Contexte\n\nAvant[^1].\n\n[^1]: Une note.\n", "", ""},
	} {
		doc, _ := markdown.New(locale.For(locale.French)).Convert([]byte(c.body), markdown.Options{Prefix: "t2-", Resolve: func(dest string) markdown.Link { return markdown.Link{URL: dest} }})
		page := Page{bodies: map[string]markdown.Doc{"a.md": doc}}
		var shown strings.Builder
		for _, s := range page.LessonsAlone(view.Text{File: "a.md"}, "/fiches/a/?b&c") {
			shown.WriteString(`<h3 id="` + s.ID + `">` + string(s.Calls) + "</h3>" + string(s.HTML()))
		}
		var numbers []string
		for _, m := range regexp.MustCompile(`<li id="t2-fn:\d+" value="(\d+)">`).FindAllStringSubmatch(shown.String(), -1) {
			numbers = append(numbers, m[1])
		}
		slices.Sort(numbers)
		if got := strings.Join(numbers, " "); got != c.notes {
			t.Errorf("%s: notes %q, want %q", c.why, got, c.notes)
		}
		for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(shown.String(), -1) {
			if strings.Count(shown.String(), ` id="`+m[1]+`"`) != 1 {
				t.Errorf("%s: #%s leads to nothing in %s", c.why, m[1], shown.String())
			}
		}
		if !strings.Contains(shown.String(), c.has) {
			t.Errorf("%s: no %s in %s", c.why, c.has, shown.String())
		}
		if opened, closed := strings.Count(shown.String(), "<li"), strings.Count(shown.String(), "</li>"); opened != closed {
			t.Errorf("%s: %d items begin, %d end in %s", c.why, opened, closed, shown.String())
		}
	}
}
