package attachment

import (
	"encoding/xml"
	"math"
	"net/url"
	"regexp"
	"strings"
)

// An image of a few lines may draw a part within a part, over and over, until no
// browser ends: a <use> of ten <use> of ten others, or a pattern, a mask, a marker of
// such. So what is drawn is counted before a browser does it: each element once where
// it stands, and again wherever it is drawn through a reference. What an image holds
// is counted so in one go, however often it is drawn.

// maxDrawn is how many elements may be drawn again: browsers take a second or two, and
// maps with a symbol on every tree have fewer.
const maxDrawn = 250_000

// A drawing is the elements of an image in their order, so that an element comes
// before those inside it.
type drawing struct {
	nodes []node
	open  []int
	byID  map[string]int
	rules map[string][]part // of styles, by the end of a selector: "*", "g", ".a", "#b"
}

// A node is an element and what it draws besides what stands inside it.
type node struct {
	name     string
	keys     []string // that selectors know it by
	at       int      // where it begins, in bytes
	parent   int
	vertices float64 // of its own line, at most
	parts    []part

	state  int // of the count
	amount amount
}

// A part is drawn by reference: once, or once for each element inside (a pattern), or
// for each vertex inside (a marker).
type part struct {
	id   string
	each measure
}

type measure int

const (
	once measure = iota
	eachElement
	eachVertex
)

// measures are the properties that draw what they refer to.
var measures = map[string]measure{
	"clip-path": once, "mask": once, "mask-image": once, "filter": once, "backdrop-filter": once,
	"fill": eachElement, "stroke": eachElement, "marker-start": eachElement, "marker-end": eachElement,
	"marker": eachVertex, "marker-mid": eachVertex,
}

// drawers are the elements whose reference is drawn. Others only take their values
// from it, or move it.
var drawers = setOf("use feImage pattern tref")

// An amount is of what is drawn, which grows beyond any integer.
type amount struct{ elements, vertices float64 }

func (a *amount) add(b amount) {
	a.elements += b.elements
	a.vertices += b.vertices
}

// start takes in an element of SVG; end is called at its end.
func (d *drawing) start(t xml.StartElement, from int) {
	n := node{name: t.Name.Local, keys: []string{"*", t.Name.Local}, at: from, parent: -1}
	if len(d.open) > 0 {
		n.parent = d.open[len(d.open)-1]
	}
	for _, a := range t.Attr {
		switch {
		case a.Name.Local == "href" && drawers[n.name]:
			if id, inside := strings.CutPrefix(a.Value, "#"); inside {
				n.parts = append(n.parts, partOf(id, once))
			}
		case a.Name.Space != "":
		case a.Name.Local == "id":
			if _, taken := d.byID[a.Value]; !taken { // the first one counts
				d.byID[a.Value] = len(d.nodes)
			}
			n.keys = append(n.keys, "#"+a.Value)
		case a.Name.Local == "class":
			for _, class := range strings.Fields(a.Value) {
				n.keys = append(n.keys, "."+class)
			}
		case a.Name.Local == "d", a.Name.Local == "points":
			n.vertices += verticesOf(a.Value)
		case a.Name.Local == "style":
			n.parts = append(n.parts, partsOf(a.Value)...)
		default:
			if each, draws := measures[a.Name.Local]; draws {
				n.parts = append(n.parts, referred(a.Value, each)...)
			}
		}
	}
	d.open = append(d.open, len(d.nodes))
	d.nodes = append(d.nodes, n)
}

func (d *drawing) end() { d.open = d.open[:len(d.open)-1] }

// verticesOf are two numbers each, at least.
func verticesOf(line string) float64 {
	numbers, inside := 1.0, false
	for _, c := range []byte(line) {
		digit := '0' <= c && c <= '9'
		if digit && !inside {
			numbers++
		}
		inside = digit || inside && c == '.'
	}
	return numbers / 2
}

var (
	reference   = regexp.MustCompile(`(?i:url)\(\s*["']?#([^"')]*?)["']?\s*\)`)
	declaring   = regexp.MustCompile(`([\w-]+)\s*:([^;{}]*)`)
	remark      = regexp.MustCompile(`(?s)/\*.*?\*/`)
	rule        = regexp.MustCompile(`([^{}]*)\{([^{}]*)\}`)
	selectorEnd = regexp.MustCompile(`[.#]?[^\s.#>+~:\[\]*]+(?:[:\[][^\s]*)?\s*$`)
)

