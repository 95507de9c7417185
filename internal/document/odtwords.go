package document

import (
	"path"
	"strings"
)

// spokenODT are all words in an element of OpenDocument, without who wrote a comment or
// made a change, and when.
func spokenODT(e *element) string {
	var text strings.Builder
	var gather func(e *element)
	gather = func(e *element) {
		text.WriteString(e.text)
		apart := false
		switch e.name {
		case "office:change-info", "text:note-citation", "dc:creator", "dc:date", "meta:creator-initials", "loext:sender-initials":
			return
		case "text:p", "text:h", "text:note", "office:annotation", "svg:title", "svg:desc", "text:tab", "text:line-break", "text:s", "draw:frame":
			apart = true
		}
		if apart {
			text.WriteByte(' ')
		}
		for _, c := range e.children {
			gather(c)
		}
		if apart {
			text.WriteByte(' ')
		}
	}
	if e != nil {
		gather(e)
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// picturesODT are the names of the pictures in an element that is not read as text.
func picturesODT(e *element) string {
	var names []string
	e.walk(func(e *element) bool {
		if target := e.attr("xlink:href"); e.name == "draw:image" && target != "" {
			names = append(names, path.Base(target))
		}
		return true
	})
	return strings.Join(names, " ")
}
