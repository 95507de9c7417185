package network

import "essaim/internal/locale"

// A Peer is a network whose open data a portal shows beside its own content.
type Peer struct {
	ID           string // a slug, unique on the portal; the ids of its things begin with it: "ID/NAME"
	Name         string
	URL          string // of its site, absolute and with a final slash; "" when it publishes none
	Organisation string // that runs it
	Licence      string // of its data: "etalab-2.0"
	Currency     locale.Currency
	Lang         locale.Lang // in which it writes, "en"; "" when it is not known
	AsOf         Day         // of its data
	Through      string      // id of the portal that hands its data on; "" when its own were read
}

// Homes say where the things of other networks are published, by their ids on the
// portal: absolute addresses, "" for what has none. Nil for a site that is no portal.
type Homes struct {
	Sheets, Meetings, Adoptions map[string]string

	// The communes of the portal's own adoptions of other networks' sheets.
	Adopters map[string]string
}

// Unmet is what networks say in words that the portal has not: nothing of it is lost,
// but it is gathered with nothing. Each list is in the order of the networks.
type Unmet struct {
	Themes     []UnmetWord // whose sheets stand under one theme of others
	Indicators []UnmetWord // whose results are shown, and added to nothing
	Communes   []NamedTwice
}

// NamedTwice is a commune that networks call by different names, under one official code.
type NamedTwice struct {
	Commune string // id
	Names   []NameThere
}

// A NameThere is what a network calls a commune.
type NameThere struct {
	Peer *Peer // nil for the portal itself
	Name string
}

// An UnmetWord is a theme or an indicator of another network.
type UnmetWord struct {
	Peer     *Peer
	ID, Name string
	Unit     string // of an indicator
	Count    int    // of the sheets under a theme, of the results of an indicator
	Near     string // the portal's own, of the same id and another quantity; ""
}

// Peer finds a network that the portal gathers; nil when there is none of that id.
func (n *Network) Peer(id string) *Peer {
	for _, p := range n.Peers {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// EldestData is the day of the data that are the oldest among those that figures rest
// on: 0 for a site that is no portal, whose figures are all of one day.
func (n *Network) EldestData() Day {
	var eldest Day
	for _, p := range n.Peers {
		if p.AsOf != 0 && (eldest == 0 || p.AsOf < eldest) {
			eldest = p.AsOf
		}
	}
	return eldest
}
