package source

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// The shape of a file is the one way in which a form reads and writes it: lists where
// there may be several, maps where there may be one, what there is none of under
// NoneKey, what nothing is known of under UnknownKey, and no value that YAML takes for a number and would write otherwise. What
// the site says is the same; comments, quotes and the order of keys stay.

// FormConfig is there when the site has a form in the browser.
const FormConfig = "static/admin/config.yml"

// checkShape warns of a file that the form would read otherwise than it is meant, and
// of keys that it would write otherwise.
func (f reading) checkShape(data []byte, kind string) {
	if !f.form || len(f.problems) > 0 {
		return
	}
	if s := f.spelled(data, kind, true); len(s.edits) > 0 {
		s.applied() // in order
		f.report(diag.Warning, f.place(data, s.edits[0].start), "not-in-form-shape", nil)
	}
	for i := 0; i+1 < len(f.root.Content); i += 2 {
		if field, known := tables[kind].Lookup(f.root.Content[i].Value); known && field.Type.Name == "any" {
			f.checkFormKeys(f.root.Content[i+1])
		}
	}
}

// checkFormKeys warns of keys that are none of ours, and that the form would take for
// several, or for places in a list.
func (f reading) checkFormKeys(n *node) {
	step := 1
	if n.Kind == plainyaml.Mapping {
		step = 2
	}
	for i := 0; i+step <= len(n.Content); i += step {
		if key := n.Content[i]; step == 2 && (key.Value == "" || isDigits(key.Value) || strings.Contains(key.Value, ".")) {
			f.warn(key, "key-form-rewrites", diag.Args{"key": cut(key.Value)})
		}
		f.checkFormKeys(n.Content[i+step-1])
	}
}

// shapeMap shapes what a map says that there is none of, and that nothing is known of;
// true for the pairs that are taken away for it.
func (s *speller) shapeMap(k *Table, n *node, times []int) map[*node]bool {
	gone := s.shapeAnswers(k, n, times, NoneKey, func(f Field, value *node) bool { return f.AnsweredByNone() && saysNone(f.Type, value) })
	unknown := s.shapeAnswers(k, n, times, UnknownKey, func(f Field, value *node) bool { return f.AnsweredByUnknown() && saysUnknown(f.Type, value) })
	if gone == nil {
		return unknown
	}
	maps.Copy(gone, unknown)
	return gone
}

// shapeAnswers puts the keys of a map that have an answer into the list of its key.
func (s *speller) shapeAnswers(k *Table, n *node, times []int, list string, answers func(Field, *node) bool) map[*node]bool {
	own, has := k.Lookup(list)
	if !has || !own.ForForms || times[k.index[list]] > 1 {
		return nil
	}
	var pairs []*node // their keys
	var keys []string // which have the answer
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at, known := k.find(key.Value)
		switch {
		case !known || times[at] > 1:
		case k.Fields[at].Key == list && !empty(value):
			listed := []*node{value}
			if value.Kind == plainyaml.Sequence {
				listed = value.Content
			}
			for _, item := range listed {
				f, known := k.Lookup(item.Value)
				if !known || item.Kind != plainyaml.Scalar {
					return nil // which is an error
				}
				keys = append(keys, f.Spelling(s.words))
			}
			pairs = append([]*node{key}, pairs...)
		case answers(k.Fields[at], value):
			keys, pairs = append(keys, k.Fields[at].Spelling(s.words)), append(pairs, key)
		}
	}
	if len(pairs) == 0 || len(pairs) == 1 && s.isShapedAnswer(n, pairs[0], list) {
		return nil
	}
	if compact := slices.Compact(slices.Sorted(slices.Values(keys))); len(compact) < len(keys) {
		return nil // twice, which is an error
	}
	gone := map[*node]bool{}
	for i, key := range pairs {
		gone[key] = true
		value := n.Content[slices.Index(n.Content, key)+1]
		start, end := s.offset(key), s.endOfAnswer(value)
		comments := strings.Join(commentWritten.FindAllString(s.text[start:end], -1), "")
		if comments != "" && n.Style == plainyaml.Flow {
			comments += "\n" + strings.Repeat(" ", key.Column)
		}
		if i == 0 {
			s.edits = append(s.edits, edit{start, end, own.Spelling(s.words) + ": [" + strings.Join(keys, ", ") + "]" + comments})
		} else {
			s.takeAway(n, start, end, comments)
		}
	}
	return gone
}

