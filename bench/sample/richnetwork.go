package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

const (
	meanIndicator = "gaspillage-par-repas"
	lastIndicator = "aires-en-service"
)

// stockOf is a figure of which a commune can have one a year only; the first
// sheets, one a commune, give it.
func stockOf(i, communes int) int {
	if i >= communes {
		return 0
	}
	return 1 + i%40
}

// counted are objectives on what a network counts of itself.
var counted = []struct{ name, form string }{
	{"Une rencontre du réseau par an", "measure: meetings-held, target: 1, per: year, from: 2016"},
	{"Toutes les communes engagées", "measure: communes-involved, target: 100, out_of: communes"},
	{"Cinq communes à chaque rencontre", "measure: communes-present, target: 5, out_of: communes, per: year"},
	{"Cinq actions dans chaque commune", "measure: actions-done, target: 5, for_each: commune"},
	{"Trois cents actions du premier thème", "measure: actions-done, theme: theme-1, target: 300"},
	{"Cent fiches partagées", "mesure: sheets-published, cible: 100"},
	{"60 grammes jetés par repas, au plus", "indicator: " + meanIndicator + ", target: 60 g, direction: down, per: year"},
	{"Mille aires de compostage", "indicator: " + lastIndicator + ", target: environ 1 000"},
}

// declareMore adds what a plain network has none of.
func (n *Network) declareMore(objectives int) {
	n.Indicators = append(n.Indicators,
		Indicator{Named{meanIndicator, "Nourriture jetée par repas"}, "g", "mean"},
		Indicator{Named{lastIndicator, "Aires de compostage en service"}, "aires", "last"},
	)
	for i := range n.Objectives {
		n.Objectives[i].form = fmt.Sprintf("indicator: %s, target: %d, per: year", n.Objectives[i].Indicator, n.Objectives[i].Target)
	}
	for _, c := range counted {
		n.Objectives = append(n.Objectives, Objective{Named: Named{fmt.Sprint("objectif-", len(n.Objectives)+1), c.name}, form: c.form})
	}
	for i := 0; len(n.Objectives) < objectives; i++ {
		m, theme := n.Indicators[i%len(measured)], n.Themes[i%len(n.Themes)]
		n.Objectives = append(n.Objectives, Objective{
			Named:     Named{fmt.Sprint("objectif-", len(n.Objectives)+1), m.Name + " : " + theme.Name},
			Indicator: m.ID, Target: 100 * (i + 1),
			form: fmt.Sprintf("indicator: %s, theme: %s, target: %d %s, from: %d", m.ID, theme.ID, 100*(i+1), m.Unit, 2015+i%5),
		})
	}
}

// essaimRich writes all but the sheets of a rich network. Its legal notice is
// not complete, as that of a new network.
func (n *Network) essaimRich(w *writer) {
	r := rand.New(rand.NewPCG(n.seed, 3))
	w.file("content/network.yaml", n.declaration(r))
	for i, m := range n.Meetings {
		w.file("content/meetings/"+m.Date+".md", n.meeting(r, i, m))
	}
	t := text{r: r, n: n, i: 0}
	w.file("content/pages/index.md", "---\nsummary: Ce que les communes ont essayé.\n---\n\n"+t.body(1500))
	w.file("content/pages/le-reseau.md", "---\ntitre: Le réseau\n---\n\n"+t.body(4000))
	for i := 0; i < len(n.Communes); i += 3 {
		w.file("content/communes/"+n.Communes[i].ID+".md", n.diagnostic(r, i))
	}
	for i := 50; i < n.Sheets; i += 200 {
		n.adoption(w, i)
	}
	if err := n.photos(w); w.err == nil {
		w.err = err
	}
}

func (n *Network) declaration(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString(`# Réseau inventé : communes, adresses et chiffres n'existent pas.
name: Réseau du banc d'essai
description: >-
  Un réseau inventé, qui mesure le temps qu'il faut pour le construire
  quand ses fiches sont écrites comme on écrit.
lang: fr
time_zone: Europe/Paris
base_url: https://reseau.example.org/
organisation:
  name: Communauté du banc d'essai
  address: 1 place de la Mairie, 00000 Ville
  siren: "299999904"
contact: {role: Animation du réseau, email: reseau@example.org}
programme: {from: 2015, to: 2024}
as_of: 2024-12-31                # les chiffres ne bougent pas
licence: etalab-2.0
legal:
  host: {name: Hébergeur}        # adresse, téléphone : à demander

communes:
`)
	for i, c := range n.Communes {
		n.commune(&b, r, i, c)
	}
	b.WriteString("\nthemes:\n")
	for _, t := range n.Themes {
		fmt.Fprintf(&b, "  - id: %s\n    name: %s\n    summary: %s\n    aliases: %s\n", t.ID, quote(t.Name), quote(n.lexicon.sentence(r, 10)), listOf([]string{n.lexicon.word(r), invented(r)}))
	}
	b.WriteString("\nindicators:\n")
	for _, i := range n.Indicators {
		total := i.total
		if total == "" {
			total = "sum"
		}
		fmt.Fprintf(&b, "  - {id: %s, nom: %s, unité: %s, cumul: %s}\n", i.ID, i.Name, i.Unit, total)
	}
	b.WriteString("\nobjectives:\n")
	for i, o := range n.Objectives {
		if i%3 == 0 {
			fmt.Fprintf(&b, "  - id: %s\n    name: %s\n    %s\n", o.ID, quote(o.Name), strings.ReplaceAll(o.form, ", ", "\n    "))
			continue
		}
		fmt.Fprintf(&b, "  - {id: %s, name: %s, %s}\n", o.ID, quote(o.Name), o.form)
	}
	return b.String()
}

