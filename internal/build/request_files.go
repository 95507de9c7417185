package build

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/source"
)

// A File is one file of the site, made on request.
type File struct {
	Page     bool
	Key      uint64 // of a page: stands for all that it shows but its style; see pageKey
	Content  []byte
	Open     func() (fs.File, error) // instead of Content, for a file that is too long to be held
	Files    []string                // of content/, that it is made of
	Problems []diag.Problem          // found in making it
	Settled  bool                    // its texts are those that the site was planned with, not newer ones
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
	a, f, found, err := s.identify(path)
	switch {
	case !found || err != nil:
		return f, found, err
	case isPaper(a.Output):
		f.Content = s.papers.at(path).content
		return f, true, nil
	}
	if f.Open = a.opens(a.Output); f.Open != nil {
		return f, true, nil
	}
	files := newMemory(nil)
	m := newMaker(a.planned, files, nil)
	if a.View != nil {
		err = m.makePage(a.Output, a.shown)
	} else {
		err = m.make(a.Output)
	}
	file, made := files.made[a.Path]
	f.Content, f.Problems = file.content, m.problems
	f.Settled = !slices.ContainsFunc(a.Bodies, func(body *network.Body) bool { return !source.IsAsRead(s.opt.Site, *body) })
	if err == nil && !made {
		err = ErrLayout
	}
	return f, true, err
}

// Stat is File without making the content. It fails as File does when a text
// cannot be read.
func (s *Session) Stat(path string) (f File, found bool, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	a, f, found, err := s.identify(path)
	for _, body := range a.Bodies {
		if err == nil {
			_, err = source.ReadBody(s.opt.Site, *body)
		}
	}
	return f, found, err
}

// asked is an output of the site or of the workroom.
type asked struct {
	*planned
	plan.Output
	folder string // "", or that of the workroom, with a slash at the end
	shown  any    // the view of a page
}

// identify finds an output and its key, for which it makes the PDF files whose size
// its view shows.
func (s *Session) identify(path string) (a asked, f File, found bool, err error) {
	if a, found, err = s.find(path); !found {
		return a, f, false, err
	}
	f = File{Page: a.View != nil, Files: filesOf(a.Output)}
	if f.Page && s.layouts == nil {
		return a, f, true, ErrLayout
	}
	if err = s.makePapers(a); err == nil && f.Page {
		a.shown = a.View()
		f.Key, err = pageKey(a.common, a.shown)
	}
	return a, f, true, err
}
