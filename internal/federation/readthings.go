package federation

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// empty is the body of what has its text at home.
var empty = network.Body{Empty: true}

// things gathers what a copy says. Rows that it hands on of a network whose data are
// read elsewhere, or which it does not name, are left out: nothing counts twice.
func (g *gatherer) things(c *copied) {
	for i := range c.sheets {
		if r := &c.sheets[i]; g.keeps(c, r.rowOrigin, r.ID) {
			g.sheet(c, r)
		}
	}
	for i := range c.meetings {
		if r := &c.meetings[i]; g.keeps(c, r.rowOrigin, r.ID) {
			g.meeting(c, r)
		}
	}
	for i := range c.adoptions {
		if r := &c.adoptions[i]; g.keeps(c, r.rowOrigin, r.ID) {
			g.adoption(c, r)
		}
	}
	for i := range c.practices {
		if r := &c.practices[i]; g.holds(c, r.rowOrigin) {
			g.practice(c, r)
		}
	}
	for i := range c.needs {
		if r := &c.needs[i]; g.holds(c, r.rowOrigin) {
			g.need(c, r)
		}
	}
	for _, t := range c.themes {
		if word := c.ids.named["theme "+t.ID]; word != nil && word.Count > 0 {
			g.unmet.Themes = append(g.unmet.Themes, *word)
		}
	}
	for _, i := range c.indicators {
		if word := c.ids.named["indicator "+i.ID]; word != nil && word.Count > 0 {
			g.unmet.Indicators = append(g.unmet.Indicators, *word)
		}
	}
}

// origin is the network that a row comes from; nil when the copy does not name it.
func (c *copied) origin(o rowOrigin) *network.Peer {
	if o.Network == "" {
		return c.peer
	}
	return c.peers[o.Network]
}

// holds reports whether a row counts as this copy gives it.
func (g *gatherer) holds(c *copied, o rowOrigin) bool {
	p := c.origin(o)
	return p != nil && p != g.self && (p == c.peer || p.Through == c.peer.ID)
}

// keeps reports whether a sheet, a meeting or an adoption counts: its id is one of the
// network that its row names, and of no other.
func (g *gatherer) keeps(c *copied, o rowOrigin, id string) bool {
	return isOf(o.Network, id) && g.holds(c, o) && c.idOf(id) != ""
}

// isOf reports whether an id is NETWORK/NAME or, without a network, NAME.
func isOf(of, id string) bool {
	from, _, across := strings.Cut(id, "/")
	return across == (of != "") && (!across || from == of)
}

// idOf is the portal's id of a sheet, a meeting or an adoption of a copy; "" when it
// cannot be one.
func (c *copied) idOf(id string) string {
	from, name, across := strings.Cut(id, "/")
	peer := c.peer
	if across {
		peer = c.peers[from]
	} else {
		name = id
	}
	switch {
	case peer == nil || !isSlug(name):
		return ""
	case peer.ID == "": // the portal's own
		return name
	}
	return peer.ID + "/" + name
}

// within is the portal's id of what has no page of its own: a result, what a commune
// does or looks for. A portal that hands it on has put its own id of the network before:
// "" when it has not.
func (c *copied) within(o rowOrigin, id string) string {
	name := id
	if o.Network != "" {
		var handed bool
		if name, handed = strings.CutPrefix(id, o.Network+"/"); !handed {
			return ""
		}
	}
	return c.origin(o).ID + "/" + name
}

// home is where a row is published: on its network's own site, and nowhere else.
func (c *copied) home(o rowOrigin, at string) string {
	p := c.origin(o)
	site, err := url.Parse(p.URL)
	if err != nil || p.URL == "" {
		return ""
	}
	to, err := site.Parse(at)
	if err != nil || !strings.HasPrefix(to.String(), p.URL) || strings.Contains(to.Path+"/", "/../") {
		return p.URL
	}
	return to.String()
}

// purse makes amounts of a network's money.
func (g *gatherer) purse(p *network.Peer) purse {
	sign := p.Currency.Sign()
	return purse{p.Currency != cmp.Or(g.own.Currency, locale.Euro), func(v float64) string { return g.speaks.Quantity(v, sign) }}
}

var statuses = []network.SheetStatus{network.Planned, network.Ongoing, network.InPlace, network.Done, network.Abandoned}

