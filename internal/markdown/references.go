package markdown

import (
	"bytes"
	"regexp"
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
	asked         int             // how often take was called
	misspelt      map[string]bool // definitions that were meant as such: of a name, whether it was reported
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

// meantDefinition is a line that gives an address to a name, but for a space that
// Markdown does not expect there.
var meantDefinition = regexp.MustCompile(`(?m)^ {0,3}\[([^\]\[\n^]{1,80})\][ \x{a0}\x{202f}]*:[ \t\x{a0}\x{202f}]*(\S.*?)[ \t]*$`)

// misspeltDefinition reports the line that was meant to give an address to a name, and
// whether there is one.
func (d doubts) misspeltDefinition(name string) bool {
	if d.given.asked++; d.given.asked > maxMeant {
		return false
	}
	name = util.ToLinkReference([]byte(name))
	if d.given.misspelt[name] {
		return true
	}
	for _, m := range meantDefinition.FindAllSubmatchIndex(d.src, maxMeant) {
		label, dest := d.src[m[2]:m[3]], string(d.src[m[4]:m[5]])
		if util.ToLinkReference(label) != name {
			continue
		}
		if _, meant := meantAddress(dest); meant == "" && !addressLike.MatchString(dest) && !pathLike.MatchString(dest) {
			return false
		}
		if dest = d.repaired(dest); dest == "" {
			return false
		}
		if d.given.misspelt == nil {
			d.given.misspelt = map[string]bool{}
		}
		d.given.misspelt[name] = true
		line := d.src[m[0]:m[1]]
		d.problem(diag.Warning, "address-mark", m[0]+len(line)-len(bytes.TrimLeft(line, " ")), diag.Args{
			"text": excerpt(bytes.TrimSpace(line)), "name": shortened(label), "write": "[" + string(label) + "]: " + destinationOf(dest),
		})
		return true
	}
	return false
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
