package preview

import (
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A gathering of changes ends when they pause: at once for a file that was
// saved, later while many change, and never while git writes its files.
type gathering struct {
	dir   string
	paths map[string]bool
	since time.Time
	timer *time.Timer
}

const (
	shortPause = 4 * time.Millisecond
	longPause  = 120 * time.Millisecond
	many       = 12               // files that somebody does not save by hand
	longest    = 10 * time.Second // that a gathering may take
)

func (g *gathering) add(p string) {
	if g.paths == nil {
		g.paths, g.since = map[string]bool{}, time.Now()
	}
	g.paths[p] = true
	pause := shortPause
	if len(g.paths) > many {
		pause = longPause
	}
	g.wait(pause)
}

func (g *gathering) wait(pause time.Duration) {
	if g.timer == nil {
		g.timer = time.NewTimer(pause)
	}
	g.timer.Reset(pause)
}

// pause is sent when nothing changed for a while.
func (g *gathering) pause() <-chan time.Time {
	if g.timer == nil {
		return nil
	}
	return g.timer.C
}

// take gives the changes, or nil when there are more to come.
func (g *gathering) take() []string {
	if len(g.paths) == 0 {
		return nil
	}
	if time.Since(g.since) < longest && gitIsWriting(g.dir) {
		g.wait(longPause)
		return nil
	}
	paths := make([]string, 0, len(g.paths))
	for p := range g.paths {
		paths = append(paths, p)
	}
	g.paths = nil
	slices.Sort(paths)
	return paths
}

// gitIsWriting reports whether git holds the index of the repository that dir is
// in, as it does during a checkout.
func gitIsWriting(dir string) bool {
	for {
		git := filepath.Join(dir, ".git")
		if _, err := os.Lstat(git); err == nil {
			_, err := os.Lstat(filepath.Join(git, "index.lock"))
			return err == nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return false
		}
		dir = parent
	}
}
