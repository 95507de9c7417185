package diag

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"essaim/internal/locale"
)

// A sentence is what a problem says (message) and what to do about it (hint).
// {name} stands for the argument of that name; a part between [[ and ]] is
// left out when one of the arguments that it names is missing or empty.
type sentence struct{ message, hint string }

// An entry is one code in every language.
type entry map[locale.Lang]sentence

// catalogues are written one per room that finds the problems.
var catalogues = []map[Code]entry{
	sourceCatalogue, yamlCatalogue, fieldCatalogue, ruleCatalogue,
	markdownCatalogue,
	siteCatalogue, dayCatalogue,
	layoutCatalogue,
	pdfCatalogue,
}

// Codes lists every code, sorted.
func Codes() []Code {
	var codes []Code
	for _, c := range catalogues {
		codes = slices.AppendSeq(codes, maps.Keys(c))
	}
	slices.Sort(codes)
	return codes
}

func (p Problem) sentence(lang locale.Lang) sentence {
	for _, c := range catalogues {
		if e, ok := c[p.Code]; ok {
			return spaced(e[lang], lang)
		}
	}
	// A code without an entry is our bug; the test of completeness names it.
	return sentence{message: string(p.Code) + " " + fmt.Sprint(map[string]any(p.Args))}
}

// Message says what is wrong, in one sentence.
func (p Problem) Message(lang locale.Lang) string {
	return expand(p.sentence(lang).message, p.Args, lang)
}

// Hint says what to do about it; it may quote the corrected line. It may be
// empty.
func (p Problem) Hint(lang locale.Lang) string { return expand(p.sentence(lang).hint, p.Args, lang) }

// frenchSpaces are the no-break spaces of French, so that catalogues may be
// typed on any keyboard. A Markdown image is no exclamation.
var frenchSpaces = strings.NewReplacer(
	"« ", "«\u202f", " »", "\u202f»", " ;", "\u202f;", " ?", "\u202f?", " ![", " ![", " !", "\u202f!", " :", "\u00a0:",
)

// spaced gives a sentence its no-break spaces, before it quotes anything.
func spaced(s sentence, lang locale.Lang) sentence {
	if lang == fr {
		return sentence{frenchSpaces.Replace(s.message), frenchSpaces.Replace(s.hint)}
	}
	return s
}

func expand(text string, args Args, lang locale.Lang) string {
	var b strings.Builder
	for {
		before, rest, optional := strings.Cut(text, "[[")
		s, _ := fill(before, args, lang)
		b.WriteString(s)
		if !optional {
			return strings.TrimSpace(b.String())
		}
		part, after, _ := strings.Cut(rest, "]]")
		if s, complete := fill(part, args, lang); complete {
			b.WriteString(s)
		}
		text = after
	}
}

// fill replaces the {name}s of text and tells whether each had a value.
func fill(text string, args Args, lang locale.Lang) (string, bool) {
	var b strings.Builder
	complete := true
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String(), complete
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := args[name]
		if words, ok := value.(Words); ok {
			value = words[lang]
		}
		s := fmt.Sprint(value)
		if !closed || !isName(name) {
			b.WriteString("{")
			text = rest
			continue
		}
		if !known || s == "" {
			complete = false
		} else {
			b.WriteString(s)
		}
		text = after
	}
}

// isName keeps YAML samples such as {value: 5} out of the replacement.
func isName(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && r != '_' {
			return false
		}
	}
	return s != ""
}
