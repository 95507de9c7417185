package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"

	"essaim/bench/sample"
)

// report is RESULTS.md.
func (b *bench) report() string {
	var t strings.Builder
	fmt.Fprintf(&t, "# Results\n\n*In English, for those who change the program or doubt its figures.*\n\nWritten by `make bench`; see [docs/performance.md](../docs/performance.md) for what they mean.\n\n")
	fmt.Fprintf(&t, "%d sheets, seed %d, medians of %d, but for what takes minutes. %s", b.sheets, b.seed, b.runs, machine())
	if b.rivals {
		fmt.Fprintf(&t, " %s, %s.", hugo[strings.LastIndexByte(hugo, '/')+1:], npmVersions())
	}
	t.WriteString("\nTimes are of a memory file system; photos are resized already, Hugo and Eleventy have none. All PDF files are made unless it is said.\n")
	b.reportGoals(&t)
	for _, s := range b.sets {
		fmt.Fprintf(&t, "\n## The profile %s\n\n", s.profile)
		s.report(&t)
	}
	return t.String()
}

// reportGoals writes each goal with what was found: the worst of all profiles.
func (b *bench) reportGoals(t *strings.Builder) {
	t.WriteString("\n| goal | asked | found | profile |\n|---|---:|---:|---|\n")
	for _, g := range goals {
		worst, of := -1.0, sample.Profile("")
		for _, s := range b.sets {
			if v, measured := g.found(s); measured && v > worst {
				worst, of = v, s.profile
			}
		}
		if of != "" {
			asked := "≤ " + strconv.FormatFloat(g.asked, 'g', -1, 64)
			if worst > g.asked {
				of += " **missed**"
			}
			fmt.Fprintf(t, "| %s | %s | %s | %s |\n", g.what, asked, threeFigures(worst), of)
		}
	}
}

