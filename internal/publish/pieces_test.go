package publish

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// pieces writes texts one after the other.
func pieces(texts ...string) func(io.Writer) error {
	return func(w io.Writer) error {
		for _, text := range texts {
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
		}
		return nil
	}
}

func putPieces(t *testing.T, dir string, texts ...string) Report {
	t.Helper()
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.PutPieces("data/v1/sheets.json", 0, pieces(texts...)); err != nil {
		o.Abort()
		t.Fatal(err)
	}
	report, err := o.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// A file in pieces is the file that Put makes of them, and its manifest too.
func TestPieces(t *testing.T) {
	dir, whole := t.TempDir(), t.TempDir()
	wantReport(t, putPieces(t, dir, "[1,", "", "2]"), Report{Written: 1})
	o, err := Open(whole)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Put("data/v1/sheets.json", 0, []byte("[1,2]")); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Commit(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, tree(t, whole))
	if read(t, filepath.Join(dir, ManifestName)) != read(t, filepath.Join(whole, ManifestName)) {
		t.Error("the manifest shows how a file was given")
	}
}

// The same bytes in other pieces leave the file untouched.
func TestPiecesThatStay(t *testing.T) {
	dir := t.TempDir()
	putPieces(t, dir, "[1,", "2]")
	file, old := filepath.Join(dir, "data", "v1", "sheets.json"), time.Date(2012, 5, 31, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(file, old, old); err != nil {
		t.Fatal(err)
	}
	wantReport(t, putPieces(t, dir, "[", "1,2]"), Report{Unchanged: 1})
	if info, err := os.Stat(file); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("the file is not as it was: %v", err)
	}
	wantReport(t, putPieces(t, dir, "[3]"), Report{Written: 1})
	wantTree(t, dir, map[string]string{"data/v1/sheets.json": "[3]"})
}

func TestPiecesThatFail(t *testing.T) {
	o, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer o.Abort()
	if err := o.PutPieces("../x", 0, pieces("x")); err == nil {
		t.Error("a path that leads outside was accepted")
	}
	broken := errors.New("no more")
	if err := o.PutPieces("a", 0, func(io.Writer) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("got %v, want what the writer said", err)
	}
	if err := o.Put("b", 0, nil); err != nil {
		t.Fatal(err)
	}
	if err := o.PutPieces("b", 0, pieces("b")); err == nil {
		t.Error("a path that is given twice was accepted")
	}
	if err := o.PutPieces("c", 0, pieces("c")); err != nil {
		t.Fatal(err)
	}
	if err := o.Put("c", 0, nil); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("a path that is given twice: %v", err)
	}
}

// A file is known by its bytes, however they come.
func TestPiecesOfAnyLength(t *testing.T) {
	text := []byte(strings.Repeat("Fiche, ", 1000))
	for length := range 2500 {
		want := describe(0, text[:length])
		for _, piece := range []int{1, 7, 1023, 1024, 1025, 2048} {
			var d describer
			for from := 0; from < length; from += piece {
				d.Write(text[from:min(from+piece, length)])
			}
			if got := d.entry(); got != want {
				t.Fatalf("%d bytes in pieces of %d: %+v, want %+v", length, piece, got, want)
			}
		}
		if length > 0 && want == describe(0, text[:length-1]) {
			t.Fatalf("%d bytes and one less are the same", length)
		}
	}
}
