package intake

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"essaim/internal/document"
	"essaim/internal/folders"
	"essaim/internal/plainyaml"
	"essaim/internal/source"
	"essaim/test/loop"
)

// proposedOf reads a text as a table and proposes its rows; with what the tables and the
// report say.
func proposedOf(t testing.TB, site *Site, text string) (batch *Batch, grids []document.Grid, said string) {
	t.Helper()
	grids, err := document.ReadGrids([]byte(text))
	if err != nil {
		return nil, nil, ""
	}
	tables, problems := site.Tables("essai.csv", grids, nil)
	batch = site.Propose(tables)
	var out strings.Builder
	for _, table := range tables {
		for _, c := range table.Columns {
			out.WriteString(c.Heading + " ")
		}
	}
	for _, p := range append(problems, batch.Problems...) {
		out.WriteString(p.Args.String() + " ")
	}
	for _, d := range batch.Drafts {
		out.WriteString(string(d.File.Data) + " " + d.Name + " ")
	}
	return batch, grids, out.String()
}

// noCellIsLost fails when a word of a cell is neither in a draft nor in the report, and
// when a draft has a figure that no cell has.
func noCellIsLost(t testing.TB, batch *Batch, grids []document.Grid, said string, unlike bool) {
	t.Helper()
	has := map[string]bool{}
	for _, w := range strings.Fields(words(said)) {
		has[w] = true
	}
	var there strings.Builder
	for _, g := range grids {
		for _, row := range g.Rows {
			for _, c := range row.Cells {
				there.WriteString(c.Text + " ")
				for _, w := range strings.Fields(words(clean(c.Text))) {
					if !has[w] && !unlike {
						t.Errorf("%q is lost:\n%s", w, said)
					}
				}
			}
		}
	}
	numbers := regexp.MustCompile(`[0-9]+`)
	known := map[string]bool{}
	for _, n := range numbers.FindAllString(there.String(), -1) {
		known[n] = true
	}
	for _, d := range batch.Drafts {
		for line := range strings.Lines(string(d.File.Data)) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") || strings.HasPrefix(line, "- id:") {
				continue
			}
			for _, n := range numbers.FindAllString(line, -1) {
				if !known[n] {
					t.Errorf("%s is made up: %s", n, line)
				}
			}
		}
	}
}

// FuzzRows: whatever a table says, each of its words is in a draft or in the report, no
// figure is made, no file lies outside the site, and it does not take long.
func FuzzRows(f *testing.F) {
	for _, text := range []string{
		"Titre;Commune;Thème;Coût (k€);Partenaires\nUn four;Luc;tri;1,5;ADEME, Région\n;Luc;;;\n",
		"Commune,Thème,Besoin,Depuis\nLuc,tri,Un lavoir,2011\nNulle part,tri,x,\n",
		"Commune,Code INSEE,Population\nLuc-sur-Orbe,12133,1\nAilleurs,1,x\n",
		"Fiche|Commune|En place\nComposteurs|Luc|2012\nComposteurs|Luc|2012\n",
		"Titre\tIndicateur\tValeur\tAnnée\nComposteurs\tBacs distribués\t12 bacs\t2011\nUn four\t\t1/2\t2011\n",
		"Titre;Objectifs;Résultats;Calendrier;Moyens humains\nx;6 communes sur 8;12 bacs en 2020;2010 : essai;39\n",
		"Titre;Titre;\n../../etc/passwd;---;# x\n<script>;[x](javascript:1);| a |\n",
		"Pratique;Commune;Offre\nSavon;Luc;visite\n",
	} {
		f.Add(text)
	}
	site := NewSite(inLanguage("fr"))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<13 || strings.Count(text, "\n") > 200 {
			return
		}
		var batch *Batch
		var grids []document.Grid
		var said string
		loop.Within(t, 20*time.Second, "a table", func() { batch, grids, said = proposedOf(t, site, text) })
		if batch == nil {
			return
		}
		noCellIsLost(t, batch, grids, said, len(batch.Drafts) == 0 && len(batch.Problems) == 0)
		paths := map[string]bool{}
		for _, d := range batch.Drafts {
			if !fs.ValidPath(d.File.Path) || !strings.HasPrefix(d.File.Path, "content/") || !folders.OnWindows(d.File.Path[strings.LastIndexByte(d.File.Path, '/')+1:]) {
				t.Errorf("%q would be written", d.File.Path)
			}
			if d.Adds != "" {
				continue
			}
			if paths[d.File.Path] {
				t.Errorf("%q would be written twice", d.File.Path)
			}
			paths[d.File.Path] = true
			if _, ok := source.FrontOf(Overlay(nil, []File{d.File}), d.File.Path); !ok && strings.Contains(string(d.File.Data), ":\n") {
				t.Errorf("nobody reads\n%s", d.File.Data)
			}
		}
	})
}

