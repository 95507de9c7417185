package federation

import (
	"cmp"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// A gatherer puts the things of several networks into the words of one:
//
//   - communes meet by country and official code, other bodies by SIREN, so that
//     what is in two networks is still one;
//   - themes meet by id, name or alias, else stand under one theme of others;
//   - indicators meet by id when they measure the same quantity, or as network.yaml
//     says (`same_as`); else their results are shown and added to nothing;
//   - the id of a sheet, a meeting or an adoption is NETWORK/NAME.
type gatherer struct {
	own    *network.Network
	speaks *locale.Locale
	self   *network.Peer // the portal itself, for portals that gather it
	copies []*copied
	peers  []*network.Peer

	communes     []*network.Commune // own ones first
	institutions []*network.Institution
	bodies       map[string]*body // by what they are known by
	order        []*body          // those of other networks, in the order in which they were met

	themes     map[string]string // ids, by whatever a theme may be called
	practices  map[string]string
	indicators map[string]*network.Indicator
	sameAs     map[string]*network.Indicator // by NETWORK/ID
	others     *network.Theme                // for themes that nobody else has; nil while there are none
	unmet      network.Unmet
	named      []*body // that several networks have, some more than once

	sheets      map[string]*network.Sheet
	adopted     map[string]*network.Adoption
	met         []*network.Meeting
	diagnostics map[string]*network.Diagnostic
	homes       network.Homes
}

// A body is a commune, or what is none, of one network or of several.
type body struct {
	key, wanted string // what it is known by; the id that it has at home
	commune     *network.Commune
	institution *network.Institution
	own         bool
	handed      bool // only a portal above its network has said it
	names       []network.NameThere
}

// wordsOf are the ids that a copy uses, as those of the portal.
type wordsOf struct {
	bodies            map[string]*body
	themes, practices map[string]string
	groups            map[practiceGroupRow]bool // those of practices
	indicators        map[string]*network.Indicator
	named             map[string]*network.UnmetWord // themes and indicators that are not met: "theme ID"
}

func newGatherer(n *network.Network) *gatherer {
	g := &gatherer{
		own: n, speaks: locale.For(n.Lang), self: &network.Peer{}, bodies: map[string]*body{},
		themes: map[string]string{}, practices: map[string]string{}, indicators: map[string]*network.Indicator{}, sameAs: map[string]*network.Indicator{},
		sheets: map[string]*network.Sheet{}, adopted: map[string]*network.Adoption{}, diagnostics: map[string]*network.Diagnostic{},
		communes: slices.Clone(n.Communes), institutions: slices.Clone(n.Institutions),
		homes: network.Homes{Sheets: map[string]string{}, Meetings: map[string]string{}, Adoptions: map[string]string{}, Adopters: map[string]string{}},
	}
	for _, c := range n.Communes {
		b := &body{commune: c, own: true}
		g.bodies[communeKey(c, "")] = b
		g.called(b, nil, c.Name)
	}
	for _, i := range n.Institutions {
		if key := institutionKey(i, ""); g.bodies[key] == nil {
			g.bodies[key] = &body{institution: i, own: true}
		}
	}
	called := func(names map[string]string, id string, others ...string) {
		for _, name := range append([]string{id}, others...) {
			if name = locale.Fold(name); names[name] == "" {
				names[name] = id
			}
		}
	}
	for _, t := range n.Themes {
		called(g.themes, t.ID)
	}
	for _, t := range n.Themes {
		called(g.themes, t.ID, append([]string{t.Name}, t.Aliases...)...)
	}
	for _, p := range n.Practices {
		called(g.practices, p.ID, append([]string{p.Name}, p.Aliases...)...)
	}
	for _, i := range n.Indicators {
		g.indicators[i.ID] = i
		for _, id := range i.SameAs {
			g.sameAs[id] = i
		}
	}
	for _, s := range n.Sheets {
		g.sheets[s.ID] = s
	}
	for _, a := range n.Adoptions {
		g.adopted[a.ID] = a
	}
	for _, d := range n.Diagnostics {
		g.diagnostics[d.Commune] = d
	}
	return g
}

// communeKey is what a commune is known by: its country and official code; without a
// code, its id in its own network.
func communeKey(c *network.Commune, of string) string {
	if c.Code == "" {
		return of + "/" + c.ID
	}
	return cmp.Or(strings.ToUpper(c.Country), "FR") + " " + strings.ToUpper(c.Code)
}

func institutionKey(i *network.Institution, of string) string {
	switch {
	case i.Kind == network.Elsewhere && i.Code != "":
		return communeKey(&i.Commune, of)
	case i.Siren != "":
		return "siren " + strings.ReplaceAll(i.Siren, " ", "")
	case i.Kind == network.Elsewhere:
		return communeKey(&i.Commune, of)
	}
	return of + "/" + i.ID
}

// words meets the words of a copy: communes, themes, indicators.
func (g *gatherer) words(c *copied) {
	c.ids = wordsOf{
		bodies: map[string]*body{}, themes: map[string]string{}, practices: map[string]string{}, groups: map[practiceGroupRow]bool{},
		indicators: map[string]*network.Indicator{}, named: map[string]*network.UnmetWord{},
	}
	for i := range c.communes {
		commune := c.communes[i].commune()
		row := c.communes[i].rowOrigin
		commune.Origin = g.bodyOrigin(c, row)
		key := communeKey(&commune, c.known(row).ID)
		b := g.bodies[key]
		switch {
		case b == nil || b.own && b.commune == nil:
			b = &body{key: key, wanted: commune.ID, commune: &commune, handed: row.Network != ""}
			g.bodies[key], g.order = b, append(g.order, b)
		case b.commune == nil: // a member of one network is a commune, though not of another
			b.wanted, b.commune, b.institution = commune.ID, &commune, nil
		case !b.own:
			b.commune.Member = joined(b.commune.Member, commune.Member)
			b.commune.Population = cmp.Or(b.commune.Population, commune.Population)
		}
		b.ownWord(c, row)
		c.ids.bodies[c.communes[i].ID] = b
		g.called(b, c.peer, commune.Name)
	}
	for i := range c.organisations {
		r := &c.organisations[i]
		if c.ids.bodies[r.ID] != nil {
			continue // the id of a commune, which no body has beside it
		}
		institution := &network.Institution{Commune: r.commune(), Kind: oneOf(network.InstitutionKind(r.Kind), network.Other, network.InstitutionKinds...), Siren: r.Siren}
		institution.Origin = g.bodyOrigin(c, r.rowOrigin)
		key := institutionKey(institution, c.known(r.rowOrigin).ID)
		b := g.bodies[key]
		if b == nil {
			b = &body{key: key, wanted: r.ID, institution: institution, handed: r.Network != ""}
			g.bodies[key], g.order = b, append(g.order, b)
		}
		b.ownWord(c, r.rowOrigin)
		c.ids.bodies[r.ID] = b
	}
	for _, t := range c.themes {
		for _, name := range append([]string{t.ID, t.Name}, t.Aliases...) {
			if id := g.themes[locale.Fold(name)]; id != "" && name != "" {
				c.ids.themes[t.ID] = id
				break
			}
		}
		if c.ids.themes[t.ID] == "" {
			c.ids.named["theme "+t.ID] = &network.UnmetWord{Peer: c.peer, ID: t.ID, Name: cmp.Or(t.Name, t.ID)}
		}
	}
	for _, i := range c.indicators {
		own := cmp.Or(g.sameAs[c.peer.ID+"/"+i.ID], g.indicators[i.ID])
		if own != nil && network.SameQuantity(i.Unit, own.Unit) {
			c.ids.indicators[i.ID] = own
			continue
		}
		unmet := &network.UnmetWord{Peer: c.peer, ID: i.ID, Name: cmp.Or(i.Name, i.ID), Unit: i.Unit}
		if own != nil {
			unmet.Near = own.ID
		}
		c.ids.named["indicator "+i.ID] = unmet
	}
	for _, p := range c.practiceGroups {
		c.ids.groups[p] = true
		c.ids.practices[p.ID] = cmp.Or(g.practices[locale.Fold(p.ID)], g.practices[locale.Fold(p.Name)])
	}
}

// practiceOf is the portal's practice of a sheet: that which it names, else that which it
// is by itself, as others took it up. A sheet that only has the id of a practice is none.
func (c *copied) practiceOf(r *sheetRow) string {
	if r.Practice == "" && c.ids.groups[practiceGroupRow{r.ID, r.Title}] {
		return c.ids.practices[r.ID]
	}
	return c.ids.practices[r.Practice]
}

// known is the network that a row names, as far as the portal knows it; else the copy's.
func (c *copied) known(o rowOrigin) *network.Peer {
	if p := c.origin(o); p != nil {
		return p
	}
	return c.peer
}

// bodyOrigin is the network that a commune or another body comes from: of those that are
// read elsewhere, only their own data say it.
func (g *gatherer) bodyOrigin(c *copied, o rowOrigin) *network.Peer {
	if p := c.known(o); p == g.self || g.holds(c, o) {
		return p
	}
	return c.peer
}

// ownWord gives a body that was handed on to the network that says itself that it has it.
func (b *body) ownWord(c *copied, o rowOrigin) {
	if b.handed && o.Network == "" {
		b.of().Origin, b.handed = c.peer, false
	}
}

// joined is the time in which a commune belonged to one of two networks at least, as
// far as one span says it.
func joined(a, b network.Span) network.Span {
	if a.IsZero() || b.IsZero() {
		return network.Span{}
	}
	if b.From.IsZero() || !a.From.IsZero() && b.First() < a.First() {
		a.From = b.From
	}
	if b.To.IsZero() || !a.To.IsZero() && b.Last() > a.Last() {
		a.To = b.To
	}
	return a
}

// oneOf is a value of a list, else another one.
func oneOf[T comparable](value, other T, all ...T) T {
	if slices.Contains(all, value) {
		return value
	}
	return other
}

// reserved are ids that no body may have.
var reserved = []string{"network", "reseau", "none"}

// name gives the bodies of other networks an id each: their own, unless two different
// bodies, or the portal's, have it; then with the official code behind.
func (g *gatherer) name() {
	wanted, taken := map[string]int{}, map[string]bool{}
	for _, id := range reserved {
		taken[id] = true
	}
	for _, c := range g.own.Communes {
		taken[c.ID] = true
	}
	for _, i := range g.own.Institutions {
		taken[i.ID] = true
	}
	for _, b := range g.order {
		wanted[b.wanted]++
	}
	for _, b := range g.order {
		of := b.of()
		id := locale.Slug(b.wanted)
		if taken[id] || wanted[b.wanted] > 1 || id == "" || strings.HasPrefix(id, "page-") {
			id = locale.Slug(id + "-" + cmp.Or(of.Code, b.key))
		}
		for taken[id] {
			id += "-2"
		}
		taken[id], of.ID = true, id
		if b.commune != nil {
			g.communes = append(g.communes, b.commune)
		} else {
			g.institutions = append(g.institutions, b.institution)
		}
	}
	for _, c := range g.copies {
		for _, r := range c.communes {
			if b := c.ids.bodies[r.ID]; !b.own {
				b.commune.Became = cmp.Or(b.commune.Became, g.idOf(c, r.Became))
			}
		}
	}
}

// of is what is known of a commune and of another body alike.
func (b *body) of() *network.Commune {
	if b.commune != nil {
		return b.commune
	}
	return &b.institution.Commune
}

// idOf is the portal's id of a body of a copy; "" for none.
func (g *gatherer) idOf(c *copied, id string) string {
	if b := c.ids.bodies[id]; b != nil {
		return b.of().ID
	}
	return ""
}

// communesOf are the portal's ids of communes, and institutionsOf those of other
// bodies, among bodies of a copy; each once.
func (g *gatherer) communesOf(c *copied, ids ...string) []string {
	return g.bodiesOf(c, ids, func(b *body) bool { return b.commune != nil })
}

func (g *gatherer) institutionsOf(c *copied, ids ...string) []string {
	return g.bodiesOf(c, ids, func(b *body) bool { return b.commune == nil })
}

func (g *gatherer) bodiesOf(c *copied, ids []string, is func(*body) bool) []string {
	var list []string
	for _, id := range ids {
		if b := c.ids.bodies[id]; b != nil && is(b) && !slices.Contains(list, b.of().ID) {
			list = append(list, b.of().ID)
		}
	}
	return list
}

// themesOf are the portal's ids of themes of a copy, each once and in their order.
// What has none of the portal's own stands under that of others.
func (g *gatherer) themesOf(c *copied, ids ...string) []string {
	var list []string
	for _, id := range ids {
		own := c.ids.themes[id]
		if own == "" {
			own = g.otherThemes()
			if word := c.ids.named["theme "+id]; word != nil {
				word.Count++
			}
		}
		if !slices.Contains(list, own) {
			list = append(list, own)
		}
	}
	return list
}

// otherThemes is the id of the theme of what stands under no other.
func (g *gatherer) otherThemes() string {
	name := g.speaks.T("portal.other-themes")
	id := locale.Slug(name)
	if g.themes[locale.Fold(id)] == "" {
		g.others = &network.Theme{ID: id, Name: name, Pos: diag.Whole("content/network.yaml")}
		g.themes[locale.Fold(id)] = id
	}
	return g.themes[locale.Fold(id)]
}
