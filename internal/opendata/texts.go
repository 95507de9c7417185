package opendata

import (
	"bytes"
	"strconv"

	"essaim/internal/network"
	"essaim/internal/source"
)

// A passage is a section of a sheet's text.
type passage struct {
	sheet *network.Sheet
	place int // from 1
	source.Passage
}

// textsTable has the texts of the site's own sheets, a row a section, which are read as
// they are asked for. Those of other networks stay with them.
func (d *data) textsTable(read Reader) Table {
	type p = passage
	var failed error
	t := tableOfEach(d, "texts", &source.Table{Name: "texts"}, func(yield func(p) bool) { failed = d.passages(read, yield) }, []column[p]{
		textOf("id", func(p p) string { return p.sheet.ID + "/" + strconv.Itoa(p.place) }).required().like(exampleSheet + "/1"),
		textOf("sheet", func(p p) string { return p.sheet.ID }).required().in("sheets").like(exampleSheet),
		textOf("section", func(p p) string { return p.Heading }),
		textOf("text", func(p p) string { return p.Text }).required(),
		ownWords[p](),
	})
	t.prose, t.failed = true, func() error { return failed }
	return t
}

// passages reads one sheet after the other, until a text cannot be read.
func (d *data) passages(read Reader, yield func(passage) bool) error {
	for _, s := range d.Sheets {
		if s.Origin != nil || s.Body.Empty {
			continue
		}
		text, err := read(s.Body)
		if err != nil {
			return err
		}
		for i, p := range source.Passages(readable(text)) {
			if !yield(passage{s, i + 1, p}) {
				return nil
			}
		}
	}
	return nil
}

// readable is a text without the characters that readers of open data refuse, though a
// sheet may hold them: those that command a terminal or turn the direction of what follows.
func readable(text []byte) []byte {
	return bytes.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case commanding(r):
			return ' '
		}
		return r
	}, text)
}
