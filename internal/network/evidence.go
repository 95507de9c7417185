package network

import (
	"cmp"
	"slices"
)

// Practices gather the evidence of what several did alike, in a situation: who did
// it, what it took and brought each of them, and what may be said of others.
//
// Nothing here is a model. A figure is that of a case, or lies between those of
// cases that are given with it; below FewestCases nothing is said of others.
type Practices struct{ *Situation }

// FewestCases is how many cases have to be known before anything is said of
// others.
const FewestCases = 3

// A Gathering is a practice with its cases: one that network.yaml declares, or a
// sheet with those who took it up.
type Gathering struct {
	ID       string
	Declared *PracticeGroup // nil: nobody declares it
	Sheet    *Sheet         // of one that nobody declares
	Theme    string         // the main one; ""
	Sheets   []*Sheet       // that belong to it, planned ones too, by id
	Cases    []*Case        // by the day on which they began, those without any last; then sheets first, then by id
	Said     []Said         // communes that say that they do it, and have no case
}

// Said is what a commune says that it does.
type Said struct {
	Commune  *Commune
	Practice *Practice
}

// A Case is one who did it: a sheet that is not planned, or an adoption that has
// begun. A joint sheet is one case, of all who carry it.
type Case struct {
	Sheet      *Sheet
	Adoption   *Adoption // nil: the sheet itself
	Population int       // of its carriers; 0 when that of one is not known
	About      bool      // it is not exact
	Status     string    // of the sheet (SheetStatus), else of the adoption (AdoptionState)
	Began      Date      // zero when nobody says
	Evidence   []Evidenced
}

// ID is that of the sheet or of the adoption.
func (c *Case) ID() string {
	if c.Adoption != nil {
		return c.Adoption.ID
	}
	return c.Sheet.ID
}

// Carriers are the ids of whose case it is; none for the organisation itself.
func (c *Case) Carriers() []string {
	if c.Adoption != nil {
		return []string{c.Adoption.Commune}
	}
	return c.Sheet.Carriers()
}

// Stopped reports whether it was given up.
func (c *Case) Stopped() bool { return c.Status == string(Abandoned) }

// Outlay is what the case took.
func (c *Case) Outlay() Outlay {
	if c.Adoption != nil {
		return c.Adoption.Outlay()
	}
	return c.Sheet.Outlay()
}

// Of is what a case measured of one thing; nil when that is not known.
func (c *Case) Of(m Measurand) *Evidenced {
	if i := slices.IndexFunc(c.Evidence, func(e Evidenced) bool { return e.Measurand == m }); i >= 0 {
		return &c.Evidence[i]
	}
	return nil
}

// A Measurand is what cases are compared by: one of the kinds, or an indicator.
type Measurand struct {
	Kind      MeasurandKind
	Indicator *Indicator // of OfIndicator
}

// MeasurandKind says what is compared.
type MeasurandKind string

const (
	OfCost      MeasurandKind = "cost"      // money, without the value of hours, without prices
	OfHours     MeasurandKind = "hours"     // h
	OfDelay     MeasurandKind = "delay"     // days, from the first step that is known to in place
	OfIndicator MeasurandKind = "indicator" // the latest value, in the indicator's unit
)

// MeasurandKinds are what a case may say without an indicator, in their order.
var MeasurandKinds = []MeasurandKind{OfCost, OfHours, OfDelay}

// ID is the measure's in the data.
func (m Measurand) ID() string {
	if m.Indicator != nil {
		return m.Indicator.ID
	}
	return string(m.Kind)
}

// PerInhabitant reports whether it may be shared out among inhabitants: money, and
// quantities that add up; the time that it took, means, maxima and what is already a share
// of something may not.
func (m Measurand) PerInhabitant() bool {
	if m.Kind != OfIndicator {
		return m.Kind == OfCost
	}
	return KindOfUnit(m.Indicator.Unit) != OfRatio && (m.Indicator.Total == Sum || m.Indicator.Total == Last)
}

// Evidenced is what a case says of a measurand.
type Evidenced struct {
	Measurand
	Interval
	PerHead  *Interval // for each inhabitant; nil when it cannot be said
	Before   *Interval // what an indicator was before; nil
	Change   *Change   // from before; nil when it cannot be said
	Year     int       // of the measure, the last of several; 0 when nobody says
	From     int       // the first of several
	Undated  bool      // some of it has no year
	Taxes    Taxes     // of a cost
	Decimals int8      // as written; Computed
}

// gatherings are all practices, and those of an id.
type gatherings struct {
	all  []*Gathering
	byID map[string]*Gathering
}

// gather derives all practices, once.
func (s Practices) gather() *gatherings {
	g := &gatherings{byID: map[string]*Gathering{}}
	g.all = s.list()
	for _, each := range g.all {
		g.byID[each.ID] = each
	}
	return g
}

