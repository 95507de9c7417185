package site

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// CSV is that of RFC 4180, in UTF-8: a line of column names, commas, CRLF. A
// cell is made of the value's JSON: null is an empty cell, a text loses its
// quotes, a number and a truth stay as they are, lists are JSON.

// appendLines writes a table as CSV.
func appendLines[T any](b []byte, rows []T, columns []column[T]) []byte {
	for i, c := range columns {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, c.key...)
	}
	b = append(b, "\r\n"...)
	var literal []byte
	for n, row := range rows {
		b = roomFor(b, n, len(rows))
		for i, c := range columns {
			if i > 0 {
				b = append(b, ',')
			}
			literal = c.write(literal[:0], row)
			b = appendCell(b, literal)
		}
		b = append(b, "\r\n"...)
	}
	return b
}

func appendCell(b, literal []byte) []byte {
	switch literal[0] {
	case 'n': // null
		return b
	case '"':
		return appendQuoted(b, neutral(textIn(literal)))
	}
	return appendQuoted(b, string(literal))
}

// textIn is the text of a JSON string that we wrote.
func textIn(literal []byte) string {
	if bytes.IndexByte(literal, '\\') < 0 {
		return string(literal[1 : len(literal)-1])
	}
	var s string
	if json.Unmarshal(literal, &s) != nil {
		return ""
	}
	return s
}

// neutral keeps a spreadsheet from running a text as a formula: an apostrophe
// goes before whatever begins like one, and before apostrophes that already
// stand there, so that taking one away always gives the text back. Numbers are
// no texts and stay numbers.
func neutral(s string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "'"))
	if strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}

// appendQuoted puts quotes around a cell that needs them.
func appendQuoted(b []byte, s string) []byte {
	if !strings.ContainsAny(s, ",\"\r\n") {
		return append(b, s...)
	}
	b = append(b, '"')
	for i := range len(s) {
		if s[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, s[i])
	}
	return append(b, '"')
}
