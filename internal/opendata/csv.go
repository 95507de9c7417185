package opendata

import (
	"bufio"
	"bytes"
	"encoding/json"
	"iter"
	"regexp"
	"unicode"
	"unicode/utf8"
)

// A dialect is one of the two ways in which CSV is written.
type dialect struct {
	mark      string // before the first line
	separator byte
	other     byte // by which a spreadsheet of another country would cut a line
	decimal   byte
	guarded   bool // against what a spreadsheet makes of texts that are no formulas
}

var (
	// rfc4180 is what programs read.
	rfc4180 = dialect{separator: ',', other: ';', decimal: '.'}

	// spreadsheet is what Excel and LibreOffice of a country with decimal commas
	// open without a question. Without the mark, Excel takes UTF-8 for Latin letters.
	spreadsheet = dialect{mark: "\ufeff", separator: ';', other: ',', decimal: ',', guarded: true}
)

// writeLines writes a table as CSV.
func writeLines(w *bufio.Writer, as dialect, columns []field, lines iter.Seq[[][]byte]) {
	w.WriteString(as.mark)
	for i, c := range columns {
		if i > 0 {
			w.WriteByte(as.separator)
		}
		w.WriteString(c.key)
	}
	w.WriteString("\r\n")
	var line []byte
	for cells := range lines {
		line = line[:0]
		for i, cell := range cells {
			if i > 0 {
				line = append(line, as.separator)
			}
			line = as.appendCell(line, cell)
		}
		line = append(line, "\r\n"...)
		w.Write(line)
	}
}

// eachLine yields the cells of each row, as JSON; the next row's take their place.
func eachLine[T any](rows iter.Seq[T], columns []column[T], yield func([][]byte) bool) {
	cells := make([][]byte, len(columns))
	for row := range rows {
		for i, c := range columns {
			cells[i] = c.write(cells[i][:0], row)
		}
		if !yield(cells) {
			return
		}
	}
}

func (as dialect) appendCell(b, literal []byte) []byte {
	switch literal[0] {
	case 'n': // null
		return b
	case '"':
		return as.appendQuoted(b, as.neutral(textIn(literal)))
	case '[':
		return as.appendQuoted(b, as.withoutInner(literal))
	case 't', 'f':
		return as.appendQuoted(b, literal)
	}
	if point := bytes.IndexByte(literal, '.'); point >= 0 {
		literal[point] = as.decimal
	}
	return as.appendQuoted(b, literal) // rfc4180 has no comma in a number
}

// textIn is the text of a JSON string that we wrote.
func textIn(literal []byte) []byte {
	if bytes.IndexByte(literal, '\\') < 0 {
		return literal[1 : len(literal)-1]
	}
	var s string
	if json.Unmarshal(literal, &s) != nil {
		return nil
	}
	return []byte(s)
}

// neutral keeps a spreadsheet from running a text as a formula, and from taking it
// for another value. Numbers are no texts and stay numbers.
func (as dialect) neutral(text []byte) []byte {
	text = Inert(text, as.other)
	if as.guarded && len(text) > 0 {
		bare := bytes.TrimLeftFunc(text, isUnseen)
		if len(bare) > 0 && bare[0] >= '0' && bare[0] <= '9' && misread.Match(bare) {
			return append([]byte("'"), text...)
		}
	}
	return text
}

// Inert keeps a spreadsheet from running a text as a formula: an apostrophe goes
// before whatever begins like one, and before apostrophes that already stand there,
// so that taking one away always gives the text back. A spreadsheet of another country
// cuts lines at another mark, quotes or not: what follows one inside the text is a cell
// for it.
func Inert(text []byte, other byte) []byte {
	bare := bytes.TrimLeftFunc(text, isUnseen)
	first, _ := utf8.DecodeRune(bare)
	switch first {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		text = append([]byte("'"), text...)
	}
	if bytes.IndexByte(text, other) < 0 {
		return text
	}
	return inner[other].ReplaceAll(text, []byte("$1'$2"))
}

// isUnseen is true of what does not keep a sign from being the first: a reader does
// not see it.
func isUnseen(r rune) bool {
	return r == '\'' || unicode.Is(unicode.Cf, r) || r == ' ' || r == '\u00a0'
}

// inner finds formulas after a mark. An amount or a list after a semicolon, "; -7 %",
// runs nothing: of what begins with a plus or a minus, only that which calls something.
var inner = map[byte]*regexp.Regexp{';': innerAfter(";"), ',': innerAfter(",")}

func innerAfter(mark string) *regexp.Regexp {
	return regexp.MustCompile(`(` + mark + `)([\s"'\x{a0}\p{Cf}]*(?:[=＝@＠]|[-+－＋][^` + mark + `\n]*[|(!]))`)
}

// withoutInner writes the marks of a list in JSON as escapes where a formula would
// follow one: the list stays what it is.
func (as dialect) withoutInner(literal []byte) []byte {
	if as.other != ';' || bytes.IndexByte(literal, ';') < 0 || !inner[';'].Match(literal) {
		return literal // JSON has commas of its own, none of which a formula can follow but in a text
	}
	return bytes.ReplaceAll(literal, []byte(";"), []byte(`\u003b`))
}

// misread are texts of which a spreadsheet makes another value: codes that lose
// their zeros or their last digits, fractions that become days of this year, ids
// that become powers of ten.
var misread = regexp.MustCompile(`^(0[0-9]+|[0-9]{16,}|[0-9]{1,2}[-/.][0-9]{1,2}|[0-9]+[eE][0-9]+)$`)

// appendQuoted puts quotes around a cell that needs them.
func (as dialect) appendQuoted(b, text []byte) []byte {
	if bytes.IndexByte(text, as.separator) < 0 && bytes.IndexByte(text, '"') < 0 && bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') < 0 {
		return append(b, text...)
	}
	b = append(b, '"')
	for {
		before, after, found := bytes.Cut(text, []byte(`"`))
		b = append(b, before...)
		if !found {
			return append(b, '"')
		}
		b = append(b, `""`...)
		text = after
	}
}
