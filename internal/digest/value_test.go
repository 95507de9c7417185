package digest

import (
	"sync"
	"testing"
	"time"
)

type part struct {
	Name  string
	Parts []part
}

type head struct{ Title string }

type whole struct {
	head
	Text    string
	Bytes   []byte
	Flag    bool
	Number  int
	Small   uint8
	Ratio   float64
	Pair    [2]int
	Texts   []string
	Parts   []part
	To      *part
	Any     any
	Named   map[string]int
	Ignored string `hash:"ignore"`
	hidden  string
}

func TestEveryExportedFieldCounts(t *testing.T) {
	var values Values
	seen := map[uint64]int{}
	for i, v := range []whole{
		{},
		{head: head{"a"}}, {Text: "a"}, {Bytes: []byte("a")}, {Flag: true}, {Number: 1}, {Number: -1}, {Small: 1}, {Ratio: 1}, {Ratio: -1},
		{Pair: [2]int{1, 0}}, {Pair: [2]int{0, 1}},
		{Texts: []string{""}}, {Texts: []string{"a"}}, {Texts: []string{"a", "b"}}, {Texts: []string{"b", "a"}}, {Texts: []string{"ab"}},
		{Parts: []part{{}}}, {Parts: []part{{Name: "a"}}}, {Parts: []part{{Parts: []part{{Name: "a"}}}}}, {Parts: []part{{Parts: []part{{}, {Name: "a"}}}}},
		{To: &part{}}, {To: &part{Name: "a"}},
		{Any: ""}, {Any: "a"}, {Any: 1}, {Any: uint(1)}, {Any: part{Name: "a"}}, {Any: &part{Name: "a"}}, {Any: []part{}},
		{Named: map[string]int{"a": 0}}, {Named: map[string]int{"a": 1}}, {Named: map[string]int{"a": 1, "b": 2}}, {Named: map[string]int{"a": 2, "b": 1}},
	} {
		d, err := values.Of(v)
		if first, taken := seen[d]; taken || err != nil {
			t.Errorf("value %d has the digest of value %d (%v)", i, first, err)
		}
		seen[d] = i
	}
}

func TestWhatDoesNotCount(t *testing.T) {
	var values Values
	of := func(v any) uint64 {
		d, err := values.Of(v)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, same := range [][2]any{
		{whole{}, whole{Ignored: "a", hidden: "a"}},
		{whole{}, whole{Texts: []string{}, Named: map[string]int{}}},
		{map[int]int{1: 1, 2: 2, 3: 3}, map[int]int{3: 3, 2: 2, 1: 1}},
		{whole{To: &part{Name: "a"}}, whole{To: &part{Name: "a"}}},
	} {
		if of(same[0]) != of(same[1]) {
			t.Errorf("%+v and %+v are told apart", same[0], same[1])
		}
	}
}

// Nothing passes for unchanged because its digest cannot see it.
func TestWhatHidesIsRefused(t *testing.T) {
	var values Values
	for _, v := range []any{func() {}, make(chan int), time.Now(), []any{time.Now()}, map[string]any{"a": func() {}}, &struct{ F func() }{}} {
		if _, err := values.Of(v); err == nil {
			t.Errorf("%T has a digest", v)
		}
	}
	if _, err := values.Of(struct{}{}); err != nil {
		t.Error(err)
	}
}

// Several goroutines may meet a type for the first time at once.
func TestAllAgree(t *testing.T) {
	var values Values
	v := whole{Any: part{Parts: []part{{Name: "a"}}}, Parts: []part{{Parts: []part{{Name: "b"}}}}}
	digests := make([]uint64, 8)
	var group sync.WaitGroup
	for i := range digests {
		group.Go(func() { digests[i], _ = values.Of(v) })
	}
	group.Wait()
	for _, d := range digests[1:] {
		if d != digests[0] {
			t.Fatal(digests)
		}
	}
}

// Where an interface holds it, a type is told by its name too.
func TestInterfacesTellTypes(t *testing.T) {
	type other struct{ Name string }
	var values Values
	a, _ := values.Of(other{"a"})
	b, _ := values.Of(struct{ Name string }{"a"})
	if a == b {
		t.Error("one digest for two types")
	}
}
