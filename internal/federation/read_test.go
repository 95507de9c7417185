package federation_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/federation"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/opendata"
	"essaim/internal/source"
	"essaim/internal/wording"
)

// world are the sites of testdata/world.txtar, by their folders; edits replace a text of
// theirs, "old" by "new".
func world(t *testing.T, edits ...string) map[string]fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/world.txtar")
	if err != nil {
		t.Fatal(err)
	}
	sites := map[string]fstest.MapFS{}
	for _, f := range archive.Files {
		site, name, _ := strings.Cut(f.Name, "/")
		if sites[site] == nil {
			sites[site] = fstest.MapFS{}
		}
		text := string(f.Data)
		for i := 0; i < len(edits); i += 2 {
			text = strings.ReplaceAll(text, edits[i], edits[i+1])
		}
		sites[site][name] = &fstest.MapFile{Data: []byte(text)}
	}
	return sites
}

// publish is the data/v1 of a site, by file name, its package too.
func publish(t *testing.T, site fs.FS) map[string][]byte {
	t.Helper()
	n, problems := source.Read(site, source.Options{})
	for _, p := range problems {
		if p.Severity == diag.Error {
			t.Fatalf("%s: %s %v", p.Pos.File, p.Code, p.Args)
		}
	}
	n, problems = federation.Read(site, n)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	l := locale.For(n.Lang)
	files := map[string][]byte{}
	words := wording.New(n.At(n.AsOf), l, address.New(l, n.BaseURL).Gathering(n.Homes))
	tables := opendata.Tables(words, source.Bodies(site))
	for _, f := range opendata.Files(words, tables) {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, ".json") && !strings.HasSuffix(f.Name, ".schema.json") {
			files[f.Name] = b.Bytes()
		}
	}
	return files
}

// pulled gives a portal the copies of networks, as Pull leaves them.
func pulled(t *testing.T, sites map[string]fstest.MapFS, portal string, networks ...string) fstest.MapFS {
	t.Helper()
	for _, id := range networks {
		for name, text := range publish(t, sites[id]) {
			sites[portal]["federation/"+id+"/"+name] = &fstest.MapFile{Data: text}
		}
	}
	return sites[portal]
}

// gathered is a portal with its networks, and the problems of gathering them.
func gathered(t *testing.T, site fs.FS) (*network.Situation, []diag.Problem) {
	t.Helper()
	n, problems := source.Read(site, source.Options{})
	for _, p := range problems {
		if p.Severity == diag.Error {
			t.Fatalf("%s: %s %v", p.Pos.File, p.Code, p.Args)
		}
	}
	n, problems = federation.Read(site, n)
	return n.At(n.AsOf), problems
}

// value is what an objective's only row counts, with the ids of what proves it.
func value(t *testing.T, s *network.Situation, objective string) (float64, []string) {
	t.Helper()
	for _, g := range s.Progress() {
		if g.Objective.ID == objective {
			row := g.Rows[0]
			if row.Value == nil {
				t.Fatalf("%s: no value", objective)
			}
			var proofs []string
			for i := range row.Evidence.Len() {
				proofs = append(proofs, row.Evidence.At(i).ID)
			}
			slices.Sort(proofs)
			return *row.Value, proofs
		}
	}
	t.Fatalf("no objective %s", objective)
	return 0, nil
}

