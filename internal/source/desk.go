package source

import (
	"io"
	"io/fs"
	"slices"
	"strings"
)

// A desk is what one worker reads its files on, one after another: the bytes of
// the file at hand, its nodes, and the names that have been met. What a file
// leaves on it is overwritten by the next; so what is to last is kept.
type desk struct {
	data  []byte
	nodes nursery
	names map[string]string

	references []reference // room for those of the file at hand
}

func newDesk() *desk {
	return &desk{data: make([]byte, 0, 64<<10), names: map[string]string{}}
}

// maxNames is more than the ids, units and roles of a network.
const maxNames = 10_000

// name is a copy of a text that many files have, made once: an id, a unit, a role.
func (d *desk) name(s string) string {
	if known, ok := d.names[s]; ok {
		return known
	}
	s = strings.Clone(s)
	if len(d.names) < maxNames {
		d.names[s] = s
	}
	return s
}

// readFile reads a whole content file, of at most maxFile bytes, into the room
// of a buffer, or more when it takes more.
func readFile(fsys fs.FS, name string, buffer []byte) (data []byte, tooBig bool, err error) {
	in, err := fsys.Open(name)
	if err != nil {
		return nil, false, err
	}
	defer in.Close()
	if cap(buffer) == 0 {
		if stat, err := in.Stat(); err == nil {
			buffer = make([]byte, 0, min(stat.Size(), maxFile)+1)
		}
	}
	data = buffer[:0]
	for {
		data = slices.Grow(data, 1)
		n, err := in.Read(data[len(data):min(cap(data), maxFile+1)])
		data = data[:len(data)+n]
		switch {
		case len(data) > maxFile:
			return data, true, nil
		case err == io.EOF:
			return data, false, nil
		case err != nil:
			return nil, false, err
		}
	}
}
