package site

import (
	"iter"

	"essaim/internal/feeds"
	"essaim/internal/network"
	"essaim/internal/plan"
)

// feedFiles plans the Atom feeds.
func (p dataPages) feedFiles() {
	for _, f := range p.feeds.All() {
		p.add(plan.Output{URL: f.URL, Bytes: f.Write})
	}
}

// calendars plans the file of all meetings, which calendars subscribe to, and
// one for each meeting whose day is known.
func (p meetingPages) calendars() {
	var known []*network.Meeting
	for _, m := range p.MeetingsNewestFirst() {
		if m.Date.Dom == 0 {
			continue
		}
		if known = append(known, m); m.Origin != nil {
			continue
		}
		p.add(plan.Output{URL: p.At.Calendar(m.ID), From: &m.Pos, Bytes: func() ([]byte, error) { return p.feeds.Calendar([]*network.Meeting{m}) }})
	}
	p.add(plan.Output{URL: p.At.AllMeetings(), Bytes: func() ([]byte, error) { return p.feeds.Calendar(known) }})
}

// sitemap plans sitemap.xml and robots.txt; without base_url only robots.txt.
func (p dataPages) sitemap() {
	if p.At.Origin != "" {
		p.add(plan.Output{URL: p.At.File("sitemap.xml"), Bytes: func() ([]byte, error) { return feeds.SiteMap(p.mappedPages()) }})
	}
	p.add(plan.Output{URL: p.At.File("robots.txt"), Bytes: func() ([]byte, error) { return feeds.Robots(p.At, p.editing().form), nil }})
}

// mappedPages are the addresses of every page that search engines may show, each with
// the day on which it was last changed, where that is known.
func (p dataPages) mappedPages() iter.Seq2[string, network.Day] {
	return func(yield func(string, network.Day) bool) {
		for _, o := range p.outputs {
			if o.Layout != "" && !o.Hidden && !yield(p.At.Absolute(o.URL), o.Updated) {
				return
			}
		}
	}
}
