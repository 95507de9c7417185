package site

import (
	"slices"
	"strconv"
	"strings"

	"essaim/internal/address"
	"essaim/internal/digest"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// A titled is what a page is called, and what distinguishes it from one of the same
// name: an id is unique in its section.
type titled struct {
	room        address.Section
	id          string
	title       string
	description string // as its author gave it, or made from its facts
}

// head makes a page's head. A title or a description that two pages share is
// completed, so that each is unique.
func (p *planner) head(t titled, href string) view.Head {
	h := view.Head{
		Title:       p.Typo(t.title),
		FullTitle:   p.Typo(t.title),
		Description: p.Typo(t.description),
		URL:         href,
		Canonical:   p.At.Absolute(href),
		Section:     string(t.room),
		OpenGraph:   "website",
	}
	if p.hasNamesake(t.title) && t.id != "" {
		h.FullTitle += " (" + wording.Join(" ", strings.ToLower(p.T("page."+string(t.room))), t.id) + ")"
	}
	if h.Description == "" || p.hasNamesake(t.description) {
		h.Description = wording.Join(" ", wording.Sentence(h.FullTitle), h.Description)
	}
	if name := p.Typo(p.Network.Name); h.FullTitle != name {
		h.FullTitle += " – " + name
	}
	return h
}

// hasNamesake is true of a title or a description that several pages have.
func (p *planner) hasNamesake(text string) bool { return p.titles()[titleKey(text)] > 1 }

// paged distinguishes page n of a list from the first one.
func (p *planner) paged(h view.Head, n int) view.Head {
	if n == 1 {
		return h
	}
	page := p.T("page.number", n)
	h.FullTitle = page + ", " + h.FullTitle
	h.Description = page + ". " + h.Description
	h.URL = p.At.Page(h.URL, n)
	h.Canonical = p.At.Absolute(h.URL)
	return h
}

// titleKey stands for a title or a description, whatever its case and accents.
func titleKey(s string) uint64 {
	var room [256]byte
	return digest.Of(locale.AppendFold(room[:0], strings.TrimSpace(s)))
}

// A naming is what a sheet is called.
type naming struct{ title, summary string }

func namingOf(s *network.Sheet) naming { return naming{s.Title, s.Summary} }

// countTitles counts how often each title and description of what has a page
// occurs.
func (p *planner) countTitles() map[uint64]int {
	titles := make(map[uint64]int, 2*len(p.Sheets))
	count := func(texts ...string) {
		for _, s := range texts {
			titles[titleKey(s)]++
		}
	}
	count(p.Network.Name)
	others := []address.Section{address.Contact, address.SiteMap, address.LegalNotice, address.Accessibility, address.OpenData, address.Search, address.Compare, address.Years, address.Organisations, address.Practices}
	if len(p.Peers) > 0 {
		others = append(others, address.Networks)
	}
	for _, r := range slices.Concat(address.Main, others) {
		count(p.T("page." + string(r)))
	}
	p.counted = make([]naming, len(p.Sheets))
	for i, s := range p.Sheets {
		p.counted[i] = namingOf(s)
		count(s.Title, s.Summary)
	}
	for _, t := range p.Themes {
		count(t.Name, t.Summary)
	}
	for _, c := range p.Communes {
		count(c.Name)
	}
	for _, i := range p.Institutions {
		count(i.Name)
	}
	for _, peer := range p.Peers {
		count(peer.Name)
	}
	for _, o := range p.Objectives {
		count(o.Name)
	}
	for _, m := range p.Meetings {
		count(p.MeetingTitle(m), m.Summary)
	}
	for _, g := range p.Pages {
		count(g.Title, g.Summary)
	}
	return titles
}

// recountTitles counts the sheets that are called otherwise than when they were
// counted.
func (p *planner) recountTitles() {
	count := func(by int, texts ...string) {
		titles := p.titles()
		for _, s := range texts {
			key := titleKey(s)
			if titles[key] += by; titles[key] == 0 {
				delete(titles, key)
			}
		}
	}
	for i, before := range p.counted {
		now := namingOf(p.Sheets[i])
		if now != before {
			count(-1, before.title, before.summary)
			count(1, now.title, now.summary)
			p.counted[i] = now
		}
	}
}

// breadcrumb leads from a section's list to a page of it.
func (p *planner) breadcrumb(r address.Section, title string, between ...view.Link) []view.Link {
	trail := append(make([]view.Link, 0, 3), view.Link{Name: p.T("page." + string(r) + ".all"), URL: p.At.List(r)})
	return append(append(trail, between...), view.Link{Name: title})
}

// A list of cards has fewer of them on one page than a table has lines.
const (
	cardsPerPage = 30
	linesPerPage = 100
)

// fewPages are so few that each page of a list leads to all of them.
const fewPages = 12

// pager describes page n (from 1) of a list of total entries, so many on each.
func (p *planner) pager(list string, n, total, perPage int) view.Pager {
	g := view.Pager{Page: n, Of: pagesOf(total, perPage)}
	shown := slices.Compact([]int{1, n, g.Of})
	if g.Of <= fewPages {
		shown = shown[:0]
		for i := range g.Of {
			shown = append(shown, i+1)
		}
	}
	for _, i := range shown {
		l := view.Link{Name: strconv.Itoa(i)}
		if i != n {
			l.URL = p.At.Page(list, i)
		}
		g.Pages = append(g.Pages, l)
	}
	if n > 1 {
		g.Prev = p.At.Page(list, n-1)
	}
	if n < g.Of {
		g.Next = p.At.Page(list, n+1)
	}
	return g
}

func pagesOf(total, perPage int) int { return max(1, (total+perPage-1)/perPage) }

// onPage is the part of a list that page n shows.
func onPage[T any](list []T, n, perPage int) []T {
	return list[(n-1)*perPage : min(n*perPage, len(list))]
}
