package source_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// What is no date where one is asked for, and what is said of it in both
// languages: the message, then its remedy.
func TestDatesRefused(t *testing.T) {
	const (
		notDate, notDateEN = "ne se lit pas comme une date. Écrivez-la aussi précisément que vous la connaissez : 2011, 2011-11, 2011-11-25, 25/11/2011, novembre 2011, début novembre 2011, fin 2011, été 2019, 1er trimestre 2015.",
			"does not read as a date. Write it as precisely as you know it: 2011, 2011-11, 2011-11-25, 25/11/2011 (day first), November 2011, early November 2011, late 2011, summer 2019, 1st quarter of 2015."
		notWhen, notWhenEN = "ne se lit ni comme une année, ni comme une période. Écrivez l’année en quatre chiffres : 2011 ; ou la période mesurée : 2009-2011, 01/2015-03/2016, 1er trimestre 2015.",
			"reads neither as a year nor as a period. Write the year with four digits: 2011; or the period that was measured: 2009-2011, 01/2015-03/2016, 1st quarter of 2015."
		onlyOne, onlyOneEN = "est une période, et il faut ici une seule date. Écrivez-en une seule", "is a period, and a single date is needed here. Write one only"
		cutShort, cutEN    = "La seconde année de « 2016/17 » est coupée. Écrivez les deux en entier : 2016-2017", "The second year of “2016/17” is cut short. Write both in full: 2016-2017"
	)
	for _, c := range []struct{ key, value, fr, en string }{
		{"date", "bientôt", "« bientôt » " + notDate, "“bientôt” " + notDateEN},
		{"date", "été", "« été » " + notDate, "“été” " + notDateEN},
		{"date", "5e trimestre 2015", "« 5e trimestre 2015 » " + notDate, "“5e trimestre 2015” " + notDateEN},
		{"date", "été 2018-2020", "« été 2018-2020 » " + onlyOne + " : 2018 ; ou sa fin : 2020.", "“été 2018-2020” " + onlyOneEN + ": 2018; or its end: 2020."},
		{"date", "année scolaire 2016", "« année scolaire 2016 » " + notDate, "“année scolaire 2016” " + notDateEN},
		{"date", "13/2015", "Aucun calendrier n’a de « 13/2015 ». Corrigez la date, ou n’en donnez que le mois ou l’année.", "No calendar has “13/2015”. Correct the date, or give its month or its year only."},
		{"date", "2016/17", "« 2016/17 » " + onlyOne + " : 2016 ; ou sa fin : 2017.", "“2016/17” " + onlyOneEN + ": 2016; or its end: 2017."},
		{"date", "2009/10", "« 2009/10 » " + onlyOne + " : 2009 ; ou sa fin : 2010 ; ou le mois : 2009-10.", "“2009/10” " + onlyOneEN + ": 2009; or its end: 2010; or the month: 2009-10."},
		{"date", "2009-2011", "« 2009-2011 » " + onlyOne + " : 2009 ; ou sa fin : 2011.", "“2009-2011” " + onlyOneEN + ": 2009; or its end: 2011."},
		{"checked", "depuis 2009", "« depuis 2009 » " + onlyOne + " : 2009.", "“depuis 2009” " + onlyOneEN + ": 2009."},
		{"checked", "jusqu'en 2009", "« jusqu'en 2009 » " + onlyOne + " ; ou sa fin : 2009.", "“jusqu'en 2009” " + onlyOneEN + "; or its end: 2009."},
		{"period", "2016/17", cutShort, cutEN},
		{"period", "{from: 2016/17}", "« 2016/17 » " + onlyOne + " : 2016 ; ou sa fin : 2017.", "“2016/17” " + onlyOneEN + ": 2016; or its end: 2017."},
		{"period", "2011-2009", "Cela se termine (« 2011-2009 ») avant de commencer. Échangez les deux, ou corrigez l’une.", "This ends (“2011-2009”) before it begins. Swap them, or correct one."},
		{"period", "toujours", "« toujours » ne se lit pas comme une période. Écrivez-la aussi précisément que vous la connaissez : 2011, 2009-2011, 01/2015-03/2016, de mars 2011 à juin 2012, depuis 2009",
			"“toujours” does not read as a period. Write it as precisely as you know it: 2011, 2009-2011, 01/2015-03/2016, from March 2011 to June 2012, since 2009"},
		{"period", "depuis 2012-02-30", "Aucun calendrier n’a de « depuis 2012-02-30 ». Corrigez la date, ou n’en donnez que le mois ou l’année.", "No calendar has “depuis 2012-02-30”. Correct the date, or give its month or its year only."},
		{"planning", "[{date: 2016/17, text: Essai}]", cutShort, cutEN},
		{"planning", "[{date: bientôt, text: Essai}]", "« bientôt » " + notDate, "“bientôt” " + notDateEN},
		{"year", "2016/17", cutShort, cutEN},
		{"year", "11", "« 11 » " + notWhen, "“11” " + notWhenEN},
		{"year", "l'an passé", "« l'an passé » " + notWhen, "“l'an passé” " + notWhenEN},
		{"year", "2009 et 2011", "« 2009 et 2011 » " + notWhen, "“2009 et 2011” " + notWhenEN},
		{"year", "1492", "« 1492 » " + notWhen, "“1492” " + notWhenEN},
		{"year", "depuis 2009", "« depuis 2009 » ne dit pas de quelle année est ce résultat de l’indicateur foyers. Écrivez l’année du relevé, ou une période qui a une fin : year: 2011",
			"“depuis 2009” does not say of which year this result of the indicator foyers is. Write the year in which it was read, or a period that has an end: year: 2011"},
	} {
		front := "results: []\n" + c.key + ": " + c.value + "\n"
		if c.key == "year" {
			front = "results: [{indicator: foyers, value: 4, year: \"" + c.value + "\"}]\n"
		}
		site := siteOf(t, &txtar.Archive{Files: []txtar.File{{Name: "content/sheets/essai.md",
			Data: []byte("---\ntitle: Essai\ncommune: rodez\ntheme: eau\nstatus: in-place\nmeans: none\n" + front + "---\n")}}})
		_, problems := source.Read(site, source.Options{})
		if len(problems) != 1 {
			t.Errorf("%s: %s: %d problems", c.key, c.value, len(problems))
			continue
		}
		for lang, want := range map[locale.Lang]string{locale.French: c.fr, locale.English: c.en} {
			words := locale.For(lang)
			got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(problems[0].Message(words) + " " + problems[0].Hint(words))
			if got != want {
				t.Errorf("%s: %s:\n got %s\nwant %s", c.key, c.value, got, want)
			}
		}
	}
}