func (s Practices) list() []*Gathering {
	var all []*Gathering
	declared := map[string]*Gathering{}
	for _, p := range s.Network.Practices {
		g := &Gathering{ID: p.ID, Declared: p, Theme: p.Theme}
		declared[p.ID], all = g, append(all, g)
	}
	for _, sheet := range s.sheetsByID {
		g := declared[sheet.Practice]
		switch {
		case g != nil:
			g.Sheets = append(g.Sheets, sheet)
			if g.Theme == "" && len(sheet.Themes) > 0 {
				g.Theme = sheet.Themes[0]
			}
		case declared[sheet.ID] == nil && s.wasTakenUp(sheet):
			g = &Gathering{ID: sheet.ID, Sheet: sheet, Sheets: []*Sheet{sheet}}
			if len(sheet.Themes) > 0 {
				g.Theme = sheet.Themes[0]
			}
			all = append(all, g)
		}
	}
	for _, g := range all {
		for _, sheet := range g.Sheets {
			g.Cases = append(g.Cases, s.casesOf(sheet)...)
		}
		slices.SortStableFunc(g.Cases, compareCases)
	}
	s.hear(declared)
	return all
}

// hear adds who says that it does what is declared, and shows neither a sheet nor
// an adoption of it.
func (s Practices) hear(declared map[string]*Gathering) {
	for _, d := range s.diagnosticsByID {
		for i := range d.Practices.Items {
			p := &d.Practices.Items[i]
			g := declared[p.Group]
			if g == nil || p.Since.First() > s.AsOf || slices.ContainsFunc(g.Cases, func(c *Case) bool { return slices.Contains(c.Carriers(), d.Commune) }) {
				continue
			}
			if c := s.Commune(d.Commune); c != nil {
				g.Said = append(g.Said, Said{c, p})
			}
		}
	}
}

// wasTakenUp reports whether somebody has begun to do the same as a sheet.
func (s Practices) wasTakenUp(sheet *Sheet) bool {
	return slices.ContainsFunc(s.AdoptionsOf(sheet.ID), func(a *Adoption) bool { return a.HasBegun(s.AsOf) })
}

// compareCases sorts by the day on which they began.
func compareCases(a, b *Case) int {
	known := func(d Date) int {
		if d.IsZero() {
			return 1
		}
		return 0
	}
	kind := func(c *Case) int {
		if c.Adoption != nil {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(known(a.Began), known(b.Began)), a.Began.Compare(b.Began),
		cmp.Compare(kind(a), kind(b)), cmp.Compare(a.ID(), b.ID()),
	)
}

// casesOf are those of a sheet: its own, and those of who took it up.
func (s Practices) casesOf(sheet *Sheet) []*Case {
	var cases []*Case
	if sheet.Status != Planned && sheet.begun() <= s.AsOf {
		c := &Case{Sheet: sheet, Status: string(sheet.Status), Began: sheet.beganOn()}
		s.measureSheet(c)
		cases = append(cases, c)
	}
	for _, a := range s.AdoptionsOf(sheet.ID) {
		if !a.HasBegun(s.AsOf) {
			continue
		}
		state, _ := s.StateOf(a)
		if state == AdoptionConsidered { // on the very day, or in the month, in which it was begun
			state = AdoptionStarted
		}
		c := &Case{Sheet: sheet, Adoption: a, Status: string(state), Began: a.begunOn()}
		s.measureAdoption(c)
		cases = append(cases, c)
	}
	return cases
}

// beganOn is the date of begun.
func (s *Sheet) beganOn() Date {
	for _, d := range [...]Date{s.Period.From, s.Date, s.firstStep()} {
		if !d.IsZero() {
			return d
		}
	}
	return Date{}
}

// All are the practices with their cases: those that network.yaml declares, in its order,
// then the sheets that others took up and that name none, by id.
func (s Practices) All() []*Gathering { return s.gatherings().all }

// Named finds a practice by its id; nil when there is none.
func (s Practices) Named(id string) *Gathering { return s.gatherings().byID[id] }

// OfSheet is the practice that a sheet belongs to; nil when there is none.
func (s Practices) OfSheet(sheet *Sheet) *Gathering {
	if sheet.Practice != "" {
		return s.Named(sheet.Practice)
	}
	if g := s.Named(sheet.ID); g != nil && g.Sheet == sheet {
		return g
	}
	return nil
}

// OfTheme are the practices of a theme: those with most cases first.
func (s Practices) OfTheme(id string) []*Gathering {
	var list []*Gathering
	for _, g := range s.All() {
		if g.Has(id) && len(g.Cases) > 0 {
			list = append(list, g)
		}
	}
	slices.SortStableFunc(list, func(a, b *Gathering) int { return cmp.Compare(len(b.Cases), len(a.Cases)) })
	return list
}

// Has reports whether a theme is a practice's, or one of its sheets'.
func (g *Gathering) Has(theme string) bool {
	return theme != "" && (g.Theme == theme || slices.ContainsFunc(g.Sheets, func(s *Sheet) bool { return slices.Contains(s.Themes, theme) }))
}

// Name is what the practice is called: as declared, else the title of its sheet.
func (g *Gathering) Name() string {
	if g.Declared != nil {
		return g.Declared.Name
	}
	return g.Sheet.Title
}

// Summary is what it is, in the network's words; "".
func (g *Gathering) Summary() string {
	if g.Declared != nil {
		return g.Declared.Summary
	}
	return g.Sheet.Summary
}
