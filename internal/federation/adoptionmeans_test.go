package federation_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/network"
)

// inAdoption gives the adoption of the valley something more to say, and what else changes.
func inAdoption(means string, edits ...string) []string {
	const results = "results: [{indicator: dechets-evites, year: 2021, value: 0.4}]"
	return append([]string{results, "means: " + means + "\n" + results}, edits...)
}

// caseOf is an adoption as a case of its practice.
func caseOf(t *testing.T, s *network.Situation, id string) *network.Case {
	t.Helper()
	for _, g := range (network.Practices{Situation: s}).All() {
		for _, c := range g.Cases {
			if c.Adoption != nil && c.ID() == id {
				return c
			}
		}
	}
	t.Fatalf("%s is no case", id)
	return nil
}

func costOf(c *network.Case) *network.Evidenced {
	return c.Of(network.Measurand{Kind: network.OfCost})
}

const allOfIt = "{people: [{who: Agents, hours: 12, year: 2021}], cost: [{amount: 300 à 500 € TTC, kind: operating, year: 2021, note: bacs}, {amount: 2, per: foyer}], " +
	"funding: [{by: Rodez, amount: 250}, {by: Luc-la-Primaube, share: 20 %}], technical: none, gains: [{text: Collecte, amount: 90, per: an, kind: saving}]}"

// What an adoption took is the same on a portal: its cost, for each inhabitant too, its
// hours, who paid.
func TestMeansOfAdoption(t *testing.T) {
	s, problems := gathered(t, pulled(t, world(t, inAdoption(allOfIt)...), "portal", "vallee", "causse", "leman"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c := caseOf(t, s, "vallee/rodez-composteurs")
	if cost := costOf(c); cost == nil || cost.Min != 300 || cost.Max != 500 || cost.Year != 2021 || cost.PerHead == nil || cost.PerHead.Min*24000 != 300 || cost.Taxes.Only() != network.TaxIncluded {
		t.Errorf("%+v", cost)
	}
	if hours := c.Of(network.Measurand{Kind: network.OfHours}); hours == nil || hours.Max != 12 {
		t.Errorf("%+v", hours)
	}
	m := s.MeansOf(c.Outlay())
	if m.Own.Min != 250 || !m.OpenGrants || m.Grants.Max != 0 {
		t.Errorf("own funds %v, grants %v", m.Own, m.Grants)
	}
	means := c.Adoption.Means
	if !means.Technical.None() || len(means.Gains.Items) != 1 || means.Gains.Items[0].Per != "an" || means.Cost.Items[1].Per != "foyer" || means.Cost.Items[0].Note != "bacs" {
		t.Errorf("%+v", means)
	}
	// None of it is in a total of sheets: 1000 € and 50 to 60 € of the valley, 200 € of the causse.
	if cost := s.Means(2021).Cost; cost.Min != 50 || cost.Max != 60 || cost.Sheets != 1 {
		t.Errorf("all sheets of 2021: %v of %d", cost.Interval, cost.Sheets)
	}
}

// Other money is never added to the portal's; that nothing was needed is known in any.
func TestMeansOfAdoptionInOtherMoney(t *testing.T) {
	francs := []string{"as_of: 2022-06-30", "currency: CHF\nas_of: 2022-06-30"}
	means := "{people: [{hours: 12, year: 2021}], cost: [{amount: 300, year: 2021}], funding: [{by: Canton, amount: 100}]}"
	s, _ := gathered(t, pulled(t, world(t, inAdoption(means, francs...)...), "portal", "vallee", "causse", "leman"))
	c := caseOf(t, s, "vallee/rodez-composteurs")
	if cost := costOf(c); cost != nil {
		t.Errorf("francs are a cost in euros: %+v", cost)
	}
	if hours := c.Of(network.Measurand{Kind: network.OfHours}); hours == nil || hours.Min != 12 {
		t.Errorf("hours are hours: %+v", hours)
	}
	if note := c.Adoption.Means.Cost.Items[0].Note; !strings.Contains(note, "300") || !strings.Contains(note, "CHF") {
		t.Errorf("note: %q", note)
	}
	if m := s.MeansOf(c.Outlay()); m.Grants.Max != 0 || !m.OpenGrants {
		t.Errorf("grants: %+v", m.Grants)
	}
	s, _ = gathered(t, pulled(t, world(t, inAdoption("none", francs...)...), "portal", "vallee", "causse", "leman"))
	if cost := costOf(caseOf(t, s, "vallee/rodez-composteurs")); cost == nil || cost.Max != 0 {
		t.Errorf("nothing: %+v", cost)
	}
}

// Data of a program that has no such columns yet say nothing of it.
func TestAdoptionsWithoutMeans(t *testing.T) {
	site := pulled(t, world(t, inAdoption(allOfIt)...), "portal", "vallee", "causse", "leman")
	const file = "federation/vallee/adoptions.json"
	older := regexp.MustCompile(`,"means":\{.*?"gains":(null|\[.*?\])\}`).ReplaceAll(site[file].Data, nil)
	if strings.Contains(string(older), "means") || len(older) >= len(site[file].Data) {
		t.Fatalf("%s", older)
	}
	site[file] = &fstest.MapFile{Data: older}
	s, problems := gathered(t, site)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c := caseOf(t, s, "vallee/rodez-composteurs")
	if costOf(c) != nil || c.Of(network.Measurand{Kind: network.OfHours}) != nil || c.Adoption.Means.None {
		t.Errorf("%+v", c.Evidence)
	}
	if len(c.Adoption.Results) != 1 {
		t.Errorf("its results are lost: %+v", c.Adoption)
	}
}

// A portal above a portal has them too, of the network where they are at home.
func TestMeansOfAdoptionThroughAPortal(t *testing.T) {
	site, _ := above(t, asItIs, inAdoption("{cost: {amount: 400, year: 2021}}")...)
	s, problems := gathered(t, site)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if cost := costOf(caseOf(t, s, "vallee/rodez-composteurs")); cost == nil || cost.Min != 400 {
		t.Errorf("%+v", cost)
	}
}
