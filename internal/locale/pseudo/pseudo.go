// Package pseudo is a language that nobody speaks, made of another for tests:
// every text of ours has accents on all its letters, is a third longer and
// stands between ⟦ and ⟧, and keeps its placeholders. A letter without an accent
// did not come from the language's files; a layout that holds with it holds with
// languages that are longer than ours.
package pseudo

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"essaim/internal/locale"
)

// Of is the pseudo-language of l. It has the tag and the rules of l.
func Of(l *locale.Locale) *locale.Locale {
	return l.Reworded(func(_, text string) string { return Text(text) })
}

// Text is a text in it; each form of a number is a text.
func Text(text string) string {
	forms := strings.Split(text, "|")
	for i, form := range forms {
		longer := (utf8.RuneCountInString(form) + 2) / 3
		forms[i] = "⟦" + accented(form) + strings.Repeat("~", longer) + "⟧"
	}
	return strings.Join(forms, "|")
}

var placeholder = regexp.MustCompile(`\{[a-z0-9_]+\}`)

// accented leaves placeholders as they are.
func accented(text string) string {
	var b strings.Builder
	done := 0
	for _, at := range append(placeholder.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		b.WriteString(strings.Map(accent, text[done:at[0]]))
		b.WriteString(text[at[0]:at[1]])
		done = at[1]
	}
	return b.String()
}

func accent(r rune) rune {
	if to, is := accents[r]; is {
		return to
	}
	return r
}

var accents = func() map[rune]rune {
	with := map[rune]rune{}
	to := []rune("áƀçðéƒĝĥíĵķļɱñóþʠŕšţúṽŵẋýžÁɃÇÐÉƑĜĤÍĴĶĻⱮÑÓÞɊŔŠŢÚṼŴẊÝŽ")
	for i, r := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		with[r] = to[i]
	}
	return with
}()

// Plain lists the words of a text that have a letter without an accent: those
// that did not come from the language's files, such as what an author wrote.
// Markup and addresses are the caller's to take out.
func Plain(text string) []string {
	var words []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) }) {
		if strings.ContainsFunc(word, isPlain) {
			words = append(words, word)
		}
	}
	return words
}

func isPlain(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func isWord(r rune) bool {
	return isPlain(r) || r > utf8.RuneSelf && !strings.ContainsRune("⟦⟧…’‘«»“”–—→\u00a0\u202f", r)
}
