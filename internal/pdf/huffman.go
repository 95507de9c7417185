package pdf

import (
	"encoding/binary"
	"hash/adler32"
	"math/bits"
	"slices"
)

// huffman deflates the fonts of documents (RFC 1950, 1951) in one pass: they are so much alike
// that one code, made once of a sample, stands for the one that another deflater makes anew of
// each, which takes it longer than all else. Little comes twice in outlines; what is looked for
// is only what the two bytes before repeat, as the rows of letters do that are not used.
type huffman struct {
	codes [firstAgain + longestAgain - shortestAgain + 1]prefix // by symbol; one that repeats is followed by how far back
	start []byte                                                // of the stream: its header and the code, whole bytes of it
	open  prefix                                                // the rest of it
}

// prefix is the code of a symbol: its bits, the first one lowest.
type prefix struct {
	bits uint32
	size uint8
}

// Symbols beyond those that stand for bytes.
const (
	endOfBlock    = 256
	firstAgain    = 257 // each of the next ones for a byte more, up to ten
	shortestAgain = 3
	longestAgain  = 10
)

// newHuffman makes the code of samples.
func newHuffman(samples [][]byte) *huffman {
	h := &huffman{}
	weights := make([]int, len(h.codes))
	for _, sample := range samples {
		for i := 0; i < len(sample); {
			symbol, size := symbolAt(sample, i)
			weights[symbol] += 16 // what is in no sample has a code too
			i += size
		}
		weights[endOfBlock] += 16
	}
	sizes := append(codeSizes(weights, 15), 1, 1) // and of distances: 1, and 2, the one that is used
	often := make([]int, 16)
	for _, size := range sizes {
		often[size]++
	}
	sizeSizes := codeSizes(often, 7)

	w := bitWriter{out: []byte{0x78, 0x01}}
	w.write(prefix{0b101, 3}) // the last block, with a code of its own
	w.write(prefix{uint32(len(weights) - firstAgain), 5})
	w.write(prefix{2 - 1, 5})
	order := []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	w.write(prefix{uint32(len(order) - 4), 4})
	for _, size := range order {
		p := prefix{0, 3}
		if size < len(sizeSizes) {
			p.bits = uint32(sizeSizes[size])
		}
		w.write(p)
	}
	sizeCodes := prefixes(sizeSizes)
	for _, size := range sizes {
		w.write(sizeCodes[size])
	}
	h.start, h.open = w.out, prefix{uint32(w.bits), w.size}
	copy(h.codes[:], prefixes(sizes[:len(weights)]))
	for i := firstAgain; i < len(h.codes); i++ {
		h.codes[i].bits |= 1 << h.codes[i].size
		h.codes[i].size++
	}
	return h
}

// symbolAt is what stands for the next bytes of a content, and how many these are.
func symbolAt(content []byte, i int) (symbol, size int) {
	if i >= 2 {
		for size < longestAgain && i+size < len(content) && content[i+size] == content[i+size-2] {
			size++
		}
		if size >= shortestAgain {
			return firstAgain + size - shortestAgain, size
		}
	}
	return int(content[i]), 1
}

// append appends a content, deflated.
func (h *huffman) append(dst, content []byte) []byte {
	w := bitWriter{append(dst, h.start...), uint64(h.open.bits), h.open.size}
	for i := 0; i < len(content); {
		symbol, size := symbolAt(content, i)
		w.write(h.codes[symbol])
		i += size
	}
	w.write(h.codes[endOfBlock])
	for w.size > 0 {
		w.out, w.bits, w.size = append(w.out, byte(w.bits)), w.bits>>8, max(w.size, 8)-8
	}
	return binary.BigEndian.AppendUint32(w.out, adler32.Checksum(content))
}

// bitWriter writes bits, the lowest first.
type bitWriter struct {
	out  []byte
	bits uint64
	size uint8 // of those that wait, less than a byte beyond 32
}

func (w *bitWriter) write(p prefix) {
	w.bits |= uint64(p.bits) << w.size
	if w.size += p.size; w.size >= 32 {
		w.out = binary.LittleEndian.AppendUint32(w.out, uint32(w.bits))
		w.bits, w.size = w.bits>>32, w.size-32
	}
}

// codeSizes are those of the best code of symbols of these weights, none above a limit. No
// symbol is without a code.
func codeSizes(weights []int, limit uint8) []uint8 {
	type group struct {
		weight  int
		symbols []int
	}
	var groups []group
	for symbol, w := range weights {
		groups = append(groups, group{w + 1, []int{symbol}})
	}
	sizes := make([]uint8, len(weights))
	for len(groups) > 1 {
		slices.SortStableFunc(groups, func(a, b group) int { return b.weight - a.weight })
		last := len(groups) - 1
		one, other := groups[last-1], groups[last]
		both := slices.Concat(one.symbols, other.symbols)
		for _, symbol := range both {
			sizes[symbol]++
		}
		groups = append(groups[:last-1], group{one.weight + other.weight, both})
	}
	if slices.Max(sizes) <= limit {
		return sizes
	}
	flatter := make([]int, len(weights))
	for i, w := range weights {
		flatter[i] = w / 2
	}
	return codeSizes(flatter, limit)
}

// prefixes are the codes of these sizes.
func prefixes(sizes []uint8) []prefix {
	codes := make([]prefix, len(sizes))
	code := uint16(0)
	for size := uint8(1); size < 16; size++ {
		for symbol, s := range sizes {
			if s == size {
				codes[symbol] = prefix{uint32(bits.Reverse16(code) >> (16 - size)), size}
				code++
			}
		}
		code <<= 1
	}
	return codes
}
