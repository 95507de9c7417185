package source_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/source"
)

// commaSheet is a sheet with a line of its own.
func commaSheet(t *testing.T, line string) fstest.MapFS {
	t.Helper()
	return siteOf(t, txtar.Parse([]byte("-- content/sheets/compost.md --\n---\ntitle: Des composteurs\ncommune: rodez\ntheme: compostage\nstatus: in-place\nresults: []\n"+line+"\n---\n")))
}

// A text of a list in brackets that YAML split is shown whole, and quoting it as
// the message says ends the message.
func TestSplitInBrackets(t *testing.T) {
	for _, c := range []struct{ line, split string }{ // split: the texts, | between two
		{"means: {technical: [Régie de 6 ha dont 3,5 ha cultivés]}", "Régie de 6 ha dont 3,5 ha cultivés"},
		{"partners: [Lipor (Porto et 1,5 million d'habitants)]", "Lipor (Porto et 1,5 million d'habitants)"},
		{"partners: [Mairie, Lipor (Porto et 1,5 million d'habitants), École]", "Lipor (Porto et 1,5 million d'habitants)"},
		{"partners: [Écoles (Luc, Belval), Régie de 3,5 ha]", "Écoles (Luc, Belval)|Régie de 3,5 ha"},
		{"partners: [Association (eau, air, sol), Mairie]", "Association (eau, air, sol)"},
		{"partners: [Le collectif « Ici, ensemble », Mairie]", "Le collectif « Ici, ensemble »"},
		{"partners: [Le collectif “Ici, ensemble”]", "Le collectif “Ici, ensemble”"},
		{"partners: [Une ferme de 12,50 ha (3,5 ha cultivés, 2 agents)]", "Une ferme de 12,50 ha (3,5 ha cultivés, 2 agents)"},
		{"partners: [\"Mairie\", Régie de 3,5 ha]", "Régie de 3,5 ha"},
		{"partners: [Régie « Terre », 2,5 ha de serres]", "2,5 ha de serres"},
		{"means: {technical: [10,5 km de conduites, 3,2 km de haies]}", "10,5 km de conduites|3,2 km de haies"},
		{"partners: [Mairie, Écoles (Luc,\n  Belval)]", "Écoles (Luc, Belval)"},
		// Lists that are lists.
		{"partners: [a, b]", ""}, {"partners: [2010, 2011]", ""}, {"partners: [2010,2011]", ""}, {"partners: [1 salarié, 2 bénévoles]", ""},
		{"partners: [lot 1, 2 bacs]", ""}, {"partners: [Mairie (services techniques), École]", ""}, {"partners: [a) un, b) deux]", ""},
		{"partners: [\"Régie de 3,5 ha\", 'Lipor (Porto, Maia)']", ""}, {"partners: [« Ici », « Là »]", ""}, {"partners: [Mairie,École]", ""},
		{"partners: [Quartier 2,École]", ""}, {"partners: [(Mairie), (École)]", ""}, {"partners: [Mairie :), École]", ""},
		{"partners:\n  - Régie de 6 ha dont 3,5 ha\n  - Lipor (Porto, Maia)", ""},
	} {
		if !strings.HasPrefix(c.line, "means") {
			c.line += "\nmeans: none"
		}
		site := commaSheet(t, c.line)
		_, problems := source.Read(site, source.Options{Workers: 1})
		var texts []string
		for _, p := range problems {
			texts = append(texts, p.Args["text"].(string))
			if p.Code != "list-split" || p.Severity != diag.Error {
				t.Errorf("%s: %s", c.line, p.Message(locale.For(locale.French)))
			}
		}
		if got := strings.Join(texts, "|"); got != c.split {
			t.Errorf("%s: %q, want %q", c.line, got, c.split)
			continue
		}
		mended := strings.ReplaceAll(c.line, "(Luc,\n  Belval)", "(Luc, Belval)")
		for _, p := range problems {
			mended = strings.Replace(mended, p.Args["text"].(string), p.Args["quoted"].(string), 1)
		}
		if _, left := source.Read(commaSheet(t, mended), source.Options{Workers: 1}); len(left) > 0 {
			t.Errorf("%s: %s", mended, left[0].Message(locale.For(locale.French)))
		}
	}
}

