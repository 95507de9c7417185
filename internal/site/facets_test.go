package site

import (
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

func TestFacetsAreWhole(t *testing.T) {
	for _, lang := range locale.Languages {
		if err := CheckFacets(Facets, locale.For(lang).Has); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}

// moreFacets are rows that changes may add tomorrow, one of each kind, and their
// words.
var moreFacets = []Facet{
	{
		Facet: view.Facet{Name: "indicator", Kind: view.IDFacet},
		read: func(p sheetPages, s *network.Sheet, _ *view.Entry) (t view.Trait) {
			for _, r := range s.Results {
				t.Values = append(t.Values, view.Option{Value: r.Indicator, Name: "Indicateur " + r.Indicator})
			}
			return t
		},
	},
	{
		Facet: view.Facet{Name: "carrier", Kind: view.ListFacet, Choices: []string{"one", "several", "network"}},
		read: func(_ sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			return view.Trait{Values: []view.Option{{Value: []string{"network", "one", "several"}[min(len(s.Communes), 2)]}}}
		},
	},
	{
		Facet: view.Facet{Name: "hours", Kind: view.NumberFacet, Choices: []string{"0-0", "1-49", "50"}, Sorted: true},
		read: func(p sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			hours := p.MeansOf(s.Outlay()).Hours
			return numbered(int(hours.Min), hours.Known)
		},
	},
	{
		Facet: view.Facet{Name: "measured", Kind: view.NumberFacet}, // years of results, any number of them
		read: func(_ sheetPages, s *network.Sheet, _ *view.Entry) (t view.Trait) {
			for _, r := range s.Results {
				t.Numbers = append(t.Numbers, r.Year)
			}
			return t
		},
	},
	{
		Facet: view.Facet{Name: "joint", Kind: view.YesFacet},
		read: func(_ sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			return yes(len(s.Communes) > 1)
		},
	},
}

var moreWords = map[string]string{
	"facet.indicator": "Ce qui est mesuré",
	"facet.carrier":   "Porteur", "facet.carrier.one": "une commune", "facet.carrier.several": "plusieurs", "facet.carrier.network": "le réseau",
	"facet.hours": "Temps passé", "facet.hours.0-0": "aucun", "facet.hours.1-49": "moins de 50 h", "facet.hours.50": "50 h ou plus",
	"facet.hours.sort": "Temps, le moindre d’abord",
	"facet.measured":   "Année de mesure",
	"facet.joint":      "À plusieurs <communes>",
}

// TestFacetLacksAPart takes each part out of a row, and each of its words out of
// a language.
func TestFacetLacksAPart(t *testing.T) {
	french := locale.For(locale.French).With(moreWords).Has
	all := func(string) bool { return true }
	for missing, c := range map[string]struct {
		spoil func(*Facet)
		has   func(string) bool
	}{
		"":                                 {func(*Facet) {}, french},
		`facet "" has no name of its own`:  {func(f *Facet) { f.Name = "" }, all},
		`"cost" has no name of its own`:    {func(f *Facet) { f.Name = "cost" }, all},
		`"sort" has no name of its own`:    {func(f *Facet) { f.Name = "sort" }, all},
		"no kind":                          {func(f *Facet) { f.Kind = "numbers" }, all},
		"no choices":                       {func(f *Facet) { *f = Facet{Facet: view.Facet{Name: "hours", Kind: view.ListFacet}, read: f.read} }, all},
		"no number to sort by":             {func(f *Facet) { f.Kind = view.ListFacet }, all},
		"no way to be read":                {func(f *Facet) { f.read = nil }, all},
		"no words for facet.days":          {func(f *Facet) { f.Name = "days" }, french},
		"no words for facet.hours.51":      {func(f *Facet) { f.Choices = []string{"0-50", "51"} }, french},
		"no words for hours-0-0":           {func(f *Facet) { f.words = "hours-" }, french},
		"no words for facet.measured.sort": {func(f *Facet) { f.Name = "measured" }, french},
	} {
		row := moreFacets[2]
		c.spoil(&row)
		switch err := CheckFacets(append(Facets[:len(Facets):len(Facets)], row), c.has); {
		case missing == "" && err != nil:
			t.Errorf("a whole row: %v", err)
		case missing != "" && (err == nil || !strings.Contains(err.Error(), missing)):
			t.Errorf("%s: %v", missing, err)
		}
	}
}