func (n *Network) commune(b *strings.Builder, r *rand.Rand, i int, c Commune) {
	if i%3 > 0 {
		fmt.Fprintf(b, "  - {id: %s, name: %s, code: \"%s\", population: %s habitants, website: \"https://%s.example.org/\"}\n", c.ID, c.Name, c.Code, number(r, c.Population), c.ID)
		return
	}
	fmt.Fprintf(b, "  - id: %s\n    name: %s\n    code: \"%s\"\n    population: %d\n    lat: %.3f\n    lon: %.3f\n    address: Place de la Mairie, 99%03d %s\n    email: mairie@%s.example.org\n    salutation: Madame la Maire\n",
		c.ID, c.Name, c.Code, c.Population, 45+r.Float64(), 2+r.Float64(), i, c.Name, c.ID)
}

func (n *Network) meeting(r *rand.Rand, i int, m Meeting) string {
	f := front{r: r, french: 50, flow: 80}
	agenda := list{fields{{"text", "Accueil"}, {"minutes", 15}}}
	for range min(n.Sheets, 3) {
		agenda = append(agenda, fields{{"sheet|fiche", verbatim(SheetID(r.IntN(min(n.Sheets, 1000))))}, {"minutes", 30}, {"speaker|intervenant", pick(r, roles)}})
	}
	var present list
	for _, c := range m.Communes {
		present = append(present, verbatim(c))
	}
	f.block("", fields{
		{"title", m.Title}, {"date", verbatim(m.Date)}, {"kind", verbatim("exchange")}, {"status", verbatim(pick(r, []string{"held", "tenue"}))},
		{"time|horaires", verbatim("14h-17h30")}, {"host|hôte", verbatim(n.Communes[i].ID)}, {"agenda|ordre-du-jour", agenda},
		{"attendance|participation", fields{{"people", 10 + r.IntN(40)}, {"communes", present}}},
	})
	t := text{r: r, n: n, i: 0}
	return "---\n" + f.String() + "---\n\n" + t.body(2500)
}

// diagnostic is what a commune does and looks for; it carries the sheet of its
// own number, where there is one.
func (n *Network) diagnostic(r *rand.Rand, i int) string {
	f := front{r: r, french: 30, flow: 80}
	sheet := verbatim("")
	if i < n.Sheets {
		sheet = verbatim(SheetID(i))
	}
	f.block("", fields{
		{"interview|entretien", fields{{"date", verbatim("2016-09")}, {"status", verbatim("done")}}},
		{"practices|pratiques", list{fields{{"theme", n.theme(r)}, {"text", n.phrase(r, 5)}, {"since|depuis", 2016}, {"sheet|fiche", sheet}, {"offers|propose", list{verbatim("visit"), verbatim("talk")}}}}},
		{"needs|besoins", list{
			fields{{"theme", n.theme(r)}, {"text", n.phrase(r, 6)}, {"since|depuis", verbatim("2016-09")}},
			fields{{"theme", n.theme(r)}, {"text", n.phrase(r, 6)}, {"since|depuis", 2017}, {"met|satisfait", 2019}},
		}},
	})
	t := text{r: r, n: n, i: 0}
	t.paragraph()
	return "---\n" + f.String() + "---\n\n" + t.String()
}

func (n *Network) theme(r *rand.Rand) verbatim { return verbatim(n.Themes[r.IntN(len(n.Themes))].ID) }

// adoption has a sheet taken up by a commune that does not carry it.
func (n *Network) adoption(w *writer, i int) {
	r := rand.New(rand.NewPCG(n.seed, uint64(i)+1<<41))
	sheet, at := n.Sheet(i), r.IntN(len(n.Communes))
	for n.Communes[at].ID == sheet.Commune || n.Communes[at].ID == sheet.second {
		at = (at + 1) % len(n.Communes)
	}
	commune := n.Communes[at].ID
	f := front{r: r, french: 50, flow: 90}
	f.block("", fields{
		{"sheet|fiche", verbatim(sheet.ID)}, {"commune", verbatim(commune)}, {"considered|envisagée", verbatim("2022-11")}, {"in-place|en-place", verbatim("mars 2024")},
		{"adaptation", n.phrase(r, 9)}, {"results", list{fields{{"indicator", verbatim("indicateur-1")}, {"year", 2024}, {"value", 1 + r.IntN(40)}}}},
	})
	w.file("content/adoptions/"+sheet.ID+"-"+commune+".md", "---\n"+f.String()+"---\n\n"+n.lexicon.sentence(r, 20)+"\n")
}
