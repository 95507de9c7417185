package build

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"

	"essaim/internal/diag"
	"essaim/internal/site"
)

// A File is one file of the site, made on request.
type File struct {
	Page     bool
	Content  []byte
	Files    []string       // of content/, that it is made of
	Problems []diag.Problem // found in making it
}

// ErrLayout says that a page cannot be made, because there are no layouts or
// because of the fault of one of them, which is among the problems.
var ErrLayout = errors.New("a layout has a fault")

// File makes the file that the site has at path, relative to the output folder;
// false when it has none.
func (s *Session) File(path string) (f File, found bool, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if strings.HasPrefix(path, site.IndexFolder+"/") {
		files, err := s.index()
		content, found := files[path]
		return File{Content: content}, found, err
	}
	o, found := s.site.plan.Output(path)
	if !found {
		return File{}, false, nil
	}
	f = File{Page: o.View != nil, Files: filesOf(o)}
	if f.Page && s.layouts == nil {
		return f, true, ErrLayout
	}
	if err := s.makePapers(o); err != nil {
		return f, true, err
	}
	if isPaper(o) {
		f.Content = s.papers.at(o.Path).file
		return f, true, nil
	}
	files := memory{}
	w := s.workerFor(files)
	err = w.make(o)
	content, made := files[o.Path]
	f.Content, f.Problems = content, w.problems
	if err == nil && !made {
		err = ErrLayout
	}
	return f, true, err
}

// Key stands for all that the page at path shows but its style; false when there
// is no such page. See build.key.
func (s *Session) Key(path string) (key uint64, found bool, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	o, found := s.site.plan.Output(path)
	if !found || o.View == nil {
		return 0, false, nil
	}
	if err := s.makePapers(o); err != nil {
		return 0, true, err
	}
	key, err = s.site.key(o.View())
	return key, true, err
}

// workerFor makes files of the site as it is now.
func (s *Session) workerFor(to shelf) *worker {
	b := *s.site
	b.shelf = to
	return &worker{build: &b}
}

// memory is a shelf for the files of one request, by path.
type memory map[string][]byte

func (m memory) Keep(string, uint64) bool         { return false }
func (m memory) KeepAll(string, uint64) bool      { return false }
func (m memory) Kept(path string) ([]byte, error) { return m[path], nil }
func (m memory) Put(path string, _ uint64, content []byte) error {
	m[path] = bytes.Clone(content)
	return nil
}

// indexOnce makes the search index when it is first asked for: every text is
// read for it.
func (s *Session) indexOnce() func() (memory, error) {
	return sync.OnceValues(func() (memory, error) {
		files := memory{}
		w := s.workerFor(files)
		if err := w.openIndex(context.Background()); err != nil {
			return nil, err
		}
		documents := w.plan.Documents
		err := w.share(context.Background(), Render, len(documents), func(w *worker, i int) error {
			w.texts = nil
			return w.collect(documents[i])
		})
		if err != nil {
			return nil, err
		}
		return files, w.writeIndex(context.Background())
	})
}
