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
	return networkOf(func(T) *network.Peer { return nil })
}

func peerID(p *network.Peer) string {
	if p == nil {
		return ""
	}
	return p.ID
}

// withoutNetwork takes that column out, and gives what it says; nil when there is none.
func withoutNetwork[T any](columns []column[T]) (others []column[T], origin func(T) *network.Peer) {
	at := slices.IndexFunc(columns, func(c column[T]) bool { return c.origin != nil })
	if at < 0 {
		return columns, nil
	}
	return slices.Delete(slices.Clone(columns), at, at+1), columns[at].origin
}

// Parts are the rows of a table by the network that they come from, those of the site's
// own first: as tables without the column that says so, which is what engines that read
// many networks at once make of the names of folders.
func (t Table) Parts() []Table {
	if t.part == nil {
		return []Table{t}
	}
	var parts []Table
	for _, whose := range append([]*network.Peer{nil}, t.of().Peers...) {
		part := t.part(whose)
		part.key = t.key
		parts = append(parts, part)
	}
	return parts
}

// Partition is the folder of the table among those of other networks: network=ID. ID is
// the name in datapackage.json or, of what a portal gathered, the id that it gave.
func (t Table) Partition() string {
	return "network=" + cmp.Or(t.whose, packageName(t.of()), "network")
}
