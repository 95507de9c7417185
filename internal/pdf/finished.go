package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
)

// Finished is a file of ours that a booklet takes the pages of, as they were painted.
// What the file says of itself stays behind, with the lines at the top and at the
// bottom of its pages.
type Finished struct {
	read  func() ([]byte, error) // the file
	title string
	pages int

	at    *anchor // where the booklet leads to it
	first int     // index of its first page in the booklet
}

// errForeign says that a file is not one that this version of the program made.
var errForeign = errors.New("not a PDF file of ours")

// OpenFinished is ReadFinished of a file that is not kept, but read again when its turn
// comes: a booklet may have hundreds, with their photos.
func OpenFinished(read func() ([]byte, error)) (*Finished, error) {
	file, err := read()
	if err != nil {
		return nil, err
	}
	f, err := ReadFinished(file)
	if err != nil {
		return nil, err
	}
	f.read = read
	return f, nil
}

// ReadFinished takes a file of ours, as it was written; any other gives an error. Its
// objects are read when its turn comes.
func ReadFinished(file []byte) (*Finished, error) {
	trailer := bytes.LastIndex(file, []byte("endobj\n"+"startxref\n"))
	start := bytes.LastIndex(file[:max(trailer, 0)], []byte("endobj\n")) + len("endobj\n")
	f := &Finished{read: func() ([]byte, error) { return file, nil }, title: xmpTitle(file), pages: Pages(file), at: &anchor{}}
	if !bytes.HasPrefix(file, []byte(fileStart)) || trailer < start || f.pages == 0 || !bytes.Contains(file[start:trailer], []byte(fileID(file[:start]))) {
		return nil, errForeign
	}
	return f, nil
}

// An adoption takes a file over into a document. Structure and links are written as they are
// read, and not held: a booklet may have hundreds of sheets.
type adoption struct {
	*document
	*reading
	pageOf map[ref]int    // in the document, by the page's number in the file
	linked map[ref][2]int // the page and the index there of an annotation, by its number in the file
}

// adopt takes over the pages of a file: what is painted, letters, images, structure,
// links and bookmarks, all one level lower.
func (d *document) adopt(part *Finished) error {
	file, err := part.read()
	if err != nil {
		return err
	}
	part.read = nil // one that is held need not be any more
	f := &d.reading
	if err := f.open(file); err != nil || len(f.pages) != part.pages {
		return errForeign
	}
	a := adoption{d, f, map[ref]int{}, map[ref][2]int{}}
	for i, page := range f.pages {
		a.pageOf[page] = part.first + i
	}
	resources := f.dict(entry(f.under("Pages"), "Resources"))
	a.letters(f.dict(entry(resources, "Font")))
	own := a.images(entry(resources, "XObject"))
	for _, page := range f.pages {
		a.page(page, own)
	}
	document := f.dict(entry(f.under("StructTreeRoot"), "K"))
	if d.root.ref == 0 {
		d.root.ref = d.reserve()
	}
	items(entry(document, "K"), func(of []byte) {
		d.root.kids = append(d.root.kids, kid{written: a.element(of, d.root.ref, 0)})
	})
	a.outline(entry(f.under("Outlines"), "First"), 2)
	return nil
}

// letters takes those that the pages show into the fonts of the document, in which
// they have the same codes.
func (a adoption) letters(fonts []byte) {
	entries(fonts, func(name, font []byte) {
		s := a.use(typeface(intOf(name[1:])))
		var cid []byte
		items(entry(a.dict(font), "DescendantFonts"), func(r []byte) { cid = a.dict(r) })
		code := 0
		items(entry(cid, "W"), func(value []byte) {
			if value[0] != '[' {
				code = intOf(value)
				return
			}
			items(value, func([]byte) {
				s.take(uint16(code))
				code++
			})
		})
	})
}

// images copies those that the pages show, and gives the resources of these pages;
// 0 when they show none.
func (a adoption) images(names []byte) ref {
	var list code
	entries(names, func(name, image []byte) {
		list = append(append(append(list, '/'), name...), ' ').ref(a.image(a.get(image))).str(" ")
	})
	if list == nil {
		return 0
	}
	return a.add("<</Font %v /XObject <<%s>>>>", a.fontDict, list)
}

