package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Who carries out and who helps: functions, never people.
var (
	roles   = []string{"Services techniques", "Agents d'entretien", "Équipe des espaces verts", "Secrétaire de mairie", "Élu volontaire", "Animatrice du réseau", "Cuisinier", "Maître composteur", "Bénévoles", "Économe de flux"}
	funders = []string{"Agence de l'eau", "Région", "Fonds déchets", "Syndicat d'énergie", "Fonds climat", "Fonds propres"}
	states  = map[string][]string{
		"planned": {"planned", "prévue"}, "ongoing": {"ongoing", "en cours"}, "in-place": {"in-place", "en place"},
		"done": {"done", "faite", "terminée"}, "abandoned": {"abandoned", "abandonnée"},
	}
	kinds = [][]string{{"investment", "investissement"}, {"operating", "fonctionnement"}, {"staff", "personnel"}}
)

// warningPercent is how many sheets of a hundred have one thing that essaim
// warns of; none has an error.
const warningPercent = 3

// enrich writes a sheet as people do: the facts are there already.
func (n *Network) enrich(r *rand.Rand, i int, s *Sheet) {
	s.warns, s.photo = r.IntN(100) < warningPercent, hasPhoto(i)
	if i < len(n.Communes) {
		s.Commune = n.Communes[i].ID // the only ones with a stock: see stockOf
	}
	fault := -1
	if s.warns {
		fault = r.IntN(len(frontFaults) + len(bodyFaults))
	}
	a := author{front: front{r: r, french: []int{0, 0, 100, 100, 10}[r.IntN(5)], flow: []int{95, 95, 70, 10}[r.IntN(4)]}, n: n, i: i, s: s}
	all := a.fields()
	if 0 <= fault && fault < len(frontFaults) {
		all = frontFaults[fault](all)
	}
	a.write(all)
	s.front = a.String()
	t := text{r: r, n: n, i: i}
	if at := fault - len(frontFaults); at >= 0 {
		t.fault = bodyFaults[at]
	}
	s.Body = t.body(shapes[n.profile].body)
	if s.photo && inBody(i) {
		s.picture = fmt.Sprintf("\n![%s](%s/%s)\n", a.sentence(9), s.ID, photoFile)
	}
	s.windows = r.IntN(50) == 0
}

// frontFaults are one warning each.
var frontFaults = []func(fields) fields{
	func(all fields) fields {
		return append(all, pair{"contact", fields{{"role", "Mairie"}, {"phone", "poste douze"}}})
	},
	func(all fields) fields {
		return append(all, pair{"summary", verbatim("Le lot #3 du marché, confié à une régie.")})
	},
	func(all fields) fields {
		return append(all, pair{"objectives", fields{{"targets", list{fields{{"objective", "objectif-1"}, {"target", 12}}}}}})
	},
	func(all fields) fields {
		return append(all, pair{"results", list{fields{{"indicator", "indicateur-1"}, {"value", 12}}}})
	},
	func(all fields) fields {
		return append(all, pair{"results", list{fields{{"text", "Foyers inscrits"}, {"year", 2020}, {"value", 120}, {"out_of", 90}}}})
	},
}

// An author writes the front matter of one sheet.
type author struct {
	front
	n *Network
	i int
	s *Sheet
}

// write writes the fields, the last of each key, with blank lines and comments
// between some.
func (a *author) write(all fields) {
	last := map[string]int{}
	for at, p := range all {
		last[p.key] = at
	}
	spaced, commented := a.chance(30), a.chance(15)
	if a.chance(5) {
		a.WriteString("# Fiche reprise du bilan annuel.\n")
	}
	for at, p := range all {
		if at = last[p.key]; at < 0 || empty(all[at].value) {
			continue
		}
		last[p.key] = -1
		if _, long := p.value.(fields); long || p.key == "results" {
			if spaced {
				a.WriteByte('\n')
			}
			if commented && a.chance(30) {
				a.WriteString("# " + a.n.lexicon.phrase(a.r, 3+a.r.IntN(6)) + "\n")
			}
		}
		a.pair("", all[at])
	}
}

