package build

import (
	"encoding/binary"
	"math/bits"
)

// A mixer is the hash of keys: it takes eight bytes at a time and keeps no
// block, since views are hashed in thousands of small pieces, for which FNV (a
// byte at a time) and the hashes made for long texts take twice as long. It is
// for telling what changed, not against anybody who seeks two views of one key.
// Its numbers are the same on every machine.
type mixer uint64

const (
	mixerSeed = 0x9e3779b97f4a7c15 // the golden ratio
	mixerOdd  = 0xd6e8feb86659fd93
)

// mix folds the 128 bits of a product, so that each bit moves all others.
func (m mixer) mix(word uint64) mixer {
	high, low := bits.Mul64(uint64(m)^word^mixerSeed, mixerOdd)
	return mixer(high ^ low)
}

func (m *mixer) Write(p []byte) (int, error) {
	h, length := *m, len(p)
	for len(p) >= 8 {
		h = h.mix(binary.LittleEndian.Uint64(p))
		p = p[8:]
	}
	var last uint64
	for i, c := range p {
		last |= uint64(c) << (8 * i)
	}
	*m = h.mix(last).mix(uint64(length))
	return length, nil
}

func (m *mixer) Sum64() uint64       { return uint64(m.mix(0)) }
func (m *mixer) Sum(b []byte) []byte { return binary.LittleEndian.AppendUint64(b, m.Sum64()) }
func (m *mixer) Reset()              { *m = 0 }
func (m *mixer) Size() int           { return 8 }
func (m *mixer) BlockSize() int      { return 8 }
