package build

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/test/loop"
)

// Where each field of the content format is shown, and why not elsewhere, is said
// in testdata/shown.txt, whose first lines say how it is written. docs/champs.md
// is made of it, and this test holds it against what is published: for each field
// it builds a network, then the same with another value of the field alone, and
// looks which places differ.

// A fate is what shown.txt says of a field.
type fate struct {
	at  []string          // the places where it is shown
	why map[string]string // for the others, the id of the reason
}

// A chart is what shown.txt says.
type chart struct {
	sections []chartSection
	fates    map[string]fate // by path
	reasons  [][2]string     // ids and sentences, in order
}

type chartSection struct {
	path, title string
	fields      []string // paths
}

// readChart reads shown.txt. What is wrong with it is the error.
func readChart(text string) (chart, error) {
	c := chart{fates: map[string]fate{}}
	defaults := map[string]map[string]string{} // by path of the section
	section := ""
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		key, rest, _ := strings.Cut(line, ":")
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "reason "):
			id, sentence, _ := strings.Cut(strings.TrimPrefix(line, "reason "), " = ")
			c.reasons = append(c.reasons, [2]string{id, sentence})
		case line[0] == '[':
			path, title, _ := strings.Cut(line[1:], "] ")
			section = path
			c.sections = append(c.sections, chartSection{path: path, title: title})
			defaults[section] = map[string]string{}
		case key == "elsewhere":
			for _, word := range strings.Fields(rest) {
				place, reason, _ := strings.Cut(word, "=")
				defaults[section][place] = reason
			}
		default:
			for _, name := range strings.Fields(key) {
				path := section + "." + name
				if _, again := c.fates[path]; again {
					return c, fmt.Errorf("%s has two lines", path)
				}
				c.fates[path] = fateOf(section, strings.Fields(rest), defaults)
				last := &c.sections[len(c.sections)-1]
				last.fields = append(last.fields, path)
			}
		}
	}
	return c, lines.Err()
}

// fateOf reads the words of a line; what they do not say of a place, the section
// says, or the one that it is in.
func fateOf(section string, words []string, defaults map[string]map[string]string) fate {
	f := fate{why: map[string]string{}}
	for _, word := range words {
		if place, reason, not := strings.Cut(word, "="); not {
			f.why[place] = reason
		} else {
			f.at = append(f.at, place)
		}
	}
	if reason := f.why["else"]; reason != "" {
		delete(f.why, "else")
		for _, place := range places {
			if f.why[place] == "" && !slices.Contains(f.at, place) {
				f.why[place] = reason
			}
		}
	}
	for path := section; ; path = path[:strings.LastIndexByte(path, '.')] {
		for place, reason := range defaults[path] {
			if f.why[place] == "" && !slices.Contains(f.at, place) {
				f.why[place] = reason
			}
		}
		if !strings.Contains(path, ".") {
			return f
		}
	}
}

// faults are what is wrong with what a chart says of the fields, without looking
// at a site.
func (c chart) faults(fields []string) []string {
	var faults []string
	used := map[string]bool{}
	for _, path := range fields {
		f, known := c.fates[path]
		if !known {
			continue // judged with where it is shown
		}
		for _, place := range places {
			reason := f.why[place]
			switch shown := slices.Contains(f.at, place); {
			case shown && reason != "":
				faults = append(faults, fmt.Sprintf("%s is shown in %q, and has a reason why not", path, place))
			case !shown && reason == "":
				faults = append(faults, fmt.Sprintf("%s: is it shown in %q? Add the place to its line of testdata/shown.txt, or %s=REASON", path, place, place))
			case !shown && !slices.ContainsFunc(c.reasons, func(r [2]string) bool { return r[0] == reason }):
				faults = append(faults, fmt.Sprintf("%s: there is no reason %q; write its sentence in testdata/shown.txt", path, reason))
			}
			used[reason] = true
		}
		for _, place := range f.at {
			if !slices.Contains(places, place) {
				faults = append(faults, fmt.Sprintf("%s: %q is none of %s", path, place, strings.Join(places, ", ")))
			}
		}
	}
	for path := range c.fates {
		if !slices.Contains(fields, path) {
			faults = append(faults, path+" is no field: take its line out of testdata/shown.txt")
		}
	}
	for _, r := range c.reasons {
		if !used[r[0]] {
			faults = append(faults, fmt.Sprintf("no field needs the reason %q", r[0]))
		}
	}
	return faults
}

// judge compares what a chart says of a field with where it is shown.
func (c chart) judge(path string, shown []string) []string {
	section, key := path[:strings.LastIndexByte(path, '.')], path[strings.LastIndexByte(path, '.')+1:]
	f, known := c.fates[path]
	if !known {
		return []string{fmt.Sprintf("%s is a new field: below [%s] of testdata/shown.txt, add the line\n%s: %s\nwith PLACE=REASON for a place where it is not shown on purpose, and show it where a reader would look for it", path, section, key, strings.Join(shown, " "))}
	}
	var faults []string
	for _, place := range places {
		switch said, is := slices.Contains(f.at, place), slices.Contains(shown, place); {
		case said && !is:
			faults = append(faults, fmt.Sprintf("%s: nothing changes in %q with its value; show it there, or say in testdata/shown.txt why not", path, place))
		case is && !said:
			faults = append(faults, fmt.Sprintf("%s is shown in %q: add the place to its line of testdata/shown.txt, in the stead of the reason %q", path, place, f.why[place]))
		}
	}
	return faults
}

