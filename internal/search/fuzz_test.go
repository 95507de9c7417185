package search

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"essaim/internal/locale"
)

// FuzzIndex makes the index of any texts. Its files, read by a reader that follows the
// package comment, hold what a reader of every document finds; made again with the
// state that it leaves, it is the same.
func FuzzIndex(f *testing.F) {
	for _, seed := range [][3]string{
		{"Compost à l’école", "## Déchets\n\nL'eau, les œufs et le co2.", "Réduire"}, {"", "", ""}, {"\u00ad\u200b", "é\u0301é", "\xff\xfe"},
		{"a b c", "de la le", "l"}, {"\U0001f600", "中文 文字", "日本"}, {"x1", "1 2 3 4", "１２"}, {"ﬁ ŉ ß ẞ", "İ I ı i", "ǆ"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, title, body, summary string) {
		entries, bodies := library(6)
		entries[2].Title, entries[2].Summary = title, summary
		entries[4].Texts, entries[4].Communes = []string{body}, []string{title}
		files, _, _ := indexed(t, entries, bodies, nil)
		if got, want := terms(t, files, len(entries)), bruteForce(entries, bodies); !maps.EqualFunc(got, want, maps.Equal) {
			t.Errorf("published %v, want %v", got, want)
		}
		bodies[1], bodies[3] = body, summary // as Markdown, which the plain reader does not know
		files, kept, _ := indexed(t, entries, bodies, nil)
		terms(t, files, len(entries))
		again, _, read := indexed(t, entries, bodies, kept)
		if kept != nil && (read > 0 || !maps.EqualFunc(again, files, bytes.Equal)) {
			t.Errorf("with the state of this index, %d documents are taken in", read)
		}
	})
}

// terms reads all files of terms.
func terms(t *testing.T, files map[string][]byte, documents int) map[string]map[int]uint32 {
	t.Helper()
	all := map[string]map[int]uint32{}
	for number := range termFiles(documents) {
		decode(t, files[fmt.Sprintf("terms/%d.bin", number)], documents, number, all)
	}
	return all
}

// FuzzState reads any bytes as the state of an index, with the digest that makes them
// believed: what is read serves without a panic.
func FuzzState(f *testing.F) {
	entries, bodies := library(3)
	x := indexOf("/", locale.French, entries)
	x.ReadPrevious(nil, 7)
	x.Reuse([]uint64{1, 2, 3})
	taker := x.Collector()
	for i := range entries {
		taker.Add(i, entries[i], []byte(bodies[i]))
	}
	var state bytes.Buffer
	if err := x.WriteState(&state); err != nil {
		f.Fatal(err)
	}
	f.Add(state.Bytes()[:state.Len()-8])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, text []byte) {
		text = binary.LittleEndian.AppendUint64(slices.Clone(text), digestOf(text))
		x := indexOf("/", locale.French, entries)
		x.ReadPrevious(text, 7)
		x.Reuse([]uint64{1, 2, 3})
		taker := x.Collector()
		for i, e := range entries {
			if !x.Knows(i) {
				taker.Add(i, e, []byte(bodies[i]))
			}
		}
		published(t, x, entries)
		if err := x.WriteState(&bytes.Buffer{}); err != nil {
			t.Error(err)
		}
	})
}

// FuzzFilters reads any text as filters.bin, with the hash that makes it believed:
// an error, or filters that are written and read as they were.
func FuzzFilters(f *testing.F) {
	f.Add([]byte(`{"documents":3,"sheets":2,"facets":[{"name":"theme","kind":"id","ids":[["eau","Eau"]],"of":[0,null]},{"name":"cost","kind":"number","choices":["0-9"],"sorted":true,"of":[5,[1,2]]}]}`))
	f.Add([]byte(`{"facets":[{"of":[[]]}]}`))
	f.Add([]byte(`{"sheets":1,"facets":[{"name":"a","of":[""]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		read, err := ReadFilters(filtersFile(t, text))
		if err != nil {
			return
		}
		text, err = json.Marshal(read)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadFilters(filtersFile(t, text))
		if err != nil {
			t.Fatal(err)
		}
		twice, _ := json.Marshal(again)
		if !bytes.Equal(text, twice) {
			t.Errorf("%s is read as %s", text, twice)
		}
	})
}

// filtersFile lays a text out as a file of the index is.
func filtersFile(t *testing.T, text []byte) []byte {
	t.Helper()
	var file bytes.Buffer
	file.Write(make([]byte, 4))
	w, err := flate.NewWriter(&file, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(text)
	w.Close()
	binary.LittleEndian.PutUint32(file.Bytes(), hash(file.Bytes()[4:]))
	return file.Bytes()
}
