package locale

import "testing"

func TestT(t *testing.T) {
	fr, en := For(French), For(English)
	for _, c := range []struct{ got, want string }{
		{fr.T("status.reached"), "atteint"},
		{en.T("status.reached"), "reached"},
		{fr.T("situation-on", "31 mai 2012"), "Situation au 31 mai 2012"},
		{fr.T("out-of", 5, 8), "5 sur 8"},
		{fr.T("out-of", 5), "5 sur {1}"},
		{fr.T("no.such.key"), "no.such.key"},
		{fr.N("no.such.key", 1), "no.such.key"},
		{fr.N("unit-of.meetings-held", 0), "rencontre"},
		{fr.N("unit-of.meetings-held", 1.5), "rencontre"},
		{fr.N("unit-of.meetings-held", 2), "rencontres"},
		{fr.N("unit-of.needs-met", -1), "besoin"},
		{en.N("unit-of.meetings-held", 0), "meetings"},
		{en.N("unit-of.meetings-held", 1), "meeting"},
		{en.N("unit-of.meetings-held", 1.5), "meetings"},
		{fr.N("days", 1200), "1\u202f200 jours"},
		{For("de").T("none"), "aucun"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if fr.Has("no.such.key") || !fr.Has("status.reached") {
		t.Error("Has is wrong")
	}
}

func TestList(t *testing.T) {
	fr, en := For(French), For(English)
	for _, c := range []struct{ got, want string }{
		{fr.List(nil), ""},
		{fr.List([]string{"a"}), "a"},
		{fr.List([]string{"a", "b"}), "a et b"},
		{fr.List([]string{"a", "b", "c"}), "a, b et c"},
		{en.List([]string{"a", "b", "c"}), "a, b and c"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
