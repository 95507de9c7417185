package network

import (
	"errors"
	"testing"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]Date{
		"2010":                  {Year: 2010},
		"2011-07":               {Year: 2011, Month: 7},
		" 2011-11-25 ":          {Year: 2011, Month: 11, Dom: 25},
		"2012-02-29":            {Year: 2012, Month: 2, Dom: 29},
		"25/11/2011":            {Year: 2011, Month: 11, Dom: 25},
		"3/4/2011":              {Year: 2011, Month: 4, Dom: 3}, // day first, in every language
		"juillet 2011":          {Year: 2011, Month: 7},
		"JUILLET 2011":          {Year: 2011, Month: 7},
		"July 2011":             {Year: 2011, Month: 7},
		"25 novembre 2011":      {Year: 2011, Month: 11, Dom: 25},
		"25\u00a0novembre 2011": {Year: 2011, Month: 11, Dom: 25},
		"1er août 2011":         {Year: 2011, Month: 8, Dom: 1},
		"1er aout 2011":         {Year: 2011, Month: 8, Dom: 1},
		"1st August 2011":       {Year: 2011, Month: 8, Dom: 1},
		"22nd August 2011":      {Year: 2011, Month: 8, Dom: 22},
		"November 25, 2011":     {Year: 2011, Month: 11, Dom: 25},
		"25 nov. 2011":          {Year: 2011, Month: 11, Dom: 25},
		"début novembre 2011":   {Year: 2011, Month: 11, Part: Early},
		"Debut Novembre 2011":   {Year: 2011, Month: 11, Part: Early},
		"mi novembre 2011":      {Year: 2011, Month: 11, Part: Mid},
		"mi-novembre 2011":      {Year: 2011, Month: 11, Part: Mid},
		"fin février 2012":      {Year: 2012, Month: 2, Part: Late},
		"early November 2011":   {Year: 2011, Month: 11, Part: Early},
		"mid-November 2011":     {Year: 2011, Month: 11, Part: Mid},
		"late November 2011":    {Year: 2011, Month: 11, Part: Late},
	} {
		if got, err := ParseDate(text); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for text, want := range map[string]error{
		"":                    ErrNotDate,
		"-":                   ErrNotDate,
		"bientôt":             ErrNotDate,
		"11":                  ErrNotDate,
		"20111":               ErrNotDate,
		"2011-7":              ErrNotDate,
		"2011-11-2":           ErrNotDate,
		"2011--1125":          ErrNotDate,
		"25-11-2011":          ErrNotDate, // ISO or slashes, nothing between
		"25/11/11":            ErrNotDate,
		"2011/11/25":          ErrNotDate,
		"25/11":               ErrNotDate,
		"brumaire 2011":       ErrNotDate,
		"milieu juin 2011":    ErrNotDate,
		"été":                 ErrNotDate,
		"été 2018-2019":       ErrNotDate, // only a winter lies in two years
		"hiver 2018-2020":     ErrNotDate,
		"5e trimestre 2015":   ErrNotDate,
		"T5 2015":             ErrNotDate,
		"3e semestre 2015":    ErrNotDate,
		"année scolaire 2016": ErrNotDate, // it has two years: which is meant?
		"depuis 2009":         ErrNotDate, // a period
		"2018/2019":           ErrNotDate,
		"2016/17":             ErrNotDate,
		"13/2015":             ErrNoSuchDay,
		"25 novembre":         ErrNotDate,
		"2011-11-25T00:00:00": ErrNotDate, // dates have neither hour nor zone
		"0000":                ErrNoSuchDay,
		"2011-00":             ErrNoSuchDay,
		"2011-13":             ErrNoSuchDay,
		"2011-02-00":          ErrNoSuchDay,
		"2011-02-29":          ErrNoSuchDay,
		"2011-02-30":          ErrNoSuchDay,
		"1900-02-29":          ErrNoSuchDay, // a century is no leap year…
		"31/04/2011":          ErrNoSuchDay,
		"25/13/2011":          ErrNoSuchDay,
		"30 février 2012":     ErrNoSuchDay,
	} {
		if got, err := ParseDate(text); !errors.Is(err, want) || !got.IsZero() {
			t.Errorf("ParseDate(%q) = %+v, %v; want %v", text, got, err, want)
		}
	}
	if _, err := ParseDate("2000-02-29"); err != nil {
		t.Errorf("… but every fourth century is one: %v", err)
	}
}

