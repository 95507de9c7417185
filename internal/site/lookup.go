package site

import (
	"iter"
	"slices"
	"strings"

	"essaim/internal/network"
)

// Documents are the outputs that have an Entry, as indices: sheets first, the
// newest before, then all others by path.
func (p *Plan) Documents() []int {
	if p.documents == nil { // the workroom has none
		return nil
	}
	return p.documents()
}

// Order is that in which the outputs, told by their indices, are best made: what
// several of them share is then kept for the shortest time.
func (p *Plan) Order() []int {
	first := make([]int, 0, len(p.Outputs))
	var rest []int
	for i := range p.Outputs {
		if p.Outputs[i].listed {
			first = append(first, i)
		} else {
			rest = append(rest, i)
		}
	}
	return append(first, rest...)
}

// Output finds what is published at path, relative to the output folder.
func (p *Plan) Output(path string) (Output, bool) {
	i, found := find(p.Outputs, path)
	if !found {
		return Output{}, false
	}
	return p.Outputs[i], true
}

// find finds a path among outputs that are sorted by it.
func find(outputs []Output, path string) (int, bool) {
	return slices.BinarySearchFunc(outputs, path, func(o Output, path string) int { return strings.Compare(o.Path, path) })
}

// In gives what is published in a folder itself, "." being the output folder.
func (p *Plan) In(folder string) iter.Seq[Output] {
	prefix := folder + "/"
	if folder == "." {
		prefix = ""
	}
	start, _ := find(p.Outputs, prefix)
	return func(yield func(Output) bool) {
		for i := start; i < len(p.Outputs) && strings.HasPrefix(p.Outputs[i].Path, prefix); i++ {
			below := strings.Contains(p.Outputs[i].Path[len(prefix):], "/")
			if !below && !yield(p.Outputs[i]) {
				return
			}
		}
	}
}

// SetWords says that words of sheets are not what they were (see
// network.Sheet.SameButWords): the entities have them already, and no view is
// asked for meanwhile.
func (p *Plan) SetWords() { p.reword() }

// SetText says that a text is not what it was, which changes nothing else of the
// plan: its entity has the new body already, and no view is asked for meanwhile.
func (p *Plan) SetText(file string) { p.links.headings.forget(file) }

// Body is the text of a content file.
func (p *Plan) Body(file string) network.Body {
	if body := p.links.page(file).body; body != nil {
		return *body
	}
	return network.Body{}
}
