package preview

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"essaim/internal/build"

	"github.com/fsnotify/fsnotify"
)

// isWatched reports whether a path, from the site's folder, may matter: what
// editors write beside a file, for a moment or as a copy, does not.
func isWatched(p string) bool {
	top, _, _ := strings.Cut(p, "/")
	if !slices.Contains(build.ReadFrom, top) {
		return false
	}
	for name := range strings.SplitSeq(p, "/") {
		if isTemporary(name) {
			return false
		}
	}
	return true
}

// isTemporary knows Vim (.x.swp, 4913, x~), Emacs (.#x, #x#, x~), Kate and gedit
// (.goutputstream-…), JetBrains and what others leave.
func isTemporary(name string) bool {
	return name == "4913" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		slices.ContainsFunc([]string{"~", ".swp", ".swx", ".bck", ".tmp", "___jb_tmp___", "___jb_old___"}, func(end string) bool { return strings.HasSuffix(name, end) })
}

// A watcher says which files of a site change, by the events of the system.
type watcher struct {
	dir     string // the site's folder
	events  *fsnotify.Watcher
	watch   func(path string) error // is that of events
	folders map[string]bool         // that are watched, from dir
	spot    *spot                   // of dir
	renewed func()                  // is called when another folder is there
}

// newWatcher watches from now on. It fails when the system gives no events.
func newWatcher(dir string) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{dir: dir, events: events, watch: events.Add, folders: map[string]bool{}, spot: newSpot(dir), renewed: func() {}}
	err = w.watch(dir) // where content/ itself may come and go
	for _, folder := range build.ReadFrom {
		if err == nil {
			err = w.add(folder)
		}
	}
	if err != nil {
		events.Close()
		return nil, err
	}
	return w, nil
}

// add watches a folder and those in it; one that is not there any more, or that
// cannot be read, is passed over.
func (w *watcher) add(folder string) error {
	return filepath.WalkDir(filepath.Join(w.dir, filepath.FromSlash(folder)), func(p string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil
		}
		rel := w.relative(p)
		if !isWatched(rel) {
			return fs.SkipDir
		}
		err = w.watch(p)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
			return nil
		}
		w.folders[rel] = true
		return err
	})
}

// relative is a path from the site's folder, slash-separated.
func (w *watcher) relative(p string) string {
	rel, err := filepath.Rel(w.dir, p)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}

// forget stops watching a folder that went or was renamed, and those in it.
func (w *watcher) forget(folder string) {
	for known := range w.folders {
		if known == folder || strings.HasPrefix(known, folder+"/") {
			// The system may have done so already.
			_ = w.events.Remove(filepath.Join(w.dir, filepath.FromSlash(known)))
			delete(w.folders, known)
		}
	}
}

// run hands on what changes, batch by batch, until ctx ends. It fails when a new
// folder cannot be watched.
func (w *watcher) run(ctx context.Context, changed func(paths []string)) error {
	defer func() { w.events.Close() }() // those of then
	g := gathering{dir: w.dir}
	looks := time.NewTicker(renewEvery)
	defer looks.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, open := <-w.events.Events:
			if !open {
				return nil
			}
			if w.relative(event.Name) == "." && event.Has(fsnotify.Remove|fsnotify.Rename) {
				w.spot.gone = true
			}
			if p := w.relative(event.Name); isWatched(p) {
				if err := w.follow(p, event.Op); err != nil {
					return err
				}
				g.add(p)
			}
		case err, open := <-w.events.Errors:
			if !open {
				return nil
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				for _, folder := range build.ReadFrom {
					if err := w.add(folder); err != nil {
						return err
					}
				}
				g.add(".")
			}
		case <-looks.C:
			if w.spot.replaced() {
				if err := w.renew(); err != nil {
					return err
				}
				g.add(".")
			}
		case <-g.pause():
			if paths := g.take(); paths != nil {
				changed(paths)
			}
		}
	}
}

// renew watches the folder that is there now instead of the former one, which is
// somewhere else or nowhere.
func (w *watcher) renew() error {
	fresh, err := newWatcher(w.dir)
	if err != nil {
		return err
	}
	w.events.Close()
	w.events, w.watch, w.folders = fresh.events, fresh.watch, fresh.folders
	w.renewed()
	return nil
}

// follow keeps the set of watched folders that of the folders that there are.
func (w *watcher) follow(p string, op fsnotify.Op) error {
	if op.Has(fsnotify.Remove) || op.Has(fsnotify.Rename) {
		w.forget(p)
	}
	if !op.Has(fsnotify.Create) {
		return nil
	}
	if stat, err := os.Lstat(filepath.Join(w.dir, filepath.FromSlash(p))); err != nil || !stat.IsDir() {
		return nil
	}
	return w.add(p)
}
