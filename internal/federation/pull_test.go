package federation

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/opendata"
	"essaim/internal/source"
	"essaim/internal/wording"
)

var today = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

// dataOf is the data/v1 of a small network, by path, as build publishes it.
func dataOf(t testing.TB, more string) map[string][]byte {
	t.Helper()
	site := fstest.MapFS{
		"content/network.yaml": {Data: []byte(`name: Réseau du Causse
as_of: 2026-10-31
base_url: https://causse.example.org/reseau/
open_data: {texts: yes}
communes: [{id: luc, name: Luc, code: "99001", population: 3000}, {id: oz, name: Oz, code: "99002"}]
themes: [{id: compostage, name: Compostage}]
indicators: [{id: dechets, name: Déchets évités, unit: t}]
practices: [{id: bacs, name: Bacs à compost, theme: compostage}]
`)},
		"content/sheets/bacs.md":       {Data: []byte("---\ntitle: Des bacs\ncommune: luc\ntheme: compostage\nstatus: in-place\npractice: bacs\nperiod: {from: 2020}\nlinks: [{name: Le guide, url: https://www.example.org/guide}]\nmeans: {cost: [{amount: 560}]}\nresults: [{indicator: dechets, value: 5 t, year: 2021}]\n---\n\n## Contexte\n\nTexte.\n")},
		"content/adoptions/oz-bacs.md": {Data: []byte("---\nsheet: bacs\ncommune: oz\nstarted: 2022\n---\n")},
		"content/communes/oz.md":       {Data: []byte("---\ninterview: {date: 2020-03-02, status: done}\npractices: [{theme: compostage, text: Un bac}]\nneeds: [{theme: compostage, text: Un guide}]\n---\n")},
		"content/sheets/plus.md":       {Data: []byte("---\ntitle: Plus\ncommune: [luc, oz]\ntheme: compostage\nstatus: ongoing\nmeans: none\nresults: []\n---\n\n## Contexte\n\n" + more + "\n")},
	}
	n, _ := source.Read(site, source.Options{})
	l := locale.For(n.Lang)
	words := wording.New(n.At(n.AsOf), l, address.New(l, n.BaseURL))
	data := map[string][]byte{}
	for _, f := range opendata.Files(words, opendata.Tables(words, source.Bodies(site))) {
		var text bytes.Buffer
		if err := f.Write(&text); err != nil {
			t.Fatal(err)
		}
		data["/data/v1/"+f.Name] = text.Bytes()
	}
	return data
}

func files(t testing.TB, fsys fs.FS, dir string) []string {
	t.Helper()
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// server serves data as most do: with an ETag, and "not modified" for who knows it.
func server(t testing.TB, data map[string][]byte) (*httptest.Server, *atomic.Int64) {
	t.Helper()
	var sent atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, there := data[r.URL.Path]
		if !there {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", fmt.Sprintf(`"%d-%x"`, len(text), text[:min(len(text), 40)]))
		before := &counting{ResponseWriter: w}
		http.ServeContent(before, r, "", time.Time{}, bytes.NewReader(text))
		sent.Add(before.n)
	}))
	t.Cleanup(s.Close)
	return s, &sent
}

type counting struct {
	http.ResponseWriter
	n int64
}

func (c *counting) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return c.ResponseWriter.Write(p)
}

// portal is an empty folder of a site.
func portal(t testing.TB) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func at(url string) *network.Remote { return &network.Remote{ID: "causse", URL: url} }

