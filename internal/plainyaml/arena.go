package plainyaml

// An Arena is where the nodes of one text after another are made, so that reading
// asks the machine for no memory of their own. It is one worker's; what it made
// is valid until it is reset. The zero value is ready for use.
type Arena struct {
	nodes []Node
	cells []*Node // what the contents of nodes, and Cells, are cut from
	open  []*Node // what the lists and maps that are being read hold so far
}

// Reset makes the memory free for the next text.
func (a *Arena) Reset() { a.nodes, a.cells, a.open = a.nodes[:0], a.cells[:0], a.open[:0] }

// node makes a node. When the memory is full, it goes on in a larger one: nodes
// do not move.
func (a *Arena) node(n Node) *Node {
	if len(a.nodes) == cap(a.nodes) {
		a.nodes = make([]Node, 0, max(128, 2*cap(a.nodes)))
	}
	a.nodes = append(a.nodes, n)
	return &a.nodes[len(a.nodes)-1]
}

// gather closes a list or a map: its content is what was opened since.
func (a *Arena) gather(since int) []*Node {
	content := a.cut(len(a.open) - since)
	copy(content, a.open[since:])
	a.open = a.open[:since]
	return content
}

// Cells gives n empty cells for nodes, as short-lived as those.
func (a *Arena) Cells(n int) []*Node {
	cells := a.cut(n)
	clear(cells)
	return cells
}

// cut gives n cells that may still hold what they held.
func (a *Arena) cut(n int) []*Node {
	start := len(a.cells)
	if start+n > cap(a.cells) {
		a.cells, start = make([]*Node, 0, max(512, 2*cap(a.cells), n)), 0
	}
	a.cells = a.cells[:start+n]
	return a.cells[start : start+n : start+n]
}
