package network

import "strings"

// A KnownQuantity is units that are converted into one another, as people write
// them: what the guide lists, and what messages propose.
type KnownQuantity struct {
	ID    string   // under which languages name it
	Units []string // the usual ones first
}

// KnownQuantities are all of them, in the order in which the guide lists them.
var KnownQuantities = []KnownQuantity{
	{"mass", []string{"kg", "t", "g", "q", "mg", "kt", "Mt"}},
	{"volume", []string{"l", "m3", "hl", "cl", "dl"}},
	{"length", []string{"m", "km", "cm", "mm"}},
	{"area", []string{"m2", "ha", "a", "km2"}},
	{"energy", []string{"kWh", "MWh", "GWh", "Wh", "TWh", "MJ", "GJ", "tep", "ktep"}},
	{"power", []string{"kW", "W", "MW", "GW"}},
	{"peak-power", []string{"kWc", "Wc", "MWc"}},
	{"carbon", []string{"kgCO2e", "tCO2e", "gCO2e"}},
	{"hours", []string{"h", "min", "s"}},
	{"days", []string{"d", "j"}},
	{"months", []string{"months", "mois", "years", "ans"}},
	{"money", []string{"€", "k€", "M€", "Md€"}},
	{"part", []string{"%", "‰"}},
}

// mostLike is how many units a message proposes.
const mostLike = 4

// UnitsLike are the usual units of the quantity of a unit, without the unit
// itself: kg for t, kg/an for t/an; none of what counts things.
func UnitsLike(unit string) []string {
	part, per := unit, ""
	if at := strings.Index(separateUnit.Replace(unit), "/"); at >= 0 {
		part = strings.TrimSpace(separateUnit.Replace(unit)[:at])
		per = separateUnit.Replace(unit)[at:]
	}
	var like []string
	for _, q := range KnownQuantities {
		if !SameQuantity(q.Units[0], part) {
			continue
		}
		for _, u := range q.Units {
			if u != part && len(like) < mostLike {
				like = append(like, u+per)
			}
		}
	}
	return like
}
