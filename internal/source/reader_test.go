package source

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// described is a whole network and its problems, to compare.
func described(t *testing.T, n *network.Network, problems []diag.Problem) string {
	t.Helper()
	text, err := json.MarshalIndent(struct {
		Network  *network.Network
		Problems []diag.Problem
	}{n, problems}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func read(t *testing.T, r *Reader) string {
	t.Helper()
	n, problems := r.Read()
	return described(t, n, problems)
}

// Whatever is done to the site, step after step, a Reader that is given which
// paths changed gives what a fresh one gives.
func TestAReaderForgetsWhatChanged(t *testing.T) {
	sheet := func(title, theme string) *fstest.MapFile {
		return &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: %s\ncommune: aubrac\ntheme: %s\nstatus: ongoing\nmeans: none\nresults: [{indicator: masse, year: 2011, value: 3}]\n---\n\nTexte.\n", title, theme)}
	}
	network := func(themes string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("name: Réseau\ncommunes: [{id: aubrac, name: Aubrac, code: \"99001\"}, {id: luc, name: Luc, code: \"99002\"}]\nthemes: [" + themes + "]\nindicators: [{id: masse, name: Masse, unit: t}]\n")}
	}
	adoption := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\nsheet: un\ncommune: luc\nstarted: 2011\n" + text + "---\n")}
	}
	both := "{id: eau, name: Eau}, {id: air, name: Air}"
	site := fstest.MapFS{
		"content/network.yaml":       network(both),
		"content/sheets/un.md":       sheet("Un", "eau"),
		"content/sheets/deux.md":     sheet("Deux", "[eau, air]"),
		"content/adoptions/a.md":     adoption(""),
		"content/meetings/2011.md":   {Data: []byte("---\ntitle: R\ndate: 2011\nagenda: [{sheet: un}, {sheet: deux}]\n---\n")},
		"content/communes/aubrac.md": {Data: []byte("---\npractices: [{theme: air, text: P, sheet: deux}]\nneeds: none\n---\n")},
	}
	put := func(path string, file *fstest.MapFile) func() string {
		return func() string { site[path] = file; return path }
	}
	remove := func(path string) func() string {
		return func() string { delete(site, path); return path }
	}
	reader := NewReader(site, Options{Drafts: true})
	reader.Read()
	for _, step := range []struct {
		name   string
		change func() string
	}{
		{"a title", put("content/sheets/un.md", sheet("Un de plus", "eau"))},
		{"a theme that is not there", put("content/sheets/un.md", sheet("Un", "feu"))},
		{"its theme comes", put("content/network.yaml", network(both+", {id: feu, name: Feu}"))},
		{"a theme goes", put("content/network.yaml", network("{id: eau, name: Eau}"))},
		{"network.yaml is no YAML", put("content/network.yaml", network("{"))},
		{"it is whole again", put("content/network.yaml", network(both))},
		{"a sheet that others name is no YAML", put("content/sheets/deux.md", &fstest.MapFile{Data: []byte("---\ntitle: [\n---\n")})},
		{"it is whole again", put("content/sheets/deux.md", sheet("Deux", "[eau, air]"))},
		{"a sheet goes", remove("content/sheets/un.md")},
		{"it comes back in a folder of its own", put("content/sheets/un/index.md", sheet("Un", "air"))},
		{"with a file beside it", put("content/sheets/un/affiche.pdf", &fstest.MapFile{Data: []byte("%PDF")})},
		{"which becomes a page of the same size", put("content/sheets/un/affiche.pdf", &fstest.MapFile{Data: []byte("<svg")})},
		{"or a drawing", put("content/sheets/un/plan.svg", &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`)})},
		{"that becomes harmless", put("content/sheets/un/plan.svg", &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><circle/></svg>`)})},
		{"the file goes", remove("content/sheets/un/affiche.pdf")},
		{"two files of one name", put("content/sheets/groupe/deux.md", sheet("Deux bis", "air"))},
		{"of which one goes", remove("content/sheets/deux.md")},
		{"an adoption learnt from somebody", put("content/adoptions/a.md", adoption("from: luc\n"))},
		{"or from nobody", put("content/adoptions/a.md", adoption(""))},
		{"a draft", put("content/sheets/groupe/deux.md", &fstest.MapFile{Data: []byte("---\ntitle: D\ndraft: true\ntheme: feu\n---\n")})},
		{"all of it goes", func() string { clear(site); return "content" }},
		{"the network comes back", put("content/network.yaml", network(both))},
	} {
		reader.Forget(step.change())
		got, want := read(t, reader), read(t, NewReader(site, Options{Drafts: true}))
		if got != want {
			t.Errorf("%s: the reader gives\n%s\nand a fresh one\n%s", step.name, got, want)
		}
	}
}

// What was read once does not change under who holds it.
func TestAnEarlierNetworkStays(t *testing.T) {
	site := fstest.MapFS{
		"content/network.yaml":   {Data: []byte("name: R\ncommunes: [{id: aubrac, name: Aubrac, code: \"99001\"}]\nthemes: [{id: eau, name: Eau}]\n")},
		"content/sheets/un.md":   {Data: []byte("---\ntitle: Un\ncommune: aubrac\ntheme: eau\nstatus: done\nmeans: none\nresults: []\n---\n")},
		"content/adoptions/a.md": {Data: []byte("---\nsheet: un\ncommune: aubrac\nstarted: 2011\n---\n")},
	}
	reader := NewReader(site, Options{})
	n, problems := reader.Read()
	before := described(t, n, problems)
	site["content/network.yaml"] = &fstest.MapFile{Data: []byte("name: R\n")}
	reader.Forget("content/network.yaml")
	if _, problems := reader.Read(); len(problems) == 0 {
		t.Fatal("no problem")
	}
	if after := described(t, n, problems); after != before {
		t.Errorf("it was\n%s\nand is\n%s", before, after)
	}
}

