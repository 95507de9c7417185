package layout

import (
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/view"
)

// testChrome is that of a small French network.
func testChrome() *view.Chrome {
	return &view.Chrome{
		Lang: "fr", Name: "Réseau d’échanges de l’agglomération", Home: "/", BasePath: "/",
		Stylesheets: []string{"/essaim/site.css?v=1"}, Icon: "/essaim/icon.svg?v=1",
		Menu: []view.MenuItem{
			{Name: "Fiches", URL: "/fiches/", Section: "sheets"}, {Name: "Thèmes", URL: "/themes/", Section: "themes"},
			{Name: "Communes", URL: "/communes/", Section: "communes"}, {Name: "Objectifs", URL: "/objectifs/", Section: "objectives"},
			{Name: "Rencontres", URL: "/rencontres/", Section: "meetings"},
		},
		Footer: []view.Link{
			{Name: "Contact", URL: "/contact/"}, {Name: "Plan du site", URL: "/plan-du-site/"},
			{Name: "Mentions légales", URL: "/mentions-legales/"}, {Name: "Accessibilité\u00a0: non conforme", URL: "/accessibilite/"},
		},
		Licence:      view.Link{Name: "Licence Ouverte 2.0", URL: "https://licence.example/"},
		Organisation: "Communauté d’agglomération", Policy: "default-src 'none'; style-src 'self'; img-src 'self'",
		AsOf: "31 mai 2012", Situation: "Situation au 31 mai 2012", Generator: "essaim test",
	}
}

