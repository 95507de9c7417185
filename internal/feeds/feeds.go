// Package feeds makes what programs follow or read of a site: Atom feeds
// (RFC 4287), calendar files (RFC 5545), what pages say of themselves in the
// words of https://schema.org, the site map for search engines and robots.txt.
//
// All dates are those of the content: what is dated after as_of is not there
// yet, what has no date never is, and the clock is not asked.
package feeds

import (
	"sync"

	"essaim/internal/address"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// Feeds are those of a network seen on one day.
type Feeds struct {
	*wording.Words
	meeting  wording.Meetings
	progress wording.Progress
	events   func() eventLists // made once, when a feed asks
}

// Of are the feeds of what words speak of.
func Of(words *wording.Words) *Feeds {
	f := &Feeds{Words: words, meeting: wording.Meetings{Words: words}, progress: wording.Progress{Words: words}}
	f.events = sync.OnceValue(f.listEvents)
	return f
}

// A Feed is that of one page.
type Feed struct {
	URL   string
	Write func() ([]byte, error)
}

// All are the feeds of the network, of each theme, of each commune and of each other
// body. Ids are
// addresses, so that without base_url there is none.
func (f *Feeds) All() []Feed {
	if f.At.Origin == "" {
		return nil
	}
	var list []Feed
	add := func(page, title, subtitle string, events func() []event) {
		list = append(list, Feed{f.At.Feed(page), func() ([]byte, error) { return f.atom(page, title, subtitle, events()) }})
	}
	add(f.At.Base, f.Network.Name, f.Network.Description, func() []event { return f.events().all })
	for _, t := range f.Themes {
		add(f.At.Item(address.Themes, t.ID), t.Name+" – "+f.Network.Name, t.Summary, func() []event { return f.events().byTheme[t.ID] })
	}
	for _, c := range f.Communes {
		add(f.At.Item(address.Communes, c.ID), c.Name+" – "+f.Network.Name, "", func() []event { return f.events().byCommune[c.ID] })
	}
	for _, i := range f.Institutions {
		add(f.At.Item(address.Organisations, i.ID), i.Name+" – "+f.Network.Name, "", func() []event { return f.events().byCommune[i.ID] })
	}
	return list
}

// Links lead to the feeds of the network and of each theme.
func (f *Feeds) Links() []view.Link {
	if f.At.Origin == "" {
		return nil
	}
	links := []view.Link{{Name: f.Typo(f.Network.Name), URL: f.At.Feed(f.At.Base)}}
	for _, t := range f.Themes {
		links = append(links, view.Link{Name: f.Typo(t.Name), URL: f.At.Feed(f.At.Item(address.Themes, t.ID))})
	}
	return links
}
