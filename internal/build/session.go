package build

import (
	"slices"
	"strings"
	"sync"
	"time"

	"essaim/internal/diag"
	"essaim/internal/layout"
	"essaim/internal/network"
	"essaim/internal/pdf"
	"essaim/internal/plan"
	"essaim/internal/source"
	"essaim/internal/view"
)

// A Session keeps a site in memory and follows its files, for who shows pages
// on request. It plans and makes them by the functions of Run, one
// at a time, so that the bytes are those of Run; nothing is written
// but photos to the cache.
//
// What it keeps from one Update to the next, and until when:
//
//   - the documents of content/, by the rule of source.Reader;
//   - the situation, the plan and the shape of all views, until something else
//     changes than the texts of content files and the words of sheets, which are
//     set in place (see source.Reader.SetTexts);
//   - the layouts, until one of them or the language changes;
//   - the PDF files that were wanted last, each by its key;
//   - photos, by the rule of photos, in SOURCE/.essaim/ when it may be written to;
//   - the search index, by the rule of search.Index.Reuse, and the plan of the
//     workroom, until the next Update;
//   - what is noted of the site in the output folder, as long as its manifest stays;
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

	mu        sync.RWMutex
	site      *planned        // that is shown; nil before the first Update
	stale     bool            // network.yaml has errors, and site is from before
	planned   []diag.Problem  // problems of planning
	unread    map[string]bool // content files that have errors
	layouts   *layout.Set
	faults    []diag.Problem // of the layouts, the latest
	language  string         // of the layouts
	index     func() (*memory, error)
	lastIndex madeIndex // only index touches it
	workroom  func() (*planned, error)
	proofs    proofs
	papers    requestedPapers
	history   changeDates
	before    keptPast
	photos    *photos
}

// NewSession reads nothing yet. Of opt, Strict, Now and Progress are not used; nothing
// is written to Output, whose addresses are to last.
func NewSession(opt Options) *Session {
	s := &Session{opt: opt, reader: source.NewReader(opt.Site, source.Options{Drafts: opt.Drafts, Version: opt.Version})}
	s.photos = newPhotos(opt.Site, opt.Cache, false)
	s.proofs.known = map[string]proof{}
	s.papers.made = map[string]requestedPaper{}
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
	s.workroom = s.workroomOnce()
	s.proofs.forget(changed)
	if s.setTexts(changed) {
		return nil
	}
	for _, path := range changed {
		s.reader.Forget(path)
	}
	if s.site != nil && !slices.ContainsFunc(changed, func(path string) bool { return !below(path, "layouts") }) {
		return s.relayout(true)
	}
	return s.replan(s.layouts == nil || slices.ContainsFunc(changed, func(path string) bool { return touches(path, "layouts") }))
}

// touches is true when a change at path may be one of folder.
func touches(path, folder string) bool {
	return path == "." || path == folder || strings.HasPrefix(path, folder+"/")
}

// below is true when path is folder or in it.
func below(path, folder string) bool { return path != "." && touches(path, folder) }

// setTexts is all that it takes when only texts changed.
func (s *Session) setTexts(changed []string) bool {
	if s.site == nil || s.stale || s.site.situation.AsOf != dayOf(s.opt, s.site.network) {
		return false
	}
	bodies, words, ok := s.reader.SetTexts(changed)
	for _, body := range bodies {
		source.SetBody(s.site.network, body) // a portal's is another than the one that was read
		s.site.plan.SetText(body.File)
	}
	if words {
		s.site.plan.SetWords()
		s.unread = unread(s.reader.Problems())
		s.site.unread = s.unread
	}
	s.index = s.indexOnce()
	return ok
}

