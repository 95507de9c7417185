package site

import (
	"testing"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/view"
)

// A sheet's own objective says what is left to do while there is time, or that
// nothing is known of it.
func TestWhatIsLeftOfASheetsTarget(t *testing.T) {
	for _, c := range []struct {
		what         string
		target       network.SheetTarget
		status       network.SheetStatus
		rest, reason string
	}{
		{"more than there is, while the practice is set up", network.SheetTarget{Target: network.Target{Value: 1500}}, network.Ongoing, "Il manque 299,5 m³ pour atteindre 1 500 m³.", ""},
		{"reached", network.SheetTarget{Target: network.Target{Value: 1000}}, network.Ongoing, "", ""},
		{"missed", network.SheetTarget{Target: network.Target{Value: 1500}}, network.Done, "", ""},
		{"at most so much", network.SheetTarget{Target: network.Target{Value: 1000}, Direction: network.Down}, network.Ongoing, "", ""},
		{"no result in time", network.SheetTarget{Target: network.Target{Value: 1500}, By: network.Date{Year: 2011}}, network.Ongoing, "", "La fiche ne donne aucun résultat pour cet indicateur à cette date."},
	} {
		n := networktest.Sample()
		c.target.Indicator = "eau"
		n.Sheets[0].Status, n.Sheets[0].Targets = c.status, []network.SheetTarget{c.target}
		p, _ := New(input(n))
		got := shown[view.SheetPage](t, p, "/essai/fiches/arrosage/").Targets[0]
		if plain(got.Rest) != c.rest || plain(got.Reason) != c.reason {
			t.Errorf("%s: %q, %q in %+v", c.what, plain(got.Rest), plain(got.Reason), got)
		}
	}
}

// That no meeting is announced is worth saying while the programme goes on.
func TestNothingAnnounced(t *testing.T) {
	over := networktest.Sample()
	over.Programme.To = network.Date{Year: 2011}
	for _, c := range []struct {
		what    string
		network *network.Network
		want    bool
	}{
		{"nothing is announced", networktest.Sample(), true},
		{"a meeting is", networktest.Announced(), false},
		{"the programme is over", over, false},
	} {
		p, _ := New(input(c.network))
		if got := shown[view.MeetingsPage](t, p, "/essai/rencontres/").NothingAnnounce; got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}
