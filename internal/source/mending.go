package source

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/mend"
)

// YAML that cannot be read, or not as it was meant, is mended (package mend) by what
// the field tables know of keys.

// slips reports what is wrong with the YAML of a file.
func (f *file) slips(slips []mend.Slip) {
	for _, s := range slips {
		f.report(diag.Error, diag.Pos{File: f.path, Line: f.before + s.Line, Column: s.Column}, s.Code, s.Args)
	}
}

// mending is the YAML of a file, to be mended further.
func (f reading) mending() *mend.Text {
	if f.mended != nil {
		return f.mended
	}
	return mend.New(f.yaml, f.before > 0, keysOf{f.table})
}

// readOn reports slips and has the YAML read from then on as it is mended.
func (f reading) readOn(t *mend.Text, slips []mend.Slip) {
	f.slips(slips)
	f.yaml, f.lines = t.YAML(), nil
	if t.IsMended() {
		f.mended = t
	}
}

// mendSpaces is done for every file, and most have nothing to mend.
func (f reading) mendSpaces() {
	if mend.HasNoBreaks(f.yaml) {
		t := f.mending()
		f.readOn(t, t.Spaces())
	}
}

// mendHashes is the same, of values that YAML would take for comments.
func (f reading) mendHashes() {
	if mend.HasHashes(f.yaml) {
		t := f.mending()
		f.readOn(t, t.Hashes())
	}
}

// mendMisread mends what YAML would read otherwise than it was meant.
func (f reading) mendMisread() {
	t := f.mending()
	f.readOn(t, t.Misread())
}

// mendUnreadable mends that at which YAML stopped, and reads on; false when the rest
// stays unreadable.
func (f reading) mendUnreadable(document *yaml.Node, err error) bool {
	t := f.mending()
	slips, readable := t.Unreadable(document, err)
	f.readOn(t, slips)
	return readable
}

// keyRing is what all tables together know of keys.
type keyRing struct {
	known map[string]bool     // every spelling, folded
	texts map[string]bool     // those whose value is a text everywhere, folded; false for others
	under map[string][]*Table // of the maps below a key, by each of its spellings
}

var keys = sync.OnceValue(func() keyRing {
	ring := keyRing{map[string]bool{}, map[string]bool{}, map[string][]*Table{}}
	for _, t := range []*Table{networkTable.Table, sheetTable.Table, meetingTable.Table, diagnosticTable.Table, adoptionTable.Table, pageTable.Table} {
		ring.add(t)
	}
	return ring
})

func (r keyRing) add(t *Table) {
	for _, field := range t.Fields {
		for _, spelling := range append(locale.Spellings(field.name()), field.Key) {
			spelling = fold(spelling)
			r.known[spelling] = true
			isText, known := r.texts[spelling]
			r.texts[spelling] = slices.Contains([]string{"line", "text"}, field.Type.Name) && (isText || !known)
			if in := field.Type.inside(); in != nil {
				r.under[spelling] = append(r.under[spelling], in)
			}
		}
		if in := field.Type.inside(); in != nil {
			r.add(in)
		}
	}
}

// keysOf are the keys of a file, of which it has those of its table at the top; none of
// them when that is nil.
type keysOf struct{ top *Table }

func (keysOf) Known(key string) bool { return keys().known[fold(key)] }

func (keysOf) OfText(key string) bool { return keys().texts[fold(key)] }

func (k keysOf) Under(parent, key string) bool {
	tables := []*Table{k.top}
	if parent != "" {
		tables = keys().under[fold(parent)]
	}
	return slices.ContainsFunc(tables, func(t *Table) bool { return t != nil && t.has(key) })
}

var draftWords = folded("key.draft")

// saysDraft looks for `draft: yes` in what is no YAML, since the problems of a
// draft are warnings.
func (f reading) saysDraft() bool {
	for i := range strings.Count(string(f.yaml), "\n") + 1 {
		key, value, _ := strings.Cut(f.line(i+1), ": ")
		if slices.Contains(draftWords, fold(key)) {
			yes, _ := yesOrNo(value)
			return yes
		}
	}
	return false
}

// conflicts reports those of a file, of which nothing else is read then.
func (f reading) conflicts(data []byte) (found bool) {
	slips := mend.Conflicts(trimMark(data), f.path == networkFile)
	if len(slips) == 0 {
		return false
	}
	f.yaml = frontOf(data)
	f.draft = f.saysDraft()
	f.slips(slips)
	return true
}

// frontOf is a file up to the second line of ---.
func frontOf(data []byte) []byte {
	const delimiter = "\n---"
	first := max(bytes.Index(data, []byte("---")), 0)
	if i := bytes.Index(data[first:], []byte(delimiter)); i >= 0 {
		return data[:first+i]
	}
	return data
}
