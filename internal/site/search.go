package site

import (
	"fmt"
	"hash/fnv"
	"strings"

	"essaim/internal/address"
	"essaim/internal/plan"
	"essaim/internal/search"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// searchPages are the page where readers search, and its scripts.
type searchPages struct{ *planner }

// scriptFolder holds the parts of the search page's script, below static/. They
// are published as one file: a query costs few requests.
const (
	scriptFolder = "essaim/search/"
	scriptFile   = "essaim/search.js"
	filtersFile  = "essaim/filters.js"
	mendFile     = "essaim/mend.js"
	keysFile     = "essaim/keys.js"
)

// planScripts plans the search page's script, with the stemmer of one language, and those
// of filters and of typing errors, which come when there are any.
func (p searchPages) planScripts() {
	names := []string{scriptFolder + "words.js", scriptFolder + "index.js", scriptFolder + "page.js", keysFile}
	if lang := p.Locale.Lang(); search.HasStemmer(lang) {
		names = append([]string{scriptFolder + "stem-" + string(lang) + ".js"}, names...)
	}
	p.bundle(scriptFile, search.Script(p.Locale), names...)
	p.bundle(filtersFile, "", scriptFolder+"filters.js")
	p.bundle(mendFile, "", scriptFolder+"mend.js")
}

// bundle plans one script of several, which may begin with a text.
func (p searchPages) bundle(path, text string, names ...string) {
	parts := []plan.Source{{Text: text}}
	hash := fnv.New32a()
	hash.Write([]byte(text))
	for _, name := range names {
		s := p.assets[name]
		parts = append(parts, plan.Source{Path: "static/" + name, Default: s.Default})
		hash.Write([]byte(s.Hash))
	}
	p.assets[path] = plan.Static{Path: path, Hash: fmt.Sprintf("%08x", hash.Sum32())}
	p.add(plan.Output{URL: p.At.File(path), Parts: parts})
}

func (p searchPages) plan() {
	p.add(plan.Output{URL: p.At.List(address.Search), Layout: "search.html", View: p.page, Title: p.T("page.search")})
}

func (p searchPages) page() any {
	return view.SearchPage{
		Head:       p.head(titled{address.Search, "", p.T("page.search"), p.T("search.description", p.Typo(p.Network.Name))}, p.At.List(address.Search)),
		Finder:     p.finder(),
		Stylesheet: p.asset(address.FinderStyle),
		Lead:       p.T("search.lead"),
		Lists:      p.staticLists(),
	}
}

func (p searchPages) finder() view.Finder {
	selects, boxes, sorts := p.fields()
	options := map[string][]view.Option{}
	for _, f := range selects {
		options[f.Name] = f.Options
	}
	return view.Finder{
		Script:    p.asset(scriptFile),
		Search:    p.At.List(address.Search),
		Index:     p.At.File(address.IndexFolder) + "/",
		Filters:   p.asset(filtersFile),
		Mend:      p.asset(mendFile),
		Base:      p.searchBase(),
		Documents: p.documentCount,
		Words:     p.scriptWords(),
		Selects:   selects,
		Boxes:     boxes,
		Sorts:     sorts,
		Signs:     p.SheetStatuses(),
		Statuses:  options["status"], Costs: options["cost"], Sizes: options["size"],
	}
}

// sheetFinder finds sheets only, in their list. It is the same whatever the other
// documents are: a new page of another kind leaves the list as it is.
func (p searchPages) sheetFinder() *view.Finder {
	f := p.finder()
	f.Documents = 0
	return &f
}

// scriptWords are the words of the script, with {0} left to fill in.
func (p searchPages) scriptWords() string {
	words := map[string]string{}
	for _, key := range []string{"count", "none", "advice", "without", "remove", "clear", "away", "corrected", "nearest", "failed", "more", "searching"} {
		words[key] = p.T("search." + key)
	}
	for _, k := range view.Kinds {
		words[string(k)] = p.T("search.kind-" + string(k))
	}
	return p.json(words)
}

// staticLists lead to every sheet without a script: by size, by status, and to the pages
// of themes, communes and years.
func (p searchPages) staticLists() []view.LinkGroup {
	var lists []view.LinkGroup
	for _, f := range p.facets {
		group := view.LinkGroup{Title: p.T("search." + string(f.by))}
		for _, a := range p.pages.lists.answersTo(f) {
			a.link.Name, a.link.Note = wording.Capital(a.link.Name), p.N("count.sheets", len(a.sheets))
			group.Links = append(group.Links, a.link)
		}
		if group.Links != nil {
			lists = append(lists, group)
		}
	}
	others := view.LinkGroup{Title: p.T("search.other-lists"), Links: []view.Link{
		{Name: p.T("search.by-theme"), URL: p.At.List(address.Themes)},
		{Name: p.T("search.by-commune"), URL: p.At.List(address.Communes)},
		{Name: p.T("search.by-year"), URL: p.At.List(address.Years)},
		{Name: p.T("page.a-z"), URL: p.At.AZ()},
		{Name: p.T("page.sheets.all"), URL: p.At.List(address.Sheets)},
		{Name: p.T("page.compare"), URL: p.At.List(address.Compare)},
		{Name: p.T("page.site-map"), URL: p.At.List(address.SiteMap)},
	}}
	others.Links = append(others.Links, p.wayByOrganisation()...)
	return append(lists, others)
}

func isScriptPart(path string) bool { return strings.HasPrefix(path, scriptFolder) }
