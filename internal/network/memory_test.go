package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"essaim/test/loop"
)

// The cases of testdata/memory prove roll-ups, accounts, matching, adoption
// and next steps; testdata/memory/README.txt says how to write one.

func TestMemory(t *testing.T) {
	cases := readCases(t, "memory")
	if len(cases) < 60 {
		t.Errorf("%d cases; the network's memory needs more", len(cases))
	}
	for _, c := range cases {
		if got := answers(c); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got:\n\t%s\nwant:\n\t%s", c.place, c.why,
				strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

// TestMemoryHasNoOrder shuffles every list whose order says nothing.
func TestMemoryHasNoOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, c := range readCases(t, "memory") {
		want := strings.Join(answers(c), "\n")
		for range 4 {
			shuffle(random, c.net.Communes)
			shuffle(random, c.net.Sheets)
			shuffle(random, c.net.Meetings)
			shuffle(random, c.net.Diagnostics)
			shuffle(random, c.net.Adoptions)
			if got := strings.Join(answers(c), "\n"); got != want {
				t.Fatalf("%s: %s: another order gives\n%s\ninstead of\n%s", c.place, c.why, got, want)
			}
		}
	}
}

// answers repeats each question of a case and answers it.
func answers(c testCase) []string {
	s := c.net.At(c.asOf)
	var lines []string
	for _, line := range c.want {
		question, asked := strings.CutPrefix(line, "? ")
		if !asked {
			continue
		}
		lines = append(lines, line)
		words := strings.Fields(question)
		for _, answer := range answer(s, words[0], options(words[1:])) {
			lines = append(lines, strings.TrimSpace("> "+answer))
		}
	}
	return lines
}

func answer(s *Situation, question string, o *lineOptions) []string {
	switch question {
	case "rollups":
		return answerRollUps(s, Scope{Year: int(date(o.value("year")).Year), Commune: o.value("commune"), Theme: o.value("theme")})
	case "accounts":
		return answerAccounts(s, o.value("theme"))
	case "role":
		return []string{fmt.Sprintf("%+v", s.RoleIn(o.word(), o.word()))}
	case "matches":
		return answerMatches(s, o.word(), o.word())
	case "offers":
		return answerOffers(s, o.word())
	case "private":
		return []string{strconv.Itoa(s.OpenPrivateNeedsOfTheme(o.word()))}
	case "spread":
		sheet := s.Sheet(o.word())
		return []string{fmt.Sprint(s.AdoptersOf(sheet), " ", answerSpread(s.SpreadOf(sheet)))}
	case "members":
		counted, members := s.CountMembers(MeasureOf(o.word()))
		return []string{fmt.Sprint(counted, " of ", members)}
	case "involvement":
		return answerInvolvement(s)
	case "next":
		return answerNext(s, o.word())
	}
	return []string{"no such question"}
}

func answerRollUps(s *Situation, scope Scope) []string {
	var lines []string
	for _, r := range s.RollUps(scope, s.Indicators) {
		line := fmt.Sprintf("%s=%s", r.Indicator.ID, written(r.Interval))
		for _, e := range r.Evidence.All() {
			line += fmt.Sprintf(" %s:%s=%v", e.Kind, e.ID, e.Value)
		}
		lines = append(lines, line)
	}
	return lines
}

func answerAccounts(s *Situation, theme string) []string {
	sheets := s.SheetsNewestFirst()
	if theme != "" {
		sheets = s.SheetsOfTheme(theme)
	}
	a := s.AccountsOf(sheets)
	line := fmt.Sprintf("sheets=%d", a.Sheets)
	for _, f := range []struct {
		name   string
		figure Figure
	}{
		{"hours", a.Hours}, {"days", a.Days}, {"staff", a.Staff}, {"cost", a.Cost},
		{"grants", a.Grants}, {"loans", a.Loans}, {"own", a.Own}, {"net", a.Net}, {"per-inhabitant", a.PerInhabitant()},
	} {
		if f.figure.Known {
			line += " " + f.name + "=" + known(f.figure)
		}
	}
	if a.Net.Known {
		line += fmt.Sprintf(" net-sheets=%d", a.Net.Sheets)
	}
	for _, r := range a.Ratios {
		line += fmt.Sprintf(" %s=%s(%v/%v,%d)", r.Indicator.ID, known(r.Cost), written(r.Spent), written(r.Gained), r.Sheets)
	}
	return []string{line}
}

func answerMatches(s *Situation, commune, theme string) []string {
	var lines []string
	for _, n := range s.OpenNeedsOfTheme(theme) {
		if n.Commune.ID != commune {
			continue
		}
		for _, m := range s.MatchesOf(n) {
			line := offerName(m.Offer)
			for _, r := range m.Reasons[1:] {
				line += " " + string(r)
			}
			if m.Km >= 0 {
				line += fmt.Sprintf(" %.0fkm", m.Km)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func answerOffers(s *Situation, theme string) []string {
	var lines []string
	for _, o := range s.OffersOfTheme(theme) {
		lines = append(lines, fmt.Sprint(offerName(o), " for ", namesOf(s.SeekersOf(theme, o))))
	}
	return lines
}

// offerName is COMMUNE:SHEET, with "+" for what was taken up; a practice
// without sheet is COMMUNE:.
func offerName(o Offer) string {
	name := "network"
	if o.place() != nil {
		name = o.place().ID
	}
	if o.Adoption != nil {
		name += "+"
	}
	if o.Sheet == nil {
		return name + ":"
	}
	return name + ":" + o.Sheet.ID
}

func answerSpread(list []Spread) string {
	var words []string
	for _, x := range list {
		word := x.Adoption.Commune
		if len(x.Next) > 0 {
			word += "(" + answerSpread(x.Next) + ")"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func answerInvolvement(s *Situation) []string {
	var lines []string
	for _, c := range s.Communes {
		lines = append(lines, c.ID+" "+string(s.InvolvementOf(c.ID)))
	}
	slices.Sort(lines)
	return lines
}

func answerNext(s *Situation, commune string) []string {
	var lines []string
	for _, n := range s.NextStepsOf(s.Commune(commune)) {
		line := n.Sheet.ID
		if n.Need != nil {
			line += " need=" + n.Need.Theme
		}
		if n.After != nil {
			line += " after=" + n.After.ID + " then=" + namesOf(n.Then)
		}
		if len(n.Alike) > 0 {
			line += " alike=" + namesOf(n.Alike)
		}
		lines = append(lines, line)
	}
	return lines
}

func namesOf(communes []*Commune) string {
	var ids []string
	for _, c := range communes {
		ids = append(ids, c.ID)
	}
	return strings.Join(ids, ",")
}

// known writes a figure as the cases do: "~" when it is approximate.
func known(f Figure) string {
	return written(f.Interval)
}

// TestYearsAddUp holds for flows of any network: the years together make the
// whole, and so does what each figure's evidence says.
func TestYearsAddUp(t *testing.T) {
	random := loop.Random(t, 7, 8)
	for range loop.Rounds(t, 1200) {
		s := generate(random).At(DayOf(2012, 6, 30))
		whole, years := flow(s.RollUps(Scope{}, s.Indicators)), 0.0
		for _, year := range s.YearsOfResults() {
			years += flow(s.RollUps(Scope{Year: year}, s.Indicators))
		}
		if math.Abs(whole-years) > 1e-6 {
			t.Fatalf("the years add up to %v, the whole is %v", years, whole)
		}
	}
}

// flow is the figure of the indicator that sums, by its evidence.
func flow(list []RollUp) float64 {
	sum := 0.0
	for _, r := range list {
		if r.Indicator.Total == Sum {
			for _, e := range r.Evidence.All() {
				sum += e.Value
			}
		}
	}
	return sum
}
