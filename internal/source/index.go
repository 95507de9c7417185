package source

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// An index is what every file together says: who has which id. Checks that
// concern more than one file run on it, one file after the other.
type index struct {
	fsys         fs.FS
	network      *network.Network
	author       *locale.Locale             // how network.yaml is written
	declared     bool                       // network.yaml could be read
	drafts       bool                       // drafts are kept
	version      string                     // of this program
	unread       map[string]bool            // kinds of which network.yaml declares some in a way that could not be read
	wrong        map[string]map[string]bool // ids that are declared wrongly, by kind
	mayHold      func(kind string) bool     // see tree.mayHold
	known        map[string]map[string]definition
	indicators   map[string]*network.Indicator
	sheetsByFile map[string]*network.Sheet // see sheetOf
	guesses      int                       // near matches still allowed, see near
}

// maxGuesses bounds the time spent on near matches when everything is wrong.
const maxGuesses = 100

func newIndex(fsys fs.FS, n *network.Network, d *declaration, opt Options) *index {
	x := &index{
		fsys: fsys, network: n, author: d.file.authorOf(), declared: d.read, drafts: opt.Drafts, version: opt.Version, guesses: maxGuesses,
		known: map[string]map[string]definition{}, wrong: map[string]map[string]bool{}, unread: d.unread, indicators: map[string]*network.Indicator{},
	}
	for _, i := range n.Indicators {
		x.indicators[i.ID] = i
	}
	return x
}

// add makes an id known; one that is already is reported at its second place.
func (x *index) add(d definition) {
	if d.wrong {
		if x.wrong[d.names] == nil {
			x.wrong[d.names] = map[string]bool{}
		}
		x.wrong[d.names][d.id] = true
		return
	}
	ids := x.known[d.names]
	if ids == nil {
		ids = map[string]definition{}
		x.known[d.names] = ids
	}
	first, taken := ids[d.id]
	for _, other := range sameNamespace(d.names) {
		if f, known := x.known[other][d.id]; known && !taken {
			first, taken = f, true
		}
	}
	if !taken {
		ids[d.id] = d
		return
	}
	severity := diag.Error
	if first.file.draft && !x.drafts {
		severity = diag.Warning
		ids[d.id] = d // the one that is published
	}
	if d.isFile {
		d.file.report(severity, d.pos, "same-address", diag.Args{"name": d.id, "other": first.pos.File})
		return
	}
	d.file.report(severity, d.pos, "duplicate-id", diag.Args{"id": d.id, "file": first.pos.File, "line": first.pos.Line})
}

// unknownCodes are per kind of thing, since each has its own remedy.
var unknownCodes = map[string]diag.Code{
	"commune": "unknown-commune", "theme": "unknown-theme", "indicator": "unknown-indicator",
	"objective": "unknown-objective", carrierNames: "unknown-carrier", teacherNames: "unknown-carrier", "sheet": "unknown-sheet", practiceNames: "unknown-practice", "adoption": "unknown-adoption", remoteNames: "unknown-network",
}

// inNetworkFile recognises the kinds that network.yaml declares.
func inNetworkFile(names string) bool { return names != "sheet" && names != "adoption" }

// resolve reports the references of a file that lead nowhere, or to a draft.
func (x *index) resolve(f *file) {
	for _, r := range f.references {
		if !x.declared && inNetworkFile(r.names) {
			continue
		}
		d, ok := x.find(r.names, r.id)
		switch {
		case !ok && (x.isMisdeclared(r) || x.mayHold(r.names)):
		case !ok && x.several(f, r):
		case !ok:
			x.unknown(f, r)
		case !ok:
		case d.file.draft && !f.draft && !x.drafts:
			f.report(diag.Error, r.pos, "reference-to-draft", diag.Args{"id": r.id, "file": d.file.path})
		}
	}
	for _, check := range f.later {
		check(x)
	}
}

// isMisdeclared reports whether network.yaml has what a reference means, and a problem
// with it.
func (x *index) isMisdeclared(r reference) bool {
	return slices.ContainsFunc(kindsOf(r.names), func(kind string) bool { return x.unread[kind] || x.wrong[kind][r.id] })
}

// near is the id that the author most likely meant, by its spelling or by its
// name.
func (x *index) near(names, id string) string {
	if x.guesses == 0 {
		return ""
	}
	x.guesses--
	if file, is := strings.CutSuffix(id, ".md"); is { // a path names its file
		id = path.Base(file)
	}
	ofSpelling := map[string]string{}
	var spellings []string
	alike := ""
	for _, known := range x.ids(names) {
		d, _ := x.find(names, known)
		if d.code != "" && d.code == strings.TrimSpace(id) {
			return known
		}
		if areAlike(id, append([]string{known}, d.titles...)) {
			alike = known
		}
		for _, s := range append([]string{known}, d.titles...) {
			if fold(s) == fold(id) {
				return known
			}
			spellings = append(spellings, s)
			ofSpelling[s] = known
		}
	}
	return cmp.Or(alike, ofSpelling[locale.Nearest(id, spellings)])
}

// few lists the ids of a kind when there are few enough to read.
func (x *index) few(names string) string {
	ids := x.ids(names)
	if len(ids) > 12 {
		return ""
	}
	return strings.Join(ids, ", ")
}

func (x *index) ids(names string) []string {
	ids := make([]string, 0, len(x.known[names]))
	for _, kind := range kindsOf(names) {
		for id := range x.known[kind] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// needUnit reports a unit that is not of the indicator's quantity.
func (x *index) needUnit(f *file, pos diag.Pos, unit, indicator string) {
	if i := x.indicators[indicator]; i != nil && !i.Fits(unit) {
		f.report(diag.Error, pos, "wrong-quantity", wrongQuantity(unit, i))
	}
}

// wrongQuantity describes a unit that is not of an indicator's quantity, and those
// that are.
func wrongQuantity(unit string, i *network.Indicator) diag.Args {
	return diag.Args{
		"unit": unit, "wanted": i.Unit, "indicator": i.ID, "name": nameIf(i.Unit == "", i), "units": strings.Join(network.UnitsLike(i.Unit), ", "),
		"text": "", "instead_of": "", "drop": "",
	}
}

// nameIf is the name of an indicator, for a message that has room for it; "".
func nameIf(known bool, i *network.Indicator) string {
	if !known {
		return ""
	}
	return i.Name
}

// needFile reports a file of the site that is not there.
func (x *index) needFile(f *file, pos diag.Pos, name string) {
	switch stat, err := fs.Stat(x.fsys, name); {
	case diag.CauseOf(name, err) != nil: // it may be there
	case err != nil || !stat.Mode().IsRegular() || !x.listed(name):
		f.report(diag.Error, pos, "file-not-there", diag.Args{"path": name, "near": ""})
	}
}

// listed reports whether the disk has a file by this very name: some find it by any case.
func (x *index) listed(name string) bool {
	entries, err := fs.ReadDir(x.fsys, path.Dir(name))
	return err != nil || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == path.Base(name) })
}
