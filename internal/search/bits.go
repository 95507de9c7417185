package search

import (
	"encoding/binary"
	"math/bits"
)

// A bitWriter appends bits to bytes, the highest of a byte first.
type bitWriter struct {
	bytes []byte
	bits  uint64 // that are not in bytes yet, the low ones
	count int    // of them, below 32 between two calls
}

// write appends the n low bits of v, 32 at most; those above must be 0.
func (w *bitWriter) write(v uint32, n int) {
	w.bits = w.bits<<n | uint64(v)
	w.count += n
	if w.count >= 32 {
		w.count -= 32
		w.bytes = binary.BigEndian.AppendUint32(w.bytes, uint32(w.bits>>w.count))
	}
}

// flush ends the last byte with zeros.
func (w *bitWriter) flush() {
	for ; w.count > 0; w.count -= 8 {
		w.bytes = append(w.bytes, byte(w.bits<<8>>w.count))
	}
	w.count = 0
}

// gamma writes a number from 1 on: zeros that give its length, then itself.
func (w *bitWriter) gamma(v uint32) {
	n := bits.Len32(v)
	w.write(0, n-1)
	w.write(v, n)
}

// rice writes a gap: gap>>k in ones, a zero, the k low bits.
func (w *bitWriter) rice(gap uint32, k int) {
	ones := gap >> k
	for ; ones >= 16; ones -= 16 {
		w.write(1<<16-1, 16)
	}
	w.write((1<<ones-1)<<1, int(ones)+1)
	w.write(gap&(1<<k-1), k)
}

// riceParameter suits m documents of n.
func riceParameter(n, m int) int { return max(0, bits.Len(uint(n/(m+1)))-1) }