func TestDateInterval(t *testing.T) {
	for _, c := range []struct{ text, first, last, iso string }{
		{"2012", "2012-01-01", "2012-12-31", "2012"},
		{"2012-02", "2012-02-01", "2012-02-29", "2012-02"},
		{"2011-12", "2011-12-01", "2011-12-31", "2011-12"},
		{"2011-11-25", "2011-11-25", "2011-11-25", "2011-11-25"},
		{"début février 2012", "2012-02-01", "2012-02-10", "2012-02"},
		{"mi-février 2012", "2012-02-11", "2012-02-20", "2012-02"},
		{"fin février 2012", "2012-02-21", "2012-02-29", "2012-02"},
	} {
		d := mustDate(t, c.text)
		if d.First().ISO() != c.first || d.Last().ISO() != c.last || d.ISO() != c.iso {
			t.Errorf("%s: %s to %s (%s); want %s to %s (%s)", c.text,
				d.First().ISO(), d.Last().ISO(), d.ISO(), c.first, c.last, c.iso)
		}
	}
	var none Date
	if none.First() != 0 || none.Last() != 0 || none.ISO() != "" || !none.IsZero() {
		t.Error("the zero Date is no interval")
	}
}

func TestDateCompare(t *testing.T) {
	// First day, then the longer interval first; what is not known, before all.
	sorted := []string{"2010-12-31", "2011", "2011-01", "début janvier 2011", "2011-01-01", "mi-janvier 2011", "2011-01-11", "fin janvier 2011"}
	for i := range sorted {
		for j := range sorted {
			got := mustDate(t, sorted[i]).Compare(mustDate(t, sorted[j]))
			if want := sign(i - j); got != want {
				t.Errorf("%s against %s: %d, want %d", sorted[i], sorted[j], got, want)
			}
		}
	}
	if (Date{}).Compare(Date{Year: 1}) != -1 {
		t.Error("a date that is not reported comes first")
	}
}

func TestDay(t *testing.T) {
	if d := DayOf(1, 1, 1); d != 1 {
		t.Errorf("the first day is %d", d)
	}
	if DayOf(2012, 3, 1)-DayOf(2012, 2, 28) != 2 {
		t.Error("2012 is a leap year")
	}
	d, ok := ParseDay("2011-11-25")
	if y, m, dom := d.Civil(); !ok || y != 2011 || m != 11 || dom != 25 || d.Year() != 2011 || OnDay(d).ISO() != d.ISO() {
		t.Errorf("2011-11-25 became %s", d.ISO())
	}
	for _, text := range []string{"2011", "2011-11", "25/11/2011", "2011-02-30", ""} {
		if _, ok := ParseDay(text); ok {
			t.Errorf("%q is not a day that machines write", text)
		}
	}
	if Day(0).ISO() != "" || !OnDay(0).IsZero() {
		t.Error("no day is no date")
	}
}

func TestSpan(t *testing.T) {
	s := Span{From: mustDate(t, "2010"), To: mustDate(t, "2012-06")}
	for text, want := range map[string]bool{"2009-12-31": false, "2010-01-01": true, "2012-06-30": true, "2012-07-01": false} {
		if d, _ := ParseDay(text); s.Contains(d) != want {
			t.Errorf("%s within 2010..2012-06: %v", text, !want)
		}
	}
	open := Span{From: s.From}
	if !open.Contains(DayOf(9999, 1, 1)) || open.Contains(DayOf(2009, 1, 1)) || !(Span{}).Contains(1) {
		t.Error("an open end has no bound")
	}
	if open.Or(s) != s || (Span{}).Or(s) != s || s.Or(Span{From: Date{Year: 1}}) != s {
		t.Error("Or fills what is open, and nothing else")
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2010", "2011-07", "2011-11-25", "25/11/2011", "juillet 2011", "1er août 2011",
		"mi-novembre 2011", "late November 2011", "2011-02-30", "fin  fevrier\t2012", "0000", "////", "\xff 2011"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text)
		if err != nil {
			if err != ErrNotDate && err != ErrNoSuchDay || !d.IsZero() {
				t.Fatalf("%q: %+v, %v", text, d, err)
			}
			return
		}
		if d.First() < 1 || d.Last() < d.First() {
			t.Fatalf("%q: from %d to %d", text, d.First(), d.Last())
		}
		again, err := ParseDate(d.ISO())
		again.Part = d.Part // which ISO cannot say
		if err != nil || again != d {
			t.Fatalf("%q became %+v, which is written %q and read %+v, %v", text, d, d.ISO(), again, err)
		}
	})
}

func mustDate(t *testing.T, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatalf("ParseDate(%q): %v", text, err)
	}
	return d
}

func sign(n int) int { return min(1, max(-1, n)) }

func TestEndsInISO(t *testing.T) {
	for text, want := range map[string]string{
		"2011": "2011 2011", "2011-07": "2011-07 2011-07", "2011-11-25": "2011-11-25 2011-11-25",
		"début novembre 2011": "2011-11 2011-11", "mi 2011": "2011-05 2011-08", "été 2019": "2019-06 2019-08",
		"hiver 2018-2019": "2018-12 2019-02", "2e trimestre 2015": "2015-04 2015-06",
		"année scolaire 2018-2019": "2018-09 2019-08",
	} {
		d, err := ParseDate(text)
		if got := d.FirstISO() + " " + d.LastISO(); err != nil || got != want {
			t.Errorf("%s: %s %v, want %s", text, got, err, want)
		}
	}
}
