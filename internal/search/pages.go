package search

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"essaim/internal/view"
)

// maxText is how many characters of its bodies are kept of a document, for a
// passage with the words that were found. They are what the budget of a query
// leaves: ten results are as many files in the worst case.
const maxText = 240

// maxSummary is how many characters of a summary the results show.
const maxSummary = 180

// PagePath is the path of file n of page/; PageNumber is its n.
func PagePath(n int) string { return path("page", n) }

func PageNumber(path string) (n int, isPage bool) {
	name, isPage := strings.CutPrefix(path, "page/")
	n, err := strconv.Atoi(strings.TrimSuffix(name, ".bin"))
	return n, isPage && err == nil && n >= 0
}

// onPage are the documents that file n of page/ shows.
func (x *Index) onPage(n int) (from, to int) {
	size := PageSize(len(x.documents))
	return n * size, min(len(x.documents), (n+1)*size)
}

// awaitAll has every file of page/ wait for all of its documents.
func (x *Index) awaitAll() {
	for n := range x.unshown {
		from, to := x.onPage(n)
		x.unshown[n].Store(int32(to - from))
	}
}

// HasPage says that file n of page/ stays as the previous index left it.
func (x *Index) HasPage(n int) {
	from, to := x.onPage(n)
	for i := from; i < to; i++ {
		x.documents[i].isShown = true
	}
}

// Shows reports whether the file that shows a document stays.
func (x *Index) Shows(number int) bool { return x.documents[number].isShown }

// Show takes what results show of a document, once it was taken in and before its collector
// takes the next. The file that shows it goes to put with the last of its documents: pages
// are made in the order of their numbers, so that few wait.
func (x *Index) Show(number int, e view.Entry, put Put) error {
	shown, err := x.shown(e, x.documents[number].text)
	if err != nil {
		return err
	}
	x.documents[number].shown = shown
	n := number / PageSize(len(x.documents))
	if x.unshown[n].Add(-1) > 0 {
		return nil
	}
	err = x.files.write(PagePath(n), put, func(f *file) error { return x.page(f, n) })
	from, to := x.onPage(n)
	for i := from; i < to; i++ {
		x.documents[i].shown = nil
	}
	return err
}

// shown is what results show of an entry, and how its bodies begin.
func (x *Index) shown(e view.Entry, text []byte) ([]byte, error) {
	theme, exemplary := "", 0
	if len(e.Themes) > 0 && e.Kind != view.ThemeKind {
		theme = e.Themes[0]
	}
	if e.Exemplary {
		exemplary = 1
	}
	shown := []any{
		strings.TrimPrefix(e.URL, x.base), e.Title, string(shortened([]byte(e.Summary), maxSummary)), e.Kind,
		strings.Join(e.Communes, ", "), theme, e.Year, exemplary,
		e.Status, strings.TrimPrefix(e.Photo, x.base), append([]string{}, e.Facts...), e.Result, e.Away, string(text),
	}
	if e.Lang != "" { // that of the others is the site's
		shown = append(shown, e.Lang)
	}
	return json.Marshal(shown)
}

// page is file n of page/.
func (x *Index) page(f *file, n int) error {
	from, to := x.onPage(n)
	for i := from; i < to; i++ {
		f.text = append(append(f.text, "[,"[min(i-from, 1)]), x.documents[i].shown...)
	}
	f.text = append(f.text, ']')
	return f.deflate()
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
