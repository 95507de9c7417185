package feeds

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"time"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/wording"
)

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

func (f *Feeds) atom(page, title, subtitle string, events []event) ([]byte, error) {
	n := f.Network
	href := f.At.Absolute(page + address.FeedFile)
	feed := atomFeed{
		Lang: string(f.Locale.Lang()), ID: href, Title: f.Typo(title), Subtitle: f.Typo(subtitle),
		Updated:   f.updated(events),
		Author:    atomAuthor{f.Typo(cmp.Or(n.Organisation.Name, n.Name)), n.Organisation.Website},
		Links:     []atomLink{{"self", atomType, href}, {"alternate", "text/html", f.At.Absolute(page)}},
		Rights:    wording.Licence(n.Licence).Name,
		Generator: "essaim",
	}
	feed.Entries = make([]atomEntry, len(events))
	for i, e := range events {
		feed.Entries[i] = f.atomEntry(e)
	}
	var b bytes.Buffer
	b.Grow((len(events) + 2) * atomEntrySize)
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(feed); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// updated is when the latest event was. A feed without any says since when it might have
// had one: the programme's beginning.
func (f *Feeds) updated(events []event) string {
	if len(events) > 0 {
		return atomTime(events[0].day, events[0].place)
	}
	return atomTime(cmp.Or(f.Network.Programme.First(), network.DayOf(1970, 1, 1)), 0)
}

func (f *Feeds) atomEntry(e event) atomEntry {
	words := e.words()
	entry := atomEntry{
		ID: f.At.Absolute(e.id), Title: words.title, Summary: cmp.Or(words.summary, words.title),
		Updated: atomTime(e.day, e.place), Published: atomTime(e.since, 0),
		Link: atomLink{"alternate", "text/html", f.At.Absolute(words.url)},
	}
	for _, id := range e.themes {
		entry.Categories = append(entry.Categories, atomCategory{id, f.ThemeLink(id).Name})
	}
	return entry
}

// atomTime is the day's noon, UTC: the same day for readers nearly everywhere. Of events
// of one day, which readers would take in any order, each is a second later than the one
// that it stands before.
func atomTime(d network.Day, place int) string {
	y, month, dom := d.Civil()
	return time.Date(y, time.Month(month), dom, 12, 0, place, 0, time.UTC).Format(time.RFC3339)
}
