package document

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// spokenIn are all words in an element of Word: text, also what tracked changes took out,
// formulas, what drawings and charts say, and what pictures show.
func spokenIn(e *element) string {
	var text strings.Builder
	var gather func(e *element, holds bool)
	gather = func(e *element, holds bool) {
		switch e.name {
		case "":
			if holds {
				text.WriteString(e.text)
			}
		case "mc:AlternateContent":
			gather(alternative(e), false)
			return
		case "w:t", "w:delText", "a:t", "m:t", "c:v":
			holds = true
		case "wp:docPr", "pic:cNvPr", "v:shape", "v:textpath":
			if words := shownBy(e); words != "" {
				text.WriteString(" " + words + " ")
			}
		case "w:tab", "w:ptab", "w:br", "w:cr":
			text.WriteByte(' ')
		}
		for _, c := range e.children {
			gather(c, holds)
		}
		switch e.name {
		case "w:p", "a:p", "w:tc", "c:v", "c:pt":
			text.WriteByte(' ')
		}
	}
	if e != nil {
		gather(e, false)
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// readOtherWays keeps what only the other way to show a thing says: mostly both say the same.
func (d *docx) readOtherWays(root *element) {
	root.walk(func(e *element) bool {
		if e.name != "mc:AlternateContent" {
			return true
		}
		read, said := alternative(e), map[string]bool{}
		for w := range strings.FieldsSeq(spokenIn(read)) {
			said[w] = true
		}
		for _, way := range e.children {
			words := spokenIn(way)
			if way != read && slices.ContainsFunc(strings.Fields(words), func(w string) bool { return !said[w] }) {
				d.remark(Unseen, words)
			}
		}
		return true
	})
}

// shownBy is what an element of a drawing says that its picture or shape shows.
func shownBy(e *element) string {
	switch e.name {
	case "wp:docPr":
		return altOf(e.attr("title"), e.attr("descr"))
	case "pic:cNvPr": // of a picture in a group; Word puts the name of its file there
		if shows := altOf(e.attr("title"), e.attr("descr")); !namesFile.MatchString(shows) {
			return shows
		}
	case "v:shape":
		return strings.TrimSpace(e.attr("alt"))
	case "v:textpath": // letters that are a drawing
		return strings.TrimSpace(e.attr("string"))
	}
	return ""
}

var namesFile = regexp.MustCompile(`\.[A-Za-z]{3,4}$`)

// picturesIn are the names of the pictures in a part that is not read as text.
func (d *docx) picturesIn(part string, root *element) string {
	var names []string
	links := d.relations(part)
	root.walk(func(e *element) bool {
		r, known := relation{}, false
		switch e.name {
		case "a:blip":
			r, known = links[e.attr("r:embed")]
		case "v:imagedata":
			r, known = links[e.attr("r:id")]
		}
		if name := path.Base(r.target); known && !slices.Contains(names, name) {
			names = append(names, name)
		}
		return true
	})
	return strings.Join(names, " ")
}
