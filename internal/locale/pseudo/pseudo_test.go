package pseudo

import (
	"slices"
	"testing"
	"unicode/utf8"

	"essaim/internal/locale"
)

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"Home":                        "⟦Ĥóɱé~~⟧",
		"{n} page|{n} pages":          "⟦{n} þáĝé~~~⟧|⟦{n} þáĝéš~~~⟧",
		"no “{key}”[[, near {near}]]": "⟦ñó “{key}”[[, ñéáŕ {near}]]~~~~~~~~~⟧",
	} {
		if got := Text(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Every text of English is a third longer, and holds no plain letter but those
// of placeholders.
func TestOf(t *testing.T) {
	english := locale.For(locale.English)
	l := Of(english)
	for _, key := range english.Keys() {
		was, is := english.T(key), l.T(key)
		if before, after := utf8.RuneCountInString(was), utf8.RuneCountInString(is); 3*after < 4*before {
			t.Errorf("%s: %d characters, %d before", key, after, before)
		}
		if plain := Plain(placeholder.ReplaceAllString(is, "")); plain != nil {
			t.Errorf("%s: %q in %s", key, plain, is)
		}
	}
	if got := l.N("unit-of.meetings-held", 1); got != "⟦ɱééţíñĝ~~~⟧" {
		t.Error(got)
	}
	if got := l.Day(2011, 11, 25); got != "⟦25 November 2011~~~⟧" && got != "⟦25 November 2011~~~~⟧" {
		t.Error(got)
	}
}

func TestPlain(t *testing.T) {
	if got := Plain("⟦ţĥé “{0}” ţĥíñĝ~⟧ Rodez, éTé: x"); !slices.Equal(got, []string{"Rodez", "éTé", "x"}) {
		t.Error(got)
	}
}
