package source_test

import (
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/test/loop"
)

// TestOrder reads a site with errors in many files, by one worker and by
// eight: the network and the problems are the same.
func TestOrder(t *testing.T) {
	site := manySheets(t, 300)
	for i := range 300 {
		if i%7 == 0 {
			site[fmt.Sprintf("content/sheets/s%d.md", i)].Data = []byte("---\ntitle: x\nnope: 1\n---\n")
		}
	}
	one, first := source.Read(site, source.Options{Workers: 1})
	eight, again := source.Read(site, source.Options{Workers: 8})
	if !reflect.DeepEqual(one, eight) || !reflect.DeepEqual(first, again) {
		t.Error("the result depends on the number of workers")
	}
	if len(first) != 43*6 { // 5 required keys that are missing and an unknown one, in 43 files
		t.Errorf("%d problems", len(first))
	}
}

// TestDrafts keeps drafts on demand; when they are left out, their names stay
// known.
func TestDrafts(t *testing.T) {
	site := manySheets(t, 2)
	site["content/sheets/s1.md"].Data = []byte(strings.Replace(sheet(1), "title:", "draft: oui\ntitle:", 1))
	n, problems := source.Read(site, source.Options{})
	if len(problems) > 0 || len(n.Sheets) != 1 || !reflect.DeepEqual(n.Drafts, []string{"content/sheets/s1.md"}) {
		t.Errorf("%d sheets, drafts %v, problems %v", len(n.Sheets), n.Drafts, problems)
	}
	n, problems = source.Read(site, source.Options{Drafts: true})
	if len(problems) > 0 || len(n.Sheets) != 2 || len(n.Drafts) != 0 {
		t.Errorf("with drafts: %d sheets, drafts %v, problems %v", len(n.Sheets), n.Drafts, problems)
	}
}

// A folder of contents that is a file, as it may be while a site is served, is none.
func TestContentIsAFile(t *testing.T) {
	for _, mode := range []fs.FileMode{0, fs.ModeSymlink, fs.ModeNamedPipe} {
		_, problems := source.Read(fstest.MapFS{"content": {Data: []byte("x"), Mode: mode}}, source.Options{})
		if len(problems) != 1 || problems[0].Code != "no-network-file" {
			t.Errorf("%v: %v", mode, problems)
		}
	}
}

// TestNothingDangles reads a site in which nothing that is referred to is
// there: the network that comes out holds no id that leads nowhere.
func TestNothingDangles(t *testing.T) {
	site := validSite(t, "english")
	site["content/network.yaml"].Data = []byte("name: Vide\n")
	n, problems := source.Read(site, source.Options{})
	if errors, _ := diag.Count(problems); errors == 0 {
		t.Error("no error")
	}
	s := n.Sheets[0]
	if len(s.Communes)+len(s.Themes) > 0 || s.Results[0].Indicator != "" || len(s.Targets) != 1 {
		t.Errorf("the sheet refers to %v %v %v %v", s.Communes, s.Themes, s.Results, s.Targets)
	}
	m := n.Meetings[0]
	if m.Host != "" || len(m.Themes)+len(m.Attendance.Communes)+len(m.Visits)+len(m.Commitments) > 0 || m.Agenda[0].Sheet != "compost" {
		t.Errorf("the meeting refers to %+v", m)
	}
	if len(n.Diagnostics)+len(n.Adoptions) > 0 {
		t.Error("diagnostics and adoptions of no commune were kept")
	}
}

