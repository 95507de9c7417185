package source

import (
	"strings"
	"testing"
)

// Rooms follow each other, and no text runs into the next.
func TestKeptTextsStay(t *testing.T) {
	d := newScratch()
	var kept []string
	text := func(i int) string { return strings.Repeat(string(rune('a'+i%26)), i%(leastKept+100)) }
	for i := range 3000 {
		kept = append(kept, d.keep(text(i)))
	}
	for i, s := range kept {
		if s != text(i) {
			t.Fatalf("text %d is %.20q, of %d bytes", i, s, len(s))
		}
	}
	if d.texts.Cap() > mostKept+mostKept/4 {
		t.Errorf("a buffer of %d bytes", d.texts.Cap())
	}
}