// pullOne pulls one network.
func pullOne(t testing.TB, site *os.Root, r *network.Remote, hosts ...string) Outcome {
	t.Helper()
	all, err := Pull(t.Context(), site, []*network.Remote{r}, Options{AllowHosts: hosts, Now: today, Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

// keptIn are the files of a copy.
func keptIn(t testing.TB, site *os.Root) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, name := range files(t, site.FS(), Folder+"/causse") {
		text, err := site.ReadFile(path.Join(Folder, "causse", name))
		if err != nil {
			t.Fatal(err)
		}
		found[name] = string(text)
	}
	return found
}

// nothingElse fails when a pull left more than the copy.
func nothingElse(t testing.TB, site *os.Root) {
	t.Helper()
	entries, err := fs.ReadDir(site.FS(), Folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s is left", e.Name())
		}
	}
}

// A network is new, then the same without a file being sent, then changed.
func TestPull(t *testing.T) {
	data := dataOf(t, "Un texte.")
	s, sent := server(t, data)
	site := portal(t)
	o := pullOne(t, site, at(s.URL+"/"))
	if o.State != New || o.Sheets != 2 || o.AsOf != network.DayOf(2026, 10, 31) {
		t.Fatalf("%+v", o)
	}
	first := keptIn(t, site)
	for name, text := range first {
		if text != string(data["/data/v1/"+name]) {
			t.Errorf("%s is not as it is published", name)
		}
	}
	if len(first) != 17 {
		t.Errorf("%d files are kept", len(first))
	}
	sent.Store(0)
	if o := pullOne(t, site, at(s.URL+"/")); o.State != Same || sent.Load() != 0 {
		t.Errorf("%+v, %d bytes were sent", o, sent.Load())
	}
	// Another site than that of the marks, and marks of a file that somebody changed.
	if err := site.WriteFile(Folder+"/causse/sheets.json", []byte("{}"), 0o666); err != nil {
		t.Fatal(err)
	}
	if o := pullOne(t, site, at(s.URL+"/")); o.State != Changed || !maps.Equal(keptIn(t, site), first) {
		t.Errorf("a copy that was changed: %+v", o)
	}
	data["/data/v1/sheets.json"] = bytes.Replace(data["/data/v1/sheets.json"], []byte(`"title":"Plus"`), []byte(`"title":"Moins"`), 1)
	if o := pullOne(t, site, at(s.URL+"/")); o.State != Changed || !strings.Contains(keptIn(t, site)["sheets.json"], "Moins") {
		t.Errorf("%+v", o)
	}
	nothingElse(t, site)
	// The cache is disposable.
	if err := site.RemoveAll(".essaim"); err != nil {
		t.Fatal(err)
	}
	if o := pullOne(t, site, at(s.URL+"/")); o.State != Same {
		t.Errorf("without its cache: %+v", o)
	}
}

// A folder is read as a site is.
func TestPullFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "autre", "data", "v1"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "portail"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range dataOf(t, "Un texte.") {
		if err := os.WriteFile(filepath.Join(dir, "autre", filepath.FromSlash(name)), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	site, err := os.OpenRoot(filepath.Join(dir, "portail"))
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	from := &network.Remote{ID: "causse", Folder: "../autre"}
	for i, want := range []State{New, Same} {
		if o := pullOne(t, site, from); o.State != want {
			t.Errorf("%d: %+v", i, o)
		}
	}
	if o := pullOne(t, site, &network.Remote{ID: "causse", Folder: "../rien"}); o.State != Failed || o.Why.(*Error).Code != NoFolder || !o.Kept {
		t.Errorf("%+v", o)
	}
}

// What an older program does not write yet, and what authors may write, are taken.
func TestTaken(t *testing.T) {
	for _, c := range []struct{ file, before, after string }{
		{"sheets.json", `,"partner_roles":null`, ``},
		{"sheets.json", `"exemplary":false,`, ``},
		{"adoptions.json", `,"means":{"none":false,"people":null,"cost":null,"funding":null,"technical":null,"gains":null}`, ``},
		{"adoptions.json", `"means":{"none":false,"people":null`, `"means":{"people":null`},
		{"sheets.json", `https://www.example.org/guide`, `https://www.example.org/wiki/L'Isle-d'Abeau`},
		{"sheets.json", `"title":"Plus"`, `"title":"Plus : \"encore\"", "of_tomorrow": {"a": [1, {"b": ":"}]}`},
	} {
		data := dataOf(t, "Un texte.")
		was := data["/data/v1/"+c.file]
		data["/data/v1/"+c.file] = bytes.Replace(was, []byte(c.before), []byte(c.after), 1)
		if bytes.Equal(was, data["/data/v1/"+c.file]) {
			t.Fatalf("%s has no %s", c.file, c.before)
		}
		s, _ := server(t, data)
		if o := pullOne(t, portal(t), at(s.URL+"/")); o.State != New {
			t.Errorf("%s: %+v, %v", c.after, o, o.Why)
		}
	}
}

// Texts that would make the data of a network too large are left out, and it is reported;
// the rest is taken, and is the same the next time.
func TestTextsTooLarge(t *testing.T) {
	data := dataOf(t, "Un texte.")
	text := data["/data/v1/texts.json"]
	data["/data/v1/texts.json"] = append(bytes.TrimSuffix(text, []byte("}\n")), append(bytes.Repeat([]byte(" "), maxBytes), '}')...)
	s, _ := server(t, data)
	site := portal(t)
	for _, want := range []State{New, Same} {
		o := pullOne(t, site, at(s.URL+"/"))
		if o.State != want || !o.Mute || o.Why != nil {
			t.Errorf("%+v, %v", o, o.Why)
		}
		if got := files(t, site.FS(), "federation/causse"); slices.Contains(got, "texts.json") || !slices.Contains(got, "sheets.json") {
			t.Errorf("%q", got)
		}
	}
	data["/data/v1/texts.json"] = text
	if o := pullOne(t, site, at(s.URL+"/")); o.State != Changed || o.Mute {
		t.Errorf("%+v, %v", o, o.Why)
	}
}

// What comes from the internet is only of the host that it came from.
func TestAnothersName(t *testing.T) {
	site := portal(t)
	c := copyOf(site, at("https://vallee.example.org/"))
	if err := errors.Join(site.MkdirAll(Folder, 0o777), c.begin()); err != nil {
		t.Fatal(err)
	}
	for name, text := range dataOf(t, "Un texte.") {
		if _, err := c.write(path.Base(name), bytes.NewReader(text)); err != nil {
			t.Fatal(err)
		}
	}
	text, err := c.staged(packageFile)
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPackage(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range []struct {
		url string
		its bool
	}{{"https://vallee.example.org/", false}, {"https://causse.example.org/autre/", true}, {"http://localhost:8000/", true}, {"http://[::1]:8000/", true}} {
		origin, err := originOf(at(from.url), site, Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = check(t.Context(), c, p, origin.base(), today)
		var known *Error
		if from.its != (err == nil) || err != nil && (!errors.As(err, &known) || known.Code != NotIts) {
			t.Errorf("%s: %v", from.url, err)
		}
	}
}

// A name that leads into a private network is refused where the connection is made.
func TestPrivateNetworks(t *testing.T) {
	const itself = "0.0.0.0" // where a machine answers as well, and which is not a name of its own
	data := dataOf(t, "Un texte.")
	data["/data/v1/network.json"] = bytes.Replace(data["/data/v1/network.json"], []byte("https://causse.example.org/"), []byte("http://"+itself+"/"), 1)
	s, _ := server(t, data)
	named := strings.Replace(s.URL, "127.0.0.1", itself, 1) + "/"
	var known *Error
	if o := pullOne(t, portal(t), at(named)); o.State != Failed || !errors.As(o.Why, &known) || known.Code != Private {
		t.Errorf("%+v, %v", o, o.Why)
	}
	if o := pullOne(t, portal(t), at(named), itself); o.State != New {
		t.Errorf("allowed: %+v, %v", o, o.Why)
	}
	for _, ip := range []string{
		"10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1",
		"::1", "::", "fe80::1", "fc00::1", "ff02::1", "64:ff9b::a00:1", "2002:a00:1::", "::ffff:10.0.0.1",
	} {
		if public(netip.MustParseAddr(ip).Unmap()) {
			t.Errorf("%s is public", ip)
		}
	}
	for _, ip := range []string{"8.8.8.8", "2001:4860:4860::8888"} {
		if !public(netip.MustParseAddr(ip)) {
			t.Errorf("%s is private", ip)
		}
	}
}

// A pull that was stopped between two renames is mended by the next one.
func TestStoppedPull(t *testing.T) {
	s, _ := server(t, dataOf(t, "Un texte."))
	site := portal(t)
	pullOne(t, site, at(s.URL+"/"))
	before := keptIn(t, site)
	if err := errors.Join(site.Rename(Folder+"/causse", Folder+"/.causse.old"), site.MkdirAll(Folder+"/.causse.next", 0o777)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if o := pullOne(t, site, at(s.URL+"/")); o.State != Failed || !o.Kept || !maps.Equal(before, keptIn(t, site)) {
		t.Errorf("%+v", o)
	}
	nothingElse(t, site)
}

// One that fails keeps no other from coming, at most four are asked at a time, and a pull
// that is stopped says so.
func TestManyNetworks(t *testing.T) {
	data := dataOf(t, "Un texte.")
	var now, most atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		defer now.Add(-1)
		for {
			was := most.Load()
			if n <= was || most.CompareAndSwap(was, n) {
				break
			}
		}
		_, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if strings.HasPrefix(r.URL.Path, "/n3/") {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(data["/"+name])
	}))
	defer s.Close()
	var remotes []*network.Remote
	for i := range 12 {
		id := fmt.Sprint("n", i)
		remotes = append(remotes, &network.Remote{ID: id, URL: s.URL + "/" + id + "/"})
	}
	site := portal(t)
	var said atomic.Int64
	all, err := Pull(t.Context(), site, remotes, Options{Now: today, Progress: func(_, total int) { said.Add(int64(total)) }})
	if err != nil || said.Load() != 144 || most.Load() > atOnce {
		t.Errorf("%v, %d, %d at once", err, said.Load(), most.Load())
	}
	for i, o := range all {
		if want := map[bool]State{true: Failed, false: New}[i == 3]; o.State != want || o.Remote != remotes[i] {
			t.Errorf("%d: %+v", i, o)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Pull(ctx, site, remotes, Options{Now: today}); !errors.Is(err, context.Canceled) {
		t.Errorf("a pull that was stopped: %v", err)
	}
	if names := files(t, site.FS(), "."); len(names) != 0 || !slices.Contains(entriesOf(t, site, Folder), "n0") {
		t.Errorf("%q", names)
	}
}

func entriesOf(t *testing.T, site *os.Root, dir string) []string {
	t.Helper()
	entries, err := fs.ReadDir(site.FS(), dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// The copy of a network that left goes only as a pull wrote it.
func TestLeave(t *testing.T) {
	s, _ := server(t, dataOf(t, "Un texte."))
	for _, c := range []struct {
		name    string
		change  func(site *os.Root) error
		removed bool
	}{
		{"as it was written", func(*os.Root) error { return nil }, true},
		{"with a file more", func(site *os.Root) error { return site.WriteFile(Folder+"/causse/notes.txt", nil, 0o666) }, false},
		{"with a folder more", func(site *os.Root) error { return site.Mkdir(Folder+"/causse/notes", 0o777) }, false},
		{"with a file less", func(site *os.Root) error { return site.Remove(Folder + "/causse/cases.json") }, true},
		{"with a file changed", func(site *os.Root) error { return site.WriteFile(Folder+"/causse/sheets.json", []byte("{}"), 0o666) }, false},
		{"with a file that leads elsewhere", func(site *os.Root) error {
			return errors.Join(site.Rename(Folder+"/causse/sheets.json", "sheets.json"), site.Symlink("../../sheets.json", Folder+"/causse/sheets.json"))
		}, false},
		{"without a cache", func(site *os.Root) error { return site.RemoveAll(".essaim") }, false},
	} {
		site := portal(t)
		pullOne(t, site, at(s.URL+"/"))
		if left, err := Leave(site, []*network.Remote{at("")}); err != nil || len(left) > 0 {
			t.Errorf("one that stays: %v, %v", left, err)
		}
		if err := c.change(site); err != nil {
			t.Fatal(err)
		}
		left, err := Leave(site, nil)
		if err != nil || len(left) != 1 || left[0] != (Leaver{"causse", c.removed}) {
			t.Errorf("%s: %v, %v", c.name, left, err)
		}
		if _, err := site.Stat(Folder + "/causse"); c.removed != errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
