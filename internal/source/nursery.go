package source

// A nursery is where the nodes of one file after another are made, so that
// reading a file asks the machine for no memory of their own. It is one
// worker's; what it made is valid until it is emptied.
type nursery struct {
	nodes    slab[node]
	mappings slab[mapping]
	links    []*node // what the contents of nodes and the cells of mappings are cut from
	open     []*node // what the lists and maps that are being read hold so far
}

// empty makes room for the next file.
func (y *nursery) empty() {
	y.nodes, y.mappings, y.links, y.open = y.nodes[:0], y.mappings[:0], y.links[:0], y.open[:0]
}

// gather closes a list or a map: its content is what was opened since.
func (y *nursery) gather(since int) []*node {
	content := y.cells(len(y.open) - since)
	copy(content, y.open[since:])
	y.open = y.open[:since]
	return content
}

// cells gives room for n nodes. What was there may still be there.
func (y *nursery) cells(n int) []*node {
	start := len(y.links)
	if start+n > cap(y.links) {
		y.links, start = make([]*node, 0, max(512, 2*cap(y.links), n)), 0
	}
	y.links = y.links[:start+n]
	return y.links[start : start+n : start+n]
}

// A slab holds many values of a kind. A full one goes on in a larger one: values
// do not move.
type slab[T any] []T

func (s *slab[T]) add(v T) *T {
	if len(*s) == cap(*s) {
		*s = make([]T, 0, max(128, 2*cap(*s)))
	}
	*s = append(*s, v)
	return &(*s)[len(*s)-1]
}
