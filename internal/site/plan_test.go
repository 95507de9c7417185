package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/picture"
	"essaim/internal/plan"
	"essaim/internal/view"
)

func input(n *network.Network) plan.Input {
	asOf, _ := network.ParseDay("2012-05-31")
	return plan.Input{
		Situation: n.At(asOf), Locale: locale.For(n.Lang), Version: "test",
		Static: []plan.Static{{Path: "essaim/site.css", Default: true, Hash: "abc"}, {Path: "logo.svg"}},
		Headings: func(b network.Body) []string {
			return map[string][]string{"content/sheets/fuites.md": {"contexte"}}[b.File]
		},
	}
}

func shown[T any](t *testing.T, p *plan.Plan, href string) T {
	t.Helper()
	for _, o := range p.Outputs {
		if o.URL == href {
			return o.View().(T)
		}
	}
	t.Fatalf("nothing is published at %s", href)
	panic("unreachable")
}

// contentOf is a file that is computed from the data; nil for any other.
func contentOf(t *testing.T, o plan.Output) []byte {
	t.Helper()
	if o.Pieces != nil {
		return written(t, o.Pieces)
	}
	if o.Bytes == nil {
		return nil
	}
	content, err := o.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPlanListsEveryAddressOnce(t *testing.T) {
	p, problems := New(input(networktest.Sample()))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var paths []string
	for _, o := range p.Outputs {
		paths = append(paths, o.Path)
		made := 0
		for _, is := range []bool{o.View != nil, o.Bytes != nil, o.Pieces != nil, o.Parts != nil, o.Copy != nil, o.Photo != nil} {
			if is {
				made++
			}
		}
		if made != 1 || (o.View != nil) != (o.Layout != "") {
			t.Errorf("%s: exactly one of View (with Layout), Bytes, Pieces, Parts, Copy and Photo must be set", o.Path)
		}
	}
	if !slices.IsSorted(paths) {
		t.Error("outputs are not sorted by path")
	}
	for _, want := range []string{
		"index.html", "404.html", "sitemap.xml", "robots.txt", "logo.svg", "essaim/site.css", "a-propos/index.html", "ancienne/index.html",
		"fiches/index.html", "fiches/arrosage/index.html", "fiches/arrosage/plan.pdf", "fiches/fuites/a b.png", "themes/eau/index.html",
		"communes/luc/index.html", "objectifs/index.html", "objectifs/reunion/index.html", "rencontres/index.html",
		"rencontres/2011-11-25/index.html", "contact/index.html", "plan-du-site/index.html", "mentions-legales/index.html",
		"accessibilite/index.html", "data/v1/network.json", "data/v1/sheets.json", "data/v1/communes.json", "data/v1/themes.json",
		"data/v1/indicators.json", "data/v1/objectives.json", "data/v1/meetings.json",
	} {
		if _, found := slices.BinarySearch(paths, want); !found {
			t.Errorf("%s is not published", want)
		}
	}
}

func TestAddressesAreThoseOfTheLanguage(t *testing.T) {
	n := networktest.Sample()
	n.Lang, n.BaseURL = locale.English, ""
	p, _ := New(input(n))
	for _, href := range []string{"/sheets/arrosage/", "/objectives/reunion/", "/meetings/2011-11-25/", "/site-map/", "/legal-notice/", "/accessibility/"} {
		shown[any](t, p, href)
	}
	for _, o := range p.Outputs {
		if o.Path == "sitemap.xml" {
			t.Error("a site map needs absolute addresses: without base_url there is none")
		}
	}
}

func TestTwoFilesWithOneAddress(t *testing.T) {
	n := networktest.Sample()
	n.Pages = append(n.Pages, &network.Page{ID: "fiches", Title: "Fiches", Pos: diag.Whole("content/pages/fiches.md")})
	n.Sheets[0].Aliases = append(n.Sheets[0].Aliases, network.Alias{Path: "/A-propos/", Pos: diag.Pos{File: "content/sheets/arrosage/index.md", Line: 9, Column: 11}})
	in := input(n)
	in.Static = append(in.Static, plan.Static{Path: "themes"})
	_, problems := New(in)
	var got []string
	for _, p := range diag.Sort(problems) {
		got = append(got, fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message(locale.For("en"))))
	}
	want := []string{
		"content/pages/fiches.md:1:1: The address /essai/fiches/ is already taken.",
		"content/sheets/arrosage/index.md:9:11: The former address /essai/A-propos/ is already taken by content/pages/a-propos.md.",
	}
	if len(got) < 2 || !slices.Equal(got[:2], want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "static/themes:") }) {
		t.Errorf("a file where a folder must be is not reported:\n%s", strings.Join(got, "\n"))
	}
}

