package preview

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"essaim/internal/folders"
	"essaim/test/loop"
)

var plainly = savings["by a plain write"]

// demo takes the demonstration network as the site.
func demo(t *testing.T) func(*Options, map[string]string) {
	return func(_ *Options, files map[string]string) {
		clear(files)
		const from = "../../cmd/essaim/demo"
		err := filepath.WalkDir(from, func(p string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := os.ReadFile(p)
			files[filepath.ToSlash(strings.TrimPrefix(p, filepath.FromSlash(from)+string(filepath.Separator)))] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// PDF files, the search index, data: every address.
func TestTheDemoIsServedAsItIsBuilt(t *testing.T) { serve(t, demo(t)).sameAsBuilt() }

func TestTheSubPathOfBaseURL(t *testing.T) {
	b := serve(t, func(_ *Options, files map[string]string) {
		files["content/network.yaml"] += "base_url: https://example.org/reseau/\n"
	})
	if !strings.HasSuffix(b.address, "/reseau/") {
		t.Errorf("the address is %s", b.address)
	}
	b.sameAsBuilt()
	root, _, _ := strings.Cut(b.address, "reseau/")
	answer, err := http.Get(root)
	b.must(err)
	answer.Body.Close()
	if got := answer.Request.URL.String(); got != b.address {
		t.Errorf("%s leads to %s", root, got)
	}
}

func (b *bench) state(path string) state {
	b.Helper()
	_, text := b.get("essaim/preview/state?page=/" + path)
	var s state
	b.must(json.Unmarshal([]byte(text), &s))
	return s
}

// comesBack expects that a tab stays as long as its page is what it is, and that
// it will not when there is another.
func (b *bench) comesBack(path string) {
	b.Helper()
	_, page := b.get(path)
	key := regexp.MustCompile(`data-key="([^"]*)"`).FindStringSubmatch(page)
	if key == nil || key[1] != b.state(path).Key {
		b.Errorf("%s: the page has key %q, its state %q", path, key, b.state(path).Key)
	}
}

func TestErrorsAreShownOverTheLastGoodPage(t *testing.T) {
	b := serve(t)
	b.shows("fiches/un/", "Texte un.")
	good := b.state("fiches/un/")

	plainly(b, "content/sheets/un.md", sheet("Fiche un", "feu", "Un texte jamais vu."))
	b.shows("fiches/un/", errorsID)
	_, page := b.get("fiches/un/")
	for _, part := range []string{"Texte un.", "content/sheets/un.md:4:8", "feu", "dechets, eau"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page does not show %q:\n%s", part, page)
		}
	}
	if strings.Index(page, errorsID) > strings.Index(page, "<header") {
		t.Error("the errors are not at the top of the body")
	}
	// A tab that stays open exchanges the errors in place; others see them too.
	if s := b.state("fiches/un/"); s.Key != good.Key || !strings.Contains(s.Errors, "content/sheets/un.md") {
		t.Errorf("the state is %+v", s)
	}
	b.shows("fiches/deux/", errorsID)
	b.shows("fiches/deux/", "Texte deux")
	if codes := b.problems(); !slices.Contains(codes, "unknown-theme") {
		t.Errorf("the terminal was reported of %v", codes)
	}

	// Other sheets go on showing what is saved.
	plainly(b, "content/sheets/deux.md", sheet("Fiche deux", "eau", "Un texte de plus."))
	b.shows("fiches/deux/", "Un texte de plus.")

	plainly(b, "content/sheets/un.md", sheet("Fiche un", "eau", "Un texte mendé."))
	b.shows("fiches/un/", "Un texte mendé.")
	b.lacks("fiches/un/", errorsID)
	b.lacks("fiches/deux/", errorsID)
	if codes := b.problems(); len(codes) > 0 {
		t.Errorf("the terminal was left with %v", codes)
	}
}

func TestErrorsOfEachKindShowAndClear(t *testing.T) {
	for _, c := range []struct{ name, path, bad, part string }{
		{"no YAML", "content/sheets/un.md", "---\ntitle: [\n---\n", "Texte un."},
		{"no text at all", "content/sheets/un.md", "", "Texte un."},
		{"a link that leads nowhere", "content/sheets/un.md", sheet("Fiche un", "eau", "[là](nulle-part.md)"), "là"},
		{"network.yaml is no YAML", "content/network.yaml", "name: [", "Texte un."},
		{"a layout that is no template", "layouts/sheet.html", `{{define "main"}}{{if}}{{end}}`, "Texte un."},
		{"a layout that asks for what is not there", "layouts/sheet.html", `{{define "main"}}{{.Page.Nothing}}{{end}}`, "Texte un."},
		{"two files of one address", "content/sheets/groupe/un.md", sheet("Fiche bis", "eau", "Bis."), "Bis."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := serve(t)
			b.shows("fiches/un/", "Texte un.")
			plainly(b, c.path, c.bad)
			b.shows("fiches/un/", errorsID)
			b.shows("fiches/un/", c.part)
			if good, there := village[c.path]; there {
				plainly(b, c.path, good)
			} else {
				b.must(os.Remove(b.full(c.path)))
			}
			b.lacks("fiches/un/", errorsID)
			b.sameAsBuilt()
		})
	}
}

// A server may start on a site that is in a bad way.
func TestAStartWithErrors(t *testing.T) {
	for name, c := range map[string]struct {
		path, text string
		status     int
	}{
		"no network.yaml": {"content/network.yaml", "", 200},
		"a layout":        {"layouts/base.html", "{{if}}", 500},
		"a sheet":         {"content/sheets/un.md", "---\ntitle: [\n---\n", 200},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := serve(t, func(_ *Options, files map[string]string) { files[c.path] = c.text })
			status, page := b.get("")
			if status != c.status || !strings.Contains(page, errorsID) || !strings.Contains(page, c.path) || !addedScript.MatchString(page) {
				t.Errorf("%d\n%s", status, page)
			}
			b.comesBack("")
			if good, there := village[c.path]; there {
				plainly(b, c.path, good)
			} else {
				b.must(os.RemoveAll(b.full("layouts")))
			}
			b.lacks("", errorsID)
			b.sameAsBuilt()
		})
	}
}

