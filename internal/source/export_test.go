package source

import (
	"fmt"
	"slices"

	"essaim/internal/locale"
)

// SpellingNames are those of all spellings, for the tests of what fmt writes.
func SpellingNames() []string {
	spelled, _ := names()
	return slices.DeleteFunc(spelled, func(name string) bool { return !isSpelled(name) })
}

func isSpelled(name string) bool {
	return len(name) > 4 && name[:4] == "key." || len(name) > 6 && name[:6] == "value."
}

// Misread are the usual spellings that the tables would not understand as what they
// spell.
func Misread() (wrong []string) {
	for k := range tablesInUse() {
		for at, f := range k.Fields {
			for _, lang := range locale.Languages {
				l := locale.For(lang)
				if found, _ := k.find(f.Spelling(l)); found != at {
					wrong = append(wrong, fmt.Sprintf("%s in %s is that of %s", f.path(), lang, k.Fields[found].Key))
				}
				for t := &f.Type; t != nil; t = t.Of {
					wrong = append(wrong, misreadChoices(t, l)...)
				}
			}
		}
	}
	return wrong
}

func misreadChoices(t *Type, l *locale.Locale) (wrong []string) {
	for i, c := range t.Choices {
		for j, other := range t.Choices {
			if i != j && slices.Contains(folded(other.name), fold(c.In(l))) {
				wrong = append(wrong, fmt.Sprintf("%s is also %s", c.name, other.name))
			}
		}
	}
	return wrong
}