// TestNamesThatAreOneElsewhere: two files whose addresses differ in the case of their
// letters, or in how their accents are written, are one file where macOS or Windows has the
// site. It is reported on Linux too.
func TestNamesThatAreOneElsewhere(t *testing.T) {
	for name, change := range map[string]func(*network.Network, *plan.Input){
		"images of a sheet": func(n *network.Network, _ *plan.Input) {
			n.Sheets[0].Assets = append(n.Sheets[0].Assets, network.Asset{Name: "vues/Plan.pdf"}, network.Asset{Name: "Vues/plan.pdf"})
		},
		"accents of documents of a sheet": func(n *network.Network, _ *plan.Input) {
			n.Sheets[0].Assets = append(n.Sheets[0].Assets, network.Asset{Name: "pr\u00e9au.pdf"}, network.Asset{Name: "pre\u0301au.pdf"})
		},
		"files of static": func(_ *network.Network, in *plan.Input) {
			in.Static = append(in.Static, plan.Static{Path: "Documents/plan.pdf"}, plan.Static{Path: "documents/Plan.pdf"})
		},
		"accents of files of static": func(_ *network.Network, in *plan.Input) {
			in.Static = append(in.Static, plan.Static{Path: "PR\u00c9AU.pdf"}, plan.Static{Path: "pre\u0301au.pdf"})
		},
		"a file and a folder of static": func(_ *network.Network, in *plan.Input) {
			in.Static = append(in.Static, plan.Static{Path: "Plans"}, plan.Static{Path: "plans/nord.pdf"})
		},
		"a file of static and a page": func(_ *network.Network, in *plan.Input) {
			in.Static = append(in.Static, plan.Static{Path: "Fiches/Index.html"})
		},
		"a file of static and the look": func(_ *network.Network, in *plan.Input) {
			in.Static = append(in.Static, plan.Static{Path: "Essaim/site.css"})
		},
		"former addresses": func(n *network.Network, _ *plan.Input) {
			n.Sheets[0].Aliases = append(n.Sheets[0].Aliases, network.Alias{Path: "/Pr\u00e9au/", Pos: diag.Whole("content/sheets/arrosage/index.md")})
			n.Sheets[1].Aliases = append(n.Sheets[1].Aliases, network.Alias{Path: "/pre\u0301au/", Pos: diag.Whole("content/sheets/fuites.md")})
		},
	} {
		n := networktest.Sample()
		_, before := New(input(n))
		in := input(n)
		change(n, &in)
		made, problems := New(in)
		if len(problems) != len(before)+1 {
			t.Errorf("%s: %d problems, of which %d are those of the sample: %v", name, len(problems), len(before), problems)
		}
		found := map[string]string{}
		twins := 0
		for _, o := range made.Outputs {
			key := norm.NFC.String(strings.ToLower(norm.NFD.String(o.Path)))
			if other, taken := found[key]; taken && other != o.Path {
				twins++
			}
			found[key] = o.Path
		}
		if twins == 0 && name != "a file and a folder of static" {
			t.Errorf("%s: the plan does not hold what is tested", name)
		}
	}
}

