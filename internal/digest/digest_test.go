package digest

import (
	"bytes"
	"fmt"
	"math/bits"
	"slices"
	"testing"
)

// A hundred thousand texts that differ by little have as many digests.
func TestTextsAreToldApart(t *testing.T) {
	seen := map[uint64]string{}
	for i := range 100_000 {
		text := fmt.Sprintf("Fiche %d de la commune %d", i, i%108)
		for _, s := range []string{text, text + "\x00"} {
			d := Of([]byte(s))
			if first, taken := seen[d]; taken {
				t.Fatalf("%q and %q have one digest", s, first)
			}
			seen[d] = s
		}
	}
}

// One bit of texts of every length changes half of the digest's bits, and no two
// texts share one.
func TestEachBitIsSpread(t *testing.T) {
	seen, changed, pairs := map[uint64]string{}, 0, 0
	add := func(text []byte) uint64 {
		d := Of(text)
		if first, taken := seen[d]; taken && first != string(text) {
			t.Errorf("%q and %q have one digest", first, text)
		}
		seen[d] = string(text)
		return d
	}
	for length := range 70 {
		text := bytes.Repeat([]byte("é "), 40)[:length]
		before := add(text)
		add(append(slices.Clone(text), 0))
		for bit := range 8 * length {
			text[bit/8] ^= 1 << (bit % 8)
			changed, pairs = changed+bits.OnesCount64(before^add(text)), pairs+1
			text[bit/8] ^= 1 << (bit % 8)
		}
	}
	if mean := float64(changed) / float64(pairs); mean < 31.5 || mean > 32.5 {
		t.Errorf("a bit of the text changes %.2f bits of the digest", mean)
	}
}

// Where a text ends matters, and so does an empty one.
func TestBoundsMatter(t *testing.T) {
	seen := map[Digest]bool{}
	for _, texts := range [][]string{{"ab", "c"}, {"a", "bc"}, {"abc"}, {"abc", ""}, {"", "abc"}, {}, {""}} {
		d := Digest(0).Texts(texts...)
		if seen[d] {
			t.Errorf("%q", texts)
		}
		seen[d] = true
	}
}

func BenchmarkOf(b *testing.B) {
	for _, length := range []int{8, 40, 5000} {
		text := bytes.Repeat([]byte("é "), length)[:length]
		b.Run(fmt.Sprint(length), func(b *testing.B) {
			b.SetBytes(int64(length))
			for b.Loop() {
				Of(text)
			}
		})
	}
}
