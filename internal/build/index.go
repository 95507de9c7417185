package build

import (
	"context"
	"strconv"

	"golang.org/x/sync/errgroup"

	"essaim/internal/digest"
	"essaim/internal/network"
	"essaim/internal/search"
	"essaim/internal/site"
)

// index is the search index, made beside the pages: the text of a page that is
// rendered is handed on, so that no file is read for the index alone. What each
// document gave to the last index is kept in SOURCE/.essaim/index, by the rule of
// search.Index.Recall, so that texts that have not changed are not read for it.
//
// It is made as a whole, from the same key for all of its files: numbers of
// documents and their mean length are in every one of them. The key stands for
// the entries, the hashes of the bodies, the language and the version; while it
// is that of the last build, nothing is read and nothing is made.
type index struct {
	*search.Index // nil while the last build's stays
	key           uint64
	numbers       []int  // by output; -1 for what is no document
	kept          []byte // what documents gave to the last index of a Session
}

// openIndex finds out whether there is an index to make.
func (b *build) openIndex(ctx context.Context) error {
	documents := b.plan.Documents()
	if len(documents) == 0 { // nobody looks anything up, as in the workroom
		return nil
	}
	entries := make([]site.Entry, len(documents))
	keys := make([]uint64, len(documents))
	err := b.share(ctx, Render, len(documents), func(_ *worker, i int) error {
		o := b.plan.Outputs[documents[i]]
		entries[i] = o.Entry()
		keys[i] = entryKey(entries[i], o.Bodies)
		return nil
	})
	if err != nil {
		return err
	}
	b.index.key = combine(append(keys, b.common)...)
	if b.shelf.KeepAll(site.IndexFolder, b.index.key) {
		return nil
	}
	b.index.Index = search.New(b.locale.Lang(), b.plan.Chrome.BasePath, entries)
	b.recallIndex(keys)
	b.index.numbers = make([]int, len(b.plan.Outputs))
	for i := range b.index.numbers {
		b.index.numbers[i] = -1
	}
	for number, i := range documents {
		b.index.numbers[i] = number
	}
	return nil
}

// entryKey stands for all that the index owes to one document.
func entryKey(e site.Entry, bodies []network.Body) uint64 {
	var d digest.Digest
	told := func(texts ...string) { d = d.Mix(uint64(len(texts))).Texts(texts...) }
	told(string(e.Kind), e.Title, e.URL, e.Summary, strconv.Itoa(e.Year))
	told(e.Communes...)
	told(e.Themes...)
	told(e.Texts...)
	if t := e.Traits; t != nil {
		told(t.Themes...)
		told(t.Communes...)
		told(t.Status, strconv.Itoa(t.Cost), strconv.Itoa(t.Population), strconv.FormatBool(t.Results), strconv.FormatBool(t.Exemplary))
	}
	for _, b := range bodies {
		d = d.Mix(b.Hash)
	}
	return d.Sum64()
}

// collect gives the index what it wants of output i, whose page was just made
// or kept.
func (w *worker) collect(i int) (err error) {
	if w.index.Index == nil || w.index.numbers[i] < 0 || w.index.Knows(w.index.numbers[i]) {
		return nil
	}
	if w.texts == nil {
		if w.texts, err = w.readAll(w.plan.Outputs[i].Bodies); err != nil {
			return err
		}
	}
	w.collector.Add(w.index.numbers[i], w.texts...)
	return nil
}

// writeIndex makes the files of the index.
func (b *build) writeIndex(context.Context) error {
	if b.index.Index == nil || b.refused() {
		return nil
	}
	var memory func() []byte
	var group errgroup.Group
	if b.keepsMemory() {
		group.Go(func() error {
			memory = b.index.Memory()
			return nil
		})
	}
	group.Go(func() error {
		return b.index.Files(func(path string, content []byte) error {
			return b.shelf.Put(site.IndexFolder+"/"+path, b.index.key, content)
		})
	})
	err := group.Wait()
	if err == nil && memory != nil {
		keepCache(b.Cache, indexMemory, memory())
	}
	return err
}

const indexMemory = cacheFolder + "/index"

// keepsMemory tells whether the words of documents outlive the build: they are
// those of one program, which must be told from any other.
func (b *build) keepsMemory() bool { return b.Cache != nil && b.Binary != "" }

// recallIndex gives the index what is kept of documents that have not changed.
// Without anything to recall, all are taken in.
func (b *build) recallIndex(keys []uint64) {
	owner := digest.Digest(0).Texts(b.Version, b.Binary, string(b.locale.Lang()), b.plan.Chrome.BasePath)
	if b.keepsMemory() {
		kept, err := b.Cache.ReadFile(indexMemory)
		if err == nil {
			b.index.kept = kept
		}
	}
	b.index.Recall(b.index.kept, owner.Sum64(), keys)
}
