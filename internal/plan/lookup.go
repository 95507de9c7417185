package plan

import (
	"iter"
	"slices"
	"strings"
)

// Order is that in which the outputs and the pages of Elsewhere, as indices (see
// Document), are best made: what several of them share is then kept for the shortest time.
// Pages that are looked up follow each other as the index shows them.
func (p *Plan) Order() []int {
	order := make([]int, 0, len(p.Outputs)+len(p.Elsewhere))
	later := make([]bool, len(p.Outputs)) // Listed pages come first
	for i := range p.Outputs {
		if later[i] = !p.Outputs[i].Listed; !later[i] {
			order = append(order, i)
		}
	}
	for _, i := range p.Documents() {
		switch {
		case i >= len(p.Outputs):
			order = append(order, i)
		case later[i]:
			order, later[i] = append(order, i), false
		}
	}
	for i, is := range later {
		if is {
			order = append(order, i)
		}
	}
	return order
}

// Document is what an index stands for: those of Elsewhere follow all outputs.
func (p *Plan) Document(i int) Document {
	if i < len(p.Outputs) {
		o := &p.Outputs[i]
		return Document{URL: o.URL, Entry: o.Entry, Bodies: o.Bodies}
	}
	return p.Elsewhere[i-len(p.Outputs)]
}

// Output finds what is published at path, relative to the output folder.
func (p *Plan) Output(path string) (Output, bool) {
	i, found := Find(p.Outputs, path)
	if !found {
		return Output{}, false
	}
	return p.Outputs[i], true
}

// Find finds a path among outputs that are sorted by it.
func Find(outputs []Output, path string) (int, bool) {
	return slices.BinarySearchFunc(outputs, path, func(o Output, path string) int { return strings.Compare(o.Path, path) })
}

// In gives what is published in a folder itself, "." being the output folder.
func (p *Plan) In(folder string) iter.Seq[Output] {
	prefix := folder + "/"
	if folder == "." {
		prefix = ""
	}
	start, _ := Find(p.Outputs, prefix)
	return func(yield func(Output) bool) {
		for i := start; i < len(p.Outputs) && strings.HasPrefix(p.Outputs[i].Path, prefix); i++ {
			below := strings.Contains(p.Outputs[i].Path[len(prefix):], "/")
			if !below && !yield(p.Outputs[i]) {
				return
			}
		}
	}
}

// Copied says which file is published as it is at an address of the site; nil for none.
func (p *Plan) Copied(url string) *Source { return p.copies[url] }

// Photo says which photo is published at an address of the site; nil for none.
func (p *Plan) Photo(url string) *Photo { return p.photos[url] }