func (g *gatherer) sheet(c *copied, r *sheetRow) {
	s := &network.Sheet{
		ID: c.idOf(r.ID), Title: r.Title, Summary: r.Summary, Communes: g.communesOf(c, r.Commune...),
		Network: slices.Contains(r.Commune, "network"), Status: shared(network.SheetStatus(r.Status)), Date: dateOf(r.Date, r.DateText),
		Period: spanOf(r.Period), Checked: dateOf(r.Checked, r.CheckedText), Exemplary: r.Exemplary, General: r.Objectives.General,
		Practice: c.practiceOf(r), Keywords: answered(r.Keywords, same[string]), Links: linksOf(r.Links),
		Origin: c.origin(r.rowOrigin), Body: empty,
	}
	if r.Network == "" {
		s.Copied = c.texts[r.ID]
	}
	all := slices.Concat(r.Commune, r.Organisations)
	s.Communes, s.Institutions = g.communesOf(c, all...), g.institutionsOf(c, all...)
	if !slices.Contains(statuses, s.Status) || s.Title == "" || !s.Network && len(s.Carriers()) == 0 || g.sheets[s.ID] != nil {
		return
	}
	if s.Themes = g.themesOf(c, r.Theme...); len(s.Themes) == 0 {
		s.Themes = []string{g.otherThemes()}
	}
	s.Means = g.purse(s.Origin).means(&r.Means)
	s.Results = g.results(c, r.rowOrigin, r.Results, s.Carriers())
	for i := range r.Objectives.Targets {
		t := r.Objectives.Targets[i].target()
		own := c.ids.indicators[t.Indicator]
		switch {
		case t.Text != "" && t.Indicator == "":
		case own == nil || t.Target == network.Target{}:
			continue
		default:
			t.Indicator = own.ID
		}
		s.Targets = append(s.Targets, t)
	}
	s.Planning = slices.Grow(s.Planning, len(r.Planning))
	for _, p := range r.Planning {
		when := dateOf(p.Date, p.DateText)
		step := network.Step{When: network.Span{From: when, To: when}, Text: p.Text}
		if p.To != "" {
			step.When.To = dateOf(p.To, p.ToText)
		}
		s.Planning = append(s.Planning, step)
	}
	g.describe(s, r)
	g.sheets[s.ID], g.homes.Sheets[s.ID] = s, c.home(r.rowOrigin, r.URL)
}

// describe adds what a sheet says of whom it is for and with.
func (g *gatherer) describe(s *network.Sheet, r *sheetRow) {
	s.Partners = answered(r.Partners, func(name string) network.Partner { return network.Partner{Name: name} })
	for i := range s.Partners.Items {
		if r.PartnerRoles != nil && i < len(*r.PartnerRoles) {
			s.Partners.Items[i].Role = (*r.PartnerRoles)[i]
		}
	}
	if r.Audience != nil {
		s.Audience.Items = []network.Audience{}
		for _, a := range *r.Audience {
			s.Audience.Items = append(s.Audience.Items, network.Audience{Who: a.Who, Number: a.Number})
		}
	}
	if r.Reproducible != nil {
		s.Conditions, s.Population = r.Reproducible.Conditions, network.Range{From: r.Reproducible.PopulationFrom, To: r.Reproducible.PopulationTo}
	}
	if r.Source != nil && isAddress(r.Source.URL) {
		s.Source = network.Link(*r.Source)
	}
}

// results are those of a sheet or an adoption, in the words of the portal: one whose
// indicator the portal has not is a result in words.
func (g *gatherer) results(c *copied, o rowOrigin, rows []resultRow, carriers []string) []network.Result {
	list := make([]network.Result, 0, len(rows))
	for i := range rows {
		r := rows[i].result()
		if r.ID = c.within(o, r.ID); r.ID == "" {
			continue
		}
		if own := c.ids.indicators[r.Indicator]; own != nil {
			r.Indicator = own.ID
		} else if r.Indicator != "" {
			if word := c.ids.named["indicator "+r.Indicator]; word != nil {
				word.Count++
				r.Text = cmp.Or(r.Text, word.Name)
			}
			r.Indicator = ""
		}
		if alone := g.idOf(c, rows[i].Commune); len(carriers) > 1 && slices.Contains(carriers, alone) {
			r.Carrier = alone
		}
		list = append(list, r)
	}
	return list
}

