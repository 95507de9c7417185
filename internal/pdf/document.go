package pdf

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/view"
)

// Writer makes documents, one after the other. It keeps its buffers from one to
// the next, and is for one goroutine.
type Writer struct{ d *document }

// NewWriter gives a writer in a language.
func NewWriter(fonts *Fonts, words *locale.Locale) *Writer {
	d := &document{objects: newObjects(), words: words}
	d.setter.fonts = fonts
	for i, f := range fonts.faces {
		d.subsets[i] = newSubset(f)
	}
	return &Writer{d}
}

// Source gives what documents show and views do not hold.
type Source struct {
	Body  func(file string) markdown.Doc // with Blocks
	Image func(url string) []byte        // the file that is published there; nil when there is none
}

// Made is a document.
type Made struct {
	File     []byte // valid until the writer makes the next one
	Pages    int
	Missing  []rune   // letters that no face has, sorted: they are drawn as boxes
	Unusable []string // addresses of images that are not, in the order of the document
}

// document is a document while it is made.
type document struct {
	*objects
	setter
	Source
	words   *locale.Locale
	subsets [typefaces]*subset

	paper  view.Imprint
	origin string // of the site, without a final slash; "" when it is not known
	home   string // address of the page that the current part is about
	accent color
	last   int  // level of the last heading; 0 before the first
	bare   bool // pages have neither running lines nor numbers

	root       *element
	fontDict   ref // the fonts of all pages
	pieces     []piece
	parts      []*Finished               // that follow what is laid out
	reading    reading                   // of one of them after the other
	fault      error                     // of one that could not be taken over
	copied     map[[sha256.Size]byte]ref // images of these files, by what they hold
	nodes      []code                    // of their structure, by depth
	pages      []*page
	room       []byte // where pages are painted
	link       code   // where links are written
	marks      []bookmark
	notes      map[int]*anchor // of the current body, by number
	notesSeen  int
	notesTaken []note // of the files that were taken over
	nextKey    int
	pictures   map[string]*picture // by address; nil for what is not an image
	unusable   []string
	missing    map[rune]bool
}

// make lays a document out, and paints it.
func (d *document) make(paper view.Imprint, src Source, compose func(*flow)) Made {
	d.begin(paper, src)
	compose(&flow{document: d, x: marginLeft, width: column, parent: d.root})
	d.paintAll(d.paginate())
	return Made{File: d.write(), Pages: len(d.pages), Missing: sortedRunes(d.missing), Unusable: d.unusable}
}

// paintAll paints what was laid out, and takes over the pages of other files behind it.
func (d *document) paintAll(pages [][]placed) {
	count, firsts := len(pages), []int{0}
	for _, part := range d.parts {
		part.first = count
		*part.at = anchor{count, pageHeight - marginTop}
		count += part.pages
	}
	// The numbers of annotations come after those of pages.
	d.nextKey = count
	d.pages = make([]*page, count)
	for i := range d.pages {
		d.pages[i] = &page{ref: d.reserve()}
	}
	p := painter{document: d}
	for i, pieces := range pages {
		p.begin(i, d.pages[i])
		p.content = append(p.content, "q\n"...)
		p.paint(pieces)
		p.finish()
		p.content = append(p.content, "Q\n"...)
		d.pages[i].body = d.turn(d.pages[i])
	}
	for _, part := range d.parts {
		if err := d.adopt(part); err != nil {
			d.fault = err
		}
		firsts = append(firsts, part.first)
	}
	if !d.bare {
		p.furnish(firsts)
	}
}

// furnish paints the lines that pages have of their document: what is the same on
// all of them once, with the line at the top or, for those that begin something,
// without. What was painted before left no trace in the state of a page. The number of
// the page goes on where the address ends, in a stream of its own.
func (p *painter) furnish(firsts []int) {
	var lines [2]ref
	var after [2]painter
	number := p.numbered(len(p.pages) - 1).width // the widest
	for i, page := range p.pages {
		kind := 1
		if slices.Contains(firsts, i) {
			kind = 0
		}
		if lines[kind] == 0 {
			p.begin(i, page)
			if kind == 1 {
				p.running()
			}
			p.address(column - number - tenths(200))
			after[kind] = *p
			lines[kind] = p.turn(page)
		}
		*p = after[kind]
		p.page = page
		page.content = p.room[:0]
		p.number(i)
		p.finish()
		own := p.reserve()
		p.raw(own, "", page.content)
		p.room, page.content = page.content, nil
		page.furniture = []ref{lines[kind], own}
	}
}

