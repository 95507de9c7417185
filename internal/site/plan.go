package site

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/feeds"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// A planner is what all kinds of pages share: the words of the network, what is
// planned so far, what many pages show.
type planner struct {
	*wording.Words
	in         plan.Input
	facets     []Facet
	progress   wording.Progress
	means      wording.Means
	result     wording.Results
	meeting    wording.Meetings
	sheetWords wording.Sheets

	pages kinds

	links         *links
	outputs       []plan.Output
	away          []plan.Document        // of other sites, see elsewhere
	sheetsAway    map[string]int         // the places there of sheets, by id
	assets        map[string]plan.Static // by path
	documentCount int                    // pages that have an entry
	documents     func() []int           // these, see listDocuments

	downloads map[string]*download // files of data/v1, by name
	feeds     *feeds.Feeds

	accounts func() network.Accounts // of all sheets: no word changes them

	listsLeft atomic.Int64 // pages with cards that were not shown yet

	// What is made of the words of entities: once, when a view first asks, and
	// brought up to date by reword.
	titles      func() map[uint64]int            // see countTitles
	counted     []naming                         // the names of sheets in titles
	brief       func() map[string]view.Objective // see inBrief
	byTitle     func() []*network.Sheet          // see sheetsByTitle
	practicesOf func() map[string][]view.Link    // by theme, see listPractices
	audiences   func() bool                      // a sheet says for whom it is
	members     func() []*network.Commune        // those of the site's day, by name
	cardsMade   sync.Map                         // *network.Sheet → *Card

	titled titleOrder // of byTitle
}

// kinds are the kinds of pages, a type and a file each.
type kinds struct {
	sheets     sheetPages
	themes     themePages
	communes   communePages
	exchange   exchangePages
	objectives objectivePages
	overviews  overviewPages
	meetings   meetingPages
	slides     slidePages
	reports    reportPages
	lists      listPages
	compare    comparePages
	bodies     organisationPages
	practices  practicePages
	networks   networkPages
	home       homePages
	texts      textPages
	search     searchPages
	data       dataPages
}

func newPlanner(in plan.Input) *planner {
	p := &planner{in: in, downloads: map[string]*download{}, sheetsAway: map[string]int{}}
	p.speak(wording.New(in.Situation, in.Locale, address.New(in.Locale, cmp.Or(in.BaseURL, in.Network.BaseURL)).Gathering(in.Network.Homes)))
	p.documents = sync.OnceValue(p.listDocuments)
	p.feeds = feeds.Of(p.Words)
	p.titles = sync.OnceValue(p.countTitles)
	p.members = sync.OnceValue(func() []*network.Commune { return p.ByName(p.Members(p.AsOf)) })
	p.accounts = sync.OnceValue(func() network.Accounts { return p.AccountsOf(p.SheetsNewestFirst()) })
	p.pages = kinds{
		sheets:     sheetPages{p},
		themes:     themePages{p},
		communes:   communePages{p},
		exchange:   exchangePages{p},
		objectives: objectivePages{p},
		overviews:  overviewPages{p},
		meetings:   meetingPages{p},
		slides:     slidePages{p},
		reports:    reportPages{p},
		lists:      listPages{p},
		compare:    comparePages{p},
		bodies:     organisationPages{p},
		practices:  practicePages{p},
		networks:   networkPages{p},
		home:       homePages{p},
		texts:      textPages{p},
		search:     searchPages{p},
		data:       dataPages{p},
	}
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
	p.sheetWords = wording.Sheets{Words: words}
}

// reword brings what is made of the words of sheets up to date.
func (p *planner) reword() {
	p.recountTitles()
	p.brief = sync.OnceValue(p.inBrief)
	p.byTitle = sync.OnceValue(p.sheetsByTitle)
	p.practicesOf = sync.OnceValue(func() map[string][]view.Link { return p.pages.practices.listPractices() })
	p.audiences = sync.OnceValue(p.tellsAudience)
	p.cardsMade.Clear()
	for _, d := range p.downloads {
		d.forget()
	}
}

// New plans the site. The problems are those that only the whole plan shows:
// two files that claim one address. Broken links are found when bodies are
// rendered.
func New(in plan.Input) (*plan.Plan, []diag.Problem) { return newPlan(in, Facets) }

func newPlan(in plan.Input, facets []Facet) (*plan.Plan, []diag.Problem) {
	p := newPlanner(in)
	p.facets = p.wanted(facets)
	p.links = p.newLinks()
	p.outputs = make([]plan.Output, 0, p.expected())

	p.static()
	p.pages.search.planScripts()
	p.pages.home.plan()
	p.pages.sheets.plan()
	p.pages.themes.plan()
	p.pages.communes.plan()
	p.pages.bodies.plan()
	p.pages.practices.plan()
	p.pages.networks.plan()
	p.pages.exchange.plan()
	p.pages.objectives.plan()
	p.pages.overviews.plan()
	p.pages.meetings.plan()
	p.pages.reports.plan()
	p.pages.lists.planYears()
	p.pages.search.plan()
	p.pages.lists.planAZ()
	p.pages.lists.planAnswers()
	p.pages.compare.plan()
	p.pages.texts.plan()
	p.pages.data.plan()

	made := plan.New(p.outputs, content{p})
	made.Elsewhere, made.SearchBase = p.away, p.pages.search.searchBase()
	p.links.published = made.Outputs
	made.Chrome, made.Facets = p.chrome(), declared(p.facets)
	return made, slices.Concat(made.Collisions(), p.links.problems(), p.pages.slides.problems())
}

// expected is about how many outputs there will be: nearly all are of sheets that are not
// elsewhere, and of communes.
func (p *planner) expected() int {
	each, own := 1, 0
	if p.sheetPDFs() {
		each = 2
	}
	for _, s := range p.Sheets {
		if s.Origin == nil {
			own++
		}
	}
	return own*each + len(p.Communes) + len(p.Sheets)/8 + 500
}

func (p *planner) add(o plan.Output) {
	if o.Entry != nil {
		p.documentCount++
	}
	o.Path, o.URL = p.At.Located(o.URL)
	p.outputs = append(p.outputs, o)
}

// elsewhere makes a page of another site found by this one's search.
func (p networkPages) elsewhere(at string, texts []*network.Body, entry func() view.Entry) {
	p.documentCount++
	p.away = append(p.away, plan.Document{URL: at, Entry: entry, Bodies: texts})
}

// searchBase is the path that addresses in the search index begin after: nothing on a
// portal, where some lead to other sites.
func (p searchPages) searchBase() string {
	if p.Homes != nil {
		return ""
	}
	return p.At.Base
}

// addList adds a page that shows cards of sheets. Once as many were shown as there are,
// which Plan.Order has done first, cards are let go; who shows one again makes them
// again.
func (p *planner) addList(o plan.Output) {
	p.listsLeft.Add(1)
	view := o.View
	o.Listed, o.View = true, func() any {
		v := view()
		if p.listsLeft.Add(-1) == 0 {
			p.cardsMade.Clear()
		}
		return v
	}
	p.add(o)
}
