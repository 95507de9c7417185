package search

import (
	"unicode"
	"unicode/utf8"
)

// Words that people write as one and as several are found both ways: a group of words is
// a word too, without what stands between them. The browser finds the same groups in
// what readers type (static/essaim/search/words.js).

// What may stand between the words of a group.
const (
	nothingElse = iota
	space       // one, of any width that keeps words on a line or not
	hyphen
	dot
	comma // or an apostrophe, between the thousands of other languages
)

// separatorAt is what begins at i, and its size.
func separatorAt(text []byte, i int) (separator, size int) {
	if i >= len(text) {
		return nothingElse, 0
	}
	switch text[i] {
	case ' ':
		return space, 1
	case '-':
		return hyphen, 1
	case '.':
		return dot, 1
	case ',', '\'':
		return comma, 1
	}
	switch r, size := utf8.DecodeRune(text[i:]); r {
	case '\u00a0', '\u202f', '\u2009':
		return space, size
	case '\u2010', '\u2011':
		return hyphen, size
	case '’':
		return comma, size
	}
	return nothingElse, 0
}

// A pair is a word and the next one, with what stands between them.
type pair struct {
	word, next []byte
	separator  int
	end        int // of the next one
}

// pairAt is that of the word from start to end; false when the next one is further away.
func pairAt(text []byte, start, end int) (pair, bool) {
	separator, size := separatorAt(text, end)
	if separator == nothingElse {
		return pair{}, false
	}
	at := end + size
	next := wordEnd(text, at)
	return pair{text[start:end], text[at:next], separator, next}, next > at
}

// groupEnd is where the group ends whose first word is that from start to end: its own
// end when it begins none.
func groupEnd(text []byte, start, end int) int {
	if end >= len(text) || text[end] == ' ' && !beginsNumber(text, end+1) {
		return end // nearly all words
	}
	p, ok := pairAt(text, start, end)
	if !ok {
		return end
	}
	number := isNumber(p.word)
	for _, isGroup := range []struct {
		first bool
		goes  func(p pair) bool
		words int // 0 for two or more
	}{
		{number && len(p.word) <= 3, thousands, 0},
		{number && len(p.word) == 2 && p.word[0] == '0', telephone, 5},
		{isInitial(p.word), initials, 0},
		{isCapitals(p.word), road, 2},
		{true, compound, 0},
	} {
		if !isGroup.first {
			continue
		}
		words, at := 1, end
		for q, more := p, true; more && isGroup.goes(q) && words != isGroup.words; q, more = pairAt(text, at-len(q.next), at) {
			words, at = words+1, q.end
		}
		if words > 1 && (isGroup.words == 0 || words == isGroup.words) {
			return at
		}
	}
	return end
}

// thousands go on in "1 500 000", "1.500" and "1’500".
func thousands(p pair) bool {
	return p.separator != nothingElse && p.separator != hyphen && isNumber(p.next) && len(p.next) == 3
}

// telephone goes on in "05 65 11 22 33" and "05.65.11.22.33".
func telephone(p pair) bool {
	return p.separator != comma && isNumber(p.next) && len(p.next) == 2
}

// initials go on in "C.C.A.S."
func initials(p pair) bool { return p.separator == dot && isInitial(p.next) }

// road is "RD 988", and "DN 100".
func road(p pair) bool { return p.separator == space && isNumber(p.next) }

// compound goes on in "micro-crèche"; not in "2011-2012".
func compound(p pair) bool {
	return p.separator == hyphen && !(isNumber(p.word) && isNumber(p.next))
}

func beginsNumber(text []byte, i int) bool {
	return i < len(text) && '0' <= text[i] && text[i] <= '9'
}

func isNumber(word []byte) bool {
	for _, c := range word {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(word) > 0
}

// isInitial is true of one letter.
func isInitial(word []byte) bool {
	r, size := utf8.DecodeRune(word)
	return size == len(word) && unicode.IsLetter(r)
}

// isCapitals is true of the letters of a road, and of what else has a number.
func isCapitals(word []byte) bool {
	for _, c := range word {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(word) > 0 && len(word) <= 4
}
