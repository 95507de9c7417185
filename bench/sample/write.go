package sample

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Format is the source of one generator.
type Format string

const (
	Essaim   Format = "essaim"
	Hugo     Format = "hugo"
	Eleventy Format = "eleventy"
)

// A writer writes files below a folder; the first error stays.
type writer struct {
	dir string
	err error
}

func (w *writer) file(name, text string) {
	if w.err != nil {
		return
	}
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if w.err = os.MkdirAll(filepath.Dir(path), 0o755); w.err == nil {
		w.err = os.WriteFile(path, []byte(text), 0o644)
	}
}

// Write writes the network below dir, for one generator: its content only, the
// layouts lie in the tree.
func (n *Network) Write(dir string, format Format) error {
	w := &writer{dir: dir}
	folder := ""
	text := rivalFile
	switch format {
	case Essaim:
		folder, text = "content/sheets", essaimFile
		n.essaim(w)
	case Hugo:
		folder = "content/fiches"
		n.rival(w, "data/network.json")
	case Eleventy:
		folder = "content/fiches"
		n.rival(w, "_data/network.json")
	default:
		return fmt.Errorf("no format %q", format)
	}
	if w.err != nil {
		return w.err
	}
	return n.sheets(filepath.Join(dir, filepath.FromSlash(folder)), text)
}

// sheets writes every sheet, several at a time.
func (n *Network) sheets(dir string, text func(Sheet) string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var group errgroup.Group
	for first := range workers() {
		group.Go(func() error {
			for i := first; i < n.Sheets; i += workers() {
				s := n.Sheet(i)
				if err := os.WriteFile(filepath.Join(dir, s.ID+".md"), []byte(text(s)), 0o644); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

func workers() int { return runtime.GOMAXPROCS(0) }

// listOf is a YAML list on one line.
func listOf(items []string) string {
	quoted := make([]string, len(items))
	for i, s := range items {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }
