// Package networktest makes up networks to test with.
package networktest

import (
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/picture"
)

// Sample is a network of two communes and three sheets, seen on 2012-05-31.
func Sample() *network.Network {
	body := func(file string, links ...string) network.Body {
		return network.Body{File: file, Hash: 1, Links: links}
	}
	at := func(file string) diag.Pos { return diag.Whole(file) }
	year := network.Date{Year: 2012}
	return &network.Network{
		Name: "Réseau d'essai", Lang: locale.French, Licence: "etalab-2.0",
		BaseURL:   "https://reseau.example.org/essai/",
		Programme: network.Span{From: network.Date{Year: 2010}},
		Communes: []*network.Commune{
			{ID: "luc", Name: "Luc", Code: "12133", Email: "mairie@luc.example.org"},
			{ID: "olemps", Name: "Olemps", Code: "01001"},
		},
		Themes:     []*network.Theme{{ID: "eau", Name: "Eau"}},
		Indicators: []*network.Indicator{{ID: "eau", Name: "Eau économisée", Unit: "m³", Total: network.Sum}},
		Objectives: []*network.Objective{
			{ID: "reunion", Name: "Une réunion", Measure: network.MeetingsHeld, Target: network.Target{Value: 1}, PerYear: true},
			{ID: "deux", Name: "Deux communes", Measure: network.CommunesInvolved, Target: network.Target{Value: 2}, OutOfCommunes: true},
		},
		Sheets: []*network.Sheet{
			{
				ID: "arrosage", Title: "Arroser moins", Communes: []string{"luc"}, Themes: []string{"eau"}, Status: network.InPlace,
				Date: year, Period: network.Span{From: year}, Pos: at("content/sheets/arrosage/index.md"),
				Dir:     "content/sheets/arrosage",
				Assets:  []network.Asset{{Name: "plan.pdf", Size: 19000}},
				Files:   []network.File{{File: "plan.pdf", Name: "Le plan"}},
				Aliases: []network.Alias{{Path: "/ancienne/"}},
				Body:    body("content/sheets/arrosage/index.md", "../fuites.md#contexte", "plan.pdf"),
				Results: []network.Result{{ID: "arrosage/1", Indicator: "eau", Year: 2012, Value: &network.Amount{Interval: network.Point(1200.5)}}},
			},
			{
				ID: "fuites", Title: "Chercher les fuites", Communes: []string{"luc", "olemps"}, Themes: []string{"eau"}, Status: network.Planned,
				Pos: at("content/sheets/fuites.md"),
				Dir: "content/sheets/fuites", Assets: []network.Asset{{Name: "a b.png", Photo: picture.Header{Width: 30, Height: 20, Turn: 1, From: picture.PNG, As: picture.PNG}}},
				Body: body("content/sheets/fuites.md"),
			},
			{ID: "jumelle", Title: "Arroser moins", Network: true, Themes: []string{"eau"}, Status: network.Done, Pos: at("content/sheets/jumelle.md")},
		},
		Meetings: []*network.Meeting{{
			ID: "2011-11-25", Title: "Journée", Date: network.Date{Year: 2011, Month: 11, Dom: 25}, Kind: network.Exchange, Status: network.Held,
			Attendance: network.Attendance{Communes: []string{"luc"}}, Pos: at("content/meetings/2011-11-25.md"),
			Time: network.ClockSpan{From: 9*60 + 40, To: -1},
			Agenda: []network.AgendaItem{
				{Sheet: "arrosage", Minutes: 20}, {Text: "Débat"}, {Text: "Clôture", Minutes: 5},
			},
		}},
		Diagnostics: []*network.Diagnostic{{
			Commune: "luc", Pos: at("content/communes/luc.md"),
			Needs: network.Answer[network.Need]{Items: []network.Need{
				{ID: "luc/1", Theme: "eau", Text: "Récupérer la pluie"},
				{ID: "luc/2", Theme: "eau", Text: "Ne pas dire", Private: true},
			}},
		}},
		Adoptions: []*network.Adoption{{
			ID: "olemps-arrosage", Sheet: "arrosage", Commune: "olemps", From: "luc", Started: year, Pos: at("content/adoptions/olemps-arrosage.md"),
		}},
		Pages: []*network.Page{{ID: "index", Title: "Bienvenue", Pos: at("content/pages/index.md")}, {ID: "a-propos", Title: "À propos", Pos: at("content/pages/a-propos.md")}},
	}
}

// Everything is the sample with a value in every field, of the hardest sort.
func Everything() *network.Network {
	n := Sample()
	day := func(text string) network.Date {
		d, err := network.ParseDate(text)
		if err != nil {
			panic(err)
		}
		return d
	}
	amount := func(v float64) *network.Amount { return &network.Amount{Interval: network.About(v), Unit: "kg"} }
	two, five := 2, 5.0
	n.TimeZone, n.Description = "Europe/Paris", "Une phrase, \"deux\" ;\ntrois."
	n.Organisation = network.Organisation{Name: "=SOMME(A1)", Address: "1 place", Phone: "05 00 00 00 00", Email: "a@example.org", Siren: "200000000", Website: "https://example.org/"}
	n.Contact = network.Contact{Email: "b@example.org"}
	n.Communes[0].Population, n.Communes[0].Located, n.Communes[0].Lat, n.Communes[0].Lon = 900, true, 44.3, -2.5
	n.Communes[0].Phone, n.Communes[0].Member = "05 00 00 00 01", network.Span{From: day("2010")}
	n.Communes[1].Became = "luc"
	n.Communes[0].Area, n.Communes[0].Country = &network.Amount{Interval: network.About(11.2)}, "FR"
	n.Institutions = []*network.Institution{
		{Commune: network.Commune{ID: "sydom", Name: "SYDOM", Population: 9000, Address: "2 place", Website: "https://example.org/sydom"}, Kind: network.Syndicate, Siren: "200000001"},
		{Commune: network.Commune{ID: "lipor", Name: "Lipor", Country: "PT"}, Kind: network.Elsewhere},
	}
	n.Sheets[1].Institutions = []string{"sydom"}
	n.Themes[0].Summary, n.Themes[0].Aliases = "L'eau", []string{"pluie", "a \"b\""}
	n.Objectives = append(n.Objectives, &network.Objective{
		ID: "litres", Name: "Moins", Indicator: "eau", Down: true, ForEach: true, Theme: "eau", Note: "-7 %", Target: network.Target{Value: 5},
		Span: network.Span{From: day("2010"), To: day("2012")},
	})
	s := n.Sheets[0]
	s.Summary, s.Checked, s.Exemplary, s.Contact, s.General = "@résumé", day("début novembre 2011"), true, network.Contact{Role: "Animation", Email: "c@example.org"}, "+ d'eau"
	s.Targets = []network.SheetTarget{{Objective: "deux"}, {Indicator: "eau", Target: network.Target{Value: 3}, By: day("2012")}, {Text: "Créer du lien"}}
	s.Means = network.Means{
		People:    network.Answer[network.Person]{Items: []network.Person{{Who: "Agent", Hours: amount(39), Year: 2011}}},
		Cost:      network.Answer[network.Cost]{Items: []network.Cost{{Money: network.Money{Amount: amount(560)}, Kind: network.Staff, Note: "n"}}},
		Funding:   network.Answer[network.Funding]{Items: []network.Funding{}},
		Technical: network.Answer[string]{Items: []string{"Une <pelle> & un seau"}},
	}
	s.Results = append(s.Results, network.Result{ID: "arrosage/2", Text: "=bacs\nverts", Year: 2011, Value: amount(-3), OutOf: &five, Note: "n"})
	s.Planning = []network.Step{{When: network.Span{From: day("mi-mars 2011"), To: day("mi-mars 2011")}, Text: "Début"}}
	s.Partners, s.Conditions, s.Population = network.Answer[network.Partner]{Items: []network.Partner{{Name: "A, B", Role: "r"}}}, "c", network.Range{From: 10}
	s.Audience = network.Answer[network.Audience]{Items: []network.Audience{{Who: "Élèves", Number: &two}, {Who: "=tous"}}}
	s.Keywords = network.Answer[string]{Items: []string{"pluie", "cuve, \"citerne\""}}
	s.Images = []network.Image{{File: "a b.png", Alt: "x"}}
	s.Links, s.Source = []network.Link{{Name: "l", URL: "https://example.org/?a=1&b=2"}}, network.Link{Name: "s"}
	m := n.Meetings[0]
	m.Summary, m.Host, m.Place, m.Themes, m.Duration, m.Actions = "r", "luc", "p", []string{"eau"}, "half-day", &two
	m.Attendance.People, m.Attendance.Count = &two, &two
	m.Visits = []network.SiteVisit{{Commune: "luc", Text: "v"}}
	m.Commitments = []network.Commitment{{ID: "2011-11-25/1", Commune: "luc", Text: "-1 bac", Due: day("2012-06"), Done: day("2012-05")}}
	n.Meetings = append(n.Meetings, &network.Meeting{ID: "2012-06", Title: "Suite", Date: day("2012-06"), Kind: network.Exchange, Status: network.MeetingPlanned, Time: network.ClockSpan{From: -1, To: -1}})
	d := n.Diagnostics[0]
	d.Practices = network.Answer[network.Practice]{Items: []network.Practice{{ID: "luc/1", Theme: "eau", Text: "Paillage", Since: day("2009"), Sheet: "arrosage", Group: "goutte", Offers: []string{"visit"}}}}
	n.Practices = []*network.PracticeGroup{{ID: "goutte", Name: "Goutte à goutte", Theme: "eau", Summary: "=peu", Aliases: []string{"arrosage lent"}}}
	s.Practice = "goutte"
	d.Needs.Items = append(d.Needs.Items, network.Need{ID: "luc/3", Theme: "eau", Text: "secret", Private: true}, network.Need{ID: "luc/4", Theme: "eau", Text: "Citerne", MetBy: "olemps-arrosage"})
	a := n.Adoptions[0]
	a.Considered, a.Started, a.InPlace, a.Adaptation = day("2011-09"), day("2011-11"), day("2012-03"), "=moins grand"
	a.Means = network.Means{
		People:  network.Answer[network.Person]{Items: []network.Person{{Who: "=élu", Days: amount(2), Year: 2012}}},
		Cost:    network.Answer[network.Cost]{Items: []network.Cost{{Money: network.Money{Amount: &network.Amount{Interval: network.Interval{Min: 80, Max: 120}}, Tax: network.TaxExcluded}, Year: 2012}}},
		Funding: network.Answer[network.Funding]{Items: []network.Funding{{By: "Olemps, \"commune\"", Share: amount(30)}}},
		Gains:   network.Answer[network.Gain]{Items: []network.Gain{{Text: "-1 bac", Money: network.Money{Amount: amount(2), Per: "an"}, Kind: network.Saving}}},
	}
	a.Results = []network.Result{{ID: "olemps-arrosage/1", Indicator: "eau", Year: 2012, Value: amount(2)}}
	// A sheet and an adoption may have one name, and so may their results.
	n.Adoptions = append(n.Adoptions, &network.Adoption{ID: "arrosage", Sheet: "fuites", Commune: "olemps", From: "lipor", Considered: day("2011"), Means: network.Means{None: true},
		Results: []network.Result{{ID: "arrosage/1", Text: "t", Year: 2011}}})
	return n
}