func TestWorld(t *testing.T) {
	s, problems := gathered(t, pulled(t, world(t), "portal", "vallee", "causse", "leman"))
	for _, p := range problems {
		t.Errorf("%s: %s %v", p.Pos.File, p.Code, p.Args)
	}
	for _, tt := range []struct {
		objective string
		want      float64
		proofs    []string
	}{
		// 2 t and 0,4 t of the valley, 500 kg of the causse, 100 kg and 0,3 t of the portal;
		// the litres of the Léman are none.
		{"trois-tonnes", 3.3, []string{"broyeur", "causse/savon", "olemps-composteurs", "vallee/composteurs", "vallee/rodez-composteurs"}},
		// Luc of three networks once, Rodez, Olemps, Saint-Martin of the Léman; Saint-Martin of
		// the causse does nothing.
		{"communes", 4, nil},
		{"rencontres", 1, []string{"vallee/2021-05-04"}},
		// composteurs and its two adoptions, savon, vaisselle, broyeur.
		{"actions", 6, nil},
	} {
		got, proofs := value(t, s, tt.objective)
		if got != tt.want || tt.proofs != nil && !slices.Equal(proofs, tt.proofs) {
			t.Errorf("%s: %v of %v, want %v of %v", tt.objective, got, proofs, tt.want, tt.proofs)
		}
	}

	var ids []string
	for _, sheet := range s.Sheets {
		ids = append(ids, sheet.ID)
	}
	if want := "broyeur causse/composteurs causse/savon leman/vaisselle vallee/composteurs vallee/etoiles"; strings.Join(ids, " ") != want {
		t.Errorf("sheets: %v", ids)
	}
	var communes []string
	for _, c := range s.Communes {
		communes = append(communes, c.ID+" "+c.Code)
	}
	if got := strings.Join(communes, ", "); got != "olemps 12174, luc-la-primaube 12133, rodez 12202, saint-martin-12236 12236, saint-martin-2175 2175" {
		t.Errorf("communes: %s", got)
	}
	if got := len(s.SheetsOfCommune("luc-la-primaube")); got != 4 {
		t.Errorf("Luc has %d sheets, not those of both its networks", got)
	}
	savon := s.Sheet("causse/savon")
	if !slices.Equal(savon.Themes, []string{"entretien"}) || !slices.Equal(savon.Institutions, []string{"sydom"}) {
		t.Errorf("savon: %v %v", savon.Themes, savon.Institutions)
	}
	etoiles := s.Sheet("vallee/etoiles")
	if !slices.Equal(etoiles.Themes, []string{"autres-themes"}) || etoiles.Date.Text() != "début novembre 2021" || etoiles.Date.First().ISO() != "2021-11-01" || etoiles.Date.Last().ISO() != "2021-11-10" {
		t.Errorf("etoiles: %v, %s", etoiles.Themes, etoiles.Date.Text())
	}
	if etoiles.Origin.Name != "Réseau de la vallée" || savon.Origin.Name != "Le Causse" || savon.Origin.AsOf.ISO() != "2021-12-31" || s.EldestData().ISO() != "2021-12-31" {
		t.Errorf("origins: %+v %+v", etoiles.Origin, savon.Origin)
	}
	composteurs := s.Sheet("vallee/composteurs")
	if spent := composteurs.Means.Cost.Items[1].Amount; spent.Min != 50 || spent.Max != 60 {
		t.Errorf("a range is %+v", spent)
	}
	if got := s.AdoptersOf(composteurs); got != 2 {
		t.Errorf("composteurs has %d adopters", got)
	}
	if a := s.Adoption("olemps-composteurs"); a.From != "luc-la-primaube" {
		t.Errorf("learnt from %q", a.From)
	}
	if d := s.Diagnostic("luc-la-primaube"); len(d.Practices.Items) != 1 || d.Practices.Items[0].Sheet != "vallee/composteurs" || len(d.Needs.Items) != 1 {
		t.Errorf("what Luc says: %+v", d)
	}
}

// Francs are no euros: they are shown, and in no total.
func TestAnotherCurrency(t *testing.T) {
	s, _ := gathered(t, pulled(t, world(t), "portal", "vallee", "causse", "leman"))
	cost := s.Sheet("leman/vaisselle").Means.Cost.Items
	if cost[0].Amount != nil || cost[1].Amount != nil || cost[1].Per != "" {
		t.Errorf("%+v", cost)
	}
	for i, want := range []string{"300", "2,5"} {
		if note := cost[i].Note; !strings.Contains(note, want) || !strings.Contains(note, "CHF") {
			t.Errorf("note: %q", note)
		}
	}
	if !strings.Contains(cost[0].Note, "location") {
		t.Errorf("its author's note is lost: %q", cost[0].Note)
	}
	// 1000 € and 50 to 60 € of the valley, 200 € of the causse.
	total := s.Means(0).Cost
	for _, year := range s.YearsOfMeans() {
		total = total.Plus(s.Means(year).Cost)
	}
	if total.Min != 1250 || total.Max != 1260 {
		t.Errorf("all costs: %v to %v", total.Min, total.Max)
	}
}

// What did not meet is listed, with how much depends on it.
func TestUnmet(t *testing.T) {
	s, _ := gathered(t, pulled(t, world(t), "portal", "vallee", "causse", "leman"))
	var got []string
	for _, list := range [][]network.UnmetWord{s.Unmet.Themes, s.Unmet.Indicators} {
		for _, w := range list {
			got = append(got, fmt.Sprintf("%s/%s %s %d %s", w.Peer.ID, w.ID, w.Unit, w.Count, w.Near))
		}
	}
	// The theme of a sheet and of a need; litres are no tonnes.
	if want := []string{"vallee/nuit  2 ", "leman/dechets-evites L 1 dechets-evites"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if r := s.Sheet("leman/vaisselle").Results[0]; r.Indicator != "" || r.Text != "Déchets évités" || r.Value.Min != 900 || r.Value.Unit != "L" {
		t.Errorf("%+v", r)
	}
}

// A portal is made without a network that was not pulled, and says so.
func TestNotPulled(t *testing.T) {
	sites := world(t)
	s, problems := gathered(t, pulled(t, sites, "portal", "causse"))
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprint(p.Severity, " ", p.Code, " ", p.Args["id"]))
	}
	if want := []string{"warning not-pulled vallee", "warning not-pulled leman"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if len(s.Sheets) != 3 || len(s.Adoptions) != 0 {
		t.Errorf("%d sheets, %d adoptions", len(s.Sheets), len(s.Adoptions))
	}
}

