package site

import (
	"cmp"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// Input is all that a plan depends on.
type Input struct {
	*network.Situation
	Locale  *locale.Locale
	BaseURL string // instead of the network's own; "": no change
	Static  []Static
	Version string // of essaim

	// Made tells the size of a PDF, by its path, to the pages that link to it;
	// nil: no PDF is planned. It is called by views, which are then asked for
	// after the PDFs were made.
	Made func(path string) Made

	// Headings are the ids of the headings of a body, to check links to them.
	// It is called only for bodies that a link's #part refers to.
	Headings func(network.Body) []string
}

// Static is a file of static/, the site's own or the default look's.
type Static struct {
	Path    string // below static/, slash-separated
	Default bool
	Hash    string // of its bytes, short: it makes the ?v= of the default look
}

// Plan is every file that the site is made of, sorted by path.
type Plan struct {
	Chrome  view.Chrome
	Outputs []Output

	documents func() []int // see Documents

	links  *links
	reword func() // see SetWords

	sheetPaper func(id string) *view.SheetPaper
	copies     map[string]Source // by URL
}

// Output is one file to publish. Exactly one of View, Paper, Booklet, Report, Letters, Bytes,
// Pieces and Copy is set.
type Output struct {
	Path string // "fiches/x/index.html": slash-separated, relative to the output folder
	URL  string // "/reseau/fiches/x/": root-relative, with base_url's path

	// A page: Layout shows what View returns, a struct that embeds Head. View
	// is pure, may be called at any time from any goroutine, and is expected
	// to be called once a build and its result dropped.
	Layout string // "sheet.html"
	View   func() any
	Bodies []*network.Body // the files whose Markdown the page shows

	// What readers look the page up by; nil for a page that only leads to
	// others. Pure, as View is.
	Entry func() view.Entry

	// A PDF: its view is returned under the same terms as View. A booklet shows
	// its sheets as Plan.SheetPaper gives them.
	Paper    func() *view.SheetPaper
	Pictured bool // the sheet's front matter names images
	Booklet  func() *view.Booklet
	Report   func() *view.ReportPaper
	Letters  func() *view.LettersPaper

	// A file computed from the data.
	Bytes func() ([]byte, error)

	// One that is too large to be held as a whole: its bytes, piece by piece.
	Pieces func(io.Writer) error

	// A file that is published as it is.
	Copy Source

	// Scripts that are published as one, without lines of comment.
	Parts []Source

	title  string    // of a page, for the site map; "" leaves it out
	name   *string   // instead, as an author wrote it
	listed bool      // it shows many cards: see planner.list
	hidden bool      // not for search engines: redirections, the 404 page
	from   *diag.Pos // what claims the address; nil for what essaim makes by itself
}

// File is the content file that an output stands for; "" when essaim makes it by
// itself.
func (o Output) File() string {
	if o.from == nil {
		return ""
	}
	return o.from.File
}

// Source is a file to copy: of the site's folder, or of the default look.
type Source struct {
	Path    string // slash-separated; "" for none
	Default bool
}

// Resolver tells where the links of one content file lead.
func (p *Plan) Resolver(file string) func(dest string) markdown.Link {
	return func(dest string) markdown.Link { return p.links.resolve(file, dest) }
}

// A planner adds outputs to a plan, room by room.
type planner struct {
	*wording.Words
	in       Input
	progress wording.Progress
	means    wording.Means
	result   wording.Results
	meeting  wording.Meetings

	links         *links
	outputs       []Output
	assets        map[string]Static // by path
	documentCount int               // pages that have an entry

	downloads map[string]*download // files of data/v1, by name
	events    func() eventLists    // see listEvents; made once, when a feed asks

	listsLeft atomic.Int64 // pages with cards that were not shown yet

	// What is made of the words of entities: once, when a view first asks, and
	// brought up to date by reword.
	titles    func() map[uint64]int            // see countTitles
	counted   []naming                         // the names of sheets in titles
	brief     func() map[string]view.Objective // see inBrief
	byTitle   func() []*network.Sheet          // see sheetsByTitle
	cardsMade sync.Map                         // *network.Sheet → *Card
}

func newPlanner(in Input) *planner {
	p := &planner{in: in, downloads: map[string]*download{}}
	p.speak(wording.New(in.Situation, in.Locale, address.New(in.Locale.Lang(), cmp.Or(in.BaseURL, in.Network.BaseURL))))
	p.events = sync.OnceValue(p.listEvents)
	p.titles = sync.OnceValue(p.countTitles)
	p.reword()
	return p
}

// speak takes the words of a situation.
func (p *planner) speak(words *wording.Words) {
	p.Words = words
	p.progress = wording.Progress{Words: words}
	p.means = wording.Means{Words: words}
	p.result = wording.Results{Words: words}
	p.meeting = wording.Meetings{Words: words}
}

// reword brings what is made of the words of sheets up to date.
func (p *planner) reword() {
	p.recountTitles()
	p.brief = sync.OnceValue(p.inBrief)
	p.byTitle = sync.OnceValue(p.sheetsByTitle)
	p.cardsMade.Clear()
	for _, d := range p.downloads {
		d.forget()
	}
}

// New plans the site. The problems are those that only the whole plan shows:
// two files that claim one address. Broken links are found when bodies are
// rendered.
func New(in Input) (*Plan, []diag.Problem) {
	p := newPlanner(in)
	p.links = p.newLinks()
	p.outputs = make([]Output, 0, p.expected())

	p.static()
	p.script()
	p.home()
	p.sheets()
	p.themes()
	p.communes()
	p.matrix()
	p.objectives()
	p.overviews()
	p.meetings()
	p.calendars()
	p.reports()
	p.sheetsByYear()
	p.search()
	p.sheetsFromAToZ()
	p.comparisons()
	p.pages()
	p.service()
	p.data()
	p.feeds()

	slices.SortStableFunc(p.outputs, func(a, b Output) int { return cmp.Compare(a.Path, b.Path) })
	p.links.published = p.outputs
	problems := append(p.collisions(), p.slideProblems()...)
	copies := make(map[string]Source)
	for _, o := range p.outputs {
		if o.Copy.Path != "" {
			copies[o.URL] = o.Copy
		}
	}
	return &Plan{
		Chrome: p.chrome(), Outputs: p.outputs, documents: sync.OnceValue(p.documents), links: p.links, reword: p.reword,
		sheetPaper: func(id string) *view.SheetPaper { return p.sheetPaper(p.Sheet(id)) }, copies: copies,
	}, problems
}

// expected is about how many outputs there will be: nearly all are of sheets.
func (p *planner) expected() int {
	each := 1
	if p.sheetPDFs() {
		each = 2
	}
	return len(p.Sheets)*each + len(p.Sheets)/8 + 500
}

func (p *planner) add(o Output) {
	if o.Entry != nil {
		p.documentCount++
	}
	o.Path, o.URL = p.At.Located(o.URL)
	p.outputs = append(p.outputs, o)
}

// list adds a page that shows cards of sheets. Once as many were shown as there are,
// which Plan.Order has done first, cards are let go; who shows one again makes them
// again.
func (p *planner) list(o Output) {
	p.listsLeft.Add(1)
	view := o.View
	o.listed, o.View = true, func() any {
		v := view()
		if p.listsLeft.Add(-1) == 0 {
			p.cardsMade.Clear()
		}
		return v
	}
	p.add(o)
}

// collisions finds addresses that two files claim, and files that would have
// to be folders. Case is ignored, as some hosts' file systems do.
func (p *planner) collisions() []diag.Problem {
	var problems []diag.Problem
	claimed := make(map[string]int, len(p.outputs))
	for i := range p.outputs {
		key := strings.ToLower(p.outputs[i].Path)
		if first, taken := claimed[key]; taken {
			problems = append(problems, collision(p.outputs[i], p.outputs[first]))
			continue
		}
		claimed[key] = i
	}
	free := "." // the folder before, when no file claims it or one that it is in
	for i := range p.outputs {
		folder := path.Dir(strings.ToLower(p.outputs[i].Path))
		if folder == free {
			continue
		}
		free = folder
		for dir := folder; dir != "."; dir = path.Dir(dir) {
			if file, taken := claimed[dir]; taken {
				problems = append(problems, collision(p.outputs[i], p.outputs[file]))
				free = "."
			}
		}
	}
	return problems
}

// collision blames the one of the two that a file of content/ or static/
// stands for; pages that essaim makes by itself have no file.
func collision(a, b Output) diag.Problem {
	if a.File() == "" || a.File() < b.File() && b.File() != "" {
		a, b = b, a
	}
	var pos diag.Pos
	if a.from != nil {
		pos = *a.from
	}
	return diag.Problem{
		Severity: diag.Error, Code: "address-taken", Pos: pos,
		Args: diag.Args{"address": a.URL, "other": b.File()},
	}
}
