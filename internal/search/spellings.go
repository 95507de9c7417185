package search

// spellings numbers the words that it meets, as they are written. A built-in
// map would do the same in four times the time, and every word of every text
// is looked up here: one slot is read, letters are not compared. A slot and its
// place hold more than fifty bits of a word's hash; two words that share them
// all would be found together, which harms nobody.
type spellings struct {
	slots  []uint64 // high bits of the hash above a number from 1; 0: free
	hashes []uint64 // by number
}

// numberBits are those of a slot that number a spelling, enough for sixteen
// million of them.
const numberBits = 24

// hash64 is 64-bit FNV-1a, its halves folded together: its low bits choose the
// slot and its high bits are kept.
func hash64(word []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range word {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>32
}

// number gives the number of a word, from 0, and tells whether it is met for
// the first time.
func (s *spellings) number(word []byte) (n int, isNew bool) {
	if 4*len(s.hashes) >= 3*len(s.slots) {
		s.grow()
	}
	h := hash64(word)
	mask := uint64(len(s.slots) - 1)
	i := h & mask
	for ; s.slots[i] != 0; i = (i + 1) & mask {
		if (s.slots[i]^h)>>numberBits == 0 {
			return int(s.slots[i]&(1<<numberBits-1)) - 1, false
		}
	}
	s.hashes = append(s.hashes, h)
	s.slots[i] = slot(h, len(s.hashes))
	return len(s.hashes) - 1, true
}

func slot(hash uint64, n int) uint64 { return hash>>numberBits<<numberBits | uint64(n) }

func (s *spellings) grow() {
	s.slots = make([]uint64, max(1024, 2*len(s.slots)))
	mask := uint64(len(s.slots) - 1)
	for n, h := range s.hashes {
		i := h & mask
		for s.slots[i] != 0 {
			i = (i + 1) & mask
		}
		s.slots[i] = slot(h, n+1)
	}
}
