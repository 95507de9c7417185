package search

import (
	"encoding/binary"
	"math/bits"
	"sync/atomic"
)

// spellings say what each word that was met stands for, as it is written. A
// built-in map would do the same in four times the time, and every word of every
// text is looked up here: one slot is read, letters are not compared. Two words
// with one hash would be found together, which harms nobody.
//
// Whoever adds to them holds a lock; whoever looks holds none, and may miss what
// was just added.
type spellings struct {
	slots atomic.Pointer[slots]
	taken int
}

type slots []slot

// slot holds what the word of a hash means, in twelve bytes. The upper half of the
// hash, which is never 0, is written last; 0 is none.
type slot struct{ upper, lower, means atomic.Uint32 }

// meaning is the form that a word is found by.
type meaning uint32

func (s *spellings) all() slots {
	if all := s.slots.Load(); all != nil {
		return *all
	}
	return nil
}

// quickFind looks where a word of this hash is in most cases.
func (all slots) quickFind(hash uint64) (means meaning, known bool) {
	if len(all) == 0 {
		return 0, false
	}
	return all[all.start(hash)].of(hash)
}

// find looks wherever it may be.
func (all slots) find(hash uint64) (means meaning, known bool) {
	if len(all) == 0 {
		return 0, false
	}
	i := all.start(hash)
	for ; all[i].upper.Load() != 0; i = all.after(i) {
		if means, known = all[i].of(hash); known {
			break
		}
	}
	return means, known
}

// start is where the search for a hash begins. The highest bit is always set, and
// says nothing.
func (all slots) start(hash uint64) int {
	i, _ := bits.Mul64(hash<<1, uint64(len(all)))
	return int(i)
}

func (all slots) after(i int) int {
	if i++; i < len(all) {
		return i
	}
	return 0
}

// of says what the word of this hash means, if it is here.
func (s *slot) of(hash uint64) (means meaning, known bool) {
	known = s.upper.Load() == uint32(hash>>32) && s.lower.Load() == uint32(hash)
	return meaning(s.means.Load()), known
}

// add adds a word, unless another goroutine just did.
func (s *spellings) add(hash uint64, means meaning) {
	all := s.all()
	if _, known := all.find(hash); known {
		return
	}
	if 4*s.taken >= 3*len(all) {
		more := make(slots, max(1024, len(all)+len(all)/2))
		for i := range all {
			if b := &all[i]; b.upper.Load() != 0 {
				more.put(uint64(b.upper.Load())<<32|uint64(b.lower.Load()), meaning(b.means.Load()))
			}
		}
		s.slots.Store(&more)
		all = more
	}
	all.put(hash, means)
	s.taken++
}

func (all slots) put(hash uint64, means meaning) {
	i := all.start(hash)
	for all[i].upper.Load() != 0 {
		i = all.after(i)
	}
	all[i].means.Store(uint32(means))
	all[i].lower.Store(uint32(hash))
	all[i].upper.Store(uint32(hash >> 32))
}

// hash64 mixes a word eight letters at a time. It is never 0.
func hash64(word []byte) uint64 {
	const k1, k2 = 0x9e3779b97f4a7c15, 0xd1b54a32d192ed03 // odd, of random bits
	h := uint64(len(word)) * k1
	for len(word) > 8 {
		h = mix(h^binary.LittleEndian.Uint64(word), k1)
		word = word[8:]
	}
	return mix(h^tail(word), k2) | 1<<63
}

func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// tail is the last eight letters or fewer, in one number.
func tail(word []byte) uint64 {
	n := len(word)
	switch {
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(word)) | uint64(binary.LittleEndian.Uint32(word[n-4:]))<<32
	case n > 0:
		return uint64(word[0]) | uint64(word[n/2])<<8 | uint64(word[n-1])<<16
	}
	return 0
}
