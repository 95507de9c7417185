package site

import (
	"strings"
	"testing"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/view"
)

// bodies is the sample with a syndicate that carries a sheet alone and another
// with luc, and from which olemps learnt; rodez became luc.
func bodies() *network.Network {
	n := networktest.Sample()
	two := 281
	n.Institutions = []*network.Institution{
		{Commune: network.Commune{ID: "sydom", Name: "SYDOM", Population: 9000, Area: &network.Amount{Interval: network.Point(11.2)}}, Kind: network.Syndicate, Siren: "251200000"},
	}
	n.Communes[0].Area = &network.Amount{Interval: network.About(40)}
	n.Communes = append(n.Communes, &network.Commune{ID: "rodez", Name: "Rodez", Member: network.Span{To: network.Date{Year: 2011}}, Became: "luc"})
	day := network.Date{Year: 2012, Month: 2}
	cubic := func(id string, value float64, carrier string) network.Result {
		return network.Result{ID: id, Indicator: "eau", Year: 2012, Value: &network.Amount{Interval: network.Point(value)}, Carrier: carrier}
	}
	n.Sheets = append(n.Sheets,
		&network.Sheet{
			ID: "citerne", Title: "Une citerne", Institutions: []string{"sydom"}, Themes: []string{"eau"}, Status: network.InPlace, Date: day,
			Period: network.Span{From: day}, Results: []network.Result{cubic("citerne/1", 7, "")},
			Partners: network.Answer[network.Partner]{Items: []network.Partner{{Name: "École"}, {Name: "Association", Role: "Animation"}}},
			Audience: network.Answer[network.Audience]{Items: []network.Audience{{Who: "Élèves", Number: &two}, {Who: "Habitants"}}},
			Keywords: network.Answer[string]{Items: []string{"pluie"}},
		},
		&network.Sheet{
			ID: "ensemble", Title: "Ensemble", Communes: []string{"luc"}, Institutions: []string{"sydom"}, Themes: []string{"eau"}, Status: network.Ongoing, Date: day,
			Results: []network.Result{cubic("ensemble/1", 3, ""), cubic("ensemble/2", 2, "luc")},
		},
		&network.Sheet{ID: "apres", Title: "Après", Communes: []string{"rodez"}, Themes: []string{"eau"}, Status: network.Planned, Date: day},
	)
	n.Adoptions[0].Sheet, n.Adoptions[0].From = "arrosage", "sydom"
	n.Objectives = append(n.Objectives, &network.Objective{ID: "actions", Name: "Des actions", Measure: network.ActionsDone, Target: network.Target{Value: 1}})
	return n
}