// FuzzPage: the same of the words of a page.
func FuzzPage(f *testing.F) {
	f.Add("<h1>Un four</h1><h3>Planning</h3><p>2010 : essai<br>2011 : suite</p><h3>Moyens financiers</h3><p>Temps d'agents : 560 €.</p>")
	f.Add("Un four\nContexte\nIl fuyait.\nRésultats quantitatifs\n5 communes sur 8, 11 personnes\nMoyens humains\nEn 2011, 39 heures. Des agents.\n")
	f.Add("<table><tr><td>Commune<td>Luc<tr><td>Coût<td>3 €</table><ul><li>a<ul><li>b</ul></ul><dl><dt>x<dd>y</dl>")
	site := NewSite(inLanguage("fr"))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		doc, err := document.ReadPage([]byte(text))
		if err != nil {
			return
		}
		var d *Draft
		loop.Within(t, 10*time.Second, "a page", func() { d = site.Draft("essai.html", doc) })
		nothingIsLost(t, doc, d)
		noFigureIsMade(t, doc, d)
		if !strings.HasPrefix(d.File.Path, "content/sheets/") || !fs.ValidPath(d.File.Path) {
			t.Errorf("%q would be written", d.File.Path)
		}
	})
}

// TestLargeTable: 20,000 rows take bounded time and memory.
func TestLargeTable(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	var text strings.Builder
	text.WriteString("Titre;Commune;Thème;Statut;Coût;Résumé;Contexte;Date\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "Action numéro %d;Luc;tri;en place;%d €;Un résumé %d;Le contexte;2019\n", i, i, i)
	}
	site := NewSite(inLanguage("fr"))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var batch *Batch
	loop.Within(t, 30*time.Second, "20,000 rows", func() { batch, _, _ = proposedOf(t, site, text.String()) })
	runtime.ReadMemStats(&after)
	if len(batch.Drafts) != 20_000 {
		t.Fatal(len(batch.Drafts))
	}
	if held := (after.HeapInuse - before.HeapInuse) >> 20; held > 900 {
		t.Errorf("%d MiB held", held)
	} else {
		t.Logf("%d MiB held", held)
	}
}

// published is the published text of the first network's sheet, in its template.
const published = `<html><head><meta charset="utf-8"><title>x</title></head><body><main><h1>Mise en place d'un réseau d'échanges entre les communes</h1>
<p><b>Acteur :</b> Communauté d'agglomération Grand Rodez</p><p>Fiche exemplaire</p>
<h2>Contexte</h2><p>Pour le diagnostic du territoire, chaque commune a été interrogée.</p>
<h2>Objectifs et résultats</h2>
<h3>Objectifs généraux</h3><p>Mettre en relation les communes sur les bonnes pratiques de chacune.</p>
<h3>Objectifs quantitatifs</h3><p>1 réunion d'échange par an<br>6 communes sur 8 impliquées dans le réseau<br>1 action concrète de réduction des déchets par an dans les communes</p>
<h3>Résultats quantitatifs</h3><p>1 réunion tenue en 2011, 1 en préparation en 2012<br>5 communes sur 8 à la première réunion, 11 personnes</p>
<h3>Résultats qualitatifs</h3><p>Une motivation et un intérêt réels parmi les techniciens.</p>
<h2>Mise en œuvre</h2>
<h3>Planning</h3><ul><li>2010 : diagnostic par entretiens</li><li>Juillet 2011 : invitation à participer</li><li>Septembre 2011 : réunion avec les communes</li><li>Septembre 2011 : préparation des fiches</li><li>Octobre 2011 : diaporama</li><li>Début novembre 2011 : courriers aux maires</li><li>25 novembre 2011 : première journée, 4 actions</li><li>Juin 2012 : deuxième rencontre</li></ul>
<h3>Moyens humains</h3><p>Chargé de prévention pour le diagnostic en année 1. En 2011, environ 39 heures de l'animatrice du réseau. Élus et agents des communes.</p>
<h3>Moyens financiers</h3><p>Temps d'agents : environ 560 €</p>
<h3>Moyens techniques</h3><p>Aucun</p>
<h3>Partenaires mobilisés</h3><p>Communes membres</p>
<h2>Valorisation</h2>
<h3>Facteurs de réussite</h3><p>L'action demande peu de moyens.</p>
<h3>Difficultés rencontrées</h3><p>La rédaction des fiches avec les agents.</p>
<h3>Recommandations éventuelles</h3><p>Bien préparer les rencontres.</p></main></body></html>`

