package source

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// delimiterPieces are what files begin with, and what looks like it.
var delimiterPieces = strings.Split("---|---\n|---\r\n|--- \n|---\t\n| ---\n|\u00a0---\n|----\n|---x\n|\n|\r\n|a: b\n|a|é\n|\ufeff|-", "|")

// TestDelimited splits files put together at random, as nearly all are and as
// the library does: where the one way takes a file, the other finds the same.
func TestDelimited(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for range 20_000 {
		var text strings.Builder
		if random.IntN(2) == 0 {
			text.WriteString("---\n")
		}
		for range random.IntN(8) {
			text.WriteString(delimiterPieces[random.IntN(len(delimiterPieces))])
		}
		data := []byte(text.String())
		if _, _, after := delimited(trimMark(data)); after == 0 {
			continue
		}
		taken++
		var own, library file
		offset, line, ok := own.split(data)
		offsetWanted, lineWanted, okWanted := library.find(data)
		if offset != offsetWanted || line != lineWanted || ok != okWanted || string(own.yaml) != string(library.yaml) || own.before != library.before {
			t.Errorf("%q: body at %d, line %d, after %q; want %d, %d, %q", data, offset, line, own.yaml, offsetWanted, lineWanted, library.yaml)
		}
	}
	if taken < 1000 {
		t.Errorf("only %d were taken", taken)
	}
}
