package search

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
	"essaim/test/loop"
)

// made is an index as it is published: path → bytes without their hash.
func made(t *testing.T, lang locale.Lang, entries []view.Entry, bodies []string, collectors int, order []int) map[string][]byte {
	t.Helper()
	x := indexOf("/", lang, entries)
	takers := make([]*Collector, collectors)
	for i := range takers {
		takers[i] = x.Collector()
	}
	for i, number := range order {
		takers[i%collectors].Add(number, entries[number], []byte(bodies[number]))
	}
	return published(t, x, entries)
}

// indexOf is an index of documents that are not taken in yet.
func indexOf(base string, lang locale.Lang, entries []view.Entry) *Index {
	x := New(lang, base, len(entries), someFacets...)
	for i, e := range entries {
		x.Describe(i, e)
	}
	return x
}

func published(t *testing.T, x *Index, entries []view.Entry) map[string][]byte {
	t.Helper()
	var mu sync.Mutex
	files := map[string][]byte{}
	put := func(path string, content []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if binary.LittleEndian.Uint32(content) != hash(content[4:]) {
			t.Errorf("%s: the hash is not that of the bytes", path)
		}
		if files[path] != nil {
			t.Errorf("%s is made twice", path)
		}
		files[path] = bytes.Clone(content[4:])
		return nil
	}
	for number, e := range entries {
		if err := x.Show(number, e, put); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Files(put); err != nil {
		t.Fatal(err)
	}
	return files
}

// library is n documents of made-up words, common and rare, with accents,
// apostrophes and Markdown.
func library(n int) (entries []view.Entry, bodies []string) {
	rng := rand.New(rand.NewPCG(1, 2))
	some := func(count int) string {
		words := make([]string, count)
		for i := range words {
			words[i] = fmt.Sprintf("%s%c", []string{"déchet", "l’eau", "Compost", "école", "œuvre", "co2-", "de"}[rng.IntN(7)], 'a'+rune(rng.ExpFloat64()*4))
		}
		return strings.Join(words, " ")
	}
	for i := range n {
		entries = append(entries, view.Entry{
			Kind: view.Kinds[min(i*len(view.Kinds)/n, 5)], URL: fmt.Sprintf("/x/%d/", i), Title: some(3), Summary: some(i % 9),
			Communes: []string{some(1)}, Themes: []string{some(1)}, Year: 2000 + i%20, Texts: []string{some(2)},
		})
		bodies = append(bodies, "## "+some(2)+"\n\n"+some(rng.IntN(60))+" ["+some(1)+"](https://example.org/adresse) <b>"+some(1)+"</b>\n")
	}
	return entries, bodies
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// The published postings are those that a reader of every document would find.
func TestIndexAgainstBruteForce(t *testing.T) {
	for _, n := range []int{1, 7, 40, 300} {
		entries, bodies := library(n)
		files := made(t, locale.French, entries, bodies, 2, upTo(n))
		got := map[string]map[int]uint32{}
		for f := range termFiles(n) {
			decode(t, files[fmt.Sprintf("terms/%d.bin", f)], n, f, got)
		}
		want := bruteForce(entries, bodies)
		if !maps.EqualFunc(got, want, maps.Equal) {
			for term := range want {
				if !maps.Equal(got[term], want[term]) {
					t.Fatalf("%d documents, %q: published %v, want %v", n, term, got[term], want[term])
				}
			}
			t.Fatalf("%d documents: %d terms published, want %d", n, len(got), len(want))
		}
	}
}

// groupsOf are the groups of a text, as they are written.
func groupsOf(text string) (groups []string) {
	until := 0
	for i := 0; i < len(text); {
		start, end := nextWord([]byte(text), i)
		if start < end && start >= until {
			if until = groupEnd([]byte(text), start, end); until > end {
				groups = append(groups, text[start:until])
			}
		}
		i = end
	}
	return groups
}

// bruteForce weighs every word of every document in the plainest way.
func bruteForce(entries []view.Entry, bodies []string) map[string]map[int]uint32 {
	v := vocabularyOf(locale.French)
	weights := map[string]map[int]float64{}
	lengths := make([]float64, len(entries))
	total := 0.0
	for d, e := range entries {
		read := func(weight float64, texts ...string) {
			for _, text := range texts {
				for _, written := range append(strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) }), groupsOf(text)...) {
					word := normalise([]byte(written))
					both := v.terms(word, locale.Fold(word))
					terms := slices.DeleteFunc(both[:], func(term string) bool { return term == "" })
					if len(terms) == 0 { // accents alone are no word
						continue
					}
					lengths[d]++
					for _, term := range terms {
						if weights[term] == nil {
							weights[term] = map[int]float64{}
						}
						weights[term][d] += weight
					}
				}
			}
		}
		heading, text, _ := strings.Cut(bodies[d], "\n")
		text = strings.NewReplacer("(https://example.org/adresse)", "", "<b>", " ", "</b>", " ").Replace(text)
		read(12, e.Title)
		if title := titleKey([]byte(e.Title)); title != "" {
			lengths[d]++
			if weights[title] == nil {
				weights[title] = map[int]float64{}
			}
			weights[title][d] = 12
		}
		read(4, e.Summary)
		read(4, e.Themes...)
		read(4, e.Communes...)
		read(1, e.Texts...)
		read(3, heading)
		read(1, text)
		total += lengths[d]
	}
	levels, weak := map[string]map[int]uint32{}, v.weakTerms()
	for term, documents := range weights {
		levels[term] = map[int]uint32{}
		for d, w := range documents {
			kind := 1.0
			if entries[d].Kind != view.SheetKind {
				kind = 0.8
			}
			impact := kind * w * 5 / (w + 4*(0.5+0.5*lengths[d]/(total/float64(len(entries)))))
			levels[term][d] = uint32(min(max(int(impact*3+0.5), 1), 15))
			if weak[term] {
				levels[term][d] = map[bool]uint32{false: 1, true: 15}[w >= 12]
			} else if len(documents)*4 > len(entries) {
				levels[term][d] = []uint32{2, 6, 10, 14}[(levels[term][d]-1)/4]
			}
		}
	}
	return levels
}

