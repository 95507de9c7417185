package federation_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"essaim/internal/federation"
	"essaim/internal/network"
)

// country is a portal above the world's own one, which also reads the causse at home.
const country = `name: Pays
base_url: https://pays.example.org/
organisation: {name: État, address: 5 place de la Mairie}
programme: {from: 2019}
as_of: 2022-12-31
communes: [{id: rodez, name: Rodez, code: "12202", population: 24000}]
themes: [{id: compostage, name: Compostage}]
indicators: [{id: dechets-evites, name: Déchets évités, unit: kg, same_as: [causse/kilos]}]
objectives:
  - {id: trois-tonnes, name: Trois tonnes, indicator: dechets-evites, target: 3 000}
  - {id: actions, name: Actions, measure: actions-done, target: 4}
portal:
  networks:
    - {id: region, url: https://portail.example.org}
    - {id: causse, url: https://causse.example.org/reseau/}
`

// above is a portal that has pulled the data of the world's portal, and of the causse,
// from folders, with all that Pull checks. Edits are those of world.
func above(t *testing.T, change func(name string, text []byte) []byte, edits ...string) (fstest.MapFS, []federation.Outcome) {
	t.Helper()
	sites := world(t, edits...)
	pulled(t, sites, "portal", "vallee", "causse", "leman")
	home, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer home.Close()
	var remotes []*network.Remote
	for _, r := range []struct{ id, site string }{{"region", "portal"}, {"causse", "causse"}} {
		remotes = append(remotes, &network.Remote{ID: r.id, Folder: "sites/" + r.id})
		folder := filepath.Join(home.Name(), "sites", r.id, "data", "v1")
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		for name, text := range publish(t, sites[r.site]) {
			if r.id == "region" {
				text = change(name, text)
			}
			if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	outcomes, err := federation.Pull(t.Context(), home, remotes, federation.Options{Now: time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{"content/network.yaml": {Data: []byte(country)}}
	for _, r := range remotes {
		entries, _ := os.ReadDir(filepath.Join(home.Name(), federation.Folder, r.ID))
		for _, e := range entries {
			text, err := os.ReadFile(filepath.Join(home.Name(), federation.Folder, r.ID, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			site[federation.Folder+"/"+r.ID+"/"+e.Name()] = &fstest.MapFile{Data: text}
		}
	}
	return site, outcomes
}

func asItIs(_ string, text []byte) []byte { return text }

// A portal above a portal counts what the lower one counts, nothing twice, and each row
// keeps the network that it comes from.
func TestPortalAbovePortal(t *testing.T) {
	site, outcomes := above(t, asItIs)
	for _, o := range outcomes {
		if o.State != federation.New {
			t.Fatalf("%s: %s %v", o.Remote.ID, o.State, o.Why)
		}
	}
	s, problems := gathered(t, site)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var peers, sheets []string
	for _, p := range s.Peers {
		peers = append(peers, p.ID+" "+p.Through+" "+p.URL+" "+string(p.Currency)+" "+p.AsOf.ISO())
	}
	if want := []string{
		"region  https://portail.example.org/ EUR 2022-12-31",
		"causse  https://causse.example.org/reseau/ EUR 2021-12-31",
		"vallee region https://vallee.example.org/ EUR 2022-06-30",
		"leman region https://leman.example.ch/ CHF 2022-01-31",
	}; !slices.Equal(peers, want) {
		t.Errorf("networks:\n%s", strings.Join(peers, "\n"))
	}
	for _, sheet := range s.Sheets {
		sheets = append(sheets, sheet.ID+" "+sheet.Origin.ID+" "+s.Homes.Sheets[sheet.ID])
	}
	if want := []string{
		"causse/composteurs causse https://causse.example.org/reseau/fiches/composteurs/",
		"causse/savon causse https://causse.example.org/reseau/fiches/savon/",
		"leman/vaisselle leman https://leman.example.ch/fiches/vaisselle/",
		"region/broyeur region https://portail.example.org/fiches/broyeur/",
		"vallee/composteurs vallee https://vallee.example.org/fiches/composteurs/",
		"vallee/etoiles vallee https://vallee.example.org/fiches/etoiles/",
	}; !slices.Equal(sheets, want) {
		t.Errorf("sheets:\n%s", strings.Join(sheets, "\n"))
	}
	// The same 3.3 t as below, in kilogrammes: those of the causse are read at home.
	got, proofs := value(t, s, "trois-tonnes")
	if want := []string{"causse/savon", "region/broyeur", "region/olemps-composteurs", "vallee/composteurs", "vallee/rodez-composteurs"}; got != 3300 || !slices.Equal(proofs, want) {
		t.Errorf("%v kg of %q", got, proofs)
	}
	if got, _ := value(t, s, "actions"); got != 6 {
		t.Errorf("%v actions", got)
	}
	// An adoption of the portal's own crosses networks here too.
	if a := s.Adoption("region/olemps-composteurs"); a == nil || a.Sheet != "vallee/composteurs" {
		t.Errorf("%+v", a)
	}
	ids := map[string]bool{}
	for _, sheet := range s.Sheets {
		for _, r := range sheet.Results {
			if ids[r.ID] || !strings.HasPrefix(r.ID, sheet.ID+"/") {
				t.Errorf("a result of %s is %s", sheet.ID, r.ID)
			}
			ids[r.ID] = true
		}
	}
	if d := s.Diagnostic("luc-la-primaube"); d == nil || d.Practices.Items[0].ID != "vallee/luc/1" || d.Practices.Items[0].Origin.ID != "vallee" {
		t.Errorf("what Luc does: %+v", d)
	}
	if c := s.Commune("saint-martin-2175"); c == nil || c.Origin.ID != "leman" {
		t.Errorf("%+v", c)
	}
}

// What a portal hands on stays within the sites of the networks that it lists.
func TestHostilePortal(t *testing.T) {
	for _, lie := range [][2]string{
		{`"url":"https://vallee.example.org/fiches/composteurs/"`, `"url":"https://evil.example/fiches/composteurs/"`},
		{`"url":"https://vallee.example.org/fiches/composteurs/"`, `"url":"https://vallee.example.org.evil.example/"`},
		{`"url":"https://vallee.example.org/fiches/composteurs/"`, `"url":"javascript:alert(1)"`},
		{`"network":"vallee"`, `"network":"nobody"`},
		{`"base_url":"https://vallee.example.org/"`, `"base_url":"javascript:alert(1)"`},
		{`"base_url":"https://vallee.example.org/"`, `"base_url":"https://user@vallee.example.org/"`},
		{`{"id":"vallee","name"`, `{"id":"../vallee","name"`},
		{`{"id":"vallee","name"`, `{"id":"causse","name"`},
	} {
		found := false
		site, outcomes := above(t, func(_ string, text []byte) []byte {
			found = found || bytes.Contains(text, []byte(lie[0]))
			return bytes.Replace(text, []byte(lie[0]), []byte(lie[1]), 1)
		})
		if !found {
			t.Errorf("nothing says %s", lie[0])
		}
		if outcomes[0].State != federation.Failed || site["federation/region/sheets.json"] != nil {
			t.Errorf("%s is taken", lie[1])
		}
	}
}

// A sheet's text is found where its network publishes it, and nothing else is.
func TestTextsOfOthers(t *testing.T) {
	sites := world(t, "currency: CHF", "currency: CHF\nopen_data: {texts: yes}", "results: [{indicator: dechets-evites, year: 2021, value: 900}]\n---\n",
		"results: [{indicator: dechets-evites, year: 2021, value: 900}]\n---\n\nAvant.\n\n## Contexte\n\nUn mot « rare ».\n\n### Plus\n\nRien.\n\nMoyens\n------\n\nDes bacs.\n")
	site := pulled(t, sites, "portal", "vallee", "causse", "leman")
	if site["federation/causse/texts.json"] != nil {
		t.Error("the causse publishes texts, though it does not say so")
	}
	s, problems := gathered(t, site)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	body := s.Sheet("leman/vaisselle").Copied
	text, err := federation.ReadText(site, *body)
	if want := "Avant.\n\n## Contexte\n\nUn mot « rare ».\n\n### Plus\n\nRien.\n\n## Moyens\n\nDes bacs.\n\n"; err != nil || string(text) != want || body.Hash == 0 {
		t.Errorf("%q, %v", text, err)
	}
	if other := s.Sheet("causse/composteurs").Copied; other != nil {
		t.Errorf("%+v", other)
	}
}

// What a portal says in the name of a network that it does not hand on is not taken.
func TestAnothersRows(t *testing.T) {
	for _, lie := range [][2]string{
		{`{"id":"broyeur"`, `{"id":"causse/savon"`},                                  // an id of another network, without saying so
		{`{"id":"vallee/composteurs","title"`, `{"id":"causse/composteurs","title"`}, // of another than its row says
		{`{"id":"vallee/2021-05-04","title"`, `{"id":"2021-05-04","title"`},          // as its own
		{`{"id":"vallee/rodez-composteurs","url"`, `{"id":"leman/rodez-composteurs","url"`},
	} {
		found := false
		_, outcomes := above(t, func(_ string, text []byte) []byte {
			found = found || bytes.Contains(text, []byte(lie[0]))
			return bytes.Replace(text, []byte(lie[0]), []byte(lie[1]), 1)
		})
		if !found {
			t.Errorf("nothing says %s", lie[0])
		}
		if outcomes[0].State != federation.Failed {
			t.Errorf("%s is taken", lie[1])
		}
	}
	// Nor by who builds from a copy that was not pulled.
	site, _ := above(t, asItIs)
	file := site["federation/region/sheets.json"]
	file.Data = bytes.Replace(file.Data, []byte(`{"id":"broyeur"`), []byte(`{"id":"causse/savon"`), 1)
	s, _ := gathered(t, site)
	if savon := s.Sheet("causse/savon"); savon == nil || savon.Origin.ID != "causse" {
		t.Errorf("%+v", savon)
	}
}

// A body without an official code is one, by whatever way it comes.
func TestBodiesThroughAPortal(t *testing.T) {
	site, _ := above(t, func(_ string, text []byte) []byte { return bytes.ReplaceAll(text, []byte("251200000"), nil) })
	for name, f := range site {
		if strings.HasSuffix(name, "organisations.json") {
			f.Data = bytes.ReplaceAll(f.Data, []byte(`"siren":"251200000"`), []byte(`"siren":null`))
		}
	}
	s, _ := gathered(t, site)
	if len(s.Institutions) != 1 || s.Institutions[0].ID != "sydom" || s.Institutions[0].Origin.ID != "causse" {
		for _, i := range s.Institutions {
			t.Errorf("%s of %+v", i.ID, i.Origin)
		}
	}
}

// A copy that cannot be read is left out, with all that stands for it; texts alone are
// missed by search alone.
func TestBrokenCopy(t *testing.T) {
	for file, want := range map[string]int{"sheets.json": 2, "texts.json": 3} {
		site := pulled(t, world(t), "portal", "vallee", "causse", "leman")
		site["federation/vallee/"+file].Data = []byte(`{"as_of": "2022-`)
		s, problems := gathered(t, site)
		broken := 0
		for _, p := range problems {
			if p.Code == "bad-copy" && p.Pos.File == "federation/vallee/"+file {
				broken++
			}
		}
		if broken != 1 || len(s.Peers) != want || (s.Sheet("vallee/composteurs") != nil) != (file == "texts.json") {
			t.Errorf("%s: %d networks, %+v", file, len(s.Peers), problems)
		}
	}
}
