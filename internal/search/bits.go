package search

import "math/bits"

// A bitWriter appends bits to bytes, the highest of a byte first.
type bitWriter struct {
	bytes []byte
	free  int // bits of the last byte that hold nothing yet
}

// write appends the n low bits of v.
func (w *bitWriter) write(v uint32, n int) {
	for n > 0 {
		if w.free == 0 {
			w.bytes = append(w.bytes, 0)
			w.free = 8
		}
		k := min(n, w.free)
		part := v >> (n - k) & (1<<k - 1)
		w.bytes[len(w.bytes)-1] |= byte(part << (w.free - k))
		w.free -= k
		n -= k
	}
}

// gamma writes a number from 1 on: zeros that tell its length, then itself.
func (w *bitWriter) gamma(v uint32) {
	n := bits.Len32(v)
	w.write(0, n-1)
	w.write(v, n)
}

// rice writes a gap: gap>>k in ones, a zero, the k low bits.
func (w *bitWriter) rice(gap uint32, k int) {
	for ones := gap >> k; ones > 0; {
		n := min(ones, 16)
		w.write(1<<n-1, int(n))
		ones -= n
	}
	w.write(0, 1)
	w.write(gap, k)
}

// riceParameter suits m documents of n.
func riceParameter(n, m int) int { return max(0, bits.Len(uint(n/(m+1)))-1) }
