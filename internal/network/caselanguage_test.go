package network

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// add reads one line of a case: a kind, bare words in a fixed order, then
// options (key=value, or a key alone).
func (c *testCase) add(words []string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	kind, o := words[0], options(words[1:])
	switch kind {
	case "as_of":
		c.asOf = date(o.word()).First()
	case "programme":
		c.net.Programme = span(o.word())
	case "commune":
		c.net.Communes = append(c.net.Communes, commune(o))
	case "organisation":
		c.net.Institutions = append(c.net.Institutions, &Institution{Commune: *commune(o)})
	case "practice":
		c.net.Practices = append(c.net.Practices, &PracticeGroup{ID: o.word(), Theme: o.word()})
	case "theme":
		c.net.Themes = append(c.net.Themes, &Theme{ID: o.word()})
	case "indicator":
		c.net.Indicators = append(c.net.Indicators, indicator(o))
	case "objective":
		c.net.Objectives = append(c.net.Objectives, objective(o))
	case "sheet":
		c.net.Sheets = append(c.net.Sheets, sheet(o))
	case "meeting":
		c.net.Meetings = append(c.net.Meetings, meeting(o))
	case "diagnostic":
		c.net.Diagnostics = append(c.net.Diagnostics, diagnostic(o))
	case "adoption":
		c.net.Adoptions = append(c.net.Adoptions, adoption(o))
	default:
		panic("no such kind")
	}
	if len(o.words) > 0 || len(o.values) > 0 {
		panic(fmt.Sprint("left over: ", o.words, o.values))
	}
	return nil
}

// lineOptions are the words of a line that are not read yet.
type lineOptions struct {
	words  []string
	values map[string][]string
}

func options(words []string) *lineOptions {
	o := &lineOptions{values: map[string][]string{}}
	for _, w := range words {
		if key, value, ok := strings.Cut(w, "="); ok {
			o.values[key] = append(o.values[key], value)
		} else {
			o.words = append(o.words, w)
		}
	}
	return o
}

// word takes the next bare word; "" when there is none.
func (o *lineOptions) word() string {
	if len(o.words) == 0 {
		return ""
	}
	w := o.words[0]
	o.words = o.words[1:]
	return w
}

// flag takes a bare word wherever it stands.
func (o *lineOptions) flag(name string) bool {
	i := slices.Index(o.words, name)
	if i >= 0 {
		o.words = slices.Delete(o.words, i, i+1)
	}
	return i >= 0
}

// all takes every value of a key, lists cut at commas.
func (o *lineOptions) all(key string) []string {
	var list []string
	for _, v := range o.values[key] {
		list = append(list, strings.Split(v, ",")...)
	}
	delete(o.values, key)
	return list
}

func (o *lineOptions) value(key string) string {
	if list := o.all(key); len(list) > 0 {
		return list[0]
	}
	return ""
}

func commune(o *lineOptions) *Commune {
	c := &Commune{ID: o.word(), Member: span(o.word()), Became: o.value("became")}
	if population := o.value("population"); population != "" {
		a := amount(population)
		c.Population, c.About = int(a.Min), a.Approx
	}
	if place := o.value("at"); place != "" {
		lat, lon, _ := strings.Cut(place, "/")
		c.Lat, c.Lon, c.Located = amount(lat).Min, amount(lon).Min, true
	}
	return c
}

func indicator(o *lineOptions) *Indicator {
	i := &Indicator{Weighted: o.flag("weighted")}
	i.Direction, i.Name = Direction(o.value("direction")), strings.ReplaceAll(o.value("name"), "_", " ")
	i.ID, i.Total, i.Unit = o.word(), Total(o.word()), o.word()
	return i
}

func objective(o *lineOptions) *Objective {
	obj := &Objective{ID: "o", Name: "o"}
	obj.Down, obj.PerYear, obj.ForEach = o.flag("down"), o.flag("per-year"), o.flag("for-each")
	what := o.word()
	if obj.Measure = MeasureOf(what); obj.Measure == nil {
		obj.Indicator = what
	}
	target, relative := strings.CutSuffix(o.value("target"), "%")
	a := amount(target)
	obj.Target = Target{Value: a.Min, Unit: a.Unit, Relative: relative}
	obj.Span, obj.Theme = span(o.value("span")), o.value("theme")
	if b := o.value("baseline"); b != "" {
		own := baselineOf(b)
		obj.Baseline = &own
	}
	switch outOf := o.value("out_of"); outOf {
	case "":
	case "communes":
		obj.OutOfCommunes = true
	default:
		obj.OutOf = amount(outOf).Min
	}
	return obj
}

