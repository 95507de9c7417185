package build

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/source"
	"essaim/test/loop"
)

// A measured row of objectives.json.
type publishedRow struct {
	From, To, Status string
	Target           float64
	Value            *float64
	ValueMin         *float64 `json:"value_min"`
	ValueMax         *float64 `json:"value_max"`
}

var (
	lineValues = regexp.MustCompile(`<span class="sum">(?:<span class="soft">[^<]*</span> )?(.*?)</span>`)
	verdicts   = regexp.MustCompile(`<p class="lead">(.*? pour un objectif de .*?)</p>`)
)

// For networks at random the objectives page, the year's report, JSON and CSV
// say one thing of a row, and no sentence says two different numbers alike.
func TestPagesAndDataSayTheSame(t *testing.T) {
	random := loop.Random(t, 9, 10)
	o := &observer{t: t, layouts: newObserver(t).layouts}
	for range loop.Rounds(t, 120) {
		files := measuredNetwork(random)
		read, problems := readContent(source.NewReader(files, source.Options{}), files)
		for _, p := range problems {
			if p.Severity == diag.Warning {
				continue
			}
			t.Fatalf("%s: %s", p.File, p.Message(locale.For(locale.English)))
		}
		store := &memoryStore{files: map[string]memoryFile{}}
		o.publish(files, read, read.network.At(dayOf(Options{}, read.network)), false, store)
		text := func(path string) string { return string(store.files[path].content) }

		row := rowOf(t, text("data/v1/objectives.json"))
		if got, want := csvRow(t, text("data/v1/objectives.csv")), fmt.Sprint(figureText(row.Value), " ", figureText(row.ValueMin), " ", figureText(row.ValueMax), " ", row.Status); got != want {
			t.Errorf("CSV says %s, JSON %s", got, want)
		}
		line := lineValues.FindStringSubmatch(text("objectifs/index.html"))
		if line == nil {
			t.Fatalf("no value in %s", text("objectifs/index.html"))
		}
		if report := text("bilans/2012/index.html"); !strings.Contains(strings.ToLower(report), "<td>"+line[1]+"</td>") {
			t.Errorf("the report does not say %s", line[1])
		}
		var said []string
		for path := range store.files {
			if said == nil && strings.HasPrefix(path, "objectifs/") && strings.HasSuffix(path, "/index.html") {
				said = verdicts.FindStringSubmatch(text(path))
			}
		}
		if said == nil && row.Value == nil {
			continue
		} else if said == nil {
			t.Fatal("no page says how the value stands to its target")
		}
		sentence := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(strings.ToLower(html.UnescapeString(said[1])))
		if row.Value == nil {
			continue
		}
		value, target, _ := strings.Cut(sentence, " pour un objectif de ")
		target, _, _ = strings.Cut(target, " :")
		for _, exact := range []string{"environ ", "près de "} {
			value = strings.TrimPrefix(value, exact)
		}
		if value == target && *row.Value != row.Target {
			t.Errorf("%v and %v read alike: %s", *row.Value, row.Target, sentence)
		}
		if low, high, is := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(value, "entre "), " kg"), " et "); is && low == high {
			t.Errorf("two ends read alike: %s", sentence)
		}
		if said := strings.Contains(value, "entre "); said != (row.ValueMin != nil && row.ValueMax != nil && *row.ValueMin != *row.ValueMax && *row.ValueMin != 0) {
			t.Errorf("%v to %v: %s", figureText(row.ValueMin), figureText(row.ValueMax), sentence)
		}
	}
}

// measuredNetwork has one indicator, one objective, and sheets with results as people
// write them.
func measuredNetwork(random *rand.Rand) fstest.MapFS {
	target := fmt.Sprint(1 + random.IntN(60))
	site := fstest.MapFS{"content/network.yaml": file(`name: Réseau
lang: fr
as_of: 2012-12-31
pdf: {sheets: no, booklets: no}
communes: [{id: aubrac, name: Aubrac, code: "99001"}, {id: luc, name: Luc, code: "99002"}]
themes: [{id: eau, name: Eau}]
indicators: [{id: masse, name: Masse, unit: kg, total: sum}]
objectives: [{id: masse, name: De la masse, indicator: masse, target: ` + target + `, from: 2012, to: 2012}]
`)}
	for i := range 1 + random.IntN(4) {
		text := "---\ntitle: Fiche " + string(rune('A'+i)) + "\ncommune: aubrac\ntheme: eau\nstatus: in-place\nmeans: none\nresults:\n"
		for range 1 + random.IntN(3) {
			text += "  - {indicator: masse, year: 2012, value: \"" + writtenValue(random) + "\"}\n"
		}
		site["content/sheets/fiche-"+string(rune('a'+i))+".md"] = file(text + "---\n\nUn texte.\n")
	}
	return site
}

func writtenValue(random *rand.Rand) string {
	n := random.IntN(20)
	exact := fmt.Sprint(n) + []string{"", ",5", ",25", ",004"}[random.IntN(4)]
	switch random.IntN(8) {
	case 0:
		return "environ " + exact
	case 1:
		return "près de " + fmt.Sprint(n+1)
	case 2:
		return exact + " à " + fmt.Sprint(n+1+random.IntN(9))
	case 3:
		return "plus de " + exact
	case 4:
		return "au plus " + fmt.Sprint(n+1)
	}
	return exact
}

func rowOf(t *testing.T, text string) publishedRow {
	t.Helper()
	var all struct {
		Objectives []struct{ Periods []publishedRow }
	}
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(err)
	}
	return all.Objectives[0].Periods[0]
}

func csvRow(t *testing.T, text string) string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, column := range []string{"period_value", "period_value_min", "period_value_max", "period_status"} {
		for i, name := range lines[0] {
			if name == column {
				said = append(said, lines[1][i])
			}
		}
	}
	return strings.Join(said, " ")
}

func figureText(v *float64) string {
	if v == nil {
		return ""
	}
	text, err := json.Marshal(*v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
