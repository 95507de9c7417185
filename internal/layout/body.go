package layout

import (
	"slices"
	"strings"

	"essaim/internal/markdown"
	"essaim/internal/network"
)

// Body is a text cut at its second-level headings, in its author's order. A
// sheet shows its known sections at fixed places, among figures; a section
// with a heading of its author's own stays behind the known one that it
// follows in the text.
type Body []markdown.Section

// BodyOf leaves out an introduction that says nothing.
func BodyOf(doc markdown.Doc) Body {
	if len(doc.Sections) > 0 && doc.Sections[0].Title == "" && doc.Sections[0].Empty() {
		return Body(doc.Sections[1:])
	}
	return Body(doc.Sections)
}

// Opening holds what comes before the first known section.
func (b Body) Opening() Body { return b[:b.next(0)] }

// Known is the first section of this kind, or nil when there is none or when
// it says nothing.
func (b Body) Known(kind network.Section) *markdown.Section {
	if i := b.index(kind); i >= 0 && !b[i].Empty() {
		return &b[i]
	}
	return nil
}

// After holds the sections that follow the known one of this kind in the text,
// up to the next known one.
func (b Body) After(kind network.Section) Body {
	i := b.index(kind)
	if i < 0 {
		return nil
	}
	return b[i+1 : b.next(i+1)]
}

// notesID ends the id that markdown gives to the section of a body's notes.
const notesID = "fn:list"

// Notes holds the footnotes, which a sheet shows below everything that they
// were called from.
func (b Body) Notes() Body {
	if last := len(b) - 1; last >= 0 && strings.HasSuffix(b[last].ID, notesID) {
		return b[last:]
	}
	return nil
}

func (b Body) index(kind network.Section) int {
	return slices.IndexFunc(b, func(s markdown.Section) bool { return s.Kind == kind })
}

// next is where the first known section, or the notes, at or after i stand. A
// second section of one kind is shown like any other.
func (b Body) next(i int) int {
	for ; i < len(b); i++ {
		if strings.HasSuffix(b[i].ID, notesID) || b[i].Kind != "" && b.index(b[i].Kind) == i {
			break
		}
	}
	return i
}
