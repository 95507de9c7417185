package source

import (
	"io/fs"
	"runtime"
	"sync"
	"sync/atomic"

	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// Options of Read.
type Options struct {
	Drafts  bool // keep drafts in the Network
	Workers int  // files read at the same time; 0: one per core
}

// Read reads the site folder fsys (the one that holds content/). The Network
// is as complete as it can be, whatever the problems: what could not be read
// is left out, and so is every reference that leads nowhere. Drafts are read
// and checked, but kept only with opt.Drafts. Problems are sorted.
func Read(fsys fs.FS, opt Options) (*network.Network, []diag.Problem) {
	t := survey(fsys)
	n, first, declared := readNetwork(fsys, t.network)
	documents := readAll(fsys, t.entries, opt)
	x := newIndex(fsys, n, declared, opt)

	files := []*file{first}
	for _, d := range documents {
		files = append(files, d.file)
	}
	for _, f := range files {
		for _, d := range f.definitions {
			x.add(d)
		}
	}
	gather(n, documents)
	for _, f := range files {
		x.resolve(f)
	}
	x.checkTies(documents)
	x.checkAdoptions(documents)

	problems := t.problems
	for _, f := range files {
		problems = append(problems, f.settled()...)
	}
	if !opt.Drafts {
		leaveDrafts(n)
	}
	prune(n)
	return n, diag.Sort(problems)
}

// readNetwork reads network.yaml; declared is false when what it declares is
// not known.
func readNetwork(fsys fs.FS, there bool) (n *network.Network, f *file, declared bool) {
	n = &network.Network{Lang: locale.French, TimeZone: "Europe/Paris", PDF: network.PDF{Sheets: true, Booklets: true}}
	f = &file{path: networkFile}
	if !there {
		f.report(diag.Error, diag.Whole(networkFile), "no-network-file", nil)
		return n, f, false
	}
	data, ok := f.load(fsys)
	if !ok {
		return n, f, false
	}
	f.yaml = trimMark(data)
	if !f.parse() {
		return n, f, false
	}
	networkTable.read(f, f.root, n)
	return n, f, true
}

// A document is one content file once read; one of its entities is set, or
// none when it could not be read at all.
type document struct {
	entry
	file       *file
	sheet      *network.Sheet
	meeting    *network.Meeting
	diagnostic *network.Diagnostic
	adoption   *network.Adoption
	page       *network.Page
}

// readAll reads the entries, several at a time; the result is in their order.
func readAll(fsys fs.FS, entries []entry, opt Options) []document {
	documents := make([]document, len(entries))
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(workers, len(entries)) {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(entries) {
					return
				}
				documents[i] = readDocument(fsys, entries[i])
			}
		})
	}
	group.Wait()
	return documents
}

// readDocument reads one content file.
func readDocument(fsys fs.FS, e entry) document {
	f := &file{path: e.path, folder: e.folder, assets: e.assets}
	d := document{entry: e, file: f}
	data, ok := f.load(fsys)
	if !ok {
		return d
	}
	offset, line, ok := f.split(data)
	if !ok || !f.parse() {
		f.free()
		f.defineEntry(e, "")
		return d
	}
	body := scanBody(e.path, data, offset, line)
	switch e.kind {
	case "sheet":
		d.sheet = &network.Sheet{ID: e.name, Body: body, Assets: e.assets}
		if len(e.assets) > 0 || e.path == e.folder+"/index.md" {
			d.sheet.Dir = e.folder
		}
		sheetTable.read(f, f.root, d.sheet)
		f.defineEntry(e, d.sheet.Title)
	case "meeting":
		d.meeting = &network.Meeting{ID: e.name, Body: body}
		meetingTable.read(f, f.root, d.meeting)
		f.defineEntry(e, d.meeting.Title)
	case "diagnostic":
		d.diagnostic = &network.Diagnostic{Commune: e.name, Body: body}
		f.references = append(f.references, reference{"commune", e.name, diag.Whole(e.path)})
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
	f.free()
	return d
}

// defineEntry makes the name of a file an id that others may refer to, even if
// the file could not be read: its own problem is enough.
func (f *file) defineEntry(e entry, title string) {
	f.definitions = append(f.definitions, definition{e.kind, e.name, []string{title}, diag.Whole(e.path), f, true})
}

// free lets go of the text, which ten thousand files would keep in memory.
func (f *file) free() { f.yaml, f.lines, f.root = nil, nil, (*yaml.Node)(nil) }

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
