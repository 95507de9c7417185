package search

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"essaim/internal/site"
)

// maxText is how many characters of its bodies are kept of a document, for a
// passage with the words that were found. They are what the budget of a query
// leaves: ten results are as many files in the worst case.
const maxText = 240

// maxSummary is how many characters of a summary the results show.
const maxSummary = 180

// results are the files of page/. What is shown of a document waits for that of
// the others of its file, which is then made and dropped.
type results struct {
	base    string
	size    int            // documents a file
	shown   [][]byte       // JSON, by document
	missing []atomic.Int32 // by file, documents that are not shown yet
}

func newResults(base string, documents int) results {
	r := results{
		base: base, size: site.PageSize(documents), shown: make([][]byte, documents),
		missing: make([]atomic.Int32, site.PageFiles(documents)),
	}
	for number := range documents {
		r.missing[number/r.size].Add(1)
	}
	return r
}

// PagePath is the path of file n of page/; PageNumber is its n.
func PagePath(n int) string { return path("page", n) }

func PageNumber(path string) (n int, isPage bool) {
	name, isPage := strings.CutPrefix(path, "page/")
	n, err := strconv.Atoi(strings.TrimSuffix(name, ".bin"))
	return n, isPage && err == nil && n >= 0
}

// HasPage says that file n of page/ is made already.
func (x *Index) HasPage(n int) { x.results.missing[n].Store(0) }

// Shows tells whether the file that shows a document is made.
func (x *Index) Shows(number int) bool { return x.results.missing[number/x.results.size].Load() == 0 }

// Show notes what results show of a document that was taken in. The last one of
// its file gives the file to put.
func (x *Index) Show(number int, e site.Entry, put Put) error {
	r := &x.results
	var err error
	if r.shown[number], err = json.Marshal(r.show(e, x.documents[number].text)); err != nil {
		return err
	}
	n := number / r.size
	if r.missing[n].Add(-1) > 0 {
		return nil
	}
	all := r.shown[n*r.size : min((n+1)*r.size, len(r.shown))]
	defer clear(all)
	return x.files.write(PagePath(n), put, func(f *file) error {
		for i, shown := range all {
			f.text = append(append(f.text, "[,"[min(i, 1)]), shown...)
		}
		f.text = append(f.text, ']')
		return f.deflate()
	})
}

func (r *results) show(e site.Entry, text []byte) []any {
	theme, exemplary := "", 0
	if len(e.Themes) > 0 && e.Kind != site.ThemeKind {
		theme = e.Themes[0]
	}
	if e.Traits != nil && e.Traits.Exemplary {
		exemplary = 1
	}
	return []any{
		strings.TrimPrefix(e.URL, r.base), e.Title, string(shortened([]byte(e.Summary), maxSummary)), e.Kind,
		strings.Join(e.Communes, ", "), theme, e.Year, exemplary, string(text),
	}
}

// shortened ends a long text at a word.
func shortened(text []byte, most int) []byte {
	for i, n := 0, 0; i < len(text); n++ {
		if n == most {
			if space := bytes.LastIndexByte(text[:i], ' '); space > 0 {
				i = space
			}
			return append(text[:i], "…"...)
		}
		_, size := utf8.DecodeRune(text[i:])
		i += size
	}
	return text
}

// appendStart adds what a body begins with to a text: its sentences, without
// headings, tables and marks of lists.
func appendStart(text, body []byte) []byte {
	for line := range bytes.Lines(body) {
		if len(text) > 4*maxText {
			break
		}
		line = bytes.TrimLeft(bytes.TrimSpace(line), "->*+ ")
		if len(line) == 0 || bytes.ContainsAny(line[:1], "#|!<`:=~") {
			continue
		}
		if len(text) > 0 {
			text = appendPlain(append(text, ' '), line)
			continue
		}
		text = appendPlain(text, line)
		text = append(text[:0], bytes.TrimLeft(text, " ")...)
	}
	return text
}

// appendPlain leaves the marks of emphasis and the addresses of links out of a
// line.
func appendPlain(text, line []byte) []byte {
	for {
		at := bytes.IndexAny(line, "*_`[]")
		if at < 0 {
			return append(text, line...)
		}
		text = append(text, line[:at]...)
		line = line[at:]
		if rest, isLink := bytes.CutPrefix(line, []byte("](")); isLink {
			if _, after, closed := bytes.Cut(rest, []byte(")")); closed {
				line = after
				continue
			}
		}
		line = line[1:]
	}
}