// threeFigures writes a number of a thousand and more without a power of ten.
func threeFigures(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// report is all that was measured of a profile.
func (s set) report(t *strings.Builder) {
	t.WriteString("| work | runs | time | × floor | processor | memory | files | output |\n|---|---:|---:|---:|---:|---:|---:|---:|\n")
	floor := s.results[0].median(wall)
	for _, r := range s.results {
		seconds := r.median(wall)
		fmt.Fprintf(t, "| %s | %d | %.3f s | %.2f | %s | %.0f MB | %s | %s |\n", r.name, len(r.samples), seconds, seconds/floor,
			orNone(r.median(cpu), "%.2f s"), r.median(memory), orNone(float64(r.files), "%.0f"), orNone(float64(r.bytes)/(1<<20), "%.0f MB"))
	}
}

// reportLive is SERVE.md.
func (b *bench) reportLive() string {
	var t strings.Builder
	fmt.Fprintf(&t, "# How soon a save shows\n\n*In English, for those who change the program or doubt its figures.*\n\nWritten by `make bench-serve`; see [docs/performance.md](../docs/performance.md) for what it means.\n\n")
	fmt.Fprintf(&t, "%d %s sheets, seed %d, medians of %d edits. %s", b.sheets, b.profile, b.seed, b.edits, machine())
	if b.rivals {
		fmt.Fprintf(&t, " %s.", hugo[strings.LastIndexByte(hugo, '/')+1:])
	}
	t.WriteString("\nTime is from the rename that saves a file to the last byte of the page that shows it; processor is the mean of\nwhat the server spends on an edit and on answering until a second later, proofreading included.\n\n")
	t.WriteString("| what is edited | server | time | slowest | processor |\n|---|---|---:|---:|---:|\n")
	for _, e := range append([]save{started}, saves...) {
		for _, server := range []string{"essaim serve", "Hugo server"} {
			if r := b.find(server + ", " + e.name); r != nil {
				fmt.Fprintf(&t, "| %s | %s | %.0f ms | %.0f ms | %.0f ms |\n", e.name, server, 1000*r.median(wall), 1000*r.greatest(wall), 1000*r.mean(cpu))
			}
		}
	}
	t.WriteString("\n| essaim's time to Hugo's | |\n|---|---:|\n")
	for _, e := range append([]save{started}, saves...) {
		if theirs := b.find("Hugo server, " + e.name); theirs != nil {
			fmt.Fprintf(&t, "| %s | 1 to %.0f |\n", e.name, theirs.median(wall)/b.find("essaim serve, "+e.name).median(wall))
		}
	}
	return t.String()
}

// A goal is a ratio of two works of one run, or what one work takes.
type goal struct {
	what    string
	asked   float64 // at most
	of, to  string  // to: "" for none
	measure func(spent) float64
}

var goals = []goal{
	{"cold build without PDF to the floor", 1.4, coldWithout, "floor", wall},
	{"the same, processor time", 1.4, coldWithout, "floor", cpu},
	{"cold build without PDF to Hugo", 0.167, coldWithout, "Hugo, cold", wall},
	{"cold build without PDF to Hugo and Pagefind", 0.071, coldWithout, "Hugo and Pagefind, cold", wall},
	{"cold build with every PDF and booklet to the same without, processor time", 3, coldWith, coldWithout, cpu},
	{"nothing changed to the cold build without PDF", 0.025, unchanged, coldWithout, wall},
	{"one body changed to the cold build without PDF", 0.3, bodyChanged, coldWithout, wall},
	{"one title changed to the cold build without PDF", 0.45, titled, coldWithout, wall},
	{"check, cold, to the cold build without PDF", 0.4, checkCold, coldWithout, wall},
	{"check after a build to the cold build without PDF", 0.03, checkAfter, coldWithout, wall},
	{"peak memory of the cold build, MB", 200, coldWith, "", memory},
	{"time of 10,000 sheets to 1,000", 10, coldWith, sheetsOf(1_000), wall},
	{"memory of 10,000 sheets to 1,000", 10, coldWith, sheetsOf(1_000), memory},
	{"time of 100,000 sheets to 10,000", 10, sheetsOf(100_000), coldWith, wall},
	{"memory of 100,000 sheets to 10,000", 10, sheetsOf(100_000), coldWith, memory},
	{"peak memory of 100,000 sheets, MB", 1_200, sheetsOf(100_000), "", memory},
}

// found is what was measured of a profile, if it was.
func (g goal) found(s set) (v float64, measured bool) {
	of, to := s.find(g.of), s.find(g.to)
	switch {
	case of == nil || to == nil && g.to != "":
		return 0, false
	case to == nil:
		return of.median(g.measure), true
	}
	return of.median(g.measure) / to.median(g.measure), true
}

func (b *bench) find(name string) *result { return set{results: b.results}.find(name) }

func (s set) find(name string) *result {
	for i := range s.results {
		if s.results[i].name == name {
			return &s.results[i]
		}
	}
	return nil
}

func orNone(v float64, format string) string {
	if v == 0 {
		return ""
	}
	return fmt.Sprintf(format, v)
}

func machine() string {
	model := runtime.GOARCH
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		_, rest, _ := strings.Cut(string(text), "model name\t: ")
		model, _, _ = strings.Cut(rest, "\n")
	}
	return fmt.Sprintf("%d cores (%s), %s, %s.", runtime.NumCPU(), model, runtime.GOOS, runtime.Version())
}

func npmVersions() string {
	var pinned struct{ Dependencies map[string]string }
	text, err := os.ReadFile("package.json")
	if err == nil {
		err = json.Unmarshal(text, &pinned)
	}
	node, _ := exec.Command("node", "--version").Output()
	if err != nil {
		return ""
	}
	return fmt.Sprintf("Pagefind %s, Eleventy %s on Node %s", pinned.Dependencies["pagefind"], pinned.Dependencies["@11ty/eleventy"], strings.TrimSpace(string(node)))
}
