package opendata

import (
	"bufio"
	"encoding/json"
	"iter"
	"strconv"
	"strings"

	"essaim/internal/network"
)

func textOf[T any](key string, get func(T) string) column[T] {
	return stringColumn(key, aText, get)
}

// addressOf is a column of addresses, those of the site root-relative.
func addressOf[T any](key string, get func(T) string) column[T] {
	return stringColumn(key, anURL, get)
}

func stringColumn[T any](key string, kind fieldKind, get func(T) string) column[T] {
	return column[T]{field: field{key: key, kind: kind}, write: func(b []byte, row T) []byte {
		s := get(row)
		if s == "" {
			return append(b, "null"...)
		}
		return appendText(b, s)
	}}
}

// dateOf is a date at its own precision, and beside it the author's own words,
// always: "début novembre 2011", "25/11/2011", "en cours".
func dateOf[T any](key string, get func(T) network.Date) column[T] {
	c := stringColumn(key, aDate, func(row T) string { return get(row).ISO() })
	c.next = []column[T]{saidOf(key+"_text", func(row T) string { return get(row).Text() })}
	return c
}

// endOf is an end of a period, and beside it the author's own words.
func endOf[T any](key string, get func(T) network.Date, iso func(network.Date) string) column[T] {
	c := dateOf(key, get)
	c.write = stringColumn(key, aDate, func(row T) string { return iso(get(row)) }).write
	return c
}

// saidOf are the author's own words for a date.
func saidOf[T any](key string, get func(T) string) column[T] {
	words := textOf(key, get)
	words.about, words.inWords = "data.date_text", "data.date_text.example"
	return words
}

func dayOf[T any](key string, get func(T) network.Day) column[T] {
	return stringColumn(key, aDay, func(row T) string { return get(row).ISO() })
}

// yearOf is null for 0, which stands for "not known".
func yearOf[T any](key string, get func(T) int) column[T] {
	return column[T]{field: field{key: key, kind: aYear}, write: func(b []byte, row T) []byte {
		year := get(row)
		if year == 0 {
			return append(b, "null"...)
		}
		return strconv.AppendInt(b, int64(year), 10)
	}}
}

func countOf[T any](key string, get func(T) *int) column[T] {
	return column[T]{field: field{key: key, kind: aCount}, write: func(b []byte, row T) []byte {
		n := get(row)
		if n == nil {
			return append(b, "null"...)
		}
		return strconv.AppendInt(b, int64(*n), 10)
	}}
}

func numberOf[T any](key string, get func(T) *float64) column[T] {
	return column[T]{field: field{key: key, kind: aNumber}, write: func(b []byte, row T) []byte {
		v := get(row)
		if v == nil {
			return append(b, "null"...)
		}
		return strconv.AppendFloat(b, *v, 'f', -1, 64)
	}}
}

// figureOf is a number that is always known.
func figureOf[T any](key string, get func(T) float64) column[T] {
	return column[T]{field: field{key: key, kind: aNumber, always: true}, write: func(b []byte, row T) []byte {
		return strconv.AppendFloat(b, get(row), 'f', -1, 64)
	}}
}

func truthOf[T any](key string, get func(T) bool) column[T] {
	return column[T]{field: field{key: key, kind: aTruth, always: true}, write: func(b []byte, row T) []byte { return strconv.AppendBool(b, get(row)) }}
}

// listOf is a list of texts, never null.
func listOf[T any](key string, get func(T) []string) column[T] {
	return column[T]{field: field{key: key, kind: manyText, always: true}, write: func(b []byte, row T) []byte { return appendTexts(b, get(row)) }}
}

// answersOf is null when nothing is known and [] for `none`.
func answersOf[T any](key string, get func(T) network.Answer[string]) column[T] {
	return column[T]{field: field{key: key, kind: manyText}, write: func(b []byte, row T) []byte {
		a := get(row)
		if !a.Given() {
			return append(b, "null"...)
		}
		return appendTexts(b, a.Items)
	}}
}

