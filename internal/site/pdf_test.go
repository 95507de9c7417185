package site

import (
	"fmt"
	"slices"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// paperPlan plans n sheets of one theme and one commune, with their PDFs.
func paperPlan(t *testing.T, n int) *plan.Plan {
	t.Helper()
	net := &network.Network{
		Name: "Réseau", Lang: locale.French, PDF: network.PDF{Sheets: true, Booklets: true},
		Communes: []*network.Commune{{ID: "luc", Name: "Luc", Code: "99001"}, {ID: "olemps", Name: "Olemps", Code: "99002"}},
		Themes:   []*network.Theme{{ID: "eau", Name: "Eau"}, {ID: "air", Name: "Air"}},
	}
	for i := range n {
		net.Sheets = append(net.Sheets, &network.Sheet{
			ID: fmt.Sprintf("fiche-%03d", i), Title: fmt.Sprint("Fiche ", i), Communes: []string{"luc"}, Themes: []string{"eau"},
			Status: network.InPlace, Body: network.Body{Empty: true},
			Date: network.Date{Year: int16(2010 + i%3)}, Checked: network.Date{Year: 2011},
		})
	}
	plan, problems := New(plan.Input{
		Situation: net.At(network.DayOf(2012, 5, 31)), Locale: locale.For(locale.French),
		Made: func(string) plan.Made { return plan.Made{Size: 18_600, Pages: 2} },
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return plan
}

func output(t *testing.T, p *plan.Plan, path string) plan.Output {
	t.Helper()
	i := slices.IndexFunc(p.Outputs, func(o plan.Output) bool { return o.Path == path })
	if i < 0 {
		t.Fatalf("%s is not planned", path)
	}
	return p.Outputs[i]
}

func TestPapersArePlanned(t *testing.T) {
	p := paperPlan(t, 3)
	var paths []string
	for _, o := range p.Outputs {
		if o.Paper != nil || o.Booklet != nil {
			paths = append(paths, o.Path)
		}
	}
	want := []string{ // nothing for the theme and the commune that have nothing to show
		"communes/luc/livret.pdf", "fiches/fiche-000/fiche.pdf", "fiches/fiche-001/fiche.pdf", "fiches/fiche-002/fiche.pdf",
		"livret.pdf", "themes/eau/livret.pdf",
	}
	if !slices.Equal(paths, want) {
		t.Errorf("planned %v, want %v", paths, want)
	}
	page := output(t, p, "fiches/fiche-001/index.html").View().(view.SheetPage)
	if got := *page.PDF; got != (view.Download{URL: "/fiches/fiche-001/fiche.pdf", Details: "19\u202fko, 2 pages, en français"}) {
		t.Errorf("the page's link: %+q", got)
	}
}

// A PDF is as old as the sheet says: the day of the build is nowhere in it.
func TestPapersAreDatedByTheirSheets(t *testing.T) {
	p := paperPlan(t, 3)
	sheet := output(t, p, "fiches/fiche-000/fiche.pdf").Paper()
	if sheet.Made != "2011" || sheet.Situation != "" {
		t.Errorf("made %q, situation %q", sheet.Made, sheet.Situation)
	}
	book := output(t, p, "livret.pdf").Booklet()
	if book.Made != "2011" || book.Title != "Livret du réseau\u00a0: Réseau" {
		t.Errorf("made %q, title %q", book.Made, book.Title)
	}
}

func TestThickBookletsListTheirSheets(t *testing.T) {
	for _, c := range []struct {
		sheets, bound, online int
		more                  string
	}{
		{mostBound, mostBound, 0, ""}, {mostBound + 1, 0, mostBound + 1, ""}, {mostListed, 0, mostListed, ""},
		{mostListed + 1, 0, mostListed, "et 1 autre fiche, en ligne"}, {2300, 0, mostListed, "et 1\u202f300 autres fiches, en ligne"},
	} {
		part := output(t, paperPlan(t, c.sheets), "livret.pdf").Booklet().Parts[0]
		if len(part.Sheets) != c.bound || len(part.Online) != c.online || part.More != c.more || part.URL != "/themes/eau/" {
			t.Errorf("of %d sheets %d are bound, %d online, and %q at %s", c.sheets, len(part.Sheets), len(part.Online), part.More, part.URL)
		}
	}
}
