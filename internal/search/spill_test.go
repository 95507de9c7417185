package search

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"strings"
	"sync"
	"testing"

	"essaim/internal/locale"
)

// A pile is a file in memory, of which the writes from some number on fail, and maybe all reads.
type pile struct {
	mu       sync.Mutex
	bytes    []byte
	writes   int
	full     int // the first write that fails; 0 for none
	vanished bool
}

var errFull = errors.New("no room left")

func (p *pile) WriteAt(b []byte, at int64) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.writes++; p.full > 0 && p.writes >= p.full {
		return 0, errFull
	}
	if missing := int(at) + len(b) - len(p.bytes); missing > 0 {
		p.bytes = append(p.bytes, make([]byte, missing)...)
	}
	return copy(p.bytes[at:], b), nil
}

func (p *pile) ReadAt(b []byte, at int64) (int, error) {
	if p.vanished {
		return 0, io.EOF
	}
	return bytes.NewReader(p.bytes).ReadAt(b, at)
}

// An index is the same whether it was spilled, in part or not at all.
func TestSpill(t *testing.T) {
	entries, bodies := library(6000)
	for i := range bodies { // several rooms for each collector
		bodies[i] = strings.Repeat(bodies[i]+"\n\n", 1+i%3)
	}
	entries[3].Title, entries[3].Summary, bodies[3] = "", "", "" // of which it has nothing
	index := func(p *pile) (map[string][]byte, []byte, error) {
		x := indexOf("/", locale.French, entries)
		keys := []uint64{}
		for i, e := range entries {
			keys = append(keys, keyOf(e, bodies[i]))
		}
		x.Reuse(keys)
		if p != nil {
			x.SpillTo(p)
		}
		var mu sync.Mutex
		files := map[string][]byte{}
		put := func(path string, content []byte) error {
			mu.Lock()
			defer mu.Unlock()
			files[path] = bytes.Clone(content)
			return nil
		}
		takers := []*Collector{x.Collector(), x.Collector()}
		for i, e := range entries {
			takers[i%2].Add(i, e, []byte(bodies[i]))
			if err := x.Show(i, e, put); err != nil {
				t.Fatal(err)
			}
			if i != 3 && !x.Knows(i) {
				t.Fatalf("document %d is not in", i)
			}
		}
		if err := x.ReadSpilled(); err != nil {
			return nil, nil, err
		}
		if err := x.Files(put); err != nil {
			t.Fatal(err)
		}
		var state bytes.Buffer
		if err := x.WriteState(&state); err != nil {
			t.Fatal(err)
		}
		return files, state.Bytes(), nil
	}
	want, kept, _ := index(nil)
	for _, p := range []*pile{{}, {full: 1}, {full: 4}} {
		got, state, err := index(p)
		if err != nil || !maps.EqualFunc(got, want, bytes.Equal) || !bytes.Equal(state, kept) {
			t.Errorf("%d writes, full from write %d on: not the same index (%v)", p.writes, p.full, err)
		}
		if p.writes < 6 || (len(p.bytes) == 0) != (p.full == 1) {
			t.Errorf("%d writes, %d bytes are in it", p.writes, len(p.bytes))
		}
	}
	if _, _, err := index(&pile{vanished: true}); err == nil {
		t.Error("what was spilled is gone, and nobody says so")
	}
}
