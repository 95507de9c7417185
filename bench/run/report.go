package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// report is RESULTS.md.
func (b *bench) report() string {
	var t strings.Builder
	fmt.Fprintf(&t, "# Results\n\n*In English, for those who change the program or doubt its figures.*\n\nWritten by `make bench`; see [docs/performance.md](../docs/performance.md) for what they mean.\n\n")
	fmt.Fprintf(&t, "%d %s sheets, seed %d, medians of %d. %s", b.sheets, b.profile, b.seed, b.runs, machine())
	if b.rivals {
		fmt.Fprintf(&t, " %s, %s.", hugo[strings.LastIndexByte(hugo, '/')+1:], npmVersions())
	}
	t.WriteString("\nTimes are of a memory file system. No PDF files are made.\n\n")
	t.WriteString("| work | time | × floor | processor | memory | files | output |\n|---|---:|---:|---:|---:|---:|---:|\n")
	floor := b.results[0].median(wall)
	for _, r := range b.results {
		seconds := r.median(wall)
		fmt.Fprintf(&t, "| %s | %.3f s | %.2f | %s | %.0f MB | %s | %s |\n", r.name, seconds, seconds/floor,
			orNone(r.median(cpu), "%.2f s"), r.median(memory), orNone(float64(r.files), "%.0f"), orNone(float64(r.bytes)/(1<<20), "%.0f MB"))
	}
	t.WriteString("\n| goal | asked | found |\n|---|---:|---:|\n")
	for _, g := range goals {
		a, b := b.find(g.of), b.find(g.to)
		if a != nil && b != nil {
			fmt.Fprintf(&t, "| %s | %s | %.3f |\n", g.what, g.asked, a.median(g.measure)/b.median(g.measure))
		}
	}
	return t.String()
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
	for _, e := range saves {
		for _, server := range []string{"essaim serve", "Hugo server"} {
			if r := b.find(server + ", " + e.name); r != nil {
				fmt.Fprintf(&t, "| %s | %s | %.0f ms | %.0f ms | %.0f ms |\n", e.name, server, 1000*r.median(wall), 1000*r.greatest(wall), 1000*r.mean(cpu))
			}
		}
	}
	t.WriteString("\n| essaim's time to Hugo's | |\n|---|---:|\n")
	for _, e := range saves {
		if theirs := b.find("Hugo server, " + e.name); theirs != nil {
			fmt.Fprintf(&t, "| %s | 1 to %.0f |\n", e.name, theirs.median(wall)/b.find("essaim serve, "+e.name).median(wall))
		}
	}
	return t.String()
}

// goals are ratios of two works of one run.
var goals = []struct {
	what, asked string
	of, to      string
	measure     func(spent) float64
}{
	{"cold build to floor", "≤ 1.4", "essaim, cold", "floor", wall},
	{"cold build to floor, processor time", "", "essaim, cold", "floor", cpu},
	{"cold build to Hugo and Pagefind", "≤ 0.083", "essaim, cold", "Hugo and Pagefind, cold", wall},
	{"nothing changed to cold build", "≤ 0.03", "essaim, nothing changed", "essaim, cold", wall},
	{"one body changed to cold build", "≤ 0.3", "essaim, one body changed", "essaim, cold", wall},
	{"check to cold build", "≤ 0.5", "essaim check", "essaim, cold", wall},
	{"memory, cold, to Hugo's", "≤ 0.1", "essaim, cold", "Hugo, cold", memory},
	{"time of 10,000 sheets to 1,000", "≤ 11", "essaim, cold", "essaim, 1000 sheets", wall},
	{"memory of 10,000 sheets to 1,000", "≤ 11", "essaim, cold", "essaim, 1000 sheets", memory},
	{"time of 100,000 sheets to 10,000", "≤ 11", "essaim, 100000 sheets", "essaim, cold", wall},
	{"memory of 100,000 sheets to 10,000", "≤ 11", "essaim, 100000 sheets", "essaim, cold", memory},
}

func (b *bench) find(name string) *result {
	for i := range b.results {
		if b.results[i].name == name {
			return &b.results[i]
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
