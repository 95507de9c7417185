package search

import (
	"runtime"
	"strconv"

	"golang.org/x/sync/errgroup"

	"essaim/internal/locale"
	"essaim/internal/site"
)

// Index is the index of one site, while it is made.
type Index struct {
	lang      locale.Lang
	base      string // path of the site's base URL
	entries   []site.Entry
	lexicon   *lexicon
	documents []document // by number
	pages     [][]byte   // files of page/, once they are made

	// With a memory; see Recall.
	keys       []uint64
	owner      uint64
	remembered memory
}

// New makes an index of documents, by number. base is the path that their URLs
// begin with.
func New(lang locale.Lang, base string, entries []site.Entry) *Index {
	return &Index{lang: lang, base: base, entries: entries, lexicon: newLexicon(lang), documents: make([]document, len(entries))}
}

// Collector gives one more taker of documents. Each document is to be given to
// one of them.
func (x *Index) Collector() *Collector { return newCollector(x) }

// Files gives every file of the index to put, which is called from several
// goroutines, once all documents are in. Paths are below the index's folder.
func (x *Index) Files(put func(path string, content []byte) error) error {
	v := x.invert()
	d := newDeflater()
	group := new(errgroup.Group)
	group.SetLimit(runtime.GOMAXPROCS(0))
	write := func(folder string, n int, content func(n int) ([]byte, error)) {
		for i := range n {
			group.Go(func() error {
				b, err := content(i)
				if err != nil {
					return err
				}
				return put(folder+"/"+strconv.Itoa(i)+".bin", sealed(b))
			})
		}
	}
	write("terms", site.TermFiles(len(x.entries)), func(n int) ([]byte, error) { return v.termFile(n), nil })
	starts, ends := v.wordLists(site.WordFiles(len(x.entries)))
	write("start", len(starts), func(n int) ([]byte, error) { return d.deflate(v.wordFile(starts[n])), nil })
	write("end", len(ends), func(n int) ([]byte, error) { return d.deflate(v.wordFile(ends[n])), nil })
	x.pages = make([][]byte, site.PageFiles(len(x.entries)))
	write("page", len(x.pages), func(n int) (page []byte, err error) {
		x.pages[n], err = x.page(n, d)
		return x.pages[n], err
	})
	group.Go(func() error {
		text, err := x.filters()
		if err != nil {
			return err
		}
		return put("filters.bin", sealed(d.deflate(text)))
	})
	return group.Wait()
}

// hash is 32-bit FNV-1a, which the browser computes too.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
