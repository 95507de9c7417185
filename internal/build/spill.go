package build

import (
	"io"
	"os"
	"sync"
)

const spillName = cacheFolder + "/words.tmp"

// A spillFile is the file of the cache that holds what the search index has until it is made. There
// is none before the first byte is written.
type spillFile struct {
	cache *os.Root

	once  sync.Once
	file  *os.File
	named bool // the system does not allow a file without a name
	err   error
}

func (s *spillFile) WriteAt(b []byte, at int64) (int, error) {
	s.once.Do(s.open)
	if s.err != nil {
		return 0, s.err
	}
	return s.file.WriteAt(b, at)
}

func (s *spillFile) open() {
	if s.err = makeCacheFolder(s.cache, cacheFolder); s.err != nil {
		return
	}
	s.cache.Remove(spillName) // of a build that was killed
	if s.file, s.err = s.cache.OpenFile(spillName, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600); s.err == nil {
		s.named = s.cache.Remove(spillName) != nil
	}
}

func (s *spillFile) ReadAt(b []byte, at int64) (int, error) {
	if s.file == nil {
		return 0, io.EOF
	}
	return s.file.ReadAt(b, at)
}

// close leaves nothing behind.
func (s *spillFile) close() {
	if s.file == nil {
		return
	}
	s.file.Close()
	if s.named {
		s.cache.Remove(spillName)
	}
}