func (g *gatherer) meeting(c *copied, r *meetingRow) {
	m := &network.Meeting{
		ID: c.idOf(r.ID), Title: r.Title, Summary: r.Summary, Date: dateOf(r.Date, r.DateText),
		Kind:   oneOf(network.MeetingKind(r.Kind), network.Exchange, network.Exchange, network.Preparation, network.Visit, network.Steering),
		Status: network.MeetingStatus(r.Status), Time: network.ClockSpan{From: -1, To: -1}, Duration: r.Duration, Place: r.Place,
		Themes: g.themesOf(c, r.Themes...), Actions: r.Actions, Links: linksOf(r.Links), Origin: c.origin(r.rowOrigin), Body: empty,
		Attendance: network.Attendance{
			People: r.Attendance.People, Count: r.Attendance.Count, Communes: g.communesOf(c, r.Attendance.Communes...),
			Elected: r.Attendance.Elected, Agents: r.Attendance.Agents, Excused: r.Attendance.Excused,
		},
	}
	if host := g.communesOf(c, r.Host); len(host) > 0 {
		m.Host = host[0]
	}
	if _, twice := g.homes.Meetings[m.ID]; twice || m.Title == "" || m.Date.IsZero() || !slices.Contains([]network.MeetingStatus{network.MeetingPlanned, network.Held, network.Cancelled}, m.Status) {
		return
	}
	for _, a := range r.Agenda {
		m.Agenda = append(m.Agenda, network.AgendaItem{Sheet: c.idOf(a.Sheet), Text: a.Text, Minutes: a.Minutes, Speaker: a.Speaker})
	}
	g.met, g.homes.Meetings[m.ID] = append(g.met, m), c.home(r.rowOrigin, r.URL)
}

func (g *gatherer) adoption(c *copied, r *adoptionRow) {
	a := &network.Adoption{
		ID: c.idOf(r.ID), Sheet: c.idOf(r.Sheet), From: g.idOf(c, cmp.Or(r.From, r.FromOrganisation)), Adaptation: r.Adaptation,
		Considered: dateOf(r.Considered, r.ConsideredText), Started: dateOf(r.Started, r.StartedText), InPlace: dateOf(r.InPlace, r.InPlaceText),
		Done: dateOf(r.Done, r.DoneText), Abandoned: dateOf(r.Abandoned, r.AbandonedText), Origin: c.origin(r.rowOrigin), Body: empty,
	}
	adopter := g.communesOf(c, r.Commune)
	if len(adopter) == 0 || a.Sheet == "" || g.adopted[a.ID] != nil {
		return
	}
	a.Commune = adopter[0]
	a.Results = g.results(c, r.rowOrigin, r.Results, adopter)
	a.Means = g.purse(a.Origin).means(&r.Means)
	g.adopted[a.ID], g.homes.Adoptions[a.ID] = a, c.home(r.rowOrigin, r.URL)
}

// diagnostic is what a commune of a copy says, in which more may be written; nil for no
// commune.
func (g *gatherer) diagnostic(c *copied, commune string) *network.Diagnostic {
	ids := g.communesOf(c, commune)
	if len(ids) == 0 {
		return nil
	}
	d := g.diagnostics[ids[0]]
	switch {
	case d == nil:
		d = &network.Diagnostic{Commune: ids[0], Body: empty}
	case slices.Contains(g.own.Diagnostics, d):
		own := *d
		own.Practices.Items, own.Needs.Items = slices.Clip(d.Practices.Items), slices.Clip(d.Needs.Items)
		d = &own
	}
	g.diagnostics[ids[0]] = d
	return d
}

func (g *gatherer) practice(c *copied, r *practiceRow) {
	id := c.within(r.rowOrigin, r.ID)
	if d := g.diagnostic(c, r.Commune); d != nil && r.Text != "" && id != "" {
		d.Practices.Items = append(d.Practices.Items, network.Practice{
			ID: id, Origin: c.origin(r.rowOrigin), Theme: g.themesOf(c, r.Theme)[0], Text: r.Text, Since: dateOf(r.Since, r.SinceText),
			Sheet: c.idOf(r.Sheet), Group: c.ids.practices[r.Practice],
			Offers: slices.DeleteFunc(slices.Clone(r.Offers), func(o string) bool { return !slices.Contains([]string{"visit", "document", "talk"}, o) }),
		})
	}
}

