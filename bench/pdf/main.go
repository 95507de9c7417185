// Pdf measures the PDF files of sheets: essaim's beside those that Chromium and
// WeasyPrint make of essaim's own pages, and fpdf of the same text, in turns,
// and writes pdf/RESULTS.md. A rival that does not run is said to be missing.
// It is run in the folder above, and works below $TMPDIR.
package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"

	"essaim/bench/sample"
)

const (
	sheets = 1000 // that essaim makes
	few    = 10   // that browsers make, the first of them
	many   = 100  // that fpdf makes
	runs   = 3
)

func main() {
	dir, err := os.MkdirTemp("", "essaim-bench-pdf-")
	if err == nil {
		err = errors.Join(run(dir), os.RemoveAll(dir))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pdf:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	for module, program := range map[string]string{"..": "./cmd/essaim", ".": "./pdf/fpdf"} {
		c := exec.Command("go", "build", "-trimpath", "-o", dir, program)
		c.Dir = module
		if text, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", c, err, text)
		}
	}
	if err := sample.New(sheets, 1).Write(dir, sample.Essaim); err != nil {
		return err
	}
	settings, err := os.OpenFile(filepath.Join(dir, "content", "network.yaml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer settings.Close()
	if _, err := settings.WriteString("pdf: {sheets: true, booklets: false}\n"); err != nil {
		return err
	}
	if err := adoptOrphans(); err != nil {
		return err
	}
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(dir, "public"))))
	defer server.Close()
	works := works(dir, server.URL)
	for range runs {
		for i := range works {
			works[i].measure()
		}
	}
	if works[0].failed != nil {
		return works[0].failed
	}
	return os.WriteFile("pdf/RESULTS.md", []byte(report(works)), 0o644)
}

// A work makes PDF files of sheets.
type work struct {
	name          string
	sheets        int
	with, without []string // a command that makes them, and the same without: its time is taken off
	files         []string // those of the first few sheets
	cpu           []time.Duration
	failed        error
}

// works begin with essaim's, whose pages the browsers print.
func works(dir, address string) []work {
	build := `rm -rf "$0/public" "$0/.essaim" && "$0/essaim" build --quiet --source "$0" `
	works := []work{{name: "essaim, in a build without booklets", sheets: sheets, with: []string{"sh", "-c", build, dir}, without: []string{"sh", "-c", build + "--no-pdf", dir}}}
	var urls []string
	for i := range few {
		urls = append(urls, address+"/fiches/"+sample.SheetID(i)+"/")
		works[0].files = append(works[0].files, filepath.Join(dir, "public", "fiches", sample.SheetID(i), "fiche.pdf"))
	}
	rival := func(name string, sheets int, command []string, what ...string) {
		w := work{name: name, sheets: sheets, without: append(command, filepath.Join(dir, name))}
		w.with = slices.Concat(w.without, what)
		for i := range few {
			w.files = append(w.files, filepath.Join(dir, name, strconv.Itoa(i)+".pdf"))
		}
		works = append(works, w)
	}
	const each = `cd "$0" && i=0; for url; do chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$i.pdf" "$url" || exit 1; i=$((i+1)); done`
	rival("Chromium, a process a page", few, []string{"sh", "-c", each}, urls...)
	rival("Chromium, kept running", few, []string{"node", "pdf/chromium.mjs"}, urls...)
	rival("WeasyPrint, one process", few, []string{"/usr/bin/python3", "pdf/weasy.py"}, urls...)
	rival("fpdf, untagged text", many, []string{filepath.Join(dir, "fpdf")}, strconv.Itoa(many))
	works[len(works)-1].without = append(works[len(works)-1].without, "0")
	return works
}

func (w *work) measure() {
	if w.failed != nil {
		return
	}
	w.failed = os.MkdirAll(filepath.Dir(w.files[0]), 0o755)
	base, err := spent(w.without)
	all, err2 := spent(w.with)
	w.failed = errors.Join(w.failed, err, err2)
	w.cpu = append(w.cpu, (all-base)/time.Duration(w.sheets))
	fmt.Fprintln(os.Stderr, w.name, w.cpu, w.failed)
}

// spent is the processor time of a command and of all that it started.
func spent(command []string) (time.Duration, error) {
	before := children()
	if text, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("%s: %w\n%s", command[0], err, text)
	}
	for range 500 { // five seconds
		pid, _ := syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
		if pid < 0 {
			break // no orphan is left
		}
		if pid == 0 {
			time.Sleep(10 * time.Millisecond)
		}
	}
	return children() - before, nil
}

// adoptOrphans makes this process the parent of those whose own one ends: the
// time of Chromium's many processes would be lost otherwise.
func adoptOrphans() error {
	const setChildSubreaper = 36 // prctl(2)
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, setChildSubreaper, 1, 0); errno != 0 {
		return errno
	}
	return nil
}

func children() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		panic(err) // it cannot fail with these arguments
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
