package federation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"essaim/internal/network"
)

// What an animator of a portal has to clear up: a commune of two names, a sheet of two
// networks, networks of which one hears no more.
func TestToClearUp(t *testing.T) {
	clear := func(edits ...string) (names, doubles, silent string) {
		s, _ := gathered(t, pulled(t, world(t, edits...), "portal", "vallee", "causse", "leman"))
		by := network.ByPeer{Situation: s}
		for _, n := range s.Unmet.Communes {
			names += n.Commune + ":"
			for _, there := range n.Names {
				id := ""
				if there.Peer != nil {
					id = there.Peer.ID
				}
				names += fmt.Sprintf(" %s/%s", id, there.Name)
			}
		}
		for _, list := range by.Doubles() {
			for _, sheet := range list {
				doubles += sheet.ID + " "
			}
		}
		for _, p := range by.Silent() {
			silent += fmt.Sprintf("%s %s, ", p.ID, by.LastNews(p).ISO())
		}
		return names, doubles, silent
	}
	names, doubles, silent := clear()
	// The portal and the valley say Luc-la-Primaube, the causse Luc; the portal's own id.
	if want := "luc-la-primaube: /Luc-la-Primaube vallee/Luc-la-Primaube causse/Luc"; names != want {
		t.Errorf("names: %s", names)
	}
	// Both are of Luc, of 2020, and called “Composteurs de quartier”.
	if doubles != "causse/composteurs vallee/composteurs " {
		t.Errorf("doubles: %s", doubles)
	}
	// The portal is of 31 December 2022. The valley's last day is that of a sheet of early
	// November 2021, the causse's the first of 2021, that of a sheet; the Léman's a sheet's.
	if silent != "vallee 2021-11-01, causse 2021-01-01, leman 2021-02-03, " {
		t.Errorf("silent: %s", silent)
	}

	names, doubles, silent = clear("name: Luc,", "name: LUC LA PRIMAUBE,", "date: 2020\n", "date: 2019\n", "date: début novembre 2021", "date: 2021-12-31")
	if names != "" || doubles != "" || silent != "causse 2021-01-01, leman 2021-02-03, " {
		t.Errorf("names: %s; doubles: %s; silent: %s", names, doubles, silent)
	}
	// A date to come is no news, and an adoption is one.
	_, _, silent = clear("date: début novembre 2021", "date: 2024-01", "in-place: 2021-06", "in-place: 2022-01")
	if !strings.HasPrefix(silent, "causse ") {
		t.Errorf("silent: %s", silent)
	}
}

// A site that is no portal has none of it, though two of its own sheets are alike.
func TestNothingToClearUp(t *testing.T) {
	site := world(t)["vallee"]
	site["content/sheets/encore.md"] = site["content/sheets/composteurs.md"]
	s, _ := gathered(t, site)
	by := network.ByPeer{Situation: s}
	if len(s.Unmet.Communes)+len(by.Doubles())+len(by.Silent()) > 0 {
		t.Errorf("%v %v %v", s.Unmet.Communes, by.Doubles(), by.Silent())
	}
}

// Sheets of other networks are written there, and so is the practice that they name.
func TestNoPracticeIsProposedForOthers(t *testing.T) {
	sites := world(t, "theme: menage", "theme: compost", "{id: menage, name: Nettoyage}", "{id: compost, name: Compostage}", "title: Savon noir", "title: Composteurs noirs")
	s, _ := gathered(t, pulled(t, sites, "portal", "vallee", "causse", "leman"))
	for _, p := range (network.Practices{Situation: s}).Proposed() {
		if slices.ContainsFunc(p.Sheets, func(s *network.Sheet) bool { return s.Origin != nil }) {
			t.Errorf("%s with %s", p.Sheets[0].ID, p.Sheets[1].ID)
		}
	}
	home, _ := gathered(t, sites["portal"])
	if len(home.Sheets) != len(s.Sheets) {
		t.Errorf("%d sheets", len(home.Sheets))
	}
}