func (a *author) fields() fields {
	s := a.s
	return fields{
		{"title", s.Title}, {"summary", a.may(92, s.Summary)}, {"commune", a.carriers()}, {"theme", a.themes()},
		{"status", verbatim(pick(a.r, states[s.Status]))}, {"date", a.day(s.Date)}, {"period", a.period()},
		{"checked", a.optional(35, func() any { return a.month(lately(s.Until)) })},
		{"exemplary", a.optional(a.exemplary(), func() any { return verbatim(pick(a.r, []string{"yes", "true", "oui"})) })},
		{"contact", a.optional(55, a.contact)}, {"objectives", a.aims()}, {"planning", a.planning()}, {"means", a.means()},
		{"results", a.results()}, {"partners", a.optional(70, a.partners)},
		{"reproducible", fields{{"conditions", a.may(80, s.Conditions)}, {"population", a.optional(40, a.population)}}},
		{"images", a.images()}, {"files", a.files()},
		{"links", a.optional(15, func() any { return list{fields{{"name", a.phrase(4)}, {"url", a.url()}}} })},
		{"source", a.optional(15, func() any { return fields{{"name", a.phrase(3)}, {"url", a.url()}} })},
		{"aliases", a.optional(3, func() any { return list{verbatim(fmt.Sprintf("/anciennes/%d/", a.i))} })},
		{"draft", a.optional(10, func() any { return verbatim(pick(a.r, []string{"no", "non", "false"})) })},
	}
}

func (a *author) optional(percent int, make func() any) any {
	if a.chance(percent) {
		return make()
	}
	return nil
}

func (a *author) may(percent int, s string) string {
	if a.chance(percent) {
		return s
	}
	return ""
}

func (a *author) phrase(words int) string { return capital(a.n.phrase(a.r, words)) }

func (a *author) url() string {
	return fmt.Sprintf("https://www.example.org/%s/%d?id=%d&page=1", invented(a.r), a.r.IntN(1000), a.r.IntN(100))
}

func (a *author) exemplary() int {
	if a.s.Status == "planned" || a.s.Status == "abandoned" {
		return 0
	}
	return 10
}

// carriers are one commune, two, or the network itself.
func (a *author) carriers() any {
	other := a.n.Communes[a.r.IntN(len(a.n.Communes))].ID
	switch {
	case a.i < len(a.n.Communes):
	case a.chance(2):
		return verbatim(pick(a.r, []string{"network", "réseau"}))
	case a.chance(6) && other != a.s.Commune:
		a.s.second = other
		return list{verbatim(a.s.Commune), verbatim(other)}
	}
	return verbatim(a.s.Commune)
}

func (a *author) themes() any {
	if len(a.s.Themes) == 1 && a.chance(60) {
		return verbatim(a.s.Themes[0])
	}
	var all list
	for _, t := range a.s.Themes {
		all = append(all, verbatim(t))
	}
	return all
}

func (a *author) period() fields {
	p := fields{{"from", a.month(a.s.From)}}
	running := a.s.Status == "planned" || a.s.Status == "ongoing"
	if a.s.Status == "done" || a.chance(30) && !running {
		p = append(p, pair{"to", a.month(a.s.Until)})
	}
	return p
}

func (a *author) contact() any {
	service := invented(a.r)
	return fields{
		{"role", pick(a.r, roles)}, {"email", service + "@commune.example.org"},
		{"phone", a.may(30, fmt.Sprintf("05 00 00 %02d %02d", a.r.IntN(100), a.r.IntN(100)))},
	}
}

func (a *author) aims() fields {
	var targets list
	for range a.r.IntN(4) {
		switch a.r.IntN(5) {
		case 0, 1:
			targets = append(targets, fields{{"objective", verbatim(a.n.Objectives[a.r.IntN(len(a.n.Objectives))].ID)}, {"note", a.may(20, a.phrase(5))}})
		case 2, 3:
			at := a.r.IntN(len(measured))
			targets = append(targets, fields{{"indicator", verbatim(a.n.Indicators[at].ID)}, {"target", a.amount(10+a.r.IntN(900), measured[at].unit)}, {"by|avant", a.s.Until[:4]}})
		default:
			targets = append(targets, fields{{"text", a.sentence(8)}})
		}
	}
	return fields{{"general", a.may(85, a.s.General)}, {"targets", targets}}
}

