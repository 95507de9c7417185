package search

import "encoding/binary"

// A document is what an index needs to know of one page, besides its entry.
type document struct {
	digest  []byte // its forms, each with its weight: see appendMention
	text    []byte // how its bodies begin
	length  int    // how many words it has
	isSheet bool
}

const (
	maxWeight  = 255 // two hundred mentions weigh as much as a thousand
	maxMention = binary.MaxVarintLen32 + 2
)

// appendMention writes a form and its weight: a varint, four times the form plus
// the weight less one; when this is 3 or more, 3 and the weight in a byte.
func appendMention(b []byte, form, weight uint32) []byte {
	if weight <= 3 {
		return binary.AppendUvarint(b, uint64(form)<<2|uint64(weight-1))
	}
	b = binary.AppendUvarint(b, uint64(form)<<2|3)
	return append(b, byte(min(weight, maxWeight)))
}

// mentionAt reads the mention at i of a digest, and tells where the next one is.
func mentionAt(digest []byte, i int) (form, weight uint32, next int) {
	v := uint32(digest[i])
	i++
	if v >= 0x80 {
		v &= 0x7f
		for shift := 7; i < len(digest); shift += 7 {
			b := digest[i]
			i++
			v |= uint32(b&0x7f) << shift
			if b < 0x80 {
				break
			}
		}
	}
	weight = v&3 + 1
	if weight == 4 && i < len(digest) {
		weight = uint32(digest[i])
		i++
	}
	return v >> 2, weight, i
}
