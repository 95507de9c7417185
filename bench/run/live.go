package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"essaim/bench/sample"
)

// A server is a preview of the sheets. The newest sheet is edited, which the
// first page of their list shows.
type server struct {
	name    string
	site    string   // its folder
	command []string // run in site
	address string
	sheets  string // the folder of the sheets, below site
	layout  string // of a sheet's page, below site

	sheet   string // the newest one's file, below site
	process *exec.Cmd
}

// A save of a file puts a word where page shows it. A file that is not there begins as a
// copy of the newest sheet's. then is another page, asked for once page shows the word;
// other servers than essaim's have none like it.
type save struct {
	name string
	file func(s *server, word string) string
	put  func(text, word string) string
	page func(*server) string
	then string
}

var saves = []save{
	{"text of a sheet", (*server).sheetFile, func(text, word string) string { return text + "\nUne " + word + " de plus.\n" }, (*server).sheetPage, ""},
	{"title of a sheet, in the list", (*server).sheetFile, putInTitle, (*server).listPage, ""},
	{"title of a sheet, then the home", (*server).sheetFile, putInTitle, (*server).listPage, "/"},
	{"title of a sheet, then the site map", (*server).sheetFile, putInTitle, (*server).listPage, "/plan-du-site/"},
	{"title of a sheet, then the objectives", (*server).sheetFile, putInTitle, (*server).listPage, "/objectifs/"},
	{"layout of sheets", (*server).layoutFile, func(text, word string) string {
		return mainStart.ReplaceAllString(text, "${1}<p>"+word+"</p>")
	}, (*server).sheetPage, ""},
	// The last: the site is planned anew, and all texts are looked at again behind it.
	{"new sheet, in the list", (*server).newFile, putInTitle, (*server).listPage, ""},
}

// started is no save: how soon a server shows a page at all.
var started = save{name: "nothing yet: start to first page"}

func putInTitle(text, word string) string {
	return titleStart.ReplaceAllString(text, "${1}"+word+" ")
}

// What stands before a word, and the word of the edit before.
var (
	titleStart = regexp.MustCompile(`(?m)^((?:title|titre): ["']?)(?:phrase\S* )?`)
	mainStart  = regexp.MustCompile(`({{define "main"}})(?:<p>phrase\w*</p>)?`)
)

const list = "/fiches/"

func (s *server) sheetFile(string) string    { return s.sheet }
func (s *server) newFile(word string) string { return filepath.Join(s.sheets, word+".md") }
func (s *server) layoutFile(string) string   { return s.layout }
func (s *server) listPage() string           { return s.address + list }
func (s *server) sheetPage() string {
	return s.address + list + strings.TrimSuffix(filepath.Base(s.sheet), ".md") + "/"
}

const (
	patience = 10 * time.Minute
	often    = 5 * time.Millisecond
	rest     = time.Second // between two edits: a server may have more to do than the page
)

// servers are essaim's and, with rivals, Hugo's, on sites of their own.
func (b *bench) servers() ([]*server, error) {
	essaim := &server{
		name: "essaim serve", site: b.site("essaim-live", b.sheets), address: "http://127.0.0.1:4471",
		command: []string{b.path("bin", "essaim"), "serve", "--addr", "127.0.0.1:4471"},
		sheets:  "content/sheets", layout: "layouts/sheet.html",
	}
	layout, err := os.ReadFile("../layouts/sheet.html")
	if err == nil {
		err = errors.Join(b.write(essaim.site, sample.Essaim, b.sheets), os.Mkdir(filepath.Join(essaim.site, "layouts"), 0o755),
			os.WriteFile(filepath.Join(essaim.site, essaim.layout), layout, 0o644))
	}
	if err != nil || !b.rivals {
		return []*server{essaim}, err
	}
	hugo := &server{
		name: "Hugo server", site: b.site("hugo-live", b.sheets), address: "http://127.0.0.1:4472",
		command: []string{b.path("bin", "hugo"), "server", "--renderToMemory", "--disableBrowserError", "--port", "4472"},
		sheets:  "content/fiches", layout: "layouts/page.html",
	}
	return []*server{essaim, hugo}, errors.Join(os.CopyFS(hugo.site, os.DirFS("hugo")), b.write(hugo.site, sample.Hugo, b.sheets))
}

