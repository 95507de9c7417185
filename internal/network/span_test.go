package network

import (
	"errors"
	"testing"
)

// Dates that are parts of a year, and what both languages call them.
func TestParseLooseDate(t *testing.T) {
	for _, c := range []struct{ text, first, last, iso string }{
		{"01/2015", "2015-01-01", "2015-01-31", "2015-01"},
		{"1/2015", "2015-01-01", "2015-01-31", "2015-01"},
		{"2011-12", "2011-12-01", "2011-12-31", "2011-12"}, // a month, never two years
		{"début 2011", "2011-01-01", "2011-04-30", "2011"},
		{"mi 2011", "2011-05-01", "2011-08-31", "2011"},
		{"mi-2011", "2011-05-01", "2011-08-31", "2011"},
		{"Fin 2011", "2011-09-01", "2011-12-31", "2011"},
		{"early 2011", "2011-01-01", "2011-04-30", "2011"},
		{"mid-2011", "2011-05-01", "2011-08-31", "2011"},
		{"late 2011", "2011-09-01", "2011-12-31", "2011"},
		{"end of 2011", "2011-09-01", "2011-12-31", "2011"},
		{"beginning of November 2011", "2011-11-01", "2011-11-10", "2011-11"},
		{"printemps 2019", "2019-03-01", "2019-05-31", "2019"},
		{"été 2019", "2019-06-01", "2019-08-31", "2019"},
		{"l’été 2019", "2019-06-01", "2019-08-31", "2019"},
		{"automne 2019", "2019-09-01", "2019-11-30", "2019"},
		{"hiver 2018", "2018-12-01", "2019-02-28", "2018"},
		{"hiver 2018-2019", "2018-12-01", "2019-02-28", "2018"},
		{"hiver 2019-2020", "2019-12-01", "2020-02-29", "2019"},
		{"hiver 2018/2019", "2018-12-01", "2019-02-28", "2018"},
		{"spring 2019", "2019-03-01", "2019-05-31", "2019"},
		{"Summer 2019", "2019-06-01", "2019-08-31", "2019"},
		{"fall 2019", "2019-09-01", "2019-11-30", "2019"},
		{"winter 2018–2019", "2018-12-01", "2019-02-28", "2018"},
		{"1er trimestre 2015", "2015-01-01", "2015-03-31", "2015"},
		{"2e trimestre 2015", "2015-04-01", "2015-06-30", "2015"},
		{"3ème trimestre 2015", "2015-07-01", "2015-09-30", "2015"},
		{"quatrième trimestre 2015", "2015-10-01", "2015-12-31", "2015"},
		{"1er trimestre de 2015", "2015-01-01", "2015-03-31", "2015"},
		{"T1 2015", "2015-01-01", "2015-03-31", "2015"},
		{"2015-T4", "2015-10-01", "2015-12-31", "2015"},
		{"Q3 2015", "2015-07-01", "2015-09-30", "2015"},
		{"first quarter of 2015", "2015-01-01", "2015-03-31", "2015"},
		{"4th quarter 2015", "2015-10-01", "2015-12-31", "2015"},
		{"1er semestre 2016", "2016-01-01", "2016-06-30", "2016"},
		{"2e semestre 2016", "2016-07-01", "2016-12-31", "2016"},
		{"second semestre 2016", "2016-07-01", "2016-12-31", "2016"},
		{"S2 2016", "2016-07-01", "2016-12-31", "2016"},
		{"H1 2016", "2016-01-01", "2016-06-30", "2016"},
		{"2nd half of 2016", "2016-07-01", "2016-12-31", "2016"},
		{"année scolaire 2016-2017", "2016-09-01", "2017-08-31", "2016"},
		{"Année scolaire 2016/2017", "2016-09-01", "2017-08-31", "2016"},
		{"année scolaire 2016-17", "2016-09-01", "2017-08-31", "2016"},
		{"school year 2016-2017", "2016-09-01", "2017-08-31", "2016"},
		{"2016-2017 school year", "2016-09-01", "2017-08-31", "2016"},
		{"le 25 novembre 2011", "2011-11-25", "2011-11-25", "2011-11-25"},
		{"en juin 2012", "2012-06-01", "2012-06-30", "2012-06"},
		{"en 2012", "2012-01-01", "2012-12-31", "2012"},
	} {
		d := mustDate(t, c.text)
		if d.First().ISO() != c.first || d.Last().ISO() != c.last || d.ISO() != c.iso {
			t.Errorf("%s: %s to %s (%s); want %s to %s (%s)", c.text,
				d.First().ISO(), d.Last().ISO(), d.ISO(), c.first, c.last, c.iso)
		}
	}
}

