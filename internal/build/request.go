package build

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/source"
)

// A File is one file of the site, made on request.
type File struct {
	Page     bool
	Key      uint64 // of a page: stands for all that it shows but its style; see build.key
	Content  []byte
	Files    []string       // of content/, that it is made of
	Problems []diag.Problem // found in making it
	Settled  bool           // its texts are those that the site was planned with, not newer ones
}

// ErrLayout says that a page cannot be made, because there are no layouts or
// because of the fault of one of them, which is among the problems.
var ErrLayout = errors.New("a layout has a fault")

// File makes the file that the site has at path, relative to the output folder;
// false when it has none.
func (s *Session) File(path string) (f File, found bool, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if strings.HasPrefix(path, address.IndexFolder+"/") {
		files, err := s.index()
		if err != nil {
			return f, false, err
		}
		file, found := files.made[path]
		return File{Content: file.content}, found, nil
	}
	b, o, f, found, err := s.look(path)
	switch {
	case !found || err != nil:
		return f, found, err
	case isPaper(o):
		f.Content = s.papers.at(path).file
		return f, true, nil
	}
	files := newMemory()
	w := b.workerFor(files)
	err = w.make(o)
	file, made := files.made[o.Path]
	f.Content, f.Problems = file.content, w.problems
	f.Settled = !slices.ContainsFunc(o.Bodies, func(body *network.Body) bool { return !source.IsAsRead(s.opt.Site, *body) })
	if err == nil && !made {
		err = ErrLayout
	}
	return f, true, err
}

// Look is File without making the content. It fails as File does when a text
// cannot be read.
func (s *Session) Look(path string) (f File, found bool, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	_, o, f, found, err := s.look(path)
	for _, body := range o.Bodies {
		if err == nil {
			_, err = source.ReadBody(s.opt.Site, *body)
		}
	}
	return f, found, err
}

// look finds an output, and makes the PDF files that its view tells of.
func (s *Session) look(path string) (b *build, o plan.Output, f File, found bool, err error) {
	if b, o, found, err = s.find(path); !found {
		return b, o, f, false, err
	}
	f = File{Page: o.View != nil, Files: filesOf(o)}
	if f.Page && s.layouts == nil {
		return b, o, f, true, ErrLayout
	}
	if err = s.makePapers(b, o); err == nil && f.Page {
		f.Key, err = b.key(o.View())
	}
	return b, o, f, true, err
}

// workerFor makes files of the site as it is now.
func (b *build) workerFor(to shelf) *worker {
	own := *b
	own.shelf = to
	return &worker{build: &own}
}

// memory is a shelf for the files of one request, and for those of the last index.
type memory struct {
	last *memory // whose files may be kept; nil for none
	mu   sync.Mutex
	made map[string]made // by path
}

type made struct {
	key     uint64
	content []byte
}

func newMemory() *memory { return &memory{made: map[string]made{}} }

func (m *memory) Keep(path string, key uint64) bool {
	if m.last == nil || key == each || m.last.made[path].key != key {
		return false
	}
	m.put(path, m.last.made[path])
	return true
}

func (m *memory) KeepAll(string, func(string) uint64) bool { return false }

func (m *memory) Kept(path string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.made[path].content, nil
}

func (m *memory) Put(path string, key uint64, content []byte) error {
	m.put(path, made{key, bytes.Clone(content)})
	return nil
}

func (m *memory) put(path string, file made) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.made[path] = file
}

// lastIndex is the search index that a Session made last.
type lastIndex struct {
	files      *memory
	remembered []byte // what documents gave to it
}

func (m *memory) PutPieces(path string, key uint64, write func(io.Writer) error) error {
	return putWhole(m, path, key, write)
}

// putWhole is PutPieces of a shelf that holds files as a whole.
func putWhole(s shelf, path string, key uint64, write func(io.Writer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return err
	}
	return s.Put(path, key, content.Bytes())
}

// indexOnce makes the search index when it is first asked for: the texts that have
// changed since the last one are read for it.
func (s *Session) indexOnce() func() (*memory, error) {
	return sync.OnceValues(func() (*memory, error) {
		files := newMemory()
		files.last = s.lastIndex.files
		w := s.site.workerFor(files)
		w.index.kept = s.lastIndex.remembered
		if err := w.openIndex(context.Background()); err != nil {
			return nil, err
		}
		documents := w.plan.Documents()
		err := w.share(context.Background(), Render, len(documents), func(w *worker, i int) error {
			w.texts = nil
			return w.collect(documents[i])
		})
		if err != nil {
			return nil, err
		}
		if err = w.writeIndex(context.Background()); err == nil && w.index.Index != nil {
			s.lastIndex, err = w.remember(files)
		}
		files.last = nil
		return files, err
	})
}

// remember keeps an index for the next one of a Session.
func (b *build) remember(files *memory) (lastIndex, error) {
	var remembered bytes.Buffer
	if b.index.IsWorn() {
		return lastIndex{files: files}, nil
	}
	err := b.index.WriteMemory(&remembered)
	return lastIndex{files, remembered.Bytes()}, err
}
