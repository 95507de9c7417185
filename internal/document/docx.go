package document

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// A docx is a file of Word while it is read.
type docx struct {
	*Document
	archive  *archive
	part     string              // that is being read
	links    map[string]relation // of the part, by id
	styles   map[string]docxStyle
	lists    docxLists
	comments map[string]*element
	notes    map[string]*element // "footnote 2", "endnote 1"
	called   map[string]int      // notes that have their place in Notes
	inNote   bool
	before   string // the last text of the paragraph
	fields   []docxField
	pictures map[string]int
	read     map[string]bool // parts whose words have their place
}

// A relation is another part that one speaks of, or something outside the file.
type relation struct {
	kind, target string
	outside      bool
}

func readDOCX(a *archive) (*Document, error) {
	d := &docx{
		Document: &Document{Properties: map[string]string{}}, archive: a,
		called: map[string]int{}, pictures: map[string]int{}, read: map[string]bool{},
	}
	main := "word/document.xml"
	for _, r := range d.relations("") {
		if strings.HasSuffix(r.kind, "/officeDocument") && a.has(r.target) {
			main = r.target
		}
	}
	root, err := a.xml(main)
	if err != nil {
		return nil, err
	}
	body := root.child("w:body")
	if root == nil || root.name != "w:document" || body == nil {
		return nil, &Error{Code: "not-a-document"}
	}
	d.enter(main)
	if err := d.readParts(); err != nil {
		return nil, err
	}
	for _, body := range children(root, "w:body") { // of which some programs write several
		d.Blocks = append(d.Blocks, d.blocks(body, docxInline{})...)
	}
	d.readOtherWays(root)
	d.readMargins(main)
	d.readOthers()
	return d.Document, nil
}

// enter begins to read a part, whose links are its own.
func (d *docx) enter(part string) {
	d.part, d.links, d.read[part] = part, d.relations(part), true
}

// relations are those of a part, by id; "" is the file as a whole.
func (d *docx) relations(part string) map[string]relation {
	folder, base := path.Split(part)
	root, err := d.archive.xml(path.Join(folder, "_rels", base+".rels"))
	all := map[string]relation{}
	if err != nil || root == nil {
		return all
	}
	for _, e := range root.children {
		if e.name != "rel:Relationship" {
			continue
		}
		r := relation{kind: e.attr("Type"), target: e.attr("Target"), outside: e.attr("TargetMode") == "External"}
		if !r.outside {
			if strings.HasPrefix(r.target, "/") {
				r.target = strings.TrimPrefix(path.Clean(r.target), "/")
			} else {
				r.target = strings.TrimPrefix(path.Join("/", folder, r.target), "/")
			}
		}
		all[e.attr("Id")] = r
	}
	return all
}

// related is the part of a kind that the main part names.
func (d *docx) related(kind string) (*element, string, error) {
	for _, id := range sortedKeys(d.links) {
		if r := d.links[id]; strings.HasSuffix(r.kind, "/"+kind) && !r.outside {
			root, err := d.archive.xml(r.target)
			if root == nil && err == nil {
				d.remark(MissingPart, r.target)
			}
			return root, r.target, err
		}
	}
	return nil, "", nil
}

// readParts reads what the text refers to: styles, lists, notes, comments.
func (d *docx) readParts() error {
	styles, _, err := d.related("styles")
	if err != nil {
		return err
	}
	d.styles = docxStyles(styles)
	lists, _, err := d.related("numbering")
	if err != nil {
		return err
	}
	d.lists = newDocxLists(lists)
	d.notes, d.comments = map[string]*element{}, map[string]*element{}
	for _, kind := range []string{"footnote", "endnote"} {
		notes, part, err := d.related(kind + "s")
		if err != nil {
			return err
		}
		d.read[part] = true
		for _, n := range children(notes, "w:"+kind) {
			d.notes[kind+" "+n.attr("w:id")] = n
		}
	}
	comments, part, err := d.related("comments")
	if err != nil {
		return err
	}
	d.read[part] = true
	for _, c := range children(comments, "w:comment") {
		d.comments[c.attr("w:id")] = c
	}
	return d.readProperties()
}

// readProperties reads the author's own properties, by which a form is known.
func (d *docx) readProperties() error {
	root, err := d.archive.xml("docProps/custom.xml")
	if err != nil {
		return nil // they are no text of the document
	}
	for _, p := range children(root, "cp:property") {
		d.Properties[p.attr("name")] = p.words()
	}
	return nil
}

func children(e *element, name string) []*element {
	var found []*element
	if e != nil {
		for _, c := range e.children {
			if c.name == name {
				found = append(found, c)
			}
		}
	}
	return found
}

