package network

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var updateGuide = flag.Bool("update-guide", false, "write the table of units into the guide")

// The guide lists the units that are known, from the table.
func TestGuideListsUnits(t *testing.T) {
	const guide, head, foot = "../../docs/guide-redaction.md", "<!-- unités -->\n", "<!-- fin des unités -->\n"
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), head)
	table, after, ended := strings.Cut(rest, foot)
	if !found || !ended {
		t.Fatal("the guide has no table of units")
	}
	want := unitTable(t)
	if *updateGuide {
		if err := os.WriteFile(guide, []byte(before+head+want+foot+after), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if table != want {
		t.Errorf("the guide's table of units is another:\n%s\nwant:\n%s\ngo test ./internal/network -run Guide -update-guide writes it", table, want)
	}
}

// unitTable is that table, in French as the guide is.
func unitTable(t *testing.T) string {
	names := map[string]string{
		"mass": "masse", "volume": "volume", "length": "longueur", "area": "surface", "energy": "énergie", "power": "puissance",
		"peak-power": "puissance crête", "carbon": "gaz à effet de serre", "hours": "temps", "days": "jours", "months": "durée longue", "money": "argent", "part": "part d'un tout",
	}
	var b strings.Builder
	b.WriteString("| Grandeur | Unités |\n|---|---|\n")
	for _, q := range KnownQuantities {
		name, known := names[q.ID]
		if !known {
			t.Errorf("%s has no name", q.ID)
		}
		b.WriteString("| " + name + " | `" + strings.Join(q.Units, "`, `") + "` |\n")
	}
	return b.String()
}

// Units of one row convert into one another, those of two rows do not.
func TestKnownQuantities(t *testing.T) {
	for i, q := range KnownQuantities {
		for _, unit := range q.Units {
			if !SameQuantity(unit, q.Units[0]) || CountsThings(unit) {
				t.Errorf("%s is no unit of %s", unit, q.ID)
			}
		}
		for _, other := range KnownQuantities[i+1:] {
			if SameQuantity(q.Units[0], other.Units[0]) {
				t.Errorf("%s and %s are one quantity", q.ID, other.ID)
			}
		}
	}
}

func TestUnitsLike(t *testing.T) {
	for unit, want := range map[string]string{
		"t": "kg g q mg", "kWh": "MWh GWh Wh TWh", "t/an": "kg/an g/an q/an mg/an", "g/repas": "kg/repas t/repas q/repas mg/repas",
		"kWh par jour": "MWh/jour GWh/jour Wh/jour TWh/jour", "%": "‰", "foyers": "", "": "",
	} {
		if got := strings.Join(UnitsLike(unit), " "); got != want {
			t.Errorf("%s: %s, want %s", unit, got, want)
		}
	}
}
