package build

import (
	"context"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"essaim/internal/address"
	"essaim/internal/digest"
	"essaim/internal/search"
)

// index is the search index, made beside the pages: the text of a page that is
// rendered is handed on, so that no file is read for the index alone. What each
// document gave to the last index is kept in SOURCE/.essaim/index, by the rule of
// search.Index.Remember, so that texts that have not changed are not read for it.
//
// Its files have one key, since numbers of documents and their mean length are in
// every one of them: it stands for the entries, the hashes of the bodies, the
// language and the version. Those that show a few documents have the key of these.
// While all keys are those of the last build, nothing is read and nothing is made.
type index struct {
	*search.Index // nil while the last build's stays
	key           uint64
	pages         []uint64 // keys, by file of page/
	numbers       []int    // by output; -1 for what is no document
	kept          []byte   // what documents gave to the last index of a Session
}

// openIndex finds out whether there is an index to make.
func (b *build) openIndex(ctx context.Context) error {
	documents := b.plan.Documents()
	if len(documents) == 0 { // nobody looks anything up, as in the workroom
		return nil
	}
	made := search.New(b.locale.Lang(), b.plan.Chrome.BasePath, len(documents))
	keys := make([]uint64, len(documents))
	var memory sync.WaitGroup
	memory.Go(func() { b.readIndexMemory(made) })
	err := b.share(ctx, Render, len(documents), func(_ *worker, i int) error {
		o := &b.plan.Outputs[documents[i]]
		e := o.Entry()
		made.Describe(i, e)
		var err error
		keys[i], err = entryKey(e, o.Bodies)
		return err
	})
	if memory.Wait(); err != nil {
		return err
	}
	b.index.key = combine(append(keys, b.common)...)
	for shown := range slices.Chunk(keys, search.PageSize(len(keys))) {
		b.index.pages = append(b.index.pages, combine(append([]uint64{b.common}, shown...)...))
	}
	if b.shelf.KeepAll(address.IndexFolder, b.index.keyOf) {
		return nil
	}
	b.index.Index = made
	made.Recall(keys)
	b.index.numbers = make([]int, len(b.plan.Outputs))
	for i := range b.index.numbers {
		b.index.numbers[i] = -1
	}
	for number, i := range documents {
		b.index.numbers[i] = number
	}
	return b.share(ctx, Render, len(b.index.pages), func(_ *worker, n int) error {
		if b.shelf.Keep(address.IndexFolder+"/"+search.PagePath(n), b.index.pages[n]) {
			made.HasPage(n)
		}
		return nil
	})
}

// keyOf is the key of a file of the index, by its path below the index's folder; 0
// for what the index has not.
func (x *index) keyOf(path string) uint64 {
	n, isPage := search.PageNumber(path)
	switch {
	case !isPage:
		return x.key
	case n < len(x.pages):
		return x.pages[n]
	}
	return 0
}

// collect gives the index what it wants of output i, whose page was just made
// or kept.
func (w *worker) collect(i int) (err error) {
	if w.index.Index == nil || w.index.numbers[i] < 0 {
		return nil
	}
	number := w.index.numbers[i]
	known, shown := w.index.Knows(number), w.index.Shows(number)
	if known && shown {
		return nil
	}
	o := &w.plan.Outputs[i]
	e := o.Entry()
	if !known {
		if w.texts == nil {
			if w.texts, err = w.readAll(o.Bodies); err != nil {
				return err
			}
		}
		if w.collector == nil {
			w.collector = w.index.Collector()
		}
		w.collector.Add(number, e, w.texts...)
	}
	if !shown {
		return w.index.Show(number, e)
	}
	return nil
}

// writeIndex makes the files of the index. It needs neither plan nor network.
func (b *build) writeIndex(context.Context) error {
	if b.index.Index == nil || b.refused() {
		return nil
	}
	var group errgroup.Group
	group.Go(func() error {
		return b.index.Files(func(path string, content []byte) error {
			return b.shelf.Put(address.IndexFolder+"/"+path, b.index.keyOf(path), content)
		})
	})
	if b.keepsMemory() {
		group.Go(func() error {
			b.keepIndexMemory()
			return nil
		})
	}
	return group.Wait()
}

// keepIndexMemory costs the next build time when it fails, and nothing else.
func (b *build) keepIndexMemory() {
	switch {
	case b.index.IsWorn():
		b.Cache.Remove(indexMemory)
	case !b.index.IsGood():
		keepCache(b.Cache, indexMemory, b.index.WriteMemory)
	}
}

const indexMemory = cacheFolder + "/index"

// keepsMemory tells whether the words of documents outlive the build: they are
// those of one program, which must be told from any other.
func (b *build) keepsMemory() bool { return b.Cache != nil && b.Binary != "" }

// readIndexMemory reads what is kept of documents, for those that have not
// changed. Without anything to recall, all are taken in.
func (b *build) readIndexMemory(made *search.Index) {
	owner := digest.Digest(0).Texts(b.Version, b.Binary, string(b.locale.Lang()), b.plan.Chrome.BasePath)
	if b.keepsMemory() {
		kept, err := b.Cache.ReadFile(indexMemory)
		if err == nil {
			b.index.kept = kept
		}
	}
	made.Remember(b.index.kept, owner.Sum64())
}
