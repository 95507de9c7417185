package main

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/site"
)

// A row that counts visits, as a change would write it into the table.
const visitsMade = `
	{
		ID: "visits-made", Unit: "visits", Gender: Feminine, Themed: true,
		facts: func(r *index) (facts []fact) {
			for _, m := range r.meetingsByID {
				if m.Status == Held && m.Kind == Visit {
					facts = append(facts, meetingFact(m, takingPart(m)))
				}
			}
			return facts
		},
		tally: count,
	},`

// TestMeasureTakesARowAndItsWords compiles the program with one more measure, and
// builds a site whose objective it is: nothing else has to know of it.
func TestMeasureTakesARowAndItsWords(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program")
	}
	const table = "var Measures = []*Measure{"
	edits := edited(t, "../../internal/network/measures.go", func(text string) string { return strings.Replace(text, table, table+visitsMade, 1) })
	err := filepath.WalkDir("../../internal/locale", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		maps.Copy(edits, edited(t, path, withVisits))
		return nil
	})
	if err != nil || len(edits) < 2 {
		t.Fatalf("edited only %v: %v", edits, err)
	}
	site := siteWithVisit(t)
	build := exec.Command(compiled(t, edits), "build", "--source", site, "--output", filepath.Join(site, "public"), "--no-pdf")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for file, want := range map[string]string{
		"objectifs/une-visite/index.html": "1\u00a0visite pour un objectif de 1\u00a0: atteint",
		"data/v1/objectives.json":         `"measure":"visits-made","indicator":null,"unit":"visits"`,
		"data/v1/objectives.schema.json":  `"visits-made"`,
	} {
		text, err := os.ReadFile(filepath.Join(site, "public", filepath.FromSlash(file)))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s does not hold %s: %v", file, want, err)
		}
	}
}

// Without the words of a measure or of a facet the program does not start, and says
// which are missing.
func TestMeasureWithoutWords(t *testing.T) {
	table := network.Measures
	t.Cleanup(func() { network.Measures = table })
	visits := *network.MeetingsHeld
	visits.ID = "visits-made"
	network.Measures = append(table[:len(table):len(table)], &visits)
	doesNotStart(t, "no words for unit-of.visits-made")
}

func TestFacetWithoutWords(t *testing.T) {
	table := site.Facets
	t.Cleanup(func() { site.Facets = table })
	hours := table[0]
	hours.Name = "hours"
	site.Facets = append(table[:len(table):len(table)], hours)
	doesNotStart(t, `facet "hours" has no words for facet.hours`)
}

func doesNotStart(t *testing.T, why string) {
	t.Helper()
	stderr := os.Stderr
	printed, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer printed.Close()
	t.Cleanup(func() { os.Stderr = stderr })
	os.Stderr = printed
	code := essaim([]string{"version"})
	text, err := os.ReadFile(printed.Name())
	if code != exitMachine || !strings.Contains(string(text), why) {
		t.Errorf("exit code %d: %s (%v)", code, text, err)
	}
}

// withVisits says of visits what words say of meetings, line by line.
func withVisits(text string) string {
	visits := strings.NewReplacer("meetings-held", "visits-made", "rencontre", "visite", "réunion", "tournée", "meeting", "visit")
	var lines strings.Builder
	for line := range strings.Lines(text) {
		lines.WriteString(line)
		if key, _, _ := strings.Cut(line, "="); strings.Contains(key, "meetings-held") {
			lines.WriteString(visits.Replace(line))
		}
	}
	return lines.String()
}

// edited is a file of the program and a changed copy of it; empty when the
// change leaves it as it is.
func edited(t *testing.T, path string, change func(string) string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := change(string(text))
	if changed == string(text) {
		return nil
	}
	from, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), filepath.Base(path))
	if err := os.WriteFile(to, []byte(changed), 0o666); err != nil {
		t.Fatal(err)
	}
	return map[string]string{from: to}
}

// compiled is the program with other files in the place of some of its own.
func compiled(t *testing.T, replaced map[string]string) string {
	t.Helper()
	overlay, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	list, program := filepath.Join(folder, "overlay.json"), filepath.Join(folder, "essaim.exe")
	if err := os.WriteFile(list, overlay, 0o666); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command("go", "build", "-overlay", list, "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return program
}

// siteWithVisit is the small network after a visit that it aimed at.
func siteWithVisit(t *testing.T) string {
	t.Helper()
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	visit := "---\ntitle: Visite\ndate: 2011-12-01\nkind: visit\nstatus: held\nsummary: Une visite.\n---\n"
	if err := os.WriteFile(filepath.Join(site, "content/meetings/2011-12-01.md"), []byte(visit), 0o666); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(site, "content/network.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, "  - {id: une-visite, name: Une visite, measure: Visites tenues, target: 1 visite, from: 2011}\n"...)
	if err := os.WriteFile(file, text, 0o666); err != nil {
		t.Fatal(err)
	}
	return site
}

// TestStartNamesEveryMeasure: the file that a network starts from lists them.
func TestStartNamesEveryMeasure(t *testing.T) {
	for _, lang := range locale.Languages {
		text, err := fs.ReadFile(locale.For(lang).Start(locale.SiteFiles), "content/network.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range network.Measures {
			if name := locale.For(lang).Spelling("value.measure." + m.ID); !strings.Contains(string(text), name) {
				t.Errorf("the start of %s does not name %s", lang, name)
			}
		}
	}
}
