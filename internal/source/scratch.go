package source

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"essaim/internal/plainyaml"
)

// A scratch is what one worker reads its files with, one after another: the bytes of
// the file at hand, its nodes, and the names that have been met. What a file
// leaves on it is overwritten by the next; so what is to last is kept.
type scratch struct {
	data  []byte
	nodes plainyaml.Arena
	names map[string]string
	texts strings.Builder // what is kept of other texts

	references []reference // of the file at hand
}

func newScratch() *scratch {
	return &scratch{data: make([]byte, 0, 64<<10), names: map[string]string{}}
}

// maxNames is more than the ids, units and roles of a network.
const maxNames = 10_000

// name is a copy of a text that many files have, made once: an id, a unit, a role.
func (d *scratch) name(s string) string {
	if known, ok := d.names[s]; ok {
		return known
	}
	s = d.keep(s)
	if len(d.names) < maxNames {
		d.names[s] = s
	}
	return s
}

// Short texts are kept many together, in pieces of at most mostKept bytes. One
// file read alone asks for a small piece, which it holds for as long as it lasts.
const (
	leastKept = 1 << 10
	mostKept  = 64 << 10
)

// keep is a copy of a text. It lies beside others: there are a dozen in a sheet,
// which would be as many objects for the collector to go through.
func (d *scratch) keep(s string) string {
	if len(s) > leastKept {
		return strings.Clone(s)
	}
	if size := d.texts.Cap(); size-d.texts.Len() < len(s) {
		d.texts = strings.Builder{}
		d.texts.Grow(max(min(2*size, mostKept), leastKept))
	}
	start := d.texts.Len()
	d.texts.WriteString(s)
	return d.texts.String()[start:]
}

// readFile reads a whole content file, of at most maxFile bytes, into the buffer
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
