package build

import (
	"bytes"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"essaim/internal/pdf"
	"essaim/internal/plan"
)

// requestedPapers are the PDF files that were wanted last, by path, and valid
// by their keys.
type requestedPapers struct {
	fonts  func() (*pdf.Fonts, error)
	making sync.Mutex // a view that is asked for meanwhile reads kept
	mu     sync.Mutex
	kept   map[string]requestedPaper
	order  []string // the paths, the last wanted at the end
}

// mostPapers is how many are kept: more than anybody has tabs open.
const mostPapers = 64

type requestedPaper struct {
	key  uint64
	made plan.Made
	file []byte
}

func (p *requestedPapers) at(path string) requestedPaper {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.kept[path]
}

func (p *requestedPapers) keep(path string, paper requestedPaper) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept[path] = paper
	p.order = append(slices.DeleteFunc(p.order, func(known string) bool { return known == path }), path)
	if len(p.order) > mostPapers {
		delete(p.kept, p.order[0])
		p.order = slices.Delete(p.order, 0, 1)
	}
}

// leave drops those that the plan does not have any more, and the workroom's.
func (p *requestedPapers) leave(plan *plan.Plan) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.order = slices.DeleteFunc(p.order, func(path string) bool {
		_, planned := plan.Output(path)
		if !planned {
			delete(p.kept, path)
		}
		return !planned
	})
}

// paperShelf is the shelf of one PDF.
type paperShelf struct{ requestedPaper }

func (p *paperShelf) Keep(_ string, key uint64) bool           { return p.file != nil && p.key == key }
func (p *paperShelf) KeepAll(string, func(string) uint64) bool { return false }
func (p *paperShelf) Kept(string) ([]byte, error)              { return p.file, nil }
func (p *paperShelf) Put(_ string, key uint64, content []byte) error {
	p.key, p.file = key, bytes.Clone(content)
	return nil
}
func (p *paperShelf) PutPieces(path string, key uint64, write func(io.Writer) error) error {
	return putWhole(p, path, key, write)
}

// madeOf answers views that link to a PDF; see makePapers.
func (s *Session) madeOf(path string) plan.Made { return s.papers.at(path).made }

// makePapers makes the PDF that o is, or those that the page o links to: they
// are in its folder, in that of the list of which it is page n, or beside its
// folder under the same name.
func (s *Session) makePapers(b *build, o plan.Output) error {
	switch {
	case isPaper(o):
		return s.makePaper(b, o)
	case o.View == nil:
		return nil
	}
	folder := path.Dir(o.Path)
	if strings.HasPrefix(path.Base(folder), "page-") {
		folder = path.Dir(folder)
	}
	linked := slices.Collect(b.plan.In(folder))
	if whole, planned := b.plan.Output(folder + ".pdf"); planned {
		linked = append(linked, whole)
	}
	for _, o := range linked {
		if isPaper(o) {
			if err := s.makePaper(b, o); err != nil {
				return err
			}
		}
	}
	return nil
}

// makePaper makes a PDF, unless the one that is kept has its key.
func (s *Session) makePaper(b *build, o plan.Output) error {
	s.papers.making.Lock()
	defer s.papers.making.Unlock()
	fonts, err := s.papers.fonts()
	if err != nil {
		return err
	}
	path := b.folder + o.Path
	shelf := &paperShelf{s.papers.at(path)}
	w := b.workerFor(shelf)
	w.papers.fonts = fonts
	if o.Paper != nil {
		_, shelf.made, err = w.sheetPaper(o)
	} else {
		shelf.made, err = w.otherPaper(o)
	}
	if err != nil {
		return err
	}
	s.papers.keep(path, shelf.requestedPaper)
	return nil
}
