package address

import (
	"strings"

	"essaim/internal/network"
)

// Gathering is a portal's site: what other networks publish is found at home.
func (a Site) Gathering(homes *network.Homes) Site {
	a.homes = homes
	return a
}

// away is where another network publishes a thing; false for what the site does. What
// has no address of its own is found by its network.
func (a Site) away(r Section, id string) (string, bool) {
	var homes map[string]string
	switch r {
	case Sheets:
		homes = a.homes.Sheets
	case Meetings:
		homes = a.homes.Meetings
	}
	return a.athome(homes, id)
}

func (a Site) athome(homes map[string]string, id string) (string, bool) {
	home, away := homes[id]
	if away && home == "" {
		of, _, _ := strings.Cut(id, "/")
		home = a.Item(Networks, of)
	}
	return home, away
}

// adoptionAway is where an adoption is shown of which no sheet of the site speaks: at
// home, or with the commune that took up a sheet of another network.
func (a Site) adoptionAway(id string) (string, bool) {
	if home, away := a.athome(a.homes.Adoptions, id); away {
		return home, true
	}
	commune, across := a.homes.Adopters[id]
	return a.Item(Communes, commune) + "#" + AdoptionAnchor(id), across
}
