package search

import (
	"encoding/binary"
	"math/bits"
	"sync/atomic"
)

// spellings tell what each word that was met stands for, as it is written. A
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

// slot holds what the word of a hash means; a hash of 0 is none. The hash is
// written last.
type slot struct {
	hash  atomic.Uint64
	means atomic.Uint32
}

// meaning is the form of a word, and whether the word is weak.
type meaning uint32

func meaningOf(form uint32, weak bool) meaning {
	if weak {
		return meaning(form<<1 | 1)
	}
	return meaning(form << 1)
}

// form is what the word is found by, where it weighs so much: weak words are
// nothing but in titles.
func (m meaning) form(weight uint32) uint32 {
	if m&1 == 1 && weight != inTitle {
		return nothing
	}
	return uint32(m >> 1)
}

func (s *spellings) all() slots {
	if all := s.slots.Load(); all != nil {
		return *all
	}
	return nil
}

// glance looks where a word of this hash is in most cases.
func (all slots) glance(hash uint64) (means meaning, known bool) {
	if len(all) == 0 {
		return 0, false
	}
	return all[hash&uint64(len(all)-1)].of(hash)
}

// find looks wherever it may be.
func (all slots) find(hash uint64) (means meaning, known bool) {
	if len(all) == 0 {
		return 0, false
	}
	return all.slot(hash).of(hash)
}

// of reads a slot, the hash first.
func (s *slot) of(hash uint64) (means meaning, known bool) {
	known = s.hash.Load() == hash
	return meaning(s.means.Load()), known
}

// slot is where a word of this hash is, or should be.
func (all slots) slot(hash uint64) *slot {
	mask := uint64(len(all) - 1)
	i := hash & mask
	for h := all[i].hash.Load(); h != 0 && h != hash; h = all[i].hash.Load() {
		i = (i + 1) & mask
	}
	return &all[i]
}

func (s *spellings) add(hash uint64, means meaning) {
	all := s.all()
	if 4*s.taken >= 3*len(all) {
		before := all
		all = make(slots, max(1024, 2*len(before)))
		for i := range before {
			if h := before[i].hash.Load(); h != 0 {
				all.put(h, meaning(before[i].means.Load()))
			}
		}
		s.slots.Store(&all)
	}
	all.put(hash, means)
	s.taken++
}

func (all slots) put(hash uint64, means meaning) {
	at := all.slot(hash)
	at.means.Store(uint32(means))
	at.hash.Store(hash)
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
