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
	var b strings.Builder
	b.Grow(len(s))
	// Decomposed, a letter and its accents are separate characters.
	for _, r := range norm.NFD.String(s) {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(lowerASCII(byte(r)))
		case r >= 0x300 && unicode.Is(unicode.Mn, r):
		default:
			foldRune(&b, r)
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

// foldRune folds what Unicode does not decompose.
func foldRune(b *strings.Builder, r rune) {
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
	default:
		b.WriteRune(unicode.ToLower(r))
	}
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
