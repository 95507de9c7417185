package build

import (
	"bytes"
	"slices"

	"essaim/internal/address"
	"essaim/internal/digest"
	"essaim/internal/parallel"
	"essaim/internal/search"
	"essaim/internal/view"
)

// index is the search index, made beside the pages: the text of a page that is
// rendered is handed on, so that no file is read for the index alone. What each
// document gave to the previous index is reused by its key (see search.Index.Reuse).
//
// Its files have one key, since numbers of documents and their mean length are in
// every one of them: it is made of the keys of all documents. Those that show a few
// documents have the key of these. While all keys are those of the previous build,
// nothing is read and nothing is made.
type index struct {
	*search.Index
	keys    indexKeys
	numbers []int      // by output; -1 for what is no document
	spilled *spillFile // nil: all stays in memory
}

// spillTo has the index wait in a file of the cache while pages are made.
func (x *index) spillTo(s *spillFile) {
	if x != nil {
		x.spilled = s
		x.SpillTo(s)
	}
}

// close lets go of what is not needed once the index is made, or will not be.
func (x *index) close() {
	if x != nil && x.spilled != nil {
		x.spilled.close()
	}
}

type indexKeys struct {
	all   uint64
	pages []uint64 // by file of page/
}

// of is the key of a file of the index, by its path below the index's folder;
// unknown for what the index has not.
func (k indexKeys) of(path string) uint64 {
	n, isPage := search.PageNumber(path)
	switch {
	case !isPage:
		return k.all
	case n < len(k.pages):
		return k.pages[n]
	}
	return unknown
}

// openIndex is nil when there is no index to make: none at all, or the previous one
// stays. previous gives what the previous index left for this one.
func openIndex(t task, site *planned, to store, owner uint64, previous func() []byte) (*index, error) {
	documents := site.plan.Documents()
	if len(documents) == 0 { // nobody looks anything up, as in the workroom
		return nil, nil
	}
	made := search.New(site.locale.Lang(), site.plan.SearchBase, len(documents), site.plan.Facets...)
	keys := make([]uint64, len(documents))
	reading := parallel.New()
	reading.Do(func() { made.ReadPrevious(previous(), owner) })
	err := each(t, len(documents), func(i int) (err error) {
		o := site.plan.Document(documents[i])
		e := o.Entry()
		made.Describe(i, e)
		keys[i], err = entryKey(e, o.Bodies)
		return err
	})
	if reading.Must(); err != nil {
		return nil, err
	}
	common := site.common.sum()
	x := &index{Index: made, keys: indexKeys{all: combine(append(keys, common)...)}}
	for shown := range slices.Chunk(keys, search.PageSize(len(keys))) {
		x.keys.pages = append(x.keys.pages, combine(append([]uint64{common}, shown...)...))
	}
	if to.ReuseAll(address.IndexFolder, x.keys.of) {
		return nil, nil
	}
	made.Reuse(keys)
	x.numbers = slices.Repeat([]int{-1}, len(site.plan.Outputs)+len(site.plan.Elsewhere))
	for number, i := range documents {
		x.numbers[i] = number
	}
	for n, key := range x.keys.pages {
		if to.Reuse(address.IndexFolder+"/"+search.PagePath(n), key) {
			made.HasPage(n)
		}
	}
	return x, nil
}

// collect gives the index what it wants of output i, whose page was just made or
// reused.
func (m *maker) collect(i int) (err error) {
	if m.index == nil || m.index.numbers[i] < 0 {
		return nil
	}
	number := m.index.numbers[i]
	known, shown := m.index.Knows(number), m.index.Shows(number)
	if known && shown {
		return nil
	}
	o := m.plan.Document(i)
	e := o.Entry()
	if !known {
		if err := m.collectTexts(number, e, i); err != nil {
			return err
		}
	}
	if !shown {
		return m.index.Show(number, e, m.index.put(m.store))
	}
	return nil
}

// collectTexts takes a document in, whose bodies are read unless its page was made.
func (m *maker) collectTexts(number int, e view.Entry, i int) (err error) {
	if m.texts == nil {
		if m.texts, err = m.readAll(m.plan.Document(i).Bodies); err != nil {
			return err
		}
	}
	if m.taker == nil {
		m.taker = m.index.Collector()
	}
	texts := m.texts
	if e.Kind == view.PracticeKind { // its texts are those of its cases, which are found themselves
		texts = nil
	}
	m.taker.Add(number, e, texts...)
	return nil
}

// write makes the files of the index, and gives it to keep for the next one. Nothing
// is done for nil: the previous index stays. It needs neither plan nor network.
func (x *index) write(to store, keep func(*search.Index) error) error {
	if x == nil {
		return nil
	}
	if err := x.ReadSpilled(); err != nil {
		return err
	}
	group := parallel.New()
	group.Go(func() error { return x.Files(x.put(to)) })
	group.Go(func() error { return keep(x.Index) })
	return group.Wait()
}

// put gives files of the index to a store.
func (x *index) put(to store) search.Put {
	return func(path string, content []byte) error {
		return to.Put(address.IndexFolder+"/"+path, x.keys.of(path), content)
	}
}

const indexState = cacheFolder + "/index"

// indexOwner stands for what the words of all documents depend on: they are those
// of one program, of one version.
func indexOwner(opt Options, site *planned) uint64 {
	owner := digest.Digest(0).Texts(opt.Version, opt.Binary, string(site.locale.Lang()), site.plan.SearchBase)
	return owner.Sum64()
}

// previousIndex is what the previous index left in the cache; nil for nothing.
func (o Options) previousIndex() []byte {
	if !o.remembers() {
		return nil
	}
	kept, err := o.Cache.ReadFile(indexState)
	if err != nil {
		return nil
	}
	return kept
}

// keepIndex leaves to the next build what it reuses. What cannot be written costs
// time only.
func (o Options) keepIndex(x *search.Index) error {
	switch {
	case !o.remembers():
	case x.IsMostlyUnused():
		o.Cache.Remove(indexState)
	case !x.IsAsPrevious():
		writeCache(o.Cache, indexState, x.WriteState)
	}
	return nil
}

// indexStateOf is what the next index of a Session reuses; nil for nothing.
func indexStateOf(x *search.Index) ([]byte, error) {
	if x.IsMostlyUnused() {
		return nil, nil
	}
	var state bytes.Buffer
	err := x.WriteState(&state)
	return state.Bytes(), err
}