// An adoption of what its network has not is its author's mistake.
func TestAdoptionOfNothing(t *testing.T) {
	_, problems := gathered(t, pulled(t, world(t, "vallee/composteurs", "vallee/composteur"), "portal", "vallee", "causse", "leman"))
	if len(problems) != 1 || problems[0].Code != "unknown-sheet-there" || problems[0].Args["near"] != "composteurs" || problems[0].Pos.File != "content/adoptions/olemps-composteurs.md" {
		t.Errorf("%+v", problems)
	}
}

// One network under two ids counts once; so does the portal itself.
func TestNetworkTwice(t *testing.T) {
	sites := world(t, "folder: ../leman/public", "url: https://VALLEE.example.org", "https://leman.example.ch/", "https://vallee.example.org/")
	s, problems := gathered(t, pulled(t, sites, "portal", "vallee", "causse", "leman"))
	if len(problems) != 1 || problems[0].Code != "network-twice" || len(s.Peers) != 2 || s.Sheet("leman/vaisselle") != nil {
		t.Errorf("%d networks, %+v", len(s.Peers), problems)
	}
}

// A site that gathers nothing is given back as it is.
func TestNoPortal(t *testing.T) {
	n := &network.Network{}
	if got, problems := federation.Read(fstest.MapFS{}, n); got != n || problems != nil {
		t.Error("another network")
	}
}

// What a network claims of another's, or of another host, is not taken.
func TestHostileRows(t *testing.T) {
	for old, new := range map[string]string{
		`"url":"/fiches/composteurs/"`:                                     `"url":"https://evil.example/fiches/composteurs/"`,
		`"url":"/fiches/composteurs/",`:                                    `"url":"javascript:alert(1)",`,
		`"url":"/fiches/composteurs/"`[:1] + `url":"/fiches/composteurs/"`: `"url":"//evil.example/"`,
	} {
		site := pulled(t, world(t), "portal", "vallee", "causse", "leman")
		file := site["federation/vallee/sheets.json"]
		if !bytes.Contains(file.Data, []byte(old)) {
			t.Fatalf("no %s in %s", old, file.Data)
		}
		file.Data = bytes.ReplaceAll(file.Data, []byte(old), []byte(new))
		s, _ := gathered(t, site)
		if got := s.Homes.Sheets["vallee/composteurs"]; got != "https://vallee.example.org/" {
			t.Errorf("%s leads to %s", new, got)
		}
	}
	site := pulled(t, world(t), "portal", "vallee", "causse", "leman")
	file := site["federation/vallee/sheets.json"]
	file.Data = bytes.ReplaceAll(file.Data, []byte(`{"id":"etoiles"`), []byte(`{"network":"causse","id":"causse/etoiles"`))
	file.Data = bytes.ReplaceAll(file.Data, []byte(`{"id":"composteurs"`), []byte(`{"id":"../../composteurs"`))
	s, _ := gathered(t, site)
	if s.Sheet("causse/etoiles") != nil || s.Sheet("vallee/etoiles") != nil || len(s.Sheets) != 4 {
		t.Errorf("%d sheets", len(s.Sheets))
	}
}

// Addresses lead home.
func TestHomes(t *testing.T) {
	s, _ := gathered(t, pulled(t, world(t), "portal", "vallee", "causse", "leman"))
	at := address.New(locale.For("fr"), s.BaseURL).Gathering(s.Homes)
	for got, want := range map[string]string{
		at.Item(address.Sheets, "broyeur"):                            "/fiches/broyeur/",
		at.Item(address.Sheets, "causse/savon"):                       "https://causse.example.org/reseau/fiches/savon/",
		at.Item(address.Meetings, "vallee/2021-05-04"):                "https://vallee.example.org/rencontres/2021-05-04/",
		at.Adoption("vallee/composteurs", "vallee/rodez-composteurs"): "https://vallee.example.org/fiches/composteurs/#adoption-rodez-composteurs",
		at.Adoption("vallee/composteurs", "olemps-composteurs"):       "/communes/olemps/#adoption-olemps-composteurs",
		at.Absolute(at.Item(address.Sheets, "causse/savon")):          "https://causse.example.org/reseau/fiches/savon/",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
