package source_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// What a message about a body or a commune says to do ends it, and brings no
// other: each change is the hint's own text.
func TestRemediesOfBodies(t *testing.T) {
	base, err := os.ReadFile("testdata/base/network.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const network, sheet, adoption = "content/network.yaml", "content/sheets/compost.md", "content/adoptions/luc.md"
	start := map[string]string{
		network: string(base),
		sheet:   "---\ntitle: Composter\ncommune: [rodez, olemps]\ntheme: compostage\nstatus: en place\nmeans: none\nresults: []\n---\n",
	}
	adopted := "---\nsheet: compost\ncommune: luc\nfrom: FROM\nstarted: 2011\n---\n"
	type change struct{ file, old, new string }
	for _, c := range []struct {
		why     string
		mistake []change
		code    string
		remedy  []change
	}{
		{"an organisation to be declared",
			[]change{{sheet, "[rodez, olemps]", "Sivom"}}, "unknown-carrier",
			[]change{{network, "themes:", "organisations:\n  - {id: sivom, nom: \"Sivom\", nature: syndicat}\nthemes:"}, {sheet, "Sivom", "sivom"}}},
		{"a commune of elsewhere to be declared",
			[]change{{adoption, "", strings.Replace(adopted, "FROM", "Besançon", 1)}}, "unknown-carrier",
			[]change{{network, "themes:", "organisations:\n  - {id: besancon, nom: \"Besançon\", nature: commune}\nthemes:"}, {adoption, "Besançon", "besancon"}}},
		{"a slip",
			[]change{{sheet, "olemps", "olemp"}}, "unknown-carrier", []change{{sheet, "olemp", "olemps"}}},
		{"the network beside a commune",
			[]change{{sheet, "[rodez, olemps]", "[rodez, network]"}}, "network-among-carriers", []change{{sheet, "[rodez, network]", "network"}}},
		{"a result of who does not carry",
			[]change{{sheet, "results: []", "results: [{indicator: dechets-evites, year: 2011, value: 3, commune: luc}]"}}, "not-its-carrier",
			[]change{{sheet, "commune: luc}", "commune: rodez}"}}},
		{"a result of who does not carry, made a joint one",
			[]change{{sheet, "results: []", "results: [{indicator: dechets-evites, year: 2011, value: 3, commune: luc}]"}}, "not-its-carrier",
			[]change{{sheet, ", commune: luc}", "}"}}},
		{"a Swiss code",
			[]change{{network, `code: "12174"`, `code: "2016"`}}, "code-lost-zero", []change{{network, `code: "2016"`, `code: "2016", country: CH`}}},
		{"a French code that lost its zero",
			[]change{{network, `Olemps, code: "12174"`, `Andelain, code: "2016"`}}, "code-lost-zero", []change{{network, `code: "2016"`, `code: "02016"`}}},
		{"a country in full",
			[]change{{network, `code: "12174"`, `code: "2016", country: Suisse`}}, "bad-country", []change{{network, "country: Suisse", "country: CH"}}},
		{"a merger without its day",
			[]change{{network, `code: "12174"`, `code: "12174", became: rodez`}}, "became-without-day",
			[]change{{network, "became: rodez", "became: rodez, membre: {au: 2016-12-31}"}}},
		{"a commune that became itself",
			[]change{{network, `code: "12174"`, `code: "12174", member: {to: 2016}, became: olemps`}}, "became-itself",
			[]change{{network, ", became: olemps", ""}}},
		{"a theme without effect",
			[]change{{network, "measure: communes-involved, target: 3", "measure: communes-surveyed, target: 3, theme: eau"}}, "theme-without-effect",
			[]change{{network, ", theme: eau", ""}}},
	} {
		site := fstest.MapFS{}
		for file, text := range start {
			site[file] = &fstest.MapFile{Data: []byte(text)}
		}
		apply := func(changes []change) {
			for _, ch := range changes {
				text := ""
				if f := site[ch.file]; f != nil {
					text = string(f.Data)
				}
				if !strings.Contains(text, ch.old) {
					t.Fatalf("%s: no %q in %s", c.why, ch.old, ch.file)
				}
				site[ch.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, ch.old, ch.new, 1))}
			}
		}
		apply(c.mistake)
		_, problems := source.Read(site, source.Options{})
		if len(problems) != 1 || string(problems[0].Code) != c.code {
			t.Errorf("%s: %s", c.why, printed(site, problems, locale.English))
		}
		apply(c.remedy)
		if _, problems = source.Read(site, source.Options{}); len(problems) > 0 {
			t.Errorf("%s, mended: %s", c.why, printed(site, problems, locale.English))
		}
	}
}
