package federation

import (
	"slices"

	"essaim/internal/network"
)

// called notes the name that a network, nil for the portal itself, has for a body.
func (g *gatherer) called(b *body, by *network.Peer, name string) {
	there := network.NameThere{Peer: by, Name: name}
	if len(b.names) == mostNames || slices.Contains(b.names, there) {
		return
	}
	if len(b.names) == 1 {
		g.named = append(g.named, b)
	}
	b.names = append(b.names, there)
}

// mostNames are kept of one body: a network may list a million communes of one code.
const mostNames = 1000

// namedTwice are the communes that have several names, in the order in which the second
// was met.
func (g *gatherer) namedTwice() []network.NamedTwice {
	var list []network.NamedTwice
	for _, b := range g.named {
		n := network.NamedTwice{Commune: b.of().ID, Names: b.names}
		if b.commune != nil && n.Differ() {
			list = append(list, n)
		}
	}
	return list
}
