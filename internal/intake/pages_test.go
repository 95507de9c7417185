package intake

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"essaim/internal/document"
	"essaim/internal/document/documenttest"
	"essaim/internal/plainyaml"
	"essaim/internal/source"
	"essaim/test/loop"
)

// FuzzPage: whatever the bytes of a page, or of its text, each word is in the sheet or in
// the report, no figure is made, each is quoted, no file lies outside the site, and it
// does not take long.
func FuzzPage(f *testing.F) {
	f.Add([]byte("<h1>Un four</h1><h3>Planning</h3><p>2010 : essai<br>2011 : suite</p><h3>Moyens financiers</h3><p>Temps d'agents : 560 €.</p>"))
	f.Add([]byte("Un four\nContexte\nIl fuyait.\nRésultats quantitatifs\n5 communes sur 8, 11 personnes\nMoyens humains\nEn 2011, 39 heures. Des agents.\n"))
	f.Add([]byte("<table><tr><td>Commune<td>Luc<tr><td>Coût<td>3 €</table><ul><li>a<ul><li>b</ul></ul><dl><dt>x<dd>y</dl>"))
	f.Add([]byte("<h1>x</h1><table><tr><th>Poste<th>Montant<th>Année<tr><td rowspan=2>Bacs<td>450 €<td>2019<tr><td colspan=2>12</table><p hidden>3 <s>4</s></p>"))
	for _, file := range []string{"first-network.html", "first-network.txt"} {
		data, err := os.ReadFile("testdata/published/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	site := NewSite(inLanguage("fr"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		doc, err := document.ReadPage(data)
		if err != nil {
			return
		}
		var d *Draft
		loop.Within(t, 10*time.Second, "a page", func() { d = site.Draft("essai.html", doc) })
		nothingIsLost(t, doc, d)
		noFigureIsMade(t, doc, d)
		eachFigureIsQuoted(t, d)
		noWordOfThePageIsLost(t, data, d)
		if !strings.HasPrefix(d.File.Path, "content/sheets/") || !fs.ValidPath(d.File.Path) {
			t.Errorf("%q would be written", d.File.Path)
		}
	})
}

// noWordOfThePageIsLost: what HTML's own tokens say is in the draft or in the report.
func noWordOfThePageIsLost(t testing.TB, data []byte, d *Draft) {
	t.Helper()
	texts, known := documenttest.PageTexts(data)
	if !known {
		return
	}
	said := string(d.File.Data) + " " + d.Name
	for _, p := range d.Problems {
		said += " " + p.Args.String()
	}
	for _, w := range documenttest.Lost(texts, said, func(s string) []string { return strings.Fields(words(clean(s))) }) {
		t.Errorf("%q of the page is lost:\n%s", w, said)
	}
}

var figureKeys = regexp.MustCompile(`^(?:- )?(?:montant|valeur|heures|jours|etp|part|cible|nombre|sur): (.*)$`)

// eachFigureIsQuoted: above each figure of the front matter, above its item or above its
// list stands a comment that has it.
func eachFigureIsQuoted(t testing.TB, d *Draft) {
	t.Helper()
	_, front, _ := strings.Cut(string(d.File.Data), "---\n")
	front, _, _ = strings.Cut(front, "\n---")
	type level struct {
		indent int
		quote  string
	}
	var open []level // what the line is in, each with the comment above it
	comment := ""
	for line := range strings.Lines(front) {
		text := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if said, is := strings.CutPrefix(text, "#"); is {
			comment += " " + said
			continue
		}
		for len(open) > 0 && open[len(open)-1].indent >= indent {
			open = open[:len(open)-1]
		}
		quoted := comment
		for _, l := range open {
			quoted += " " + l.quote
		}
		open, comment = append(open, level{indent, comment}), ""
		found := figureKeys.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		for _, n := range regexp.MustCompile(`[0-9]+`).FindAllString(found[1], -1) {
			if !regexp.MustCompile(`(^|[^0-9])` + n + `($|[^0-9])`).MatchString(quoted) {
				t.Errorf("%s has no quotation:\n%s", text, front)
			}
		}
	}
}

