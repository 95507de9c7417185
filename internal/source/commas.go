package source

import (
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/plainyaml"
)

// Within brackets and braces YAML splits at every comma: that of a number
// ([Régie de 3,5 ha]) and that of an aside ([Lipor (Porto, Maia)]) too.

// commas are those of a file that split what an author wrote as one.
type commas struct{ *file }

// splitInBrackets reports the texts of a list in brackets that were split, and
// whether there were any. It knows them by a comma between two digits with no
// space after it, and by a parenthesis or a guillemet that opens in one item and
// closes in a later one.
func (f commas) splitInBrackets(n *node) bool {
	if n.Style != plainyaml.Flow {
		return false
	}
	items, found := n.Content, false
	for i := 0; i < len(items); {
		end := splitUpTo(items, i)
		if end == i {
			i++
			continue
		}
		f.reportSplit(items[i : end+1])
		found = true
		i = end + 1
	}
	return found
}

// splitUpTo is the last item that belongs to the text which begins with item i.
func splitUpTo(items []*node, i int) int {
	end := i
	for at := i; at <= end; at++ {
		if items[at].Kind != plainyaml.Scalar || items[at].Style != plainyaml.Plain {
			return i
		}
		if at+1 < len(items) && splitsNumber(items[at], items[at+1]) {
			end = max(end, at+1)
		}
		end = max(end, closedBy(items, at))
	}
	return end
}

// splitsNumber reports whether nothing but a comma stands between two digits that
// end a and begin b. Two bare numbers are a list of numbers.
func splitsNumber(a, b *node) bool {
	if b.Kind != plainyaml.Scalar || b.Style != plainyaml.Plain || a.Line != b.Line ||
		b.Column != a.Column+utf8.RuneCountInString(a.Value)+1 || isDigits(a.Value) && isDigits(b.Value) {
		return false
	}
	return a.Value != "" && isDigits(a.Value[len(a.Value)-1:]) && b.Value != "" && isDigits(b.Value[:1])
}

// asides are the marks that open and close an aside.
var asides = []string{"()", "«»", "“”"}

// closedBy is the item in which an aside ends that begins in item i and does not
// end there; i itself for none.
func closedBy(items []*node, i int) int {
	for _, pair := range asides {
		opening, size := utf8.DecodeRuneInString(pair)
		closing, _ := utf8.DecodeRuneInString(pair[size:])
		depth := 0
		for at := i; at < len(items) && items[at].Kind == plainyaml.Scalar && items[at].Style == plainyaml.Plain; at++ {
			for _, r := range items[at].Value {
				switch {
				case r == opening:
					depth++
				case r == closing && depth > 0:
					depth--
				}
			}
			if depth == 0 {
				if at > i {
					return at
				}
				break
			}
		}
	}
	return i
}

// reportSplit shows the text whole, and how to write it.
func (f commas) reportSplit(items []*node) {
	whole := f.between(items[0], items[len(items)-1])
	args := diag.Args{"text": whole, "n": len(items), "quoted": plainyaml.Quote(whole), "spaced": ""}
	if tidy := f.spaced(items); tidy != whole {
		args["spaced"] = tidy
	}
	f.err(items[0], "list-split", args)
}

// between is what is written from one value without quotes to the end of another.
func (f commas) between(first, last *node) string {
	if first.Line == last.Line {
		text := plainyaml.AfterColumn(f.line(first.Line), first.Column)
		if rest := plainyaml.AfterColumn(f.line(last.Line), last.Column); strings.HasPrefix(rest, last.Value) {
			return text[:len(text)-len(rest)+len(last.Value)]
		}
	}
	return first.Value + ", " + last.Value
}

// spaced are items as they are when they are meant to be several; "" when an
// aside shows that they are one.
func (f commas) spaced(items []*node) string {
	var texts []string
	for i, item := range items {
		if closedBy(items, i) > i {
			return ""
		}
		texts = append(texts, item.Value)
	}
	return strings.Join(texts, ", ")
}

// splitInBraces reports `{value: 5,2}` and `{text: Bacs, petits}`, which YAML reads
// as keys without value. All of them, up to the next key with one, are one text.
// It returns a number whole.
func (f commas) splitInBraces(n *node, i int) (whole *node) {
	last := i
	for last+2 < len(n.Content) && empty(n.Content[last+3]) && n.Content[last+2].Line == n.Content[i].Line {
		last += 2
	}
	name, before, key := n.Content[i-2], n.Content[i-1], n.Content[i]
	if end, is := f.curlyUpTo(n, i-2); is {
		text := f.between(before, n.Content[end])
		inner, _ := inCurly(text)
		whole := *before
		whole.Value = text
		several(f).reportCurly(&whole, inner)
		whole.Value = inner
		return &whole
	}
	if last == i && isNumber(before.Value) && isDigits(key.Value[:min(1, len(key.Value))]) {
		if text := before.Value + "," + key.Value; isTime(name.Value) && withoutFullTime(text) != text { // its remedy ends both
			f.err(before, "fte-under-other-key", diag.Args{"text": cut(text), "key": f.spell("key.fte"), "value": plainyaml.Quote(withoutFullTime(text))})
			return
		}
		args := diag.Args{"key": name.Value, "left": cut(before.Value), "right": cut(key.Value), "dotted": ""}
		if dotted := before.Value + "." + key.Value; readsTheSame(f.locale, before.Value+","+key.Value, dotted) {
			args["dotted"] = dotted
		}
		f.err(before, "number-split", args)
		number := *before
		number.Value += "," + key.Value
		return &number
	}
	f.err(key, "text-split", diag.Args{"key": name.Value, "right": cut(key.Value), "quoted": plainyaml.Quote(f.between(before, n.Content[last]))})
	return nil
}

// splitsAt reports whether the value at place i of a map in braces is the first half of
// a text between typographic quotes, which a comma splits.
func (f commas) splitsAt(n *node, i int) bool {
	if n.Style != plainyaml.Flow || i+3 >= len(n.Content) || !empty(n.Content[i+3]) || n.Content[i+1].Style != plainyaml.Plain {
		return false
	}
	_, is := f.curlyUpTo(n, i)
	return is
}

// curlyUpTo is the last place of the keys that are the rest of a text between
// typographic quotes which begins with the value at place i.
func (f commas) curlyUpTo(n *node, i int) (last int, is bool) {
	for last = i + 2; last+1 < len(n.Content) && empty(n.Content[last+1]) && n.Content[last].Line == n.Content[i].Line; last += 2 {
		if _, is := inCurly(f.between(n.Content[i+1], n.Content[last])); is {
			return last, true
		}
	}
	return 0, false
}

// readsTheSame reports whether two ways to write a number are one: a comma before
// three digits groups them in some languages, and a point may.
func readsTheSame(l *locale.Locale, a, b string) bool {
	first, wrong := parseQuantity(l, a)
	second, wrongToo := parseQuantity(l, b)
	return wrong.code == "" && wrongToo.code == "" && first.Interval == second.Interval
}

// isNumber reports whether a text is made of digits, spaces and a sign.
func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "+-−0123456789 \u00a0\u202f") == "" && isDigits(s[len(s)-1:])
}
