package locale

import (
	"math"
	"strings"
)

// registry holds the languages that essaim speaks, first the default. A new one
// is a folder of texts and a line here, with rules of its own or of a language
// that is like it.
var registry = []language{
	spoken(French, frenchRules),
	spoken(English, englishRules),
}

var frenchRules = rules{
	collation: "fr", plural: oneBelowTwo, number: numberFormat{narrowNoBreak, ",", narrowNoBreak}, singular: frenchSingular,
	typography: spacedMarks, of: frenchOf, at: frenchAt, cells: ';',
}

var englishRules = rules{
	collation: "en", plural: oneAlone, number: numberFormat{",", ".", noBreak}, singular: englishSingular,
	typography: closeMarks, cells: ',',
}

// Languages are those that essaim speaks, first the default.
var Languages = func() []Lang {
	tags := make([]Lang, len(registry))
	for i, l := range registry {
		tags[i] = l.tag
	}
	return tags
}()

// OfKeys is the language that the code's own names of keys and values are of.
const OfKeys = English

// Quotes are pairs of marks that people and word processors put around words.
var Quotes = []string{"“”", "„“", "„”", "«»", "‘’", "‚‘", "””"}

// A language is its texts, by group, and its rules.
type language struct {
	tag   Lang
	rules rules

	words     texts // what essaim says
	messages  texts // what problems say
	fields    texts // what is written into files that people edit
	spellings texts // what people may write
}

func spoken(tag Lang, r rules) language {
	set := func(text string) string { return text }
	if r.typography.spaced {
		set = setSpaces
	}
	group := func(name string, set func(string) string) texts {
		return lazily("languages/"+string(tag)+"/"+name, set)
	}
	return language{
		tag: tag, rules: r,
		words: group("words", set), messages: group("messages", set),
		fields: group("fields", nil), spellings: group("spellings", nil),
	}
}

// rules are what a language has that is no text. Languages share them.
type rules struct {
	collation  string // a tag of the Unicode collation
	plural     plural
	number     numberFormat
	singular   func(noun string) string // of a noun or an adjective in the plural
	typography typography
	of, at     func(place string) string // "du Monastère", "au Monastère"; nil or "": as the text says
	cells      rune                      // between those of a line of CSV, as spreadsheets of its speakers open it
}

// A plural says which form of a text, from 0, goes with a number. forms is how
// many there are; script is the rule for whole numbers, in JavaScript.
type plural struct {
	forms  int
	form   func(n float64) int
	script string
}

var (
	// English counts 1 alone in the singular.
	oneAlone = plural{2, func(n float64) int { return from(math.Abs(n) != 1) }, "Number(n !== 1)"}
	// French counts 0 and 1,5 in the singular too.
	oneBelowTwo = plural{2, func(n float64) int { return from(math.Abs(n) >= 2) }, "Number(n >= 2)"}
)

func from(many bool) int {
	if many {
		return 1
	}
	return 0
}

// frenchSingular: foyers, bureaux, animaux.
func frenchSingular(word string) string {
	switch {
	case strings.HasSuffix(word, "eaux"), strings.HasSuffix(word, "eux") && word != "eux":
		return strings.TrimSuffix(word, "x")
	case strings.HasSuffix(word, "aux"):
		return strings.TrimSuffix(word, "aux") + "al"
	case strings.HasSuffix(word, "ss"):
		return word
	}
	return strings.TrimSuffix(word, "s")
}

// englishSingular: households, batteries, boxes, classes.
func englishSingular(word string) string {
	switch {
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return word
	case strings.HasSuffix(word, "ies") && len(word) > len("ties"):
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"):
		return strings.TrimSuffix(word, "es")
	}
	return strings.TrimSuffix(word, "s")
}

// A numberFormat is what stands between groups of three digits, before the
// decimals, and between a number and a symbol.
type numberFormat struct{ group, decimal, unit string }

// A typography is how a printer sets plain text; see Locale.Typography.
type typography struct {
	spaced bool      // no-break spaces before ; ! ? : » and in large numbers
	quotes [4]string // opening, closing, and the same within others
}

var (
	spacedMarks = typography{true, [4]string{"«" + narrowNoBreak, narrowNoBreak + "»", "“", "”"}}
	closeMarks  = typography{false, [4]string{"“", "”", "“", "”"}}
)
