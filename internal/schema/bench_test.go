package schema_test

import (
	"testing"

	"essaim/internal/locale"
	"essaim/internal/schema"
	"essaim/internal/source"
)

// BenchmarkOf makes the schemas of all kinds, as a build does.
func BenchmarkOf(b *testing.B) {
	words := locale.For(locale.Languages[0])
	for b.Loop() {
		for _, kind := range source.AllKinds {
			schema.Of(kind, words)
		}
	}
}
