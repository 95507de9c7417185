package preview

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/locale"
)

// A bench is a site in a folder and the server that follows it.
type bench struct {
	*testing.T
	dir      string
	server   *Server
	address  string // with a final slash
	stop     context.CancelFunc
	reported recorder
}

// recorder keeps what the server says.
type recorder struct {
	mu      sync.Mutex
	ready   chan string
	polling error
	last    []diag.Problem
	failed  []error
}

func (t *recorder) Ready(address string) { t.ready <- address }
func (t *recorder) Polling(cause error)  { t.mu.Lock(); t.polling = cause; t.mu.Unlock() }
func (t *recorder) Failed(err error)     { t.mu.Lock(); t.failed = append(t.failed, err); t.mu.Unlock() }
func (t *recorder) Problems(problems []diag.Problem) {
	t.mu.Lock()
	t.last = problems
	t.mu.Unlock()
}

// village is a small network without any problem.
var village = map[string]string{
	"content/network.yaml": `
name: Réseau d'essai
as_of: 2012-05-31
organisation: {name: Syndicat, address: "1 place de la Mairie, 00000 Ville", phone: "05 00 00 00 00", siren: "200000000"}
contact: {role: Animation, email: reseau@example.org}
legal:
  publication_director: La présidence
  host: {name: Hébergeur, address: "1 rue de l'Exemple, 00000 Ville", phone: "05 00 00 00 01"}
pdf: {sheets: false, booklets: false}
communes: [{id: aubrac, name: Aubrac, code: "99001"}]
themes: [{id: dechets, name: Déchets}, {id: eau, name: Eau}]
`,
	"content/pages/a-propos.md":      "---\ntitle: À propos\n---\n\nQui nous sommes.\n",
	"content/sheets/un.md":           sheet("Fiche un", "dechets", "Texte un."),
	"content/sheets/deux.md":         sheet("Fiche deux", "eau", "Texte deux, après [la première](un.md)."),
	"content/communes/aubrac.md":     "---\npractices: [{theme: eau, text: Récupérateur}]\nneeds: none\n---\n\nLa commune.\n",
	"content/meetings/2011-11-25.md": "---\ntitle: Première journée\ndate: 2011-11-25\nstatus: held\nattendance: {people: 11, communes: 1}\n---\n\nCompte rendu.\n",
	"static/notes.txt":               "Des notes.\n",
}

func sheet(title, theme, body string) string {
	return fmt.Sprintf("---\ntitle: %s\ncommune: aubrac\ntheme: %s\nstatus: ongoing\nmeans: none\nresults: []\n---\n\n## Contexte\n\n%s\n", title, theme, body)
}

// write makes a folder of files.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for path, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// serve starts a server on a copy of the village, or on what change makes of it.
func serve(t *testing.T, change ...func(*Options, map[string]string)) *bench {
	t.Helper()
	return serveWith(t, newWatcher, change...)
}

// serveWith starts one that watches in a way of its own.
func serveWith(t *testing.T, watcher func(dir string) (*watcher, error), change ...func(*Options, map[string]string)) *bench {
	t.Helper()
	b := &bench{T: t, dir: t.TempDir(), reported: recorder{ready: make(chan string, 1)}}
	opt := Options{Options: options(b.dir), Dir: b.dir, Addr: "127.0.0.1:0", Words: locale.For(locale.French), Reporter: &b.reported, Clock: time.Now}
	files := maps.Clone(village)
	for _, c := range change {
		c(&opt, files)
	}
	write(t, b.dir, files)
	b.server = newServer(opt)
	b.server.watcher = watcher
	b.start()
	return b
}

func options(dir string) build.Options {
	return build.Options{Site: os.DirFS(dir), Defaults: os.DirFS("../.."), Version: "1.2.3", Drafts: true}
}

func (b *bench) start() {
	b.Helper()
	ctx, stop := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.server.run(ctx) }()
	b.stop = sync.OnceFunc(func() {
		stop()
		select {
		case err := <-ended:
			b.must(err)
		case <-time.After(patience):
			b.Error("the server does not end")
		}
	})
	b.Cleanup(b.stop)
	select {
	case b.address = <-b.reported.ready:
	case err := <-ended:
		b.Fatal(err)
	}
}

// get fetches an address below the site's base.
func (b *bench) get(path string) (status int, text string) {
	b.Helper()
	answer, err := http.Get(b.address + path)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		b.Fatal(err)
	}
	return answer.StatusCode, string(content)
}

// patience is how long a change may take to show on a busy machine.
const patience = 10 * time.Second