// TestLimits gives hostile files: each must be refused, and cost what its length does.
func TestLimits(t *testing.T) {
	loop.Unraced(t)
	for name, text := range map[string]string{
		"file-too-big":   "---\ntitle: x\n---\n" + strings.Repeat("x", 1<<20),
		"list-too-long":  "---\npartners: [" + strings.Repeat("a, ", 10001) + "]\n---\n",
		"too-long":       "---\nsummary: " + strings.Repeat("x", 20001) + "\n---\n",
		"too-deep":       "---\nextra: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "\n---\n",
		"yaml-alias":     "---\nextra: {a: &a [x, x], b: &b [*a, *a], c: [*b, *b]}\n---\n",
		"unknown-key":    "---\n" + strings.Repeat("sumary: 1\n", 90_000) + "---\n",
		"odd-line-break": "---\ntitle: " + strings.Repeat("\u2028", 300_000) + "\n---\n",
		"missing-key":    "---\ntitle: x\n---\n" + strings.Repeat("](", 400_000),
		"empty-key":      "---\ntitle:\n---\n" + strings.Repeat("[a](<", 200_000),
		"unknown-theme":  "---\ntheme: [" + strings.Repeat("composte,", 9_999) + "]\n# # #\n---\n",
	} {
		site := manySheets(t, 1)
		site["content/sheets/s0.md"].Data = []byte(text)
		var problems []diag.Problem
		loop.Within(t, 10*time.Second, name, func() { _, problems = source.Read(site, source.Options{}) })
		found := false
		for _, p := range problems {
			found = found || string(p.Code) == name
		}
		if !found {
			t.Errorf("%s: %d problems, the first %v", name, len(problems), problems[:min(1, len(problems))])
		}
	}
}

// TestSkeletons writes a skeleton of each kind, in both languages, with and
// without known ids: check only warns of what is left to fill in.
func TestSkeletons(t *testing.T) {
	today := network.DayOf(2026, 11, 23)
	for _, lang := range locale.Languages {
		for kind, name := range map[source.Kind]string{
			source.SheetKind: "gourdes", source.MeetingKind: "2026-12", source.CommuneKind: "rodez", source.AdoptionKind: "rodez-compost",
		} {
			site := validSite(t, "english")
			known := readValid(t, site)
			known.Diagnostics[0].Needs.Items[0].MetBy = ""
			text, err := source.Skeleton(kind, name, locale.For(lang), known, today)
			if err != nil {
				t.Fatal(err)
			}
			site[source.SkeletonPath(kind, name)] = &fstest.MapFile{Data: text}
			_, problems := source.Read(site, source.Options{})
			for _, p := range problems {
				if p.Severity == diag.Error || p.Code != "empty-key" {
					t.Errorf("%s in %s: %s", kind, lang, printed(site, problems, lang))
					break
				}
			}
			site[source.SkeletonPath(kind, name)].Data = enabled(text)
			_, problems = source.Read(site, source.Options{})
			for _, p := range problems {
				if !slices.Contains(untrue, p.Code) {
					t.Errorf("%s in %s, every key enabled: %s", kind, lang, printed(site, []diag.Problem{p}, lang))
				}
			}
			if kind == source.MeetingKind && !strings.Contains(string(text), "Où poser des bacs ?") {
				t.Errorf("open needs are not listed:\n%s", text)
			}
			if strings.Contains(string(text), "Comment payer") {
				t.Errorf("a need that is met or not public is listed:\n%s", text)
			}
		}
	}
}

// untrue are the problems of a skeleton whose every key is enabled: it is well
// written, but its examples name what is not there.
var untrue = []diag.Code{
	"empty-key", "unknown-commune", "unknown-carrier", "unknown-theme", "unknown-indicator", "unknown-objective", "unknown-sheet", "unknown-adoption",
	"file-not-there", "one-kind-of-target", "states-out-of-order", "reference-to-draft", "learnt-from-nobody", "too-many-communes",
}

// enabled removes the # that stands before keys, and leaves prose alone.
func enabled(text []byte) []byte {
	var out strings.Builder
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "#"); ok && strings.Contains(rest, ":") && (rest[0] != ' ' || rest[1] == ' ') {
			line = rest
		}
		out.WriteString(line)
	}
	return []byte(out.String())
}

// TestSkeletonNames refuses names that no file may have, and says which it
// could.
func TestSkeletonNames(t *testing.T) {
	known := readValid(t, validSite(t, "english"))
	for _, c := range []struct {
		kind   source.Kind
		name   string
		remedy string
	}{
		{source.SheetKind, "Mon Été", "content/sheets/mon-ete.md"},
		{source.SheetKind, "../x", "content/sheets/x.md"},
		{source.MeetingKind, "25-11-2011", "content/meetings/2011-11-25.md"},
		{source.CommuneKind, "luc-la-primaube", "luc"},
	} {
		_, err := source.Skeleton(c.kind, c.name, locale.For("fr"), known, network.DayOf(2026, 11, 23))
		bad, ok := err.(*source.NameError)
		if !ok || !strings.Contains(bad.Problem.Hint(locale.For("fr")), c.remedy) {
			t.Errorf("%s %q: %v", c.kind, c.name, err)
		}
	}
}

