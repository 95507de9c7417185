package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Network is a made-up network. Its sheets are made one at a time (Sheet), so
// that a hundred thousand need no memory.
type Network struct {
	Sheets     int // how many
	Themes     []Named
	Communes   []Commune
	Indicators []Indicator
	Objectives []Objective
	Meetings   []Meeting

	profile Profile
	seed    uint64
	lexicon *lexicon
}

// Named is something with an id.
type Named struct{ ID, Name string }

// Commune has a made-up code.
type Commune struct {
	Named
	Code       string
	Population int
}

// Indicator is summed up over the network.
type Indicator struct {
	Named
	Unit string

	total string // "": sum
}

// Objective is the sum of an indicator that the network aims at each year.
type Objective struct {
	Named
	Indicator string
	Target    int

	form string // how a rich network writes what follows its name; "" elsewhere
}

// Meeting is a day on which communes met.
type Meeting struct {
	Date     string // ISO
	Title    string
	Communes []string // ids
}

// Sheet is one practice.
type Sheet struct {
	ID, Title, Summary string
	Commune            string
	Themes             []string
	Status             string
	Date               string // ISO
	From, Until        string // ISO
	General            string
	Hours, Cost        int
	CostNote           string
	Results            []Result
	Planning           []Step
	Partners           []string
	Conditions         string
	Body               string // Markdown; links to sheets are ID.md

	// Of a rich one, for essaim only.
	front   string // its front matter as its author wrote it
	second  string // another commune that carries it
	picture string // the end of the body: a photo
	photo   bool   // a photo lies beside it
	warns   bool   // it has one thing that essaim warns of
	windows bool   // its lines end as they do there
}

// Result is one figure of a year.
type Result struct {
	Indicator   string
	Year, Value int
	Note        string
}

// Step is a dated line of a planning.
type Step struct{ Date, Text string }

const themes = 12

var measured = []struct{ name, unit string }{
	{"Déchets évités", "t"}, {"Énergie économisée", "MWh"}, {"Eau économisée", "m³"}, {"Bacs en service", "bacs"},
	{"Agents formés", "agents"}, {"Participations aux ateliers", "participations"}, {"Repas préparés sur place", "repas"}, {"Kilomètres évités", "km"},
}

// New is a network of plain sheets.
func New(sheets int, seed uint64) *Network { return NewOf(Plain, sheets, seed) }

// NewOf is the network of that many sheets; what it holds depends on the profile
// and on the seed.
func NewOf(profile Profile, sheets int, seed uint64) *Network {
	return NewIn(profile, sheets, seed, seed, shapes[profile].communes)
}

// NewIn is one of so many communes, whose words are made up of another seed: networks of one
// region speak one language.
func NewIn(profile Profile, sheets int, seed, language uint64, communes int) *Network {
	r := rand.New(rand.NewPCG(seed, 2))
	n := &Network{Sheets: sheets, profile: profile, seed: seed, lexicon: newLexicon(language)}
	for i := range themes {
		n.Themes = append(n.Themes, Named{fmt.Sprint("theme-", i+1), capital(n.lexicon.phrase(r, 2))})
	}
	for i := range communes {
		n.Communes = append(n.Communes, Commune{
			Named: Named{fmt.Sprint("commune-", i+1), capital(invent(r)) + "-sur-" + capital(invent(r))},
			Code:  fmt.Sprintf("99%03d", i+1), Population: 150 + r.IntN(1+i*i*4),
		})
	}
	for i, m := range measured {
		id := fmt.Sprint("indicateur-", i+1)
		n.Indicators = append(n.Indicators, Indicator{Named: Named{id, m.name}, Unit: m.unit})
		n.Objectives = append(n.Objectives, Objective{Named: Named{fmt.Sprint("objectif-", i+1), m.name + ", chaque année"}, Indicator: id, Target: sheets + r.IntN(sheets+1)})
	}
	for year := 2015; year <= 2024; year++ {
		m := Meeting{Date: fmt.Sprintf("%d-%02d-%02d", year, 1+r.IntN(12), 1+r.IntN(28)), Title: capital(n.lexicon.phrase(r, 5))}
		for i := r.IntN(20); i < len(n.Communes); i += 1 + r.IntN(20) {
			m.Communes = append(m.Communes, n.Communes[i].ID)
		}
		n.Meetings = append(n.Meetings, m)
	}
	if profile != Plain {
		n.declareMore(shapes[profile].objectives)
	}
	return n
}

