package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"essaim/test/loop"
)

// An intaking is a site in a folder, into which the real program imports documents while the
// machine fails. Each document has a photograph.
type intaking struct {
	testing.TB
	source    string
	documents []string
	before    map[string]string // the content, by path
	after     map[string]string // with all drafts
}

const intakes = 3

func newIntaking(t testing.TB, source string) *intaking {
	t.Helper()
	in := &intaking{TB: t, source: source}
	in.reset()
	for i := range intakes {
		file := filepath.Join(t.TempDir(), fmt.Sprintf("fiche-%d.docx", i))
		in.must(os.WriteFile(file, documentWithPhoto(i), 0o644))
		in.documents = append(in.documents, file)
	}
	in.before = treeOf(t, filepath.Join(source, "content"))
	if said, err := in.command().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	in.after = treeOf(t, filepath.Join(source, "content"))
	if made := len(in.after) - len(in.before); made != 2*intakes {
		t.Fatalf("%d new files: a sheet and a photograph of each document are wanted", made)
	}
	return in
}

func (in *intaking) must(err error) {
	in.Helper()
	if err != nil {
		in.Fatal(err)
	}
}

// reset gives the site its first content again.
func (in *intaking) reset() {
	in.Helper()
	in.must(os.RemoveAll(filepath.Join(in.source, "content")))
	in.must(os.CopyFS(filepath.Join(in.source, "content"), os.DirFS("testdata/site/content")))
}

func (in *intaking) command() *exec.Cmd {
	args := append([]string{"import", "word", "--write", "--source", in.source}, in.documents...)
	return exec.Command("essaim", args...)
}

func (in *intaking) content() map[string]string {
	return treeOf(in, filepath.Join(in.source, "content"))
}

// wantWhole looks at the content as the readers of a site do: each draft is there with its
// photograph, or is not there; no file is half written; what was there before stays.
func (in *intaking) wantWhole(when string) (drafts int) {
	in.Helper()
	found := in.content()
	for name, text := range found {
		if strings.HasPrefix(path.Base(name), ".") {
			continue
		}
		if text != in.after[name] {
			in.Fatalf("%s: %s is neither as it was nor as it is to be: %d bytes of %d", when, name, len(text), len(in.after[name]))
		}
		if _, old := in.before[name]; old || path.Ext(name) != ".md" {
			continue
		}
		drafts++
		beside := strings.TrimSuffix(name, ".md") + "/"
		for other := range in.after {
			if _, there := found[other]; strings.HasPrefix(other, beside) && !there {
				in.Fatalf("%s: %s is there without %s", when, name, other)
			}
		}
	}
	for name := range in.before {
		if _, there := found[name]; !there {
			in.Fatalf("%s: %s is gone", when, name)
		}
	}
	return drafts
}

// wantSame compares the content with what it is to be, to the last hidden file.
func (in *intaking) wantSame(when string, want map[string]string) {
	in.Helper()
	found := in.content()
	for name, text := range found {
		if text != want[name] {
			in.Fatalf("%s: %s is not as it is to be", when, name)
		}
	}
	if len(found) != len(want) {
		in.Fatalf("%s: %d files, want %d", when, len(found), len(want))
	}
}

// wantFinished runs the same import again: it writes what is left. Where nothing is, it says
// that the files are there.
func (in *intaking) wantFinished(when string, drafts int) {
	in.Helper()
	said, err := in.command().CombinedOutput()
	if err != nil && (drafts < intakes || !strings.Contains(string(said), "existe déjà")) {
		in.Fatalf("%s, then once more: %v: %s", when, err, said)
	}
	in.wantSame(when+", then once more", in.after)
}

// An import that is killed at any point leaves whole drafts, or none; the same command
// finishes it.
func TestImportKilled(t *testing.T) {
	random := loop.Random(t, 31, 32)
	in := newIntaking(t, filepath.Join(t.TempDir(), "site"))
	in.reset()
	start := time.Now()
	if said, err := in.command().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	took := time.Since(start)
	rounds, killed := loop.Rounds(t, 400), 0
	seen := map[int]int{}
	for round := range rounds {
		in.reset()
		dead := in.kill(round%4 != 0, random, took)
		if dead {
			killed++
		}
		when := fmt.Sprintf("round %d, killed: %v", round, dead)
		drafts := in.wantWhole(when)
		if dead {
			seen[drafts]++
		}
		in.wantFinished(when, drafts)
	}
	t.Logf("%d of %d imports killed; by how many drafts there were: %v", killed, rounds, seen)
	if killed < rounds/4 {
		t.Errorf("only %d of %d imports were killed", killed, rounds)
	}
}

// kill starts an import and kills it: at any time, or, late, once it has begun to write.
func (in *intaking) kill(late bool, random *rand.Rand, took time.Duration) (killed bool) {
	in.Helper()
	sheets := filepath.Join(in.source, "content/sheets")
	entries, err := os.ReadDir(sheets)
	in.must(err)
	c := in.command()
	in.must(c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	if late {
		for begun := false; !begun && len(ended) == 0; {
			now, err := os.ReadDir(sheets)
			begun = err == nil && len(now) > len(entries)
		}
		time.Sleep(time.Duration(random.Int64N(int64(2 * time.Millisecond))))
	} else {
		time.Sleep(time.Duration(random.Int64N(int64(took))))
	}
	c.Process.Kill()
	return <-ended != nil
}

// documentWithPhoto is a document of Word: a sheet, and its photograph.
func documentWithPhoto(i int) []byte {
	const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	paragraph := func(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
	body := `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>` + fmt.Sprintf("Essai numéro %d", i) + `</w:t></w:r></w:p>` +
		paragraph("Commune : Belval") + paragraph("Thème : Déchets") + paragraph("Statut : en place") +
		paragraph(strings.Repeat("Un texte assez long pour plusieurs blocs du disque. ", 400)) +
		`<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Un essai"/><a:graphic><a:graphicData><a:blip r:embed="i1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="i1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.jpg"/></Relationships>`},
		{"word/document.xml", `<w:document ` + names + `><w:body>` + body + `</w:body></w:document>`},
		{"word/media/image1.jpg", string(photograph(uint8(40 * i)))},
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range parts {
		w, err := archive.Create(part.name)
		if err == nil {
			_, err = w.Write([]byte(part.text))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := archive.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
