package source

import (
	"io/fs"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// A Reader reads one site again and again, and opens only what it was asked to
// forget since.
//
// It keeps documents. One is a function of the bytes of its file, of its entry
// (its path and what lies beside it), of the site's language and currency, in
// which its numbers and amounts are written, and of whether the site has a form, and
// of nothing else: what concerns
// several files is checked anew by each Read, and whatever these checks complete
// or take out, they do on copies. So a document stays valid until its file
// changes, which the caller makes known by Forget, or its entry does, which Read sees.
//
// A Reader is not safe for concurrent use. The networks that it gave share
// their entities: they are only read, but for SetTexts.
type Reader struct {
	fsys        fs.FS
	opt         Options
	tree        *tree // nil: to be surveyed
	declared    *declaration
	documents   map[string]document // by path
	attachments attachments
	lang        locale.Lang     // in which they were read
	currency    locale.Currency // likewise
	form        bool            // the site had a form then, for which files have a shape
	last        *network.Network
	problems    []diag.Problem // of last, sorted
	independent bool           // none of them came from checks between files
}

// A declaration is network.yaml once read.
type declaration struct {
	network *network.Network
	file    *file
	read    bool            // what it declares is known
	unread  map[string]bool // kinds of things of which it declares some in a way that could not be read
}

// NewReader reads nothing yet. fsys is the site folder.
func NewReader(fsys fs.FS, opt Options) *Reader {
	return &Reader{fsys: fsys, opt: opt, attachments: attachments{fsys: fsys, workers: opt.Workers}}
}

// Read is what the function Read is, for the site as it is now.
func (r *Reader) Read() (*network.Network, []diag.Problem) {
	documents := r.refresh()
	n := declaredCopy(r.declared.network)
	x := newIndex(r.fsys, n, r.declared, r.opt)
	x.mayHold = r.tree.mayHold

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
	x.splitCarriers(documents)
	gather(n, documents)
	for _, f := range files {
		x.resolve(f)
	}
	x.checkTies(documents)
	x.checkNamesakes(documents)
	x.checkPeriods(documents)
	x.checkAdoptions(documents)

	r.problems, r.independent = slices.Clone(r.tree.problems), true
	for _, f := range files {
		r.problems = append(r.problems, f.finalProblems()...)
		r.independent = r.independent && len(f.problems) == f.own
	}
	r.problems = diag.Sort(r.problems)
	if !r.opt.Drafts {
		leaveDrafts(n)
	}
	prune(n)
	n = n.Merged()
	r.last = n
	return n, r.problems
}

// Problems are those of the last Read, and of SetTexts since.
func (r *Reader) Problems() []diag.Problem { return r.problems }

// refresh brings what is kept up to date and gives the documents in the order
// of their paths.
func (r *Reader) refresh() []document {
	if r.tree == nil {
		t := survey(r.fsys, &r.attachments)
		r.tree = &t
	}
	if form := isRegular(r.fsys, FormConfig); form != r.form {
		r.form, r.declared, r.documents = form, nil, nil
	}
	if r.declared == nil {
		r.declared = readNetwork(r.fsys, r.tree, r.form)
	}
	if n := r.declared.network; n.Lang != r.lang || n.Currency != r.currency {
		r.lang, r.currency, r.documents = n.Lang, n.Currency, nil
	}
	documents := r.readAll(r.tree.entries)
	r.documents = make(map[string]document, len(documents))
	for _, d := range documents {
		r.documents[d.path] = d
	}
	return documents
}

// locale is the site's.
func (r *Reader) locale() *locale.Locale { return locale.For(r.lang) }

// kept is the document of an entry, when it is still valid.
func (r *Reader) kept(e entry) (document, bool) {
	d, ok := r.documents[e.path]
	return d, ok && d.kind == e.kind && d.name == e.name && d.folder == e.folder && d.faulty == e.faulty && slices.Equal(d.assets, e.assets) && slices.Equal(d.barred, e.barred)
}

// declaredCopy shares what network.yaml declares, but no list: files add theirs,
// and pruning takes out.
func declaredCopy(declared *network.Network) *network.Network {
	n := *declared
	n.Communes = slices.Clone(n.Communes)
	n.Institutions = slices.Clone(n.Institutions)
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
	r.attachments.forget(path)
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

// within reports whether a path is folder, or below it.
func within(path, folder string) bool {
	return folder == "." || path == folder || strings.HasPrefix(path, folder+"/")
}

// holds reports whether the tree has a content file at path.
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
