package build

import (
	"io"
	"os"
	"sync"
)

const indexShelf = cacheFolder + "/words.tmp"

// A shelf is the file of the cache on which the search index lies until it is made. There
// is none before the first byte is written.
type shelf struct {
	cache *os.Root

	once  sync.Once
	file  *os.File
	named bool // the system does not allow a file without a name
	err   error
}

func (s *shelf) WriteAt(b []byte, at int64) (int, error) {
	s.once.Do(s.open)
	if s.err != nil {
		return 0, s.err
	}
	return s.file.WriteAt(b, at)
}

func (s *shelf) open() {
	if s.err = makeCacheFolder(s.cache, cacheFolder); s.err != nil {
		return
	}
	s.cache.Remove(indexShelf) // of a build that was killed
	if s.file, s.err = s.cache.OpenFile(indexShelf, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600); s.err == nil {
		s.named = s.cache.Remove(indexShelf) != nil
	}
}

func (s *shelf) ReadAt(b []byte, at int64) (int, error) {
	if s.file == nil {
		return 0, io.EOF
	}
	return s.file.ReadAt(b, at)
}

// close leaves nothing behind.
func (s *shelf) close() {
	if s.file == nil {
		return
	}
	s.file.Close()
	if s.named {
		s.cache.Remove(indexShelf)
	}
}