// referred are the parts that a value names.
func referred(value string, each measure) []part {
	var parts []part
	for _, found := range reference.FindAllStringSubmatch(value, -1) {
		parts = append(parts, partOf(found[1], each))
	}
	return parts
}

// partOf undoes the escapes that an address may have.
func partOf(id string, each measure) part {
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return part{id, each}
}

// partsOf are those of declarations. A variable may be that of any property.
func partsOf(style string) []part {
	if !strings.Contains(style, "#") {
		return nil
	}
	var parts []part
	for _, declared := range declaring.FindAllStringSubmatch(remark.ReplaceAllString(style, " "), -1) {
		each, draws := measures[strings.ToLower(declared[1])]
		if strings.HasPrefix(declared[1], "--") {
			each, draws = eachElement, true
		}
		if draws {
			parts = append(parts, referred(declared[2], each)...)
		}
	}
	return parts
}

// style takes in a style element. A selector is known by how it ends; one that ends
// otherwise is taken for one of all elements.
func (d *drawing) style(text string) {
	for _, r := range rule.FindAllStringSubmatch(remark.ReplaceAllString(text, " "), -1) {
		parts := partsOf(r[2])
		if len(parts) == 0 {
			continue
		}
		for selector := range strings.SplitSeq(r[1], ",") {
			key := selectorEnd.FindString(strings.TrimSpace(selector))
			if end := strings.IndexAny(key, ":["); end >= 0 {
				key = key[:end]
			}
			if key == "" {
				key = "*"
			}
			d.rules[key] = append(d.rules[key], parts...)
		}
	}
}

// fault is nil when the image is drawn in some time; else it shows what is drawn too
// often, or within itself.
func (d *drawing) fault(text []byte) *fault {
	if len(d.nodes) == 0 {
		return nil
	}
	children := make([][]int, len(d.nodes))
	for i := range d.nodes {
		n := &d.nodes[i]
		for _, key := range n.keys {
			n.parts = append(n.parts, d.rules[key]...)
		}
		if n.parent >= 0 {
			children[n.parent] = append(children[n.parent], i)
		}
	}
	c := counting{d, children, -1}
	total := c.count(0)
	if c.worst < 0 && total.elements-float64(len(d.nodes)) > maxDrawn {
		c.worst = c.heaviest()
	}
	if c.worst < 0 {
		return nil
	}
	at := d.nodes[c.worst].at
	return refuse("svg-drawn-too-often", cut(firstTag(text[at:])), at)
}

// firstTag is the tag that a text begins with.
func firstTag(text []byte) string {
	tag := string(text[:min(len(text), 4*maxShown)])
	if end := strings.IndexByte(tag, '>'); end >= 0 {
		tag = tag[:end+1]
	}
	return tag
}

// States of the count of a node.
const (
	unseen = iota
	underway
	counted
)

type counting struct {
	*drawing
	children [][]int
	worst    int // a node that is drawn within itself; -1 for none
}

// count is what a node draws, all that it refers to included.
func (c *counting) count(i int) amount {
	n := &c.nodes[i]
	switch n.state {
	case counted:
		return n.amount
	case underway:
		if c.worst < 0 {
			c.worst = i
		}
		return amount{}
	}
	n.state = underway
	drawn := amount{1, n.vertices}
	for _, child := range c.children[i] {
		drawn.add(c.count(child))
	}
	inside := drawn
	for _, p := range n.parts {
		target, found := c.byID[p.id]
		if !found || strings.HasSuffix(c.nodes[target].name, "Gradient") { // a colour, not a drawing
			continue
		}
		again := c.count(target)
		switch p.each {
		case eachElement:
			again.elements *= inside.elements
		case eachVertex:
			again.elements *= inside.vertices
		default:
			inside.add(again) // what fills the node fills this too
		}
		drawn.add(amount{min(again.elements, math.MaxFloat32), min(again.vertices, math.MaxFloat32)})
	}
	n.state, n.amount = counted, drawn
	return drawn
}

// heaviest is the first node that draws too much by what it refers to; the whole image
// when many do so together.
func (c *counting) heaviest() int {
	for i := range c.nodes {
		if len(c.nodes[i].parts) > 0 && c.nodes[i].state == counted && c.nodes[i].amount.elements > maxDrawn {
			return i
		}
	}
	return 0
}
