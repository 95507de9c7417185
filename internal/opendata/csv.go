package opendata

import (
	"bufio"
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// writeLines writes a table as CSV.
func writeLines[T any](w *bufio.Writer, rows []T, columns []column[T]) {
	for i, c := range columns {
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteString(c.key)
	}
	w.WriteString("\r\n")
	var line, literal []byte
	for _, row := range rows {
		line = line[:0]
		for i, c := range columns {
			if i > 0 {
				line = append(line, ',')
			}
			literal = c.write(literal[:0], row)
			line = appendCell(line, literal)
		}
		line = append(line, "\r\n"...)
		w.Write(line)
	}
}

func appendCell(b, literal []byte) []byte {
	switch literal[0] {
	case 'n': // null
		return b
	case '"':
		return appendQuoted(b, neutral(textIn(literal)))
	}
	return appendQuoted(b, literal)
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

// neutral keeps a spreadsheet from running a text as a formula: an apostrophe
// goes before whatever begins like one, and before apostrophes that already
// stand there, so that taking one away always gives the text back. Numbers are
// no texts and stay numbers.
func neutral(text []byte) []byte {
	first, _ := utf8.DecodeRune(bytes.TrimLeft(text, "'"))
	switch first {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return append([]byte("'"), text...)
	}
	return text
}

// appendQuoted puts quotes around a cell that needs them.
func appendQuoted(b, text []byte) []byte {
	if bytes.IndexByte(text, ',') < 0 && bytes.IndexByte(text, '"') < 0 && bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') < 0 {
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
