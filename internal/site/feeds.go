package site

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// Feeds are Atom (RFC 4287): one for the network, one for each theme and each
// commune. All dates are those of the content: what is dated after as_of is not
// there yet, what has no date never is, and the clock is not asked. Ids are
// addresses, so that without base_url there is no feed.

// feedEntries is how many entries a feed keeps, the latest.
const feedEntries = 50

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    atomAuthor  `xml:"author"`
	Links     []atomLink  `xml:"link"`
	Rights    string      `xml:"rights,omitempty"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Link       atomLink       `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// atomEntrySize is about how many bytes an entry takes.
const atomEntrySize = 700

const atomType = "application/atom+xml"

// feeds plans them all. Events are looked for once, when the first is made.
func (p *planner) feeds() {
	if p.At.Origin == "" {
		return
	}
	p.feed(p.At.Base, p.Network.Name, p.Network.Description, func() []event { return p.events().all })
	for _, t := range p.Themes {
		p.feed(p.At.Item(address.Themes, t.ID), t.Name+" – "+p.Network.Name, t.Summary, func() []event { return p.events().byTheme[t.ID] })
	}
	for _, c := range p.Communes {
		p.feed(p.At.Item(address.Communes, c.ID), c.Name+" – "+p.Network.Name, "", func() []event { return p.events().byCommune[c.ID] })
	}
}

// feed plans the feed of a page.
func (p *planner) feed(page, title, subtitle string, events func() []event) {
	p.add(plan.Output{URL: page + address.FeedFile, Bytes: func() ([]byte, error) {
		return p.atom(page, title, subtitle, events())
	}})
}

// feedLinks are the feeds of the network and of each theme.
func (p *planner) feedLinks() []view.Link {
	if p.At.Origin == "" {
		return nil
	}
	links := []view.Link{{Name: p.Typo(p.Network.Name), URL: p.At.Feed(p.At.Base)}}
	for _, t := range p.Themes {
		links = append(links, view.Link{Name: p.Typo(t.Name), URL: p.At.Feed(p.At.Item(address.Themes, t.ID))})
	}
	return links
}

func (p *planner) atom(page, title, subtitle string, events []event) ([]byte, error) {
	n := p.Network
	href := p.At.Absolute(page + address.FeedFile)
	f := atomFeed{
		Lang: string(p.Locale.Lang()), ID: href, Title: p.Typo(title), Subtitle: p.Typo(subtitle),
		Updated:   p.feedUpdated(events),
		Author:    atomAuthor{p.Typo(cmp.Or(n.Organisation.Name, n.Name)), n.Organisation.Website},
		Links:     []atomLink{{"self", atomType, href}, {"alternate", "text/html", p.At.Absolute(page)}},
		Rights:    wording.Licence(n.Licence).Name,
		Generator: "essaim",
	}
	f.Entries = make([]atomEntry, len(events))
	for i, e := range events {
		f.Entries[i] = p.atomEntry(e)
	}
	var b bytes.Buffer
	b.Grow((len(events) + 2) * atomEntrySize)
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(f); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// feedUpdated is the day of the latest event. A feed without any says since
// when it might have had one: the programme's beginning.
func (p *planner) feedUpdated(events []event) string {
	if len(events) > 0 {
		return atomTime(events[0].day)
	}
	return atomTime(cmp.Or(p.Network.Programme.First(), network.DayOf(1970, 1, 1)))
}

func (p *planner) atomEntry(e event) atomEntry {
	told := e.tell()
	entry := atomEntry{
		ID: p.At.Absolute(e.id), Title: told.title, Summary: cmp.Or(told.summary, told.title),
		Updated: atomTime(e.day), Published: atomTime(e.since),
		Link: atomLink{"alternate", "text/html", p.At.Absolute(told.url)},
	}
	for _, id := range e.themes {
		entry.Categories = append(entry.Categories, atomCategory{id, p.ThemeLink(id).Name})
	}
	return entry
}

// atomTime is the day's noon, UTC: the same day for readers nearly everywhere.
func atomTime(d network.Day) string { return d.ISO() + "T12:00:00Z" }

// sortEvents puts the latest first; those of one day are sorted by id.
func sortEvents(events []event) {
	slices.SortFunc(events, func(a, b event) int { return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.id, b.id)) })
}