func TestADraftIsShownAndMarked(t *testing.T) {
	b := serve(t, func(_ *Options, files map[string]string) {
		files["content/sheets/trois.md"] = strings.Replace(sheet("Fiche trois", "eau", "Ébauche."), "status:", "draft: true\nstatus:", 1)
	})
	b.shows("fiches/trois/", "Ébauche.")
	bar := b.state("fiches/trois/").Bar
	if bar.Draft == "" || bar.File != "À modifier\u00a0: content/sheets/trois.md" || bar.Reported == "" || len(bar.Missing) == 0 {
		t.Errorf("the bar says %+v", bar)
	}
	if bar := b.state("fiches/un/").Bar; bar.Draft != "" || bar.Reported == "" {
		t.Errorf("the bar of what is no draft says %+v", bar)
	}
}

func TestWarningsOfThePage(t *testing.T) {
	b := serve(t, func(_ *Options, files map[string]string) {
		files["content/sheets/un.md"] = sheet("Fiche un", "eau", "<b>Gras</b>")
	})
	for end := time.Now().Add(patience); len(b.state("fiches/un/").Bar.Warnings) == 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("no warning")
		}
	}
	if bar := b.state("fiches/un/").Bar; !strings.HasPrefix(bar.Warnings[0], "content/sheets/un.md:12:1 ") || bar.Warned == "" {
		t.Errorf("the bar says %+v", bar)
	}
	if bar := b.state("fiches/deux/").Bar; len(bar.Warnings) > 0 {
		t.Errorf("another page's bar says %+v", bar)
	}
}

