package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"essaim/internal/locale"
)

const maxLetters = 40 // of a word; what follows says nothing more

// What a byte is to words.
const (
	between = iota // separates them
	mark           // separates them, and means something in Markdown
	within         // is part of one
	beyond         // begins a character that is not ASCII
)

var classes = func() (c [256]uint8) {
	for b := range c {
		switch {
		case 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9':
			c[b] = within
		case b == '\n' || b == '#' || b == '<' || b == ']':
			c[b] = mark
		case b >= utf8.RuneSelf:
			c[b] = beyond
		}
	}
	return c
}()

// nextWord finds the next word of text at or after i; without one, start is
// len(text).
func nextWord(text []byte, i int) (start, end int) {
	for i < len(text) {
		size := letter(text, i)
		if size > 0 {
			break
		}
		i += -size
	}
	return i, wordEnd(text, i)
}

// wordEnd is where the word that begins at i ends: i when none does.
func wordEnd(text []byte, i int) int {
	for {
		for i < len(text) && classes[text[i]] == within {
			i++
		}
		if i == len(text) || classes[text[i]] != beyond {
			return i
		}
		size := letter(text, i)
		if size < 0 {
			return i
		}
		i += size
	}
}

// letter is the size of the character at i when words hold it, else the
// opposite of its size.
func letter(text []byte, i int) int {
	c := text[i]
	if c < utf8.RuneSelf {
		if classes[c] == within {
			return 1
		}
		return -1
	}
	if c == 0xc3 && i+1 < len(text) && text[i+1]&0xc0 == 0x80 { // U+00C0 to U+00FF, the accents of French
		if text[i+1] == 0x97 || text[i+1] == 0xb7 { // × ÷
			return -2
		}
		return 2
	}
	r, size := utf8.DecodeRune(text[i:])
	if inWord(r) {
		return size
	}
	return -size
}

func inWord(r rune) bool {
	if 0xc0 <= r && r < 0x250 { // what French and its neighbours are written with
		return r != '×' && r != '÷'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) || unicode.Is(unicode.M, r) || isInvisible(r) || lowered(r) != r
}

// lowered is the digit that a raised or lowered one is, as in m² and CO₂; any other
// character is given back.
func lowered(r rune) rune {
	switch {
	case r == '¹':
		return '1'
	case r == '²' || r == '³':
		return r - '²' + '2'
	case r == '⁰' || '⁴' <= r && r <= '⁹':
		return r - '⁰' + '0'
	case '₀' <= r && r <= '₉':
		return r - '₀' + '0'
	}
	return r
}

func isInvisible(r rune) bool {
	return r == '\u00ad' || '\u200b' <= r && r <= '\u200d' || r == '\ufeff'
}

// normalise gives the word that a text spells: composed, in lower case, of 40
// characters at most, without what stands within a group.
func normalise(spelling []byte) string {
	if len(spelling) <= maxLetters {
		var room [maxLetters]byte
		if word, plain := lower(room[:0], spelling); plain {
			return string(word)
		}
	}
	s := norm.NFC.String(strings.Map(func(r rune) rune {
		if isInvisible(r) || !inWord(r) {
			return -1
		}
		return lowered(r)
	}, string(spelling)))
	return cut(strings.ToLower(s), maxLetters)
}

// lower puts a word in lower case, unless it has other letters than French has:
// these are composed.
func lower(word, spelling []byte) (lower []byte, plain bool) {
	for i := 0; i < len(spelling); i++ {
		c := spelling[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c < utf8.RuneSelf:
			if classes[c] != within {
				continue
			}
		case i+1 == len(spelling):
			return nil, false
		case c == 0xc3 && spelling[i+1]&0xc0 == 0x80: // U+00C0 to U+00FF
			i++
			word = append(word, c)
			if c = spelling[i]; c != 0x97 && c != 0x9f { // × ß
				c |= 0x20
			}
		case c == 0xc5 && spelling[i+1]&^1 == 0x92: // Œ œ
			i++
			word = append(word, c)
			c = 0x93
		default:
			return nil, false
		}
		word = append(word, c)
	}
	return word, true
}

func cut(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			return s[:i]
		}
		n++
	}
	return s
}

// vocabulary turns words into terms, in one language, for one goroutine.
type vocabulary struct {
	stem func(string) string
	weak map[string]bool
}

func vocabularyOf(lang locale.Lang) vocabulary {
	v := vocabulary{stem: stemmer(lang), weak: map[string]bool{}}
	for _, w := range locale.For(lang).Spelled("weak") {
		v.weak[w] = true
	}
	return v
}

// reading is what a word comes to.
type reading struct {
	terms [2]string // "" for none
	word  string    // folded, when it is worth proposing
}

func (v vocabulary) read(word string) reading {
	if word == "" { // nothing but invisible characters
		return reading{}
	}
	plain := locale.Fold(word)
	r := reading{terms: v.terms(word, plain)}
	if !v.isWeak(plain) && utf8.RuneCountInString(plain) >= 3 {
		r.word = plain
	}
	return r
}

// terms are the one or two terms of a word, the first of two being that of its
// accents; plain is the word folded.
func (v vocabulary) terms(word, plain string) [2]string {
	if strings.ContainsFunc(plain, unicode.IsDigit) {
		return [2]string{plain}
	}
	bare := v.stem(plain)
	if word == plain {
		return [2]string{bare}
	}
	accented := locale.Fold(v.stem(word))
	if accented == bare {
		return [2]string{bare}
	}
	return [2]string{accented, bare}
}

// isWeak recognises words that say little: of one letter, and those that the language
// has for weak.
func (v vocabulary) isWeak(plain string) bool {
	r, size := utf8.DecodeRuneInString(plain)
	return size == len(plain) && !unicode.IsDigit(r) || v.weak[plain]
}

// weakTerms are those of the words that the language has for weak.
func (v vocabulary) weakTerms() map[string]bool {
	terms := map[string]bool{}
	for word := range v.weak {
		terms[v.terms(word, word)[0]] = true
	}
	return terms
}

// A title is known by its words, folded, after a sign that no word has.
const (
	titleMark = "="
	mostTitle = 60 // characters of them: what follows distinguishes nothing
)

// titleKey is the term of a title; "" when it has no word.
func titleKey(title []byte) string {
	var words []string
	for i := 0; i < len(title); {
		start, end := nextWord(title, i)
		if word := locale.Fold(normalise(title[start:end])); word != "" {
			words = append(words, word)
		}
		i = end
	}
	if words == nil {
		return ""
	}
	return titleMark + cut(strings.Join(words, " "), mostTitle)
}

// homeOf is the term of the longest word of a title, the first of several.
func (v vocabulary) homeOf(title string) string {
	longest, letters := "", 0
	for word := range strings.SplitSeq(title, " ") {
		if n := utf8.RuneCountInString(word); n > letters {
			longest, letters = word, n
		}
	}
	return v.terms(longest, longest)[0]
}