func TestTitlesAndDescriptionsAreUnique(t *testing.T) {
	p, _ := New(input(networktest.Sample()))
	titles, descriptions := map[string]string{}, map[string]string{}
	for _, o := range p.Outputs {
		if o.View == nil {
			continue
		}
		h := headOf(o.View())
		if other, taken := titles[h.FullTitle]; taken {
			t.Errorf("%s and %s share the title %q", o.URL, other, h.FullTitle)
		}
		titles[h.FullTitle] = o.URL
		if h.NoIndex {
			continue
		}
		if other, taken := descriptions[h.Description]; taken || h.Description == "" {
			t.Errorf("%s and %s share the description %q", o.URL, other, h.Description)
		}
		descriptions[h.Description] = o.URL
	}
}

func TestLinks(t *testing.T) {
	n := networktest.Sample()
	n.Drafts = []string{"content/sheets/brouillon.md"}
	// Files lie in folders, which sheets are not named after.
	for id, file := range map[string]string{"citerne": "content/sheets/2011/citerne.md", "mare": "content/sheets/2011/ailleurs.md"} {
		n.Sheets = append(n.Sheets, &network.Sheet{
			ID: id, Title: id, Communes: []string{"luc"}, Themes: []string{"eau"}, Pos: diag.Pos{File: file}, Body: network.Body{File: file},
			Dir: strings.TrimSuffix(file, ".md"), Assets: []network.Asset{{Name: "plan.png", Photo: picture.Header{Width: 30, Height: 20, Turn: 1, From: picture.PNG, As: picture.PNG}}},
		})
	}
	p, _ := New(input(n))
	tests := []struct{ file, dest, want string }{
		{"content/sheets/arrosage/index.md", "../fuites.md", "/essai/fiches/fuites/"},
		{"content/sheets/arrosage/index.md", "../fuites.md#contexte", "/essai/fiches/fuites/#contexte"},
		{"content/sheets/arrosage/index.md", "../fuites.md#absente", "broken"},
		{"content/sheets/arrosage/index.md", "plan.pdf", "/essai/fiches/arrosage/plan.pdf"},
		{"content/sheets/arrosage/index.md", "perdu.pdf", "broken"},
		{"content/sheets/fuites.md", "fuites/a%20b.png", "/essai/fiches/fuites/a%20b.png"},
		{"content/sheets/fuites.md", "a%20b.png", "/essai/fiches/fuites/a%20b.png"}, // beside the sheet
		{"content/sheets/fuites.md", "#contexte", "#contexte"},
		{"content/sheets/fuites.md", "../meetings/2011-11-25.md", "/essai/rencontres/2011-11-25/"},
		{"content/sheets/fuites.md", "../communes/luc.md", "/essai/communes/luc/"},
		{"content/sheets/fuites.md", "../pages/index.md", "/essai/"},
		{"content/sheets/fuites.md", "../adoptions/olemps-arrosage.md", "/essai/fiches/arrosage/#adoption-olemps-arrosage"},
		{"content/sheets/fuites.md", "/objectifs/", "/essai/objectifs/"}, // the author need not know base_url's path
		{"content/sheets/fuites.md", "/objectifs/#deux", "/essai/objectifs/#deux"},
		{"content/sheets/fuites.md", "/nulle-part/", "broken"},
		{"content/sheets/fuites.md", "https://example.org/?a=1", "https://example.org/?a=1"},
		{"content/sheets/fuites.md", "brouillon.md", ""}, // a draft: its text stays
		{"content/sheets/fuites.md", "../../../etc/passwd", "broken"},
		{"content/sheets/fuites.md", "2011/citerne.md", "/essai/fiches/citerne/"},
		{"content/sheets/2011/citerne.md", "../fuites.md", "/essai/fiches/fuites/"},
		{"content/sheets/2011/citerne.md", "plan.png", "/essai/fiches/citerne/plan.png"},
		{"content/sheets/2011/citerne.md", "citerne/plan.png", "/essai/fiches/citerne/plan.png"},
		{"content/sheets/2011/citerne.md", "ailleurs.md", "/essai/fiches/mare/"},
		{"content/sheets/2011/ailleurs.md", "plan.png", "/essai/fiches/mare/plan.png"},
	}
	for _, tt := range tests {
		got := p.Resolver(tt.file)(tt.dest)
		if got.Broken {
			got.URL = "broken"
		}
		if got.URL != tt.want {
			t.Errorf("%s → %s: got %q, want %q", tt.file, tt.dest, got.URL, tt.want)
		}
	}
}