func sheet(o *lineOptions) *Sheet {
	s := &Sheet{ID: o.word()}
	if communes := o.word(); communes == "network" {
		s.Network = true
	} else {
		for _, id := range strings.Split(communes, ",") {
			if body, is := strings.CutPrefix(id, "+"); is {
				s.Institutions = append(s.Institutions, body)
			} else {
				s.Communes = append(s.Communes, id)
			}
		}
	}
	s.Status, s.Period = SheetStatus(o.word()), span(o.word())
	s.Date, s.Themes, s.Results, s.Means = date(o.value("date")), o.all("themes"), results(o), means(o)
	s.Targets, s.Practice, s.Title = targets(o), o.value("practice"), strings.ReplaceAll(o.value("title"), "_", " ")
	for _, text := range o.all("steps") {
		step, err := ParseSpan(strings.ReplaceAll(text, "_", " "))
		if err != nil {
			panic(fmt.Sprint(text, ": ", err))
		}
		s.Planning = append(s.Planning, Step{When: step})
	}
	return s
}

// means reads hours=, days=, staff=, cost= and funding=, each AMOUNT[:YEAR] or
// "none".
func means(o *lineOptions) Means {
	m := Means{None: o.flag("no-means")}
	answered(o, "hours", &m.People, func(a Amount, year int) Person { return Person{Hours: &a, Year: year} })
	answered(o, "days", &m.People, func(a Amount, year int) Person { return Person{Days: &a, Year: year} })
	answered(o, "fte", &m.People, func(a Amount, year int) Person { return Person{FTE: &a, Year: year} })
	answered(o, "staff", &m.Cost, func(a Amount, year int) Cost { return Cost{Money: Money{Amount: &a}, Kind: Staff, Year: year} })
	answered(o, "cost", &m.Cost, func(a Amount, year int) Cost { return Cost{Money: money(a), Year: year} })
	answered(o, "funding", &m.Funding, func(a Amount, year int) Funding { return Funding{Money: money(a), Year: year} })
	answered(o, "loan", &m.Funding, func(a Amount, year int) Funding { return Funding{Money: money(a), Kind: Loan, Year: year} })
	answered(o, "own", &m.Funding, func(a Amount, year int) Funding { return Funding{Money: money(a), Kind: OwnFunds, Year: year} })
	answered(o, "share", &m.Funding, func(a Amount, year int) Funding { return Funding{Share: &a, Year: year} })
	return m
}

// money reads the unit of an amount: "/repas" makes a price, "HT" and "TTC" say
// whether tax is in it.
func money(a Amount) Money {
	m := Money{Amount: &a}
	unit, per, _ := strings.Cut(a.Unit, "/")
	m.Tax, m.Per = map[string]Tax{"HT": TaxExcluded, "TTC": TaxIncluded}[unit], per
	a.Unit = ""
	return m
}

func answered[T any](o *lineOptions, key string, to *Answer[T], item func(Amount, int) T) {
	for _, text := range o.all(key) {
		if to.Items == nil {
			to.Items = []T{}
		}
		if text != "none" {
			value, year, _ := strings.Cut(text, ":")
			to.Items = append(to.Items, item(amount(value), int(date(year).Year)))
		}
	}
}

func results(o *lineOptions) []Result {
	var list []Result
	for _, text := range o.all("result") {
		indicator, rest, _ := strings.Cut(text, ":")
		year, value, _ := strings.Cut(rest, ":")
		value, carrier, _ := strings.Cut(value, "@")
		r := Result{Indicator: indicator, Carrier: carrier}
		if year != "" {
			r.Year, r.When = when(year)
		}
		value, was, _ := strings.Cut(value, "^")
		if value != "" {
			a := amount(value)
			r.Value = &a
		}
		r.Before = before(was)
		list = append(list, r)
	}
	return list
}

// before reads [YEAR:]AMOUNT.
func before(text string) *Before {
	if text == "" {
		return nil
	}
	year, value, dated := strings.Cut(text, ":")
	if !dated {
		return &Before{Amount: amount(text)}
	}
	return &Before{When: Span{From: date(year), To: date(year)}, Amount: amount(value)}
}

// targets reads aim=INDICATOR:N[UNIT|%][:[YEAR/]BASELINE][:BY][:up|down].
func targets(o *lineOptions) []SheetTarget {
	var list []SheetTarget
	for _, text := range o.all("aim") {
		parts := append(strings.Split(text, ":"), "", "", "")
		target, relative := strings.CutSuffix(parts[1], "%")
		if target[0] != '-' && target[0] != '+' {
			target, relative = parts[1], false
		}
		a := amount(strings.TrimPrefix(target, "+"))
		t := SheetTarget{Indicator: parts[0], Target: Target{Value: a.Min, Unit: a.Unit, Relative: relative, Approx: a.Approx}, By: date(parts[3]), Direction: Direction(parts[4])}
		if parts[2] != "" {
			b := baselineOf(parts[2])
			t.Baseline = &b
		}
		list = append(list, t)
	}
	return list
}

func baselineOf(text string) Baseline {
	year, value, dated := strings.Cut(text, "/")
	if !dated {
		year, value = "", text
	}
	a := amount(value)
	return Baseline{Year: int(date(year).Year), Value: a.Min, Unit: a.Unit, Approx: a.Approx}
}

