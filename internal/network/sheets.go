package network

import (
	"cmp"
	"maps"
	"slices"
)

// sheetLists are the sheets as readers meet them: in each list the newest
// first (by `date`), those without a date last, then by id.
type sheetLists struct {
	all       []*Sheet
	network   []*Sheet
	byTheme   map[string][]*Sheet
	byCarrier map[string][]*Sheet // communes and institutions, which share no id
	byYear    map[int][]*Sheet
	byPeer    map[*Peer][]*Sheet // nil for a site that is no portal
}

func listSheets(sheets []*Sheet) sheetLists {
	l := sheetLists{
		all:       newestFirst(sheets),
		byTheme:   map[string][]*Sheet{},
		byCarrier: map[string][]*Sheet{},
		byYear:    map[int][]*Sheet{},
	}
	for _, sheet := range l.all {
		if sheet.Network {
			l.network = append(l.network, sheet)
		}
		for _, theme := range sheet.Themes {
			l.byTheme[theme] = append(l.byTheme[theme], sheet)
		}
		for _, id := range sheet.Carriers() {
			l.byCarrier[id] = append(l.byCarrier[id], sheet)
		}
		if sheet.Origin != nil {
			if l.byPeer == nil {
				l.byPeer = map[*Peer][]*Sheet{}
			}
			l.byPeer[sheet.Origin] = append(l.byPeer[sheet.Origin], sheet)
		}
		if year := yearOf(sheet); year != 0 {
			l.byYear[year] = append(l.byYear[year], sheet)
		}
	}
	return l
}

// newestFirst sorts sheets that are sorted by id.
func newestFirst(sheets []*Sheet) []*Sheet {
	type dated struct {
		first, last Day // of Date; see Date.Compare
		place       int
	}
	order := make([]dated, len(sheets))
	for i, sheet := range sheets {
		order[i] = dated{sheet.Date.First(), sheet.Date.Last(), i}
	}
	slices.SortFunc(order, func(a, b dated) int {
		return cmp.Or(cmp.Compare(b.first, a.first), cmp.Compare(a.last, b.last), cmp.Compare(a.place, b.place))
	})
	sorted := make([]*Sheet, len(sheets))
	for i, d := range order {
		sorted[i] = sheets[d.place]
	}
	return sorted
}

// yearOf is the year under which a sheet is listed: that of its publication,
// else that in which the practice began; 0 when neither is known.
func yearOf(sheet *Sheet) int { return int(cmp.Or(sheet.Date.Year, sheet.Period.From.Year)) }

// begun is the day from which a practice is one, else that on which it was
// published, else the first of its planning; 0 when nobody says.
func (s *Sheet) begun() Day {
	return cmp.Or(s.Period.First(), s.Date.First(), s.firstStep().First())
}

// actedOn is the date of the action, and the day on which it counts: a practice
// in place counts when it began, one that is done when it ended; else by the
// last step of its planning, else when it was published.
func (s *Sheet) actedOn() (Date, Day) {
	switch last := s.lastStep(); {
	case s.Status == Done && !s.Period.To.IsZero():
		return s.Period.To, s.Period.Last()
	case !s.Period.From.IsZero():
		return s.Period.From, s.Period.First()
	case !last.IsZero():
		return last, last.Last()
	}
	return s.Date, s.Date.First()
}

// firstStep and lastStep are the first and the last dates of the planning; zero
// without any.
func (s *Sheet) firstStep() Date {
	var first Date
	for _, step := range s.Planning {
		if d := step.When.begins(); !d.IsZero() && (first.IsZero() || d.First() < first.First()) {
			first = d
		}
	}
	return first
}

func (s *Sheet) lastStep() Date {
	var last Date
	for _, step := range s.Planning {
		if d := step.When.ends(); d.Last() > last.Last() {
			last = d
		}
	}
	return last
}

// SheetsNewestFirst lists every sheet, the newest first, those without a date
// last; sheets of one date are sorted by id. All lists of sheets have this order.
func (s *index) SheetsNewestFirst() []*Sheet { return s.sheetLists.all }

// SheetsOfTheme lists the sheets that have the theme among theirs.
func (s *index) SheetsOfTheme(id string) []*Sheet { return s.sheetLists.byTheme[id] }

// SheetsOfCommune lists the sheets that a commune, or another body, carries, alone
// or jointly.
func (s *index) SheetsOfCommune(id string) []*Sheet { return s.sheetLists.byCarrier[id] }

// NetworkSheets lists the sheets that the organisation carries itself.
func (s *index) NetworkSheets() []*Sheet { return s.sheetLists.network }

// YearsOfSheets are the years that have sheets (see SheetsOfYear), the latest
// first.
func (s *index) YearsOfSheets() []int {
	years := slices.Sorted(maps.Keys(s.sheetLists.byYear))
	slices.Reverse(years)
	return years
}

// SheetsOfYear lists the sheets published that year; one without a date is
// listed in the year in which its practice began.
func (s *index) SheetsOfYear(year int) []*Sheet { return s.sheetLists.byYear[year] }