// decode reads a file of terms by the package comment.
func decode(t *testing.T, file []byte, documents, number int, into map[string]map[int]uint32) {
	t.Helper()
	read := bytes.NewReader(file)
	varint := func() int {
		v, err := binary.ReadUvarint(read)
		if err != nil {
			t.Fatal(err)
		}
		return int(v)
	}
	if n := varint(); n != documents {
		t.Fatalf("%d documents, want %d", n, documents)
	}
	type place struct {
		term    string
		n, size int
	}
	var places []place
	for {
		length, err := read.ReadByte()
		if err != nil || length == 0 {
			break
		}
		term := make([]byte, length)
		io.ReadFull(read, term)
		home := term
		if title, is := bytes.CutPrefix(term, []byte(titleMark)); is {
			home = []byte(vocabularyOf(locale.French).homeOf(string(title)))
		}
		if int(hash(home)%uint32(termFiles(documents))) != number {
			t.Errorf("%q is not in its file", term)
		}
		places = append(places, place{string(term), varint() / 2, varint()})
	}
	postings := file[len(file)-read.Len():]
	for _, p := range places {
		bit := 0
		next := func() uint32 {
			b := postings[bit/8] >> (7 - bit%8) & 1
			bit++
			return uint32(b)
		}
		bits := func(n int) (v uint32) {
			for range n {
				v = v<<1 | next()
			}
			return v
		}
		into[p.term] = map[int]uint32{}
		for len(into[p.term]) < p.n {
			level := bits(4)
			digits := 0
			for next() == 0 {
				digits++
			}
			m := 1<<digits | int(bits(digits))
			k := 0
			for 2<<k <= documents/(m+1) {
				k++
			}
			last := -1
			for range m {
				high := 0
				for next() == 1 {
					high++
				}
				last += high<<k + int(bits(k)) + 1
				into[p.term][last] = level
			}
		}
		postings = postings[p.size:]
	}
}

