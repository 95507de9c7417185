package locale

import (
	"bytes"
	"slices"
	"sync"
	"testing"
)

func TestCompare(t *testing.T) {
	want := []string{"", "Bac", "bac 2", "bac 10", "cote", "coté", "côte", "côté", "eau", "Éclairage", "École", "œuf", "Zone"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, For(French).Compare)
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// Key and Compare give one order, which only equal texts leave open.
func FuzzCompare(f *testing.F) {
	f.Add("bac 2", "bac 10")
	f.Add("côte", "coté")
	f.Add("a", "a\x00")
	f.Add("e\u0301", "é")
	f.Fuzz(func(t *testing.T, a, b string) {
		l := For(French)
		order := l.Compare(a, b)
		if keys := bytes.Compare(l.Key(a), l.Key(b)); keys != order {
			t.Errorf("%q, %q: Compare %d, keys %d", a, b, order, keys)
		}
		if order != -l.Compare(b, a) || (order == 0) != (a == b) {
			t.Errorf("%q, %q: %d, the other way %d", a, b, order, l.Compare(b, a))
		}
	})
}

func TestCompareConcurrently(t *testing.T) {
	l := For(French)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 500 {
				if l.Compare("côté", "cote") <= 0 || l.Compare("bac 2", "bac 10") >= 0 {
					t.Error("wrong order")
					return
				}
			}
		})
	}
	all.Wait()
}

func BenchmarkCompare(b *testing.B) {
	l := For(French)
	for b.Loop() {
		l.Compare("Composteurs de quartier", "Composteurs d’école")
	}
}

func BenchmarkFor(b *testing.B) {
	for b.Loop() {
		For(French).Key("a")
	}
}