// The key of a tab's page changes when what it shows does, and only then; those
// that are not asked for are not made.
func TestOnlyPagesThatChangedReload(t *testing.T) {
	b := serve(t)
	pages := []string{"", "fiches/", "fiches/un/", "fiches/deux/", "themes/eau/", "communes/aubrac/", "rencontres/2011-11-25/", "nulle-part/"}
	keys := func() map[string]string {
		m := map[string]string{}
		for _, p := range pages {
			m[p] = b.state(p).Key
		}
		return m
	}
	events := b.events()
	changed := func(change func()) []string {
		before := keys()
		change()
		select {
		case <-events:
		case <-time.After(patience):
			t.Fatal("no event")
		}
		var list []string
		for p, key := range keys() {
			if key != before[p] {
				list = append(list, p)
			}
		}
		slices.Sort(list)
		return list
	}
	for _, c := range []struct {
		name, path, text string
		want             []string
	}{
		{"a text", "content/sheets/un.md", sheet("Fiche un", "dechets", "Texte nouveau."), []string{"fiches/un/"}},
		{"a title", "content/sheets/deux.md", sheet("Fiche Deux", "eau", "Texte deux, après [la première](un.md)."), []string{"", "communes/aubrac/", "fiches/", "fiches/deux/", "fiches/un/", "themes/eau/"}},
		{"a text that only links are taken from", "content/meetings/2011-11-25.md", village["content/meetings/2011-11-25.md"] + "\nFin.\n", []string{"rencontres/2011-11-25/"}},
		{"a page that was not there", "content/pages/nulle-part.md", "---\ntitle: Nulle part\n---\n\nIci.\n", []string{"nulle-part/"}},
		{"a style sheet", "static/essaim/site.css", "body{}", nil},
	} {
		// At once: a busy machine shows what stands between two steps of a plain write.
		if got := changed(func() { savings["by an atomic rename"](b, c.path, c.text) }); !slices.Equal(got, c.want) {
			t.Errorf("%s: the tabs of %q reload, want %q", c.name, got, c.want)
		}
	}
	b.server.mu.Lock()
	defer b.server.mu.Unlock()
	if b.server.made != 0 {
		t.Errorf("%d pages were made, though none was asked for", b.server.made)
	}
}

func TestChangedFilesAreNamed(t *testing.T) {
	b := serve(t)
	events := b.events()
	time.Sleep(20 * time.Millisecond) // the stream is open once its head has come
	plainly(b, "static/notes.txt", "Autres notes.\n")
	for files := range events {
		if files == `["/notes.txt"]` {
			return
		}
		if files != "[]" {
			t.Fatalf("the event is %s", files)
		}
	}
}

// The files of a hundred changes are one rebuild, which waits for git.
func TestManyChangesAreOneUpdate(t *testing.T) {
	b := serve(t)
	b.must(os.Mkdir(b.full(".git"), 0o755))
	b.must(os.WriteFile(b.full(".git/index.lock"), nil, 0o644))
	events := b.events()
	for i := range 300 {
		plainly(b, fmt.Sprintf("content/sheets/lot-%d.md", i), sheet(fmt.Sprint("Lot ", i), "eau", "Texte."))
	}
	time.Sleep(3 * longPause)
	if _, text := b.get("fiches/"); strings.Contains(text, "Lot 1") {
		t.Error("the site is read while git writes it")
	}
	b.must(os.Remove(b.full(".git/index.lock")))
	b.shows("fiches/lot-299/", "Texte.")
	b.oneUpdate(events)
	b.sameAsBuilt()
}

// oneUpdate expects one event, and another when the texts have been checked.
func (b *bench) oneUpdate(events <-chan string) {
	b.Helper()
	for n := 0; ; n++ {
		select {
		case <-events:
			continue
		case <-time.After(3 * longPause):
		}
		if n == 0 || n > 2 {
			b.Errorf("%d events", n)
		}
		return
	}
}