// turn writes what was painted, whose buffer is wanted again.
func (d *document) turn(p *page) ref {
	r := d.reserve()
	d.stream(r, "", p.content)
	d.room, p.content = p.content, nil
	return r
}

func (d *document) begin(paper view.Imprint, src Source) {
	d.objects.begin()
	d.fontDict = d.reserve()
	for _, s := range d.subsets {
		s.reset()
	}
	d.Source, d.paper, d.origin, d.home = src, paper, paper.Origin, paper.Address
	d.accent = parseColor(paper.Accent)
	d.last, d.bare, d.parts, d.fault = 0, false, nil, nil
	d.copied = map[[sha256.Size]byte]ref{}
	d.root = &element{tag: "Document", attached: true}
	clear(d.pieces) // and what they hold
	d.pieces, d.marks, d.notes, d.notesSeen = d.pieces[:0], nil, nil, 0
	d.notesTaken = nil
	d.pictures, d.unusable, d.missing = map[string]*picture{}, nil, map[rune]bool{}
}

// parseColor reads "#rrggbb"; the look's green stands for anything else.
func parseColor(s string) color {
	v, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != len("#rrggbb") {
		return green
	}
	return color{byte(v >> 16), byte(v >> 8), byte(v)}
}

func sortedRunes(set map[rune]bool) []rune {
	var list []rune
	for r := range set {
		list = append(list, r)
	}
	slices.Sort(list)
	return list
}

// use is the subset of a face; the first use gives it an object.
func (d *document) use(f typeface) *subset {
	s := d.subsets[f]
	if s.ref == 0 {
		s.ref = d.reserve()
	}
	return s
}

func (d *document) miss(r rune) { d.missing[r] = true }

// noteAnchor is the place of a note of the current body.
func (d *document) noteAnchor(n int) *anchor {
	if d.notes == nil {
		d.notes = map[int]*anchor{}
	}
	if d.notes[n] == nil {
		d.notes[n] = &anchor{}
	}
	return d.notes[n]
}

// noteID names the next note.
func (d *document) noteID() string {
	d.notesSeen++
	return "note-" + strconv.Itoa(d.notesSeen)
}

// picture is the image that is published at an address; nil when it is none.
func (d *document) picture(url string) *picture {
	if p, known := d.pictures[url]; known {
		return p
	}
	var p *picture
	if file := d.file(url); file != nil {
		var err error
		if p, err = readPicture(file); err != nil {
			d.unusable = append(d.unusable, url)
		} else {
			p.name = "I" + strconv.Itoa(len(d.pictures))
		}
	}
	d.pictures[url] = p
	return p
}

// file is that of an image in a format that PDF knows; nil when there is none.
func (d *document) file(url string) []byte {
	if !Draws(url) {
		return nil
	}
	return d.Image(url)
}

// running is the line at the top of every page but the first: which document
// this is.
func (p *painter) running() {
	l := furnitureLook()
	lines := p.oneLine(p.paper.Title, l, column*2/3)
	y := pageHeight - marginTop + tenths(10)
	p.furniture("Header")
	p.line(lines, marginLeft, y, nil)
	name := p.oneLine(p.paper.Network, l, column/3-tenths(100))
	p.line(name, marginLeft+column-name.width, y, nil)
	p.artifact()
	p.fill(marginLeft, y-tenths(60), column, point/2, hairline)
}

// address says at the bottom where the document comes from.
func (p *painter) address(width int) {
	p.furniture("Footer")
	p.line(p.oneLine(p.paper.Address, furnitureLook(), width), marginLeft, footerBase, nil)
}

// number is the page's, at the right of the address.
func (p *painter) number(index int) {
	l := p.numbered(index)
	p.line(l, marginLeft+column-l.width, footerBase, nil)
}

