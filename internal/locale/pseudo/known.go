package pseudo

import (
	"regexp"
	"strings"
	"unicode"
)

// Known are the words that no language need have, such as those of a site's
// content, in their order and between spaces.
type Known string

// KnownOf takes the words of texts.
func KnownOf(texts ...string) Known {
	var k strings.Builder
	for _, text := range texts {
		k.WriteString(" " + strings.Join(words(text), " ") + " ")
	}
	return Known(k.String())
}

func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// between is what parts texts that were put together.
var between = regexp.MustCompile(`[–:,;()|·/\n0-9]+`)

// Foreign lists the runs of words of a text that are neither of the pseudo-language
// nor known.
func (k Known) Foreign(text string) (runs []string) {
	for _, part := range between.Split(text, -1) {
		var run []string
		for _, word := range append(words(part), "") {
			if strings.ContainsFunc(word, isPlain) {
				run = append(run, word)
				continue
			}
			if !k.hold(run) {
				runs = append(runs, strings.Join(run, " "))
			}
			run = nil
		}
	}
	return runs
}

// hold reports whether a run is known, or is made of two that are: "Monsieur le
// Maire" and "d’Orvaine".
func (k Known) hold(run []string) bool {
	has := func(run []string) bool {
		return len(run) == 0 || strings.Contains(string(k), " "+strings.Join(run, " ")+" ")
	}
	for i := range run {
		if has(run[:i]) && has(run[i:]) {
			return true
		}
	}
	return len(run) == 0
}
