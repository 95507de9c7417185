package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"essaim/internal/diag"
)

// unknownNote is a call of a note that the body has not.
type unknownNote struct {
	label  string
	at     int
	begins bool // it begins a line
	marked int  // it begins one as the note itself would: bytes of what stands for [^1]:; 0
}

var noteLabel = regexp.MustCompile(`^[\pL\pN_-]{1,40}$`)

// charactersIn recognises [^a-z], which is of a regular expression.
var charactersIn = regexp.MustCompile(`^(?:\w-\w)+\w*$`)

// unknownNote keeps a call that goldmark did not read, and says where it ends.
func (d doubts) unknownNote(label string, at int, after []byte) int {
	end := at + len("[^]") + len(label)
	if !noteLabel.MatchString(label) || charactersIn.MatchString(label) {
		return end
	}
	u := unknownNote{label: label, at: at, begins: at == d.blockStart || d.src[at-1] == '\n'}
	if spaces := len(after) - len(bytes.TrimLeft(after, " \u00a0\u202f")); u.begins && bytes.HasPrefix(after[spaces:], []byte(":")) {
		u.marked = end - at + spaces + 1
	}
	d.unknown = append(d.unknown, u)
	return end
}

// notes reports calls without their notes, and notes that nothing calls,
// which goldmark leaves out. One slip is one message: of a call and a note that
// miss each other, the call has it.
func (d doubts) notes(root ast.Node) {
	if beyondOf(root) != nil {
		return // what was not read is neither missing nor uncalled
	}
	missing := d.marks()
	var notes []*extast.Footnote
	if len(missing) > 0 || bytes.Contains(d.src, []byte("[^")) {
		notes, _ = root.(*ast.Document).Meta()[notesOfBody].([]*extast.Footnote)
	}
	uncalled := d.uncalled(notes)
	for _, call := range missing {
		near := ""
		for i, note := range uncalled {
			if len(missing) == 1 && len(uncalled) == 1 || strings.EqualFold(string(note.Ref), call.label) {
				near, uncalled = string(note.Ref), slices.Delete(uncalled, i, i+1)
				break
			}
		}
		args := diag.Args{"note": call.label, "near": near, "add": ""}
		if near == "" {
			args["add"] = "[^" + call.label + "]: "
		}
		d.problem(diag.Warning, "note-without-text", call.at, args)
	}
	for _, note := range uncalled {
		d.problem(diag.Warning, "note-never-called", note.Pos(), diag.Args{"note": string(note.Ref)})
	}
}

// marks reports the notes that are written without their mark, "[^1] : …" or
// "[^1] …", and returns the calls that are left, one a note.
func (d doubts) marks() (missing []unknownNote) {
	calls := map[string][]unknownNote{}
	var labels []string
	for _, u := range d.unknown {
		if calls[u.label] == nil {
			labels = append(labels, u.label)
		}
		calls[u.label] = append(calls[u.label], u)
	}
	for _, label := range labels {
		of := calls[label]
		mark := slices.IndexFunc(of, func(u unknownNote) bool { return u.marked > 0 })
		if last := len(of) - 1; mark < 0 && last > 0 && of[last].begins {
			mark = last
		}
		if mark < 0 {
			missing = append(missing, of[0])
			continue
		}
		u := of[mark]
		text := lineAt(d.src, u.at)
		size := max(u.marked, len("[^]")+len(label))
		d.problem(diag.Warning, "note-mark", u.at, diag.Args{
			"note": label, "text": excerpt(text), "write": "[^" + label + "]: " + shortened(bytes.TrimSpace(text[size:])),
		})
	}
	return missing
}

// uncalled are the notes without a call. A second one of a name that another has
// is reported as such.
func (d doubts) uncalled(notes []*extast.Footnote) []*extast.Footnote {
	known := map[string]bool{}
	var left []*extast.Footnote
	for _, note := range notes {
		name := string(note.Ref)
		switch {
		case known[name]:
			d.problem(diag.Warning, "note-twice", note.Pos(), diag.Args{"note": name})
		case note.Index < 0:
			left = append(left, note)
		}
		known[name] = true
	}
	return left
}
