package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"essaim/internal/locale"
	"essaim/internal/plainyaml"
)

// A speller finds what a file spells otherwise than its language usually does, by
// the tables of its fields, and where that stands.
type speller struct {
	text   string // the file
	starts []int  // where each line of its YAML begins
	words  *locale.Locale
	folded map[string][]string // what the function folded has given
	edits  []edit
	form   bool // gives values their shape too
	latest spot // whose offset was asked for last: lines may be long
}

// A spot is a place in a text.
type spot struct{ line, column, offset int }

// An edit is new words for a piece of a text.
type edit struct {
	start, end int
	words      string
}

// CanonicalExample is an example of a field with the keys and values of a language,
// as fmt writes them.
func (f Field) CanonicalExample(l *locale.Locale) string {
	const key = "x: "
	example := f.ExampleIn(l)
	var arena plainyaml.Arena
	root, isPlain := plainyaml.Read(&arena, []byte(key+example))
	if !isPlain {
		return example
	}
	s := newSpeller([]byte(key+example), 0, l)
	s.value(f.Type, root.Content[1])
	return strings.TrimPrefix(string(s.applied()), key)
}

// newSpeller takes the text of a file whose YAML begins after so many lines.
func newSpeller(text []byte, before int, words *locale.Locale) *speller {
	s := &speller{text: string(text), words: words, folded: map[string][]string{}}
	at := len(text) - len(trimMark(text))
	for line := range strings.Lines(s.text[at:]) {
		if before--; before < 0 {
			s.starts = append(s.starts, at)
		}
		at += len(line)
	}
	return s
}

// applied is the text with all edits.
func (s *speller) applied() []byte {
	slices.SortStableFunc(s.edits, func(a, b edit) int { return a.start - b.start })
	text, at := make([]byte, 0, len(s.text)+len(s.edits)*8), 0
	for _, e := range s.edits {
		text = append(append(text, s.text[at:e.start]...), e.words...)
		at = e.end
	}
	return append(text, s.text[at:]...)
}

// mapping spells the keys of a map and what they hold. A key that is there twice
// stays as it is: one of them is a mistake.
func (s *speller) mapping(k *Table, n *node) {
	times := make([]int, len(k.Fields))
	for i := 0; i < len(n.Content); i += 2 {
		if at, known := k.find(n.Content[i].Value); known {
			times[at]++
		}
	}
	var gone map[*node]bool
	if s.form {
		gone = s.shapeMap(k, n, times)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at, known := k.find(key.Value)
		if !known || key.Kind != plainyaml.Scalar || times[at] > 1 || gone[key] {
			continue
		}
		f := k.Fields[at]
		if s.form {
			f = s.shapeKey(k, f, value)
		}
		s.spell(key, f.Spelling(s.words))
		if s.form {
			s.shape(f.Type, value, n.Style == plainyaml.Flow)
		}
		s.value(f.Type, value)
	}
}

// value spells a value of a type, which may not be one.
func (s *speller) value(t Type, n *node) {
	switch {
	case n.Kind == plainyaml.Mapping && t.Map != nil:
		s.mapping(t.Map, n)
	case n.Kind == plainyaml.Mapping && t.Of != nil:
		s.value(*t.Of, n) // of a list of one
	case n.Kind == plainyaml.Sequence && t.Of != nil && len(t.Choices) > 0 && len(n.Content) == 1:
		s.choice(t, n.Content[0])
	case n.Kind == plainyaml.Sequence && t.Of != nil:
		for _, c := range n.Content {
			s.value(*t.Of, c)
		}
	case n.Kind == plainyaml.Scalar && t.Of != nil:
		s.choice(t, n)
		s.choice(*t.Of, n)
	case n.Kind == plainyaml.Scalar:
		s.choice(t, n)
	}
}

// choice spells a value that is one of a few.
func (s *speller) choice(t Type, n *node) {
	if n.Kind != plainyaml.Scalar || empty(n) || len(t.Choices) == 0 && !t.OrNone {
		return
	}
	if word := s.usual(t, n); word != "" {
		s.spell(n, word)
		return
	}
	if t.OrNone && slices.Contains(noneWords, fold(n.Value)) {
		s.spell(n, s.words.Spelling(noneName))
	}
}

// usual is the usual word for a value that is one of a few; "" for any other.
func (s *speller) usual(t Type, n *node) string {
	written := fold(n.Value)
	for _, c := range t.Choices {
		if slices.Contains(s.spellings(c.name), written) {
			return c.In(s.words)
		}
	}
	return ""
}

func (s *speller) spellings(name string) []string {
	all, known := s.folded[name]
	if !known {
		all = folded(name)
		s.folded[name] = all
	}
	return all
}

// spell writes a scalar in other words, between the quotes that it has. A block of
// text stays as it is.
func (s *speller) spell(n *node, words string) {
	if n.Value == words || n.Style == plainyaml.Literal || n.Style == plainyaml.Folded || n.Line > len(s.starts) {
		return
	}
	start := s.offset(n)
	rest := s.text[start:]
	length := 0
	switch n.Style {
	case plainyaml.SingleQuoted, plainyaml.DoubleQuoted:
		start++
		length = quotedLength(rest[1:], rest[0])
	default:
		length = plainLength(rest, n.Value)
	}
	s.edits = append(s.edits, edit{start, start + length, words})
}

// quotedLength is up to the quote that closes what another opened before.
func quotedLength(rest string, mark byte) int {
	for i := 0; i < len(rest); i++ {
		switch {
		case rest[i] == '\\' && mark == '"', rest[i] == mark && mark == '\'' && strings.HasPrefix(rest[i+1:], "'"):
			i++
		case rest[i] == mark:
			return i
		}
	}
	return len(rest)
}

// plainLength is that of a value without quotes, whose spaces may be ends of lines.
func plainLength(rest, value string) int {
	at := 0
	for _, r := range value {
		if space := leadingSpace(rest[at:]); (r == ' ' || r == '\n') && strings.ContainsRune(space, '\n') {
			at += len(space)
		} else if r != '\n' {
			at += utf8.RuneLen(r)
		}
	}
	return at
}

func leadingSpace(s string) string { return s[:len(s)-len(strings.TrimLeft(s, " \t\r\n"))] }
