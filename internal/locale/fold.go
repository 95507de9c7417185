package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which texts are matched: lower case, without accents,
// ligatures spelled out, plain apostrophes, hyphens and spaces. It is the same
// in every language and Fold(Fold(s)) == Fold(s).
func Fold(s string) string {
	if folded, ascii := foldASCII(s); ascii {
		return folded
	}
	if folded, latin := foldLatin(s); latin {
		return folded
	}
	var b strings.Builder
	b.Grow(len(s))
	// Decomposed, a letter and its accents are separate characters. norm leaves
	// what follows invalid bytes as it is.
	for _, r := range norm.NFD.String(strings.ToValidUTF8(s, "\ufffd")) {
		if r < utf8.RuneSelf {
			b.WriteByte(lowerASCII(byte(r)))
		} else if !unicode.Is(unicode.Mn, r) && !foldKnown(&b, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// foldASCII gives s itself when it has nothing to fold.
func foldASCII(s string) (folded string, ascii bool) {
	upper := false
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return "", false
		}
		upper = upper || 'A' <= s[i] && s[i] <= 'Z'
	}
	if upper {
		s = strings.ToLower(s)
	}
	return s, true
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// latin1 are the letters U+00C0 to U+00FF without case and accent; a dot where
// there is none to give.
const latin1 = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"

// foldLatin folds what French and English are written with, in one go.
func foldLatin(s string) (folded string, latin bool) {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(lowerASCII(byte(r)))
		case 0xc0 <= r && r <= 0xff && latin1[r-0xc0] != '.':
			b.WriteByte(latin1[r-0xc0])
		case !foldKnown(&b, r):
			return "", false
		}
	}
	return b.String(), true
}

// foldKnown folds what Unicode does not decompose, and tells whether it did.
func foldKnown(b *strings.Builder, r rune) bool {
	switch r {
	case 'œ', 'Œ':
		b.WriteString("oe")
	case 'æ', 'Æ':
		b.WriteString("ae")
	case 'ß', 'ẞ':
		b.WriteString("ss")
	case 'ø', 'Ø':
		b.WriteByte('o')
	case 'ł', 'Ł':
		b.WriteByte('l')
	case 'đ', 'Đ':
		b.WriteByte('d')
	case '’', '‘', 'ʼ':
		b.WriteByte('\'')
	case '\u2010', '\u2011': // hyphens
		b.WriteByte('-')
	case '\u00a0', '\u2007', '\u202f': // no-break spaces
		b.WriteByte(' ')
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\ufeff': // invisible
	case '°', '«', '»', '“', '”', '…', '–', '—', '€':
		b.WriteRune(r)
	default:
		return false
	}
	return true
}

// Slug is the form of a text in an address: [a-z0-9]+(-[a-z0-9]+)*. It is
// empty for a text without any Latin letter or digit.
func Slug(s string) string {
	folded := Fold(s)
	b := make([]byte, 0, len(folded))
	gap := false
	for i := range len(folded) {
		c := folded[i]
		if ('a' > c || c > 'z') && ('0' > c || c > '9') {
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, '-')
		}
		gap = false
		b = append(b, c)
	}
	return string(b)
}
