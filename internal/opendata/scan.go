package opendata

import (
	"bytes"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A scanner reads a row in one pass over its bytes and makes nothing of it but what
// checks ask for: a portal reads gigabytes of rows that all fit. It is sure or it is
// not: what it takes fits, and what it does not take is for Shape.row, which says what
// is wrong or that nothing is. So it may be strict wherever a rule is hard to follow.
type scanner struct {
	text   []byte
	at     int
	row    Row
	length int  // of the row that was taken
	short  bool // the text ended within the row
}

// deepest is how far values may lie in each other; those of data/v1 do not need half.
const deepest = 16

// scan reads the row that text begins with. It is short when more text may change that it
// does not take it.
func (s *scanner) scan(text []byte, shape *Shape) bool {
	s.text, s.at, s.short = text, 0, false
	s.row.begin(shape)
	taken := s.thing(shape.fields, 0, true)
	s.length = s.at
	return taken
}

// next is the byte after spaces; 0 at the end.
func (s *scanner) next() byte {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; c {
		case ' ', '\n', '\t', '\r':
			s.at++
		default:
			return c
		}
	}
	s.short = true
	return 0
}

// take goes over one byte.
func (s *scanner) take(c byte) bool {
	if s.next() != c {
		return false
	}
	s.at++
	return true
}

// says goes over a text, which is this one.
func (s *scanner) says(text string) bool {
	if s.next() != '"' {
		return false
	}
	found, _ := s.string()
	return string(found) == text
}

// thing reads an object whose keys are those of fields, each once, or others, which
// later versions add.
func (s *scanner) thing(fields *fieldsAt, depth int, top bool) bool {
	if depth > deepest || !s.take('{') {
		return false
	}
	var seen [2]uint64
	var others [][]byte
	expected := 0
	if s.next() == '}' {
		s.at++
		return fields.complete(seen)
	}
	for {
		if s.next() != '"' {
			return false
		}
		key, plain := s.string()
		if !plain || !isKeyText(key) || !s.take(':') {
			return false
		}
		i := fields.index(key, expected)
		if i < 0 {
			if slices.ContainsFunc(others, func(k []byte) bool { return bytes.Equal(k, key) }) {
				return false
			}
			if others = append(others, key); !s.any(depth + 1) {
				return false
			}
		} else {
			bit := uint64(1) << (i & 63)
			if seen[i>>6]&bit != 0 {
				return false
			}
			seen[i>>6] |= bit
			expected = i + 1
			if !s.value(&fields.all[i], depth, top) {
				return false
			}
		}
		switch s.next() {
		case ',':
			s.at++
		case '}':
			s.at++
			return fields.complete(seen)
		default:
			return false
		}
	}
}

// value reads what stands for a field.
func (s *scanner) value(f *fieldAt, depth int, top bool) bool {
	c := s.next()
	if c == 'n' {
		return !f.always && s.word("null") && s.row.note(f, nil, top)
	}
	switch f.kind {
	case aGroup:
		s.row.enter(f.key)
		defer s.row.leave()
		return s.thing(f.parts, depth+1, false)
	case many, manyText:
		return s.list(f, depth)
	case aTruth:
		return c == 't' && s.word("true") || c == 'f' && s.word("false")
	case aCount, aYear, aNumber:
		number := s.number()
		return f.takesNumber(number) && s.row.note(f, number, top)
	}
	if c != '"' {
		return false
	}
	text, plain := s.string()
	if text == nil || !plain && f.minds {
		return false
	}
	return f.takesText(text) && s.row.note(f, text, top)
}

func (s *scanner) list(f *fieldAt, depth int) bool {
	if s.next() != '[' {
		return false
	}
	s.row.enter(f.key)
	defer s.row.leave()
	n := 0
	return s.items(func() bool {
		n++
		s.row.item(n)
		return s.listed(f, depth)
	})
}

// items reads a list, whose bracket is next, with what reads one of its items.
func (s *scanner) items(item func() bool) bool {
	s.at++
	if s.next() == ']' {
		s.at++
		return true
	}
	for item() {
		switch s.next() {
		case ',':
			s.at++
		case ']':
			s.at++
			return true
		default:
			return false
		}
	}
	return false
}

func (s *scanner) listed(f *fieldAt, depth int) bool {
	if f.kind == many {
		return s.thing(f.parts, depth+1, false)
	}
	if s.next() != '"' {
		return false
	}
	text, plain := s.string()
	if text == nil || !plain && f.refers != "" {
		return false
	}
	if f.refers != "" {
		s.row.refer(f.refers, "", text)
	}
	return true
}

// any reads a value of which nothing is known.
func (s *scanner) any(depth int) bool {
	switch c := s.next(); {
	case c == '{':
		return s.thing(&fieldsAt{}, depth+1, false)
	case c == '"':
		text, _ := s.string()
		return text != nil
	case c == '-' || c >= '0' && c <= '9':
		return s.number() != nil
	case c == 't':
		return s.word("true")
	case c == 'f':
		return s.word("false")
	case c == 'n':
		return s.word("null")
	case c != '[' || depth > deepest:
		return false
	}
	return s.items(func() bool { return s.any(depth + 1) })
}

func (s *scanner) word(word string) bool {
	rest := s.text[s.at:]
	if len(rest) < len(word) {
		s.short = true
		return false
	}
	s.at += len(word)
	return string(rest[:len(word)]) == word
}

