package intake

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"essaim/internal/document"
	"essaim/internal/source"
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
