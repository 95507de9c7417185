package source

import (
	"io/fs"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// Canonical spelling: each key and each value of an enumeration as the site's
// language usually spells it. All else stays byte for byte: other values, quotes,
// comments, the layout of the YAML, and bodies. What the site says, and what is
// wrong with it, is the same before and after.

// A Rewritten is a content file in canonical spelling.
type Rewritten struct {
	Path    string
	Text    []byte // the whole file
	Changed bool   // it was spelled otherwise
}

// Canonical gives the content files that are chosen, by their paths, in the order of
// these; with form, in the shape that forms read and write (see shape.go). A file that cannot be read as YAML is left out; its problems, sorted, say why.
// So are all of them when network.yaml does not say which language is the site's.
func Canonical(fsys fs.FS, form bool, chosen func(path string) bool) (files []Rewritten, problems []diag.Problem) {
	t, d := walk(fsys), newScratch()
	var targets []entry
	for _, e := range append([]entry{{kind: networkKind, path: networkFile}}, t.entries...) {
		if chosen(e.path) && (e.kind != networkKind || t.network) {
			targets = append(targets, e)
		}
	}
	lang, problems := spokenIn(fsys, &t, d)
	if len(problems) > 0 {
		return nil, problems
	}
	for _, e := range targets {
		f := &file{path: e.path, locale: locale.For(lang), scratch: d, table: tables[e.kind]}
		if text, changed, ok := (reading{f}).canonical(fsys, e.kind, form); ok {
			files = append(files, Rewritten{e.path, text, changed})
		}
		problems = append(problems, f.finalProblems()...)
		d.nodes.Reset()
	}
	diag.Sort(problems)
	return files, problems
}

// spokenIn is the language that network.yaml names, or the problems that keep it
// from being known: a guess would spell all files in another.
func spokenIn(fsys fs.FS, t *tree, d *scratch) (locale.Lang, []diag.Problem) {
	f := &file{path: networkFile, scratch: d, table: tables[networkKind]}
	switch {
	case t.elsewhere:
		return "", t.problems
	case !t.network:
		f.report(diag.Error, diag.Whole(networkFile), "no-network-file", nil)
		return "", f.problems
	}
	data, ok := reading{f}.load(fsys)
	if f.yaml = trimMark(data); !ok || !(reading{f}).parse() {
		return "", f.problems
	}
	n := languageNode(f)
	if n == nil {
		return locale.Languages[0], nil
	}
	lang, _ := language.read(f, n)
	return lang, f.problems
}

// canonical is the whole file, of a kind of entry, in canonical spelling; false when it
// cannot be read.
func (f reading) canonical(fsys fs.FS, kind string, form bool) (text []byte, changed, ok bool) {
	data, ok := f.load(fsys)
	if !ok {
		return nil, false, false
	}
	if f.yaml = trimMark(data); kind != networkKind {
		_, _, ok = f.split(data)
	}
	// What was mended in order to be read does not stand where it seems to.
	if !ok || !f.parse() || len(f.problems) > 0 {
		return nil, false, false
	}
	s := f.spelled(data, kind, form)
	return s.applied(), len(s.edits) > 0, true
}

// spelled is how the file is to be written.
func (f reading) spelled(data []byte, kind string, form bool) *speller {
	s := newSpeller(data, f.before, f.locale)
	if s.form = form; form && kind != networkKind {
		s.delimiters(f.yaml)
	}
	s.mapping(tables[kind], f.root)
	return s
}

// Shaped is a file of a kind, which has no mistake, in the shape of the site's form.
func Shaped(kind Kind, text []byte, words *locale.Locale) []byte {
	f := &file{locale: words, scratch: newScratch(), table: TableOf(kind)}
	if _, _, ok := (reading{f}).split(text); !ok || !(reading{f}).parse() {
		return text
	}
	return (reading{f}).spelled(text, f.table.Name, true).applied()
}
