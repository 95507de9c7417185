package intake

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"essaim/internal/document"
	"essaim/internal/source"
	"essaim/test/loop"
)

// The documents that pandoc tries its own readers on, in Debian's package of its source:
// they are brought when the test runs, and are no part of this tree.
const (
	publicSource = "http://deb.debian.org/debian/pool/main/p/pandoc/pandoc_2.17.1.1.orig.tar.gz"
	publicSum    = "df7c6c605d084252fc28687dffe63ca57dd04a463698d323924d3be2f1f5df32"
	publicMost   = 16 << 20
)

// publicRefused are those that are no documents, with why.
var publicRefused = map[string]string{"normalize.docx": "damaged"} // its XML is none

// TestPublicDocuments: of a hundred documents and more that strangers wrote with Word,
// LibreOffice and other programs, each is a draft; each word of its file, found by another
// reader, is in the sheet or in the report, no figure is made, and twice the same document
// gives the same bytes. ESSAIM_DOCUMENTS=FOLDER tries those of a folder as well.
func TestPublicDocuments(t *testing.T) {
	own := os.Getenv("ESSAIM_DOCUMENTS")
	if !loop.Whole(t) && own == "" {
		t.Skip("make test-long brings public documents")
	}
	p := publicTrial{site: NewSite(countryside("fr"))}
	if own != "" {
		p.folder(t, own)
	}
	if loop.Whole(t) {
		before := p.drafts
		p.archive(t, publicArchive(t))
		if n := p.drafts - before; n <= 100 {
			t.Errorf("only %d public documents", n)
		}
	}
	t.Logf("%d drafts of %d words, %d refused", p.drafts, p.words, p.refused)
}

// A publicTrial reads documents, and counts them.
type publicTrial struct {
	site                   *Site
	drafts, refused, words int
}

func isDocument(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".docx", ".docm", ".dotx", ".odt", ".ott":
		return true
	}
	return false
}

// archive reads the documents of an archive.
func (p *publicTrial) archive(t *testing.T, packed []byte) {
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	for files := tar.NewReader(unpacked); ; {
		file, err := files.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if !isDocument(file.Name) {
			continue
		}
		data, err := io.ReadAll(files)
		if err != nil {
			t.Fatal(err)
		}
		code := p.document(t, file.Name, data)
		if code != publicRefused[path.Base(file.Name)] {
			t.Errorf("%s is refused: %q", file.Name, code)
		}
	}
}

