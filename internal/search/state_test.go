package search

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
	"essaim/test/loop"
)

// indexed is an index of a library, with what the one before has kept, and how
// many documents had to be taken in.
func indexed(t *testing.T, entries []view.Entry, bodies []string, kept []byte) (files map[string][]byte, next []byte, read int) {
	t.Helper()
	keys := make([]uint64, len(entries))
	for i, e := range entries {
		keys[i] = keyOf(e, bodies[i])
	}
	x := indexOf("/", locale.French, entries)
	x.ReadPrevious(kept, 7)
	x.Reuse(keys)
	takers := []*Collector{x.Collector(), x.Collector()}
	for i := range entries {
		if !x.Knows(i) {
			takers[i%2].Add(i, entries[i], []byte(bodies[i]))
			read++
		}
	}
	files = published(t, x, entries)
	if x.IsMostlyUnused() {
		return files, nil, read
	}
	var state bytes.Buffer
	if err := x.WriteState(&state); err != nil {
		t.Fatal(err)
	}
	return files, state.Bytes(), read
}

func keyOf(e view.Entry, body string) uint64 {
	return hash64([]byte(e.Title + "\x00" + e.URL + "\x00" + e.Summary + "\x00" + body))
}

// Whatever is edited, added, removed or put in another order, an index made with
// a state is that of a fresh one, byte for byte, and takes in what changed only.
func TestReuseAgainstFreshIndex(t *testing.T) {
	random := loop.Random(t, 11, 12)
	entries, bodies := library(150)
	other, texts := library(400)
	_, kept, _ := indexed(t, entries, bodies, nil)
	for round := range loop.Rounds(t, 1200) {
		changed := 1
		at := random.IntN(len(entries))
		switch random.IntN(5) {
		case 0:
			bodies[at] = texts[random.IntN(len(texts))] + "\nnouveau" + string(rune('a'+round%26))
		case 1:
			entries[at].Title, entries[at].URL = other[random.IntN(len(other))].Title, string(rune('a'+round%26))+entries[at].URL
		case 2:
			entries, bodies = slices.Delete(entries, at, at+1), slices.Delete(bodies, at, at+1)
			changed = 0
		case 3:
			entries, bodies = slices.Insert(entries, at, entries[at]), slices.Insert(bodies, at, "Une autre "+texts[random.IntN(len(texts))])
			entries[at].URL += string(rune('a'+round%26)) + "/"
		case 4:
			to := random.IntN(len(entries))
			entries[at], entries[to], bodies[at], bodies[to] = entries[to], entries[at], bodies[to], bodies[at]
			changed = 0
		}
		want, _, _ := indexed(t, entries, bodies, nil)
		got, next, read := indexed(t, entries, bodies, kept)
		if !maps.EqualFunc(got, want, bytes.Equal) {
			t.Fatalf("round %d: not the fresh index", round)
		}
		if read > changed {
			t.Fatalf("round %d: %d documents taken in, want %d", round, read, changed)
		}
		kept = next
	}
}

// A state whose texts are gone is not carried on for ever.
func TestStateOfTextsThatAreGone(t *testing.T) {
	entries, bodies := library(60)
	_, kept, _ := indexed(t, entries, bodies, nil)
	for i := range bodies {
		entries[i], bodies[i] = view.Entry{Title: "Autre"}, "Tout a changé"
	}
	if _, kept, _ = indexed(t, entries, bodies, kept); kept != nil {
		t.Errorf("%d bytes are kept", len(kept))
	}
}

// What is not a whole state, or not ours, does no harm.
func TestDamagedState(t *testing.T) {
	entries, bodies := library(30)
	want, kept, _ := indexed(t, entries, bodies, nil)
	random := loop.Random(t, 13, 14)
	for range loop.Rounds(t, 6000) {
		damaged := slices.Clone(kept)
		switch random.IntN(3) {
		case 0:
			damaged = damaged[:random.IntN(len(damaged))]
		case 1:
			damaged[random.IntN(len(damaged))]++
		case 2: // by a hand that knows the format
			whole := damaged[:len(damaged)-8]
			whole[random.IntN(len(whole))] = byte(random.IntN(256))
			damaged = binary.LittleEndian.AppendUint64(whole, digestOf(whole))
			indexed(t, entries, bodies, damaged)
			continue
		}
		got, _, read := indexed(t, entries, bodies, damaged)
		if read != len(entries) || !maps.EqualFunc(got, want, bytes.Equal) {
			t.Fatal("a damaged state was believed")
		}
	}
	if _, lexicon := readState(kept, 8); lexicon != nil {
		t.Error("another's state was believed")
	}
}

// A state is written anew when more than one document in fifty has changed.
func TestStateThatStillServes(t *testing.T) {
	entries, bodies := library(100)
	_, kept, _ := indexed(t, entries, bodies, nil)
	for changed, good := range []bool{true, true, true, false} {
		keys := make([]uint64, len(entries))
		for number := range keys {
			keys[number] = keyOf(entries[number], bodies[number])
			if number < changed {
				keys[number]++
			}
		}
		x := New(locale.French, "/", len(entries))
		x.ReadPrevious(kept, 7)
		if x.Reuse(keys); x.IsAsPrevious() != good {
			t.Errorf("%d of %d changed: good is %v", changed, len(entries), !good)
		}
	}
}
