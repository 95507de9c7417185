package locale

import (
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

// Sort and Compare give one order, which only equal texts leave open.
func FuzzCompare(f *testing.F) {
	f.Add("bac 2", "bac 10")
	f.Add("côte", "coté")
	f.Add("a", "a\x00")
	f.Add("e\u0301", "é")
	f.Add("composteurs de quartier 10", "composteurs de quartier 9")
	f.Fuzz(func(t *testing.T, a, b string) {
		l := For(French)
		order := l.Compare(a, b)
		sorted := []string{b, a}
		Sort(l, sorted, func(s string) string { return s })
		if sorted[0] != a && order < 0 || sorted[0] != b && order > 0 {
			t.Errorf("%q, %q: Compare %d, and %q sorted", a, b, order, sorted)
		}
		if order != -l.Compare(b, a) || (order == 0) != (a == b) {
			t.Errorf("%q, %q: %d, the other way %d", a, b, order, l.Compare(b, a))
		}
	})
}

// Items of equal texts stay as they are, among others whose keys begin alike.
func TestSortIsStable(t *testing.T) {
	type item struct {
		title string
		id    int
	}
	var list []item
	for i := range 40 {
		list = append(list, item{[]string{"Composteurs de quartier", "Composteurs d’école", "composteurs de quartier", ""}[i*7%4], i})
	}
	want := slices.Clone(list)
	slices.SortStableFunc(want, func(a, b item) int { return For(French).Compare(a.title, b.title) })
	Sort(For(French), list, func(i item) string { return i.title })
	if !slices.Equal(list, want) {
		t.Errorf("got  %v\nwant %v", list, want)
	}
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
		For(French).Compare("a", "b")
	}
}
