// Package locale holds everything that depends on the reader's language:
// words, plurals, dates, numbers, collation and typography. French is the
// first language; English is the second and proves that no sentence is
// hard-coded elsewhere. It knows nothing of the domain or of files: what it
// says of a status or of a measure, it says by key.
//
// What it gives is for people. Data (data/v1, addresses, calendar files) keep
// numbers and texts as they are written, and never come here, but for Fold and
// Slug, which are the same in every language.
package locale

import "sync"

// Lang is a language code: "fr" or "en".
type Lang string

const (
	French  Lang = "fr"
	English Lang = "en"
)

// Languages are those that essaim speaks, first the default.
var Languages = []Lang{French, English}

// Spaces that never break a line, and the sign of negative numbers.
const (
	noBreak       = "\u00a0" // as wide as a space
	narrowNoBreak = "\u202f" // French wants it before ; ! ? » and units
	minus         = "−"      // U+2212, as wide as a plus
)

// Locale words things in one language. It never changes and is safe for
// concurrent use.
type Locale struct {
	lang      Lang
	collators sync.Pool // of *collator: one compares a pair at a time
	setters   sync.Pool // of *setter: one sets a text at a time
}

// For gives the locale of a language, French for one that is not spoken.
func For(lang Lang) *Locale {
	if lang != English {
		lang = French
	}
	l := &Locale{lang: lang}
	l.collators.New = func() any { return newCollator(lang) }
	l.setters.New = func() any { return new(setter) }
	return l
}

// Lang is the language spoken.
func (l *Locale) Lang() Lang { return l.lang }
