package build

import (
	"fmt"
	"math/bits"
	"testing"
)

// A hundred thousand texts that differ by little have as many keys.
func TestMixerTellsTextsApart(t *testing.T) {
	seen := map[uint64]string{}
	for i := range 100_000 {
		text := fmt.Sprintf("Fiche %d de la commune %d", i, i%108)
		for _, s := range []string{text, text + "\x00"} {
			var m mixer
			m.Write([]byte(s))
			if other, taken := seen[m.Sum64()]; taken {
				t.Fatalf("%q and %q have one key", s, other)
			}
			seen[m.Sum64()] = s
		}
	}
}

// One bit of the text moves about half of the key's.
func TestMixerSpreadsEachBit(t *testing.T) {
	text := []byte("Composteurs de quartier")
	sum := func() uint64 {
		var m mixer
		m.Write(text)
		return m.Sum64()
	}
	before, moved := sum(), 0
	for i := range 8 * len(text) {
		text[i/8] ^= 1 << (i % 8)
		moved += bits.OnesCount64(before ^ sum())
		text[i/8] ^= 1 << (i % 8)
	}
	if mean := moved / (8 * len(text)); mean < 28 || mean > 36 {
		t.Errorf("a bit moves %d bits of 64", mean)
	}
}