func (d *document) numbered(index int) line {
	return d.oneLine(d.words.T("pdf.page", index+1, len(d.pages)), furnitureLook(), column/3)
}

const footerBase = marginBottom - 23*point

func furnitureLook() look {
	l := softStyle().look
	l.size = tenths(80)
	return l
}

// oneLine is the first line of a text.
func (d *document) oneLine(text string, l look, width int) line {
	lines := d.lines(plainRuns(text, l), width)
	if len(lines) == 0 {
		return line{}
	}
	return lines[0]
}

// write puts everything into the file.
func (d *document) write() []byte {
	resources := d.reserve()
	pages := d.reserve()
	var kids, b code
	for i, p := range d.pages {
		b = p.contents(b[:0].str("<</Type /Page /Parent ").ref(pages).str(" /Contents [")).str("] /StructParents ").int(i).str(" /Tabs /S")
		if p.resources > 0 {
			b = b.str(" /Resources ").ref(p.resources)
		}
		if len(p.annotations) > 0 {
			b = b.str(" /Annots [")
			for _, a := range p.annotations {
				b = b.ref(a.ref).str(" ")
				if a.link != nil {
					d.annotation(a)
				}
			}
			b = b.str("]")
		}
		d.putCode(p.ref, b.str(">>"))
		kids = kids.ref(p.ref).str(" ")
	}
	d.put(pages, "<</Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 %s %s] /Resources %v>>", kids, len(d.pages), number(pageWidth), number(pageHeight), resources)
	d.put(d.fontDict, "<<%s>>", d.writeFonts())
	d.put(resources, "<</Font %v /XObject <<%s>>>>", d.fontDict, d.writePictures())

	t := tree{objects: d.objects, root: d.root, pages: d.pages, notes: d.notesTaken}
	structure := t.write()
	outline := ""
	if r := t.outline(d.marks); r > 0 {
		outline = fmt.Sprintf(" /Outlines %v", r)
	}
	metadata := d.reserve()
	d.raw(metadata, "/Type /Metadata /Subtype /XML", d.xmp())
	info := d.add("<</Title %s /Producer %s%s>>", text(d.paper.Title), text(d.paper.Generator), d.infoDate())
	root := d.add("<</Type /Catalog /Pages %v /StructTreeRoot %v /MarkInfo <</Marked true>> /Lang %s /ViewerPreferences <</DisplayDocTitle true>> /Metadata %v%s>>",
		pages, structure, text(d.paper.Lang), metadata, outline)
	return d.end(root, info)
}

func (d *document) writeFonts() []byte {
	var b []byte
	for i, s := range d.subsets {
		if s.ref > 0 {
			s.embed(d.objects)
			b = fmt.Appendf(b, "/F%d %v ", i, s.ref)
		}
	}
	return b
}

func (d *document) writePictures() []byte {
	var used []*picture
	for _, p := range d.pictures {
		if p != nil {
			used = append(used, p)
		}
	}
	slices.SortFunc(used, func(a, b *picture) int { return cmp.Compare(a.name, b.name) })
	var b []byte
	for _, p := range used {
		b = fmt.Appendf(b, "/%s %v ", p.name, p.write(d.objects))
	}
	return b
}

// annotation writes a part of a link. One whose words are blank says where it leads.
func (d *document) annotation(a annotation) {
	says := cmp.Or(strings.TrimSpace(a.link.says), a.link.url, d.paper.Title)
	b := d.link[:0].str("<</Type /Annot /Subtype /Link /Rect [").
		length(a.left).str(" ").length(a.bottom).str(" ").length(a.right).str(" ").length(a.top).
		str("] /Border [0 0 0] /F 4 /StructParent ").int(a.key).str(" /Contents ").str(text(says))
	if to := a.link.to; to != nil {
		b = b.str(" /Dest [").ref(d.pages[to.page].ref).str(" /XYZ null ").length(to.y).str(" null]>>")
	} else {
		b = b.str(" /A <</S /URI /URI ").str(text(a.link.url)).str(">>>>")
	}
	d.link = b
	d.putCode(a.ref, b)
}
