package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
)

// report is RESULTS.md: medians, and ratios to essaim.
func report(works []work) string {
	var t strings.Builder
	fmt.Fprintf(&t, "# PDF files of sheets\n\n*In English, for those who change the program or doubt its figures.*\n\nWritten by `make bench-pdf`, in one run: medians of %d. essaim made %d sheets, fpdf %d, the others %d; sizes and facts are of the first %d.\n%s\n\n", runs, sheets, many, few, few, machine())
	t.WriteString("Processor time of all processes, start-up taken off but for Chromium with a process a page; essaim's is that of a build less one with `--no-pdf`.\nChromium and WeasyPrint print essaim's page; fpdf sets the sheet's own text only, without what the page adds to it, tables or links.\nStructure is what pdfinfo tells: lines of its outline, and those that say NonStruct.\n\n")
	t.WriteString("| | processor, a sheet | × essaim | size | × essaim | pages | tagged | says PDF/UA | language | structure | NonStruct |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n")
	own := works[0].facts()
	for _, w := range works {
		if w.failed != nil {
			fmt.Fprintf(&t, "| %s | missing: it did not run |\n", w.name)
			continue
		}
		f := w.facts()
		fmt.Fprintf(&t, "| %s | %.2f ms | %.1f | %.1f KB | %.2f | %.0f | %d of %d | %d of %d | %d of %d | %.0f | %.0f |\n", w.name, f.cpu, f.cpu/own.cpu,
			f.size, f.size/own.size, f.pages, f.tagged, few, f.ua, few, f.language, few, f.elements, f.nonStruct)
	}
	fmt.Fprintf(&t, "\nThe goals are those of a sheet of 2 or 3 pages; these have %.0f.\n\n| goal | asked | found |\n|---|---:|---:|\n| processor time, a sheet | ≤ 1.5 ms | %.2f ms |\n| size of a sheet | ≤ 25 KB | %.1f KB |\n", own.pages, own.cpu, own.size)
	return t.String()
}

// facts are medians, and of how many files a thing is true.
type facts struct {
	cpu, size, pages     float64 // milliseconds, kilobytes of 1,000
	elements, nonStruct  float64
	tagged, ua, language int
}

func (w work) facts() (f facts) {
	var cpu, size, pages, elements, nonStruct []float64
	for _, d := range w.cpu {
		cpu = append(cpu, d.Seconds()*1000)
	}
	for _, file := range w.files {
		about, tree := output("pdfinfo", file), output("pdfinfo", "-struct", file)
		var n, bytes float64
		fmt.Sscan(after(about, "Pages:"), &n)
		fmt.Sscan(after(about, "File size:"), &bytes)
		pages, size = append(pages, n), append(size, bytes/1000)
		elements = append(elements, float64(strings.Count(tree, "\n")))
		nonStruct = append(nonStruct, float64(strings.Count(tree, "NonStruct")))
		f.tagged += strings.Count(about, "Tagged:          yes")
		f.ua += min(1, strings.Count(output("pdfinfo", "-meta", file), "pdfuaid:part"))
		f.language += min(1, strings.Count(output("qpdf", "--qdf", "--object-streams=disable", file, "-"), "/Lang "))
	}
	f.cpu, f.size, f.pages, f.elements, f.nonStruct = median(cpu), median(size), median(pages), median(elements), median(nonStruct)
	return f
}

func median(v []float64) float64 {
	slices.Sort(v)
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

func machine() string {
	cpu, _ := os.ReadFile("/proc/cpuinfo")
	model, _, _ := strings.Cut(after(string(cpu), "model name\t: "), "\n")
	chromium, _, _ := strings.Cut(output("chromium", "--version"), " built")
	return fmt.Sprintf("%d cores (%s), %s, %s, %s, %s, fpdf v0.12.0.", runtime.NumCPU(), model, runtime.GOOS, runtime.Version(), chromium, strings.TrimSpace(output("weasyprint", "--version")))
}

func after(text, key string) string {
	_, rest, _ := strings.Cut(text, key)
	return rest
}

// output is "" where the program is not installed.
func output(name string, args ...string) string {
	text, _ := exec.Command(name, args...).Output()
	return string(text)
}