// image copies one, unless another file brought the same.
func (a adoption) image(o fileObject) ref {
	dict := string(o.dict[len("<<"):bytes.LastIndex(o.dict, []byte(" /Length "))])
	if mask := entry(o.dict, "SMask"); mask != nil {
		dict = strings.Replace(dict, "/SMask "+string(mask), "/SMask "+a.image(a.get(mask)).String(), 1)
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %s", len(dict), dict) // the mask's number is in it
	h.Write(o.stream)
	sum := [sha256.Size]byte(h.Sum(nil))
	r, known := a.copied[sum]
	if !known {
		r = a.reserve()
		a.raw(r, dict, o.stream)
		a.copied[sum] = r
	}
	return r
}

// page takes over what is painted on a page, and its links.
func (a adoption) page(number, resources ref) {
	from, to := a.reading.objects[number].dict, a.document.pages[a.pageOf[number]]
	to.resources = resources
	body := entry(from, "Contents")[len("["):] // the rest are the running lines of another document
	body = body[:valueEnd(body)]
	to.body = a.reserve()
	a.raw(to.body, " /Filter /FlateDecode", a.get(body).stream)
	items(entry(from, "Annots"), func(r []byte) {
		a.linked[refOf(r)] = [2]int{a.pageOf[number], len(to.annotations)}
		to.annotations = append(to.annotations, annotation{ref: a.reserve(), key: a.nextKey})
		a.document.nextKey++
		a.annotation(to.annotations[len(to.annotations)-1], a.dict(r))
	})
}

// annotation takes over a part of a link; the element that it belongs to comes later.
func (a adoption) annotation(to annotation, dict []byte) {
	b := a.document.link[:0].str("<<")
	entries(dict, func(key, value []byte) {
		b = append(append(b.str("/"), key...), ' ')
		switch string(key) {
		case "StructParent":
			b = b.int(to.key)
		case "Dest":
			place := a.destination(value)
			b = b.str("[").ref(a.document.pages[place.page].ref).str(" /XYZ null ").length(place.y).str(" null]")
		default:
			b = append(b, value...)
		}
		b = append(b, ' ')
	})
	a.document.link = b
	a.putCode(to.ref, b.str(">>"))
}

// destination is a place in the file, in the document.
func (a adoption) destination(value []byte) *anchor {
	var to anchor
	at := 0
	items(value, func(v []byte) {
		switch at {
		case 0:
			to.page = a.pageOf[refOf(v)]
		case 3:
			to.y = lengthOf(v)
		}
		at++
	})
	return &to
}

// element takes over a node of the structure, with all below it, and gives its number.
func (a adoption) element(of []byte, parent ref, depth int) ref {
	d, own := a.document, a.reserve()
	for depth >= len(d.nodes) {
		d.nodes = append(d.nodes, nil)
	}
	b := d.nodes[depth][:0].str("<<")
	var kids []byte
	home := 0
	entries(a.dict(of), func(key, value []byte) {
		switch string(key) {
		case "S":
			b = b.str("/S /").str(lower(string(value[1:])))
		case "P":
			b = b.str(" /P ").ref(parent)
		case "ID":
			n := note{a.noteID(), own}
			d.notesTaken = append(d.notesTaken, n)
			b = b.str(" /ID ").str(text(n.id))
		case "Pg":
			home = a.pageOf[refOf(value)]
			b = b.str(" /Pg ").ref(d.pages[home].ref)
		case "K":
			kids = value
		default: // attributes and texts
			b = append(append(append(b.str(" /"), key...), ' '), value...)
		}
	})
	b = b.str(" /K [")
	items(kids, func(value []byte) {
		switch {
		case value[0] != '<' && refOf(value) > 0:
			b = b.ref(a.element(value, own, depth+1))
		case value[0] != '<':
			b = b.int(a.own(own, home, intOf(value)))
		case string(entry(value, "Type")) == "/MCR":
			page := a.pageOf[refOf(entry(value, "Pg"))]
			b = b.str("<</Type /MCR /Pg ").ref(d.pages[page].ref).str(" /MCID ").int(a.own(own, page, intOf(entry(value, "MCID")))).str(">>")
		default:
			page := a.pageOf[refOf(entry(value, "Pg"))]
			b = b.str("<</Type /OBJR /Pg ").ref(d.pages[page].ref).str(" /Obj ").ref(a.link(own, refOf(entry(value, "Obj")))).str(">>")
		}
		b = append(b, ' ')
	})
	b = b.str("]>>")
	d.nodes[depth] = b
	a.putCode(own, b)
	return own
}

// own gives an element its part of what is painted on a page.
func (a adoption) own(element ref, page, content int) int {
	p := a.document.pages[page]
	for len(p.taken) <= content {
		p.taken = append(p.taken, 0)
	}
	p.taken[content] = element
	return content
}

// link gives an element its part of a link.
func (a adoption) link(element, r ref) ref {
	at, known := a.linked[r]
	if !known {
		return 0
	}
	to := &a.document.pages[at[0]].annotations[at[1]]
	to.taken = element
	return to.ref
}

// outline takes over a bookmark, those below it and those behind it.
func (a adoption) outline(first []byte, level int) {
	for at := first; at != nil; {
		var next, below []byte
		mark := bookmark{level: level}
		entries(a.dict(at), func(key, value []byte) {
			switch string(key) {
			case "Title":
				mark.title = textOf(value)
			case "Dest":
				to := a.destination(value)
				mark.page, mark.y = to.page, to.y
			case "First":
				below = value
			case "Next":
				next = value
			}
		})
		a.document.marks = append(a.document.marks, mark)
		a.outline(below, level+1)
		at = next
	}
}

// lower is the tag of a heading one level lower, and any other as it is.
func lower(tag string) string {
	if len(tag) == 2 && tag[0] == 'H' && '1' <= tag[1] && tag[1] < '6' {
		return "H" + string(tag[1]+1)
	}
	return tag
}
