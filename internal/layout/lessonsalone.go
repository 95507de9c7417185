package layout

import (
	"bytes"
	"html/template"
	"strings"

	"essaim/internal/view"
)

// LessonsAlone are what the sheet of a text teaches, and the notes that this calls, for a
// page that shows nothing else of it. What leads to another part of the text leads to the
// whole, at that address.
func (p Page) LessonsAlone(t view.Text, whole string) Body {
	body := p.Body(t)
	var alone Body
	var shown []byte
	for _, kind := range lessonKinds {
		if s := body.Known(kind); s != nil {
			alone = append(alone, *s)
			shown = append(append(shown, s.Written...), s.Calls...)
		}
	}
	if notes := body.Notes(); notes != nil && alone != nil {
		if written := notesCalledBy(&shown, notes[0].Written); written != nil {
			only := notes[0]
			only.Written = written
			alone = append(alone, only)
		}
	}
	for i := range alone {
		alone[i].Written = leadingOut(alone[i].Written, shown, alone[i].Prefix, template.HTMLEscapeString(whole))
	}
	return alone
}

// notesCalledBy are the notes that what is shown calls, which are added to it; nil when it
// calls none. They keep their numbers, and lead back to calls that are shown, not to those
// in the rest of the body.
func notesCalledBy(shown *[]byte, notes []byte) []byte {
	list := cutNotes(notes)
	for added := true; added; { // a note may call another one
		added = list.keep(shown)
	}
	if !list.any() {
		return nil
	}
	return list.written(*shown)
}

// leadingOut makes links to what is not shown lead to the whole text.
func leadingOut(written, shown []byte, prefix, whole string) []byte {
	var out []byte
	for {
		before, after, found := bytes.Cut(written, []byte(linkHere))
		out = append(out, before...)
		if !found {
			return out
		}
		id, _, _ := bytes.Cut(after, []byte(`"`))
		if shows(shown, string(id)) {
			out = append(out, linkHere...)
		} else {
			out = append(append(out, `<a href="`...), whole...)
			out = append(out, '#')
			after = bytes.TrimPrefix(after, []byte(prefix))
		}
		written = after
	}
}

// shows reports whether an id is in what is shown.
func shows(shown []byte, id string) bool { return bytes.Contains(shown, []byte(`id="`+id+`"`)) }

// What markdown writes of notes: no text of an author can hold these, for its marks are
// escaped.
const (
	noteItem   = `<li id="`
	noteMark   = `fn:`
	linkHere   = `<a href="#`
	returnRole = ` role="doc-backlink"`
	returnEnd  = "</a>"
)

// A noteList is the list of a body's notes, cut into its items.
type noteList struct {
	head, foot string
	items      []noteText
}

// A noteText is one note.
type noteText struct {
	id   string
	text string // all that follows its id
	kept bool
}

func cutNotes(written []byte) *noteList {
	whole := string(written)
	list := &noteList{}
	end := strings.LastIndex(whole, "</ol>")
	starts := noteStarts(whole)
	if end < 0 || len(starts) == 0 {
		return list
	}
	list.head, list.foot = whole[:starts[0]], whole[end:]
	for i, start := range starts {
		next := end
		if i+1 < len(starts) {
			next = starts[i+1]
		}
		id, text, _ := strings.Cut(whole[start+len(noteItem):next], `"`)
		list.items = append(list.items, noteText{id: id, text: text})
	}
	return list
}

// noteStarts are where the items of notes begin; a list in a note has items without id.
func noteStarts(whole string) []int {
	var starts []int
	for at := 0; ; {
		i := strings.Index(whole[at:], noteItem)
		if i < 0 {
			return starts
		}
		start := at + i
		at = start + len(noteItem)
		if id, _, _ := strings.Cut(whole[at:], `"`); strings.Contains(id, noteMark) {
			starts = append(starts, start)
		}
	}
}

// keep takes the notes that are called by what is shown, adds them to it, and reports
// whether there were any.
func (l *noteList) keep(shown *[]byte) bool {
	added := false
	for i := range l.items {
		n := &l.items[i]
		if !n.kept && bytes.Contains(*shown, []byte(`href="#`+n.id+`"`)) {
			n.kept, added = true, true
			*shown = append(*shown, n.text...)
		}
	}
	return added
}

func (l *noteList) any() bool {
	for _, n := range l.items {
		if n.kept {
			return true
		}
	}
	return false
}

// written are the notes that are kept, each with its number.
func (l *noteList) written(shown []byte) []byte {
	out := []byte(l.head)
	for _, n := range l.items {
		if n.kept {
			_, number, _ := strings.Cut(n.id, noteMark)
			out = append(out, noteItem+n.id+`" value="`+number+`"`+withoutLostReturns(n.text, shown)...)
		}
	}
	return append(out, l.foot...)
}

// withoutLostReturns leaves out the links back to calls that are not shown.
func withoutLostReturns(text string, shown []byte) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(text, linkHere)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		id, rest, _ := strings.Cut(after, `"`)
		_, behind, _ := strings.Cut(rest, returnEnd)
		if strings.HasPrefix(rest, returnRole) && !shows(shown, id) {
			text = behind
			continue
		}
		out.WriteString(linkHere)
		text = after
	}
}
