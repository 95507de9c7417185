package source_test

import (
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"

	"essaim/internal/source"
)

// mac is a disk as macOS and Windows have it: a file is found whatever the case of its
// name, and, on macOS, whatever the form of its accents; lists give names as they were
// written.
type mac struct{ fstest.MapFS }

func (m mac) stored(name string) string {
	if _, there := m.MapFS[name]; there {
		return name
	}
	for stored := range m.MapFS {
		for s := stored; s != "."; s = dirOf(s) {
			if strings.EqualFold(norm.NFC.String(s), norm.NFC.String(name)) {
				return s
			}
		}
	}
	return name
}

func dirOf(name string) string {
	if at := strings.LastIndexByte(name, '/'); at >= 0 {
		return name[:at]
	}
	return "."
}

func (m mac) Open(name string) (fs.File, error)          { return m.MapFS.Open(m.stored(name)) }
func (m mac) Stat(name string) (fs.FileInfo, error)      { return m.MapFS.Stat(m.stored(name)) }
func (m mac) ReadFile(name string) ([]byte, error)       { return m.MapFS.ReadFile(m.stored(name)) }
func (m mac) ReadDir(name string) ([]fs.DirEntry, error) { return m.MapFS.ReadDir(m.stored(name)) }
func (m mac) Lstat(name string) (fs.FileInfo, error)     { return m.MapFS.Stat(m.stored(name)) }
func (m mac) ReadLink(name string) (string, error)       { return m.MapFS.ReadLink(m.stored(name)) }
func (m mac) Sub(dir string) (fs.FS, error)              { return fs.Sub(struct{ fs.FS }{m}, dir) }
func (m mac) Glob(pattern string) ([]string, error)      { return m.MapFS.Glob(pattern) }

// TestTheSameOnEverySystem: what is wrong with a site does not depend on whether its disk
// knows "Photo.jpg" from "photo.jpg". Each broken and each valid site is read from both
// kinds of disk.
func TestTheSameOnEverySystem(t *testing.T) {
	cases, _ := filepath.Glob("testdata/*/*.txtar")
	if len(cases) < 200 {
		t.Fatalf("only %d sites", len(cases))
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		site := siteOf(t, archive)
		sameOnEverySystem(t, name, site)
	}
}

// TestNamesThatDifferInTheirCase: they are two files on one system and one on another.
func TestNamesThatDifferInTheirCase(t *testing.T) {
	sheet := "---\ntitle: Un essai\ncommune: luc\ntheme: eau\nstatus: in-place\nmeans: none\nresults: []\n"
	for name, files := range map[string]fstest.MapFS{
		"an image by another case": {
			"content/sheets/un/index.md":  {Data: []byte(sheet + "---\n\n![Le bac sous le préau](Photo.PNG)\n")},
			"content/sheets/un/photo.png": {Data: pixel},
		},
		"a link by another case": {
			"content/sheets/un.md":   {Data: []byte(sheet + "---\n\nVoir [la suite](Deux.md).\n")},
			"content/sheets/deux.md": {Data: []byte(sheet + "---\n")},
		},
		"a logo by another case": {
			"content/sheets/un.md": {Data: []byte(sheet + "---\n")},
			"static/Logo.svg":      {Data: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")},
		},
		"a name with decomposed accents": {
			"content/sheets/un/index.md":        {Data: []byte(sheet + "---\n\n![Le bac sous le préau](préau.png)\n")},
			"content/sheets/un/pre\u0301au.png": {Data: pixel},
		},
	} {
		site := siteOf(t, &txtar.Archive{})
		for file, text := range files {
			site[file] = text
		}
		if name == "a logo by another case" {
			site["content/network.yaml"] = &fstest.MapFile{Data: append(site["content/network.yaml"].Data, "logo: static/logo.svg\n"...)}
		}
		problems := sameOnEverySystem(t, name, site)
		_, inRead := map[string]bool{"a logo by another case": true, "a name with decomposed accents": true}[name]
		if inRead && problems == 0 { // the others are found when links are resolved, among the names of the list
			t.Errorf("%s: works on one system only, and nothing is said", name)
		}
	}
}

var pixel = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82")

func sameOnEverySystem(t *testing.T, name string, site fstest.MapFS) (problems int) {
	t.Helper()
	opt := source.Options{Workers: 1, Version: "v0.1.0"}
	_, here := source.Read(site, opt)
	_, there := source.Read(mac{site}, opt)
	if !reflect.DeepEqual(here, there) {
		t.Errorf("%s: %d problems here, %d on a disk that knows no case:\n%v\n%v", name, len(here), len(there), here, there)
	}
	return len(here)
}
