package network

import "iter"

// Bodies are those of all content files, a kind after the other.
func (n *Network) Bodies() iter.Seq[*Body] {
	return func(yield func(*Body) bool) {
		for _, s := range n.Sheets {
			if !yield(&s.Body) {
				return
			}
		}
		for _, m := range n.Meetings {
			if !yield(&m.Body) {
				return
			}
		}
		for _, d := range n.Diagnostics {
			if !yield(&d.Body) {
				return
			}
		}
		for _, a := range n.Adoptions {
			if !yield(&a.Body) {
				return
			}
		}
		for _, p := range n.Pages {
			if !yield(&p.Body) {
				return
			}
		}
	}
}
