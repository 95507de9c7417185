package build

import (
	"context"
	"sync"

	"essaim/internal/search"
)

// madeIndex is the search index that a Session made last.
type madeIndex struct {
	files *memory
	state []byte // what the next one reuses
}

// indexOnce makes the search index when it is first asked for: the texts that have
// changed since the previous one are read for it.
func (s *Session) indexOnce() func() (*memory, error) {
	return sync.OnceValues(func() (*memory, error) {
		site, previous := s.site, s.lastIndex
		files := newMemory(previous.files)
		t := task{context.Background(), func(int, int) {}}
		x, err := openIndex(t, site, files, indexOwner(s.opt, site), func() []byte { return previous.state })
		if err != nil || x == nil {
			return files, err
		}
		documents := site.plan.Documents()
		_, err = share(t, len(documents), func() *maker { return newMaker(site, files, x) }, func(m *maker, i int) error {
			m.texts = nil
			return m.collect(documents[i])
		})
		if err != nil {
			return nil, err
		}
		var state []byte
		err = x.write(files, func(made *search.Index) (err error) {
			state, err = indexStateOf(made)
			return err
		})
		if err == nil {
			s.lastIndex = madeIndex{files, state}
		}
		files.previous = nil
		return files, err
	})
}