func TestLongListsArePaged(t *testing.T) {
	n := networktest.Sample()
	for i := range 250 {
		id := "s" + strings.Repeat("x", i)
		n.Sheets = append(n.Sheets, &network.Sheet{ID: id, Title: id, Communes: []string{"luc"}, Themes: []string{"eau"}})
	}
	p, _ := New(input(n))
	last := shown[view.ListPage](t, p, "/essai/fiches/page-9/")
	if len(last.Cards) != 13 || last.Pager.Of != 9 || last.Pager.Prev != "/essai/fiches/page-8/" || last.Pager.Next != "" {
		t.Errorf("page 9 shows %d sheets: %+v", len(last.Cards), last.Pager)
	}
	shown[view.ThemePage](t, p, "/essai/themes/eau/page-3/")
	shown[view.CommunePage](t, p, "/essai/communes/luc/page-3/")
}

// A page of a long list leads to the ends of it, to its neighbours, and names
// which it is; one of a short list leads to all.
func TestPagers(t *testing.T) {
	p := newPlanner(input(networktest.Sample()))
	for _, c := range []struct {
		page, of   int
		prev, next string
		shown      string
	}{
		{1, 1, "", "", "[1]"},
		{3, 12, "/page-2/", "/page-4/", "1 2 [3] 4 5 6 7 8 9 10 11 12"},
		{1, 13, "", "/page-2/", "[1] 13"},
		{2, 13, "/", "/page-3/", "1 [2] 13"},
		{13, 13, "/page-12/", "", "1 [13]"},
	} {
		g := p.pager("/liste/", c.page, c.of*linesPerPage, linesPerPage)
		var shown []string
		for _, l := range g.Pages {
			name := l.Name
			if l.URL == "" {
				name = "[" + name + "]"
			}
			shown = append(shown, name)
		}
		prev, next := strings.TrimPrefix(g.Prev, "/liste"), strings.TrimPrefix(g.Next, "/liste")
		if got := strings.Join(shown, " "); got != c.shown || prev != c.prev || next != c.next || g.Of != c.of {
			t.Errorf("page %d of %d: %s, before %q, after %q", c.page, c.of, got, prev, next)
		}
	}
}

// The agenda's clock stops where a duration is missing.
func TestAgendaTellsTheTime(t *testing.T) {
	p, _ := New(input(networktest.Sample()))
	var clocks []string
	for _, item := range shown[view.MeetingPage](t, p, "/essai/rencontres/2011-11-25/").Agenda {
		clocks = append(clocks, item.Clock)
	}
	if want := []string{"9\u202fh\u202f40", "10\u202fh", ""}; !slices.Equal(clocks, want) {
		t.Errorf("got %q, want %q", clocks, want)
	}
}