// manyOf is a list of things, never null.
func manyOf[T, U any](key string, get func(T) []U, columns ...column[U]) column[T] {
	columns = spread(columns)
	return column[T]{field: field{key: key, kind: many, always: true, fields: fieldsOf(columns)}, write: func(b []byte, row T) []byte {
		return appendList(b, get(row), columns)
	}}
}

// answeredOf is a list of things, null when nothing is known and [] for `none`.
func answeredOf[T, U any](key string, get func(T) network.Answer[U], columns ...column[U]) column[T] {
	c := manyOf(key, func(row T) []U { return get(row).Items }, columns...)
	items := c.write
	c.always = false
	c.write = func(b []byte, row T) []byte {
		if !get(row).Given() {
			return append(b, "null"...)
		}
		return items(b, row)
	}
	return c
}

// groupOf is one thing with columns of its own; null when there is not.
func groupOf[T any](key string, there func(T) bool, columns ...column[T]) column[T] {
	columns = spread(columns)
	return column[T]{field: field{key: key, kind: aGroup, fields: fieldsOf(columns)}, parts: columns, write: func(b []byte, row T) []byte {
		if !there(row) {
			return append(b, "null"...)
		}
		return appendThing(b, row, columns)
	}}
}

// spanOf is a period, null when neither end is known.
func spanOf[T any](key string, get func(T) network.Span) column[T] {
	return groupOf(key, func(row T) bool { return !get(row).IsZero() },
		dateOf("from", func(row T) network.Date { return get(row).From }).like("2010"),
		dateOf("to", func(row T) network.Date { return get(row).To }).like("2016"))
}

// always is for a group that each row has.
func always[T any](T) bool { return true }

// unlessZero is nil for a zero that stands for "not known".
func unlessZero[N int | float64](v *N) *N {
	if *v == 0 {
		return nil
	}
	return v
}

// value is an amount's number, which its author may not have given, or not as one.
func value(a *network.Amount) *float64 {
	if a == nil {
		return nil
	}
	return a.Value()
}

// intervalOf is all that is known of an amount.
func intervalOf(a *network.Amount) network.Interval {
	if a == nil {
		return network.Nothing
	}
	return a.Interval
}

// approximate reports whether one of the amounts is.
func approximate(amounts ...*network.Amount) bool {
	for _, a := range amounts {
		if a != nil && a.Approx {
			return true
		}
	}
	return false
}

// writeRows writes the rows of a table, each on a line of its own.
func writeRows[T any](w *bufio.Writer, rows iter.Seq[T], columns []column[T]) {
	w.WriteByte('[')
	var thing []byte
	for row := range rows {
		if thing != nil {
			w.WriteString(",\n")
		}
		thing = appendThing(thing[:0], row, columns)
		w.Write(thing)
	}
	w.WriteByte(']')
}

func appendList[T any](b []byte, list []T, columns []column[T]) []byte {
	b = append(b, '[')
	for i, x := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendThing(b, x, columns)
	}
	return append(b, ']')
}

func appendThing[T any](b []byte, row T, columns []column[T]) []byte {
	b = append(b, '{')
	for i, c := range columns {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), c.key...), `":`...) // keys need no escape
		b = c.write(b, row)
	}
	return append(b, '}')
}

func appendTexts(b []byte, list []string) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, s)
	}
	return append(b, ']')
}

// appendText writes a text as JSON. Most need no escape; encoding/json knows
// how to write the others, but would hide < and & from people's eyes. Texts of
// the content are UTF-8.
func appendText(b []byte, s string) []byte {
	if plainText(s) {
		return append(append(append(b, '"'), s...), '"')
	}
	var quoted strings.Builder
	e := json.NewEncoder(&quoted)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return append(b, "null"...) // a string never fails
	}
	return append(b, strings.TrimSuffix(quoted.String(), "\n")...)
}

func plainText(s string) bool {
	for i := range len(s) {
		if escaped[s[i]] {
			return false
		}
	}
	return true
}

// escaped are the bytes that JSON does not take as they are.
var escaped = func() (bytes [256]bool) {
	for c := range byte(' ') {
		bytes[c] = true
	}
	bytes['"'], bytes['\\'] = true, true
	return bytes
}()