// So is a checkout of another branch, by git itself.
func TestACheckoutIsOneUpdate(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal("git is not installed, and nothing is skipped")
	}
	b := serve(t)
	git := func(args ...string) {
		b.Helper()
		c := exec.Command("git", append([]string{"-C", b.dir, "-c", "user.name=Essai", "-c", "user.email=essai@example.org", "-c", "core.hooksPath=", "-c", "commit.gpgsign=false"}, args...)...)
		if text, err := c.CombinedOutput(); err != nil {
			b.Fatalf("git %q: %v\n%s", args, err, text)
		}
	}
	git("init", "--quiet", "--initial-branch", "peu")
	git("add", "--all")
	git("commit", "--quiet", "--message", "Peu de fiches")
	git("checkout", "--quiet", "-b", "beaucoup")
	sheets := 2000
	if testing.Short() {
		sheets = 200
	}
	for i := range sheets {
		plainly(b, fmt.Sprintf("content/sheets/lot-%d.md", i), sheet(fmt.Sprint("Lot ", i), "eau", "Texte."))
	}
	git("add", "--all")
	git("commit", "--quiet", "--message", "Bien plus de fiches")
	last := fmt.Sprintf("fiches/lot-%d/", sheets-1)
	b.shows(last, "Texte.")
	events := b.events()
	time.Sleep(3 * longPause)
	for len(events) > 0 {
		<-events
	}
	git("checkout", "--quiet", "peu")
	b.missing(last)
	b.oneUpdate(events)
	git("checkout", "--quiet", "beaucoup")
	b.shows("fiches/lot-0/", "Texte.")
	b.shows(last, "Texte.")
	b.oneUpdate(events)
}

func TestTemporaryFilesAreIgnored(t *testing.T) {
	b := serve(t)
	events := b.events()
	for _, name := range []string{"un.md~", ".un.md.swp", "4913", ".#un.md", "#un.md#", "un.md.bck", "un.md___jb_tmp___", "un.md___jb_old___", ".goutputstream-X"} {
		plainly(b, "content/sheets/"+name, "x")
		b.must(os.Remove(b.full("content/sheets/" + name)))
	}
	select {
	case files := <-events:
		t.Errorf("an event: %s", files)
	case <-time.After(300 * time.Millisecond):
	}
}

func TestPolling(t *testing.T) {
	b := serve(t, func(opt *Options, _ map[string]string) { opt.Poll = true })
	time.Sleep(20 * time.Millisecond)
	plainly(b, "content/sheets/un.md", sheet("Fiche un", "eau", "Vu sans évènement."))
	b.shows("fiches/un/", "Vu sans évènement.")
	plainly(b, "content/sheets/groupe/trois.md", sheet("Fiche trois", "eau", "Trois."))
	b.shows("fiches/trois/", "Trois.")
	b.must(os.RemoveAll(b.full("content/sheets/groupe")))
	b.missing("fiches/trois/")
}

// An edit that keeps size and date is seen by who looks at the files, too.
func TestPollingSeesAnEditOfTheSameSizeAndDate(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "content", "un.md")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	write := func(text string) {
		if err := errors.Join(os.WriteFile(name, []byte(text), 0o644), os.Chtimes(name, long, long)); err != nil {
			t.Fatal(err)
		}
	}
	write("un texte")
	before := survey(os.DirFS(dir))
	if before["content/un.md"].mark == (folders.Mark{}) {
		t.Skip("this system says nothing more of a file than its size and date")
	}
	time.Sleep(20 * time.Millisecond) // a tick of the system's clock
	write("le texte")
	if got := differences(before, survey(os.DirFS(dir))); !slices.Equal(got, []string{"content/un.md"}) {
		t.Errorf("seen: %v", got)
	}
}