// endOfAnswer is the end of a value, which may be a block map whose last value is not
// written.
func (s *speller) endOfAnswer(value *node) int {
	end := s.end(value)
	if last := len(value.Content) - 1; value.Kind == plainyaml.Mapping && value.Style != plainyaml.Flow && last > 0 && value.Content[last].Value == "" {
		end += strings.IndexByte(s.text[end:], ':') + 1
	}
	return end
}

// isShapedAnswer reports whether a pair is the list of a key already.
func (s *speller) isShapedAnswer(n, key *node, list string) bool {
	value := n.Content[slices.Index(n.Content, key)+1]
	return fold(key.Value) == fold(s.words.Spelling("key."+list)) && value.Kind == plainyaml.Sequence
}

// commentWritten is a comment, where nothing is in quotes.
var commentWritten = regexp.MustCompile(`\s#[^\n]*`)

// takeAway takes a pair out of a map; comments stay.
func (s *speller) takeAway(n *node, start, end int, comments string) {
	rest, _, _ := strings.Cut(s.text[end:], "\n")
	indent := start - strings.LastIndexByte(s.text[:start], '\n') - 1
	switch {
	case n.Style == plainyaml.Flow:
		if after := end + len(leadingSpace(s.text[end:])); s.text[after] == ',' {
			end = after + 1
			end += len(s.text[end:]) - len(strings.TrimLeft(s.text[end:], " "))
		} else if before := strings.TrimRight(s.text[:start], " "); strings.HasSuffix(before, ",") && !s.takenAway(len(before)) {
			start = len(before) - 1
		}
	case strings.TrimSpace(rest) != "" || comments != "":
		end += len(rest) - len(strings.TrimLeft(rest, " \t"))
	default:
		start -= indent
		end = min(end+len(rest)+1, len(s.text))
	}
	s.edits = append(s.edits, edit{start, end, strings.TrimLeft(comments, " \t\r\n")})
}

// takenAway reports whether the last edit takes away what is before a place.
func (s *speller) takenAway(at int) bool {
	last := s.edits[len(s.edits)-1]
	return last.start < at && at <= last.end
}

// delimiters bares the lines around the front matter, and parts them.
func (s *speller) delimiters(front []byte) {
	bare := func(line string, start int) {
		line = strings.TrimRight(line, "\r\n")
		s.edits = append(s.edits, edit{start + len(strings.TrimRight(line, " \t")), start + len(line), ""})
	}
	first := s.starts[0]
	bare(s.text[:first], 0)
	if len(front) == 0 {
		s.edits = append(s.edits, edit{first, first, "\n"})
	}
	closing, _, _ := strings.Cut(s.text[first+len(front):], "\n")
	bare(closing, first+len(front))
	s.edits = slices.DeleteFunc(s.edits, func(e edit) bool { return e.start == e.end && e.words == "" })
}

// shapeKey is the key under which a form finds a value: where a number may stand for a
// list, it has a key of its own.
func (s *speller) shapeKey(k *Table, f Field, value *node) Field {
	counted, has := k.Lookup(f.Key + "_count")
	if has && counted.ForForms && value.Kind == plainyaml.Scalar && !empty(value) {
		if _, wrong := parseQuantity(s.words, value.Value); wrong.code != "not-a-number" {
			return counted
		}
	}
	return f
}

