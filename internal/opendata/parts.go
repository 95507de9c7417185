package opendata

import (
	"cmp"
	"slices"

	"essaim/internal/network"
)

// networkOf is the column of a portal that says from which network a row comes: null for
// the portal's own. A site that gathers nothing has no such column.
func networkOf[T any](origin func(row T) *network.Peer) column[T] {
	c := textOf("network", func(row T) string { return peerID(origin(row)) }).in("networks").like("grand-rodez")
	c.about, c.origin = "data.row_network", origin
	return c
}

// ownWords is that column where all is said in the words of the portal itself: themes,
// indicators, objectives.
func ownWords[T any]() column[T] {
	c := networkOf(func(T) *network.Peer { return nil })
	c.owned = true
	return c
}

func peerID(p *network.Peer) string {
	if p == nil {
		return ""
	}
	return p.ID
}

// withoutNetwork takes that column out, and gives it; one without origin when there is
// none.
func withoutNetwork[T any](columns []column[T]) (others []column[T], taken column[T]) {
	at := slices.IndexFunc(columns, func(c column[T]) bool { return c.origin != nil })
	if at < 0 {
		return columns, taken
	}
	return slices.Delete(slices.Clone(columns), at, at+1), columns[at]
}

// Parts are the rows of a table by the network that they come from, those of the site's
// own first: as tables without the column that says so, which is what engines that read
// many networks at once make of the names of folders.
func (t Table) Parts() []Table {
	if t.part == nil {
		return []Table{t}
	}
	whose := []*network.Peer{nil}
	if !t.owned {
		whose = append(whose, t.of().Peers...)
	}
	var parts []Table
	for _, w := range whose {
		part := t.part(w)
		part.key, part.prose, part.failed = t.key, t.prose, t.failed
		parts = append(parts, part)
	}
	return parts
}

// Partition is the folder of the table among those of other networks: network=ID. ID is
// the name in datapackage.json or, of what a portal gathered, the id that it gave, which
// no other folder has.
func (t Table) Partition() string {
	id := peerID(t.whose)
	if id == "" {
		id = cmp.Or(packageName(t.of()), "network")
		for slices.ContainsFunc(t.of().Peers, func(p *network.Peer) bool { return p.ID == id }) {
			id += "-portal"
		}
	}
	return "network=" + id
}
