package source

import (
	"hash/maphash"
	"io/fs"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// A Reader reads one site again and again, and opens only what it was told to
// forget since.
//
// It keeps documents. One is a function of the bytes of its file and of its
// entry (its path and what lies beside it), and of nothing else: what concerns
// several files is checked anew by each Read, and whatever these checks complete
// or take out, they do on copies. So a document stays valid until its file
// changes, which the caller tells by Forget, or its entry does, which Read sees.
//
// A Reader is not safe for concurrent use. The networks that it gave share
// their entities: they are only read, but for SetTexts.
type Reader struct {
	fsys      fs.FS
	opt       Options
	seed      maphash.Seed
	tree      *tree // nil: to be surveyed
	declared  *declaration
	documents map[string]document // by path
	last      *network.Network
}

// A declaration is network.yaml once read.
type declaration struct {
	network *network.Network
	file    *file
	read    bool // what it declares is known
}

// NewReader reads nothing yet. fsys is the site folder.
func NewReader(fsys fs.FS, opt Options) *Reader {
	return &Reader{fsys: fsys, opt: opt, seed: maphash.MakeSeed()}
}

// Read is what the function Read is, for the site as it is now.
func (r *Reader) Read() (*network.Network, []diag.Problem) {
	documents := r.refresh()
	n := declaredCopy(r.declared.network)
	x := newIndex(r.fsys, n, r.declared.read, r.opt)

	files := []*file{r.declared.file}
	for i := range documents {
		files = append(files, documents[i].file)
		if a := documents[i].adoption; a != nil {
			completed := *a // by checkAdoptions
			documents[i].adoption = &completed
		}
	}
	for _, f := range files {
		f.problems = f.problems[:f.own]
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

	problems := slices.Clone(r.tree.problems)
	for _, f := range files {
		problems = append(problems, f.settled()...)
	}
	if !r.opt.Drafts {
		leaveDrafts(n)
	}
	prune(n)
	r.last = n
	return n, diag.Sort(problems)
}

// refresh brings what is kept up to date and gives the documents in the order
// of their paths.
func (r *Reader) refresh() []document {
	if r.tree == nil {
		t := survey(r.fsys)
		r.tree = &t
	}
	if r.declared == nil {
		r.declared = readNetwork(r.fsys, r.tree.network)
	}
	documents := r.readAll(r.tree.entries)
	r.documents = make(map[string]document, len(documents))
	for _, d := range documents {
		r.documents[d.path] = d
	}
	return documents
}

// kept is the document of an entry, when it is still valid.
func (r *Reader) kept(e entry) (document, bool) {
	d, ok := r.documents[e.path]
	return d, ok && d.kind == e.kind && d.name == e.name && d.folder == e.folder && slices.Equal(d.assets, e.assets)
}

// declaredCopy shares what network.yaml declares, but no list: files add theirs,
// and pruning takes out.
func declaredCopy(declared *network.Network) *network.Network {
	n := *declared
	n.Communes = slices.Clone(n.Communes)
	n.Themes = slices.Clone(n.Themes)
	n.Indicators = slices.Clone(n.Indicators)
	n.Objectives = slices.Clone(n.Objectives)
	return &n
}

// Forget says that a file or a folder of the site is not what it was, or is no
// more: path is slash-separated, from the site's folder; "." is all of it.
func (r *Reader) Forget(path string) {
	if path == networkFile {
		r.declared = nil
	}
	delete(r.documents, path)
	if r.tree == nil || !within(path, contentDir) && !within(contentDir, path) || r.tree.holds(path) && isRegular(r.fsys, path) {
		return
	}
	r.tree = nil
	if within(networkFile, path) {
		r.declared = nil
	}
	for known := range r.documents {
		if within(known, path) {
			delete(r.documents, known)
		}
	}
}

// within tells whether a path is folder, or below it.
func within(path, folder string) bool {
	return folder == "." || path == folder || strings.HasPrefix(path, folder+"/")
}

// holds tells whether the tree has a content file at path.
func (t *tree) holds(path string) bool {
	if path == networkFile {
		return t.network
	}
	_, found := slices.BinarySearchFunc(t.entries, path, func(e entry, path string) int { return comparePaths(e.path, path) })
	return found
}

// comparePaths orders paths as fs.WalkDir meets them: name by name.
func comparePaths(a, b string) int {
	return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/"))
}

func isRegular(fsys fs.FS, path string) bool {
	stat, err := fs.Lstat(fsys, path)
	return err == nil && stat.Mode().IsRegular()
}

// SetTexts reads content files again of which only the text may have changed,
// and puts their bodies where the last network has them: nobody may be reading
// it meanwhile. It is false, and nothing is changed, when more than the text of
// one of them did, or whether it says something at all; then it takes a Read.
func (r *Reader) SetTexts(paths []string) ([]network.Body, bool) {
	changed := make([]document, len(paths))
	for i, path := range paths {
		before, known := r.documents[path]
		if !known || before.body() == nil || !isRegular(r.fsys, path) {
			return nil, false
		}
		d := readDocument(r.fsys, before.entry, r.seed)
		if d.front != before.front || d.body() == nil || d.file.own != before.file.own || d.body().Empty != before.body().Empty {
			return nil, false
		}
		changed[i] = d
	}
	var bodies []network.Body
	for i, path := range paths {
		shown := bodyIn(r.last, path)
		if shown == nil {
			return nil, false
		}
		body := *changed[i].body()
		*shown, *r.documents[path].body() = body, body
		bodies = append(bodies, body)
	}
	return bodies, true
}

// body is the body of a document; nil when it could not be read.
func (d document) body() *network.Body {
	switch {
	case d.sheet != nil:
		return &d.sheet.Body
	case d.meeting != nil:
		return &d.meeting.Body
	case d.diagnostic != nil:
		return &d.diagnostic.Body
	case d.adoption != nil:
		return &d.adoption.Body
	case d.page != nil:
		return &d.page.Body
	}
	return nil
}

// bodyIn finds the body of a file in a network; nil when it was left out.
func bodyIn(n *network.Network, file string) *network.Body {
	for _, s := range n.Sheets {
		if s.Body.File == file {
			return &s.Body
		}
	}
	for _, m := range n.Meetings {
		if m.Body.File == file {
			return &m.Body
		}
	}
	for _, d := range n.Diagnostics {
		if d.Body.File == file {
			return &d.Body
		}
	}
	for _, a := range n.Adoptions {
		if a.Body.File == file {
			return &a.Body
		}
	}
	for _, p := range n.Pages {
		if p.Body.File == file {
			return &p.Body
		}
	}
	return nil
}
