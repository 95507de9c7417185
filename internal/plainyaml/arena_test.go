package plainyaml

import (
	"fmt"
	"strings"
	"testing"
)

// A text larger than what the arena holds so far leaves no node behind, nor does
// the next one find anything of it.
func TestArenaGrowsAndIsReused(t *testing.T) {
	var arena Arena
	for _, keys := range []int{3, 2000, 5} {
		arena.Reset()
		var text strings.Builder
		for i := range keys {
			fmt.Fprintf(&text, "k%d: [%d, {a: %d}]\n", i, i, -i)
		}
		root, ok := Read(&arena, []byte(text.String()))
		if !ok || len(root.Content) != 2*keys {
			t.Fatalf("%d keys: plain %v, %d nodes", keys, ok, len(root.Content))
		}
		for i := range keys {
			key, list := root.Content[2*i], root.Content[2*i+1]
			got := key.Value + list.Content[0].Value + list.Content[1].Content[1].Value
			if want := fmt.Sprintf("k%d%d%d", i, i, -i); got != want || key.Line != i+1 {
				t.Fatalf("key %d of %d: %q at line %d, want %q", i, keys, got, key.Line, want)
			}
		}
		for _, cell := range arena.Cells(700) {
			if cell != nil {
				t.Fatalf("a cell holds %v", cell)
			}
		}
	}
}