func TestSetTexts(t *testing.T) {
	const path = "content/sheets/un.md"
	site := fstest.MapFS{"content/network.yaml": {Data: []byte("name: R\n")}}
	write := func(title, text string) {
		site[path] = &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\ncommune: network\nstatus: done\nmeans: none\nresults: []\n---\n\n" + text + "\n")}
	}
	write("Un", "Avant.")
	reader := NewReader(site, Options{})
	n, _ := reader.Read()
	if len(n.Sheets) != 1 {
		t.Fatal("the sheet is not there")
	}

	write("Un", "Après : [lien](deux.md).")
	bodies, _, ok := reader.SetTexts([]string{path})
	if !ok || len(bodies) != 1 || n.Sheets[0].Body.Hash != bodies[0].Hash || len(n.Sheets[0].Body.Links) != 1 {
		t.Fatalf("text alone: %v, %+v", ok, n.Sheets[0].Body)
	}
	if fresh, _ := Read(site, Options{}); fresh.Sheets[0].Body.Hash != bodies[0].Hash {
		t.Error("the body is not the one of the file")
	}
	for name, change := range map[string]func(){
		"a status":   func() { write("Un\ndraft: true", "Après.") },
		"no text":    func() { write("Un", "") },
		"no YAML":    func() { write("[", "Après.") },
		"no file":    func() { delete(site, path) },
		"not UTF-8":  func() { write("Un", "\xff") },
		"no sheet":   func() { site[path] = &fstest.MapFile{Data: []byte("Texte.")} },
		"empty file": func() { site[path] = &fstest.MapFile{} },
	} {
		change()
		if _, _, ok := reader.SetTexts([]string{path}); ok {
			t.Errorf("%s: passes for a change of text", name)
		}
	}
}

// opened counts how often files are opened.
type opened struct {
	fstest.MapFS
	times map[string]int
}

func (o opened) Open(name string) (fs.File, error) {
	o.times[name]++
	return o.MapFS.Open(name)
}

// What lies beside a sheet is looked at once, whatever else changes.
func TestAFileBesideASheetIsLookedAtOnce(t *testing.T) {
	const photo = "content/sheets/un/photo.jpg"
	sheet := &fstest.MapFile{Data: []byte("---\ntitle: Un\ncommune: aubrac\ntheme: eau\nstatus: done\nmeans: none\nresults: []\n---\n")}
	site := opened{fstest.MapFS{
		"content/network.yaml": {Data: []byte("name: R\ncommunes: [{id: aubrac, name: Aubrac, code: \"99001\"}]\nthemes: [{id: eau, name: Eau}]\n")},
		"content/sheets/un.md": sheet, photo: {Data: []byte("\xff\xd8 cut short")},
	}, map[string]int{}}
	reader := NewReader(site, Options{})
	reader.Read()
	site.MapFS["content/sheets/deux.md"] = sheet
	for _, path := range []string{"content/sheets/un.md", "content/sheets/deux.md"} {
		reader.Forget(path)
		if _, problems := reader.Read(); !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.File == photo }) {
			t.Errorf("%s: the photo is whole: %v", path, problems)
		}
	}
	if site.times[photo] != 1 {
		t.Errorf("opened %d times", site.times[photo])
	}
	reader.Forget(photo)
	reader.Read()
	if site.times[photo] != 2 {
		t.Errorf("opened %d times once it has changed", site.times[photo])
	}
}

// What is kept of a file, until it is read again, holds nothing of its text but what is
// said of it: a text of which one key were held would stay whole.
func TestTextsAreLetGo(t *testing.T) {
	comment := "# " + strings.Repeat("texte ", 20_000) + "\n" // 120 KB
	site := fstest.MapFS{"content/network.yaml": {Data: []byte("name: Réseau\ncommunes: [{id: a, name: A}]\nthemes: [{id: t, name: T}]\nindicators: [{id: i, name: I, unit: kg}]\n")}}
	const files = 200
	for i := range files {
		site[fmt.Sprintf("content/sheets/fiche-%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: Fiche\n" + comment +
			"commune: a\nthème: t\nstatut: planned\nmoyens: {people: [{who: un agent, days: 3}], cost: [{amount: 3 €}]}\nautre: une clé que nul ne connaît\n" +
			"résultats: [{indicateur: i, valeur: 3 kg, année: 2020, before: 4 kg}]\nobjectives: {targets: [{indicateur: i, target: -10 %}]}\n" +
			"planning: [{date: 2020, text: un texte}]\n---\nUn texte.\n")}
	}
	used := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	before := used()
	r := NewReader(site, Options{})
	n, problems := r.Read()
	held := used() - before
	if len(n.Sheets) != files {
		t.Fatal(len(n.Sheets), problems)
	}
	if texts := int64(files * len(comment)); held > texts/4 {
		t.Errorf("%d KB are held of %d KB of texts", held>>10, texts>>10)
	}
	runtime.KeepAlive(r)
}
