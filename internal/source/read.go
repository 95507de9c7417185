package source

import (
	"io/fs"
	"runtime"
	"slices"
	"sync/atomic"

	"essaim/internal/cog"
	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/parallel"
	"essaim/internal/plainyaml"
)

// Options of Read.
type Options struct {
	Drafts  bool   // keep drafts in the Network
	Workers int    // files read at the same time; 0: one per core
	Version string // of this program; without a number, it satisfies any that a site asks for
}

// Read reads the site folder fsys (the one that holds content/). The Network
// is as complete as it can be, whatever the problems: what could not be read
// is left out, and so is every reference that leads nowhere. Drafts are read
// and checked, but kept only with opt.Drafts. Problems are sorted.
func Read(fsys fs.FS, opt Options) (*network.Network, []diag.Problem) {
	return NewReader(fsys, opt).Read()
}

// readNetwork reads network.yaml, if it is there.
func readNetwork(fsys fs.FS, t *tree, form bool) *declaration {
	d := &declaration{
		network: &network.Network{Lang: locale.Languages[0], TimeZone: "Europe/Paris", PDF: network.PDF{Sheets: true, Booklets: true}},
		file:    &file{path: networkFile, locale: locale.For(locale.Languages[0]), scratch: newScratch(), table: networkTable.Table, form: form},
	}
	d.read = !t.elsewhere && !t.misnamedNetwork() && d.readFrom(fsys, t.network)
	d.file.free()
	d.file.own = len(d.file.problems)
	return d
}

func (d *declaration) readFrom(fsys fs.FS, there bool) bool {
	f := d.file
	if !there {
		f.report(diag.Error, diag.Whole(networkFile), "no-network-file", nil)
		return false
	}
	data, ok := reading{f}.load(fsys)
	if !ok {
		return false
	}
	f.yaml = trimMark(data)
	if !(reading{f}).parse() {
		return false
	}
	f.locale = locale.For(languageOf(f))
	reading{f}.checkShape(data, networkKind)
	networkTable.read(f, f.root, d.network)
	d.unread = unreadKinds(f.root)
	return true
}

// declaredKinds are the kinds of things that network.yaml declares, by key.
var declaredKinds = map[string]string{
	"communes": "commune", "organisations": "organisation", "themes": "theme", "indicators": "indicator", "practices": practiceNames, "objectives": "objective",
}

// unreadKinds are the kinds that are declared otherwise than as a list of maps.
func unreadKinds(root *node) map[string]bool {
	unread := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		field, known := networkTable.Lookup(root.Content[i].Value)
		kind, declared := declaredKinds[field.Key]
		if value := root.Content[i+1]; known && declared && !empty(value) {
			isNoMap := func(n *node) bool { return n.Kind != plainyaml.Mapping || !declaresID(field, n) }
			unread[kind] = value.Kind != plainyaml.Sequence || slices.ContainsFunc(value.Content, isNoMap)
		}
	}
	return unread
}

// declaresID reports whether one of the things that a field declares says which it is.
func declaresID(field Field, n *node) bool {
	if field.Type.Of == nil || field.Type.Of.Map == nil {
		return true
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if at, known := field.Type.Of.Map.find(n.Content[i].Value); known && field.Type.Of.Map.Fields[at].Key == "id" {
			return true
		}
	}
	return false
}

// languageOf finds the language of the site before anything is read in it.
func languageOf(f *file) locale.Lang {
	if n := languageNode(f); n != nil {
		if lang, ok := language.read(&file{scratch: f.scratch}, n); ok {
			return lang
		}
	}
	return locale.Languages[0]
}

// languageNode is what network.yaml says of its language; nil when it says nothing.
func languageNode(f *file) *node {
	at := networkTable.index["lang"]
	for i := 0; i+1 < len(f.root.Content); i += 2 {
		key, value := f.root.Content[i], f.root.Content[i+1]
		if of, known := networkTable.find(key.Value); known && of == at && !empty(value) {
			return value
		}
	}
	return nil
}

// A document is one content file once read; one of its entities is set, or
// none when it could not be read at all.
type document struct {
	entry
	file       *file
	front      uint64 // hash of all that comes before the body
	sheet      *network.Sheet
	meeting    *network.Meeting
	diagnostic *network.Diagnostic
	adoption   *network.Adoption
	page       *network.Page
}

// readAll gives the documents of the entries, in their order: those that are
// kept, and the others read, several at a time.
func (r *Reader) readAll(entries []entry) []document {
	documents := make([]document, len(entries))
	var unread []int
	for i, e := range entries {
		if d, ok := r.kept(e); ok {
			documents[i] = d
		} else {
			unread = append(unread, i)
		}
	}
	workers := r.opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	group := parallel.New()
	for range min(workers, len(unread)) {
		group.Do(func() {
			scratch := newScratch()
			for {
				i := int(next.Add(1)) - 1
				if i >= len(unread) {
					return
				}
				documents[unread[i]] = readDocument(r.fsys, entries[unread[i]], r.locale(), r.currency, r.form, scratch)
			}
		})
	}
	group.Must()
	return documents
}

