package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/locale"
)

// testdata/published is a network of twelve sheets whose figures towns, counties
// and syndicates of seven countries have published; the wording is ours. What it
// shows was worked out by hand: each case says how.

const published = "testdata/published"

// builtPublished is what the network publishes, by path, once its files are edited.
func builtPublished(t *testing.T, edits map[string]func(string) string) (map[string]string, Report) {
	t.Helper()
	site := fstest.MapFS{}
	for path, text := range tree(t, published) {
		if edit := edits[path]; edit != nil {
			text = edit(text)
		}
		site[path] = file(text)
	}
	dir := t.TempDir()
	opt := options(site, dir)
	opt.NoPDF = true
	report, err := Run(t.Context(), opt)
	if err != nil {
		t.Fatal(err, messages(report))
	}
	return tree(t, dir), report
}

// TestPublishedIsClean: no error; four warnings, that only the publishers could end.
func TestPublishedIsClean(t *testing.T) {
	_, report := builtPublished(t, nil)
	want := map[string]string{
		"content/sheets/calatafimi.md:8 result-without-year":           "the source dates neither rate",
		"content/sheets/ecole-cabestany.md:19 target-without-baseline": "the source does not say what the school used before",
		"content/sheets/elena.md:8 done-without-result":                "the source says whom it reached, not how much was composted",
		"content/network.yaml:59 objective-without-result":             "no source weighs what was kept out of the bins",
	}
	got := map[string]string{}
	for _, p := range report.Problems {
		key := fmt.Sprintf("%s:%d %s", p.File, p.Line, p.Code)
		if want[key] == "" {
			t.Errorf("%s: %s", key, p.Message(locale.For(locale.French)))
		}
		got[key] = want[key]
	}
	if !maps.Equal(got, want) {
		t.Errorf("the warnings are %v, want %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

// The network's objectives: id, status, target, value (its two ends when they are
// not the same), and why.
const publishedObjectives = `
omr-moins-dix      in-progress  279    198      Choletais alone has a figure, 198; 310 less 10 % is 279; below it, but 2026 is not over
cinq-cents-tonnes  in-progress  500    -        nobody has weighed yet: Elena's 120,16 t are a target
douze-fiches       reached      12     12       twelve sheets; those without date count in a row that spans all
energie            reached      10000  48189    Lancashire's 48 189 MWh; 10 GWh are 10 000 MWh
emissions          reached      80000  86400..  more than 86 400: its lower end is above 80 000
cent-mille-tonnes  in-progress  100000 86400..  the same lower end is below 100 000, whatever the upper one is
moitie-de-restes   reached      73.5   30       half of the canteen's 147 is 73,5; the mean of the one latest is 30; 2024 is over
trier              reached      65     85.74    Calatafimi's, undated, counts in a row that spans all
communes           reached      6      6/12     Mouans-Sartoux, Cabestany, Serres and three of the joint sheet, of twelve members
une-action         in-progress  1      1        6 of 12 communes, as above
`

func TestPublishedObjectives(t *testing.T) {
	files, _ := builtPublished(t, nil)
	type row struct {
		Target, Value *float64
		Min           *float64 `json:"value_min"`
		Max           *float64 `json:"value_max"`
		Of            *float64 `json:"out_of"`
	}
	var data struct {
		Objectives []struct {
			ID, Status  string
			Reached, Of int
			Periods     []row
		}
	}
	read(t, files["data/v1/objectives.json"], &data)
	lines := strings.Split(strings.TrimSpace(publishedObjectives), "\n")
	if len(lines) != len(data.Objectives) {
		t.Errorf("%d objectives, want %d", len(data.Objectives), len(lines))
	}
	for i, line := range lines {
		want, o := strings.Fields(line)[:4], data.Objectives[i]
		r := o.Periods[0]
		value := number(r.Value)
		switch {
		case r.Of != nil:
			value += "/" + number(r.Of)
		case number(r.Min) != number(r.Max):
			value = strings.Trim(number(r.Min)+".."+number(r.Max), "-")
		}
		if got := []string{o.ID, o.Status, number(r.Target), value}; !slices.Equal(got, want) {
			t.Errorf("%v, want %s", got, line)
		}
		if o.ID == "une-action" && (o.Reached != 6 || o.Of != 12) {
			t.Errorf("%s: %d of %d, want 6 of 12", o.ID, o.Reached, o.Of)
		}
	}
}

func read(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.NewDecoder(bytes.NewReader([]byte(text))).Decode(into); err != nil {
		t.Fatal(err)
	}
}

func number(v *float64) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprint(*v)
}

// What pages say of means and results, and what no page may say: page, text. A text
// after "never" is nowhere in it.
const publishedPages = `
# The school: 2,5 M€ less 0,6 M€ of grants. Neither loan nor own funds make it smaller.
themes/energie | Coût 2 500 000 € 1 fiche sur 1 renseignée, dont 600 000 € de subventions, 1 400 000 € d’emprunt et 500 000 € de fonds propres
themes/energie | Reste à charge 1 900 000 €
fiches/ecole-cabestany | Emprunt : Banque des Territoires 1 400 000 € sur 41 ans
fiches/ecole-cabestany | Fonds propres : Commune 500 000 €
fiches/ecole-cabestany | Objectif : 64 % de moins
fiches/ecole-cabestany | Élèves (281)
fiches/ecole-cabestany | août 2023 – juillet 2025
# Three prices and no amount: they are shown, and no total rests on them.
fiches/cantine-bio | environ 240 000 €/an, 2,01 €/repas (2017), 11,77 €/repas (2017)
fiches/cantine-bio | Économie : Ce qui n’est plus jeté 0,20 €/repas
fiches/cantine-bio | Agriculteurs de la régie municipale 3 ETP
themes/alimentation | never Coût 2
themes/alimentation | never 240 013
themes/alimentation | never Temps passé
themes/alimentation | never Reste à charge
themes/dechets | never Reste à charge
themes/biodechets | never Reste à charge
themes/biodechets | 15 €/foyer/an
# 147 less 30 is 117, of 147 79,6 %.
fiches/cantine-bio | de 147 (2010) → à 30 (2019) g/repas, −80 %
themes/alimentation | Restes par repas 30 g/repas moyenne
# Shares of a cost that nobody says are shown, and make no amount.
fiches/extinction-serres | Subvention : SDE09 50 % du coût
themes/eclairage | never Reste à charge
themes/eclairage | never Coût 5
# The percentages of two places are never added up (138 %), nor those of the Choletais.
themes/eclairage | never 138
themes/biodechets | never 190,
# Lancashire: the bound stays one; pounds are in a note and in no total of euros.
themes/eclairage | Énergie économisée 48 189 MWh cumul
themes/eclairage | Émissions évitées au moins 86 400 tCO₂e cumul
fiches/led-lancashire | presque 40 M£
fiches/led-lancashire | Lampadaires convertis 152 000 depuis 2009
# A year's kg/hab are kg/hab/an.
themes/biodechets | Ordures ménagères résiduelles 198 kg/hab/an moyenne pondérée par la population
# The joint sheet: each commune's own figures on its page, and the shared one with whom.
fiches/compostage-sud-vendee | Foyers concernés (Benet) entre 42 et 55 foyers
fiches/compostage-sud-vendee | Repas par jour en saison (Damvix) au plus 800
fiches/compostage-sud-vendee | Référents de site formés 17 sur 20
# 85,74 less 42,77: of a percentage the change is in points.
fiches/calatafimi | de 42,77 → à 85,74 %, +42,97 points
fiches/balayage-mad-et-moselle | de 17 (2012) → à 19 (2013), +12 %
fiches/gobelets-authion | Gobelets empruntés 15 120 janvier 2015 – mars 2016
fiches/gobelets-authion | Recette : Gobelets non rendus 0,90 €/gobelet
fiches/gobelets-authion | Établissement d’aide par le travail (Lave les gobelets)
fiches/elena | Personnes touchées en tout (1 386)
organisations/lac-megantic | 21,76 km²
# Organisations are counted nowhere among communes: two themes have none.
themes/nature | never Communes qui partagent
themes/eclairage | Communes qui partagent 1
themes/biodechets | Communes qui partagent 3
communes | never Lancashire
communes | never Sycodem
communes | never Elena
`

func TestPublishedPages(t *testing.T) {
	files, _ := builtPublished(t, nil)
	for line := range strings.SplitSeq(strings.TrimSpace(publishedPages), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		page, says, _ := strings.Cut(line, " | ")
		text := textOf(files[page+"/index.html"])
		if text == "" {
			t.Errorf("no page %s", page)
		}
		absent, never := strings.CutPrefix(says, "never ")
		if never && strings.Contains(text, absent) || !never && !strings.Contains(text, says) {
			t.Errorf("%s: %s\n%s", page, says, text)
		}
	}
}

var tags, spaces = regexp.MustCompile(`(?s)<(script|style|svg).*?</(script|style|svg)>|<[^>]+>`), regexp.MustCompile(`[\s\x{a0}\x{202f}]+`)

// textOf is what one reads on a page, with plain spaces.
func textOf(page string) string {
	_, main, _ := strings.Cut(page, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	text := strings.NewReplacer("&#39;", "’", "&amp;", "&").Replace(tags.ReplaceAllString(main, " "))
	return strings.NewReplacer(" )", ")", "( ", "(", " ,", ",").Replace(spaces.ReplaceAllString(text, " "))
}

// What is only planned is in no total, of costs and of funding.
func TestPublishedPlanned(t *testing.T) {
	files, _ := builtPublished(t, map[string]func(string) string{
		"content/sheets/ecole-cabestany.md": func(text string) string {
			return strings.NewReplacer("status: done", "status: planned", "to: juillet 2025", "to: juillet 2027").Replace(text)
		},
	})
	text := textOf(files["themes/energie/index.html"])
	for _, total := range []string{"Reste à charge", "1 900 000", "Coût 2 500 000 € 1 fiche"} {
		if strings.Contains(text, total) {
			t.Errorf("a planned sheet is in the total %q: %s", total, text)
		}
	}
	if !strings.Contains(text, "Une école de 1975") {
		t.Error("the planned sheet is not shown")
	}
}

// TestPublishedCarriers: twelve members, and fifteen bodies that are none, with the
// sheets that they carry.
func TestPublishedCarriers(t *testing.T) {
	files, _ := builtPublished(t, nil)
	var data struct {
		Communes      []struct{ ID string }
		Organisations []struct {
			ID     string
			Sheets int
		}
	}
	read(t, files["data/v1/communes.json"], &data)
	read(t, files["data/v1/organisations.json"], &data)
	if len(data.Communes) != 12 || len(data.Organisations) != 15 {
		t.Errorf("%d communes and %d organisations, want 12 and 15", len(data.Communes), len(data.Organisations))
	}
	carried := 0
	for _, o := range data.Organisations {
		carried += o.Sheets
		if files["organisations/"+o.ID+"/index.html"] == "" || files["communes/"+o.ID+"/index.html"] != "" {
			t.Errorf("%s has not the page of an organisation", o.ID)
		}
	}
	if carried != 9 { // all but those of the school, the canteen and the village; that of Sud Vendée among them
		t.Errorf("organisations carry %d sheets, want 9", carried)
	}
}

// TestPublishedFigures: no figure of the originals is lost.
func TestPublishedFigures(t *testing.T) {
	files := tree(t, published)
	rows := 0
	for line := range strings.SplitSeq(files["figures.txt"], "\n") {
		cells := strings.Split(line, " | ")
		if len(cells) != 3 {
			continue
		}
		rows++
		sheet := files[filepath.ToSlash(filepath.Join("content/sheets", cells[0]+".md"))]
		if !strings.Contains(sheet, cells[2]) && !strings.Contains(files["content/network.yaml"], cells[2]) {
			t.Errorf("%s: %s is not there", cells[0], cells[2])
		}
		for _, digits := range numerals.FindAllString(cells[1], -1) {
			if !strings.Contains(cells[2], strings.TrimSpace(digits)) && !strings.Contains(sheet, strings.TrimSpace(digits)) {
				t.Errorf("%s: %s is lost in %s", cells[0], digits, cells[2])
			}
		}
	}
	if rows < 100 {
		t.Errorf("only %d figures", rows)
	}
}

var numerals = regexp.MustCompile(`[0-9]+( [0-9]{3})*(,[0-9]+)?`)