// number reads a number of JSON; nil for what is none.
func (s *scanner) number() []byte {
	from := s.at
	if s.at < len(s.text) && s.text[s.at] == '-' {
		s.at++
	}
	whole := s.digits()
	if whole == 0 || whole > 1 && s.text[s.at-whole] == '0' {
		return nil
	}
	if s.at < len(s.text) && s.text[s.at] == '.' {
		s.at++
		if s.digits() == 0 {
			return nil
		}
	}
	if s.at == len(s.text) {
		s.short = true
	}
	return s.text[from:s.at] // an exponent is left, and is none of what may follow
}

func (s *scanner) digits() (n int) {
	for ; s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9'; s.at++ {
		n++
	}
	if s.at == len(s.text) {
		s.short = true
	}
	return n
}

// A class says of a byte what may be done about it within a text.
type class uint8

const (
	usual class = iota
	quote
	escape
	beyond  // of a character beyond ASCII
	refused // what Shape.row decides about
)

var classes = func() (of [256]class) {
	for c := range of {
		switch {
		case c == '"':
			of[c] = quote
		case c == '\\':
			of[c] = escape
		case c < ' ' || c == 0x7f:
			of[c] = refused
		case c > 0x7f:
			of[c] = beyond
		}
	}
	return of
}()

// string reads a text, and gives what stands between its quotes, never nil; it is plain
// when that is the text itself. nil is for one with characters that no text has.
func (s *scanner) string() (text []byte, plain bool) {
	from, plain := s.at+1, true
	b := s.text
	for i := from; i < len(b); {
		switch classes[b[i]] {
		case usual:
			i++
		case quote:
			s.at = i + 1
			return b[from:i:i], plain
		case escape:
			n := escaping(b[i:])
			if n == 0 {
				s.short = len(b)-i < len(`\u0000`)
				return nil, false
			}
			i, plain = i+n, false
		case beyond:
			r, n := utf8.DecodeRune(b[i:])
			if commanding(r) {
				s.short = !utf8.FullRune(b[i:])
				return nil, false
			}
			i += n
		default:
			return nil, false
		}
	}
	s.short = true
	return nil, false
}

// escaping is the length of the escape that b begins with; 0 for one that stands for
// what no text has, or for half a character.
func escaping(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '"', '\\', '/', 'n', 't':
		return 2
	case 'u':
		if len(b) < 6 {
			return 0
		}
		var r rune
		for _, c := range b[2:6] {
			switch {
			case c >= '0' && c <= '9':
				c -= '0'
			case c >= 'a' && c <= 'f':
				c -= 'a' - 10
			case c >= 'A' && c <= 'F':
				c -= 'A' - 10
			default:
				return 0
			}
			r = r<<4 | rune(c)
		}
		if utf8.ValidRune(r) && !commanding(r) {
			return 6
		}
	}
	return 0
}

// fieldsAt are fields as a scanner looks them up.
type fieldsAt struct {
	all      []fieldAt
	required [2]uint64 // those that each thing has
}

type fieldAt struct {
	field
	parts *fieldsAt
	minds bool // what its text says decides whether it fits, or is asked for
	asked int  // where a Row has it, from 1; 0 for what is not asked for
}

func fieldsFor(fields []field) *fieldsAt {
	if len(fields) > 128 {
		panic("more fields than a scanner counts")
	}
	at := &fieldsAt{all: make([]fieldAt, len(fields))}
	for i, f := range fields {
		at.all[i] = fieldAt{field: f, parts: fieldsFor(f.fields)}
		at.all[i].minds = len(f.choices) > 0 || f.kind != aText || f.refers != ""
		if f.always && !f.mayBeLater() {
			at.required[i>>6] |= 1 << (i & 63)
		}
	}
	return at
}

// index finds a key, which is nearly always the expected one.
func (f *fieldsAt) index(key []byte, expected int) int {
	if expected < len(f.all) && string(key) == f.all[expected].key {
		return expected
	}
	for i := range f.all {
		if string(key) == f.all[i].key {
			return i
		}
	}
	return -1
}

func (f *fieldsAt) complete(seen [2]uint64) bool {
	return f.required[0]&^seen[0] == 0 && f.required[1]&^seen[1] == 0
}

func isKeyText(key []byte) bool {
	for _, c := range key {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

// takesNumber is sure of numbers that no rule is near.
func (f *fieldAt) takesNumber(number []byte) bool {
	if f.kind == aNumber {
		return number != nil && len(number) < 300
	}
	if len(number) == 0 || len(number) > 15 {
		return false
	}
	for _, c := range number {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

func (f *fieldAt) takesText(text []byte) bool {
	switch {
	case len(f.choices) > 0:
		return slices.ContainsFunc(f.choices, func(choice string) bool { return choice == string(text) })
	case f.kind == aDate:
		return isDate(text)
	case f.kind == aDay:
		return isDay(text)
	case f.kind == anURL:
		return isPath(text) || f.leads(string(text))
	}
	return true
}

// isDate is datePattern.
func isDate(text []byte) bool {
	if len(text) != len("2006") && len(text) != len("2006-01") && len(text) != len("2006-01-02") {
		return false
	}
	for i, c := range text {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func isDay(text []byte) bool {
	return len(text) == len(time.DateOnly) && isDate(text) && dayIn(string(text)) != 0
}

// isPath recognises addresses of the same site that need no look at the rules.
func isPath(text []byte) bool {
	if len(text) == 0 || text[0] != '/' || len(text) > 1 && text[1] == '/' {
		return false
	}
	for _, c := range text {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("/-._~#", rune(c)) {
			return false
		}
	}
	return true
}
