package preview

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Where the system gives no events, files are looked at instead, and that is reported.
func TestPollingWhenWatchingFails(t *testing.T) {
	full := &os.PathError{Op: "inotify_add_watch", Err: syscall.ENOSPC}
	for name, watch := range map[string]func(string) (*watcher, error){
		"from the start": func(string) (*watcher, error) { return nil, full },
		"later": func(dir string) (*watcher, error) {
			w, err := newWatcher(dir)
			if err == nil {
				w.watch = func(string) error { return full }
			}
			return w, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := serveWith(t, watch)
			time.Sleep(20 * time.Millisecond) // so that the first look is at what was
			plainly(b, "content/sheets/groupe/trois.md", sheet("Fiche trois", "eau", "Vue sans évènement."))
			b.shows("fiches/trois/", "Vue sans évènement.")
			plainly(b, "content/sheets/un.md", sheet("Fiche un", "eau", "Vu sans évènement."))
			b.shows("fiches/un/", "Vu sans évènement.")
			b.reported.mu.Lock()
			defer b.reported.mu.Unlock()
			if !errors.Is(b.reported.polling, syscall.ENOSPC) {
				t.Errorf("the terminal was reported %v", b.reported.polling)
			}
		})
	}
}

// A locked site is one of which some files may not be read.
type locked struct {
	fs.FS
	mu    sync.Mutex
	files map[string]bool
}

func (l *locked) lock(file string, is bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files[file] = is
}

func (l *locked) Open(name string) (fs.File, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for file, is := range l.files {
		if is && (name == file || strings.HasPrefix(name, file+"/")) {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
		}
	}
	return l.FS.Open(name)
}

// What may not be read, file or folder, is reported, and comes back when it may.
func TestWhatMayNotBeRead(t *testing.T) {
	for _, path := range []string{"content/sheets/un.md", "content/network.yaml", "content/sheets", "content", "layouts/page.html", "layouts", "static/notes.txt", "static"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			site := &locked{files: map[string]bool{}}
			b := serve(t, func(opt *Options, files map[string]string) {
				site.FS, opt.Site = opt.Site, site
				files["layouts/page.html"] = `{{define "main"}}<h1>{{.Head.Title}}</h1>{{end}}`
			})
			b.shows("fiches/un/", "Texte un.")
			site.lock(path, true)
			b.server.update([]string{path})
			b.get("notes.txt") // which is not looked at before
			for _, page := range []string{"fiches/un/", "fiches/deux/", "a-propos/", "nulle-part/", "workroom/"} {
				b.comesBack(page)
			}
			b.reported.mu.Lock()
			reported := len(b.reported.failed) + len(b.reported.last)
			b.reported.mu.Unlock()
			if reported == 0 {
				t.Error("nobody is reported of it")
			}
			site.lock(path, false)
			plainly(b, "content/sheets/deux.md", sheet("Fiche deux", "eau", "Après.")) // something happens
			b.server.update([]string{path})
			b.lacks("fiches/un/", errorsID)
			b.shows("fiches/deux/", "Après.")
			b.sameAsBuilt()
		})
	}
}
