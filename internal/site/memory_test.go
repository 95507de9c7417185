package site

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/plan"
	"essaim/internal/view"
)

func remembered(t *testing.T) *plan.Plan {
	t.Helper()
	p, problems := New(input(networktest.Remembering()))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

// plain writes a value out, its special spaces made plain.
func plain(v any) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(fmt.Sprintf("%v", v))
}

func TestMatrixTellsSignsAndWords(t *testing.T) {
	v := shown[view.MatrixPage](t, remembered(t), "/matrice/")
	var rows []string
	for _, r := range v.Rows {
		row := r.Commune.Name
		for _, c := range r.Cells {
			row += " | " + c.Words
		}
		rows = append(rows, row)
	}
	want := "Ailleurs | non renseigné | non renseigné\nBelval | non renseigné | fait\nLuc | cherche | non renseigné\n" +
		"Olemps | a repris | non renseigné\nRodez | fait | non renseigné"
	if got := strings.Join(rows, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := plain(v.Figures); !strings.Contains(got, "Besoins ouverts 2 dont 1 non public") {
		t.Errorf("figures: %s", got)
	}
}

func TestPrivateNeedsAreNamedNowhere(t *testing.T) {
	for _, o := range remembered(t).Outputs {
		if o.View != nil && strings.Contains(fmt.Sprintf("%+v", o.View()), "Un secret") {
			t.Errorf("%s shows a need that is not public", o.URL)
		}
	}
}

// Olemps is of like size, near, and measured what it took up: it goes before
// Rodez, whose sheet it is, and the sheet is proposed once.
func TestNeedsMeetPracticesForReasons(t *testing.T) {
	v := shown[view.CommunePage](t, remembered(t), "/communes/luc/")
	if len(v.Needs) != 1 || len(v.Needs[0].Matches) != 1 {
		t.Fatalf("needs %+v", v.Needs)
	}
	m := v.Needs[0].Matches[0]
	if got, want := plain(m.Name+" – "+m.Note), "Olemps : Récupérer la pluie – même thème, résultats mesurés, taille comparable (1 200 habitants), à 8 km"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if m.URL != "/fiches/pluie/#adoption-olemps-pluie" {
		t.Errorf("it leads to %s", m.URL)
	}
	if len(v.Next) != 1 || len(v.Next[0].Reasons) != 2 || v.Next[0].Sheet.URL != "/fiches/pluie/" {
		t.Errorf("next steps %+v", v.Next)
	}
}

func TestUnansweredNeedsSaySo(t *testing.T) {
	n := networktest.Remembering()
	n.Diagnostics[0].Needs.Items[0].Theme = "tri"
	n.Diagnostics[1].Practices.Items = nil
	p, _ := New(input(n))
	v := shown[view.MatrixPage](t, p, "/matrice/")
	if len(v.Alone) != 1 || v.Alone[0].Commune.Name != "Luc" || !v.Alone[0].Alone {
		t.Errorf("alone: %+v", v.Alone)
	}
}

func TestMatrixIsEmptyWhileNobodyTold(t *testing.T) {
	n := networktest.Remembering()
	n.Sheets, n.Adoptions, n.Diagnostics = nil, nil, nil
	p, _ := New(input(n))
	if v := shown[view.MatrixPage](t, p, "/matrice/"); v.Rows != nil || v.Entries != nil {
		t.Errorf("%+v", v.Rows)
	}
}

func TestAdoptionsTellWhoLearntFromWhom(t *testing.T) {
	v := shown[view.SheetPage](t, remembered(t), "/fiches/pluie/")
	if v.Adopters != "Reprise par\u00a02 communes" && plain(v.Adopters) != "Reprise par 2 communes" {
		t.Errorf("adopters: %q", v.Adopters)
	}
	if len(v.Adoptions) != 2 || v.Adoptions[0].Commune.Name != "Olemps" || v.Adoptions[1].From.Name != "Olemps" || v.Adoptions[1].State.ID != "abandoned" {
		t.Errorf("adoptions: %+v", v.Adoptions)
	}
	if v.Spread == nil || len(v.Spread.Nodes) != 3 || len(v.Spread.Lines) != 2 {
		t.Fatalf("spread: %+v", v.Spread)
	}
	for i, n := range v.Spread.Nodes {
		if i > 0 && n.Left <= v.Spread.Nodes[i-1].Left {
			t.Errorf("%+v is no step further", n)
		}
	}
	if got, want := plain(*v.Compared), "{[Rodez Olemps] [{Déchets évités [1 t (2011) 2 t (2011)]}]}"; got != want {
		t.Errorf("compared: %s, want %s", got, want)
	}
}

func TestTakingUpBeginsOnTheForge(t *testing.T) {
	v := shown[view.SheetPage](t, remembered(t), "/fiches/pluie/")
	u, err := url.Parse(v.AdoptURL)
	if err != nil {
		t.Fatal(err)
	}
	if got := u.Query().Get("file_name"); got != "notre-commune-pluie.md" {
		t.Errorf("file %q", got)
	}
	text := u.Query().Get("content")
	if !strings.HasPrefix(text, "---\nbrouillon: oui # ") || !strings.Contains(text, "\nfiche: pluie\ncommune: # ") || !strings.Contains(text, "\n---\n\n") {
		t.Errorf("text:\n%s", text)
	}
	n := networktest.Remembering()
	n.Repository = nil
	p, _ := New(input(n))
	if v := shown[view.SheetPage](t, p, "/fiches/pluie/"); v.AdoptURL != "" {
		t.Errorf("no repository, yet %s", v.AdoptURL)
	}
}

func TestOverviewsRollUp(t *testing.T) {
	p := remembered(t)
	v := shown[view.OverviewPage](t, p, "/objectifs/par-theme/")
	if len(v.Groups) != 1 || v.Groups[0].Name.Name != "Eau" {
		t.Fatalf("groups %+v", v.Groups)
	}
	g := v.Groups[0]
	if len(g.Results) != 1 || plain(g.Results[0].Value) != "6 t" || plain(g.Results[0].Price) != "225 € de dépenses par tonne (1 fiche)" || len(g.Results[0].Evidence) != 3 {
		t.Errorf("results %+v", g.Results)
	}
	figures := plain(g.Figures)
	for _, want := range []string{"Coût 900 € 1 fiche sur 1 renseignée, hors temps d’agent (50 €)", "Reste à charge 600 €", "Coût par habitant 0,04 €"} {
		if !strings.Contains(figures, want) {
			t.Errorf("figures %s lack %q", figures, want)
		}
	}
	if len(g.Targets) != 2 || g.Targets[0].Status.ID != "reached" || g.Targets[1].Status.Words != "" {
		t.Errorf("targets %+v", g.Targets)
	}

	var years []string
	for _, g := range shown[view.OverviewPage](t, p, "/objectifs/par-annee/").Groups {
		line := g.Name.Name
		for _, r := range g.Results {
			line += " " + plain(r.Value)
		}
		years = append(years, fmt.Sprint(line, " ", len(g.Targets)))
	}
	if got := strings.Join(years, ", "); got != "2011 3 t 1, 2010 3 t 0, Sans échéance 1" {
		t.Errorf("years: %s", got)
	}
	var names []string
	for _, g := range shown[view.OverviewPage](t, p, "/objectifs/par-commune/").Groups {
		names = append(names, g.Name.Name)
	}
	if got := strings.Join(names, " "); got != "Olemps Rodez" {
		t.Errorf("communes: %s", got)
	}
}

// A hundred targets a page, whatever the groups; figures stand by the first.
func TestOverviewsArePaged(t *testing.T) {
	n := networktest.Remembering()
	for range 150 {
		n.Sheets[0].Targets = append(n.Sheets[0].Targets, network.SheetTarget{Text: "Encore"})
	}
	p, _ := New(input(n))
	first := shown[view.OverviewPage](t, p, "/objectifs/par-theme/")
	second := shown[view.OverviewPage](t, p, "/objectifs/par-theme/page-2/")
	if len(first.Groups[0].Targets) != 100-headLines || len(second.Groups[0].Targets) != 52+headLines {
		t.Errorf("%d and %d", len(first.Groups[0].Targets), len(second.Groups[0].Targets))
	}
	if len(first.Groups[0].Results) != 1 || second.Groups[0].Results != nil {
		t.Error("figures belong to the first page of a group")
	}
}

func TestChartOfYears(t *testing.T) {
	v := shown[view.ObjectivePage](t, remembered(t), "/objectifs/chaque-annee/")
	if v.Chart == nil || len(v.Chart.Columns) != 3 {
		t.Fatalf("chart %+v", v.Chart)
	}
	c := v.Chart.Columns
	// 3 t of at most 3 fill the height; the target of 2, of all years, is two thirds of it.
	if c[0].Top != 44 || c[0].Rise != 160 || v.Chart.Target != v.Chart.Base-107 || c[0].Status.ID != "reached" {
		t.Errorf("2010: %+v, target %d", c[0], v.Chart.Target)
	}
	if c[2].Top != -1 || c[2].Value != "" || c[2].Expected < 0 {
		t.Errorf("2012 has no result yet, and something is expected: %+v", c[2])
	}
	whole := shown[view.ObjectivePage](t, remembered(t), "/objectifs/six/").Chart
	if whole == nil || !whole.Running || whole.Rows[len(whole.Rows)-1].Value == "" {
		t.Errorf("a single period has its years: %+v", whole)
	}
}

func TestWhatRemainsIsCountedNeverNamed(t *testing.T) {
	six := shown[view.ObjectivePage](t, remembered(t), "/objectifs/six/").Objective
	each := shown[view.ObjectivePage](t, remembered(t), "/objectifs/chaque-annee/").Objective
	if got := plain(six.Rows[0].Rest); got != "Il manque 3 communes sur les 6 visées." {
		t.Errorf("rest: %q", got)
	}
	if got := plain(each.Rows[2].Reason); !strings.HasPrefix(got, "Non calculable : aucune fiche") {
		t.Errorf("reason: %q", got)
	}
}

func TestEvidenceIsCutToASentence(t *testing.T) {
	p := newPlanner(input(networktest.Remembering()))
	if more := plain(p.Some("evidence.more", 2)); more != "et 2 autres" {
		t.Error(more)
	}
}

func TestNoMapWithoutCoordinates(t *testing.T) {
	n := networktest.Remembering()
	for _, c := range n.Communes {
		c.Located = false
	}
	p, _ := New(input(n))
	if v := shown[view.CommunesPage](t, p, "/communes/"); v.Map != nil || len(v.Communes) != 5 {
		t.Errorf("%+v", v.Map)
	}
}

// Two hundred communes: two pages of the table and of the list, one map.
func TestManyCommunes(t *testing.T) {
	n := networktest.Remembering()
	for i := range 195 {
		n.Communes = append(n.Communes, &network.Commune{ID: fmt.Sprint("c", i), Name: fmt.Sprint("Commune ", i), Located: true, Lat: 44 + float64(i%14)/14, Lon: 2 + float64(i/14)/14})
	}
	p, _ := New(input(n))
	if a, b := shown[view.MatrixPage](t, p, "/matrice/"), shown[view.MatrixPage](t, p, "/matrice/page-2/"); len(a.Rows) != 100 || len(b.Rows) != 100 || b.Figures != nil {
		t.Errorf("%d and %d rows", len(a.Rows), len(b.Rows))
	}
	if a, b := shown[view.CommunesPage](t, p, "/communes/"), shown[view.CommunesPage](t, p, "/communes/page-2/"); len(a.Communes) != 100 || len(b.Communes) != 100 || len(a.Map.Marks) != 199 || b.Map != nil {
		t.Error("the map is whole, on the first page")
	}
}

// What proves that private needs were met leads to nobody.
func TestPrivateEvidenceLeadsToNobody(t *testing.T) {
	n := networktest.Remembering()
	n.Diagnostics[0].Needs.Items[1].Met = network.Date{Year: 2011}
	n.Objectives = append(n.Objectives, &network.Objective{ID: "besoins", Name: "Un besoin", Measure: network.MeasureOf("needs-met"), Target: network.Target{Value: 1}})
	p, _ := New(input(n))
	proofs := shown[view.ObjectivePage](t, p, "/objectifs/besoins/").Objective.Rows[0].Evidence
	if len(proofs) != 1 || proofs[0].Name != "Besoins non publics" || proofs[0].URL != "/matrice/" {
		t.Errorf("%+v", proofs)
	}
}
