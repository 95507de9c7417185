package locale

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{[a-z0-9]+\}`)

func TestWords(t *testing.T) {
	seen := map[string]bool{}
	for _, table := range tables {
		for key, w := range table {
			if seen[key] {
				t.Errorf("%s is in two tables", key)
			}
			seen[key] = true
			checkWords(t, key, w)
		}
	}
	if keys := For(French).Keys(); len(keys) != len(seen) || !slices.IsSorted(keys) {
		t.Errorf("Keys gives %d keys of %d", len(keys), len(seen))
	}
}

// checkWords holds a wording against the rules of both languages.
func checkWords(t *testing.T, key string, w words) {
	if w.fr == "" || w.en == "" {
		t.Errorf("%s lacks a language: %+v", key, w)
	}
	if strings.Count(w.fr, "|") > 1 || strings.Count(w.en, "|") > 1 {
		t.Errorf("%s: more than a singular and a plural: %+v", key, w)
	}
	if fr, en := placeholders(w.fr), placeholders(w.en); !slices.Equal(fr, en) {
		t.Errorf("%s: placeholders differ: %v, %v", key, fr, en)
	}
	if strings.ContainsAny(w.fr+w.en, `'"`) {
		t.Errorf("%s: straight apostrophe or quote: %+v", key, w)
	}
	for form := range strings.SplitSeq(w.fr, "|") {
		if set := For(French).Typography(form); set != form {
			t.Errorf("%s: %q should be %q", key, form, set)
		}
	}
	if regexp.MustCompile(` [:;!?»]|« |[^\s]\.\.\.`).MatchString(w.fr) {
		t.Errorf("%s: plain space by a mark: %q", key, w.fr)
	}
}

func placeholders(text string) []string {
	names := placeholder.FindAllString(text, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

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
		{fr.N("unit-of.meetings-held", 0), "réunion"},
		{fr.N("unit-of.meetings-held", 1.5), "réunion"},
		{fr.N("unit-of.meetings-held", 2), "réunions"},
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
