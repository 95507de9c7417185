package network

import (
	"slices"
	"testing"

	"essaim/internal/locale"
)

func TestCompleteness(t *testing.T) {
	s := (&Network{}).At(1)
	empty := s.Completeness(&Sheet{Title: "Titre", Status: Done})
	if len(empty.Present) != 0 || len(empty.Missing) != len(sheetParts) {
		t.Errorf("a sheet that shows nothing: %+v", empty)
	}
	none := s.Completeness(&Sheet{Means: Means{None: true}, Partners: Answer[Partner]{Items: []Partner{}}, Results: []Result{}})
	if want := []string{"means.people", "means.cost", "means.funding", "means.technical", "partners"}; !slices.Equal(none.Present, want) {
		t.Errorf("none is an answer, no results yet is not: %v, want %v", none.Present, want)
	}
	full := s.Completeness(&Sheet{
		Summary: "…", Date: Date{Year: 2012}, Period: Span{From: Date{Year: 2010}}, Checked: Date{Year: 2012},
		Contact: Contact{Role: "Animation"}, Images: make([]Image, 1), General: "…", Targets: make([]SheetTarget, 1), Planning: make([]Step, 1),
		Means:      Means{People: Answer[Person]{Items: []Person{}}, Cost: Answer[Cost]{Items: []Cost{}}, Funding: Answer[Funding]{Items: []Funding{}}, Technical: Answer[string]{Items: []string{}}},
		Results:    make([]Result, 1),
		Partners:   Answer[Partner]{Items: []Partner{}},
		Audience:   Answer[Audience]{Items: []Audience{}},
		Keywords:   Answer[string]{Items: []string{}},
		Population: Range{From: 500}, Body: Body{Sections: SetOf(Sections...)},
	})
	if len(full.Missing) != 0 {
		t.Errorf("a sheet that shows everything misses %v", full.Missing)
	}
	if got := s.Completeness(&Sheet{Body: Body{Sections: SetOf(Difficulties)}}).Present; !slices.Equal(got, []string{"difficulties"}) {
		t.Errorf("a section: %v", got)
	}
}

// TestPartsHaveNames: a page names each part in its reader's language.
func TestPartsHaveNames(t *testing.T) {
	for _, lang := range locale.Languages {
		for _, p := range sheetParts {
			if !locale.For(lang).Has("part." + p.name) {
				t.Errorf("%s has no words for part.%s", lang, p.name)
			}
		}
	}
}

func TestListsAreParts(t *testing.T) {
	keywords := func(s *Sheet) *Answer[string] { return &s.Keywords }
	parts := partsOf([]SheetList{{"partners", keywords, true}, {"keywords", keywords, false}})
	if len(parts) != 1 || parts[0].name != "keywords" {
		t.Fatalf("%+v", parts)
	}
	if parts[0].known(&Sheet{}) || !parts[0].known(&Sheet{Keywords: Answer[string]{Items: []string{}}}) {
		t.Error("an answer, none among them, is a part; silence is not")
	}
}
