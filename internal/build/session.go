package build

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"essaim/internal/diag"
	"essaim/internal/layout"
	"essaim/internal/network"
	"essaim/internal/pdf"
	"essaim/internal/site"
	"essaim/internal/source"
)

// A Session keeps a site in memory and follows its files, for who shows pages
// on request. It plans and makes them by the stages and the workers of Run, one
// at a time, so that the bytes are those of Run; nothing is written.
//
// What it keeps from one Update to the next, and until when:
//
//   - the documents of content/, by the rule of source.Reader;
//   - the situation, the plan and the shape of all views, until something else
//     changes than the texts of content files, which are set in place;
//   - the layouts, until one of them or the language changes;
//   - each PDF file, by its key;
//   - the search index, until the next Update;
//   - the problems of a text, until it or what its links lead to changes.
//
// The last network.yaml without an error, and the last layouts without one, stay
// in force while the new ones have errors.
//
// A Session is safe for concurrent use: Update waits for whoever looks at pages,
// and they for it.
type Session struct {
	opt    Options
	reader *source.Reader

	mu       sync.RWMutex
	site     *build         // that is shown; nil before the first Update
	stale    bool           // network.yaml has errors, and site is from before
	latest   []diag.Problem // of reading and planning
	layouts  *layout.Set
	faults   []diag.Problem // of the layouts, the latest
	language string         // of the layouts
	index    func() (memory, error)
	proofs   proofs
	papers   requestedPapers
}

// NewSession reads nothing yet. Of opt, Output, Strict, Now and Progress are not
// used.
func NewSession(opt Options) *Session {
	s := &Session{opt: opt, reader: source.NewReader(opt.Site, source.Options{Drafts: opt.Drafts})}
	s.proofs.known = map[string]proof{}
	s.papers.kept = map[string]requestedPaper{}
	s.papers.fonts = sync.OnceValues(pdf.LoadFonts)
	return s
}

// Update follows the site to what it is now. changed are the files and folders
// that are not what they were, slash-separated and from the site's folder; "."
// is all of it. What is wrong with the site is among Problems; an error is the
// machine's, and leaves all as it was.
func (s *Session) Update(now time.Time, changed []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opt.Now = now
	s.proofs.forget(changed)
	if s.setTexts(changed) {
		return nil
	}
	for _, path := range changed {
		s.reader.Forget(path)
	}
	return s.replan(s.layouts == nil || slices.ContainsFunc(changed, func(path string) bool { return touches(path, "layouts") }))
}

// touches tells whether a change at path may be one of folder.
func touches(path, folder string) bool {
	return path == "." || path == folder || strings.HasPrefix(path, folder+"/")
}

// setTexts is all that it takes when only texts changed.
func (s *Session) setTexts(changed []string) bool {
	if s.site == nil || s.stale || s.site.report.AsOf != (&build{Options: s.opt, network: s.site.network}).asOf() {
		return false
	}
	bodies, ok := s.reader.SetTexts(changed)
	for _, body := range bodies {
		s.site.plan.SetText(body)
		s.site.papers.bodies[body.File] = body
	}
	s.index = s.indexOnce()
	return ok
}

// replan reads what changed, and plans the site.
func (s *Session) replan(layoutsToo bool) error {
	b := &build{Options: s.opt, reader: s.reader, made: s.madeOf}
	steps := []step{{Read, b.read}, {Derive, b.derive}, {Plan, b.makePlan}}
	if err := b.do(context.Background(), steps...); err != nil {
		return err
	}
	s.latest = b.problems
	s.stale = s.site != nil && b.unread[networkFile]
	if !s.stale {
		b.openPapers()
		s.site = b
		s.index = s.indexOnce()
		s.papers.leave(b.plan)
	}
	if lang := string(s.site.locale.Lang()); layoutsToo || lang != s.language {
		s.language = lang
		if err := s.loadLayouts(); err != nil {
			return err
		}
	}
	s.site.layouts = s.layouts
	var err error
	if s.layouts != nil {
		s.site.common, err = commonKey(withoutStyles(s.site.plan.Chrome), s.layouts.Hash())
	}
	return err
}

const networkFile = "content/network.yaml"

func (s *Session) loadLayouts() error {
	b := &build{Options: s.opt, locale: s.site.locale}
	if err := b.loadLayouts(context.Background()); err != nil {
		return err
	}
	s.faults = b.problems
	if errors, _ := diag.Count(s.faults); errors == 0 {
		s.layouts = b.layouts
	}
	return nil
}

// withoutStyles is the chrome but for the addresses of style sheets, which hold
// their hashes: a page whose style changes is the same page.
func withoutStyles(c site.Chrome) site.Chrome {
	c.Stylesheets = nil
	return c
}

// Problems are those of the site as it is now, sorted; those of texts come as
// far as they are proofread.
func (s *Session) Problems() []diag.Problem {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return diag.Sort(slices.Concat(s.latest, s.faults, s.proofs.problems()))
}

// A Frame is what all pages have in common, for who shows more than pages.
type Frame struct {
	Lang        string
	BasePath    string   // path of base_url, "/" at least
	Stylesheets []string // addresses, with the hash of each
	Policy      string   // Content-Security-Policy
	Ready       bool     // there are layouts to make pages with
}

// Frame is that of the site as it is now.
func (s *Session) Frame() Frame {
	s.mu.RLock()
	defer s.mu.RUnlock()
	c := s.site.plan.Chrome
	return Frame{Lang: c.Lang, BasePath: c.BasePath, Stylesheets: c.Stylesheets, Policy: c.Policy, Ready: s.layouts != nil}
}

// A Subject is what one page is about, for its author.
type Subject struct {
	Files   []string // of content/: the page's own, then the others whose text it shows
	Draft   bool
	Told    int // parts of the sheet that say something
	Missing []string
}

// Subject tells about the page at path, relative to the output folder; false when
// there is none.
func (s *Session) Subject(path string) (Subject, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	o, found := s.site.plan.Output(path)
	if !found {
		return Subject{}, false
	}
	about := Subject{Files: filesOf(o)}
	if len(about.Files) == 0 {
		return about, true
	}
	about.Draft = s.site.drafts[about.Files[0]]
	if sheet := s.site.sheetOf(about.Files[0]); sheet != nil && o.View != nil {
		c := s.site.situation.Completeness(sheet)
		about.Told, about.Missing = len(c.Present), c.Missing
	}
	return about, true
}

// filesOf lists the content files that an output is made of.
func filesOf(o site.Output) []string {
	var files []string
	if from := o.From(); from != "" {
		files = append(files, from)
	}
	for _, body := range o.Bodies {
		if !slices.Contains(files, body.File) {
			files = append(files, body.File)
		}
	}
	return files
}

// sheetOf finds the sheet that a file holds.
func (b *build) sheetOf(file string) *network.Sheet {
	for _, sheet := range b.situation.Sheets {
		if sheet.Body.File == file {
			return sheet
		}
	}
	return nil
}
