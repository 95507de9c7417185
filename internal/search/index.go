package search

import (
	"cmp"
	"runtime"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"essaim/internal/locale"
	"essaim/internal/site"
)

// Index is the index of one site, while it is made.
type Index struct {
	lang          locale.Lang
	base          string // path of the site's base URL
	entries       []site.Entry
	introductions []string // by document: how its text begins, when it has no summary
	collectors    []*Collector
}

// New makes an index of documents, by number. base is the path that their URLs
// begin with.
func New(lang locale.Lang, base string, entries []site.Entry) *Index {
	return &Index{lang: lang, base: base, entries: entries, introductions: make([]string, len(entries))}
}

// Collector gives one more taker of documents. Each document is to be given to
// one of them.
func (x *Index) Collector() *Collector {
	c := newCollector(x)
	x.collectors = append(x.collectors, c)
	return c
}

// Files gives every file of the index to put, which is called from several
// goroutines, once all documents are in. Paths are below the index's folder.
func (x *Index) Files(put func(path string, content []byte) error) error {
	v := x.invert()
	d := newDeflater()
	group := new(errgroup.Group)
	group.SetLimit(runtime.GOMAXPROCS(0))
	write := func(folder string, n int, content func(n int) ([]byte, error)) {
		for i := range n {
			group.Go(func() error {
				b, err := content(i)
				if err != nil {
					return err
				}
				return put(folder+"/"+strconv.Itoa(i)+".bin", sealed(b))
			})
		}
	}
	write("terms", site.TermFiles(len(x.entries)), func(n int) ([]byte, error) { return v.termFile(n), nil })
	starts, ends := v.wordLists(site.WordFiles(len(x.entries)))
	write("start", len(starts), func(n int) ([]byte, error) { return d.deflate(v.wordFile(starts[n])), nil })
	write("end", len(ends), func(n int) ([]byte, error) { return d.deflate(v.wordFile(ends[n])), nil })
	write("page", (len(x.entries)+perPage-1)/perPage, func(n int) ([]byte, error) {
		text, err := x.pageFile(n)
		return d.deflate(text), err
	})
	group.Go(func() error {
		text, err := x.filters()
		if err != nil {
			return err
		}
		return put("filters.bin", sealed(d.deflate(text)))
	})
	return group.Wait()
}

// hash is 32-bit FNV-1a, which the browser computes too.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// inverted is the index turned round: from terms to documents.
type inverted struct {
	documents int
	terms     []string // sorted within a file, files in order
	files     []int    // where each file's terms begin; one more for the end
	starts    []int32  // where each term's postings begin; one more for the end
	postings  []uint32 // document<<4 | level, documents ascending within a term
	words     map[string]int
}

// invert brings the collectors' documents together.
func (x *Index) invert() *inverted {
	v := &inverted{documents: len(x.entries), words: map[string]int{}}
	numbers := v.numberTerms(x.collectors)
	v.starts = make([]int32, len(v.terms)+1)
	for i, c := range x.collectors {
		for _, d := range c.documents {
			for _, p := range d.postings {
				v.starts[numbers[i][p>>8]+1]++
			}
		}
	}
	v.rateWords(x.collectors, numbers)
	for i := range v.terms {
		v.starts[i+1] += v.starts[i]
	}
	v.postings = make([]uint32, v.starts[len(v.terms)])
	x.fill(v, numbers)
	return v
}

// numberTerms gives each term its place, and for each collector the place of
// its terms.
func (v *inverted) numberTerms(collectors []*Collector) [][]int32 {
	type placed struct {
		term string
		file int
	}
	files := site.TermFiles(v.documents)
	places := map[string]int32{}
	var all []placed
	for _, c := range collectors {
		for _, t := range c.terms {
			if _, known := places[t]; !known {
				places[t] = 0
				all = append(all, placed{t, int(hash([]byte(t)) % uint32(files))})
			}
		}
	}
	slices.SortFunc(all, func(a, b placed) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.term, b.term)) })
	v.files = make([]int, files+1)
	for i, p := range all {
		places[p.term] = int32(i)
		v.terms = append(v.terms, p.term)
		v.files[p.file+1] = i + 1
	}
	for i := range files {
		v.files[i+1] = max(v.files[i+1], v.files[i])
	}
	numbers := make([][]int32, len(collectors))
	for i, c := range collectors {
		numbers[i] = make([]int32, len(c.terms))
		for n, t := range c.terms {
			numbers[i][n] = places[t]
		}
	}
	return numbers
}

// rateWords tells of each word in how many documents it is found, while starts
// still counts.
func (v *inverted) rateWords(collectors []*Collector, numbers [][]int32) {
	for i, c := range collectors {
		for p := range c.words {
			n := v.words[p.word]
			for _, t := range p.terms {
				if t >= 0 {
					n = max(n, int(v.starts[numbers[i][t]+1]))
				}
			}
			v.words[p.word] = n
		}
	}
}

// fill writes the postings, document by document.
func (x *Index) fill(v *inverted, numbers [][]int32) {
	type source struct {
		postings []posting
		places   []int32
		length   int
	}
	byNumber := make([]source, len(x.entries))
	total := 0
	for i, c := range x.collectors {
		for _, d := range c.documents {
			byNumber[d.number] = source{d.postings, numbers[i], d.length}
			total += d.length
		}
	}
	mean := float64(total) / float64(max(len(byNumber), 1))
	next := slices.Clone(v.starts)
	for number, s := range byNumber {
		levels := levelsOf(x.entries[number].Kind, s.length, mean)
		for _, p := range s.postings {
			place := s.places[p>>8]
			v.postings[next[place]] = uint32(number)<<4 | levels[p&maxWeight]
			next[place]++
		}
	}
}