// SheetID is the name of a sheet, from 0.
func SheetID(i int) string { return fmt.Sprintf("fiche-%06d", i) }

// Sheet makes up a sheet, from 0. It may be called from several goroutines.
func (n *Network) Sheet(i int) Sheet {
	r := rand.New(rand.NewPCG(n.seed, uint64(i)+100))
	s := n.facts(r, i)
	if n.profile == Plain {
		s.Body = n.body(r, i)
	} else {
		n.enrich(r, i, &s)
	}
	return s
}

// facts is a sheet but for its body.
func (n *Network) facts(r *rand.Rand, i int) Sheet {
	l := n.lexicon
	year := 2015 + r.IntN(9)
	s := Sheet{
		ID: SheetID(i), Title: capital(l.phrase(r, 5+r.IntN(4))) + fmt.Sprintf(" (n° %d)", i+1), Summary: l.sentence(r, 18),
		Commune: n.Communes[r.IntN(len(n.Communes))].ID,
		Themes:  []string{n.Themes[r.IntN(len(n.Themes))].ID},
		Status:  pick(r, []string{"planned", "ongoing", "in-place", "in-place", "done", "done", "abandoned"}),
		Date:    fmt.Sprintf("%d-%02d-%02d", year, 1+r.IntN(12), 1+r.IntN(28)),
		From:    fmt.Sprintf("%d-%02d", year, 1+r.IntN(6)), Until: fmt.Sprintf("%d-%02d", year+1, 1+r.IntN(12)),
		General: l.sentence(r, 12), Hours: 5 + r.IntN(200), Cost: 100 + r.IntN(20_000), CostNote: l.phrase(r, 4),
		Conditions: l.sentence(r, 12),
	}
	if s.Status == "planned" || s.Status == "ongoing" {
		s.Until = "2025" + s.Until[4:] // after the day of the network's figures
	}
	if second := n.Themes[r.IntN(len(n.Themes))].ID; second != s.Themes[0] && r.IntN(3) == 0 {
		s.Themes = append(s.Themes, second)
	}
	for j := range 1 + r.IntN(3) {
		s.Results = append(s.Results, Result{n.Indicators[r.IntN(len(measured))].ID, min(year+j, 2024), 1 + r.IntN(100), l.phrase(r, 5)})
	}
	for j := range 3 {
		s.Planning = append(s.Planning, Step{fmt.Sprintf("%d-%02d", year, 2+3*j), capital(l.phrase(r, 6))})
	}
	for range 2 {
		s.Partners = append(s.Partners, capital(l.phrase(r, 2)))
	}
	return s
}

var headings = []string{"Contexte", "Résultats qualitatifs", "Facteurs de réussite", "Difficultés", "Recommandations", "Pour aller plus loin"}

// body links to sheets of a smaller number only, which every size has.
func (n *Network) body(r *rand.Rand, i int) string {
	var b strings.Builder
	for part, heading := range headings {
		fmt.Fprintf(&b, "## %s\n\n", heading)
		if part == 2 || part == 3 {
			for range 4 {
				fmt.Fprintf(&b, "- %s\n", n.lexicon.sentence(r, 12))
			}
			b.WriteByte('\n')
		}
		for range 1 + r.IntN(2) {
			n.paragraph(&b, r, i)
		}
	}
	return b.String()
}

func (n *Network) paragraph(b *strings.Builder, r *rand.Rand, i int) {
	for range 4 {
		b.WriteString(n.lexicon.sentence(r, 8+r.IntN(8)))
		b.WriteByte(' ')
	}
	fmt.Fprintf(b, "C'est **%s** qui compte : « %s »", n.lexicon.phrase(r, 2), n.lexicon.phrase(r, 4))
	if i > 0 && r.IntN(4) == 0 {
		fmt.Fprintf(b, " (voir [une autre fiche](%s.md))", SheetID(r.IntN(i)))
	}
	b.WriteString(".\n\n")
}
