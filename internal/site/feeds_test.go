package site

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"essaim/internal/network/networktest"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// readFeed is what another program finds at an address: XML in the namespace of
// Atom, read by element, not by our types.
type readFeed struct {
	XMLName xml.Name
	Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	IDs     []string    `xml:"http://www.w3.org/2005/Atom id"`
	Titles  []string    `xml:"http://www.w3.org/2005/Atom title"`
	Updated []string    `xml:"http://www.w3.org/2005/Atom updated"`
	Authors []string    `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []readLink  `xml:"http://www.w3.org/2005/Atom link"`
	Entries []readEntry `xml:"http://www.w3.org/2005/Atom entry"`
}

type readLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type readEntry struct {
	IDs       []string   `xml:"http://www.w3.org/2005/Atom id"`
	Titles    []string   `xml:"http://www.w3.org/2005/Atom title"`
	Updated   []string   `xml:"http://www.w3.org/2005/Atom updated"`
	Published []string   `xml:"http://www.w3.org/2005/Atom published"`
	Summaries []string   `xml:"http://www.w3.org/2005/Atom summary"`
	Links     []readLink `xml:"http://www.w3.org/2005/Atom link"`
}

func feedAt(t *testing.T, n *network.Network, path string) (readFeed, string) {
	t.Helper()
	p, _ := New(input(n))
	for _, o := range p.Outputs {
		if o.Path != path {
			continue
		}
		b, err := o.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		var f readFeed
		d := xml.NewDecoder(strings.NewReader(string(b)))
		d.Strict = true
		if err := d.Decode(&f); err != nil {
			t.Fatalf("%s: %v\n%s", path, err, b)
		}
		return f, string(b)
	}
	t.Fatalf("there is no %s", path)
	panic("unreachable")
}

// The rules of RFC 4287, by section.
func TestFeedsKeepTheRulesOfAtom(t *testing.T) {
	n := networktest.Everything()
	for _, path := range []string{"atom.xml", "themes/eau/atom.xml", "communes/luc/atom.xml", "communes/olemps/atom.xml"} {
		f, text := feedAt(t, n, path)
		rule := func(section string, holds bool) {
			t.Helper()
			if !holds {
				t.Errorf("%s breaks section %s of RFC 4287:\n%s", path, section, text)
			}
		}
		rule("2: a document is a feed, in UTF-8", f.XMLName.Local == "feed" && f.XMLName.Space == "http://www.w3.org/2005/Atom" && strings.HasPrefix(text, `<?xml version="1.0" encoding="UTF-8"?>`))
		rule("2: the language is told", f.Lang == "fr")
		rule("4.1.1: one id, one title, one updated", len(f.IDs) == 1 && len(f.Titles) == 1 && len(f.Updated) == 1)
		rule("4.1.1: an author, for entries without", len(f.Authors) == 1 && f.Authors[0] != "")
		rule("4.1.1: a link to itself, no two alternates of one type", ways(f.Links, "self") == 1 && ways(f.Links, "alternate") == 1)
		rule("4.2.6: ids are absolute IRIs", absolute(f.IDs[0]))
		rule("3.3: dates are those of RFC 3339", timed(f.Updated[0]))
		seen := map[string]bool{}
		for _, e := range f.Entries {
			rule("4.1.2: one id, one title, one updated, at most one published and summary",
				len(e.IDs) == 1 && len(e.Titles) == 1 && len(e.Updated) == 1 && len(e.Published) == 1 && len(e.Summaries) == 1)
			rule("4.1.2: without content, an alternate", ways(e.Links, "alternate") == 1 && len(e.Links) == 1)
			rule("4.2.14: titles say something", strings.TrimSpace(e.Titles[0]) != "" && strings.TrimSpace(e.Summaries[0]) != "")
			rule("4.2.6: ids are absolute IRIs, each once", absolute(e.IDs[0]) && !seen[e.IDs[0]])
			rule("4.2.7: addresses are absolute", absolute(e.Links[0].Href))
			rule("3.3: dates are those of RFC 3339", timed(e.Updated[0]) && timed(e.Published[0]) && e.Published[0] <= e.Updated[0])
			seen[e.IDs[0]] = true
		}
		rule("nothing private", !strings.Contains(text, "secret") && !strings.Contains(text, "@example.org"))
	}
}

func ways(all []readLink, rel string) int {
	n := 0
	for _, l := range all {
		if l.Rel == rel && absolute(l.Href) && l.Type != "" {
			n++
		}
	}
	return n
}

func absolute(href string) bool {
	u, err := url.Parse(href)
	return err == nil && u.Scheme == "https" && u.Host != ""
}

func timed(text string) bool {
	_, err := time.Parse(time.RFC3339, text)
	return err == nil
}

// What is in a feed, and when. The sample is seen on 2012-05-31: the meeting of
// June and the sheets without date are not there.
func TestFeedsTellTheNews(t *testing.T) {
	for path, want := range map[string][]string{
		"atom.xml": {
			"2012-03-01 Olemps reprend « Arroser moins » : en place",
			"2012-01-01 Nouvelle fiche : Arroser moins",
			"2011-11-25 Objectif atteint : Deux communes (depuis 2010)", // Olemps by its adoption, then Luc by the meeting
			"2011-11-25 Objectif atteint : Une réunion (2011)",
			"2011-11-25 Rencontre : Journée, 25 novembre 2011 (tenue)",
			"2011-01-01 Olemps reprend « Chercher les fuites » : envisagée",
		},
		"communes/luc/atom.xml": {
			"2012-01-01 Nouvelle fiche : Arroser moins",
			"2011-11-25 Rencontre : Journée, 25 novembre 2011 (tenue)",
		},
		"communes/olemps/atom.xml": {
			"2012-03-01 Olemps reprend « Arroser moins » : en place",
			"2011-01-01 Olemps reprend « Chercher les fuites » : envisagée",
		},
	} {
		f, _ := feedAt(t, networktest.Everything(), path)
		var got []string
		for _, e := range f.Entries {
			got = append(got, strings.Map(plainSpace, e.Updated[0][:10]+" "+e.Titles[0]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s shows\n%s\nwant\n%s", path, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func plainSpace(r rune) rune {
	if r == '\u00a0' || r == '\u202f' {
		return ' '
	}
	return r
}

// Without base_url nothing can be named for ever: no feed, and no link to one.
func TestNoFeedWithoutAddress(t *testing.T) {
	n := networktest.Sample()
	n.BaseURL = ""
	p, _ := New(input(n))
	for _, o := range p.Outputs {
		if strings.HasSuffix(o.Path, address.FeedFile) {
			t.Errorf("%s is published", o.Path)
		}
	}
	if p.Chrome.Feed != "" || shown[view.ThemePage](t, p, "/themes/eau/").Feed != "" || len(shown[view.OpenDataPage](t, p, "/donnees/").Feeds) > 0 {
		t.Error("pages lead to a feed that is not there")
	}
}

// A feed is as old as its latest entry; without any it is as old as the
// programme, whatever the day of the build.
func TestFeedsDoNotKnowTheClock(t *testing.T) {
	n := networktest.Sample()
	n.Sheets, n.Meetings, n.Adoptions, n.Objectives, n.Diagnostics = nil, nil, nil, nil, nil
	if f, _ := feedAt(t, n, "atom.xml"); f.Updated[0] != "2010-01-01T12:00:00Z" || len(f.Entries) > 0 {
		t.Errorf("an empty feed: %+v", f)
	}
	n.Programme = network.Span{}
	if f, _ := feedAt(t, n, "atom.xml"); f.Updated[0] != "1970-01-01T12:00:00Z" {
		t.Errorf("an empty feed of no programme: %+v", f)
	}
}

func TestFeedsKeepTheLatest(t *testing.T) {
	n := networktest.Sample()
	for i := range 60 {
		n.Sheets = append(n.Sheets, &network.Sheet{
			ID: fmt.Sprint("s", i), Title: fmt.Sprint("S", i), Themes: []string{"eau"}, Date: network.OnDay(network.DayOf(2000, 1, 1) + network.Day(i)),
		})
	}
	f, _ := feedAt(t, n, "themes/eau/atom.xml")
	if len(f.Entries) != 50 || !strings.HasPrefix(f.Entries[49].IDs[0], "https://reseau.example.org/essai/") {
		t.Errorf("%d entries", len(f.Entries))
	}
	if f.Updated[0] != f.Entries[0].Updated[0] {
		t.Errorf("the feed is of %s, its latest entry of %s", f.Updated[0], f.Entries[0].Updated[0])
	}
}
