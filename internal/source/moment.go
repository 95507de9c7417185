package source

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// date is a calendar date of any precision.
var date = valueType[network.Date]{Type{Name: "date"}, func(f *file, n *node) (network.Date, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return network.Date{}, false
	}
	d, err := network.ParseDate(s)
	if err != nil {
		f.noDate(n, s, err)
	}
	return d.Said(s), err == nil
}}

// noDate reports what is no date, and above all a period in its place.
func (f *file) noDate(n *node, s string, err error) {
	args := diag.Args{"text": cut(s)}
	span, month, short := network.ShortSpan(s)
	if short {
		s, args["month"] = span, month
	}
	switch span, errSpan := network.ParseSpan(s); {
	case errSpan == nil:
		args["from"], args["to"] = span.From.ISO(), span.To.ISO()
		f.err(n, "period-for-date", args)
	case errors.Is(err, network.ErrNoSuchDay):
		f.err(n, "no-such-day", diag.Args{"text": cut(s), "last": lastOfMonth(s)})
	default:
		f.err(n, "not-a-date", args)
	}
}

// since is a date from which something goes on; "depuis 2009" says it twice.
var since = valueType[network.Date]{Type{Name: "since"}, func(f *file, n *node) (network.Date, bool) {
	if s, ok := f.text(n, maxLine); ok {
		if span, err := network.ParseSpan(s); err == nil && span.To.IsZero() {
			return span.From.Said(s), true
		}
	}
	return date.read(f, n)
}}

// until is the end of a period: a date, or "en cours", which leaves it open.
var until = valueType[network.Date]{Type{Name: "until"}, func(f *file, n *node) (network.Date, bool) {
	if s, ok := f.text(n, maxLine); ok && network.IsOngoing(s) {
		return network.Date{}.Said(s), true
	}
	return date.read(f, n)
}}

// spanOf reads a period written in one piece; notSpan is the message for what
// is none.
func spanOf(notSpan diag.Code) func(*file, *node) (network.Span, bool) {
	return func(f *file, n *node) (network.Span, bool) {
		s, ok := f.text(n, maxLine)
		if !ok {
			return network.Span{}, false
		}
		span, err := network.ParseSpan(s)
		full, month, short := network.ShortSpan(s)
		switch {
		case err == nil && knownYears(span):
			return span.Said(s), true
		case short:
			f.err(n, "year-cut-short", diag.Args{"text": cut(s), "span": full, "month": month})
		case errors.Is(err, network.ErrBackwards):
			f.err(n, "ends-before-it-begins", diag.Args{"from": "", "to": cut(s)})
		case errors.Is(err, network.ErrNoSuchDay):
			f.err(n, "no-such-day", diag.Args{"text": cut(s), "last": lastOfMonth(s)})
		default:
			f.err(n, notSpan, diag.Args{"text": cut(s)})
		}
		return network.Span{}, false
	}
}

// knownYears reports whether the years of a period may be meant.
func knownYears(span network.Span) bool {
	for _, d := range []network.Date{span.From, span.To} {
		if !d.IsZero() && (d.Year < firstYear || d.Year > lastYear) {
			return false
		}
	}
	return true
}

// moment is when a step of a planning took place: a date or a period.
var moment = valueType[network.Span]{Type{Name: "span"}, spanOf("not-a-date")}

// whenMeasured is when a result was measured: a year, a date or a period.
var whenMeasured = valueType[network.Span]{Type{Name: "span"}, spanOf("not-when-measured")}

// lastOfMonth names the last day of the month that a day like 2011-02-30
// meant, in the author's own order; "" when there is no such month.
func lastOfMonth(text string) string {
	if m, ok := isoMonth(text); ok {
		return m.Last().ISO()
	}
	if parts := strings.Split(text, "/"); len(parts) == 3 && len(parts[1]) <= 2 {
		if m, ok := isoMonth(parts[2] + "-" + strings.Repeat("0", 2-len(parts[1])) + parts[1]); ok {
			_, _, day := m.Last().Civil()
			return strconv.Itoa(day) + "/" + parts[1] + "/" + parts[2]
		}
	}
	return ""
}

func isoMonth(text string) (network.Date, bool) {
	if len(text) < len("2011-02") {
		return network.Date{}, false
	}
	m, err := network.ParseDate(text[:len("2011-02")])
	return m, err == nil && m.Month > 0
}

// exactDay is a date of which the day is known.
var exactDay = valueType[network.Day]{Type{Name: "day"}, func(f *file, n *node) (network.Day, bool) {
	d, ok := date.read(f, n)
	if ok && d.Dom == 0 {
		f.err(n, "not-a-day", diag.Args{"text": cut(n.Value)})
		return 0, false
	}
	return d.First(), ok
}}

