package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// addresses are what lines of a body such as `[plan]: https://…` give to its links, and
// goldmark shows nowhere itself.
type addresses struct {
	unused, again []*ast.LinkReferenceDefinition
	asked         int // how often take was called
}

// maxMeant bounds what is compared, links as well as names: names by names take the
// product of both.
const maxMeant = 100

// addressesIn finds those that no link has, and those of a name that another has. A line
// that leads to nothing, or to #, is how one writes a comment.
func addressesIn(root ast.Node, src []byte) addresses {
	if !bytes.Contains(src, []byte("]:")) {
		return addresses{}
	}
	var found addresses
	known, used := map[string]bool{}, map[string]bool{}
	use := func(r *ast.ReferenceLink) {
		if r != nil {
			used[util.ToLinkReference(r.Value)] = true
		}
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.LinkReferenceDefinition:
			name := util.ToLinkReference(n.Label)
			switch to := string(n.Destination); {
			case to == "" || to == "#":
			case known[name]:
				found.again = append(found.again, n)
			default:
				found.unused = append(found.unused, n)
			}
			known[name] = true
		case *ast.Link:
			use(n.Reference)
		case *ast.Image:
			use(n.Reference)
		}
		return ast.WalkContinue, nil
	})
	found.unused = slices.DeleteFunc(found.unused, func(n *ast.LinkReferenceDefinition) bool { return used[util.ToLinkReference(n.Label)] })
	return found
}

// take is the name of the address that a link without one may have meant: the only one
// that no link has, or one of a name like that; "" when there is none.
func (a *addresses) take(name string) string {
	if a.asked++; len(a.unused) == 0 || a.asked > maxMeant {
		return ""
	}
	var names []string
	for _, n := range a.unused[:min(len(a.unused), maxMeant)] {
		names = append(names, string(n.Label))
	}
	meant := names[0]
	if len(names) > 1 {
		meant = locale.Nearest(name, names)
	}
	if i := slices.Index(names, meant); i >= 0 {
		a.unused = slices.Delete(a.unused, i, i+1)
	}
	return meant
}

// addresses reports those that are left.
func (d doubts) addresses() {
	for _, n := range d.given.unused {
		d.problem(diag.Warning, "address-unused", n.Pos(), diag.Args{"name": shortened(n.Label)})
	}
	for _, n := range d.given.again {
		d.problem(diag.Warning, "address-twice", n.Pos(), diag.Args{"name": shortened(n.Label)})
	}
}
