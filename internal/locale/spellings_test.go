package locale

import (
	"slices"
	"testing"
)

func TestMonths(t *testing.T) {
	for name, want := range map[string]int{"mars": 3, "aout": 8, "august": 8, "sept": 9, "nope": 0, "": 0} {
		if got, ok := MonthNamed(name); got != want || ok != (want > 0) {
			t.Errorf("%q: %d %v", name, got, ok)
		}
	}
	for i := range 12 {
		fr, en := For(French).months()[i], For(English).months()[i]
		if a, _ := MonthNamed(Fold(fr)); a != i+1 {
			t.Errorf("%q is month %d", fr, a)
		}
		if a, _ := MonthNamed(Fold(en)); a != i+1 {
			t.Errorf("%q is month %d", en, a)
		}
	}
}

// A key is written as the language does, where it stands, or as in the code.
func TestSpelling(t *testing.T) {
	fr, en := For(French), For(English)
	for _, c := range []struct{ got, want string }{
		{fr.Spelling("key.title"), "titre"},
		{en.Spelling("key.title"), "title"},
		{fr.Spelling("key.sheet.title"), "titre"},
		{fr.Spelling("key.adoption.from"), "de"},
		{fr.Spelling("key.period.from"), "du"},
		{fr.Spelling("value.truth.yes"), "oui"},
		{en.Spelling("value.truth.yes"), "yes"},
		{fr.Spelling("value.forge.gitlab"), "gitlab"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if got := Spellings("key.adoption.from"); !slices.Equal(got, []string{"de", "du", "début"}) {
		t.Error(got)
	}
	if got := Spellings("value.truth.no"); !slices.Equal(got[:5], []string{"non", "faux", "no", "false", "off"}) {
		t.Error(got)
	}
	for text, want := range map[string]string{"1er": "1", "22nd": "22", "3": "3", "er": ""} {
		if got := CutOrdinal(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
