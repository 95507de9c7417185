package site

import (
	"encoding/json"
	"testing"

	"essaim/internal/network/networktest"

	"essaim/internal/view"
)

// JSON-LD as a search engine reads it.
func TestLinkedData(t *testing.T) {
	p, _ := New(input(networktest.Everything()))
	for name, c := range map[string]struct {
		of   any
		want map[string]any
	}{
		"a sheet": {shown[view.SheetPage](t, p, "/essai/fiches/arrosage/").LinkedData, map[string]any{
			"@context": "https://schema.org", "@type": "Article", "headline": "Arroser moins", "datePublished": "2012", "inLanguage": "fr",
			"url": "https://reseau.example.org/essai/fiches/arrosage/",
		}},
		"a meeting": {shown[view.MeetingPage](t, p, "/essai/rencontres/2011-11-25/").LinkedData, map[string]any{
			"@type": "Event", "name": "Journée", "startDate": "2011-11-25T09:40:00+01:00", "eventStatus": "https://schema.org/EventScheduled",
		}},
		"the data": {shown[view.OpenDataPage](t, p, "/essai/donnees/").LinkedData, map[string]any{
			"@type": "Dataset", "dateModified": "2012-05-31", "temporalCoverage": "2010/..", "isAccessibleForFree": true,
		}},
	} {
		text, err := json.Marshal(c.of)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		for key, want := range c.want {
			if got[key] != want {
				t.Errorf("%s: %s is %v, want %v", name, key, got[key], want)
			}
		}
	}
}

// A network without address has no absolute ones.
func TestLinkedDataWithoutAddress(t *testing.T) {
	n := networktest.Everything()
	n.BaseURL = ""
	p, _ := New(input(n))
	for _, d := range shown[view.OpenDataPage](t, p, "/donnees/").LinkedData.(*view.LinkedData).Distribution {
		if d.Content != "" {
			t.Errorf("%s is reported to be at %q", d.Name, d.Content)
		}
	}
}