// What is read without a word, where a date or a period is asked for.
func TestDatesAccepted(t *testing.T) {
	for _, front := range []string{
		"date: 01/2015", "date: fin 2011", "date: l'été 2019", "date: winter 2018-2019", "checked: T1 2015", "checked: H2 2016",
		"period: 2011", "period: 2009–2011", "period: 2018/2019", "period: 01/2015-03/2016", "period: depuis 2009", "period: since June 2012",
		"period: 2009 - en cours", "period: {from: depuis 2009, to: en cours}", "period: {from: 2009, to: ongoing}", "period: school year 2016-2017",
		"planning: [{date: 2011-09 à 2012-03, text: Essai}]", "planning: [{date: depuis 2009, text: Essai}]", "planning: [{date: 2e semestre 2016, text: Essai}]",
		"objectives: {targets: [{text: Essai, by: fin 2012}]}",
	} {
		site := siteOf(t, &txtar.Archive{Files: []txtar.File{{Name: "content/sheets/essai.md",
			Data: []byte("---\ntitle: Essai\ncommune: rodez\ntheme: eau\nstatus: in-place\nmeans: none\nresults: []\n" + front + "\n---\n")}}})
		if _, problems := source.Read(site, source.Options{}); len(problems) > 0 {
			t.Errorf("%s: %s", front, problems[0].Message(locale.For(locale.French)))
		}
	}
	for _, year := range []string{
		"2011", "2011-07", "juillet 2011", "2009-2011", "2018/2019", "01/2015-03/2016", "1er trimestre 2015", "année scolaire 2016-2017", "hiver 2018-2019", "from 2009 to 2011",
	} {
		site := siteOf(t, &txtar.Archive{Files: []txtar.File{{Name: "content/sheets/essai.md",
			Data: []byte("---\ntitle: Essai\ncommune: rodez\ntheme: eau\nstatus: in-place\nmeans: none\nresults: [{indicator: foyers, value: 4, year: " + year + "}]\n---\n")}}})
		if _, problems := source.Read(site, source.Options{}); len(problems) > 0 {
			t.Errorf("%s: %s", year, problems[0].Message(locale.For(locale.French)))
		}
	}
}
