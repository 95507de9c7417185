package preview

import (
	"io/fs"
	"os"
	"time"
)

// renewEvery is how often the site's folder is looked for: no event says that another
// one has taken its place.
const renewEvery = 500 * time.Millisecond

// A spot knows whether the folder of a name is still the one that it was.
type spot struct {
	dir  string
	is   fs.FileInfo // nil when there was none
	gone bool        // since then
}

func newSpot(dir string) *spot {
	s := &spot{dir: dir}
	s.is, _ = os.Stat(dir)
	return s
}

// replaced is true once when there is another folder than the last time.
func (s *spot) replaced() bool {
	now, err := os.Stat(s.dir)
	if err != nil {
		s.gone = true // the next one may have its number
		return false
	}
	if !s.gone && s.is != nil && os.SameFile(s.is, now) {
		return false
	}
	s.is, s.gone = now, false
	return true
}
