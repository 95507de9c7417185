package preview

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"essaim/internal/address"
	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/view"
)

//go:embed preview.js preview.css
var own embed.FS

// Options says what to serve, and how.
type Options struct {
	build.Options
	Dir   string   // the folder of Site, which is watched
	Addr  string   // to listen to; without a host, this machine alone
	Allow []string // other names by which the server may be called
	Poll  bool     // look at the files instead of waiting for events
	Clock func() time.Time
	Renew func()         // is called when Dir is another folder than before, which Site is to be then; nil: Site is it by itself
	Words *locale.Locale // of the errors and of the bar

	Reporter Reporter
}

// A Reporter gives who started the server news of what happens. Its methods are called
// one at a time.
type Reporter interface {
	Ready(address string)             // it can be opened
	Problems(problems []diag.Problem) // there are others than before
	Polling(cause error)              // the system gives no events
	Failed(err error)                 // of the machine; the server goes on
}

// A Server serves one site.
type Server struct {
	Options
	session *build.Session
	hosts   hosts
	hub     hub
	watcher func(dir string) (*watcher, error)

	verify chan struct{} // holds one

	mu       sync.Mutex
	made     int // pages, for tests
	good     memory
	problems []diag.Problem // the latest that were reported
}

// Run serves until ctx ends. An error to listen is returned at once.
func Run(ctx context.Context, opt Options) error { return newServer(opt).run(ctx) }

func (s *Server) run(ctx context.Context) error {
	host, port, err := net.SplitHostPort(s.Addr)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(cmp.Or(host, "127.0.0.1"), port))
	if err != nil {
		return err
	}
	defer listener.Close()
	ctx, stop := context.WithCancel(ctx)
	defer stop()

	follow := s.watch()
	if err := s.session.Update(s.Clock(), []string{"."}); err != nil {
		return err
	}
	s.noteProblems()
	s.verify <- struct{}{}
	go follow(ctx)
	go s.verifyAll(ctx)

	// Nothing is written: at the end there is nothing to wait for.
	web := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { web.Close() })
	s.Reporter.Ready("http://" + listener.Addr().String() + s.session.Chrome().BasePath)
	if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func newServer(opt Options) *Server {
	return &Server{
		Options: opt, session: build.NewSession(opt.Options), hosts: newHosts(opt.Addr, opt.Allow), watcher: newWatcher,
		verify: make(chan struct{}, 1),
	}
}

// watch begins to note changes now, and gives the function that follows them.
func (s *Server) watch() func(context.Context) {
	renew := s.Renew
	if renew == nil {
		renew = func() {}
	}
	folder := newSpot(s.Dir)
	polling := func() func(context.Context) {
		before := survey(s.Site)
		return func(ctx context.Context) { poll(ctx, s.Site, before, folder, pollEvery, renew, s.update) }
	}
	if s.Poll {
		return polling()
	}
	w, err := s.watcher(s.Dir)
	if err != nil {
		s.Reporter.Polling(err)
		return polling()
	}
	w.renewed = renew
	return func(ctx context.Context) {
		if err := w.run(ctx, s.update); err != nil {
			s.Reporter.Polling(err)
			follow := polling()
			s.update([]string{"."})
			follow(ctx)
		}
	}
}

// update reads what changed and refreshes the tabs.
func (s *Server) update(paths []string) {
	if err := s.session.Update(s.Clock(), paths); err != nil {
		s.Reporter.Failed(err)
		return
	}
	s.noteProblems()
	s.hub.send(s.session.Copies(paths))
	select {
	case s.verify <- struct{}{}:
	default: // it is about to begin
	}
}

// verifyAll looks at texts that no tab shows, beside all else.
func (s *Server) verifyAll(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.verify:
		}
		if s.session.Verify(ctx) {
			s.noteProblems()
			s.hub.send(nil)
		}
	}
}

