package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// element is a node of the structure tree: what a screen reader follows. Its
// tag is one of the standard types of ISO 32000-1, 14.8.4.
type element struct {
	tag      string
	parent   *element
	kids     []kid
	attached bool

	attributes string // "/O /Table /Scope /Column"
	alt        string // of a figure
	spoken     string // what is read instead of the text
	id         string // of a note
	ref        ref
}

// kid is what an element holds: another element, marked content of a page, or
// the annotation of a link.
type kid struct {
	element    *element
	page       int
	content    int // number of the marked content in its page
	annotation ref
	written    ref // an element that is written already
}

// child makes an element that joins its parent when it is first painted: the
// order of the tree is that of the pages.
func (e *element) child(tag string) *element { return &element{tag: tag, parent: e} }

func (e *element) attach() {
	if e.attached || e.parent == nil {
		return
	}
	e.attached = true
	e.parent.attach()
	e.parent.kids = append(e.parent.kids, kid{element: e})
}

// tree writes the structure tree of a document.
type tree struct {
	*objects
	root  *element
	pages []*page
	notes []note
	code  code // of one element
}

// note is the element of one.
type note struct {
	id  string
	ref ref
}

// write gives the object of the tree's root.
func (t *tree) write() ref {
	root := t.reserve()
	t.number(t.root)
	t.element(t.root, root)
	slices.SortStableFunc(t.notes, func(a, b note) int { return cmp.Compare(a.id, b.id) })
	ids := ""
	if len(t.notes) > 0 {
		var names []string
		for _, n := range t.notes {
			names = append(names, text(n.id)+" "+n.ref.String())
		}
		ids = fmt.Sprintf(" /IDTree %v", t.add("<</Names [%s]>>", strings.Join(names, " ")))
	}
	next, parents := t.parents()
	t.put(root, "<</Type /StructTreeRoot /K %v /ParentTree %v /ParentTreeNextKey %d%s>>", t.root.ref, parents, next, ids)
	return root
}

func (t *tree) number(e *element) {
	if e.ref == 0 {
		e.ref = t.reserve()
	}
	if e.id != "" {
		t.notes = append(t.notes, note{e.id, e.ref})
	}
	for _, k := range e.kids {
		if k.element != nil {
			t.number(k.element)
		}
	}
}

func (t *tree) element(e *element, parent ref) {
	home := slices.IndexFunc(e.kids, func(k kid) bool { return k.element == nil && k.written == 0 })
	b := t.code[:0].str("<</S /").str(e.tag).str(" /P ").ref(parent)
	if home >= 0 {
		home = e.kids[home].page
		b = b.str(" /Pg ").ref(t.pages[home].ref)
	}
	if e.attributes != "" {
		b = b.str(" /A <<").str(e.attributes).str(">>")
	}
	for _, entry := range []struct{ key, value string }{{"Alt", e.alt}, {"ActualText", e.spoken}, {"ID", e.id}} {
		if entry.value != "" {
			b = b.str(" /").str(entry.key).str(" ").str(text(entry.value))
		}
	}
	if len(e.kids) > 0 {
		b = b.str(" /K [")
		for i, k := range e.kids {
			if i > 0 {
				b = append(b, ' ')
			}
			switch {
			case k.element != nil:
				b = b.ref(k.element.ref)
			case k.written > 0:
				b = b.ref(k.written)
			case k.annotation > 0:
				b = b.str("<</Type /OBJR /Pg ").ref(t.pages[k.page].ref).str(" /Obj ").ref(k.annotation).str(">>")
			case k.page != home:
				b = b.str("<</Type /MCR /Pg ").ref(t.pages[k.page].ref).str(" /MCID ").int(k.content).str(">>")
			default:
				b = b.int(k.content)
			}
		}
		b = append(b, ']')
	}
	t.code = b.str(">>")
	t.putCode(e.ref, t.code)
	for _, k := range e.kids {
		if k.element != nil {
			t.element(k.element, e.ref)
		}
	}
}

// parents writes the tree that leads from what is on a page back to its
// element: first the pages, by their index, then the annotations.
func (t *tree) parents() (next int, r ref) {
	b := code("<</Nums [")
	for i, p := range t.pages {
		b = b.int(i).str(" [")
		for _, e := range p.owners {
			b = b.ref(e.ref).str(" ")
		}
		for _, r := range p.taken {
			b = b.ref(r).str(" ")
		}
		b = b.str("] ")
	}
	next = len(t.pages)
	for _, p := range t.pages {
		for _, a := range p.annotations {
			owner := a.taken
			if a.owner != nil {
				owner = a.owner.ref
			}
			b = b.int(a.key).str(" ").ref(owner).str(" ")
			next = max(next, a.key+1)
		}
	}
	r = t.reserve()
	t.putCode(r, b.str("]>>"))
	return next, r
}

// bookmark is an entry of the outline.
type bookmark struct {
	level int // from 1
	title string
	page  int
	y     int // of its top, in thousandths of a point from the page's bottom
}

// outline writes the bookmarks as a tree; 0 when there are none.
func (t *tree) outline(marks []bookmark) ref {
	if len(marks) == 0 {
		return 0
	}
	root := t.reserve()
	refs := make([]ref, len(marks))
	for i := range refs {
		refs[i] = t.reserve()
	}
	first, last := t.siblings(marks, refs, 0, len(marks), root)
	t.put(root, "<</Type /Outlines /First %v /Last %v /Count %d>>", first, last, tops(marks))
	return root
}

func tops(marks []bookmark) (n int) {
	lowest := 0
	for _, m := range marks {
		if lowest == 0 || m.level <= lowest {
			lowest = m.level
			n++
		}
	}
	return n
}

// siblings writes marks[from:to], whose first is the highest of its kind, and
// what lies below them, closed.
func (t *tree) siblings(marks []bookmark, refs []ref, from, to int, parent ref) (first, last ref) {
	var previous ref
	for i := from; i < to; {
		end := i + 1
		for end < to && marks[end].level > marks[i].level {
			end++
		}
		b := code("<</Title ").str(text(marks[i].title)).str(" /Parent ").ref(parent).str(" /Dest [").ref(t.pages[marks[i].page].ref).str(" /XYZ null ").length(marks[i].y).str(" null]")
		if previous > 0 {
			b = b.str(" /Prev ").ref(previous)
		}
		if end < to {
			b = b.str(" /Next ").ref(refs[end])
		}
		if end > i+1 {
			f, l := t.siblings(marks, refs, i+1, end, refs[i])
			b = b.str(" /First ").ref(f).str(" /Last ").ref(l).str(" /Count ").int(-tops(marks[i+1 : end]))
		}
		t.putCode(refs[i], b.str(">>"))
		if first == 0 {
			first = refs[i]
		}
		previous, last = refs[i], refs[i]
		i = end
	}
	return first, last
}