// readMargins keeps the words of headers and footers, and what lies in the file that is
// no text at all.
func (d *docx) readMargins(main string) {
	for _, id := range sortedKeys(d.links) {
		r := d.links[id]
		kind := path.Base(r.kind)
		switch {
		case kind == "header" || kind == "footer":
			d.quoteRest(r.target, Margins)
		case kind == "attachedTemplate" || kind == "subDocument":
			d.remark(Elsewhere, r.target)
		}
	}
}

// readOthers looks through the parts that nobody has read: words of drawings and charts,
// macros, files in the file.
func (d *docx) readOthers() {
	for _, name := range sortedKeys(d.archive.parts) {
		folder, base := path.Split(name)
		switch {
		case strings.HasSuffix(folder, "/_rels/") || folder == "_rels/" || d.read[name]:
		case strings.Contains(folder, "/diagrams/") && strings.HasPrefix(base, "data"), strings.Contains(folder, "/charts/") && strings.HasPrefix(base, "chart"):
			d.quoteRest(name, Unseen)
		case strings.HasPrefix(base, "comments") && strings.HasSuffix(base, ".xml"), strings.HasPrefix(base, "footnotes"), strings.HasPrefix(base, "endnotes"):
			d.quoteRest(name, Unseen) // that the text does not name
		case strings.HasPrefix(base, "vbaProject"):
			d.remark(Macros, name)
		case strings.Contains(folder, "/embeddings/"), strings.Contains(folder, "afchunk"):
			d.remark(Embedded, name)
		}
	}
	// Comments and notes that nothing in the text calls are words all the same.
	for _, id := range sortedKeys(d.comments) {
		if words := spokenIn(d.comments[id]); words != "" {
			d.remark(Commented, words)
		}
	}
	for _, id := range sortedKeys(d.notes) {
		if words := spokenIn(d.notes[id]); words != "" && d.called[id] == 0 {
			d.remark(Unseen, words)
		}
	}
}

// quoteRest keeps the words of a part as a remark.
func (d *docx) quoteRest(part string, kind RemarkKind) {
	if d.read[part] {
		return
	}
	d.read[part] = true
	root, err := d.archive.xml(part)
	if err != nil {
		d.remark(MissingPart, part)
		return
	}
	if words := strings.TrimSpace(spokenIn(root) + " " + d.picturesIn(part, root)); words != "" {
		d.remark(kind, words)
	}
}

// A docxStyle is what matters of a style, with what it has of those that it is based on.
type docxStyle struct {
	name         string
	based        string
	level        int // of a heading, from 1; 0 for none
	bold, italic string
	hidden       string
	list, depth  string
}

func docxStyles(root *element) map[string]docxStyle {
	raw := map[string]docxStyle{}
	for _, e := range children(root, "w:style") {
		p, r := e.child("w:pPr"), e.child("w:rPr")
		s := docxStyle{
			name: strings.ToLower(e.child("w:name").attr("w:val")), based: e.child("w:basedOn").attr("w:val"),
			bold: toggle(r.child("w:b")), italic: toggle(r.child("w:i")), hidden: toggle(r.child("w:vanish")),
			list: p.child("w:numPr", "w:numId").attr("w:val"), depth: p.child("w:numPr", "w:ilvl").attr("w:val"),
		}
		if rest, is := strings.CutPrefix(s.name, "heading "); is {
			s.level, _ = strconv.Atoi(rest)
		} else if level, err := strconv.Atoi(p.child("w:outlineLvl").attr("w:val")); err == nil && 0 <= level && level < 9 {
			s.level = level + 1
		}
		if depth, is := listDepth(s.name); is && s.depth == "" {
			s.depth = depth
		}
		raw[e.attr("w:styleId")] = s
	}
	styles := map[string]docxStyle{}
	for id, s := range raw {
		for based, steps := s.based, 0; based != "" && steps < 20; steps++ {
			b := raw[based]
			s.level = or(s.level, b.level)
			s.bold, s.italic, s.hidden = or(s.bold, b.bold), or(s.italic, b.italic), or(s.hidden, b.hidden)
			s.list, s.depth = or(s.list, b.list), or(s.depth, b.depth)
			based = b.based
		}
		styles[id] = s
	}
	return styles
}

// listDepth is the level of Word's own styles of lists: "list bullet 2" is the second,
// though each has a list of one level.
func listDepth(name string) (string, bool) {
	for _, kind := range []string{"list bullet ", "list number "} {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, kind)); err == nil && n > 1 && strings.HasPrefix(name, kind) {
			return strconv.Itoa(n - 1), true
		}
	}
	return "", false
}

func or[T comparable](a, b T) T {
	var none T
	if a != none {
		return a
	}
	return b
}

// toggle is what a property says that is on when it stands there: "on", "off", or ""
// when nothing is said.
func toggle(e *element) string {
	switch {
	case e == nil:
		return ""
	case slices.Contains([]string{"0", "false", "off"}, e.attr("w:val")):
		return "off"
	}
	return "on"
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