// yamlOf is front matter, a line a value with the keys that lead to it.
func yamlOf(n *plainyaml.Node, path string) string {
	var out strings.Builder
	switch n.Kind {
	case plainyaml.Mapping:
		for i := 0; i+1 < len(n.Content); i += 2 {
			out.WriteString(yamlOf(n.Content[i+1], strings.TrimPrefix(path+"/"+n.Content[i].Value, "/")))
		}
	case plainyaml.Sequence:
		for _, c := range n.Content {
			out.WriteString(yamlOf(c, path))
		}
	default:
		fmt.Fprintf(&out, "%s %s\n", path, n.Value)
	}
	return out.String()
}

// TestFirstNetwork: the published sheet of the first network comes back with its facts.
func TestFirstNetwork(t *testing.T) {
	site := NewSite(os.DirFS("../.."))
	doc, err := document.ReadPage([]byte(published))
	if err != nil {
		t.Fatal(err)
	}
	d := site.Draft("fiche.html", doc)
	nothingIsLost(t, doc, d)
	noFigureIsMade(t, doc, d)
	var got strings.Builder
	front, ok := source.FrontOf(Overlay(nil, []File{d.File}), d.File.Path)
	if !ok {
		t.Fatal(string(d.File.Data))
	}
	fmt.Fprintln(&got, yamlOf(front, ""))
	for _, want := range []string{
		"commune réseau", "exemplaire oui", "objectifs/général Mettre en relation les communes sur les bonnes pratiques de chacune.",
		"objectifs/cibles/texte 1 réunion d'échange par an", "objectifs/cibles/texte 6 communes sur 8 impliquées dans le réseau", "objectifs/cibles/cible 6", "objectifs/cibles/texte 1 action concrète de réduction des déchets par an dans les communes",
		"résultats/texte Réunion tenue", "résultats/année 2011", "résultats/année 2012", "résultats/valeur 5", "résultats/sur 8", "résultats/valeur 11",
		"calendrier/date 2010", "calendrier/date Juillet 2011", "calendrier/date Septembre 2011", "calendrier/date Octobre 2011", "calendrier/date Début novembre 2011", "calendrier/date 25 novembre 2011", "calendrier/date Juin 2012", "calendrier/texte première journée, 4 actions",
		"moyens/humains/heures environ 39 heures", "moyens/humains/qui animatrice du réseau", "moyens/humains/année 2011", "moyens/humains/qui Élus et agents des communes", "moyens/coût/montant environ 560 €", "moyens/coût/nature personnel", "moyens/techniques aucun",
		"partenaires/nom Communes membres",
	} {
		if !strings.Contains(got.String(), want+"\n") {
			t.Errorf("%s is not in\n%s", want, got.String())
		}
	}
	for _, want := range []string{"## Contexte", "## Résultats qualitatifs", "## Facteurs de réussite", "## Difficultés rencontrées", "## Recommandations éventuelles"} {
		if !strings.Contains(string(d.File.Data), want) {
			t.Errorf("%s is not in\n%s", want, d.File.Data)
		}
	}
}