// A film is sent in the pieces that a browser asks for, with the headers of any file.
func TestALongFileIsSentInPieces(t *testing.T) {
	film := strings.Repeat("<svg/>", 1<<18)
	b := serve(t, func(_ *Options, files map[string]string) {
		files["static/film.mp4"], files["static/film.xml"] = film, film
	})
	for name, policy := range map[string]string{"film.mp4": "", "film.xml": "sandbox"} {
		request, err := http.NewRequest(http.MethodGet, b.address+name, nil)
		b.must(err)
		request.Header.Set("Range", "bytes=6-11")
		answer, err := http.DefaultClient.Do(request)
		b.must(err)
		piece, err := io.ReadAll(answer.Body)
		b.must(errors.Join(err, answer.Body.Close()))
		if answer.StatusCode != http.StatusPartialContent || string(piece) != film[6:12] || answer.Header.Get("Content-Security-Policy") != policy ||
			answer.Header.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(answer.Header.Get("Content-Type"), map[string]string{"film.mp4": "video/mp4", "film.xml": "application/xml"}[name]) {
			t.Errorf("%s: %d, %q, %v", name, answer.StatusCode, piece, answer.Header)
		}
	}
}

// What other sites could make a browser ask for is refused.
func TestHosts(t *testing.T) {
	b := serve(t, func(opt *Options, _ map[string]string) { opt.Allow = []string{"Apercu.example.org"} })
	at, err := url.Parse(b.address)
	b.must(err)
	for host, want := range map[string]int{
		"127.0.0.1": 200, "127.0.0.2:80": 200, "localhost": 200, "LOCALHOST:" + at.Port(): 200, "un.localhost": 200, "[::1]:4444": 200, "::1": 200,
		"apercu.example.org": 200, "apercu.example.org:4444": 200, "apercu.example.org.": 200,
		"example.org": 403, "apercu.example.org.evil.example": 403, "127.0.0.1.evil.example": 403, "localhost.evil.example": 403,
		"192.168.1.2": 403, "0.0.0.0": 403, "[::]": 403,
	} {
		for _, path := range []string{"", "essaim/preview/state", "essaim/preview.js", "nulle-part"} {
			request, err := http.NewRequest(http.MethodGet, b.address+path, nil)
			b.must(err)
			request.Host = host
			answer, err := http.DefaultClient.Do(request)
			b.must(err)
			answer.Body.Close()
			if (answer.StatusCode == 403) != (want == 403) {
				t.Errorf("%s as %q: %d", path, host, answer.StatusCode)
			}
		}
	}
}

// The host of --addr is known too, but not all that it stands for.
func TestTheHostThatIsListenedTo(t *testing.T) {
	for _, c := range []struct {
		addr, requested string
		allowed         bool
	}{
		{"poste.example.org:4444", "Poste.example.org:4444", true},
		{"192.168.1.2:4444", "192.168.1.2:4444", true},
		{"192.168.1.2:4444", "192.168.1.3:4444", false},
		{"0.0.0.0:4444", "192.168.1.2:4444", false},
		{":4444", "", false},
		{":4444", "example.org", false},
	} {
		if got := newHosts(c.addr, nil).allow(c.requested); got != c.allowed {
			t.Errorf("listening to %s, a request to %q: %v", c.addr, c.requested, got)
		}
	}
}

func TestOnlyThePlanIsServed(t *testing.T) {
	b := serve(t)
	for _, path := range []string{
		"content/network.yaml", "../content/network.yaml", "%2e%2e/content/network.yaml", "fiches/..%2f..%2fcontent/network.yaml",
		"static/notes.txt", ".essaim.json", "essaim/preview/", "fiches/un/index.html/", "//etc/passwd", "essaim/../../content/network.yaml",
	} {
		if status, text := b.get(path); status != 404 || strings.Contains(text, "communes: [") {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS"} {
		request, err := http.NewRequest(method, b.address, nil)
		b.must(err)
		answer, err := http.DefaultClient.Do(request)
		b.must(err)
		answer.Body.Close()
		if answer.StatusCode != 405 || answer.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d", method, answer.StatusCode)
		}
	}
	answer, err := http.Head(b.address + "fiches/un/")
	b.must(err)
	if answer.StatusCode != 200 || answer.ContentLength <= 0 || answer.Header.Get("Content-Security-Policy") == "" {
		t.Errorf("HEAD: %d, %v", answer.StatusCode, answer.Header)
	}
}

