package wording

import (
	"cmp"
	"slices"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// ByName are communes as the language sorts their names.
func (w *Words) ByName(list []*network.Commune) []*network.Commune {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b *network.Commune) int { return w.Locale.Compare(a.Name, b.Name) })
	return sorted
}

// CommuneNames and ThemeNames are the names of ids, in their order.
func (w *Words) CommuneNames(ids []string) []string {
	var names []string
	for _, id := range ids {
		names = append(names, w.CommuneLink(id).Name)
	}
	return names
}

func (w *Words) ThemeNames(ids []string) []string {
	var names []string
	for _, id := range ids {
		names = append(names, w.ThemeLink(id).Name)
	}
	return names
}

// Organisation is who runs the network, and how to reach it.
func (w *Words) Organisation() view.Contact {
	o := w.Network.Organisation
	return view.Contact{Name: w.Typo(o.Name), Address: w.Typo(o.Address), Phone: o.Phone, Email: o.Email, Website: o.Website}
}

// NamesOf are the names of communes, in their order.
func (w *Words) NamesOf(list []*network.Commune) []string {
	var names []string
	for _, c := range list {
		names = append(names, w.Typo(c.Name))
	}
	return names
}

// Carriers are who carries a sheet: its communes, or the organisation.
func (w *Words) Carriers(s *network.Sheet) []view.Carrier {
	if s.Network && s.Origin != nil {
		return []view.Carrier{{Name: w.CarrierNames(s), Website: s.Origin.URL}}
	}
	if s.Network {
		o := w.Organisation()
		return []view.Carrier{{Name: o.Name, Address: o.Address, Phone: o.Phone, Email: o.Email, Website: o.Website}}
	}
	ids := s.Carriers()
	if len(ids) == 1 {
		return carrierOf(w, ids[0]).carrier
	}
	var list []view.Carrier
	for _, id := range ids {
		list = append(list, carrierOf(w, id).carrier...)
	}
	return list
}

// CarrierNames says who carries a sheet: its communes, or the organisation.
func (w *Words) CarrierNames(s *network.Sheet) string {
	if s.Network && s.Origin != nil {
		return w.Typo(cmp.Or(s.Origin.Organisation, s.Origin.Name))
	}
	if s.Network {
		return w.Typo(w.Network.Organisation.Name)
	}
	return w.Names(s.Carriers())
}

// SheetSize says how many inhabitants the communes of a sheet have together; "" when one
// of them is not known.
func (w *Words) SheetSize(s *network.Sheet) string {
	size := 0
	for _, id := range s.Communes {
		population := w.Commune(id).Population
		if population == 0 {
			return ""
		}
		size += population
	}
	if size == 0 {
		return ""
	}
	return w.N("count.inhabitants", size)
}

// CarrierNamesOf are the names of communes and other bodies.
func (w *Words) CarrierNamesOf(ids []string) []string {
	if len(ids) == 0 {
		return nil
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.CarrierLink(id).Name
	}
	return names
}

// Names are carriers as a sentence lists them: "Luc et Olemps".
func (w *Words) Names(ids []string) string {
	if len(ids) == 1 {
		return w.CarrierLink(ids[0]).Name
	}
	var names []string
	for _, id := range ids {
		if l := w.CarrierLink(id); l.Name != "" {
			names = append(names, l.Name)
		}
	}
	return w.Locale.List(names)
}

// carrierOf is a commune or another body, by its id.
func carrierOf(w *Words, id string) sharedCommune {
	if other, known := w.shared().others[id]; known {
		return other
	}
	return w.shared().communes[id]
}

// CarrierLink leads to a commune or another body; empty for an id that there is
// not.
func (w *Words) CarrierLink(id string) view.Link { return carrierOf(w, id).link }

// CommuneLink and themeLink are empty for an id that there is not.
func (w *Words) CommuneLink(id string) view.Link { return w.shared().communes[id].link }

func (w *Words) ThemeLink(id string) view.Link { return w.shared().themes[id] }

// ThemeLinks lead to themes; none for no id.
func (w *Words) ThemeLinks(ids []string) []view.Link {
	if len(ids) == 0 {
		return nil
	}
	links := make([]view.Link, len(ids))
	for i, id := range ids {
		links[i] = w.ThemeLink(id)
	}
	return links
}

// SheetLink leads to a sheet; empty for an id that there is not.
func (w *Words) SheetLink(id string) view.Link {
	s := w.Sheet(id)
	if s == nil {
		return view.Link{}
	}
	return w.LinkTo(s)
}

// LinkTo leads to a sheet.
func (w *Words) LinkTo(s *network.Sheet) view.Link {
	return view.Link{Name: SaidBy(w, s.Origin, s.Title), URL: w.At.Item(address.Sheets, s.ID), Lang: LangOf(w, s.Origin)}
}

// PeerLink leads to a network that the portal gathers; its note is who runs it, and the
// licence of its data. It is empty for the site itself.
func PeerLink(w *Words, p *network.Peer) view.Link {
	if p == nil {
		return view.Link{}
	}
	return view.Link{
		Name: w.Typo(p.Name), URL: w.At.Item(address.Networks, p.ID),
		Note: Join(", ", w.Typo(p.Organisation), Licence(p.Licence).Name),
	}
}

// MeetingLink leads to a meeting; its note is the date.
func (w *Words) MeetingLink(m *network.Meeting) view.Link {
	return view.Link{Name: SaidBy(w, m.Origin, m.Title), URL: w.At.Item(address.Meetings, m.ID), Note: w.Date(m.Date), Lang: LangOf(w, m.Origin)}
}

// OutLinks are the links of an author, which lead out.
func (w *Words) OutLinks(links []network.Link) []view.Link {
	var out []view.Link
	for _, l := range links {
		out = append(out, view.Link{Name: w.Typo(l.Name), URL: l.URL})
	}
	return out
}

// ContactOf is whom to ask, with the page that says more.
func (w *Words) ContactOf(c network.Contact) view.Contact {
	return view.Contact{
		Role: w.Typo(c.Role), Name: w.Typo(c.Name), Address: w.Typo(c.Address),
		Email: c.Email, Phone: c.Phone, URL: w.At.List(address.Contact),
	}
}

// CommuneInBrief is a commune and what it shares: "Luc : 3 fiches, 1 pratique
// reprise"; else how it takes part.
func (w *Words) CommuneInBrief(c *network.Commune) string {
	shares := Join(", ", w.Some("count.sheets", len(w.SheetsOfCommune(c.ID))), w.Some("count.adoptions", len(w.AdoptionsBy(c.ID))))
	if shares == "" {
		shares = w.InvolvementStatus(w.InvolvementOf(c.ID)).Words
	}
	return w.T("map.commune", w.Typo(c.Name), shares)
}