func TestOrganisationPages(t *testing.T) {
	p, problems := New(input(bodies()))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	page := shown[view.OrganisationPage](t, p, "/essai/organisations/sydom/")
	list := shown[view.OrganisationsPage](t, p, "/essai/organisations/")
	luc := shown[view.CommunePage](t, p, "/essai/communes/luc/")
	rodez := shown[view.CommunePage](t, p, "/essai/communes/rodez/")
	communes := shown[view.CommunesPage](t, p, "/essai/communes/")
	citerne := shown[view.SheetPage](t, p, "/essai/fiches/citerne/")
	ensemble := shown[view.SheetPage](t, p, "/essai/fiches/ensemble/")
	arrosage := shown[view.SheetPage](t, p, "/essai/fiches/arrosage/")
	siteMap := shown[view.SiteMapPage](t, p, "/essai/plan-du-site/")
	actions := shown[view.ObjectivePage](t, p, "/essai/objectifs/actions/")
	for what, c := range map[string][2]string{
		"kind":                         {page.Kind, "Syndicat"},
		"area":                         {page.Area, "11,2 km²"},
		"area of a commune":            {luc.Area, "environ 40 km²"},
		"cards":                        {titles(page.Cards), "Une citerne, Ensemble"},
		"its results":                  {rolled(page.Results), "10 m³ : Une citerne (7 m³, 2012 ; ), Ensemble (3 m³, 2012 ; avec Luc)"},
		"with whom":                    {rolled(luc.Results), "1 205,5 m³ : Arroser moins (1 200,5 m³, 2012 ; ), Ensemble (3 m³, 2012 ; avec SYDOM), Ensemble (2 m³, 2012 ; )"},
		"who learnt from it":           {page.Taught[0].Name + ", " + page.Taught[0].Note, "Arroser moins, Olemps"},
		"its row":                      {list.Organisations[0].Name + ", " + list.Organisations[0].Kind + ", " + list.Organisations[0].Sheets, "SYDOM, Syndicat, 2 fiches"},
		"the way to the list":          {communes.Others.URL, "/essai/organisations/"},
		"who carries":                  {citerne.Carriers[0].Name + " " + citerne.Carriers[0].URL, "SYDOM /essai/organisations/sydom/"},
		"who carries together":         {ensemble.Carriers[0].Name + ", " + ensemble.Carriers[1].Name, "Luc, SYDOM"},
		"partners":                     {strings.Join(citerne.Partners.Items, " ; "), "École ; Association (Animation)"},
		"audience":                     {citerne.Audience, "Élèves (281), Habitants"},
		"keywords":                     {citerne.Lists[0].Title + " : " + citerne.Lists[0].Items[0], "Mots-clés : pluie"},
		"a result of one carrier":      {ensemble.Results[1].Label, "Eau économisée (Luc)"},
		"learnt from":                  {arrosage.Adoptions[0].From.URL, "/essai/organisations/sydom/"},
		"site map":                     {siteMap.Groups[len(siteMap.Groups)-2].Title + " : " + siteMap.Groups[len(siteMap.Groups)-2].Links[0].Name, "Organismes : SYDOM"},
		"the successor's later sheet":  {titles(luc.Cards), "Après, Ensemble, Arroser moins, Chercher les fuites"},
		"what became of it":            {rodez.Became.Name + " : " + rodez.Became.Note, "Luc : Depuis le lendemain du 31 décembre 2011, ses nouvelles fiches, ses nouveaux besoins et ses reprises sont ceux de cette commune."},
		"what it was":                  {luc.Formerly[0].Name + " : " + luc.Formerly[0].Note, "Rodez : Jusqu’au 31 décembre 2011. Ses fiches, ses besoins et ses reprises d’après sont ici."},
		"what an objective leaves out": {actions.Objective.Rows[0].Reason, "Une action portée par un organisme qui n’est pas une commune n’est pas comptée."},
	} {
		if got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(c[0]); got != c[1] {
			t.Errorf("%s: %q, not %q", what, got, c[1])
		}
	}
	if len(rodez.Cards) != 0 {
		t.Errorf("a commune that is no more carries %s", titles(rodez.Cards))
	}
}

// Without a body there is neither list nor link nor filter.
func TestNoOrganisation(t *testing.T) {
	p, _ := New(input(networktest.Sample()))
	for _, o := range p.Outputs {
		if strings.Contains(o.URL, "/organisations/") {
			t.Errorf("%s is planned", o.URL)
		}
	}
	if v := shown[view.CommunesPage](t, p, "/essai/communes/"); v.Others.URL != "" {
		t.Errorf("a link to %s", v.Others.URL)
	}
	for _, f := range p.Facets {
		if f.Name == organisationFacet {
			t.Error("a filter that nothing answers")
		}
	}
}

func titles(cards []view.Card) string {
	var list []string
	for _, c := range cards {
		list = append(list, c.Title)
	}
	return strings.Join(list, ", ")
}

func rolled(list []view.RolledUp) string {
	var texts []string
	for _, r := range list {
		var proofs []string
		for _, e := range r.Evidence {
			proofs = append(proofs, e.Name+" ("+e.Value+" ; "+e.Note+")")
		}
		texts = append(texts, r.Value+" : "+strings.Join(proofs, ", "))
	}
	return strings.Join(texts, "\n")
}