// Nothing depends on who took which document in, nor when.
func TestSameBytesInAnyOrder(t *testing.T) {
	entries, bodies := library(100)
	want := made(t, locale.French, entries, bodies, 1, upTo(100))
	order := rand.New(rand.NewPCG(3, 4)).Perm(100)
	got := made(t, locale.French, entries, bodies, 3, order)
	if !maps.EqualFunc(got, want, bytes.Equal) {
		t.Error("the index depends on the order of documents")
	}
}

// Spellings that fold to one word, with stems of their own, come in any order,
// to one collector or to several.
func TestSameBytesWhateverSpellingComesFirst(t *testing.T) {
	bodies := []string{"matinée", "matinee", "matin", "matins", "pesée", "pesee", "pes"}
	entries := make([]view.Entry, len(bodies))
	want := made(t, locale.French, entries, bodies, 1, upTo(len(bodies)))
	random := loop.Random(t, 5, 6)
	for i := range loop.Rounds(t, 600) {
		got := made(t, locale.French, entries, bodies, 1+i%3, random.Perm(len(bodies)))
		if !maps.EqualFunc(got, want, bytes.Equal) {
			t.Fatal("the index depends on which spelling came first")
		}
	}
}

func TestWordsAreFoundByBothEnds(t *testing.T) {
	entries := []view.Entry{{Kind: view.SheetKind, Title: "Composteurs d’école", URL: "/a/"}, {Kind: view.SheetKind, Title: "Le composteur", URL: "/b/"}}
	files := made(t, locale.French, entries, []string{"", ""}, 1, upTo(2))
	n := uint32(wordFiles(2))
	for path, want := range map[string]string{
		fmt.Sprintf("start/%d.bin", hash([]byte("co"))%n): "composteur 2\ncomposteurs 2\n",
		fmt.Sprintf("end/%d.bin", hash([]byte("urs"))%n):  "composteurs 2\n",
		fmt.Sprintf("end/%d.bin", hash([]byte("ole"))%n):  "ecole 1\n",
	} {
		if got := inflate(t, files[path]); !strings.Contains(got, want) {
			t.Errorf("%s holds %q, want %q", path, got, want)
		}
	}
}

