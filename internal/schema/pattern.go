package schema

import (
	"slices"
	"strings"
	"unicode"

	"essaim/internal/locale"
)

// Pieces of patterns, in what RE2 and ECMAScript share.

// space is one that people type or paste.
const space = "[ \\t\\r\\n\u00a0\u2007\u2009\u202f]"

// either is one of several pieces.
func either(pieces ...string) string { return "(" + strings.Join(pieces, "|") + ")" }

// loosely are words in whatever case, with or without their accents.
func loosely(words string) string {
	var out strings.Builder
	for _, r := range words {
		switch {
		case r == ' ' || r == '\u00a0' || r == '\u202f':
			out.WriteString(space + "+")
		case r == '\'' || r == '’':
			out.WriteString("['’]")
		case unicode.IsLetter(r):
			out.WriteString(letter(r))
		case strings.ContainsRune(`\.+*?()|[]{}^$/`, r):
			out.WriteString(`\` + string(r))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// letter is one in both cases, with or without its accent.
func letter(r rune) string {
	forms := []rune{unicode.ToLower(r), unicode.ToUpper(r)}
	if plain := []rune(locale.Fold(string(r))); len(plain) == 1 && plain[0] != forms[0] {
		forms = append(forms, plain[0], unicode.ToUpper(plain[0]))
	}
	if forms[0] == forms[1] {
		return string(r)
	}
	return "[" + string(forms) + "]"
}

// spellings are all ways to write what has a name, in all languages, the longest
// first, so that one which begins like another is not cut short.
func spellings(names ...string) string { return eitherOf(allSpellings(names...)) }

func allSpellings(names ...string) []string {
	var all []string
	for _, name := range names {
		all = append(all, locale.Spellings(name)...)
	}
	return all
}

// eitherOf is one of several words, loosely.
func eitherOf(words []string) string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	var pieces []string
	for _, w := range words {
		if piece := loosely(w); !slices.Contains(pieces, piece) {
			pieces = append(pieces, piece)
		}
	}
	return either(pieces...)
}
