package document

import (
	"path"
	"strconv"
	"strings"
)

// An odt is a file of LibreOffice, or of another program that writes OpenDocument,
// while it is read.
type odt struct {
	*Document
	archive  *archive
	styles   map[string]odtStyle
	lists    map[string]map[int]bool // of a list style: whether a level is numbered
	counts   map[string]int          // how far a list has come, by its style and level
	changed  map[string]*element     // what tracked changes say, by id
	deleting string                  // the change whose text is left out
	boxes    []Block                 // of the paragraph that is read
	fields   map[string]*element     // of forms, by id
	inNote   bool
	before   string // the last text of the paragraph
}

func readODT(a *archive) (*Document, error) {
	if manifest, err := a.xml("META-INF/manifest.xml"); err == nil && manifest.find("manifest:encryption-data") != nil {
		return nil, &Error{Code: "has-password"}
	}
	root, err := a.xml("content.xml")
	if err != nil {
		return nil, err
	}
	body := root.child("office:body", "office:text")
	if body == nil {
		return nil, &Error{Code: "not-a-document"}
	}
	d := &odt{
		Document: &Document{Properties: map[string]string{}}, archive: a, styles: map[string]odtStyle{},
		lists: map[string]map[int]bool{}, counts: map[string]int{}, changed: map[string]*element{},
		fields: map[string]*element{},
	}
	common, err := a.xml("styles.xml")
	if err != nil {
		return nil, err
	}
	for _, styles := range []*element{common.child("office:styles"), root.child("office:automatic-styles")} {
		d.readStyles(styles)
	}
	if meta, err := a.xml("meta.xml"); err == nil {
		for _, p := range children(meta.child("office:meta"), "meta:user-defined") {
			d.Properties[p.attr("meta:name")] = p.words()
		}
	}
	for _, c := range children(body.child("text:tracked-changes"), "text:changed-region") {
		d.changed[or(c.attr("text:id"), c.attr("other:id"))] = c
		if removed := c.find("text:deletion"); removed != nil {
			d.remark(Deleted, spokenODT(removed))
		}
		if c.find("text:insertion") != nil {
			d.remark(Added, "")
		}
	}
	d.readForms(body)
	d.Blocks = d.blocks(body, odtInline{})
	d.readMargins(common)
	for _, name := range sortedKeys(a.parts) {
		switch folder := path.Dir(name); {
		case strings.HasPrefix(name, "Basic/") && strings.HasSuffix(name, ".xml") && !strings.HasPrefix(path.Base(name), "script-l"), strings.HasPrefix(name, "Scripts/"):
			d.remark(Macros, name)
		case strings.HasPrefix(folder, "Object ") && path.Base(name) == "content.xml":
			object, err := a.xml(name)
			if err != nil {
				d.remark(MissingPart, name)
				continue
			}
			d.remark(Embedded, spokenODT(object))
		}
	}
	return d.Document, nil
}

// readMargins keeps the words of headers and footers, each once.
func (d *odt) readMargins(common *element) {
	seen := map[string]bool{}
	common.child("office:master-styles").walk(func(e *element) bool {
		_, name, _ := strings.Cut(e.name, ":") // those of first pages are LibreOffice's own
		if !strings.HasPrefix(name, "header") && !strings.HasPrefix(name, "footer") {
			return true
		}
		if words := strings.TrimSpace(spokenODT(e) + " " + picturesODT(e)); words != "" && !seen[words] {
			seen[words] = true
			d.remark(Margins, words)
		}
		return false
	})
}

// An odtStyle is what matters of a style, with what it has of those above it.
type odtStyle struct {
	name         string // of the one that people see
	level        int
	bold, italic string
	hidden       string
	height       string
	list         string
}

func (d *odt) readStyles(styles *element) {
	raw := map[string]*element{}
	for _, e := range children(styles, "style:style") {
		raw[e.attr("style:family")+" "+e.attr("style:name")] = e
	}
	var read func(key string, steps int) odtStyle
	read = func(key string, steps int) odtStyle {
		e := raw[key]
		if e == nil || steps > 20 {
			return d.styles[key]
		}
		family, _, _ := strings.Cut(key, " ")
		above := read(family+" "+e.attr("style:parent-style-name"), steps+1)
		t := e.child("style:text-properties")
		s := odtStyle{
			name: strings.ToLower(or(e.attr("style:display-name"), e.attr("style:name"))), level: above.level,
			bold: or(weight(t.attr("fo:font-weight")), above.bold), italic: or(slant(t.attr("fo:font-style")), above.italic),
			hidden: or(hides(t.attr("text:display")), above.hidden), height: or(t.attr("style:text-position"), above.height),
			list: or(e.attr("style:list-style-name"), above.list),
		}
		if parent := e.attr("style:parent-style-name"); styles.name == "office:automatic-styles" && parent != "" {
			s.name = or(above.name, nameOf(parent))
		}
		if level, err := strconv.Atoi(e.attr("style:default-outline-level")); err == nil {
			s.level = level
		}
		return s
	}
	for key := range raw {
		d.styles[key] = read(key, 0)
	}
	for _, e := range children(styles, "text:list-style") {
		levels := map[int]bool{}
		for _, l := range e.children {
			level, _ := strconv.Atoi(l.attr("text:level"))
			levels[level-1] = l.name == "text:list-level-style-number" && l.attr("style:num-format") != ""
		}
		d.lists[e.attr("style:name")] = levels
	}
}

// nameOf is the name that people see of a style, by the one in the file.
func nameOf(style string) string { return strings.ToLower(strings.ReplaceAll(style, "_20_", " ")) }

func weight(s string) string {
	switch n, err := strconv.Atoi(s); {
	case s == "":
		return ""
	case s == "bold" || err == nil && n >= 600:
		return "on"
	}
	return "off"
}

func slant(s string) string {
	switch s {
	case "":
		return ""
	case "italic", "oblique":
		return "on"
	}
	return "off"
}

func hides(s string) string {
	switch s {
	case "none":
		return "on"
	case "true":
		return "off"
	}
	return ""
}
