package source

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"essaim/internal/plainyaml"
)

// Figures that stand in a few words where a map belongs: the map keeps each of them
// under its key.

// resultText is a result in a few words: 3 t en 2021.
var resultText = regexp.MustCompile(`^(\D*?)[\s:]*((?:environ |about |~ ?)?[0-9][0-9 \x{a0}\x{202f}.,]*)(?:[ \x{a0}\x{202f}](\S.*?))?[ ,]+(?:en |in |\()((?:19|20)[0-9]{2})\)?$`)

// resultAsMap is such a text as a result, with its value and its year; "" for another table.
func (t *table[T]) resultAsMap(f *file, text string) string {
	m := resultText.FindStringSubmatch(strings.TrimSpace(text))
	what, hasText := t.Lookup("text")
	value, hasValue := t.Lookup("value")
	year, hasYear := t.Lookup("year")
	if m == nil || !hasText || !hasValue || !hasYear {
		return ""
	}
	author := f.authorHere()
	number, words := strings.TrimSpace(m[2]), strings.TrimSpace(m[3])
	named := strings.Trim(m[1], " :–-")
	switch {
	case named != "" || utf8.RuneCountInString(words) <= longestUnit:
		number = strings.TrimSpace(number + " " + words)
	default:
		named = words
	}
	if named == "" {
		named = f.exampleFor(what, author)
	}
	pair := func(field Field, text string) string {
		if strings.ContainsAny(text, ",[]{}:#") {
			text = plainyaml.Quote(text)
		}
		return author.Spelling(field.name()) + ": " + text
	}
	return "{" + pair(what, named) + ", " + pair(value, number) + ", " + pair(year, m[4]) + "}"
}

// longestUnit is how long a word behind a number may be that is a unit and not what
// was counted.
const longestUnit = 4

// amountText is a name and an amount: ADEME 200 €.
var amountText = regexp.MustCompile(`^(\p{Lu}\D*?[\pL)])[\s:,–-]+((?:environ |about |~ ?)?[0-9][0-9 \x{a0}\x{202f}.,]*[ \x{a0}\x{202f}]?(?:k€|M€|€|euros?|EUR))$`)

// amountAsMap is such a text as a map of who or what, and the amount; "" for another table.
func (t *table[T]) amountAsMap(f *file, text string) string {
	m := amountText.FindStringSubmatch(strings.TrimSpace(text))
	amount, has := t.Lookup("amount")
	if m == nil || !has {
		return ""
	}
	author := f.authorHere()
	for _, key := range []string{"by", "text", "note"} {
		field, known := t.Lookup(key)
		if !known {
			continue
		}
		number := m[2]
		if strings.Contains(number, ",") {
			number = plainyaml.Quote(number)
		}
		name := m[1]
		if strings.ContainsAny(name, ",[]{}:#") {
			name = plainyaml.Quote(name)
		}
		return "{" + author.Spelling(field.name()) + ": " + name + ", " + author.Spelling(amount.name()) + ": " + number + "}"
	}
	return ""
}

// costText is an amount and nothing else.
var costText = regexp.MustCompile(`^((?:environ |about |~ ?)?[0-9][0-9 \x{a0}\x{202f}.,]*)[ \x{a0}\x{202f}]?(?:€|euros?|EUR)$`)

// costAsMap is an amount as what something cost; "" for any other text.
func (t *table[T]) costAsMap(f *file, cost Field, text string) string {
	m := costText.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || cost.Type.inside() == nil {
		return ""
	}
	amount, has := cost.Type.inside().Lookup("amount")
	if !has {
		return ""
	}
	author, number := f.authorHere(), strings.TrimSpace(m[1])
	if strings.Contains(number, ",") {
		number = plainyaml.Quote(number)
	}
	return "{" + author.Spelling(cost.name()) + ": {" + author.Spelling(amount.name()) + ": " + number + "}}"
}
