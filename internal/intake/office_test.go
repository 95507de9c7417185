package intake

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"essaim/internal/diag"
	"essaim/internal/document"
	"essaim/internal/source"
	"essaim/test/loop"
)

// TestLibreOfficeForms: a form that a script filled in and that LibreOffice saved, in
// its own format and in Word's, says what was filled in; also when its controls and
// styles were lost on the way.
func TestLibreOfficeForms(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes its time to start")
	}
	python := pythonWithDocx(t)
	if _, missing := exec.LookPath("soffice"); missing != nil && os.Getenv("CI") == "" {
		t.Skip("soffice is missing: test/install.sh installs it")
	}
	site, dir := demo(t), t.TempDir()
	known, _ := source.Read(site, source.Options{Drafts: true})
	filled := []struct {
		kind    source.Kind
		name    string
		answers []string
		want    string
	}{
		{source.SheetKind, "", []string{
			"title=Un essai de tri", "commune=Courtebrune, Sauvelle", "theme=Eau et espaces verts", "status=en place", "summary=Les agents trient.",
			"period=2010-2012", "date=2012-01-15", "keywords=cantine, tri", "exemplary=oui", "contact/role=Services techniques", "contact/email=tri@example.org",
			"objectives/general=Moins de papier", "means/technical=Deux bacs, une balance", "means/people/who=Agent", "means/people/hours=environ 39 h",
			"means/cost/amount=1 200 € HT", "means/cost/kind=investissement", "results/text=Bacs posés", "results/text=Sacs", "results/value=12", "results/value=3 t",
			"results/year=2011", "results/before/value=-", "results/before/value=5 t", "planning/date=début novembre 2011", "planning/date=2012", "planning/text=Courriers", "planning/text=Bilan",
			"partners/name=ADEME", "partners/role=Conseil", "body/context=Les bacs débordaient.", "body/difficulties=Le froid.",
		}, `commune 0 courtebrune, sauvelle
contact/email 0 tri@example.org
contact/role 0 Services techniques
date 0 2012-01-15
exemplary 0 oui
keywords 0 cantine, tri
means/cost/amount 0 1 200 € HT
means/cost/kind 0 investissement
means/people/hours 0 environ 39 h
means/people/who 0 Agent
means/technical 0 Deux bacs, une balance
objectives/general 0 Moins de papier
partners/name 0 ADEME
partners/role 0 Conseil
period 0 2010-2012
planning/date 0 début novembre 2011
planning/date 1 2012
planning/text 0 Courriers
planning/text 1 Bilan
results/before/value 1 5 t
results/text 0 Bacs posés
results/text 1 Sacs
results/value 0 12
results/value 1 3 t
results/year 0 2011
status 0 en place
summary 0 Les agents trient.
theme 0 eau
title 0 Un essai de tri
## Contexte Les bacs débordaient. ## Difficultés rencontrées Le froid.`},
		{source.MeetingKind, "2024-09-12", []string{
			"title=Deuxième journée", "status=tenue", "attendance/people=11", "attendance/communes=5", "attendance/elected=4", "host=Sauvelle",
			"agenda/text=Visite du broyeur", "agenda/minutes=40", "body=Tout le monde a parlé.",
		}, `agenda/minutes 0 40
agenda/text 0 Visite du broyeur
attendance/communes 0 5
attendance/elected 0 4
attendance/people 0 11
date 0 2024-09-12
host 0 sauvelle
status 0 tenue
title 0 Deuxième journée
Tout le monde a parlé.`},
		{source.CommuneKind, "pierrefol", []string{
			"interview/date=2024-05", "practices/text=Du broyat donné", "practices/since=2022", "practices/offers=visite, témoignage", "needs/theme=Énergie et éclairage", "needs/text=Éteindre la nuit",
		}, `interview/date 0 2024-05
interview/status 0 refusé
needs/text 0 Éteindre la nuit
needs/theme 0 energie
practices/offers 0 visite, témoignage
practices/since 0 2022
practices/text 0 Du broyat donné
practices/theme 0 compostage`},
		{source.AdoptionKind, "", []string{
			"sheet=Un pédibus qui tient l'hiver", "commune=Pierrefol", "considered=2024-02", "started=mai 2024", "adaptation=Une seule ligne.", "body=Les parents ont aidé.",
		}, `adaptation 0 Une seule ligne.
commune 0 pierrefol
considered 0 2024-02
sheet 0 pedibus
started 0 mai 2024
Les parents ont aidé.`},
	}
	var files []string
	for _, f := range filled {
		form := filepath.Join(dir, string(f.kind)+".docx")
		data, err := Form(FormRequest{Kind: f.kind, Name: f.name, Answers: Prefill(site, f.kind, f.name, known)}, known)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(form, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, how := range []string{"controls", "plain"} {
			out := filepath.Join(dir, string(f.kind)+"-"+how+".docx")
			if said, err := exec.Command(python, append([]string{"testdata/office/fill.py", form, out, how}, f.answers...)...).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", out, err, said)
			}
			files = append(files, out)
		}
	}
	for _, format := range []string{"docx", "odt"} {
		arguments := append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", format, "--outdir", filepath.Join(dir, format)}, files...)
		if said, err := exec.Command("soffice", arguments...).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, said)
		}
	}
	s := NewSite(site)
	for i, file := range files {
		base := strings.TrimSuffix(filepath.Base(file), ".docx")
		for _, saved := range []string{file, filepath.Join(dir, "docx", base+".docx"), filepath.Join(dir, "odt", base+".odt")} {
			data, err := os.ReadFile(saved)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := document.Read(data)
			if err != nil {
				t.Fatalf("%s: %v", saved, err)
			}
			d := s.Draft(filepath.Base(saved), doc)
			want := filled[i/2].want
			_, text, _ := strings.Cut(string(d.File.Data)[4:], "\n---\n")
			got := strings.TrimSpace(saying(t, site, d.File.Path, d.File.Data) + "\n" + strings.Join(strings.Fields(text), " "))
			if got != want {
				t.Errorf("%s: %s", saved, firstDifference(got, want))
			}
			for _, p := range d.Problems {
				t.Errorf("%s: %s %v", saved, p.Code, p.Args)
			}
		}
	}
}