// shape gives a value of a type the form of its type.
func (s *speller) shape(t Type, n *node, inFlow bool) {
	isScalar := n.Kind == plainyaml.Scalar && !empty(n)
	switch {
	case t.Name == "any" && t.Of == nil || n.Line > len(s.starts):
	case t.Of != nil && n.Kind == plainyaml.Mapping && t.Of.Map != nil && t.Name == "one-or-list":
		s.listOfMap(n)
	case t.Of != nil && isScalar && t.Name == "one-or-list":
		s.listOfText(t, n)
	case t.Of != nil && n.Kind == plainyaml.Sequence && isSplit(n): // which is an error
	case t.Of != nil && n.Kind == plainyaml.Sequence:
		for _, item := range n.Content {
			s.shape(*t.Of, item, n.Style == plainyaml.Flow)
		}
	case t.Name == "line-or-map" && isScalar:
		s.inMap(t.Map.Fields[0], n, inFlow)
	case t.Map != nil && t.Short != nil && isScalar:
		i := slices.IndexFunc(t.Map.Fields, func(f Field) bool { return f.Type.Name == t.Short.Name })
		s.inMap(t.Map.Fields[i], n, true)
	case isScalar && t.Map == nil && t.Of == nil && t.Name != "choice" && t.Name != "boolean":
		s.keepText(n)
	}
}

// isSplit reports whether a comma splits a text of a list in brackets.
func isSplit(n *node) bool {
	for i := range n.Content {
		if n.Style == plainyaml.Flow && splitUpTo(n.Content, i) > i {
			return true
		}
	}
	return false
}

// listOfMap makes a list of one of a map.
func (s *speller) listOfMap(n *node) {
	start, end := s.offset(n), s.end(n)
	if n.Style == plainyaml.Flow {
		s.around(start, end, "[", "]")
		return
	}
	s.edits = append(s.edits, edit{start, start, "- "})
	for at := start; at < end; at++ {
		if s.text[at] == '\n' && at+1 < end && !strings.ContainsRune("\r\n", rune(s.text[at+1])) {
			s.edits = append(s.edits, edit{at + 1, at + 1, "  "})
		}
	}
}

// listOfText makes a list of a text; ids that are none stay, for they are an error.
func (s *speller) listOfText(t Type, n *node) {
	isChoice := slices.ContainsFunc(slices.Concat(t.Choices, t.Of.Choices), func(c Choice) bool { return slices.Contains(s.spellings(c.name), fold(n.Value)) })
	switch {
	case t.Of.Name == "choice" && !isChoice, t.Of.Name == "id" && !isChoice && !isSlug(n.Value), looksLikeDash(n):
	case t.Of.Map != nil:
		if t.Of.Name == "line-or-map" {
			s.replace(n, "[{"+t.Of.Map.Fields[0].Spelling(s.words)+": "+s.flow(n)+"}]")
		}
	case isChoice:
		s.around(s.offset(n), s.end(n), "[", "]") // around what it is spelled anew as
	case t.Split && isSeveral(n):
		s.replace(n, bracketed(splitText(n.Value)))
	default:
		s.replace(n, "["+s.flow(n)+"]")
	}
}

// inMap puts a text under the key of a map.
func (s *speller) inMap(f Field, n *node, inFlow bool) {
	key, word := f.Spelling(s.words), s.usual(f.Type, n)
	oneLine := n.Style != plainyaml.Literal && n.Style != plainyaml.Folded && !strings.Contains(s.text[s.offset(n):s.end(n)], "\n")
	switch {
	case inFlow || !oneLine:
		s.replace(n, "{"+key+": "+cmp.Or(word, s.flow(n))+"}")
	case word != "":
		s.replace(n, key+": "+word)
	default:
		s.keepText(n)
		s.edits = append(s.edits, edit{s.offset(n), s.offset(n), key + ": "})
	}
}

// flow is a text as it stands in brackets.
func (s *speller) flow(n *node) string {
	quotes := n.Style == plainyaml.SingleQuoted || n.Style == plainyaml.DoubleQuoted
	switch {
	case quotes:
		return s.text[s.offset(n):s.end(n)]
	case n.Style == plainyaml.Plain && !strings.ContainsAny(n.Value, ",[]{}\n") && !isRewrittenNumber(n.Value):
		return n.Value
	}
	return strconv.QuoteToGraphic(strings.TrimSpace(n.Value))
}