// noteProblems speaks of problems that are not those of before.
func (s *Server) noteProblems() {
	now := s.session.Problems()
	s.mu.Lock()
	defer s.mu.Unlock() // one says at a time
	same := slices.EqualFunc(s.problems, now, func(a, b diag.Problem) bool {
		return diag.Same(a, b)
	})
	s.problems = now
	if !same {
		s.Reporter.Problems(now)
	}
}

// known are the problems of the site, and those found on the way.
func (s *Server) known(found []diag.Problem) []diag.Problem {
	s.mu.Lock()
	defer s.mu.Unlock()
	return diag.Sort(slices.Concat(s.problems, found))
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-cache")
	switch {
	case !s.hosts.allow(r.Host):
		http.Error(w, s.Words.T("preview.host", r.Host), http.StatusForbidden)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, s.Words.T("preview.method"), http.StatusMethodNotAllowed)
		return
	}
	chrome := s.session.Chrome()
	p, below := strings.CutPrefix(r.URL.Path, chrome.BasePath)
	switch {
	case !below && (r.URL.Path == "/" || r.URL.Path+"/" == chrome.BasePath):
		http.Redirect(w, r, chrome.BasePath, http.StatusFound)
	case below && p == "essaim/preview/events":
		s.hub.ServeHTTP(w, r)
	case below && p == "essaim/preview/state":
		s.serveState(w, r, chrome)
	case below && (p == "essaim/preview.js" || p == "essaim/preview.css"):
		http.ServeFileFS(w, r, own, path.Base(p))
	case below:
		s.servePath(w, r, p, chrome)
	case strings.HasPrefix(r.URL.Path, "/"+address.WorkroomFolder+"/"): // on a site below a path
		http.Redirect(w, r, strings.TrimSuffix(chrome.BasePath, "/")+r.URL.EscapedPath(), http.StatusFound)
	default:
		s.serveMissing(w, r, chrome)
	}
}

// unsettled is how long a page whose text is newer than what is known of the
// site waits for the site to be read again.
const unsettled = time.Second

// servePath serves what the site has at p, below its base path.
func (s *Server) servePath(w http.ResponseWriter, r *http.Request, p string, chrome view.Chrome) {
	file := fileAt(p)
	if s.isFolder(p) {
		http.Redirect(w, r, path.Base(r.URL.EscapedPath())+"/", http.StatusFound)
		return
	}
	page, found, err := s.settledPage(r.Context(), file)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && !found:
		s.serveMissing(w, r, chrome)
	case err != nil:
		if !errors.Is(err, build.ErrLayout) {
			s.Reporter.Failed(err)
		}
		s.send(w, r, http.StatusInternalServerError, "index.html", s.decorate(bare(s.Words), failedKey, page, chrome), chrome)
	case page.Page:
		s.send(w, r, http.StatusOK, file, s.decorate(page.Content, keyOf(page), page, chrome), chrome)
	case page.Open != nil:
		s.sendLong(w, r, file, page, chrome)
	default:
		s.send(w, r, http.StatusOK, file, page.Content, chrome)
	}
}

// sendLong answers with a file that is not held.
func (s *Server) sendLong(w http.ResponseWriter, r *http.Request, name string, page build.File, chrome view.Chrome) {
	from, err := page.Open()
	if err != nil {
		s.serveMissing(w, r, chrome) // it has just gone
		return
	}
	defer from.Close()
	seeker, ok := from.(io.ReadSeeker)
	if !ok {
		s.Reporter.Failed(fmt.Errorf("%s: %w", name, errors.ErrUnsupported))
		return
	}
	describe(w, name, chrome)
	http.ServeContent(w, r, "", time.Time{}, seeker)
}

// describe gives a file its type, by its name, and its policy.
func describe(w http.ResponseWriter, name string, chrome view.Chrome) {
	w.Header().Set("Content-Type", typeOf(name))
	if policy := policyOf(name, chrome); policy != "" {
		w.Header().Set("Content-Security-Policy", policy)
	}
}