// TestLibreOfficeTable: a workbook of 20,000 rows that LibreOffice itself saved in France, and
// 2,000 of them as text, are the same drafts, in bounded time and memory: decimal commas, dates,
// percentages, formulas, merged cells, a hidden column and a hidden worksheet.
func TestLibreOfficeTable(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes its time to start")
	}
	if _, missing := exec.LookPath("soffice"); missing != nil && os.Getenv("CI") == "" {
		t.Skip("soffice is missing: test/install.sh installs it")
	}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "profile", "user"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"profile/user/registrymodifications.xcu": frenchOffice, "book.fods": manyActions(20_000), "text.fods": manyActions(2_000)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	site := NewSite(inLanguage("fr"))
	for _, c := range []struct {
		name, to string
		rows     int
		text     bool
	}{{"book", "xlsx", 20_000, false}, {"text", "csv:Text - txt - csv (StarCalc):59,34,1,1,,1036,false,true,false,false,false,1", 2_000, true}} {
		if said, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", c.to, "--outdir", dir, filepath.Join(dir, c.name+".fods")).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, said)
		}
		found, err := filepath.Glob(filepath.Join(dir, c.name+"*."+c.to[:3]+"*"))
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		data, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		var batch *Batch
		var problems []diag.Problem
		loop.Within(t, 60*time.Second, "20,000 rows", func() {
			grids, err := document.ReadGrids(data)
			if err != nil {
				t.Error(err)
				return
			}
			var tables []*Table
			if tables, problems = site.Tables(filepath.Base(found[0]), grids, nil); len(tables) == 1 {
				batch = site.Propose(tables)
			}
		})
		runtime.ReadMemStats(&after)
		if batch == nil || len(batch.Drafts) != c.rows {
			t.Fatalf("%s: %v, %v", c.name, batch, problems)
		}
		if held := (int64(after.HeapInuse) - int64(before.HeapInuse)) >> 20; held > 900 {
			t.Errorf("%s: %d MiB held", c.name, held)
		}
		for _, n := range []int{1, 2, c.rows} {
			got := string(batch.Drafts[n-1].File.Data)
			for _, want := range wantedAction(n, c.text) {
				if !strings.Contains(strings.Join(strings.Fields(got), " ")+" ", want+" ") {
					t.Errorf("%s, row %d: %q is not in\n%s", c.name, n, want, got)
				}
			}
		}
		said := map[diag.Code]string{}
		for _, p := range append(problems, batch.Problems...) {
			said[p.Code] += p.Args.String()
		}
		if c.text {
			continue // a text has no more than its words
		}
		for code, want := range map[diag.Code]string{"table-column": "F", "table-filled": "B2:B3", "table-formula": "E2", "table-hidden": "A1 = un", "table-error": "G20001 = #DIV/0!"} {
			if !strings.Contains(said[code], want) {
				t.Errorf("%s: %q is not in %.200q", code, want, said[code])
			}
		}
	}
}

