package build

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What an author writes reaches the data in the author's own words, beside ISO;
// the planning is in the order of time; what a year leaves out is said on the
// objective's page and in the data.
func TestDatesAsPublished(t *testing.T) {
	dir := t.TempDir()
	site := yearly(map[string]string{
		"sheets/datee.md": `title: Datée
commune: aubrac
theme: dechets
status: in-place
means: none
date: 25/11/2011
period: 2010 à en cours
checked: fin 2011
planning:
  - {text: Sans date}
  - {date: été 2011, text: Troisième}
  - {date: 2011, text: Deuxième}
  - {date: "du 3 au 5 juin 2010", text: Première}
results:
  - {text: Bacs, year: 2009-2011, value: 3}
  - {text: Sacs, from: 2011-09, to: juin 2012, value: 4}
  - {text: Seaux, year: 2011, value: 5}
  - {text: Pots, year: depuis 2009, value: 6}
`,
		"sheets/essai.md": sixKeys,
	})
	opt := options(site, dir)
	opt.NoPDF = true
	if report, err := Run(t.Context(), opt); err != nil {
		t.Fatal(err, messages(report))
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(data))
	}
	for name, wanted := range map[string][]string{
		"data/v1/sheets.json": {
			`"date":"2011-11-25","date_text":"25/11/2011"`,
			`"period":{"from":"2010","from_text":"2010 à en cours","to":null,"to_text":"2010 à en cours"}`,
			`"checked":"2011","checked_text":"fin 2011"`,
			`"planning":[{"date":"2010-06-03","date_text":"du 3 au 5 juin 2010","to":"2010-06-05","to_text":"du 3 au 5 juin 2010","text":"Première"},` +
				`{"date":"2011","date_text":"2011","to":null,"to_text":null,"text":"Deuxième"},{"date":"2011","date_text":"été 2011","to":null,"to_text":null,"text":"Troisième"},` +
				`{"date":null,"date_text":null,"to":null,"to_text":null,"text":"Sans date"}]`,
		},
		"data/v1/results.json": {
			`"text":"Bacs","year":2011,"year_text":"2009-2011","from":"2009","from_text":"2009-2011","to":"2011","to_text":"2009-2011"`,
			`"text":"Sacs","year":2012,"year_text":"2011-09 – juin 2012","from":"2011-09","from_text":"2011-09","to":"2012-06","to_text":"juin 2012"`,
			`"text":"Seaux","year":2011,"year_text":"2011","from":"2011","from_text":"2011","to":"2011","to_text":"2011"`,
			`"text":"Pots","year":null,"year_text":"depuis 2009","from":"2009","from_text":"depuis 2009","to":null,"to_text":null`,
		},
		"data/v1/objectives.json": {
			`"status":"reached","reason":"undated","reason_text":"1 fiche sans date n’est pas comptée ici."`,
			`"status":"not-reported","reason":"no-action","reason_text":"Aucune action n’est enregistrée sur cette période. 1 action sans date n’est pas comptée ici."`,
			`"id":"en-tout"`,
		},
		"objectifs/fiches/index.html":  {`1 fiche sans date n’est pas comptée ici.`},
		"objectifs/actions/index.html": {`1 action sans date n’est pas comptée ici.`},
		"fiches/datee/index.html":      {`2009 – 2011`, `septembre 2011 – juin 2012`, `depuis 2009`, `3 juin 2010 – 5 juin 2010`, `été 2011`},
	} {
		text := read(name)
		for _, want := range wanted {
			if !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(text, "&#39;", "’"), "Été", "été"), want) {
				t.Errorf("%s lacks %s:\n%s", name, want, text)
			}
		}
	}
	if whole := regexp.MustCompile(`"id":"en-tout".*?"value":(\d+)`).FindStringSubmatch(read("data/v1/objectives.json")); whole == nil || whole[1] != "2" {
		t.Errorf("the whole objective counts %v sheets, not both", whole)
	}
	page := read("fiches/datee/index.html")
	if a, b, c := strings.Index(page, "Première"), strings.Index(page, "Deuxième"), strings.Index(page, "Troisième"); a < 0 || b < a || c < b {
		t.Errorf("the planning is not in the order of time: %d, %d, %d", a, b, c)
	}
}