func TestParseSpan(t *testing.T) {
	for _, c := range []struct{ text, first, last string }{
		{"2011", "2011-01-01", "2011-12-31"},
		{"2011-12", "2011-12-01", "2011-12-31"},
		{"2009-2011", "2009-01-01", "2011-12-31"},
		{"2009–2011", "2009-01-01", "2011-12-31"},
		{"2009 — 2011", "2009-01-01", "2011-12-31"},
		{"2018/2019", "2018-01-01", "2019-12-31"},
		{"01/2015-03/2016", "2015-01-01", "2016-03-31"},
		{"01/2015 – 03/2016", "2015-01-01", "2016-03-31"},
		{"2011-09/2012-03", "2011-09-01", "2012-03-31"},
		{"2011-09 à 2012-03", "2011-09-01", "2012-03-31"},
		{"25/11/2011-03/12/2011", "2011-11-25", "2011-12-03"},
		{"2009 à 2011", "2009-01-01", "2011-12-31"},
		{"de 2009 à 2011", "2009-01-01", "2011-12-31"},
		{"entre 2009 et 2011", "2009-01-01", "2011-12-31"},
		{"du 1er mars 2012 au 5 mai 2012", "2012-03-01", "2012-05-05"},
		{"de janvier 2015 à mars 2016", "2015-01-01", "2016-03-31"},
		{"janvier-mars 2015", "2015-01-01", "2015-03-31"},
		{"de janvier à mars 2015", "2015-01-01", "2015-03-31"},
		{"du 3 au 5 juin 2015", "2015-06-03", "2015-06-05"},
		{"3-5 juin 2015", "2015-06-03", "2015-06-05"},
		{"été 2018 - hiver 2018-2019", "2018-06-01", "2019-02-28"},
		{"mi-2011 à fin 2012", "2011-05-01", "2012-12-31"},
		{"T1-T3 2015", "2015-01-01", "2015-09-30"},
		{"from 2009 to 2011", "2009-01-01", "2011-12-31"},
		{"between 2009 and 2011", "2009-01-01", "2011-12-31"},
		{"January to March 2015", "2015-01-01", "2015-03-31"},
		{"Q1 2015 - Q2 2016", "2015-01-01", "2016-06-30"},
		{"depuis 2009", "2009-01-01", ""},
		{"depuis le 1er janvier 2012", "2012-01-01", ""},
		{"à partir de septembre 2012", "2012-09-01", ""},
		{"since 2009", "2009-01-01", ""},
		{"from June 2012", "2012-06-01", ""},
		{"2009 - en cours", "2009-01-01", ""},
		{"2009 à aujourd’hui", "2009-01-01", ""},
		{"2009 to present", "2009-01-01", ""},
		{"2009-ongoing", "2009-01-01", ""},
		{"jusqu’en 2012", "", "2012-12-31"},
		{"jusqu'au 31 mai 2012", "", "2012-05-31"},
		{"until 2012", "", "2012-12-31"},
	} {
		s, err := ParseSpan(c.text)
		if err != nil || s.First().ISO() != c.first || s.Last().ISO() != c.last {
			t.Errorf("%s: %s to %s, %v; want %s to %s", c.text, s.First().ISO(), s.Last().ISO(), err, c.first, c.last)
		}
	}
}

func TestParseSpanRefuses(t *testing.T) {
	for text, want := range map[string]error{
		"":                  ErrNotDate,
		"en cours":          ErrNotDate, // of what beginning?
		"2009-":             ErrNotDate,
		"2009 et 2011":      ErrNotDate, // two years, not all between
		"2009, 2011":        ErrNotDate,
		"2009-2010-2011":    ErrNotDate,
		"2016/17":           ErrNotDate,
		"2011-13":           ErrNoSuchDay,
		"2011-2009":         ErrBackwards,
		"mars 2016 à 2015":  ErrBackwards,
		"depuis toujours":   ErrNotDate,
		"depuis 2012-02-30": ErrNoSuchDay,
	} {
		if got, err := ParseSpan(text); !errors.Is(err, want) || !got.IsZero() {
			t.Errorf("ParseSpan(%q) = %+v, %v; want %v", text, got, err, want)
		}
	}
}

