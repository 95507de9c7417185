package site

import (
	"slices"

	"essaim/internal/address"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/view"
)

// content is what stands behind the pages of the site.
type content struct{ *planner }

func (c content) Resolve(file, dest string) markdown.Link { return c.links.find(file, dest) }

func (c content) Near(file, dest string) string { return c.links.near(file, dest) }

func (c content) Body(file string) network.Body {
	if body := c.links.page(file).body; body != nil {
		return *body
	}
	return network.Body{}
}

func (c content) SheetPaper(id string) *view.SheetPaper {
	return c.pages.sheets.sheetPaper(c.Sheet(id))
}

func (c content) SheetPDF(id string) (path, file string) {
	return c.pages.sheets.pdf(c.Sheet(id))
}

func (c content) Documents() []int { return c.documents() }

func (c content) SetWords() { c.reword() }

func (c content) SetText(file string) {
	c.links.headings.forget(file)
	if d := c.downloads["texts.json"]; d != nil {
		d.forget()
	}
}

// listDocuments lists the outputs that have an entry, as indices: the sheets, the
// newest first, then all others by path.
func (p *planner) listDocuments() []int {
	at := make(map[string]int, len(p.outputs))
	for i, o := range p.outputs {
		if o.Entry != nil {
			at[o.URL] = i
		}
	}
	list := make([]int, 0, len(at))
	for _, s := range p.SheetsNewestFirst() {
		if i, away := p.sheetsAway[s.ID]; away {
			list = append(list, len(p.outputs)+i)
			continue
		}
		list = append(list, at[p.At.Item(address.Sheets, s.ID)])
	}
	known := slices.Clone(list)
	slices.Sort(known)
	for i, o := range p.outputs {
		if _, isSheet := slices.BinarySearch(known, i); o.Entry != nil && !isSheet {
			list = append(list, i)
		}
	}
	for i := range p.away {
		if _, isSheet := slices.BinarySearch(known, len(p.outputs)+i); !isSheet {
			list = append(list, len(p.outputs)+i)
		}
	}
	return list
}