// until waits for a page to be as wanted.
func (b *bench) until(path, what string, wanted func(status int, text string) bool) {
	b.Helper()
	var status int
	var text string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if status, text = b.get(path); wanted(status, text) {
			return
		}
	}
	b.Fatalf("%s: no %s, but %d\n%s", path, what, status, text)
}

func (b *bench) shows(path, part string) {
	b.Helper()
	b.until(path, part, func(status int, text string) bool { return status == 200 && strings.Contains(text, part) })
}

func (b *bench) lacks(path, part string) {
	b.Helper()
	b.until(path, "page without "+part, func(status int, text string) bool { return status == 200 && !strings.Contains(text, part) })
}

func (b *bench) missing(path string) {
	b.Helper()
	b.until(path, "404", func(status int, _ string) bool { return status == 404 })
}

// full is the place of a file of the site.
func (b *bench) full(path string) string { return filepath.Join(b.dir, filepath.FromSlash(path)) }

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// How editors save.
var savings = map[string]func(b *bench, path, text string){
	"by a plain write": func(b *bench, path, text string) {
		b.Helper()
		b.must(os.MkdirAll(filepath.Dir(b.full(path)), 0o755))
		b.must(os.WriteFile(b.full(path), []byte(text), 0o644))
	},
	"by an atomic rename": func(b *bench, path, text string) {
		b.Helper()
		b.must(os.MkdirAll(filepath.Dir(b.full(path)), 0o755))
		beside := filepath.Join(filepath.Dir(b.full(path)), ".~"+filepath.Base(path))
		b.must(os.WriteFile(beside, []byte(text), 0o644))
		b.must(os.Rename(beside, b.full(path)))
	},
	"as Vim does": func(b *bench, path, text string) {
		b.Helper()
		b.must(os.MkdirAll(filepath.Dir(b.full(path)), 0o755))
		probe, backup := filepath.Join(filepath.Dir(b.full(path)), "4913"), b.full(path)+"~"
		b.must(os.WriteFile(probe, nil, 0o644))
		b.must(os.Remove(probe))
		if err := os.Rename(b.full(path), backup); err == nil {
			defer os.Remove(backup)
		}
		b.must(os.WriteFile(b.full(path), []byte(text), 0o644))
	},
}

var addedScript = regexp.MustCompile(`<script src="[^"]*essaim/preview\.js" data-key="[^"]*" defer></script>`)

// sameAsBuilt compares every file of a fresh build with what is served.
func (b *bench) sameAsBuilt() {
	b.Helper()
	opt := options(b.dir)
	opt.Output = b.TempDir()
	if report, err := build.Run(b.Context(), opt); err != nil {
		b.Fatal(err, report.Problems)
	}
	compared := 0
	b.must(fs.WalkDir(os.DirFS(opt.Output), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path == ".essaim.json" {
			return err
		}
		want, err := os.ReadFile(filepath.Join(opt.Output, path))
		if err != nil {
			return err
		}
		address := strings.TrimSuffix(path, "index.html")
		status, got := b.get(address)
		if strings.HasSuffix(path, ".html") {
			if n := len(addedScript.FindAllString(got, -1)); n != 1 {
				b.Errorf("%s has %d scripts of the preview", address, n)
			}
			got = addedScript.ReplaceAllString(got, "")
		}
		if status != 200 || got != string(want) {
			b.Errorf("%s (%d) is not what a build writes:\n%s", address, status, difference(string(want), got))
		}
		compared++
		return nil
	}))
	if compared < 20 {
		b.Errorf("%d files compared", compared)
	}
}

// difference is where two texts part.
func difference(want, got string) string {
	i := 0
	for i < min(len(want), len(got)) && want[i] == got[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(i, len(s))-80):min(len(s), i+80)] }
	return fmt.Sprintf("built:  %q\nserved: %q", cut(want), cut(got))
}

// events reads the stream of events, as lines of JSON.
func (b *bench) events() <-chan string {
	b.Helper()
	answer, err := http.Get(b.address + "essaim/preview/events")
	b.must(err)
	b.Cleanup(func() { answer.Body.Close() })
	reported := make(chan string, 100)
	go func() {
		defer close(reported)
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if data, is := strings.CutPrefix(lines.Text(), "data: "); is {
				reported <- data
			}
		}
	}()
	return reported
}

func (b *bench) problems() []string {
	b.reported.mu.Lock()
	defer b.reported.mu.Unlock()
	var codes []string
	for _, p := range b.reported.last {
		codes = append(codes, string(p.Code))
	}
	return slices.Compact(codes)
}
