package search

import "bytes"

// texts numbers texts. Letters lie one after the other, so that the collector of
// garbage has nothing to follow in a hundred thousand of them.
type texts struct {
	letters []byte
	ends    []uint32 // in letters, by number
	table   table
}

// at is the text of a number.
func (t *texts) at(n int32) []byte {
	start := uint32(0)
	if n > 0 {
		start = t.ends[n-1]
	}
	return t.letters[start:t.ends[n]:t.ends[n]]
}

// number is that of a text, a new one when it was never met; none has -1.
func (t *texts) number(text string) int32 {
	if text == "" {
		return -1
	}
	for t.table.count < len(t.ends) { // those of a previous index, when they are first asked for
		t.table.add(hash64(t.at(int32(t.table.count))))
	}
	before := len(t.letters)
	t.letters = append(t.letters, text...)
	letters := t.letters[before:]
	n, known := t.table.number(hash64(letters), func(n int32) bool { return bytes.Equal(t.at(n), letters) })
	if known {
		t.letters = t.letters[:before]
	} else {
		t.ends = append(t.ends, uint32(len(t.letters)))
	}
	return n
}

// A table finds the numbers of things, counted from 0 on, by their hashes. It
// holds half of each hash, so that few things are looked at in vain.
type table struct {
	slots []uint64 // half a hash, then a number plus one; 0 is none
	count int
}

// number is that of a thing, the next one when it was never met.
func (t *table) number(hash uint64, is func(n int32) bool) (n int32, known bool) {
	half := uint32(hash)
	for i := t.start(half); i < len(t.slots) && t.slots[i] != 0; i = t.after(i) {
		if n := int32(uint32(t.slots[i])) - 1; uint32(t.slots[i]>>32) == half && is(n) {
			return n, true
		}
	}
	return t.add(hash), false
}

// add gives the next number to a thing.
func (t *table) add(hash uint64) int32 {
	if 4*t.count >= 3*len(t.slots) {
		before := t.slots
		t.slots = make([]uint64, max(1024, len(before)+len(before)/2))
		for _, s := range before {
			if s != 0 {
				t.put(s)
			}
		}
	}
	t.count++
	t.put(uint64(uint32(hash))<<32 | uint64(t.count))
	return int32(t.count) - 1
}

func (t *table) put(s uint64) {
	i := t.start(uint32(s >> 32))
	for t.slots[i] != 0 {
		i = t.after(i)
	}
	t.slots[i] = s
}

// start is where the search for half a hash begins.
func (t *table) start(half uint32) int { return int(uint64(half) * uint64(len(t.slots)) >> 32) }

func (t *table) after(i int) int {
	if i++; i < len(t.slots) {
		return i
	}
	return 0
}