func TestWhereFieldsAreShown(t *testing.T) {
	loop.Unraced(t)
	c := shownChart(t)
	all := spots()
	var paths []string
	for _, at := range all {
		paths = append(paths, at.path)
	}
	for _, fault := range c.faults(paths) {
		t.Error(fault)
	}
	o := newObserver(t)
	if len(o.base.problems) > 0 {
		t.Fatalf("the network of this test has errors: the fields of shownvalues_test.go that exclude each other, or values that do not agree\n%s", strings.Join(o.base.problems, "\n"))
	}
	// A network takes some milliseconds, ten times that with the race detector.
	looked := map[int]bool{}
	for _, i := range loop.Random(t, 15, 3).Perm(len(all))[:min(len(all), loop.Rounds(t, 6*len(all)))] {
		looked[i] = true
	}
	for i, at := range all {
		if _, known := c.fates[at.path]; !known || looked[i] {
			for _, fault := range c.judge(at.path, o.shows(at)) {
				t.Error(fault)
			}
		}
	}
}

func shownChart(t *testing.T) chart {
	t.Helper()
	text, err := os.ReadFile("testdata/shown.txt")
	if err != nil {
		t.Fatal(err)
	}
	c, err := readChart(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What the test says is what one has to do.
func TestChartOfFields(t *testing.T) {
	const text = `
reason detail = Le détail se lit sur la page.
[sheet] Fiche
elsewhere: card=detail pdf=detail search=detail compare=detail workroom=detail skeleton=detail completeness=detail
title: page data
summary: page data card
[sheet.links] Liens
name: page data card=later
`
	c, err := readChart(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range []struct {
		path  string
		shown []string
		want  string
	}{
		{"sheet.title", []string{"page", "data"}, ""},
		{"sheet.title", []string{"page"}, `sheet.title: nothing changes in "data" with its value; show it there, or say in testdata/shown.txt why not`},
		{"sheet.title", []string{"page", "pdf", "data"}, `sheet.title is shown in "pdf": add the place to its line of testdata/shown.txt, in the stead of the reason "detail"`},
		{"sheet.links.audience", []string{"page"}, "sheet.links.audience is a new field: below [sheet.links] of testdata/shown.txt, add the line\naudience: page\nwith PLACE=REASON for a place where it is not shown on purpose, and show it where a reader would look for it"},
	} {
		if got := strings.Join(c.judge(example.path, example.shown), "\n"); got != example.want {
			t.Errorf("%s: got\n%s\nwant\n%s", example.path, got, example.want)
		}
	}
	want := []string{
		`sheet.links.name: there is no reason "later"; write its sentence in testdata/shown.txt`,
		"sheet.summary is no field: take its line out of testdata/shown.txt",
	}
	if got := c.faults([]string{"sheet.title", "sheet.links.name"}); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// docs/champs.md says the same to people.
func TestChampsIsWhatTheChartSays(t *testing.T) {
	const path = "../../docs/champs.md"
	text := champs(shownChart(t))
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if line, was, is := firstDifference(string(written), text); line > 0 {
		t.Errorf("docs/champs.md, line %d:\n was %s\n is  %s\nWrite it anew: go test ./internal/build -run Champs -update", line, was, is)
	}
}

// champs is the page.
func champs(c chart) string {
	var b strings.Builder
	b.WriteString(`# Où se montre chaque champ

*En français, pour qui écrit des fiches, et pour qui change le programme.*

Chaque champ d’un fichier de contenu a une ligne, chaque endroit une colonne. ● dit que sa valeur s’y voit ; sinon, un numéro renvoie à la
raison, en bas de page. Un test construit pour chaque champ un réseau, puis le même avec une autre valeur de ce champ, et regarde ce qui
change : cette page dit ce que le site fait, non ce qu’il devrait faire.

- **page** : la page de la chose (fiche, rencontre, commune…) ; **carte** : sa place dans la liste ;
- **PDF** : les PDF du site ; **data/v1** : les données ouvertes ; **recherche** : l’index ;
- **comparer** : les fiches côte à côte ; **atelier** : les papiers de l’animation, qui ne sont pas publiés ;
- **squelette** : ce qu’écrit ` + "`essaim new` ou `essaim init`" + ` ; **complétude** : ce qui manque à une fiche, dans l’aperçu.
`)
	numbers := map[string]string{}
	for i, r := range c.reasons {
		numbers[r[0]] = strconv.Itoa(i + 1)
	}
	for _, s := range c.sections {
		fmt.Fprintf(&b, "\n## %s\n\n| champ | page | carte | PDF | data/v1 | recherche | comparer | atelier | squelette | complétude |\n|---|%s\n", s.title, strings.Repeat(":-:|", len(places)))
		for _, path := range s.fields {
			fmt.Fprintf(&b, "| %s |", inFrench(path))
			for _, place := range places {
				if slices.Contains(c.fates[path].at, place) {
					b.WriteString(" ● |")
				} else {
					fmt.Fprintf(&b, " — %s |", numbers[c.fates[path].why[place]])
				}
			}
			b.WriteString("\n")
		}
	}
	b.WriteString("\n## Les raisons\n\n")
	for _, r := range c.reasons {
		fmt.Fprintf(&b, "%s. %s\n", numbers[r[0]], r[1])
	}
	return b.String()
}

// inFrench is the key of a field as a French author writes it, with the English one.
func inFrench(path string) string {
	for _, at := range spots() {
		if at.path == path {
			if french := at.field.Spelling(locale.For(locale.French)); french != at.field.Key {
				return "`" + french + "` (`" + at.field.Key + "`)"
			}
			return "`" + at.field.Key + "`"
		}
	}
	return path
}