func (g *gatherer) need(c *copied, r *needRow) {
	id := c.within(r.rowOrigin, r.ID)
	if d := g.diagnostic(c, r.Commune); d != nil && r.Text != "" && id != "" {
		d.Needs.Items = append(d.Needs.Items, network.Need{
			ID: id, Origin: c.origin(r.rowOrigin), Theme: g.themesOf(c, r.Theme)[0], Text: r.Text, Since: dateOf(r.Since, r.SinceText),
			Met: dateOf(r.Met, r.MetText), MetBy: c.idOf(r.MetBy),
		})
	}
}

// cross meets what leads from one network to another, once all is there: what leads
// nowhere is taken out. An author of the portal hears of it.
func (g *gatherer) cross() []diag.Problem {
	var problems []diag.Problem
	for id, a := range g.adopted {
		s := g.sheets[a.Sheet]
		if s == nil {
			delete(g.adopted, id)
			if p, there := g.strayed(a); there {
				problems = append(problems, p)
			}
			continue
		}
		if a.Origin == nil && s.Origin != nil {
			g.homes.Adopters[id] = a.Commune
		}
		if a.From == "" && len(s.Carriers()) > 0 && s.Origin != a.Origin {
			learnt := *a
			learnt.From = s.Carriers()[0]
			g.adopted[id] = &learnt
		}
	}
	for _, m := range g.met {
		for i := range m.Agenda {
			if item := &m.Agenda[i]; item.Sheet != "" && g.sheets[item.Sheet] == nil {
				item.Sheet = ""
			}
		}
		m.Agenda = slices.DeleteFunc(m.Agenda, func(i network.AgendaItem) bool { return i.Sheet == "" && i.Text == "" })
	}
	for _, d := range g.diagnostics {
		for i := range d.Practices.Items {
			if p := &d.Practices.Items[i]; p.Sheet != "" && g.sheets[p.Sheet] == nil {
				p.Sheet = ""
			}
		}
		for i := range d.Needs.Items {
			if n := &d.Needs.Items[i]; n.MetBy != "" && g.adopted[n.MetBy] == nil {
				n.MetBy = ""
			}
		}
	}
	return diag.Sort(problems)
}

// strayed is the problem of an adoption of the portal's own whose sheet its network has
// not; false while the data of that network are not there.
func (g *gatherer) strayed(a *network.Adoption) (diag.Problem, bool) {
	of, name, across := strings.Cut(a.Sheet, "/")
	if a.Origin != nil || !across || !slices.ContainsFunc(g.peers, func(p *network.Peer) bool { return p.ID == of }) {
		return diag.Problem{}, false
	}
	var names []string
	for id := range g.sheets {
		if there, found := strings.CutPrefix(id, of+"/"); found {
			names = append(names, there)
		}
	}
	slices.Sort(names)
	return diag.Problem{Severity: diag.Error, Code: "unknown-sheet-there", Pos: a.Pos, Args: diag.Args{
		"network": of, "name": name, "near": locale.Nearest(name, names),
	}}, true
}

// network is all that was gathered. The portal's own lists are left as they are.
func (g *gatherer) network() *network.Network {
	n, homes := *g.own, g.homes // a copy: what it was gathered with goes
	n.Peers, n.Homes = g.peers, &homes
	n.Communes, n.Institutions = g.communes, g.institutions
	for _, b := range g.order { // what came back from another portal may be of none of these
		if of := b.of(); !slices.Contains(g.peers, of.Origin) {
			of.Origin = nil
		}
	}
	if g.others != nil {
		n.Themes = append(slices.Clip(n.Themes), g.others)
	}
	n.Sheets = sorted(g.sheets, func(s *network.Sheet) string { return s.ID })
	n.Meetings = append(slices.Clip(n.Meetings), g.met...)
	slices.SortStableFunc(n.Meetings, func(a, b *network.Meeting) int { return cmp.Compare(a.ID, b.ID) })
	n.Adoptions = sorted(g.adopted, func(a *network.Adoption) string { return a.ID })
	n.Diagnostics = sorted(g.diagnostics, func(d *network.Diagnostic) string { return d.Commune })
	n.Unmet = g.unmet
	n.Unmet.Communes = g.namedTwice()
	return &n
}

func sorted[T any](things map[string]*T, id func(*T) string) []*T {
	list := make([]*T, 0, len(things))
	for _, thing := range things {
		list = append(list, thing)
	}
	slices.SortFunc(list, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	return list
}

// isAddress recognises what a reader may follow out of the site.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}