func inflate(t *testing.T, b []byte) string {
	t.Helper()
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(b)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestResultsShow(t *testing.T) {
	entries := []view.Entry{
		{
			Kind: view.SheetKind, Title: "Un titre", URL: "/reseau/fiches/a/", Summary: strings.Repeat("mot ", 60), Year: 2011,
			Communes: []string{"Luc", "Belval"}, Themes: []string{"Eau", "Sols"}, Exemplary: true,
			Status: "done", Photo: "/reseau/fiches/a/p.w400.jpg", Facts: []string{"1 720 habitants", "410 €"}, Result: "Eau : 3 m³", Away: "vallee/a",
		},
		{Kind: view.PageKind, Title: "<script>", URL: "/reseau/a-propos/"},
	}
	x := indexOf("/reseau/", locale.French, entries)
	c := x.Collector()
	c.Add(0, entries[0])
	c.Add(1, entries[1], []byte("# Titre\n\n- une liste\n\nDu **gras** et [un lien](https://example.org/).\n"))
	var got [][]any
	if err := json.Unmarshal([]byte(inflate(t, published(t, x, entries)["page/0.bin"])), &got); err != nil {
		t.Fatal(err)
	}
	want := "[[fiches/a/ Un titre " + strings.Repeat("mot ", 44) + "mot… sheet Luc, Belval Eau 2011 1 done fiches/a/p.w400.jpg [1 720 habitants 410 €] Eau : 3 m³ vallee/a ]" +
		" [a-propos/ <script>  page   0 0   []   une liste Du gras et un lien.]]"
	if fmt.Sprint(got) != want {
		t.Errorf("got %v\nwant %s", got, want)
	}
}

// someFacets are of each kind.
var someFacets = []view.Facet{
	{Name: "theme", Kind: view.IDFacet},
	{Name: "commune", Kind: view.IDFacet},
	{Name: "status", Kind: view.ListFacet, Choices: []string{"planned", "ongoing", "in-place", "done"}},
	{Name: "year", Kind: view.NumberFacet},
	{Name: "cost", Kind: view.NumberFacet, Choices: []string{"0-0", "1-500", "501"}, Sorted: true},
	{Name: "size", Kind: view.NumberFacet, Choices: []string{"1-499", "500"}},
	{Name: "results", Kind: view.YesFacet},
	{Name: "exemplary", Kind: view.YesFacet},
}

// What ten thousand sheets are filtered by is fetched at once.
func TestFiltersAreLight(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var entries []view.Entry
	for range 10_000 {
		commune, theme := rng.IntN(300), rng.IntN(25)
		entries = append(entries, view.Entry{
			Kind: view.SheetKind,
			Traits: []view.Trait{
				{Values: []view.Option{{Value: fmt.Sprintf("theme-%d", theme), Name: fmt.Sprintf("Thème %d", theme)}}},
				{Values: []view.Option{{Value: fmt.Sprintf("saint-exemple-%d", commune), Name: fmt.Sprintf("Saint-Exemple-sur-Rivière %d", commune)}}},
				{Values: []view.Option{{Value: []string{"planned", "ongoing", "in-place", "done"}[rng.IntN(4)]}}},
				{Numbers: []int{2005 + rng.IntN(20)}}, {Numbers: []int{int(rng.ExpFloat64()*3000/10) * 10}}, {Numbers: []int{(1 + rng.IntN(60)) * 1000}},
				{Numbers: []int{rng.IntN(2)}}, {Numbers: []int{rng.IntN(9) / 8}},
			},
		})
	}
	var made file
	if err := indexOf("/", locale.French, entries).facts.file(&made); err != nil {
		t.Fatal(err)
	}
	size := made.content.Len()
	if size > 80_000 {
		t.Errorf("%d bytes, more than 80 KB", size)
	}
	t.Logf("%d bytes", size)
}

func TestGapsOfAnySize(t *testing.T) {
	for k := range 14 {
		for _, gap := range []uint32{0, 1, 2, 63, 64, 9999} {
			var w bitWriter
			w.rice(gap, k)
			w.flush()
			want := strings.Repeat("1", int(gap>>k)) + "0"
			if k > 0 {
				want += fmt.Sprintf("%0*b", k, gap&(1<<k-1))
			}
			var got strings.Builder
			for _, b := range w.bytes {
				fmt.Fprintf(&got, "%08b", b)
			}
			if got.String()[:len(want)] != want {
				t.Errorf("%d with %d low bits: %s, want %s", gap, k, got.String(), want)
			}
		}
	}
}

func TestManySpellings(t *testing.T) {
	var s spellings
	for i := range uint32(20_000) {
		h := hash64(fmt.Appendf(nil, "mot%d", i))
		if m, known := s.all().find(h); known {
			t.Fatalf("word %d, which is new, means %v", i, m)
		}
		s.add(h, meaning(i))
	}
	for i := range uint32(20_000) {
		h := hash64(fmt.Appendf(nil, "mot%d", i))
		if m, known := s.all().find(h); !known || m != meaning(i) {
			t.Fatalf("word %d means %v", i, m)
		}
		if m, known := s.all().quickFind(h); known && m != meaning(i) {
			t.Fatalf("at a glance, word %d means %v", i, m)
		}
	}
}

// Hostile bodies neither stop the indexing nor take long.
func TestHostileBodies(t *testing.T) {
	var bodies []string
	for _, s := range append(slices.Clone(hostile), "](", "[a](b", "<", "<a", "http://", "#", strings.Repeat("<a ](", 100_000), strings.Repeat("\xff", 1000)) {
		bodies = append(bodies, s, s+"\n## "+s)
	}
	entries := make([]view.Entry, len(bodies))
	for i := range entries {
		entries[i] = view.Entry{Kind: view.PageKind, Title: bodies[i], URL: "/"}
	}
	made(t, locale.English, entries, bodies, 1, upTo(len(bodies)))
}

// A language without a stemmer has its words as they are.
func TestWithoutStemmer(t *testing.T) {
	if got := stemmer("xx")("composteurs"); got != "composteurs" {
		t.Error(got)
	}
	if got := stemmer(locale.French)("composteurs"); got != "composteur" {
		t.Error(got)
	}
}
