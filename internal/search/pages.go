package search

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"essaim/internal/site"
)

// perPage is how many documents one file of page/ shows. Ten results are as
// many files in the worst case, so a file is small.
const perPage = 8

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
	for _, key := range x.keys[n*perPage : min(len(x.keys), (n+1)*perPage)] {
		b = binary.LittleEndian.AppendUint64(b, key)
	}
	return hash64(b)
}

// pageFile is what is shown of documents 8n and on.
func (x *Index) pageFile(n int) ([]byte, error) {
	var shown [][]any
	for i := n * perPage; i < min(len(x.entries), (n+1)*perPage); i++ {
		shown = append(shown, x.shown(i))
	}
	return json.Marshal(shown)
}

func (x *Index) shown(number int) []any {
	e := x.entries[number]
	summary := e.Summary
	if summary == "" {
		summary = x.documents[number].introduction
	}
	theme, exemplary := "", 0
	if len(e.Themes) > 0 && e.Kind != site.ThemeKind {
		theme = e.Themes[0]
	}
	if e.Traits != nil && e.Traits.Exemplary {
		exemplary = 1
	}
	return []any{
		strings.TrimPrefix(e.URL, x.base), e.Title, shortened(summary), e.Kind,
		strings.Join(e.Communes, ", "), theme, e.Year, exemplary,
	}
}

// shortened ends a long text at a word.
func shortened(s string) string {
	if utf8.RuneCountInString(s) <= maxSummary {
		return s
	}
	short := string([]rune(s)[:maxSummary])
	if space := strings.LastIndexByte(short, ' '); space > 0 {
		short = short[:space]
	}
	return short + "…"
}

// introduce keeps how a body begins, for a document without a summary: its
// first line that is a paragraph's.
func (x *Index) introduce(number int, body []byte) {
	if x.entries[number].Summary != "" || x.documents[number].introduction != "" {
		return
	}
	for line := range bytes.Lines(body) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && !bytes.ContainsAny(line[:1], "#|->!<[`:=*+") {
			x.documents[number].introduction = shortened(plain(string(line)))
			return
		}
	}
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