// The same in braces; a text split at several commas has one message.
func TestSplitInBraces(t *testing.T) {
	for line, want := range map[string]string{
		"results: [{text: \"Bacs\", value: 5,2}]":                         `number-split`,
		"results: [{text: Bacs, petits, value: 3}]":                       `"Bacs, petits"`,
		"results: [{text: Bacs, petits, gris, ronds, value: 3}]":          `"Bacs, petits, gris, ronds"`,
		"results: [{text: Régie (6 ha, 3 agents), value: 3}]":             `"Régie (6 ha, 3 agents)"`,
		"results: [{text: Porto et 1,5 million d'habitants, value: 3}]":   `"Porto et 1,5 million d'habitants"`,
		"results: [{text: Bacs, value: environ 5,2 t}]":                   `"environ 5,2 t"`,
		"results: [{text: Bacs, value: 3, note: 1,5 ha, 2,5 ha et 3 ha}]": `"1,5 ha, 2,5 ha et 3 ha"`,
	} {
		site := commaSheet(t, "means: none")
		text := strings.Replace(string(site["content/sheets/compost.md"].Data), "results: []", line, 1)
		site["content/sheets/compost.md"].Data = []byte(text)
		_, problems := source.Read(site, source.Options{Workers: 1})
		if len(problems) != 1 {
			t.Errorf("%s: %d problems", line, len(problems))
			continue
		}
		p := problems[0]
		if p.Code == "number-split" && want == "number-split" {
			continue
		}
		quoted, _ := p.Args["quoted"].(string)
		if quoted != want {
			t.Errorf("%s: %s", line, p.Hint(locale.For(locale.French)))
			continue
		}
		site["content/sheets/compost.md"].Data = []byte(strings.Replace(text, strings.Trim(quoted, `"`), quoted, 1))
		if _, left := source.Read(site, source.Options{Workers: 1}); len(left) > 0 {
			t.Errorf("%s: %s", quoted, left[0].Message(locale.For(locale.French)))
		}
	}
}

// A number after a # is mostly the end of a title; a comment is left in peace.
func TestCutByNumber(t *testing.T) {
	for line, warned := range map[string]bool{
		"title: Essai # 3": true, "title: Essai  # 3": true, "title: Essai # 3 bis": true, "summary: Le lot # 12 est livré": true,
		"title: Essai # 3 du service": true, "contact: {role: Agent, phone: 05 65 00 00 00} # 2": false,
		"partners: # 3 au plus\n  - Mairie": false, "title: Essai   # 80 caractères au plus": false, "title: Essai # en deux mots": false,
		"date: 2012 # 3 mois après": false, "title: \"Essai # 3\"": false, "title: 'Essai # 3'": false, "title: Essai # ": false,
		"title: Essai #": false, "checked: 2012-03-01   # 2 fois par an": false, "# 3 lignes\ntitle: Essai": false,
		"summary: |\n  Le lot # 3": false, "partners:\n  - Atelier # 4\n  - Mairie": true,
		"contact:\n  role: Agent # 2": true,
	} {
		site := commaSheet(t, "means: none")
		text := string(site["content/sheets/compost.md"].Data)
		if strings.Contains(line, "title:") {
			text = strings.Replace(text, "title: Des composteurs", line, 1)
		} else {
			text = strings.Replace(text, "means: none", "means: none\n"+line, 1)
		}
		site["content/sheets/compost.md"].Data = []byte(text)
		_, problems := source.Read(site, source.Options{Workers: 1})
		got := len(problems) == 1 && problems[0].Code == "cut-by-number"
		if len(problems) > 1 || got != warned || !got && len(problems) > 0 {
			t.Errorf("%q: %v", line, problems)
		}
		if !got {
			continue
		}
		lines := strings.Split(text, "\n")
		number := problems[0].Line - 1
		indent := len(lines[number]) - len(strings.TrimLeft(lines[number], " "))
		lines[number] = lines[number][:indent] + problems[0].Args["line"].(string)
		site["content/sheets/compost.md"].Data = []byte(strings.Join(lines, "\n"))
		if _, left := source.Read(site, source.Options{Workers: 1}); len(left) > 0 {
			t.Errorf("%q mended: %v", line, left)
		}
	}
}