// spanTable is a period; either end may be open. `text` is both in one piece, where a
// form has no other place for it.
var spanTable = tableOf("period", func(f *file, m *mapping, s *network.Span) {
	n := m.value("text")
	if n == nil {
		checkSpan(f, m, *s)
		return
	}
	if m.has("from") || m.has("to") {
		f.err(n, "period-twice", diag.Args{"key": m.name("text"), "from": m.name("from"), "to": m.name("to")})
		return
	}
	*s, _ = inOnePiece(f, n)
},
	field("from", func(s *network.Span) *network.Date { return &s.From }, since, "2010"),
	field("to", func(s *network.Span) *network.Date { return &s.To }, until, "2012-06"),
	beside[network.Span]("text", moment, "2010-2012", forForms),
)

var inOnePiece = spanOf("not-a-period")

// period is a map of both ends, or written in one piece: 2009-2011.
var period = valueType[network.Span]{Type{Name: "map", Map: spanTable.Table, Short: &Type{Name: "span"}}, func(f *file, n *node) (network.Span, bool) {
	if n.Kind == plainyaml.Scalar {
		return inOnePiece(f, n)
	}
	return mapOf(spanTable).read(f, n)
}}

// checkSpan reports a period that ends before it begins.
func checkSpan(f *file, m *mapping, s network.Span) {
	if s.BackToFront() {
		f.err(m.value("to"), "ends-before-it-begins", diag.Args{"from": cut(m.value("from").Value), "to": cut(m.value("to").Value)})
	}
}

// clock is a time of day, or from one time to another: `09:00-17:00`,
// `9h-17h`, `9 h 30`, `de 9 h à 17 h`.
var clock = valueType[network.ClockSpan]{Type{Name: "time"}, func(f *file, n *node) (network.ClockSpan, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return network.ClockSpan{}, false
	}
	span, ok := parseClockSpan(locale.Fold(s))
	switch {
	case !ok:
		f.err(n, "not-a-time", diag.Args{"text": cut(s)})
	case span.To >= 0 && span.To <= span.From:
		f.err(n, "ends-before-it-begins", diag.Args{"from": "", "to": cut(s)})
		ok = false
	}
	return span, ok
}}

// clockWords separate the two times when people write them out.
var clockWords = func() *strings.Replacer {
	pairs := []string{"–", "-", "—", "-"}
	for _, word := range locale.Spellings("clock.from") {
		pairs = append(pairs, locale.Fold(word)+" ", "")
	}
	for _, word := range locale.Spellings("clock.to") {
		pairs = append(pairs, " "+locale.Fold(word)+" ", "-")
	}
	return strings.NewReplacer(pairs...)
}()

func parseClockSpan(folded string) (network.ClockSpan, bool) {
	from, to, both := strings.Cut(clockWords.Replace(folded), "-")
	span := network.ClockSpan{From: -1, To: -1}
	var ok bool
	if span.From, ok = parseClock(from); !ok {
		return span, false
	}
	if both {
		span.To, ok = parseClock(to)
	}
	return span, ok
}

// parseClock reads 9:00, 9h, 9 h 30, 9h30 as minutes from midnight.
func parseClock(s string) (int, bool) {
	s = strings.ReplaceAll(s, " ", "")
	hours, minutes, found := strings.Cut(s, ":")
	if !found {
		hours, minutes, found = strings.Cut(s, "h")
		minutes = strings.TrimSuffix(minutes, "min")
		if minutes == "" {
			minutes = "00"
		}
	}
	h, err := strconv.Atoi(hours)
	m, err2 := strconv.Atoi(minutes)
	ok := found && err == nil && err2 == nil && len(hours) <= 2 && len(minutes) == 2 && h >= 0 && h <= 24 && m >= 0 && m < 60 && h*60+m <= 24*60
	return h*60 + m, ok
}

var halfDayWords, dayWords = folded("value.duration.half-day"), folded("value.duration.day")

// duration is "half-day", "day", or as written: `2 h`, `une matinée`.
var duration = valueType[string]{
	Type{Name: "duration", Choices: choicesOf("duration", "half-day", "day")},
	func(f *file, n *node) (string, bool) {
		s, ok := line.read(f, n)
		switch folded := fold(s); {
		case slices.Contains(halfDayWords, folded):
			return "half-day", ok
		case slices.Contains(dayWords, folded):
			return "day", ok
		}
		if q, wrong := parseQuantity(f.locale, s); wrong.code == "" && !f.notNegative(n, q) {
			return "", false
		}
		return s, ok
	},
}