// when is a result's year, and its period when it is no plain year.
func when(text string) (int, *Span) {
	s, err := ParseSpan(strings.ReplaceAll(text, "_", " "))
	if err != nil {
		panic(fmt.Sprint(text, ": ", err))
	}
	if s.IsSingle() && s.From.IsYear() {
		return s.LastYear(), nil
	}
	return s.LastYear(), &s
}

func meeting(o *lineOptions) *Meeting {
	id := o.word()
	m := &Meeting{ID: id, Date: date(id), Status: MeetingStatus(o.word()), Kind: Exchange}
	if kind := o.value("kind"); kind != "" {
		m.Kind = MeetingKind(kind)
	}
	if count := o.value("count"); count != "" {
		n := int(amount(count).Min)
		m.Attendance.Count = &n
	}
	m.Host, m.Themes, m.Attendance.Communes = o.value("host"), o.all("themes"), o.all("communes")
	for _, sheet := range o.all("agenda") {
		m.Agenda = append(m.Agenda, AgendaItem{Sheet: sheet})
	}
	return m
}

func diagnostic(o *lineOptions) *Diagnostic {
	d := &Diagnostic{Commune: o.word()}
	status, when, _ := strings.Cut(o.value("interview"), ":")
	d.Interview.Status, d.Interview.Date = InterviewStatus(status), date(when)
	for _, text := range o.all("practice") {
		d.Practices.Items = append(d.Practices.Items, practice(text))
	}
	for _, text := range o.all("does") {
		group, since, _ := strings.Cut(text, ";")
		d.Practices.Items = append(d.Practices.Items, Practice{Group: group, Since: date(since)})
	}
	for _, text := range o.all("need") {
		text, since, _ := strings.Cut(text, ";")
		theme, met, _ := strings.Cut(text, ":")
		need := Need{Theme: theme, Since: date(since)}
		met, need.Private = strings.CutPrefix(met, "private:")
		if adoption, ok := strings.CutPrefix(met, "@"); ok {
			need.MetBy = adoption
		} else {
			need.Met = date(met)
		}
		d.Needs.Items = append(d.Needs.Items, need)
	}
	return d
}

// practice reads THEME[:SHEET][+OFFER]…[;SINCE].
func practice(text string) Practice {
	text, since, _ := strings.Cut(text, ";")
	parts := strings.Split(text, "+")
	theme, sheet, _ := strings.Cut(parts[0], ":")
	return Practice{Theme: theme, Sheet: sheet, Offers: parts[1:], Since: date(since)}
}

func adoption(o *lineOptions) *Adoption {
	return &Adoption{
		ID: o.word(), Sheet: o.word(), Commune: o.word(), From: o.value("from"),
		Considered: date(o.value("considered")), Started: date(o.value("started")),
		InPlace: date(o.value("in-place")), Done: date(o.value("done")), Abandoned: date(o.value("abandoned")),
		Results: results(o), Means: means(o),
	}
}

// date reads a date whose spaces are written "_"; "" is not known.
func date(text string) Date {
	if text == "" {
		return Date{}
	}
	d, err := ParseDate(strings.ReplaceAll(text, "_", " "))
	if err != nil {
		panic(fmt.Sprint(text, ": ", err))
	}
	return d
}

func span(text string) Span {
	from, to, _ := strings.Cut(text, "..")
	return Span{From: date(from), To: date(to)}
}

// amount reads "5.2t": a number and its unit. Before it "~" is approximate, "<~"
// just below, "<" at most, ">" at least; "10..15t" is a range.
func amount(text string) Amount {
	number := strings.TrimLeft(text, "~<>")
	bound := text[:len(text)-len(number)]
	low, high, isRange := strings.Cut(number, "..")
	if !isRange {
		high = low
	}
	unit := strings.TrimLeft(high, "-.0123456789")
	high = strings.TrimSuffix(high, unit)
	if !isRange {
		low = high
	}
	a := Amount{Interval: Interval{Min: parseFloat(low), Max: parseFloat(high)}, Unit: unit}
	switch bound {
	case "~":
		a.Approx = true
	case "<~":
		a.Approx, a.Below = true, true
	case "<":
		a.Min = math.Inf(-1)
	case ">":
		a.Max = math.Inf(1)
	}
	return a
}

func parseFloat(text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic(err)
	}
	return v
}

// written writes an interval as amount reads it.
func written(i Interval) string {
	bound, number := "", func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	switch {
	case i.Below:
		bound = "<~"
	case i.Approx:
		bound = "~"
	}
	switch {
	case i == Nothing:
		return "?"
	case math.IsInf(i.Max, 1):
		return bound + ">" + number(i.Min)
	case math.IsInf(i.Min, -1):
		return bound + "<" + number(i.Max)
	case i.IsPoint():
		return bound + number(i.Min)
	}
	return bound + number(i.Min) + ".." + number(i.Max)
}
