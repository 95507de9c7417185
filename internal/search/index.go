package search

import (
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"essaim/internal/locale"
	"essaim/internal/parallel"
	"essaim/internal/view"
)

// Index is the index of one site, while it is made. It holds no entry: each is
// made for the call that wants it.
type Index struct {
	lang        locale.Lang
	base        string // path of the site's base URL
	lexicon     *lexicon
	documents   []document // by number
	facts       *facts
	unshown     []atomic.Int32 // by file of page/: how many of its documents it waits for
	files       files
	spillFile   SpillFile        // nil: all stays in memory
	spilledSize atomic.Int64     // bytes in it
	inverted    func() *inverted // once all documents are in

	// From the previous index; see ReadPrevious and Reuse.
	previous map[uint64]document // by key
	reused   int                 // documents
	keys     []uint64
	owner    uint64
}

// New makes an index of so many documents. base is the path that their URLs
// begin with; the traits of their entries are answers to facets.
func New(lang locale.Lang, base string, documents int, facets ...view.Facet) *Index {
	x := &Index{
		lang: lang, lexicon: newLexicon(), documents: make([]document, documents),
		facts: newFacts(documents, facets), base: base,
		unshown: make([]atomic.Int32, pageFiles(documents)),
	}
	x.awaitAll()
	x.inverted = sync.OnceValue(x.invert)
	return x
}

// Describe is called with the entry of each document before all else that is
// asked about it, from any goroutine.
func (x *Index) Describe(number int, e view.Entry) {
	x.documents[number].kind = e.Kind
	if e.Traits != nil {
		x.facts.add(number, e.Traits)
	}
}

// Collector gives one more taker of documents. Each document is to be given to
// one of them.
func (x *Index) Collector() *Collector { return newCollector(x) }

// Put takes a file of the index, which it does not retain. Paths are below the
// index's folder. It is called from several goroutines.
type Put func(path string, content []byte) error

// Files gives every file of the index to put, but those of page/ (see Show), once
// all documents are in.
func (x *Index) Files(put Put) error {
	v := x.inverted()
	group := parallel.New()
	group.SetLimit(runtime.GOMAXPROCS(0))
	write := func(path string, lay func(*file) error) {
		group.Go(func() error { return x.files.write(path, put, lay) })
	}
	write("filters.bin", x.facts.file)
	for n, terms := range v.files {
		write(path("terms", n), func(f *file) error { return v.termFile(f, terms) })
	}
	starts, ends := v.wordLists(wordFiles(len(x.documents)))
	for n := range starts {
		write(path("start", n), func(f *file) error { return v.wordFile(f, starts[n]) })
		write(path("end", n), func(f *file) error { return v.wordFile(f, ends[n]) })
	}
	return group.Wait()
}

func path(folder string, n int) string { return folder + "/" + strconv.Itoa(n) + ".bin" }

// hash is 32-bit FNV-1a, which the browser computes too.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
