package search

import (
	"encoding/binary"
	"iter"

	"essaim/internal/view"
)

// A document is what an index needs to know of one page, besides its entry.
type document struct {
	digest  []byte  // its forms, each with its weight: see appendMention
	text    []byte  // how its bodies begin
	spilled spilled // where both are instead
	length  int     // how many words it has
	shown   []byte  // JSON of what results show; nil when the file that shows it is made
	isShown bool    // by the file of page/ of the previous index, which stays
	kind    view.Kind
}

const (
	maxWeight  = 255 // two hundred mentions weigh as much as a thousand
	maxMention = binary.MaxVarintLen32 + 2
)

// A mention is a form and its weight, or a document and a weight, given by the gap to
// the one before, from -1 and less one: a varint, four times the gap plus the weight
// less one; when this is 3 or more, 3 and the weight in a byte. Mentions ascend.
func appendMention(b []byte, gap, weight uint32) []byte {
	if weight <= 3 {
		return binary.AppendUvarint(b, uint64(gap)<<2|uint64(weight-1))
	}
	b = binary.AppendUvarint(b, uint64(gap)<<2|3)
	return append(b, byte(min(weight, maxWeight)))
}

// mentionAt reads the mention at i, and says where the next one is.
func mentionAt(mentions []byte, i int) (gap, weight uint32, next int) {
	v := uint32(mentions[i])
	i++
	if v >= 0x80 {
		v &= 0x7f
		for shift := 7; i < len(mentions); shift += 7 {
			b := mentions[i]
			i++
			v |= uint32(b&0x7f) << shift
			if b < 0x80 {
				break
			}
		}
	}
	weight = v&3 + 1
	if weight == 4 && i < len(mentions) {
		weight = uint32(mentions[i])
		i++
	}
	return v >> 2, weight, i
}

// mentions gives the forms of a digest, or documents, with their weights.
func mentions(b []byte) iter.Seq2[uint32, uint32] {
	return func(yield func(n, weight uint32) bool) {
		next := uint32(0)
		for i := 0; i < len(b); {
			var gap, weight uint32
			gap, weight, i = mentionAt(b, i)
			if !yield(next+gap, weight) {
				return
			}
			next += gap + 1
		}
	}
}