func (a *author) planning() any {
	var steps list
	for _, p := range a.s.Planning {
		steps = append(steps, fields{{"date", a.month(p.Date)}, {"text", a.prose(p.Text)}})
	}
	for range a.long() {
		steps = append(steps, fields{{"date", a.month(a.s.Until)}, {"text", a.sentence(9)}})
	}
	return steps
}

// long is how many more items the lists of a large sheet have.
func (a *author) long() int {
	if a.n.profile == Large {
		return 5
	}
	return a.r.IntN(2)
}

func (a *author) means() any {
	if a.chance(4) {
		return verbatim(pick(a.r, []string{"none", "aucun", "{}"}))
	}
	year := a.year(0)
	people := list{fields{{"who", pick(a.r, roles)}, {"hours", a.amount(a.s.Hours, "h")}, {"year", year}, {"note", a.may(40, a.phrase(5))}}}
	for range a.long() {
		people = append(people, fields{{"who", pick(a.r, roles)}, {"days", a.amount(1+a.r.IntN(60), "")}, {"year", year}})
	}
	cost := fields{{"amount", a.amount(a.s.Cost, "€")}, {"kind", verbatim(pick(a.r, kinds[a.r.IntN(3)]))}, {"year", year}, {"note", a.prose(a.s.CostNote)}}
	var costs any = cost
	if a.chance(60) {
		all := list{cost}
		for range 1 + a.long() {
			all = append(all, fields{{"amount", a.amount(a.r.IntN(30_000), "")}, {"kind", verbatim(pick(a.r, kinds[a.r.IntN(3)]))}, {"year", a.optional(80, a.yearOf)}, {"note", a.may(50, a.prose(a.phrase(6)))}})
		}
		costs = all
	}
	return fields{{"people", people}, {"cost", costs}, {"funding", a.optional(50, a.funding)}, {"technical", a.optional(85, a.technical)}}
}

func (a *author) funding() any {
	if a.chance(30) {
		return verbatim("none")
	}
	return list{fields{{"by|par", pick(a.r, funders)}, {"amount", a.amount(10+a.r.IntN(1+a.s.Cost/2), "")}, {"year", a.year(0)}, {"note", a.may(20, "50 % du matériel")}}}
}

func (a *author) technical() any {
	if a.chance(35) {
		return verbatim(pick(a.r, []string{"none", "aucun"}))
	}
	all := list{a.phrase(4)}
	for range a.r.IntN(3) {
		all = append(all, a.phrase(3+a.r.IntN(6)))
	}
	return all
}

func (a *author) partners() any {
	var all list
	for _, p := range a.s.Partners {
		all = append(all, p)
	}
	return all
}

func (a *author) population() any {
	from := 100 * (1 + a.r.IntN(50))
	return fields{{"from", verbatim(number(a.r, from))}, {"to", a.optional(70, func() any { return from * (2 + a.r.IntN(20)) })}}
}

// results are those of indicators, then those in words.
func (a *author) results() any {
	if a.s.Status == "planned" && a.i >= len(a.n.Communes) {
		a.s.Results = nil
		return verbatim("[]")
	}
	var all list
	for _, result := range a.s.Results {
		at := slices.IndexFunc(a.n.Indicators, func(i Indicator) bool { return i.ID == result.Indicator })
		all = append(all, fields{{"indicator", verbatim(result.Indicator)}, {"year", result.Year}, {"value", a.measure(result.Value, a.n.Indicators[at].Unit)}, {"note", a.may(60, a.prose(result.Note))}})
	}
	if a.chance(20) {
		all = append(all, fields{{"indicator", verbatim(meanIndicator)}, {"year", a.year(1)}, {"value", pick(a.r, []string{"58 g", "0,064 kg", "environ 70 g", "118", "≈ 90 g"})}})
	}
	if stock := stockOf(a.i, len(a.n.Communes)); stock > 0 {
		all = append(all, fields{{"indicator", verbatim(lastIndicator)}, {"year", 2023}, {"value", stock}})
	}
	for range a.r.IntN(3) + a.long() {
		value := 1 + a.r.IntN(3_000)
		all = append(all, fields{
			{"text", a.phrase(3)}, {"year", a.optional(85, a.yearOf)}, {"value", a.amount(value, pick(a.r, []string{"", "", "%", "€", "m2", "kg/hab", "repas"}))},
			{"out_of", a.optional(10, func() any { return value + a.r.IntN(500) })}, {"note", a.may(40, a.prose(a.phrase(4)))},
		})
	}
	return all
}

