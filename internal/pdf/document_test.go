package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
	"essaim/test/loop"
)

// made is one PDF file of the demo network.
type demoFile struct {
	path string
	Made
	sheet *view.SheetPaper // nil for a booklet or a report
}

func demoFiles(t testing.TB) []demoFile { return filesOf(t, demoBook(t)) }

func filesOf(t testing.TB, b book) []demoFile {
	t.Helper()
	w := writer(t, b.words)
	var files []demoFile
	for _, o := range b.papers {
		f := demoFile{path: o.Path}
		switch {
		case o.Paper != nil:
			f.sheet = o.Paper()
			f.Made = w.Sheet(f.sheet, b.source)
		case o.Booklet != nil:
			f.Made = booklet(t, b.words, o.Booklet(), b.plan.SheetPaper, b.source)
		case o.Note != nil:
			f.Made = w.Note(o.Note(), b.source)
		default:
			f.Made = w.Report(o.Report(), b.source)
		}
		f.File = append([]byte(nil), f.File...)
		files = append(files, f)
	}
	return files
}

// booklet makes one, and the files of its sheets.
func booklet(t testing.TB, words *locale.Locale, v *view.Booklet, sheet func(id string) *view.SheetPaper, src Source) Made {
	t.Helper()
	w := writer(t, words)
	made, err := writer(t, words).Booklet(v, func(id string) (*Finished, error) { return ReadFinished(bytes.Clone(w.Sheet(sheet(id), src).File)) }, src)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// TestConditions: every file of the demo keeps every condition of PDF/UA-1 that
// a machine can decide.
func TestConditions(t *testing.T) {
	for _, f := range demoFiles(t) {
		for _, failure := range conditions(readPDF(t, f.File)) {
			t.Errorf("%s: %s", f.path, failure)
		}
		if got := Pages(f.File); got != f.Pages || got == 0 {
			t.Errorf("%s: %d pages are reported, it has %d", f.path, got, f.Pages)
		}
	}
}

// TestTools: programs that others wrote read the files without a complaint.
func TestTools(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a program for each file")
	}
	whole := loop.Whole(t)
	tool(t, "qpdf")
	tool(t, "pdfinfo")
	tool(t, "pdffonts")
	dir := t.TempDir()
	for i, f := range demoFiles(t) {
		file := filepath.Join(dir, "x.pdf")
		if err := os.WriteFile(file, f.File, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
			t.Errorf("%s: qpdf: %s", f.path, out)
		}
		if whole || i%3 == 0 { // each program takes its time to start
			checkPoppler(t, f, file)
		}
	}
}

// tool makes sure that a program is there: on CI a test is never skipped.
func tool(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err == nil {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is missing: test/install.sh installs it", program)
	}
	t.Skipf("%s is missing", program)
}
