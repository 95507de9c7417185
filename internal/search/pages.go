package search

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"strings"

	"essaim/internal/site"
)

// maxText is how many characters of its bodies are kept of a document, for a
// passage with the words that were found. They are what the budget of a query
// leaves: ten results are as many files in the worst case.
const maxText = 240

// maxSummary is how many characters of a summary the results show.
const maxSummary = 180

// page is file n of page/, the remembered one when its documents are.
func (x *Index) page(n int, d *deflater) ([]byte, error) {
	if len(x.keys) > 0 {
		if kept, known := x.remembered.pages[x.pageKey(n)]; known {
			return kept, nil
		}
	}
	text, err := x.pageFile(n)
	return d.deflate(text), err
}

// pageKey stands for the documents that file n of page/ shows, in their order.
func (x *Index) pageKey(n int) uint64 {
	var b []byte
	from, to := x.onPage(n)
	for _, key := range x.keys[from:to] {
		b = binary.LittleEndian.AppendUint64(b, key)
	}
	return hash64(b)
}

// onPage are the documents that file n of page/ shows.
func (x *Index) onPage(n int) (from, to int) {
	size := site.PageSize(len(x.entries))
	return n * size, min(len(x.entries), (n+1)*size)
}

func (x *Index) pageFile(n int) ([]byte, error) {
	var shown [][]any
	from, to := x.onPage(n)
	for i := from; i < to; i++ {
		shown = append(shown, x.shown(i))
	}
	return json.Marshal(shown)
}

func (x *Index) shown(number int) []any {
	e := x.entries[number]
	theme, exemplary := "", 0
	if len(e.Themes) > 0 && e.Kind != site.ThemeKind {
		theme = e.Themes[0]
	}
	if e.Traits != nil && e.Traits.Exemplary {
		exemplary = 1
	}
	return []any{
		strings.TrimPrefix(e.URL, x.base), e.Title, shortened(e.Summary, maxSummary), e.Kind,
		strings.Join(e.Communes, ", "), theme, e.Year, exemplary, x.documents[number].text,
	}
}

// shortened ends a long text at a word.
func shortened(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			if space := strings.LastIndexByte(s[:i], ' '); space > 0 {
				i = space
			}
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// read adds what a body begins with to a text: its sentences, without headings,
// tables and marks of lists.
func read(text string, body []byte) string {
	for line := range bytes.Lines(body) {
		if len(text) > 4*maxText {
			break
		}
		line = bytes.TrimLeft(bytes.TrimSpace(line), "->*+ ")
		if len(line) == 0 || bytes.ContainsAny(line[:1], "#|!<`:=~") {
			continue
		}
		text = strings.TrimLeft(text+" "+plain(string(line)), " ")
	}
	return text
}

// plain takes the marks of emphasis and the addresses of links out of a line.
func plain(line string) string {
	var b strings.Builder
	for line != "" {
		at := strings.IndexAny(line, "*_`[]")
		if at < 0 {
			break
		}
		b.WriteString(line[:at])
		line = line[at:]
		if rest, isLink := strings.CutPrefix(line, "]("); isLink {
			if _, after, closed := strings.Cut(rest, ")"); closed {
				line = after
				continue
			}
		}
		line = line[1:]
	}
	b.WriteString(line)
	return b.String()
}
