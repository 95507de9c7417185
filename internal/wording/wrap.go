package wording

import (
	"sort"
	"strings"
	"unicode"
)

// WrappedLines is how many lines of a width a text takes at most, word by word; a word
// that is longer than a line is broken. Wide letters count for more than one character.
func WrappedLines(width int, text string) int {
	lines, used := 1, 0.0
	room := float64(width)
	for word := range strings.FieldsFuncSeq(text, isBreak) {
		long := widthOf(word)
		if used > 0 && used+1+long > room {
			lines, used = lines+1, 0
		}
		if used > 0 {
			used++
		}
		for used += long; used > room; used -= room {
			lines++
		}
	}
	return lines
}

// isBreak reports whether a line may end at a space: figures and their units, and what
// stands before a colon, are held together.
func isBreak(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// widthOf is in characters of usual letters.
func widthOf(word string) float64 {
	width := 0.0
	for _, r := range word {
		width += runeWidth(r)
	}
	return width
}

func runeWidth(r rune) float64 {
	switch {
	case r >= 0x1100: // letters as wide as they are high; dashes and the like, which are not, at most
		return 2
	case unicode.IsUpper(r), strings.ContainsRune("mw@%", r), r == 0xe6, r == 0x153: // both ligatures
		return 1.6
	}
	return 1
}

// Shortened cuts a text that takes more than so many lines of a width, after a word if
// there is one near, and ends it with “…”.
func Shortened(text string, width, lines int) string {
	if WrappedLines(width, text) <= lines {
		return text
	}
	letters := []rune(text)
	kept := sort.Search(len(letters), func(n int) bool { return WrappedLines(width, string(letters[:n+1])+"…") > lines })
	cut := string(letters[:kept])
	if space := strings.LastIndexFunc(cut, isBreak); space > len(cut)*3/4 {
		cut = cut[:space]
	}
	return strings.TrimRightFunc(cut, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) + "…"
}
