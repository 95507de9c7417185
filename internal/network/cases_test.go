package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The cases of testdata/objectives prove the design's "What the figures mean",
// row by row; testdata/objectives/README.txt says how to write one.

// A testCase is one small network, one day, one objective and its rows.
type testCase struct {
	place string // file:line
	why   string
	asOf  Day
	net   *Network
	want  []string // lines that begin with ">", and with "?" what they answer
}

func TestObjectives(t *testing.T) {
	cases := readCases(t, "objectives")
	if len(cases) < 80 {
		t.Errorf("%d cases; section 5 of the design needs more", len(cases))
	}
	for _, c := range cases {
		p := c.net.At(c.asOf).Progress()[0]
		if got := printProgress(p); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got:\n\t%s\nwant:\n\t%s", c.place, c.why,
				strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

// TestEvidenceAddsUp holds for counts, sums and stocks, in every case.
func TestEvidenceAddsUp(t *testing.T) {
	for _, c := range readCases(t, "objectives") {
		s := c.net.At(c.asOf)
		p := s.Progress()[0]
		if i := s.Indicator(p.Objective.Indicator); i != nil && (i.Total == Mean || i.Total == Max) {
			continue
		}
		for _, row := range p.Rows {
			sum := 0.0
			for _, e := range row.Evidence.All() {
				sum += e.Value
			}
			if row.Value == nil && row.Evidence.Len() > 0 || row.Value != nil && math.Abs(sum-*row.Value) > 1e-9 {
				t.Errorf("%s: %s: the evidence of %v adds up to %v", c.place, c.why, row, sum)
			}
		}
	}
}

// TestOrderNeverMatters shuffles every list whose order says nothing.
func TestOrderNeverMatters(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, c := range readCases(t, "objectives") {
		want := fmt.Sprint(describe(c.net.At(c.asOf).Progress()[0]))
		for range 4 {
			shuffle(random, c.net.Communes)
			shuffle(random, c.net.Indicators)
			shuffle(random, c.net.Sheets)
			shuffle(random, c.net.Meetings)
			shuffle(random, c.net.Diagnostics)
			shuffle(random, c.net.Adoptions)
			if got := fmt.Sprint(describe(c.net.At(c.asOf).Progress()[0])); got != want {
				t.Fatalf("%s: %s: another order gives\n%s\ninstead of\n%s", c.place, c.why, got, want)
			}
		}
	}
}

func shuffle[T any](random *rand.Rand, list []T) {
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// describe says all of a progress, evidence too.
func describe(p Progress) []string {
	lines := printProgress(p)
	for _, row := range p.Rows {
		lines = append(lines, fmt.Sprintf("%+v", row.Evidence.All()))
	}
	return lines
}

// printProgress writes a progress as the cases do.
func printProgress(p Progress) []string {
	lines := []string{fmt.Sprintf("> %s %d/%d", p.Status, p.Reached, p.Of)}
	for _, r := range p.Rows {
		words := []string{">", r.From.ISO() + ".." + r.To.ISO()}
		if r.Commune != "" {
			words = append(words, r.Commune)
		}
		words = append(words, string(r.Status))
		figure := func(key string, v *float64) {
			if v != nil {
				words = append(words, key+"="+strconv.FormatFloat(*v, 'g', -1, 64))
			}
		}
		figure("value", r.Value)
		if r.Aimless {
			words = append(words, "target=?")
		} else {
			figure("target", changed(r.Target, p.Objective.Target.Value))
		}
		if r.Baseline != nil && p.Objective.Baseline == nil {
			words = append(words, "start="+printStart(r.Baseline))
		}
		figure("expected", r.Expected)
		figure("out_of", r.OutOf)
		if r.Value != nil && !r.Range.IsPoint() {
			words = append(words, "range="+written(r.Range))
		}
		switch {
		case r.Range.Below:
			words = append(words, "below")
		case r.Range.Approx:
			words = append(words, "approx")
		}
		if r.Reason != "" {
			words = append(words, string(r.Reason))
		}
		if r.LeftOut > 0 {
			words = append(words, "left="+strconv.Itoa(r.LeftOut))
		}
		if r.OfOrganisations > 0 {
			words = append(words, fmt.Sprintf("left_out=%d", r.OfOrganisations))
		}
		for _, e := range r.Evidence.All() {
			words = append(words, fmt.Sprintf("%s:%s=%v", e.Kind, e.ID, e.Value))
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return lines
}

// printStart writes a baseline as the cases do.
func printStart(b *Baseline) string {
	value := strconv.FormatFloat(b.Value, 'g', -1, 64)
	if b.Approx {
		value = "~" + value
	}
	if b.Year != 0 {
		return strconv.Itoa(b.Year) + "/" + value
	}
	return value
}

// changed is a target that is not the number written.
func changed(target, written float64) *float64 {
	if target == written {
		return nil
	}
	return &target
}

func readCases(t *testing.T, folder string) []testCase {
	t.Helper()
	files, err := filepath.Glob("testdata/" + folder + "/*.case")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases: ", err)
	}
	var cases []testCase
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, parseCases(t, filepath.Base(file), string(text))...)
	}
	return cases
}

// parseCases cuts a file at its lines "# why".
func parseCases(t *testing.T, file, text string) []testCase {
	t.Helper()
	var cases []testCase
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		place := fmt.Sprintf("%s:%d", file, i+1)
		if why, ok := strings.CutPrefix(line, "# "); ok {
			cases = append(cases, testCase{place: place, why: why, net: &Network{}})
			continue
		}
		if line == "" {
			continue
		}
		c := &cases[len(cases)-1]
		if strings.HasPrefix(line, ">") || strings.HasPrefix(line, "?") {
			c.want = append(c.want, strings.Join(strings.Fields(line), " "))
			continue
		}
		if err := c.add(strings.Fields(line)); err != nil {
			t.Fatalf("%s: %q: %v", place, line, err)
		}
	}
	return cases
}
