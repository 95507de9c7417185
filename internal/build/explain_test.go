package build

import (
	"slices"
	"testing"
)

// A file is named as it lies in the output folder, as it is served, or in between.
func TestPathsToExplain(t *testing.T) {
	published := []string{"index.html", "fiches/index.html", "fiches/x/index.html", "public/index.html", "data/v1/sheets.json"}
	have := func(path string) bool { return slices.Contains(published, path) }
	for asked, want := range map[string]string{
		"fiches/x/index.html": "fiches/x/index.html",
		"fiches/x/":           "fiches/x/index.html",
		"fiches/x":            "fiches/x/index.html",
		"./fiches/x":          "fiches/x/index.html",
		"/reseau/fiches/x/":   "fiches/x/index.html",
		"/fiches/x/":          "fiches/x/index.html",
		"https://example.org/reseau/fiches/x/#ici": "fiches/x/index.html",
		"https://example.org/reseau/":              "index.html",
		"https://example.org/reseau":               "index.html",
		"data/v1/sheets.json":                      "data/v1/sheets.json",
		"site/out/fiches/x":                        "fiches/x/index.html",
		"out/fiches/x/index.html":                  "fiches/x/index.html",
		"out":                                      "",
		"public/":                                  "public/index.html", // what is published goes before a folder's name
		"../fiches/x":                              "fiches/x/index.html",
		"rien":                                     "",
	} {
		got, found := Options{Explain: asked, Output: "site/out"}.published("/reseau/", have)
		if found != (want != "") || found && got != want {
			t.Errorf("%q is %q (%v), want %q", asked, got, found, want)
		}
	}
	for asked, want := range map[string][]string{
		"x": {"fiches/x/index.html"}, "sheets.json": {"data/v1/sheets.json"}, "fichs/x/index.html": {"fiches/x/index.html"}, "rien-de-tel": nil,
	} {
		if got := near(asked, published); !slices.Equal(got, want) {
			t.Errorf("near %q: %q, want %q", asked, got, want)
		}
	}
}