// replan reads what changed, and plans the site.
func (s *Session) replan(layoutsToo bool) error {
	c, _ := readContent(s.reader, s.opt.Site)
	c.updated = s.history.of(s.opt, &c)
	c.photos = s.photos
	site, problems, err := makePlan(s.opt, c, c.network.At(dayOf(s.opt, c.network)), s.papers.size, nil, false)
	if err != nil {
		return err
	}
	s.planned, s.unread = problems, c.unread
	s.stale = s.site != nil && s.unread[networkFile]
	if !s.stale {
		s.planned = append(s.planned, lastingProblems(s.opt, site, lostOf(s.opt, site, s.before.read(s.opt)))...)
		s.site = site
		s.index = s.indexOnce()
		s.papers.dropUnplanned(site.plan)
		s.proofs.doubt()
	}
	return s.relayout(layoutsToo)
}

// relayout gives the site its layouts, those that are kept or new ones.
func (s *Session) relayout(anew bool) error {
	if lang := string(s.site.locale.Lang()); anew || lang != s.language {
		s.language = lang
		if err := s.loadLayouts(); err != nil {
			return err
		}
	}
	var err error
	s.site, err = s.site.with(s.layouts, withoutStyles(s.site.plan.Chrome))
	return err
}

const networkFile = "content/network.yaml"

func (s *Session) loadLayouts() error {
	set, problems, err := loadLayouts(s.opt, s.site.locale, s.layouts)
	if err != nil {
		return err
	}
	s.faults = problems
	if errors, _ := diag.Count(problems); errors == 0 {
		s.layouts = set
	}
	return nil
}

// withoutStyles is the chrome but for the addresses of style sheets, which hold
// their hashes: a page whose style changes is the same page.
func withoutStyles(c view.Chrome) view.Chrome {
	c.Stylesheets = nil
	return c
}

// Problems are those of the site as it is now, sorted; those of texts come as
// far as they are checked.
func (s *Session) Problems() []diag.Problem {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return oneMessage(newSilencer(s.site.network).heard(slices.Concat(s.reader.Problems(), s.planned, s.faults, s.proofs.problems())))
}

// Unread is true when one of these content files has an error of its own, so
// that the site may show it in part only, or as it was.
func (s *Session) Unread(files []string) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.ContainsFunc(files, func(file string) bool { return s.unread[file] })
}

// Chrome is that of the site as it is now.
func (s *Session) Chrome() view.Chrome {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.site.plan.Chrome
}

// Copies gives the addresses at which files of the site's folder are published,
// as they are or as photos.
func (s *Session) Copies(paths []string) []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var urls []string
	for _, o := range s.site.plan.Outputs {
		if from := o.Source(); from != "" && slices.ContainsFunc(paths, func(path string) bool { return touches(path, from) }) {
			urls = append(urls, o.URL)
		}
	}
	return urls
}

// A Subject is what one page is about, for its author.
type Subject struct {
	Files []string // of content/: the page's own, then the others whose text it shows
	Draft bool
	Sheet bool
	network.Completeness
}

// Subject is about the page at path, relative to the output folder; nothing
// when there is none.
func (s *Session) Subject(path string) Subject {
	s.mu.RLock()
	defer s.mu.RUnlock()
	o, found := s.site.plan.Output(path)
	about := Subject{Files: filesOf(o)}
	if !found || len(about.Files) == 0 {
		return Subject{}
	}
	about.Draft = slices.ContainsFunc(about.Files[:min(len(about.Files), 2)], func(file string) bool { return s.site.drafts[file] })
	if sheet := s.site.sheetOf(about.Files[0]); sheet != nil && o.View != nil {
		about.Sheet, about.Completeness = true, s.site.situation.Completeness(sheet)
	}
	return about
}

// filesOf lists the content files that an output is made of.
func filesOf(o plan.Output) []string {
	var files []string
	if from := o.File(); from != "" {
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
func (p *planned) sheetOf(file string) *network.Sheet {
	for _, sheet := range p.situation.Sheets {
		if sheet.Body.File == file {
			return sheet
		}
	}
	return nil
}
