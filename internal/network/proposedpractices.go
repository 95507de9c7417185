package network

import (
	"slices"
	"strings"

	"essaim/internal/locale"
)

// A PracticeProposal is sheets that may be of one practice: nothing groups them by
// itself.
type PracticeProposal struct {
	Sheets    []*Sheet   // two at least, by id
	Practice  string     // id of that which some of them name already; ""
	Theme     string     // the main one of all
	Indicator *Indicator // that the first two share
	Words     []string   // that the titles or keywords of the first two share
}

const (
	leastWord   = 5   // letters of a word that says something
	mostCompare = 100 // sheets of one theme and indicator: beyond, they share too little
)

// Proposed finds sheets that share their main theme, an indicator and a word of their
// titles or keywords, and of which one at least names no practice. Sheets of other
// networks are written at home, where their practice is named.
func (s Practices) Proposed() []PracticeProposal {
	type shared struct{ theme, indicator string }
	alike := map[shared][]*Sheet{}
	for _, sheet := range s.sheetsByID {
		if len(sheet.Themes) == 0 || sheet.Origin != nil {
			continue
		}
		for _, id := range indicatorsOf(sheet) {
			key := shared{sheet.Themes[0], id}
			alike[key] = append(alike[key], sheet)
		}
	}
	p := proposer{s, map[*Sheet]*PracticeProposal{}, map[*Sheet][]string{}}
	for _, t := range s.Themes {
		for _, i := range s.Indicators {
			if list := alike[shared{t.ID, i.ID}]; len(list) <= mostCompare {
				p.compare(t.ID, i, list)
			}
		}
	}
	var all []PracticeProposal
	for _, sheet := range s.sheetsByID {
		if of := p.of[sheet]; of != nil && of.Sheets[0] == sheet {
			all = append(all, *of)
		}
	}
	return all
}

// proposer compares sheets with each other.
type proposer struct {
	Practices
	of    map[*Sheet]*PracticeProposal
	words map[*Sheet][]string
}

func (p proposer) compare(theme string, i *Indicator, list []*Sheet) {
	for at, a := range list {
		for _, b := range list[at+1:] {
			if a.Practice != "" && b.Practice != "" {
				continue
			}
			if words := sharedWords(p.wordsOf(a), p.wordsOf(b)); len(words) > 0 {
				p.join(a, b, PracticeProposal{Theme: theme, Indicator: i, Words: words})
			}
		}
	}
}

// join makes one proposal of two sheets, and of those that either is proposed with; two
// practices that are declared stay two.
func (p proposer) join(a, b *Sheet, why PracticeProposal) {
	first, second := p.of[a], p.of[b]
	why.Sheets = []*Sheet{a, b}
	switch {
	case first != nil && first == second:
		return
	case first != nil:
		why.Theme, why.Indicator, why.Words = first.Theme, first.Indicator, first.Words
	}
	for _, other := range []*PracticeProposal{first, second} {
		if other != nil {
			why.Sheets = append(why.Sheets, other.Sheets...)
		}
	}
	slices.SortFunc(why.Sheets, func(a, b *Sheet) int { return strings.Compare(a.ID, b.ID) })
	why.Sheets = slices.Compact(why.Sheets)
	for _, sheet := range why.Sheets {
		if sheet.Practice != "" && why.Practice != "" && sheet.Practice != why.Practice {
			return
		}
		if sheet.Practice != "" {
			why.Practice = sheet.Practice
		}
	}
	for _, sheet := range why.Sheets {
		p.of[sheet] = &why
	}
}

// wordsOf are the words of a sheet's title and keywords that say something, folded, in
// the singular.
func (p proposer) wordsOf(s *Sheet) []string {
	if words, known := p.words[s]; known {
		return words
	}
	var words []string
	for _, text := range append([]string{s.Title}, s.Keywords.Items...) {
		for _, word := range strings.FieldsFunc(locale.Fold(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
			word = strings.TrimRight(word, "sx")
			if len(word) >= leastWord && !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
	}
	p.words[s] = words
	return words
}

func sharedWords(a, b []string) []string {
	var both []string
	for _, word := range a {
		if slices.Contains(b, word) {
			both = append(both, word)
		}
	}
	return both
}

// A Novelty is what a practice has to say to a commune that has a need of its theme.
type Novelty struct {
	Need  Need
	Of    *Gathering
	Cases []*Case // that began, or whose sheet was published, since a day
}

// NewFor are the practices of a commune's open needs with what is new of them since a
// day: cases of others that began, or that were published, later.
func (s Practices) NewFor(communeID string, since Day) []Novelty {
	d := s.Diagnostic(communeID)
	if d == nil {
		return nil
	}
	var list []Novelty
	seen := map[string]bool{}
	for _, need := range d.Needs.Items {
		if _, met := s.Met(need); met || need.Since.First() > s.AsOf {
			continue
		}
		for _, g := range s.OfTheme(need.Theme) {
			if seen[g.ID] {
				continue
			}
			n := Novelty{Need: need, Of: g}
			for _, c := range g.Cases {
				published := c.Adoption == nil && c.Sheet.Date.First() > since && c.Sheet.Date.First() <= s.AsOf
				if (c.Began.First() > since || published) && !slices.Contains(c.Carriers(), communeID) {
					n.Cases = append(n.Cases, c)
				}
			}
			if len(n.Cases) > 0 {
				seen[g.ID] = true
				list = append(list, n)
			}
		}
	}
	return list
}
