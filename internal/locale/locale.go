// Package locale holds everything that depends on the reader's language:
// words, plurals, dates, numbers, collation and typography. French is the
// first language; English is the second and proves that no sentence is
// hard-coded elsewhere. It knows nothing of the domain or of files.
package locale

// Lang is a language code: "fr" or "en".
type Lang string

const (
	French  Lang = "fr"
	English Lang = "en"
)

// Languages are those that essaim speaks, first the default.
var Languages = []Lang{French, English}
