package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"essaim/internal/locale"
)

// Arguments that each language says its own way. They name what they stand for;
// it is worded when the problem is printed.
type (
	// A Key is one of the language's words.
	Key string
	// A Field is what a field of the content means ("sheet.title"), or an
	// example of it ("sheet.title.example").
	Field string
	// A Spelling is how a key or a value is written ("key.title").
	Spelling string
	// A Decimal is a number in digits, with a point before its decimals.
	Decimal string
	// A List is several, with commas between them.
	List []any
	// Names are an author's, in which commas may stand.
	Names []string
	// Joined is several, one right after the other.
	Joined []any
	// Keys are the first keys of a map, ready to be filled in.
	Keys []Spelling
)

// mostExcerpt is how many characters of a value a message quotes.
const mostExcerpt = 60

// Excerpt is a text as a message quotes it: on one line, and cut when long.
func Excerpt(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > mostExcerpt {
		s = string([]rune(s)[:mostExcerpt-1]) + "…"
	}
	return s
}

// text is an argument in the reader's language.
func text(value any, l *locale.Locale) string {
	switch v := value.(type) {
	case Key:
		return l.T(string(v))
	case Field:
		return l.Field(string(v))
	case Spelling:
		return l.Spelling(string(v))
	case Decimal:
		return l.Decimal(string(v))
	case List:
		texts := make([]string, len(v))
		for i, item := range v {
			texts[i] = text(item, l)
		}
		return strings.Join(texts, ", ")
	case Names:
		if len(v) == 0 {
			return ""
		}
		all := v[0]
		for _, name := range v[1:] {
			all = l.T("list.apart", all, name)
		}
		return all
	case Joined:
		var b strings.Builder
		for _, item := range v {
			b.WriteString(text(item, l))
		}
		return b.String()
	case Keys:
		texts := make([]string, len(v))
		for i, key := range v {
			texts[i] = l.Spelling(string(key)) + ": …"
		}
		return strings.Join(texts, ", ")
	}
	return fmt.Sprint(value)
}