// measureLive has each server show each kind of edit again and again, servers in turns. What
// is measured is from the rename that saves a file to the last byte of the page
// that shows it.
func (b *bench) measureLive() error {
	servers, err := b.servers()
	if err != nil {
		return err
	}
	for _, s := range servers {
		took, err := s.start()
		if err != nil {
			return err
		}
		defer s.stop()
		b.sample(started, s, spent{wall: took, cpu: s.cpu()})
	}
	time.Sleep(5 * time.Second) // a watcher may start after the server
	for _, e := range saves {
		for i := range b.edits {
			for _, s := range servers {
				if e.then != "" && s != servers[0] {
					continue
				}
				before := s.cpu()
				took, err := s.show(e, fmt.Sprint("phrase", i, "x", time.Now().UnixNano()))
				if err != nil {
					return err
				}
				b.sample(e, s, spent{wall: took, cpu: s.cpu() - before})
			}
		}
		fmt.Fprintf(os.Stderr, "%s: %d edits\n", e.name, b.edits)
	}
	return nil
}

func (b *bench) sample(e save, s *server, took spent) {
	name := s.name + ", " + e.name
	r := b.find(name)
	if r == nil {
		b.results = append(b.results, result{name: name})
		r = &b.results[len(b.results)-1]
	}
	r.samples = append(r.samples, took)
}

// start gives how long it takes to the first page.
func (s *server) start() (took time.Duration, err error) {
	s.process = exec.Command(s.command[0], s.command[1:]...)
	s.process.Dir = s.site
	start := time.Now()
	if err := s.process.Start(); err != nil {
		return 0, err
	}
	text, err := s.await(s.listPage(), []byte("</h1>"))
	if err != nil {
		return 0, err
	}
	took = time.Since(start)
	for _, link := range regexp.MustCompile(list+`([a-z0-9-]+)/`).FindAllSubmatch(text, -1) {
		s.sheet = filepath.Join(s.sheets, string(link[1])+".md")
		if _, err := os.Stat(filepath.Join(s.site, s.sheet)); err == nil {
			_, err := s.await(s.sheetPage(), []byte("</h1>"))
			return took, err
		}
	}
	return 0, fmt.Errorf("%s: no sheet in its list", s.name)
}

// cpu is the processor time that the server has spent so far, given in hundredths
// of a second: single edits are too short for it, many add up. It is 0 where
// the system does not say.
func (s *server) cpu() time.Duration {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.process.Process.Pid))
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	var ticks time.Duration
	for i := 11; i <= 12 && i < len(fields); i++ { // utime and stime
		n, _ := strconv.ParseInt(fields[i], 10, 64)
		ticks += time.Duration(n)
	}
	return ticks * 10 * time.Millisecond
}

func (s *server) stop() {
	s.process.Process.Signal(syscall.SIGTERM)
	s.process.Wait()
}

// show saves an edit as editors do: beside the file, then in its place.
func (s *server) show(e save, word string) (time.Duration, error) {
	file := e.file(s, word)
	before, err := os.ReadFile(filepath.Join(s.site, file))
	if errors.Is(err, fs.ErrNotExist) {
		before, err = os.ReadFile(filepath.Join(s.site, s.sheet))
	}
	if err != nil {
		return 0, err
	}
	saved := filepath.Join(s.site, ".saved")
	if err := os.WriteFile(saved, []byte(e.put(string(before), word)), 0o644); err != nil {
		return 0, err
	}
	start := time.Now()
	if err := os.Rename(saved, filepath.Join(s.site, file)); err != nil {
		return 0, err
	}
	if _, err := s.await(e.page(s), []byte(word)); err != nil {
		return 0, err
	}
	if e.then != "" {
		if _, err := s.await(s.address+e.then, []byte("</html>")); err != nil {
			return 0, err
		}
	}
	took := time.Since(start)
	time.Sleep(rest)
	return took, nil
}

// await asks for a page until it holds a text.
func (s *server) await(url string, text []byte) ([]byte, error) {
	for start := time.Now(); time.Since(start) < patience; time.Sleep(often) {
		r, err := http.Get(url)
		if err != nil {
			continue // it does not listen yet
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err == nil && bytes.Contains(body, text) {
			return body, nil
		}
	}
	return nil, fmt.Errorf("%s does not show %s", url, text)
}