// Announced is the sample with a meeting of which little is known.
func Announced() *network.Network {
	n := Sample()
	n.Meetings = append(n.Meetings, &network.Meeting{
		ID: "2012-06", Title: "La suite", Date: network.Date{Year: 2012, Month: 6}, Kind: network.Exchange, Status: network.MeetingPlanned,
		Time: network.ClockSpan{From: -1, To: -1}, Host: "olemps", Place: "=1+1", Themes: []string{"eau"}, Pos: diag.Whole("content/meetings/2012-06.md"),
	})
	return n
}

// Remembering is a network of five located communes: a need that two answer, a
// private one, a chain of adoptions and an objective over three years.
func Remembering() *network.Network {
	at := func(file string) diag.Pos { return diag.Whole("content/" + file) }
	in := func(year int16) network.Date { return network.Date{Year: year} }
	place := func(id, name string, population int, lat, lon float64) *network.Commune {
		return &network.Commune{ID: id, Name: name, Population: population, Lat: lat, Lon: lon, Located: true}
	}
	tonnes := func(year int, value float64) network.Result {
		return network.Result{Indicator: "dechets", Year: year, Value: &network.Amount{Interval: network.Point(value)}}
	}
	need := func(text string, private bool) network.Need {
		return network.Need{Theme: "eau", Text: text, Private: private}
	}
	return &network.Network{
		Name: "Réseau", Lang: locale.French, Licence: "etalab-2.0",
		Programme:  network.Span{From: in(2010), To: in(2012)},
		Repository: &network.Repository{URL: "https://forge.example.org/r", Branch: "main", Forge: "gitlab"},
		Communes: []*network.Commune{
			place("belval", "Belval", 1100, 44.10, 2.50), place("luc", "Luc", 1000, 44.00, 2.50),
			place("olemps", "Olemps", 1200, 44.02, 2.60), place("rodez", "Rodez", 24000, 44.05, 2.57),
			{ID: "ailleurs", Name: "Ailleurs"},
		},
		Themes:     []*network.Theme{{ID: "eau", Name: "Eau"}, {ID: "tri", Name: "Tri"}},
		Indicators: []*network.Indicator{{ID: "dechets", Name: "Déchets évités", Unit: "t", Total: network.Sum}},
		Objectives: []*network.Objective{
			{ID: "chaque-annee", Name: "Deux tonnes par an", Indicator: "dechets", Target: network.Target{Value: 2}, PerYear: true},
			{ID: "six", Name: "Six communes", Measure: network.CommunesInvolved, Target: network.Target{Value: 6}, OutOfCommunes: true},
		},
		Sheets: []*network.Sheet{{
			ID: "pluie", Title: "Récupérer la pluie", Communes: []string{"rodez"}, Themes: []string{"eau"}, Status: network.InPlace,
			Date: in(2010), Period: network.Span{From: in(2010)}, Pos: at("sheets/pluie.md"),
			Results: []network.Result{tonnes(2010, 3), tonnes(2011, 1)},
			Targets: []network.SheetTarget{
				{Indicator: "dechets", Target: network.Target{Value: 4}, By: in(2011)}, {Text: "Donner envie"}, {Objective: "six"},
			},
			Means: network.Means{
				Cost:    network.Answer[network.Cost]{Items: []network.Cost{{Money: euros(900)}, {Money: euros(50), Kind: network.Staff}}},
				Funding: network.Answer[network.Funding]{Items: []network.Funding{{Money: euros(300)}}},
			},
		}},
		Diagnostics: []*network.Diagnostic{
			{Commune: "luc", Needs: network.Answer[network.Need]{Items: []network.Need{need("Arroser moins", false), need("Un secret", true)}}},
			{Commune: "belval", Practices: network.Answer[network.Practice]{Items: []network.Practice{{Theme: "tri", Text: "Deux bacs"}}}},
		},
		Adoptions: []*network.Adoption{
			{ID: "belval-pluie", Sheet: "pluie", Commune: "belval", From: "olemps", Started: in(2011), Abandoned: in(2012), Pos: at("adoptions/belval-pluie.md")},
			{ID: "olemps-pluie", Sheet: "pluie", Commune: "olemps", From: "rodez", InPlace: in(2011), Results: []network.Result{tonnes(2011, 2)}, Pos: at("adoptions/olemps-pluie.md")},
		},
	}
}

func euros(v float64) network.Money {
	return network.Money{Amount: &network.Amount{Interval: network.Point(v)}}
}