// A thousand changes at random leave what a fresh build makes, and nothing in
// memory, no goroutine and no watch more than after ten.
func TestAThousandEdits(t *testing.T) {
	b := serve(t)
	r, edits := loop.Random(t, 1, 2), loop.Rounds(t, 1000)
	events := b.events()
	go func() {
		for range events {
		}
	}()
	name := func() string {
		return fmt.Sprintf("content/sheets/%s%d.md", []string{"", "groupe/", "autre/sous/"}[r.IntN(3)], r.IntN(30))
	}
	names := slices.Sorted(func(yield func(string) bool) {
		for how := range savings {
			if !yield(how) {
				return
			}
		}
	})
	edit := func(i int) {
		save := savings[names[r.IntN(len(names))]]
		switch r.IntN(10) {
		case 0:
			b.must(os.RemoveAll(b.full(name())))
		case 1:
			b.must(os.RemoveAll(b.full([]string{"content/sheets/groupe", "content/sheets/autre", "layouts"}[r.IntN(3)])))
		case 2:
			os.Rename(b.full(name()), b.full(name())) // if both folders are there
		case 3:
			save(b, "content/sheets/un.md", "---\ntitle: ["+fmt.Sprint(i))
		case 4:
			save(b, "layouts/page.html", fmt.Sprintf(`{{define "main"}}<h1>%d</h1>{{end}}`, i))
		default:
			save(b, name(), sheet(fmt.Sprint("Fiche ", r.IntN(50)), []string{"eau", "dechets"}[r.IntN(2)], fmt.Sprint("Texte ", i, ".")))
		}
		b.get([]string{"", "fiches/", "fiches/un/", "fiches/3/", "plan-du-site/"}[i%5])
	}
	settle := func() (heap uint64, goroutines, watches int) {
		for _, folder := range []string{"content/sheets/groupe", "content/sheets/autre", "layouts"} {
			b.must(os.RemoveAll(b.full(folder)))
		}
		for i := range 30 {
			b.must(os.RemoveAll(b.full(fmt.Sprintf("content/sheets/%d.md", i))))
		}
		plainly(b, "content/sheets/un.md", village["content/sheets/un.md"])
		plainly(b, "content/sheets/fin.md", sheet("Fin", "eau", fmt.Sprint("Fin ", r.Int(), ".")))
		b.lacks("fiches/un/", errorsID)
		b.shows("fiches/fin/", "Fin ")
		time.Sleep(200 * time.Millisecond)
		http.DefaultClient.CloseIdleConnections()
		for range 3 {
			runtime.GC()
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc, runtime.NumGoroutine(), watchesOfTheSystem(t)
	}
	for i := range 10 {
		edit(i)
	}
	heap, goroutines, watches := settle()
	for i := range edits {
		edit(i)
	}
	heapAfter, goroutinesAfter, watchesAfter := settle()
	b.sameAsBuilt()
	if heapAfter > heap+heap/10 {
		t.Errorf("the heap has %d bytes after %d edits, %d after ten", heapAfter, edits, heap)
	}
	if goroutinesAfter > goroutines+2 { // connections that are about to be closed
		t.Errorf("%d goroutines after %d edits, %d after ten", goroutinesAfter, edits, goroutines)
	}
	if watchesAfter != watches {
		t.Errorf("%d watches after %d edits, %d after ten", watchesAfter, edits, watches)
	}
}

// watchesOfTheSystem counts the folders that the kernel watches for this
// process: 0 where it does not say.
func watchesOfTheSystem(t *testing.T) int {
	t.Helper()
	files, err := filepath.Glob("/proc/self/fdinfo/*")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, file := range files {
		text, _ := os.ReadFile(file) // one of them may be closed by now
		count += strings.Count(string(text), "inotify wd:")
	}
	return count
}