// settledPage is page, once what was just saved is read.
func (s *Server) settledPage(ctx context.Context, file string) (page build.File, found bool, err error) {
	changes := s.hub.open()
	defer s.hub.close(changes)
	end := time.After(unsettled)
	for {
		page, found, err = s.page(file, s.session.File)
		if !page.Page || page.Settled {
			return page, found, err
		}
		select {
		case <-changes.wake:
		case <-end:
			return page, found, err
		case <-ctx.Done():
			return page, found, err
		}
	}
}

// isFolder reports whether an address lacks its final slash.
func (s *Server) isFolder(p string) bool {
	if p == "" || strings.HasSuffix(p, "/") {
		return false
	}
	_, found, _ := s.session.Stat(p + "/index.html")
	return found
}

// fileAt is the published file that an address leads to.
func fileAt(p string) string {
	if p == "" || strings.HasSuffix(p, "/") {
		return p + "index.html"
	}
	return p
}

// page looks at what the site has at path, by look: Session.File, or Look when
// the content is not wanted. A page whose file has errors, or cannot be read, is
// the one of before.
func (s *Server) page(path string, look func(string) (build.File, bool, error)) (build.File, bool, error) {
	f, found, err := look(path)
	whole := found && err == nil && !s.session.Unread(f.Files)
	s.mu.Lock()
	defer s.mu.Unlock()
	if whole {
		if f.Page && f.Settled {
			s.made++
			s.good.put(path, kept{key: f.Key, content: f.Content, files: f.Files})
		}
		return f, true, nil
	}
	if before, kept := s.good.pages[path]; kept && (err != nil || s.session.Unread(before.files)) {
		return build.File{Page: true, Key: before.key, Content: before.content, Files: before.files, Problems: f.Problems, Settled: true}, true, nil
	}
	return f, found, err
}

// The keys of what is no page of the site.
const (
	missingKey = "missing"
	failedKey  = "failed"
)

func keyOf(page build.File) string { return fmt.Sprintf("%016x", page.Key) }

// decorate adds to what a page shows what only the preview has.
func (s *Server) decorate(shown []byte, key string, page build.File, chrome view.Chrome) []byte {
	return inject(shown, script(chrome.BasePath, key), errorsHTML(ownFirst(s.known(page.Problems), page.Files), s.Words))
}

// serveMissing serves the site's 404 page.
func (s *Server) serveMissing(w http.ResponseWriter, r *http.Request, chrome view.Chrome) {
	f, found, err := s.session.File("404.html")
	if !found || err != nil {
		f.Content = bare(s.Words)
	}
	s.send(w, r, http.StatusNotFound, "404.html", s.decorate(f.Content, missingKey, f, chrome), chrome)
}

// send answers with a file; its name gives the type.
func (s *Server) send(w http.ResponseWriter, r *http.Request, status int, name string, content []byte, chrome view.Chrome) {
	describe(w, name, chrome)
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content)) // knows of HEAD and ranges
		return
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(content)
	}
}

// sandboxed is the policy of a document that runs nothing and belongs to no site,
// whatever it holds.
const sandboxed = "sandbox"

// policyOf is what a browser may do with a file that it opens as a page. Every kind
// of XML is one, SVG images too. A PDF has no policy: no browser shows it within a
// sandbox.
func policyOf(name string, chrome view.Chrome) string {
	switch of := typeOf(name); {
	case name == address.FormPage: // which has its own
	case strings.HasSuffix(name, ".html"):
		return chrome.Policy
	case strings.Contains(of, "xml"):
		return sandboxed
	}
	return ""
}

// types are those of the files that a site has, the same on every machine.
var types = map[string]string{
	".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".html": "text/html; charset=utf-8",
	".ics": "text/calendar; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8",
	".bin": "application/octet-stream", ".pdf": "application/pdf", ".svg": "image/svg+xml; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".xml": "application/xml; charset=utf-8",
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif",
}

func typeOf(name string) string {
	ext := strings.ToLower(path.Ext(name))
	return cmp.Or(types[ext], mime.TypeByExtension(ext), "application/octet-stream")
}