// folder reads the documents of a folder; which of them are none, nobody knows before.
func (p *publicTrial) folder(t *testing.T, name string) {
	err := filepath.WalkDir(name, func(file string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || !isDocument(file) {
			return err
		}
		data, err := os.ReadFile(file)
		if err == nil {
			if code := p.document(t, file, data); code != "" {
				t.Logf("%s is refused: %s", file, code)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// document reads a document, and says why it is refused.
func (p *publicTrial) document(t *testing.T, name string, data []byte) (refused string) {
	t.Helper()
	var doc *document.Document
	var d, again *Draft
	var err error
	loop.Within(t, 30*time.Second, name, func() {
		if doc, err = document.Read(data); err == nil {
			d = p.site.Draft(path.Base(name), doc)
			doc, _ = document.Read(data)
			again = p.site.Draft(path.Base(name), doc)
		}
	})
	if err != nil {
		p.refused++
		var known *document.Error
		if !errors.As(err, &known) {
			t.Errorf("%s: %v", name, err)
			return err.Error()
		}
		return known.Code
	}
	p.drafts++
	if said := reported(d); !bytes.Equal(d.File.Data, again.File.Data) || said != reported(again) {
		t.Errorf("%s is not twice the same", name)
	}
	all := wordsOfFile(t, data)
	p.words += len(all)
	if lost := lostWords(all, reported(d)); len(lost) > 0 {
		t.Errorf("%s: %q are lost", name, lost)
	}
	there := strings.Join(all, " ") + " " + path.Base(name)
	for _, line := range madeFigures(d, there, rawText(t, data)) {
		t.Errorf("%s: a figure is made up: %s", name, line)
	}
	if _, ok := source.FrontOf(Overlay(nil, []File{d.File}), d.File.Path); !ok {
		t.Errorf("%s: nobody reads\n%s", name, d.File.Data)
	}
	return ""
}

// reported is all that a draft and its report say.
func reported(d *Draft) string {
	said := string(d.File.Data) + " " + d.Name
	for _, p := range d.Problems {
		said += " " + p.Args.String()
	}
	return said
}

var digits = regexp.MustCompile(`[0-9]+`)

// madeFigures are the lines of front matter with a number that is none of a file's words;
// an address may be what a link leads to.
func madeFigures(d *Draft, there, raw string) (made []string) {
	numbers := map[string]bool{}
	for _, n := range digits.FindAllString(there, -1) {
		numbers[n] = true
	}
	_, front, _ := strings.Cut(string(d.File.Data), "---\n")
	front, _, _ = strings.Cut(front, "\n---")
	for line := range strings.Lines(front) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			continue
		}
		for _, n := range digits.FindAllString(line, -1) {
			if !numbers[n] && !(strings.Contains(line, "://") && strings.Contains(raw, n)) {
				made = append(made, line)
			}
		}
	}
	return made
}

// publicArchive is the archive of public documents: as it was brought before, else brought
// now. Without a network a run outside of continuous integration goes on without.
func publicArchive(t *testing.T) []byte {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	file := filepath.Join(cache, "essaim", "tests", path.Base(publicSource))
	if data, err := os.ReadFile(file); err == nil && isPublicArchive(data) == nil {
		return data
	}
	data, err := brought(publicSource)
	switch {
	case err != nil && os.Getenv("CI") == "":
		t.Skipf("public documents cannot be brought: %v", err)
	case err != nil:
		t.Fatal(err)
	}
	if err := isPublicArchive(data); err != nil {
		t.Fatalf("%s: %v", publicSource, err)
	}
	err = os.MkdirAll(filepath.Dir(file), 0o700)
	if err == nil {
		err = os.WriteFile(file, data, 0o600)
	}
	if err != nil {
		t.Logf("the next run will bring them again: %v", err)
	}
	return data
}

func isPublicArchive(data []byte) error {
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != publicSum {
		return fmt.Errorf("its SHA-256 is %x, not %s", sum, publicSum)
	}
	return nil
}

func brought(address string) ([]byte, error) {
	client := http.Client{Timeout: 3 * time.Minute}
	answer, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, errors.New(answer.Status)
	}
	return io.ReadAll(io.LimitReader(answer.Body, publicMost))
}

// TestOtherReader: the reader that public documents are judged by finds what is lost, and
// what is made up.
func TestOtherReader(t *testing.T) {
	data := archiveOf(t, "word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Un ba</w:t></w:r><w:r><w:t>c de 12</w:t><w:tab/><w:delText>litres</w:delText></w:r></w:p></w:body></w:document>`)
	all := wordsOfFile(t, data)
	if got := strings.Join(all, " "); got != "un bac de 12 litres" {
		t.Errorf("got %q", got)
	}
	if lost := lostWords(all, "Un bac de litres"); len(lost) != 1 || lost[0] != "12" {
		t.Errorf("lost: %q", lost)
	}
	d := &Draft{File: File{Data: []byte("---\n# 13\ntitre: 12 bacs\ncoût: 14 €\nurl: https://example.org/15\n---\n16\n")}}
	if made := madeFigures(d, "12 litres", `Target="https://example.org/15"`); len(made) != 1 || made[0] != "coût: 14 €" {
		t.Errorf("made up: %q", made)
	}
}

// TestLeftPictures: twice the same picture that no page shows is reported with both of its
// descriptions.
func TestLeftPictures(t *testing.T) {
	drawing := []byte("\x01\x00\x00\x00")
	doc := &document.Document{Pictures: []document.Picture{{Name: "a.emf", Alt: "Un bac", Data: drawing}, {Name: "b.emf", Alt: "Une cour", Data: drawing}}}
	if _, files, left := pictureFiles(doc, "x"); len(files) != 0 || strings.Join(left, ", ") != "a.emf Un bac, Une cour" {
		t.Errorf("%v, %q", files, left)
	}
}
