package federation

import (
	"slices"

	"essaim/internal/network"
)

// called notes the name that a network, nil for the portal itself, has for a body.
func (g *gatherer) called(b *body, by *network.Peer, name string) {
	if len(b.names) == 1 {
		g.named = append(g.named, b)
	}
	if !slices.Contains(b.names, network.NameThere{Peer: by, Name: name}) {
		b.names = append(b.names, network.NameThere{Peer: by, Name: name})
	}
}

// namedTwice are the communes that have several names, in the order in which the second
// was met.
func (g *gatherer) namedTwice() []network.NamedTwice {
	var list []network.NamedTwice
	for i, b := range g.named {
		n := network.NamedTwice{Commune: b.of().ID, Names: b.names}
		if b.commune != nil && !slices.Contains(g.named[:i], b) && n.Differ() {
			list = append(list, n)
		}
	}
	return list
}
