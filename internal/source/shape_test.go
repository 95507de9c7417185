package source_test

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/test/loop"
)

// TestShapes writes each case of testdata/shapes as a form would have it: `want` is
// what fmt --form makes of the front matter before it.
func TestShapes(t *testing.T) {
	names, _ := filepath.Glob("testdata/shapes/*.txtar")
	if len(names) < 5 {
		t.Fatalf("%d cases", len(names))
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			given, want := archive.Files[i], archive.Files[i+1]
			site := siteOf(t, &txtar.Archive{Files: []txtar.File{given}})
			after, _ := written(site, true)
			if got := after[given.Name].Data; *update {
				archive.Files[i+1].Data = got
			} else {
				diffLines(t, string(got), string(want.Data))
			}
			shapeLosesNothing(t, site)
		}
		if *update {
			writeArchive(t, name, archive)
		}
	}
}

// TestShapeLosesNothing shapes all sites that tests have, in each language.
func TestShapeLosesNothing(t *testing.T) {
	loop.Unraced(t)
	for _, site := range allSites(t) {
		t.Run(filepath.Base(site.name), func(t *testing.T) {
			for _, lang := range locale.Languages {
				setLanguage(site.files, lang)
				shapeLosesNothing(t, site.files)
			}
		})
	}
}

// TestShapeRespelled shapes the network that uses every key, spelled at random.
func TestShapeRespelled(t *testing.T) {
	draw := loop.Random(t, 18, 1)
	for range loop.Rounds(t, 1000) {
		for _, lang := range []string{"english", "french"} {
			site := validSite(t, lang)
			want, _ := written(site, true)
			for name, f := range site {
				front, body, _ := strings.Cut(string(f.Data), "\n---")
				if body != "" {
					body = "\n---" + body
				}
				site[name] = &fstest.MapFile{Data: []byte(respelled(draw, front) + body)}
			}
			got, _ := written(site, true)
			for name := range want {
				diffLines(t, string(got[name].Data), string(want[name].Data))
			}
		}
	}
}

// TestShapeOfLongLines: a file of the greatest size, all of it on one line, takes no
// longer than it is long.
func TestShapeOfLongLines(t *testing.T) {
	text := strings.Repeat("x", 90)
	site := fstest.MapFS{
		"content/network.yaml": {Data: []byte("name: R\n")},
		"content/sheets/a.md":  {Data: []byte("---\ntitle: a\npartners: [" + strings.Repeat(text+", ", 9900) + "b]\n---\n")},
		"content/sheets/b.md":  {Data: []byte("---\ntitle: a\nresults: [" + strings.Repeat("{text: "+text[:80]+", before: 1}, ", 9000) + "{text: b}]\n---\n")},
	}
	loop.Within(t, 5*time.Second, "files of one line", func() {
		if _, changed := written(site, true); changed != 3 { // network.yaml too, whose key is English
			t.Errorf("%d files are shaped", changed)
		}
	})
}

// answeredOtherwise are problems that the shape of a file mends, or whose place in it
// has another code.
var answeredOtherwise = []diag.Code{"several-without-brackets"}

// shapeLosesNothing shapes a site: what it says, what is wrong with it, its comments
// and its bodies stay; it is not shaped again, nor spelled otherwise; and what YAML
// reads in it is of the shape of the tables.
func shapeLosesNothing(t *testing.T, site fstest.MapFS) {
	t.Helper()
	after, _ := written(site, true)
	site, _ = written(site, false) // how another spelling is read is for TestCanonical
	if direct, _ := written(site, true); said(networkOf(direct)) != said(networkOf(after)) {
		t.Error("another shape by way of the usual spelling")
	}
	for _, form := range []bool{true, false} {
		again, _ := written(after, form)
		for name := range after {
			if string(again[name].Data) != string(after[name].Data) {
				t.Errorf("%s is written again (form: %v):\n%s\nthen\n%s", name, form, after[name].Data, again[name].Data)
			}
		}
	}
	n, problems := source.Read(site, source.Options{Workers: 1, Drafts: true})
	m, left := source.Read(after, source.Options{Workers: 1, Drafts: true})
	diffLines(t, said(m), said(n))
	was, is := codesOf(problems), codesOf(left)
	for _, code := range answeredOtherwise {
		isOf := func(key string, _ int) bool { return strings.Contains(key, " "+string(code)+" ") }
		maps.DeleteFunc(was, isOf)
		maps.DeleteFunc(is, isOf)
	}
	if !maps.Equal(was, is) {
		t.Errorf("problems %v, then %v", was, is)
	}
	sameBodies(t, site, n, after, m)
	for name, f := range site {
		before, now := string(f.Data), string(after[name].Data)
		if before != now {
			sameComments(t, name, frontOf(before), frontOf(now))
		}
	}
}

// sameComments compares the comments of two texts, as the YAML library finds them.
func sameComments(t *testing.T, name, before, after string) {
	t.Helper()
	var a, b yaml.Node
	if yaml.Unmarshal([]byte(before), &a) != nil {
		return
	}
	if err := yaml.Unmarshal([]byte(after), &b); err != nil {
		t.Errorf("%s is no YAML any more: %v\n%s", name, err, after)
		return
	}
	was, is := comments(&a, nil), comments(&b, nil)
	if slices.Sort(was); !slices.Equal(was, sorted(is)) {
		t.Errorf("%s: other comments: %q, then %q", name, was, is)
	}
}

func networkOf(site fstest.MapFS) *network.Network {
	n, _ := source.Read(site, source.Options{Workers: 1, Drafts: true})
	return n
}

func sorted(list []string) []string { slices.Sort(list); return list }

// comments are those of a node, and of all in it, a line each.
func comments(n *yaml.Node, all []string) []string {
	for _, text := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" {
				all = append(all, line)
			}
		}
	}
	for _, c := range n.Content {
		all = comments(c, all)
	}
	return all
}

// FuzzShape shapes any bytes as a sheet, as a meeting and as network.yaml.
func FuzzShape(f *testing.F) {
	loop.Unraced(f)
	addShort(f, "testdata/[bs]*/*.txtar")
	base := baseNetwork(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		shapeLosesNothing(t, fstest.MapFS{
			"content/network.yaml": {Data: base}, "content/sheets/x.md": {Data: data}, "content/meetings/2011-11-25.md": {Data: data},
			"content/adoptions/x.md": {Data: data},
		})
		shapeLosesNothing(t, fstest.MapFS{"content/network.yaml": {Data: data}})
	})
}
