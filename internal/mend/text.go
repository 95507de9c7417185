package mend

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
)

// Keys are those that an author may have meant, each by any of its spellings.
type Keys interface {
	// Known reports whether a key may stand anywhere in any file.
	Known(key string) bool
	// Under reports whether a key may stand in the maps below another, or at the top
	// of this file when parent is "".
	Under(parent, key string) bool
	// OfText reports whether the value of a key is a text, wherever it stands.
	OfText(key string) bool
}

// A Slip is what its author did not mean, an error.
type Slip struct {
	Code         diag.Code
	Line, Column int // from 1; the line above the first is 0
	Args         diag.Args
}

// A Text is the YAML of a file, mended step by step: a front matter, or a whole file.
type Text struct {
	yaml   []byte
	lines  []string // of yaml; nil until they are asked for
	keys   Keys
	front  bool           // Markdown follows
	stored map[int]string // lines as stored, by number, of those that were mended
	slips  []Slip         // not yet taken
}

// New takes a YAML as stored, without a byte-order mark; front says that it is the front
// matter of a file, and not all of it.
func New(yaml []byte, front bool, keys Keys) *Text {
	return &Text{yaml: yaml, front: front, keys: keys}
}

// YAML is the text as it is mended by now. It has the lines of the one as stored.
func (t *Text) YAML() []byte { return t.yaml }

// IsMended reports whether any line is another than as stored.
func (t *Text) IsMended() bool { return t.stored != nil }

// take hands over the slips that were found.
func (t *Text) take() []Slip {
	slips := t.slips
	t.slips = nil
	return slips
}

// slip is what is wrong at a byte of the text.
func (t *Text) slip(offset int, code diag.Code) Slip {
	before := t.yaml[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return Slip{code, bytes.Count(before, []byte("\n")) + 1, columnOf(string(t.yaml[start:]), offset-start), nil}
}

// line is one line of the text, from 1; "" beyond it.
func (t *Text) line(n int) string {
	if t.lines == nil {
		t.lines = strings.Split(string(t.yaml), "\n")
	}
	if n < 1 || n > len(t.lines) {
		return ""
	}
	return strings.TrimSuffix(t.lines[n-1], "\r")
}

// columnOf is the column of an offset in a line.
func columnOf(text string, offset int) int { return utf8.RuneCountInString(text[:offset]) + 1 }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
