package search

import (
	"encoding/binary"
	"math/bits"
)

// spellings tell what each word that they met stands for, as it is written. A
// built-in map would do the same in four times the time, and every word of every
// text is looked up here: one slot is read, letters are not compared. Two words
// with one hash would be found together, which harms nobody.
type spellings struct {
	slots []slot
	taken int
}

// slot holds what the word of a hash means; a hash of 0 is none.
type slot struct {
	hash uint64
	meaning
}

// glance looks where a word of this hash is in most cases.
func (s *spellings) glance(hash uint64) (means meaning, known bool) {
	if len(s.slots) == 0 {
		return meaning{}, false
	}
	at := &s.slots[hash&uint64(len(s.slots)-1)]
	return at.meaning, at.hash == hash
}

// find looks wherever it may be.
func (s *spellings) find(hash uint64) (means meaning, known bool) {
	mask := uint64(len(s.slots) - 1)
	for i := hash & mask; i < uint64(len(s.slots)) && s.slots[i].hash != 0; i = (i + 1) & mask {
		if s.slots[i].hash == hash {
			return s.slots[i].meaning, true
		}
	}
	return meaning{}, false
}

func (s *spellings) add(one slot) {
	if 4*s.taken >= 3*len(s.slots) {
		before := s.slots
		s.slots, s.taken = make([]slot, max(1024, 2*len(before))), 0
		for _, b := range before {
			if b.hash != 0 {
				s.add(b)
			}
		}
	}
	mask := uint64(len(s.slots) - 1)
	i := one.hash & mask
	for s.slots[i].hash != 0 {
		i = (i + 1) & mask
	}
	s.slots[i] = one
	s.taken++
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