// yamlOf is front matter, a line a value with the keys that lead to it, and the place of
// its item in each list.
func yamlOf(n *plainyaml.Node, path string) string {
	var out strings.Builder
	switch n.Kind {
	case plainyaml.Mapping:
		for i := 0; i+1 < len(n.Content); i += 2 {
			out.WriteString(yamlOf(n.Content[i+1], strings.TrimPrefix(path+"/"+n.Content[i].Value, "/")))
		}
	case plainyaml.Sequence:
		for i, c := range n.Content {
			out.WriteString(yamlOf(c, fmt.Sprintf("%s %d", path, i+1)))
		}
	default:
		fmt.Fprintf(&out, "%s: %s\n", path, n.Value)
	}
	return out.String()
}

// TestFirstNetwork: the published sheet of the first network, saved as a page and pasted as
// a text, comes back with all its facts, each at its key, each figure with its quotation.
func TestFirstNetwork(t *testing.T) {
	site := NewSite(os.DirFS("../.."))
	for _, file := range []string{"first-network.html", "first-network.txt"} {
		data, err := os.ReadFile("testdata/published/" + file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := document.ReadPage(data)
		if err != nil {
			t.Fatal(err)
		}
		d := site.Draft(file, doc)
		nothingIsLost(t, doc, d)
		noFigureIsMade(t, doc, d)
		eachFigureIsQuoted(t, d)
		noWordOfThePageIsLost(t, data, d)
		front, ok := source.FrontOf(Overlay(nil, []File{d.File}), d.File.Path)
		if !ok {
			t.Fatal(string(d.File.Data))
		}
		got := yamlOf(front, "")
		if file == "first-network.html" { // the text says no address
			got = strings.Replace(got, "source/url: https://fiches.example.org/fiche/reseau-de-communes\n", "", 1)
		}
		if want := strings.TrimLeft(firstNetworkFront, "\n"); got != want {
			t.Errorf("%s: %s", file, firstDifference(got, want))
		}
		_, body, _ := strings.Cut(string(d.File.Data)[4:], "\n---\n")
		if want := strings.TrimLeft(firstNetworkText, "\n"); strings.TrimSpace(body)+"\n" != want {
			t.Errorf("%s: %s", file, firstDifference(strings.TrimSpace(body)+"\n", want))
		}
		for _, want := range []string{
			"# « Acteur : Communauté d'agglomération Grand Rodez »", "# « 1 rencontre d'échanges par an, tant que dure le programme »", "# « 6 communes sur 8 engagées dans le réseau »",
			"# « 1 action concrète de réduction des déchets par an dans les communes »", "# « 1 rencontre tenue en 2011 »", "# « 1 en préparation en 2012 »", "# « 5 communes sur 8 à la première rencontre »", "# « 11 personnes »",
			"# « En 2011, environ 39 heures de l'animatrice du réseau »", "# « Moyens financiers : Temps d'agents : environ 560 € »", "# « Action exemplaire »",
		} {
			if !strings.Contains(strings.Join(strings.Fields(string(d.File.Data)), " "), want) {
				t.Errorf("%s: %s is not in\n%s", file, want, d.File.Data)
			}
		}
	}
}

// firstNetworkFront are the facts of the first network's sheet, at their keys.
const firstNetworkFront = `
brouillon: oui
titre: Créer un réseau d’échanges entre les communes de l’agglomération
commune: réseau
thème: 
statut: 
moyens/humains 1/qui: Chargé de prévention pour le diagnostic, en année 1
moyens/humains 2/qui: animatrice du réseau
moyens/humains 2/heures: environ 39 heures
moyens/humains 2/année: 2011
moyens/humains 3/qui: Élus et agents des communes
moyens/coût 1/montant: environ 560 €
moyens/coût 1/nature: personnel
moyens/coût 1/note: Temps d'agents
moyens/techniques: aucun
résultats 1/texte: Rencontre tenue
résultats 1/année: 2011
résultats 1/valeur: 1
résultats 2/texte: En préparation
résultats 2/année: 2012
résultats 2/valeur: 1
résultats 3/texte: Communes à la première rencontre
résultats 3/valeur: 5
résultats 3/sur: 8
résultats 4/texte: Personnes
résultats 4/valeur: 11
exemplaire: oui
objectifs/général: Mettre les communes en relation autour des bonnes pratiques de chacune, et leur faciliter l'adoption de nouvelles actions.
objectifs/cibles 1/texte: 1 rencontre d'échanges par an, tant que dure le programme
objectifs/cibles 1/cible: 1
objectifs/cibles 2/texte: 6 communes sur 8 engagées dans le réseau
objectifs/cibles 2/cible: 6
objectifs/cibles 3/texte: 1 action concrète de réduction des déchets par an dans les communes
objectifs/cibles 3/cible: 1
calendrier 1/date: 2010
calendrier 1/texte: diagnostic par entretiens (pratiques et besoins)
calendrier 2/date: Juillet 2011
calendrier 2/texte: les communes sont sollicitées pour participer
calendrier 3/date: Septembre 2011
calendrier 3/texte: réunion avec les communes et choix des actions
calendrier 4/date: Septembre 2011
calendrier 4/texte: préparation des fiches que présenteront les techniciens
calendrier 5/date: Octobre 2011
calendrier 5/texte: diaporama
calendrier 6/date: Début novembre 2011
calendrier 6/texte: courriers d'invitation aux maires, avec le programme de la journée
calendrier 7/date: 25 novembre 2011
calendrier 7/texte: première journée, 4 actions présentées
calendrier 8/date: Juin 2012
calendrier 8/texte: deuxième rencontre, une demi-journée sur les produits d'entretien, dans la collectivité qui porte l'action
partenaires 1/nom: Communes membres
mots-clés 1: exemplarité
mots-clés 2: échanges
mots-clés 3: communes
`

// firstNetworkText is what stays text, under the headings of a sheet.
const firstNetworkText = `
1 place Adrien-Rozier

BP 53531

12035 Rodez

## Contexte

Pour établir le diagnostic de son territoire, l'agglomération a interrogé chacune de ses communes membres sur ce qu'elle pratiquait déjà et sur ce dont elle avait besoin.

Certaines voulaient agir sans savoir comment s'y prendre, d'autres agissaient déjà. D'où l'idée d'un réseau d'échanges sur l'exemplarité, bien accueillie dès le départ : une rencontre d'une journée présente de bonnes pratiques locales, et de courtes fiches sont remises à toutes les communes.

## Résultats qualitatifs

- Les techniciens, qui ne se croisent jamais autrement, ont montré une motivation et un intérêt réels.
- Préparer les fiches courtes avec les agents leur donne du recul : ils voient leur action d'un œil neuf.
- La présence des élus référents a croisé les regards, ce qui peut aider l'action à s'étendre ailleurs.
- Satisfaits de ces échanges et intéressés, les agents deviennent des relais auprès des habitants.

## Facteurs de réussite

L'opération demande peu de moyens : elle peut se répéter, pourvu que les communes y trouvent un intérêt (leurs actions mises en valeur, des outils qui en facilitent le déploiement).

Là où les communes sont nombreuses, repérer les pratiques et préparer les fiches avec les agents peut être plus difficile ou plus long, si les rencontres doivent être plus fréquentes ou se tenir ailleurs.

## Difficultés rencontrées

Rédiger avec les agents, avant les rencontres, les fiches envoyées à tous les participants.

Obtenir la présence des élus et des agents.

## Recommandations éventuelles

- Bien préparer les rencontres : elles doivent motiver élus et agents, relais ensuite auprès des habitants.
- Entendre les souhaits de tous les participants : c'est peut-être l'occasion d'élargir le réseau à l'exemplarité en général, au-delà des déchets.
- Laisser les communes proposer thèmes et actions.
- Ne pas trop solliciter : limiter les actions présentées, prévoir des visites ou des rencontres ailleurs.
- Se faire connaître par la presse et la communication.
`
