package build

import (
	"slices"
	"sync"

	"essaim/internal/pdf"
	"essaim/internal/plan"
)

// requestedPapers are the PDF files that were wanted last, by path, and valid
// by their keys.
type requestedPapers struct {
	fonts  func() (*pdf.Fonts, error)
	making sync.Mutex // a view that is asked for meanwhile reads made
	mu     sync.Mutex
	made   map[string]requestedPaper
	order  []string // the paths, the last wanted at the end
}

// mostPapers is how many are kept: more than anybody has tabs open.
const mostPapers = 64

type requestedPaper struct {
	keyed
	is plan.Made
}

func (p *requestedPapers) at(path string) requestedPaper {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.made[path]
}

// size answers views that link to a PDF; see makePapers.
func (p *requestedPapers) size(path string) plan.Made { return p.at(path).is }

func (p *requestedPapers) put(path string, paper requestedPaper) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.made[path] = paper
	p.order = append(slices.DeleteFunc(p.order, func(known string) bool { return known == path }), path)
	if len(p.order) > mostPapers {
		delete(p.made, p.order[0])
		p.order = slices.Delete(p.order, 0, 1)
	}
}

// dropUnplanned drops those that the plan does not have any more, and the workroom's.
func (p *requestedPapers) dropUnplanned(plan *plan.Plan) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.order = slices.DeleteFunc(p.order, func(path string) bool {
		_, planned := plan.Output(path)
		if !planned {
			delete(p.made, path)
		}
		return !planned
	})
}

// makePapers makes the PDF that is asked for, or those that a page links to.
func (s *Session) makePapers(a asked) error {
	switch {
	case isPaper(a.Output):
		return s.makePaper(a)
	case a.View == nil:
		return nil
	}
	folder := pdfFolder(a.Path)
	linked := slices.Collect(a.plan.In(folder))
	if whole, planned := a.plan.Output(folder + ".pdf"); planned {
		linked = append(linked, whole)
	}
	for _, o := range linked {
		if isPaper(o) {
			a.Output = o
			if err := s.makePaper(a); err != nil {
				return err
			}
		}
	}
	return nil
}

// makePaper makes a PDF, unless the one that is there has its key.
func (s *Session) makePaper(a asked) error {
	s.papers.making.Lock()
	defer s.papers.making.Unlock()
	var err error
	path := a.folder + a.Path
	paper := s.papers.at(path)
	store := newMemory(&memory{made: map[string]keyed{a.Path: paper.keyed}})
	m := &paperMaker{planned: a.planned, store: store, fonts: s.papers.fonts, sheets: newSheetPapers()}
	if a.Paper != nil {
		_, paper.is, err = m.sheet(a.Output)
	} else {
		paper.is, err = m.other(a.Output)
	}
	if err != nil {
		return err
	}
	paper.keyed = store.made[a.Path]
	s.papers.put(path, paper)
	return nil
}
