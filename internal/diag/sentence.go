package diag

import (
	"strings"

	"essaim/internal/locale"
)

// A problem says what is wrong (message) and what to do about it (hint), in the
// texts that the reader's language has for its code (languages/LANG/messages).
// {name} stands for the argument of that name; a part between [[ and ]] is left
// out when one of the arguments that it names is missing or empty.

// Message says what is wrong, in one sentence.
func (p Problem) Message(l *locale.Locale) string {
	text, _ := l.Message(string(p.Code))
	if text == "" { // our bug; the test of completeness names it
		return string(p.Code) + " " + p.Args.String()
	}
	return expand(text, p.Args, l)
}

// Hint says what to do about it; it may quote the corrected line. It may be
// empty.
func (p Problem) Hint(l *locale.Locale) string {
	_, text := l.Message(string(p.Code))
	return expand(text, p.Args, l)
}

func expand(sentence string, args Args, l *locale.Locale) string {
	var b strings.Builder
	for {
		before, rest, optional := strings.Cut(sentence, "[[")
		s, _ := fill(before, args, l)
		b.WriteString(s)
		if !optional {
			return strings.TrimSpace(b.String())
		}
		part, after, _ := strings.Cut(rest, "]]")
		if s, complete := fill(part, args, l); complete {
			b.WriteString(s)
		}
		sentence = after
	}
}

// fill replaces the {name}s of a sentence and reports whether each had a value.
func fill(sentence string, args Args, l *locale.Locale) (string, bool) {
	var b strings.Builder
	complete := true
	for {
		before, rest, found := strings.Cut(sentence, "{")
		b.WriteString(before)
		if !found {
			return b.String(), complete
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := args[name]
		s := text(value, l)
		if !closed || !isName(name) {
			b.WriteString("{")
			sentence = rest
			continue
		}
		if !known || s == "" {
			complete = false
		} else {
			b.WriteString(s)
		}
		sentence = after
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
