package pdf

import (
	"os/exec"
	"strings"
	"testing"
)

// checkPoppler reads a file with poppler's programs: the structure without an
// error, every font embedded, a subset, with its letters.
func checkPoppler(t *testing.T, f demoFile, file string) {
	t.Helper()
	structure := run1(t, "pdfinfo", "-struct-text", file)
	for line := range strings.Lines(structure) {
		if strings.Contains(line, "Error") || strings.Contains(line, "NonStruct") {
			t.Errorf("%s: pdfinfo: %s", f.path, line)
		}
	}
	fonts := strings.Split(strings.TrimSpace(run1(t, "pdffonts", file)), "\n")
	for _, line := range fonts[2:] {
		if !strings.Contains(line, "yes yes yes") {
			t.Errorf("%s: pdffonts: %s", f.path, line)
		}
	}
	if f.sheet == nil {
		return
	}
	text := strings.Join(strings.Fields(run1(t, "pdftotext", "-raw", file, "-")), " ")
	at := 0
	for _, want := range []string{f.sheet.Sheet.Title, f.sheet.Sheet.Summary, f.sheet.Sheet.General, f.sheet.Sheet.Citation} {
		want = strings.Join(strings.Fields(want), " ")
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Errorf("%s: %q is not in the text, or not in its order", f.path, want)
			continue
		}
		at += i
	}
}

// run1 gives what a program prints, its complaints too.
func run1(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", program, err, out)
	}
	return string(out)
}
