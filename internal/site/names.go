package site

import (
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// What follows says which sheets pages and PDFs name (plan.Output.Names), by the addresses of
// their pages, and whether a page shares what it is called with another (Namesake).

func addressesOf(p *planner, list []*network.Sheet) []string {
	urls := make([]string, len(list))
	for i, s := range list {
		urls[i] = p.At.Item(address.Sheets, s.ID)
	}
	return urls
}

// proverOf is the page of the sheet that an evidence names, or of what else it is from.
func proverOf(p *planner, e network.Evidence) string {
	_, href := p.progress.Proof(e)
	return withoutPart(href)
}

// proversOf are the pages of the sheets that prove objectives, as these are shown.
func proversOf(objectives []view.Objective) (urls []string) {
	for _, o := range objectives {
		urls = append(urls, proversIn(o.Rows)...)
	}
	return urls
}

func proversIn(rows []view.Row) (urls []string) {
	for _, row := range rows {
		for _, e := range row.Evidence {
			urls = append(urls, withoutPart(e.URL))
		}
	}
	return urls
}

// withoutPart is the page of an address: an adoption is within the sheet's.
func withoutPart(url string) string {
	page, _, _ := strings.Cut(url, "#")
	return page
}

// isShared is true when another page has the same title or description.
func (t titled) isShared(p *planner) bool {
	return p.hasNamesake(t.title) || p.hasNamesake(t.description)
}
