// Package plan says what is published: every output file with its address, the
// layout that shows it and the view that it shows. The site and the workroom
// each make a plan; who renders, publishes and serves reads it without knowing
// which of the two it is.
//
// Views are built on demand, shown and dropped; the plan holds none. Nothing is
// rendered here.
package plan

import (
	"cmp"
	"slices"

	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Plan is every file to publish.
type Plan struct {
	Chrome  view.Chrome
	Outputs []Output     // sorted by path
	Facets  []view.Facet // that the traits of entries are answers to

	// Pages of other sites that readers look up on this one. They are nothing to publish.
	Elsewhere []Document

	SearchBase string // what addresses in the search index go on from: base_url's path, "" on a portal

	Content

	copies map[string]*Source // by URL
	photos map[string]*Photo  // likewise
}

// Content is what stands behind the pages of a plan.
type Content interface {
	// Resolve finds where a link of a content file leads, but for what was meant by
	// one that leads nowhere, which Near is.
	Resolve(file, dest string) markdown.Link
	Near(file, dest string) string

	// Body is the text of a content file.
	Body(file string) network.Body

	// SheetPaper is the view of a sheet as booklets show it; SheetPDF is the path of its
	// PDF, and the file that its author writes.
	SheetPaper(id string) *view.SheetPaper
	SheetPDF(id string) (path, file string)

	// Documents are the outputs that have an Entry, as indices (see Plan.Document):
	// sheets first, the newest before, then all others by path.
	Documents() []int

	// SetWords says that words of sheets are not what they were (see
	// source.Field.Words), SetText that a text is not, which changes
	// nothing else of the plan: the entities have them already, and no view is
	// asked for meanwhile.
	SetWords()
	SetText(file string)
}

// New is the plan of outputs, which it sorts.
func New(outputs []Output, content Content) *Plan {
	slices.SortStableFunc(outputs, func(a, b Output) int { return cmp.Compare(a.Path, b.Path) })
	p := &Plan{Outputs: outputs, Content: content, copies: map[string]*Source{}, photos: map[string]*Photo{}}
	for _, o := range outputs {
		if o.Copy != nil {
			p.copies[o.URL] = o.Copy
		}
		if o.Photo != nil {
			p.photos[o.URL] = o.Photo
		}
	}
	return p
}

// mostNear is for how many broken links of a text what was meant is looked for, among
// all names of the site.
const mostNear = 100

// Resolver resolves the links of one content file, from its beginning on.
func (p *Plan) Resolver(file string) func(dest string) markdown.Link {
	left := mostNear
	return func(dest string) markdown.Link {
		to := p.Resolve(file, dest)
		if to.Broken && left > 0 {
			left--
			to.Near = p.Near(file, dest)
		}
		return to
	}
}
