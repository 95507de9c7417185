package plainyaml

import (
	"strings"
	"unicode/utf8"
)

// Lines of YAML, for whoever shows one as it should be. Columns are those of nodes.

// AfterColumn is what follows on a line from a column, in characters from 1.
func AfterColumn(line string, column int) string {
	at := 0
	for n := column - 1; n > 0 && at < len(line); n-- {
		if line[at] < utf8.RuneSelf {
			at++
			continue
		}
		_, size := utf8.DecodeRuneInString(line[at:])
		at += size
	}
	return line[at:]
}

// ReplaceTail is the line with tail from a column on.
func ReplaceTail(line string, column int, tail string) string {
	return strings.TrimSpace(strings.TrimSuffix(line, AfterColumn(line, column)) + tail)
}

// Quote writes a text as a YAML scalar between quotes, without the spaces around it.
func Quote(text string) string { return InQuotes(strings.TrimSpace(text)) }

// InQuotes writes a text between the quotes that it does not hold.
func InQuotes(text string) string {
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

// Closing is where a text goes back out of quotes that it begins inside of; -1 when
// it does not.
func Closing(text string, quote byte) int {
	for i := 0; i < len(text); i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		default:
			return i
		}
	}
	return -1
}