// wantedAction are lines of the sheet of a row; those of a text are as it was shown.
func wantedAction(n int, text bool) []string {
	lines := []string{
		fmt.Sprintf("titre: Économie n° %d d'été", n), "commune: luc", "thème: tri", "date: 2011-11-25",
		fmt.Sprintf("- montant: %d,5 €", n), fmt.Sprintf("**Total** : %d", 2*n), fmt.Sprintf("**Interne** : A%d", n), "- par: ADEME", "**Part** : 12,5 %",
	}
	if text {
		lines[3], lines[4], lines[8] = "date: 25/11/2011", fmt.Sprintf("- montant: %d,5", n), "**Part** : 12,5%"
		if n == 2 {
			lines[1] = "commune:" // the first of the cells that were one has it
		}
	}
	return lines
}

// manyActions is a workbook of LibreOffice as text, with so many rows.
func manyActions(rows int) string {
	var out strings.Builder
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text> %</number:text></number:percentage-style>
<number:number-style style:name="N3"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text> €</number:text></number:number-style>
<style:style style:name="d" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="p" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="e" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Actions">
<table:table-column table:number-columns-repeated="5"/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="6"/>
`)
	words := func(text string) string {
		return `<table:table-cell office:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`
	}
	out.WriteString("<table:table-row>")
	for _, heading := range []string{"Titre", "Commune", "Date", "Coût", "Total", "Interne", "Résumé", "Part", "Thème", "Financeur"} {
		out.WriteString(words(heading))
	}
	out.WriteString("</table:table-row>\n")
	for n := 1; n <= rows; n++ {
		commune := words("Luc")
		switch n {
		case 1:
			commune = `<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Luc</text:p></table:table-cell>`
		case 2:
			commune = `<table:covered-table-cell/>`
		}
		summary := words(fmt.Sprintf("Un résumé, « %d »", n))
		if n == rows {
			summary = `<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>`
		}
		fmt.Fprintf(&out, `<table:table-row>%s%s<table:table-cell table:style-name="d" office:value-type="date" office:date-value="2011-11-25"/><table:table-cell table:style-name="e" office:value-type="float" office:value="%d.5"/><table:table-cell table:formula="of:=2*%d" office:value-type="float" office:value="%d"/>%s%s<table:table-cell table:style-name="p" office:value-type="percentage" office:value="0.125"/>%s%s</table:table-row>
`, words(fmt.Sprintf("Économie n° %d d'été", n)), commune, n, n, 2*n, words("A"+fmt.Sprint(n)), summary, words("tri"), words("ADEME"))
	}
	out.WriteString(`</table:table><table:table table:name="Listes" table:style-name="hidden"><table:table-row>` + words("un") + `</table:table-row></table:table></office:spreadsheet></office:body></office:document>`)
	return out.String()
}

// frenchOffice is what makes LibreOffice write numbers and dates as in France.
const frenchOffice = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-FR</value></prop></item></oor:items>`

// pythonWithDocx is a Python that has python-docx: Debian's, beside another that may come
// first.
func pythonWithDocx(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import docx").Run() == nil {
			return python
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("python-docx is missing: test/install.sh installs it")
	}
	t.Skip("python-docx is missing: test/install.sh installs it")
	return ""
}
