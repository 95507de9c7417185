package mend

import (
	"strings"
	"unicode/utf8"
)

// The pieces of a line as it should be, which a message shows.

// AfterColumn is what follows on a line from a column, in characters from 1.
func AfterColumn(line string, column int) string {
	for range column - 1 {
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
	}
	return line
}

// ReplaceTail is the line with tail from a column on.
func ReplaceTail(line string, column int, tail string) string {
	return strings.TrimSpace(strings.TrimSuffix(line, AfterColumn(line, column)) + tail)
}

// Quote writes a text as a YAML scalar between quotes, without the spaces around it.
func Quote(text string) string { return inQuotes(strings.TrimSpace(text)) }

// inQuotes writes a text between the quotes that it does not hold.
func inQuotes(text string) string {
	if !strings.ContainsAny(text, `"\`) {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// QuoteFrom puts the value that begins at a column of a line between quotes, up to the
// end of the braces that it stands in.
func QuoteFrom(line string, column int) string {
	tail := strings.TrimSpace(AfterColumn(line, column))
	end := len(tail)
	if i := strings.IndexAny(tail, ",}]"); i >= 0 && strings.ContainsAny(tail[len(tail)-1:], "}]") {
		end = i
	}
	return ReplaceTail(line, column, Quote(tail[:end])+tail[end:])
}

// IsControl recognises the characters that neither HTML nor XML may hold.
func IsControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 || r == 0xfffe || r == 0xffff
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