// Lists are made first, then what the index has, as it numbers it; each output once.
func TestOrder(t *testing.T) {
	p, _ := New(input(networktest.Sample()))
	order := p.Order()
	rest := slices.IndexFunc(order, func(i int) bool { return !p.Outputs[i].Listed })
	for n, i := range order {
		if p.Outputs[i].Listed != (n < rest) {
			t.Errorf("%s comes after %d others", p.Outputs[i].Path, n)
		}
	}
	looked := slices.DeleteFunc(slices.Clone(p.Documents()), func(i int) bool { return p.Outputs[i].Listed })
	if !slices.Equal(order[rest:rest+len(looked)], looked) || slices.IsSorted(looked) {
		t.Errorf("after the lists come %v, not %v", order[rest:], looked)
	}
	slices.Sort(order)
	for n, i := range order {
		if n != i {
			t.Fatalf("output %d is not made once", n)
		}
	}
	if len(order) != len(p.Outputs) || rest < 2 {
		t.Errorf("%d of %d outputs, %d lists", len(order), len(p.Outputs), rest)
	}
}

// Cards are kept while a list is left to make, and no longer.
func TestCardsAreLetGo(t *testing.T) {
	p := newPlanner(input(networktest.Sample()))
	p.links = p.newLinks()
	p.pages.sheets.plan()
	p.pages.themes.plan()
	p.pages.lists.planYears()
	kept := func() (n int) {
		p.cardsMade.Range(func(any, any) bool { n++; return true })
		return n
	}
	before := 0
	for _, o := range p.outputs {
		if o.Listed {
			before = max(before, kept())
			o.View()
		}
	}
	if before == 0 || kept() > 0 {
		t.Errorf("%d cards kept on the way, %d in the end", before, kept())
	}
}

func TestNeedsThatAreNotPublicAreOnlyCounted(t *testing.T) {
	p, _ := New(input(networktest.Sample()))
	theme := shown[view.ThemePage](t, p, "/essai/themes/eau/")
	if len(theme.Needs) != 1 || !strings.Contains(theme.Private, "1") {
		t.Errorf("needs %+v, private %q", theme.Needs, theme.Private)
	}
	for _, o := range p.Outputs {
		data := contentOf(t, o)
		for _, secret := range []string{"Ne pas dire", "mairie@luc.example.org"} {
			if strings.Contains(string(data), secret) {
				t.Errorf("%s shows %q", o.Path, secret)
			}
		}
	}
}

func TestObjectivesData(t *testing.T) {
	p, _ := New(input(networktest.Sample()))
	for _, o := range p.Outputs {
		if o.Path != "data/v1/objectives.json" {
			continue
		}
		data := contentOf(t, o)
		var got any
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if want := `{"as_of": "2012-05-31", "objectives": [{"id":"reunion","name":"Une réunion","measure":"meetings-held","indicator":null,`; !strings.HasPrefix(string(data), want) {
			t.Errorf("got %s", data)
		}
		if want := `{"url":"/essai/rencontres/2011-11-25/","title":"Journée","value":1,"value_min":1,"value_max":1}`; !strings.Contains(string(data), want) {
			t.Errorf("the meeting does not prove the figure: %s", data)
		}
		return
	}
	t.Error("no objectives.json")
}

// A list without a place of its own is shown when its author gave one.
func TestListsOfSheets(t *testing.T) {
	partners := func(s *network.Sheet) *network.Answer[string] { return &s.Keywords }
	p := sheetPages{newPlanner(input(networktest.Sample()))}
	for _, c := range []struct {
		own    bool
		answer network.Answer[string]
		want   []view.List
	}{
		{false, network.Answer[string]{Items: []string{"Luc ?", "Olemps"}}, []view.List{{ID: "partners", Title: "Partenaires", Items: []string{"Luc\u202f?", "Olemps"}, None: "Aucun."}}},
		{false, network.Answer[string]{Items: []string{}}, []view.List{{ID: "partners", Title: "Partenaires", None: "Aucun."}}},
		{false, network.Answer[string]{}, nil},
		{true, network.Answer[string]{Items: []string{"Luc"}}, nil},
	} {
		got := p.lists(&network.Sheet{Keywords: c.answer}, []network.SheetList{{Key: "partners", Of: partners, Own: c.own}})
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%+v, not %+v", got, c.want)
		}
	}
}