// readDocument reads one content file.
func readDocument(fsys fs.FS, e entry, site *locale.Locale, currency locale.Currency, form bool, scratch *scratch) document {
	d := document{entry: e, file: &file{path: e.path, locale: site, currency: currency, form: form, folder: e.folder, assets: e.assets, barred: e.barred, scratch: scratch, references: scratch.references[:0]}}
	d.readFrom(fsys)
	d.reportName()
	d.file.free()
	d.file.own = len(d.file.problems)
	return d
}

func (d *document) readFrom(fsys fs.FS) {
	e, f := d.entry, d.file
	data, ok := reading{f}.load(fsys)
	if !ok {
		f.defineEntry(e, "")
		return
	}
	f.table = tables[e.kind]
	offset, line, ok := reading{f}.split(data)
	if !ok || !(reading{f}).parse() {
		f.defineEntry(e, "")
		return
	}
	reading{f}.checkShape(data, e.kind)
	d.front = digest.Of(data[:offset])
	body, doubtful := scanBody(e.path, data, offset, line)
	if e.kind == "sheet" {
		checkHeadings(f, doubtful, body)
	}
	persons{f}.checkPersonsIn(data[offset:], int(body.Line))
	body.Front, body.Facts, body.Whole = d.front, d.front, wholeOf(data)
	switch e.kind {
	case "sheet":
		d.sheet = &network.Sheet{ID: e.name, Body: body}
		if len(e.assets) > 0 || e.path == e.folder+"/index.md" {
			d.sheet.Dir, d.sheet.Assets = e.folder, e.assets
		}
		sheetTable.read(f, f.root, d.sheet)
		d.sheet.Body.Facts = reading{f}.facts(d.front)
		f.defineEntry(e, d.sheet.Title)
	case "meeting":
		d.meeting = &network.Meeting{ID: e.name, Body: body}
		meetingTable.read(f, f.root, d.meeting)
		f.defineEntry(e, d.meeting.Title)
	case "diagnostic":
		d.diagnostic = &network.Diagnostic{Commune: e.name, Body: body}
		f.references = append(f.references, reference{names: "commune", id: e.name, pos: diag.Whole(e.path)})
		diagnosticTable.read(f, f.root, d.diagnostic)
		f.defineEntry(e, "")
	case "adoption":
		d.adoption = &network.Adoption{ID: e.name, Body: body}
		adoptionTable.read(f, f.root, d.adoption)
		f.defineEntry(e, "")
	case "page":
		d.page = &network.Page{ID: e.name, Body: body}
		pageTable.read(f, f.root, d.page)
		f.defineEntry(e, d.page.Title)
	}
}

// defineEntry makes the name of a file an id that others may refer to, even if
// the file could not be read: its own problem is enough.
func (f *file) defineEntry(e entry, title string) {
	f.definitions = append(f.definitions, definition{names: e.kind, id: e.name, titles: []string{title}, pos: diag.Whole(e.path), file: f, isFile: true})
}

// free lets go of the text, which ten thousand files would keep in memory.
func (f *file) free() {
	f.authorOf() // which checks between files ask for
	f.scratch.references, f.references = f.references[:0], slices.Clone(f.references)
	f.scratch.nodes.Reset()
	f.yaml, f.lines, f.mended, f.root, f.scratch, f.official = nil, nil, nil, nil, nil, cog.List{}
	f.under = keyOfTable{} // whose key lies in the text
}

// gather puts what was read into the network, by id.
func gather(n *network.Network, documents []document) {
	for _, d := range documents {
		switch {
		case d.sheet != nil:
			n.Sheets = append(n.Sheets, d.sheet)
		case d.meeting != nil:
			n.Meetings = append(n.Meetings, d.meeting)
		case d.diagnostic != nil:
			n.Diagnostics = append(n.Diagnostics, d.diagnostic)
		case d.adoption != nil:
			n.Adoptions = append(n.Adoptions, d.adoption)
		case d.page != nil:
			n.Pages = append(n.Pages, d.page)
		}
	}
	sortByID(n.Sheets, func(s *network.Sheet) string { return s.ID })
	sortByID(n.Meetings, func(m *network.Meeting) string { return m.ID })
	sortByID(n.Diagnostics, func(d *network.Diagnostic) string { return d.Commune })
	sortByID(n.Adoptions, func(a *network.Adoption) string { return a.ID })
	sortByID(n.Pages, func(p *network.Page) string { return p.ID })
}