// TestTables checks the tables themselves: both languages, an example, and no
// spelling that two keys of a map share.
func TestTables(t *testing.T) {
	seen := map[*source.Table]bool{}
	var visit func(table *source.Table)
	visit = func(table *source.Table) {
		if table == nil || seen[table] {
			return
		}
		seen[table] = true
		for _, f := range table.Fields {
			for _, lang := range locale.Languages {
				path, l := table.Name+"."+f.Key, locale.For(lang)
				if f.About(l) == path || f.ExampleIn(l) == path+".example" {
					t.Errorf("%s: %s: not described", lang, path)
				}
			}
			for _, spelling := range append([]string{f.Key}, f.Aliases...) {
				if found, _ := table.Lookup(spelling); found.Key != f.Key {
					t.Errorf("%s: %q is %s, not %s", table.Name, spelling, found.Key, f.Key)
				}
			}
			visit(f.Type.Map)
			if f.Type.Of != nil {
				visit(f.Type.Of.Map)
			}
		}
	}
	visit(source.NetworkTable())
	visit(source.PageTable())
	for _, kind := range source.Kinds {
		visit(source.TableOf(kind))
	}
	if len(seen) < 30 {
		t.Errorf("only %d tables", len(seen))
	}
}

func sheet(i int) string {
	return fmt.Sprintf(`---
title: Des composteurs au quartier n° %d
commune: [rodez, luc]
theme: compostage
status: in-place
means:
  people: [{who: Agents, hours: environ %d h, year: 2011}]
  cost: {amount: "1 234,5 €", kind: operating}
results:
  - {indicator: dechets-evites, year: 2011, value: "5,2", unit: t}
  - {text: Bacs distribués, value: 12, year: 2011}
summary: Du compost au pied des immeubles, avec les habitants.
date: 15 janvier 2012
period: {from: 2010, to: 2012-06}
planning:
  - {date: 2010, text: Diagnostic dans les communes}
  - {date: début novembre 2011, text: Courriers d'invitation aux maires}
partners: [Communes membres]
---

## Contexte

Une [autre fiche](s0.md) dit comment %s

## Recommandations

%s
`, i, i%90, strings.Repeat("composter sans odeur et sans moucherons, ", 20), strings.Repeat("Brasser chaque semaine. ", 60))
}

func manySheets(tb testing.TB, count int) fstest.MapFS {
	tb.Helper()
	base, err := os.ReadFile("testdata/base/network.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	site := fstest.MapFS{"content/network.yaml": {Data: base}}
	for i := range count {
		site[fmt.Sprintf("content/sheets/s%d.md", i)] = &fstest.MapFile{Data: []byte(sheet(i))}
	}
	return site
}

// BenchmarkRead reads 1,000 sheets. It also says how that compares with what the
// libraries alone take to open the files, split them and parse their YAML, and
// how much the network that is read keeps in memory.
func BenchmarkRead(b *testing.B) {
	const count = 1000
	dir := b.TempDir()
	if err := os.CopyFS(dir, manySheets(b, count)); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	var alone time.Duration
	for b.Loop() {
		if _, problems := source.Read(os.DirFS(dir), source.Options{Workers: 1}); len(problems) > 0 {
			b.Fatal(problems[0].Message(locale.For("en")))
		}
		b.StopTimer()
		start := time.Now()
		parseOnly(b, os.DirFS(dir), count)
		alone += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed())/float64(alone), "of-the-libraries")
	before := liveBytes()
	n, _ := source.Read(os.DirFS(dir), source.Options{Workers: 1})
	b.ReportMetric(float64(liveBytes()-before)/count, "B-kept/sheet")
	runtime.KeepAlive(n)
}

