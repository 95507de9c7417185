package build

import (
	"io/fs"

	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/layout"
	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/site"
	"essaim/internal/source"
	"essaim/internal/view"
	"essaim/internal/workroom"
)

// planned is a site before its first file is made: all that its files are made
// of. It is only read, but for what a Session sets in place.
type planned struct {
	content
	defaults  fs.FS // the default look
	situation *network.Situation
	plan      *plan.Plan
	layouts   *layout.Set // nil while none is without fault, in a Session
	format    uint64      // see Options.format
	common    commonKey
}

// makePlan lists every file of the site, or of the workroom. sizes answers pages
// that link to a PDF; nil when none is to be made. kept answers the page of open data; it
// may be nil. below says that the workroom is served below the site.
func makePlan(opt Options, c content, s *network.Situation, sizes func(path string) plan.Made, kept func(path string) int64, below bool) (*planned, []diag.Problem, error) {
	static, problems, err := listStatic(opt.Site, opt.Defaults)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, source.DayProblems(opt.Site, c.locale, s, c.unread)...)
	if opt.NoPDF {
		sizes = nil
	}
	p := &planned{content: c, defaults: opt.Defaults, situation: s, format: opt.format()}
	in := plan.Input{
		Situation: s,
		Locale:    c.locale,
		BaseURL:   opt.BaseURL,
		Static:    static,
		Version:   opt.Version,
		Updated:   c.updated,
		Headings:  p.headings,
		Text:      source.Bodies(c.files),
		Made:      sizes,
		Kept:      kept,
	}
	if opt.Workroom {
		p.plan = workroom.New(in, below)
		return p, problems, nil
	}
	var more []diag.Problem
	p.plan, more = site.New(in)
	return p, append(problems, more...), nil
}

// loadLayouts parses the layouts, but for those that are as before, and tries them.
func loadLayouts(opt Options, words *locale.Locale, before *layout.Set) (*layout.Set, []diag.Problem, error) {
	defaults, err := fs.Sub(opt.Defaults, "layouts")
	if err != nil {
		return nil, nil, err
	}
	if folders.LeadsOut(opt.Site, "layouts") {
		set, problems := layout.Load(defaults, nil, words, layout.Options{NoStencil: opt.NoStencil, Before: before})
		return set, append(problems, linkOut("layouts")), nil
	}
	own, err := fs.Sub(opt.Site, "layouts")
	if err != nil {
		return nil, nil, err
	}
	set, problems := layout.Load(defaults, own, words, layout.Options{NoStencil: opt.NoStencil, Before: before})
	return set, problems, nil
}

// with is the site shown by layouts; chrome is what the keys of its pages know of
// what all share.
func (p planned) with(set *layout.Set, chrome view.Chrome) (*planned, error) {
	p.layouts = set
	if set == nil {
		return &p, nil
	}
	var err error
	p.common, err = commonKeyOf(p.format, chrome, set.Hash())
	return &p, err
}

// pages counts the pages of the site.
func (p *planned) pages() int {
	n := 0
	for _, o := range p.plan.Outputs {
		if o.View != nil {
			n++
		}
	}
	return n
}

// bodies lists every body that the site shows.
func (p *planned) bodies() []network.Body {
	var bodies []network.Body
	seen := map[string]bool{}
	for _, o := range p.plan.Outputs {
		for _, body := range o.Bodies {
			if !seen[body.File] {
				seen[body.File] = true
				bodies = append(bodies, *body)
			}
		}
	}
	return bodies
}

// resolver finds where the links of a file lead.
func (p *planned) resolver(file string) func(dest string) markdown.Link {
	return p.mended(file, p.plan.Resolver(file))
}

// source is the text of a file that is published as it is.
func (p *planned) source(s plan.Source) ([]byte, error) {
	if s.Path == "" {
		return []byte(s.Text), nil
	}
	from := p.files
	if s.Default {
		from = p.defaults
	}
	return fs.ReadFile(from, s.Path)
}
