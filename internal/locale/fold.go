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
	var room [256]byte
	return string(AppendFold(room[:0], s))
}

// AsTyped is a text with the characters that every keyboard has: what a name loses
// when somebody types it.
func AsTyped(s string) string { return typed.Replace(s) }

var typed = strings.NewReplacer("’", "'", "\u00a0", " ", "\u202f", " ", "‑", "-", "‐", "-", "œ", "oe", "Œ", "Oe")

// AppendFold appends the form in which a text is matched to dst; see Fold.
func AppendFold(dst []byte, s string) []byte {
	if folded, latin := appendLatin(dst, s); latin {
		return folded
	}
	// Decomposed, a letter and its accents are separate characters. norm leaves
	// what follows invalid bytes as it is.
	for _, r := range norm.NFD.String(strings.ToValidUTF8(s, "\ufffd")) {
		if r < utf8.RuneSelf {
			dst = append(dst, lowerASCII(byte(r)))
		} else if known, is := appendKnown(dst, r); is {
			dst = known
		} else if !unicode.Is(unicode.Mn, r) {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
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

// appendLatin folds what French and English are written with, in one go.
func appendLatin(dst []byte, s string) (folded []byte, latin bool) {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			dst = append(dst, lowerASCII(byte(r)))
		case 0xc0 <= r && r <= 0xff && latin1[r-0xc0] != '.':
			dst = append(dst, latin1[r-0xc0])
		default:
			if dst, latin = appendKnown(dst, r); !latin {
				return nil, false
			}
		}
	}
	return dst, true
}

// appendKnown folds what Unicode does not decompose, and reports whether it did.
func appendKnown(dst []byte, r rune) ([]byte, bool) {
	switch r {
	case 'œ', 'Œ':
		return append(dst, "oe"...), true
	case 'æ', 'Æ':
		return append(dst, "ae"...), true
	case 'ß', 'ẞ':
		return append(dst, "ss"...), true
	case 'ø', 'Ø':
		return append(dst, 'o'), true
	case 'ł', 'Ł':
		return append(dst, 'l'), true
	case 'đ', 'Đ':
		return append(dst, 'd'), true
	case '’', '‘', 'ʼ':
		return append(dst, '\''), true
	case '\u2010', '\u2011': // hyphens
		return append(dst, '-'), true
	case '\u00a0', '\u2007', '\u202f': // no-break spaces
		return append(dst, ' '), true
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\ufeff': // invisible
		return dst, true
	case '°', '«', '»', '“', '”', '…', '–', '—', '€':
		return utf8.AppendRune(dst, r), true
	}
	return dst, false
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