// testSheet is a sheet that has everything.
func testSheet() Data {
	inProgress := view.Status{ID: "in-progress", Words: "en cours, en retard", Late: true}
	reached := view.Status{ID: "reached", Words: "atteint"}
	meeting := view.Link{Name: "Première journée du réseau", URL: "/rencontres/2011-11-25/", Note: "25 novembre 2011"}
	view := view.SheetPage{
		Head: view.Head{
			Title: "Un réseau d’échanges entre les communes de l’agglomération", FullTitle: "Un réseau d’échanges entre les communes – Réseau",
			Description: "Une journée par an pour présenter les bonnes pratiques de chacun.", URL: "/fiches/reseau/", Canonical: "https://reseau.example.org/fiches/reseau/",
			Section: "sheets", OpenGraph: "article", Published: "2012-01-15",
			Breadcrumb: []view.Link{{Name: "Toutes les fiches", URL: "/fiches/"}, {Name: "Éco-exemplarité", URL: "/themes/exemplarite/"}, {Name: "Un réseau d’échanges"}},
			EditURL:    "https://forge.example.org/edit/reseau.md",
		},
		Summary:   "Une journée par an pour présenter les bonnes pratiques de chacun, et des fiches courtes remises à toutes les communes.",
		Status:    view.Status{ID: "in-place", Words: "En place"},
		Exemplary: true,
		Themes:    []view.Link{{Name: "Éco-exemplarité", URL: "/themes/exemplarite/"}, {Name: "Réduction des déchets", URL: "/themes/prevention-dechets/"}},
		Figures: []view.Figure{
			{Label: "Communes à la première réunion", Value: "5 sur 8", Note: "11 personnes, 2011"}, {Label: "Temps d’animation", Value: "environ 39\u202fh", Note: "en 2011"},
			{Label: "Coût", Value: "environ 560\u202f€", Note: "valeur du temps d’agent"}, {Label: "Période", Value: "depuis 2010", Note: "en place, se poursuit"},
		},
		Carriers: []view.Carrier{{Name: "Communauté d’agglomération", Address: "1 place Adrien-Rozier\n12035 Rodez", Phone: "05 65 00 00 00"}},
		Contact:  &view.Contact{Role: "Animation du réseau", Email: "prevention@example.org", URL: "/contact/"},
		General:  "Mettre les communes en relation autour des bonnes pratiques de chacune et faciliter la reprise de nouvelles actions.",
		Targets: []view.Target{
			{
				Name: "Six communes sur huit impliquées", URL: "/objectifs/six-communes/", Judged: true, Status: inProgress,
				Sentence: "5 communes sur 8 pour un objectif de 6\u00a0: en cours au 31 mai 2012.", Rest: "Il manque 1 commune sur les 6 visées.",
				Bar: &view.Bar{Value: 625, Target: 750, Expected: 690},
			},
			{
				Name: "Une réunion d’échange par an", URL: "/objectifs/une-reunion-par-an/", Judged: true, Status: inProgress,
				Rows: []view.Row{
					{Label: "2011", Status: reached, Sentence: "1 réunion pour un objectif de 1\u00a0: atteint au 31 mai 2012.", Bar: &view.Bar{Value: 1000, Target: 1000, Expected: -1}, Evidence: []view.Evidence{{Link: meeting, Value: "1"}}},
					{Label: "2012", Status: inProgress, Sentence: "0 réunion pour un objectif de 1\u00a0: en cours au 31 mai 2012.", Expected: "0 réunion", Bar: &view.Bar{Target: 1000}},
				},
			},
			{Name: "Créer du lien entre techniciens"},
		},
		Results: []view.Result{
			{Label: "Communes présentes à la rencontre", Value: "5 sur 8", Year: "2011", Note: "première rencontre"},
			{Label: "Personnes présentes à la rencontre", Value: "11", Year: "2011"}, {Label: "Rencontre en préparation", Value: "1", Year: "2012"},
		},
		Planning: []view.Step{
			{Date: "2010", Text: "Diagnostic dans les communes\u00a0: pratiques et besoins"}, {Date: "juillet 2011", Text: "Les communes sont invitées à rejoindre le réseau"},
			{Date: "septembre 2011", Text: "Choix des actions à présenter"}, {Date: "octobre 2011", Text: "Préparation du diaporama"},
			{Date: "début novembre 2011", Text: "Courriers d’invitation aux maires, avec le programme"}, {Date: "25 novembre 2011", Text: "Première journée du réseau, quatre actions présentées"},
		},
		Means: view.Means{
			Rows: []view.MeansRow{
				{Name: "Animation du réseau", Quantity: "environ 39\u202fh", Note: "2011"}, {Name: "Temps d’agent, valorisé", Quantity: "environ 560\u202f€", Note: "correspond à ces heures"},
				{Name: "Financements", Unknown: true}, {Name: "Moyens techniques", Quantity: "aucun"},
			},
			Notes: []string{"Le temps d’agent valorisé est la valeur des heures passées\u00a0: il ne s’y ajoute pas."},
		},
		Partners:   view.Answer{Given: true, Items: []string{"Communes membres"}},
		Conditions: "L’action demande peu de moyens.", Population: "communes de 500 à 60\u202f000 habitants",
		Images: []view.Image{{URL: "/fiches/reseau/atelier.jpg", Alt: "Une table ronde", Credit: "l’agglomération"}},
		Files:  []view.File{{Name: "Affiche A3", URL: "/fiches/reseau/affiche.pdf", Format: "PDF", Size: "19\u202fko"}},
		Links:  []view.Link{{Name: "Guide de l’éco-exemplarité", URL: "https://guide.example.org/"}},
		Source: &view.Link{Name: "Retours d’expérience", URL: "https://source.example.org/"}, Presented: []view.Link{meeting},
		Adoptions: []view.Adoption{{Commune: view.Link{Name: "Luc", URL: "/communes/luc/"}, State: view.Status{ID: "started", Words: "Commencée"}, Date: "novembre 2011", Adaptation: "Une demi-journée seulement."}},
		Related:   []view.Link{{Name: "Produits d’entretien\u00a0: moins et mieux", URL: "/fiches/entretien/", Note: "même thème"}},
		Citation:  "Communauté d’agglomération, «\u202fUn réseau d’échanges\u202f», 2012. Licence Ouverte 2.0.",
		Checked:   "30 mars 2012", Date: "15 janvier 2012", Period: "depuis 2010",
		Text: view.Text{File: "content/sheets/reseau.md"},
	}
	text := []byte("<p>Pour son diagnostic de territoire, l’agglomération a enquêté dans toutes ses communes\u00a0: quelles pratiques, quels besoins\u202f? Certaines voulaient agir sans savoir comment\u202f; d’autres le faisaient déjà.</p>\n")
	body := markdown.Doc{Sections: []markdown.Section{
		{}, {Kind: network.Context, Title: "Contexte", ID: "contexte", Written: text}, {Title: "Et après", ID: "et-apres", Written: text},
		{Kind: network.Qualitative, Title: "Résultats qualitatifs", ID: "resultats-qualitatifs", Written: text},
		{Kind: network.SuccessFactors, Title: "Facteurs de réussite", ID: "facteurs-de-reussite", Written: []byte("<p>Peu de moyens, et une action reproductible.</p>")},
		{Kind: network.Difficulties, Title: "Difficultés", ID: "difficultes", Written: []byte("<ul><li>Rédiger les fiches à plusieurs.</li><li>Réunir élus et agents.</li></ul>")},
	}}
	return Data{Chrome: testChrome(), Page: view, Bodies: map[string]markdown.Doc{"content/sheets/reseau.md": body}}
}
