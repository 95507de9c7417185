package locale

import (
	"os"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	table, err := os.ReadFile("testdata/places.txt")
	if err != nil {
		t.Fatal(err)
	}
	french, cases := For(French), 0
	for line := range strings.Lines(string(table)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) != 3 {
			t.Fatalf("three cells are wanted: %q", line)
		}
		cases++
		if got := french.Of(cells[0]); got != cells[1] {
			t.Errorf("of %s: %q, want %q", cells[0], got, cells[1])
		}
		if got := french.At(cells[0]); got != cells[2] {
			t.Errorf("at %s: %q, want %q", cells[0], got, cells[2])
		}
	}
	if cases < 120 {
		t.Errorf("%d names, want 120 at least", cases)
	}
	english := For(English)
	if of, at := english.Of("Le Mans"), english.At("Le Mans"); of != "of Le Mans" || at != "in Le Mans" {
		t.Errorf("English: %q, %q", of, at)
	}
}
