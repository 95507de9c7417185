package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Small is a word as it stands within a sentence.
func Small(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

// Capital begins a sentence.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if upper := unicode.ToUpper(r); upper != r {
		return string(upper) + s[size:]
	}
	return s
}

// Sentence ends a text with a full stop.
func Sentence(s string) string {
	if s == "" || strings.ContainsRune(".!?…", lastRune(s)) {
		return s
	}
	return s + "."
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Join joins what is there.
func Join(separator string, parts ...string) string {
	var room [8]string
	kept := room[:0]
	for _, s := range parts {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, separator)
}