// Two years of which the second is cut short propose what they may mean.
func TestShortSpan(t *testing.T) {
	for text, want := range map[string][2]string{
		"2016/17":   {"2016-2017", ""},
		"2016-17":   {"2016-2017", ""},
		"2016–17":   {"2016-2017", ""},
		"2009/10":   {"2009-2010", "2009-10"}, // or October
		"2009/12":   {"2009-2012", "2009-12"},
		"1999/00":   {"1999-2000", ""},
		"2012/11":   {}, // no period of that length
		"2011-13":   {}, // a month that is none
		"2016-2017": {},
		"16/17":     {},
	} {
		span, month, ok := ShortSpan(text)
		if span != want[0] || month != want[1] || ok != (want[0] != "") {
			t.Errorf("%s: %q, %q, %v; want %q", text, span, month, ok, want)
		}
	}
}

func TestOverAYear(t *testing.T) {
	for text, want := range map[string]bool{
		"2011":                     false,
		"01/2011-12/2011":          false,
		"07/2011-06/2012":          false,
		"07/2011-07/2012":          true,
		"29/02/2012-28/02/2013":    false,
		"29/02/2012-01/03/2013":    true,
		"année scolaire 2016-2017": false,
		"2018/2019":                true,
		"depuis 2009":              true, // nobody knows
		"jusqu’en 2012":            true,
	} {
		if s, err := ParseSpan(text); err != nil || s.OverAYear() != want {
			t.Errorf("%s: over twelve months: %v, %v", text, s.OverAYear(), err)
		}
	}
}

// The author's words stay with a date, and change nothing of when it is.
func TestSaid(t *testing.T) {
	date := mustDate(t, "25/11/2011")
	if got := date.Said("25/11/2011"); got.Text() != "25/11/2011" || got.Compare(date) != 0 || got.ISO() != "2011-11-25" {
		t.Errorf("%+v", got)
	}
	if got := date.Said("2011-11-25"); got != date || got.Text() != "2011-11-25" {
		t.Error("what ISO writes needs no words")
	}
	open := Date{}.Said("en cours")
	if !open.IsZero() || open.Text() != "en cours" || open.ISO() != "" {
		t.Error("an open end may have words")
	}
	for text, want := range map[string][2]string{
		"2009-2011":       {"2009-2011", "2009-2011"},
		"depuis 2009":     {"depuis 2009", ""},
		"2009 – en cours": {"2009 – en cours", "2009 – en cours"},
		"2011":            {"2011", "2011"},
	} {
		s, err := ParseSpan(text)
		if s = s.Said(text); err != nil || s.From.Text() != want[0] || s.To.Text() != want[1] || s.Text() != text {
			t.Errorf("%s: %q, %q, %v", text, s.From.Text(), s.To.Text(), err)
		}
	}
}

// Steps of a planning: the first day, then the longer, then as written; what has
// no day last.
func TestSpanCompare(t *testing.T) {
	sorted := []string{"2010", "2010-01", "jusqu'en 2010", "2011-2012", "depuis 2012", "2012", "été 2012", "2012-06"}
	for i := range sorted {
		for j := range sorted {
			a, _ := ParseSpan(sorted[i])
			b, _ := ParseSpan(sorted[j])
			if got, want := a.Compare(b), sign(i-j); got != want {
				t.Errorf("%s against %s: %d, want %d", sorted[i], sorted[j], got, want)
			}
		}
		if a, _ := ParseSpan(sorted[i]); a.Compare(Span{}) != -1 {
			t.Errorf("%s comes after no date", sorted[i])
		}
	}
}

func FuzzParseSpan(f *testing.F) {
	for _, seed := range []string{"2009-2011", "2018/2019", "de janvier à mars 2015", "depuis 2009", "entre 2009 et 2011",
		"2009 - en cours", "hiver 2018-2019", "T1-T3 2015", "\xff-2011", "----", "à à à"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSpan(text)
		if (err != nil) != s.IsZero() || s.BackToFront() {
			t.Fatalf("%q: %+v, %v", text, s, err)
		}
		ShortSpan(text)
	})
}