// parseOnly is what the libraries take without any of our work.
func parseOnly(b *testing.B, site fs.FS, count int) {
	format := frontmatter.NewFormat("---", "---", func(data []byte, v any) error { return yaml.Load(data, v) })
	for i := range count {
		in, err := site.Open(fmt.Sprintf("content/sheets/s%d.md", i))
		if err != nil {
			b.Fatal(err)
		}
		var node yaml.Node
		if _, err := frontmatter.Parse(in, &node, format); err != nil {
			b.Fatal(err)
		}
		in.Close()
	}
}

func liveBytes() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// TestReadKeepsNoText reads a network that uses every key, with a long comment in
// each file: no value that is kept holds the text that it was cut from.
func TestReadKeepsNoText(t *testing.T) {
	const networks, size = 10, 200 << 10
	comment := "# " + strings.Repeat("x", size) + "\n"
	for _, lang := range []string{"english", "french"} {
		site := validSite(t, lang)
		for name, f := range site {
			text, lead := string(f.Data), ""
			if strings.HasSuffix(name, ".md") {
				lead = "---\n"
			} else if name != "content/network.yaml" {
				continue
			}
			site[name] = &fstest.MapFile{Data: []byte(lead + comment + strings.TrimPrefix(text, lead))}
		}
		before := liveBytes()
		var kept []*network.Network
		for range networks {
			kept = append(kept, readValid(t, site))
		}
		if each := (int64(liveBytes()) - int64(before)) / networks; each > size {
			t.Errorf("%s: a network keeps %d KB", lang, each>>10)
		}
		runtime.KeepAlive(kept)
	}
}

// FuzzFrontMatter reads any bytes as a sheet: never a panic, and every problem
// stands within the file.
func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{
		sheet(1), "", "---", "---\n---\n", "\ufeff---\r\ntitle: x\r\n---\r\n", "---\na: [\n---\n", "---\na: 'l'eau'\n---\n", "---\n{a: 5,2}\n---\n",
		"---\n- -a\n---\n", "---\na:\tb\n---\n", "---\n? [a]\n: b\n---\n", "---\na: &a *a\n---\n", " ---\n---", "---\n--- x\n---", "---\na: |\n  ---\n",
		"---\ntitle: #\n---\n", "---\nresults: [{value: 1\u202f000, 5}]\n---\n", "---\n\u2028a: b\r\r\n---\n", "---\n## a\nb\n---\n", "---\na: \"\\x\n---\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		site := fstest.MapFS{"content/sheets/x.md": {Data: data}}
		n, problems := source.Read(site, source.Options{Workers: 1, Drafts: true})
		lines := strings.Count(string(data), "\n") + 1
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.Line > lines+1 || p.File == "" {
				t.Errorf("%s stands at %d:%d of %d lines", p.Code, p.Line, p.Column, lines)
			}
			if p.Message(locale.For("fr")) == "" || p.Message(locale.For("en")) == "" {
				t.Errorf("%s has no message", p.Code)
			}
		}
		for _, s := range n.Sheets {
			if _, err := source.ReadBody(site, s.Body); err != nil {
				t.Error(err)
			}
		}
	})
}

// FuzzName gives a sheet any name: what is kept is a slug.
func FuzzName(f *testing.F) {
	for _, seed := range []string{"x", "Été", "a b", "e\u0301", "..", "a.b", "n°5", "-", "日本", "index"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		site := fstest.MapFS{"content/sheets/" + name + ".md": {Data: []byte(sheet(1))}}
		if strings.ContainsAny(name, "/\x00") || name == "" {
			return
		}
		n, _ := source.Read(site, source.Options{Workers: 1})
		for _, s := range n.Sheets {
			if strings.Trim(s.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				t.Errorf("%q became %q", name, s.ID)
			}
		}
	})
}

// network.yaml under another name is one error, at the file that there is.
func TestNetworkUnderAnotherName(t *testing.T) {
	for _, name := range []string{"network.yml", "Network.yaml", "réseau.yaml"} {
		site := fstest.MapFS{"content/" + name: {Data: []byte("name: Réseau\n")}}
		_, problems := source.Read(site, source.Options{})
		if len(problems) != 1 || problems[0].Severity != diag.Error || problems[0].File != "content/"+name || problems[0].Args["where"] != "content/network.yaml" {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