// keepText puts quotes around what YAML takes for a number, and would write otherwise.
func (s *speller) keepText(n *node) {
	if n.Style == plainyaml.Plain && isRewrittenNumber(n.Value) {
		s.around(s.offset(n), s.end(n), `"`, `"`)
	}
}

var (
	yamlNumber = regexp.MustCompile(`^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|True|TRUE|False|FALSE|Null|NULL)$`)
	sameNumber = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,14}|-?(0|[1-9][0-9]{0,7})\.[0-9]{0,5}[1-9])$`)
)

// isRewrittenNumber reports whether a text without quotes is a number of YAML 1.2, or
// one of its words, that is written otherwise once it was read.
func isRewrittenNumber(text string) bool {
	return yamlNumber.MatchString(text) && !sameNumber.MatchString(text)
}

// replace writes other words in the place of a text, and keeps a comment at its head.
func (s *speller) replace(n *node, text string) {
	start, end := s.offset(n), s.end(n)
	if n.Style == plainyaml.Literal || n.Style == plainyaml.Folded {
		head, _, _ := strings.Cut(s.text[start:end], "\n")
		text += strings.TrimRight(commentWritten.FindString(head), "\r")
	}
	s.edits = append(s.edits, edit{start, end, text})
}

func (s *speller) around(start, end int, before, after string) {
	s.edits = append(s.edits, edit{start, start, before}, edit{end, end, after})
}

// offset is where a value begins.
func (s *speller) offset(n *node) int {
	at := s.latest
	if at.line != n.Line || at.column > n.Column {
		at = spot{n.Line, 1, s.starts[n.Line-1]}
	}
	at.offset = len(s.text) - len(plainyaml.AfterColumn(s.text[at.offset:], n.Column-at.column+1))
	at.column = n.Column
	s.latest = at
	return at.offset
}

// end is where a value ends.
func (s *speller) end(n *node) int {
	if n.Line > len(s.starts) {
		return len(s.text)
	}
	start := s.offset(n)
	rest := s.text[start:]
	switch {
	case n.Kind == plainyaml.Scalar && (n.Style == plainyaml.Literal || n.Style == plainyaml.Folded):
		return start + blockLength(rest)
	case n.Kind == plainyaml.Scalar && n.Style != plainyaml.Plain:
		return start + 1 + quotedLength(rest[1:], rest[0]) + 1
	case n.Kind == plainyaml.Scalar:
		return start + plainLength(rest, n.Value)
	}
	at := start
	for _, c := range n.Content {
		if c.Kind != plainyaml.Scalar || c.Value != "" || c.Style != plainyaml.Plain {
			at = s.end(c)
		}
	}
	if n.Style != plainyaml.Flow {
		return at
	}
	if at == start {
		at++
	}
	return at + closingBracket(s.text[at:])
}

// closingBracket is up to after the bracket that closes a list or a map, behind its last
// value.
func closingBracket(rest string) int {
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '#':
			if end := strings.IndexByte(rest[i:], '\n'); end >= 0 {
				i += end
			}
		case ']', '}':
			return i + 1
		}
	}
	return len(rest)
}

// blockLength is that of a block of text, whose lines stand further in than what
// follows.
func blockLength(rest string) int {
	at, indent, end := strings.IndexByte(rest, '\n')+1, -1, 0
	if at == 0 {
		return len(rest)
	}
	end = at - 1
	for at < len(rest) {
		line, _, _ := strings.Cut(rest[at:], "\n")
		text := strings.TrimLeft(line, " ")
		switch own := len(line) - len(text); {
		case strings.TrimSpace(text) == "":
		case indent < 0 && own > 0, own >= indent && indent > 0:
			indent = max(indent, 0)
			if indent == 0 {
				indent = own
			}
			end = at + len(strings.TrimRight(line, "\r"))
		default:
			return end
		}
		at += len(line) + 1
	}
	return end
}
