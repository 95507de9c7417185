package wording

import (
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// Dates and periods in both languages, as they are shown and as they stand in a
// sentence.
func TestDatesInWords(t *testing.T) {
	for _, c := range []struct{ written, fr, since, until, en, sinceEN, untilEN string }{
		{"2009", "2009", "depuis 2009", "jusqu’en 2009", "2009", "since 2009", "until 2009"},
		{"2012-01", "janvier 2012", "depuis janvier 2012", "jusqu’en janvier 2012", "January 2012", "since January 2012", "until January 2012"},
		{"2012-01-01", "1er janvier 2012", "depuis le 1er janvier 2012", "jusqu’au 1er janvier 2012", "1 January 2012", "since 1 January 2012", "until 1 January 2012"},
		{"début novembre 2011", "début novembre 2011", "depuis début novembre 2011", "jusqu’à début novembre 2011", "early November 2011", "since early November 2011", "until early November 2011"},
		{"mi-novembre 2011", "mi-novembre 2011", "depuis la mi-novembre 2011", "jusqu’à la mi-novembre 2011", "mid-November 2011", "since mid-November 2011", "until mid-November 2011"},
		{"début 2011", "début 2011", "depuis début 2011", "jusqu’à début 2011", "early 2011", "since early 2011", "until early 2011"},
		{"mid 2011", "mi-2011", "depuis la mi-2011", "jusqu’à la mi-2011", "mid-2011", "since mid-2011", "until mid-2011"},
		{"late 2011", "fin 2011", "depuis fin 2011", "jusqu’à fin 2011", "late 2011", "since late 2011", "until late 2011"},
		{"spring 2019", "printemps 2019", "depuis le printemps 2019", "jusqu’au printemps 2019", "spring 2019", "since spring 2019", "until spring 2019"},
		{"été 2019", "été 2019", "depuis l’été 2019", "jusqu’à l’été 2019", "summer 2019", "since summer 2019", "until summer 2019"},
		{"fall 2019", "automne 2019", "depuis l’automne 2019", "jusqu’à l’automne 2019", "autumn 2019", "since autumn 2019", "until autumn 2019"},
		{"hiver 2018", "hiver 2018-2019", "depuis l’hiver 2018-2019", "jusqu’à l’hiver 2018-2019", "winter 2018-2019", "since winter 2018-2019", "until winter 2018-2019"},
		{"Q1 2015", "1er trimestre 2015", "depuis le 1er trimestre 2015", "jusqu’au 1er trimestre 2015", "1st quarter of 2015", "since the 1st quarter of 2015", "until the 1st quarter of 2015"},
		{"2e semestre 2016", "2e semestre 2016", "depuis le 2e semestre 2016", "jusqu’au 2e semestre 2016", "2nd half of 2016", "since the 2nd half of 2016", "until the 2nd half of 2016"},
		{"school year 2016-2017", "année scolaire 2016-2017", "depuis l’année scolaire 2016-2017", "jusqu’à l’année scolaire 2016-2017", "school year 2016-2017", "since the school year 2016-2017", "until the school year 2016-2017"},
	} {
		d, err := network.ParseDate(c.written)
		if err != nil {
			t.Fatal(c.written, err)
		}
		for lang, want := range map[locale.Lang][3]string{locale.French: {c.fr, c.since, c.until}, locale.English: {c.en, c.sinceEN, c.untilEN}} {
			w := &Words{Locale: locale.For(lang)}
			got := [3]string{w.Date(d), w.Since(d), w.Until(d)}
			for i := range got {
				got[i] = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(got[i])
			}
			if got != want {
				t.Errorf("%s in %s: %q, not %q", c.written, lang, got, want)
			}
		}
	}
}

// What is due has its article: a day is not "d’ici 16 janvier".
func TestDueInWords(t *testing.T) {
	day, _ := network.ParseDate("2025-01-16")
	summer, _ := network.ParseDate("été 2025")
	for _, c := range []struct {
		lang locale.Lang
		date network.Date
		want string
	}{
		{locale.French, day, "Bacs, d’ici le 16 janvier 2025"},
		{locale.French, summer, "Bacs, d’ici l’été 2025"},
		{locale.French, network.Date{Year: 2025}, "Bacs, d’ici 2025"},
		{locale.English, day, "Bacs, by 16 January 2025"},
	} {
		w := &Words{Locale: locale.For(c.lang)}
		if got := strings.ReplaceAll(w.T("target.by", "Bacs", w.TheDate(c.date)), "\u00a0", " "); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}

func TestSpanInWords(t *testing.T) {
	for written, want := range map[string]string{
		"2009-2011":                  "2009 – 2011",
		"2011":                       "2011",
		"01/2015-03/2016":            "janvier 2015 – mars 2016",
		"depuis 2009":                "depuis 2009",
		"depuis le 1er janvier 2012": "depuis le 1er janvier 2012",
		"2009 - en cours":            "depuis 2009",
		"jusqu'au 31 mai 2012":       "jusqu’au 31 mai 2012",
		"été 2018 - hiver 2018-2019": "été 2018 – hiver 2018-2019",
		"du 3 au 5 juin 2015":        "3 juin 2015 – 5 juin 2015",
	} {
		s, err := network.ParseSpan(written)
		w := &Words{Locale: locale.For(locale.French)}
		if got := strings.ReplaceAll(w.Span(s), "\u00a0", " "); err != nil || got != want {
			t.Errorf("%s: %q, not %q (%v)", written, got, want, err)
		}
	}
}

// TestStands: only what still runs is "since" a day.
func TestStands(t *testing.T) {
	for _, c := range []struct {
		status   network.SheetStatus
		from, to string
		want     string
	}{
		{network.InPlace, "2018-03", "", "En place depuis mars 2018"},
		{network.Ongoing, "2018", "", "En cours de mise en place depuis 2018"},
		{network.Abandoned, "2018-03", "", "Abandonnée, début : mars 2018"},
		{network.Done, "2018", "", "Terminée, début : 2018"},
		{network.Planned, "2025", "", "Prévue, début : 2025"},
		{network.Done, "2018", "2019", "Terminée, 2018 – 2019"},
		{network.Done, "", "", "Terminée"},
		{"", "2018", "", "depuis 2018"},
	} {
		s := &network.Sheet{Status: c.status}
		s.Period.From, _ = network.ParseDate(c.from)
		s.Period.To, _ = network.ParseDate(c.to)
		w := meansIn(locale.French, "EUR", s).Words
		if got := strings.ReplaceAll(Sheets{w}.Stands(s), "\u00a0", " "); got != c.want {
			t.Errorf("%s from %q to %q: %q, not %q", c.status, c.from, c.to, got, c.want)
		}
	}
}
