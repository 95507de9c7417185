package federation_test

import (
	"slices"
	"testing"

	"essaim/internal/network"
)

// casesOf are the ids of the cases of a practice on the portal.
func casesOf(t *testing.T, edits ...string) []string {
	t.Helper()
	s, problems := gathered(t, pulled(t, world(t, edits...), "portal", "vallee", "causse", "leman"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	g := network.Practices{Situation: s}.Named("vaisselle-et-bacs")
	if g == nil {
		t.Fatal("the portal's practice is not there")
	}
	var ids []string
	for _, c := range g.Cases {
		ids = append(ids, c.ID())
	}
	return ids
}

// A portal's practice has the cases of all networks: of a practice of its id, its name or
// one of its other names, declared there or not.
func TestPracticesAcrossNetworks(t *testing.T) {
	const (
		themes = "  - {id: entretien, name: Produits d’entretien, aliases: [nettoyage]}\n"
		own    = themes + "practices: [{id: vaisselle-et-bacs, name: Bacs et gobelets, aliases: [Composteurs de quartier, gobelets]}]\n"
		leman  = "  - {id: dechets-evites, name: Déchets évités, unit: L}\n"
		period = "date: 2021-02-03\n"
	)
	declared := func(practice, named string) []string {
		return []string{themes, own, leman, leman + "practices: [" + practice + "]\n", period, period + "practice: " + named + "\n"}
	}
	valley := []string{"vallee/composteurs", "vallee/rodez-composteurs", "olemps-composteurs"}
	for _, c := range []struct {
		why   string
		edits []string
		want  []string
	}{
		{"of its id", declared("{id: vaisselle-et-bacs, name: Autre}", "vaisselle-et-bacs"), append(slices.Clone(valley), "leman/vaisselle")},
		{"of its name", declared("{id: autre, name: bacs et gobelets}", "autre"), append(slices.Clone(valley), "leman/vaisselle")},
		{"of another name", declared("{id: autre, name: Gobelets}", "autre"), append(slices.Clone(valley), "leman/vaisselle")},
		{"of none", declared("{id: autre, name: Autre}", "autre"), valley},
		{"the valley's, whose sheet is one without a declaration, neither", append(declared("{id: autre, name: Autre}", "autre"), "Composteurs de quartier\ncommune: luc\ntheme: compostage", "Tas\ncommune: luc\ntheme: compostage"), nil},
	} {
		got := casesOf(t, c.edits...)
		slices.Sort(got)
		want := slices.Clone(c.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.why, got, want)
		}
	}
}
