package digest

// Blocks is the digest of a text that comes in pieces, whatever they are: that of
// its blocks of a kilobyte, one after the other. The zero value is ready for use.
type Blocks struct {
	size   int64
	digest Digest // of the blocks that are full
	block  [1 << 10]byte
}

// Write never fails.
func (b *Blocks) Write(piece []byte) (int, error) {
	length := len(piece)
	for len(piece) > 0 {
		begun := int(b.size % int64(len(b.block)))
		n := min(len(piece), len(b.block)-begun)
		switch {
		case n == len(b.block):
			b.digest.Write(piece[:n])
		case copy(b.block[begun:], piece[:n]) == len(b.block)-begun:
			b.digest.Write(b.block[:])
		}
		b.size, piece = b.size+int64(n), piece[n:]
	}
	return length, nil
}

// Size is how many bytes were written.
func (b *Blocks) Size() int64 { return b.size }

// Sum64 is the digest of what was written so far.
func (b *Blocks) Sum64() uint64 {
	last := b.digest
	last.Write(b.block[:b.size%int64(len(b.block))])
	return last.Sum64()
}
