package locale

import (
	"slices"
	"strings"
)

// Names reports whether a noun is the first thing that a text names, in the
// plural or not: "bac" of "Bacs distribués" and of "Nombre de bacs", in any
// language.
func Names(text, noun string) bool {
	words := strings.Fields(noun)
	if len(words) == 0 {
		return false
	}
	for _, lang := range Languages {
		l := For(lang)
		named := strings.Fields(countedThing(l, text))
		if len(named) >= len(words) && slices.Equal(singulars(l, named[:len(words)]), singulars(l, words)) {
			return true
		}
	}
	return false
}

// countedThing is what a text says to be the number of, else the text.
func countedThing(l *Locale, text string) string {
	folded := Fold(strings.ReplaceAll(text, "’", "'"))
	for _, phrase := range l.Spelled("number-of") {
		phrase = Fold(strings.ReplaceAll(phrase, "’", "'"))
		if !strings.HasSuffix(phrase, "'") {
			phrase += " "
		}
		if rest, is := strings.CutPrefix(folded, phrase); is {
			return rest
		}
	}
	return folded
}

// singulars are words as they are written of one thing, folded.
func singulars(l *Locale, words []string) []string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = Fold(l.singular(strings.ToLower(word)))
	}
	return all
}
