// Package locale holds everything that depends on the reader's language:
// words, plurals, dates, numbers, collation and typography. It knows nothing of
// the domain or of files: what it says of a status or of a measure, it says by
// key.
//
// A language is a folder of texts (languages/README.md says how they are
// written) and a line of the registry, which names the rules that are no text
// (language.go). Nothing else in essaim asks which language it speaks.
//
// What it gives is for people. Data (data/v1, addresses, calendar files) keep
// numbers and texts as they are written, and never come here, but for Fold and
// Slug, which are the same in every language.
package locale

import (
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// Lang is a language code, which is also the name of its folder.
type Lang string

const (
	French  Lang = "fr"
	English Lang = "en"
)

// Spaces that never break a line, and the sign of negative numbers.
const (
	noBreak       = "\u00a0" // as wide as a space
	narrowNoBreak = "\u202f" // French wants it before ; ! ? » and units
	minus         = "−"      // U+2212, as wide as a plus
)

// Locale words things in one language. It never changes and is safe for
// concurrent use.
type Locale struct {
	language
	months    func() [12]string
	collators sync.Pool // of *collator: one compares a pair at a time
	setters   sync.Pool // of *setter: one sets a text at a time
}

// For gives the locale of a language, that of the first one for a language that
// is not spoken. There is one of each.
func For(lang Lang) *Locale { return locales()[max(slices.Index(Languages, lang), 0)] }

var locales = sync.OnceValue(func() []*Locale {
	var all []*Locale
	for _, spoken := range registry {
		all = append(all, of(spoken))
	}
	return all
})

func of(spoken language) *Locale {
	l := &Locale{language: spoken}
	l.months = sync.OnceValue(l.monthNames)
	l.collators.New = func() any { return newCollator(l.rules.collation) }
	l.setters.New = func() any { return new(setter) }
	return l
}

// StartFiles are files that a new site starts from.
type StartFiles string

const (
	// SiteFiles are those of any new site. In those of the forges, lines between
	// "# [portal]", "# [site]" and "# [end]" are for portals alone, or for all other sites.
	SiteFiles StartFiles = "start"
	// PortalFiles are those of the demonstration portal that are not as in SiteFiles.
	PortalFiles StartFiles = "portal"
)

// Start holds the files of a new site.
func (l *Locale) Start(which StartFiles) fs.FS {
	start, err := fs.Sub(files, "languages/"+string(l.tag)+"/"+string(which))
	if err != nil {
		panic(err) // the path is a valid one
	}
	return start
}

// Lang is the language spoken.
func (l *Locale) Lang() Lang { return l.tag }

// Reworded is a locale with the rules of l and texts of its own: reword gives
// each of them, by its key, from that of l. What authors may write is
// understood as before. It is how a test speaks a language that nobody does; it
// has the tag of l, by which addresses and stemmers are known.
func (l *Locale) Reworded(reword func(key, text string) string) *Locale {
	spoken := l.language
	for _, texts := range []*texts{&spoken.words, &spoken.messages, &spoken.fields} {
		before := *texts
		*texts = sync.OnceValue(func() map[string]string {
			after := map[string]string{}
			for key, text := range before() {
				after[key] = reword(key, text)
			}
			return after
		})
	}
	return of(spoken)
}

// With is l with words more, for a test of what says them.
func (l *Locale) With(words map[string]string) *Locale {
	spoken := l.language
	spoken.words = sync.OnceValue(func() map[string]string {
		all := maps.Clone(l.words())
		maps.Copy(all, words)
		return all
	})
	return of(spoken)
}
