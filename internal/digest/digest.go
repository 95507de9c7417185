// Package digest makes 64 bits of a text, to know whether it changed; it is also
// the hash function under the keys of views (package build). It takes sixteen bytes
// at a time and keeps no block, because views are hashed in thousands of small
// pieces, for which FNV, a byte at a time, and the hashes made for long texts take
// twice as long. Words are folded in by a product of 128
// bits, whose halves are added without carry.
//
// Its numbers are the same on every machine, and are kept from one build to the
// next. It is no defence against anybody who looks for two texts of one digest.
package digest

import (
	"encoding/binary"
	"math/bits"
)

// A Digest is what was written so far; the zero value is ready for use. It is a
// hash.Hash64.
type Digest uint64

const (
	seed  = 0x9e3779b97f4a7c15 // odd, of no pattern
	other = 0xd6e8feb86659fd93
)

// Of is the digest of one text.
func Of(text []byte) uint64 {
	var d Digest
	d.Write(text)
	return d.Sum64()
}

// Mix adds a number.
func (d Digest) Mix(word uint64) Digest { return product(uint64(d)^word^seed, other) }

func product(a, b uint64) Digest {
	high, low := bits.Mul64(a, b)
	return Digest(high ^ low)
}

// Texts adds texts; where one ends matters.
func (d Digest) Texts(texts ...string) Digest {
	for _, s := range texts {
		d.Write([]byte(s))
	}
	return d
}

// Write never fails. What two calls write is not what one call would.
func (d *Digest) Write(p []byte) (int, error) {
	h, length := *d, len(p)
	for len(p) >= 16 {
		h = product(binary.LittleEndian.Uint64(p)^other, binary.LittleEndian.Uint64(p[8:])^uint64(h)^seed)
		p = p[16:]
	}
	if len(p) >= 8 {
		h = h.Mix(binary.LittleEndian.Uint64(p))
		p = p[8:]
	}
	*d = h.Mix(rest(p)).Mix(uint64(length))
	return length, nil
}

// rest is at most seven bytes in one number; with their count, it identifies them.
func rest(p []byte) uint64 {
	switch n := len(p); {
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(p)) | uint64(binary.LittleEndian.Uint32(p[n-4:]))<<32
	case n > 0:
		return uint64(p[0]) | uint64(p[n/2])<<8 | uint64(p[n-1])<<16
	}
	return 0
}

func (d *Digest) Sum64() uint64       { return uint64(d.Mix(0)) }
func (d *Digest) Sum(b []byte) []byte { return binary.LittleEndian.AppendUint64(b, d.Sum64()) }
func (d *Digest) Reset()              { *d = 0 }
func (d *Digest) Size() int           { return 8 }
func (d *Digest) BlockSize() int      { return 8 }