// measure is a value in the unit of its indicator, in another of the same
// quantity, or without.
func (a *author) measure(value int, unit string) any {
	switch smaller := map[string]string{"t": "kg", "MWh": "kWh"}[unit]; {
	case smaller != "" && a.chance(25):
		return number(a.r, value*1000+50*a.r.IntN(20)) + " " + smaller
	case (unit == "t" || unit == "MWh" || unit == "m³") && a.chance(25):
		return fmt.Sprintf("%d,%d %s", value, 1+a.r.IntN(9), unit)
	case a.chance(30):
		return a.amount(value, unit)
	}
	return value
}

// amount is a number as people write it, often only about right.
func (a *author) amount(value int, unit string) any {
	text := number(a.r, value)
	if unit != "" && a.chance(40) {
		text += " " + unit
	}
	switch a.r.IntN(20) {
	case 0, 1, 2:
		return "environ " + text
	case 3:
		return pick(a.r, []string{"~ ", "≈ ", "env. ", "about "}) + text
	case 4:
		return text
	}
	return verbatim(text)
}

// number groups digits, or not.
func number(r *rand.Rand, n int) string {
	s := strconv.Itoa(n)
	if len(s) > 3 && r.IntN(4) > 0 {
		return s[:len(s)-3] + " " + s[len(s)-3:]
	}
	return s
}

func (a *author) year(after int) int { return min(yearOf(a.s.Date)+a.r.IntN(2)+after, 2024) } // that of the network's figures
func (a *author) yearOf() any        { return a.year(0) }

// lately is the same day of the last two years, within which a check is a recent one.
func lately(iso string) string { return strconv.Itoa(2023+yearOf(iso)%2) + iso[4:] }

func yearOf(iso string) int {
	y, _ := strconv.Atoi(iso[:4])
	return y
}

var months = strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")

func month(iso string) string {
	m, _ := strconv.Atoi(iso[5:7])
	return months[m-1]
}

// day is a whole date in one of its forms.
func (a *author) day(iso string) verbatim {
	day, _ := strconv.Atoi(iso[8:])
	switch a.r.IntN(6) {
	case 0:
		return verbatim(fmt.Sprintf("%d %s %s", day, month(iso), iso[:4]))
	case 1:
		return verbatim(fmt.Sprintf("%02d/%s/%s", day, iso[5:7], iso[:4]))
	case 2:
		return verbatim(iso[:7])
	}
	return verbatim(iso)
}

// month is a month in one of its forms, or only its year.
func (a *author) month(iso string) verbatim {
	switch a.r.IntN(8) {
	case 0, 1, 2:
		return verbatim(month(iso) + " " + iso[:4])
	case 3:
		return verbatim(pick(a.r, []string{"début", "mi", "fin"}) + " " + month(iso) + " " + iso[:4])
	}
	return verbatim(iso)
}

func (a *author) sentence(words int) string { return a.prose(a.phrase(words) + ".") }

// prose adds to a text of the front matter, now and then, what YAML or HTML
// have a use for.
func (a *author) prose(s string) string {
	switch a.r.IntN(40) {
	case 0:
		return s + pick(a.r, []string{" : à revoir", " (< 5 %)", " & suivi", " #2", ` dit "pilote"`, " [à préciser]", " {lot 2}", ` \ puis`})
	case 1:
		return "« " + s + " »"
	case 2:
		return s + ", soit " + number(a.r, 1000+a.r.IntN(9000)) + " €"
	}
	return s
}
