package source

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/mend"
	"essaim/internal/plainyaml"
)

// What is written as one and is more, or less: `commune: a, b`, `coût: gratuit`.

// betweenThings stand between the things that a text names.
var betweenThings = func() []string {
	all := []string{",", ";", "/", "|", " & ", " + ", " - ", " – "}
	for _, word := range locale.Spellings("and") {
		all = append(all, " "+word+" ")
	}
	return all
}()

// split gives the parts of a text that names several things; one when it names one.
func split(text string) []string {
	for _, separator := range betweenThings {
		text = strings.ReplaceAll(text, separator, "\n")
	}
	parts := strings.Split(text, "\n")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return slices.DeleteFunc(parts, func(part string) bool { return part == "" })
}

// bracketed are the parts of a text as a list.
func bracketed(parts []string) string {
	quoted := make([]string, len(parts))
	for i, part := range parts {
		if quoted[i] = part; strings.ContainsAny(part, ",[]{}:#") || strings.ContainsAny(part[:1], "-?&*!|>'\"%@`") {
			quoted[i] = plainyaml.Quote(part)
		}
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// several is about values that hold more, or less, than the one that is wanted.
type several struct{ *file }

// replaced is the line of a value with something else in its place.
func (f several) replaced(n *node, with string) string {
	head, tail := f.around(n)
	return strings.TrimSpace(head + with + tail)
}

// around is what stands on a line before and after a value.
func (f several) around(n *node) (head, tail string) {
	text, column := f.near(n)
	from := plainyaml.AfterColumn(text, column)
	head = text[:len(text)-len(from)]
	switch {
	case n.Style == plainyaml.Plain && strings.HasPrefix(from, n.Value):
		tail = from[len(n.Value):]
	case from != "" && (from[0] == '"' || from[0] == '\''):
		if end := plainyaml.Closing(from[1:], from[0]); end >= 0 {
			tail = from[end+2:]
		}
	}
	return head, tail
}

// severalIDs keeps, of the reference that was just made to what a text names, how to
// write a list there.
func (f several) severalIDs(n *node) {
	if len(f.references) == 0 || isSlug(n.Value) || len(partsOf(n.Value)) < 2 {
		return
	}
	head, tail := f.around(n)
	r := &f.references[len(f.references)-1]
	if r.around = (&[2]string{strings.TrimSpace(head) + " ", tail}); strings.TrimSpace(head) == "" { // below its key
		r.around[0], r.inList = head+"- ", "\n"
	}
}

// severalInItem is severalIDs for an item of a list, which has its brackets or dashes.
func (f several) severalInItem(list, n *node) {
	last := len(f.references) - 1
	if last < 0 || n.Kind != plainyaml.Scalar || isSlug(n.Value) || len(partsOf(n.Value)) < 2 || f.references[last].pos != f.pos(n) {
		return
	}
	head, tail := f.around(n)
	r := &f.references[last]
	if r.around, r.inList = (&[2]string{head, tail}), "\n"; list.Style == plainyaml.Flow {
		r.around[0], r.inList = strings.TrimSpace(head), ", "
		if !strings.HasSuffix(r.around[0], "[") {
			r.around[0] += " "
		}
	}
}

// partsOf is split, or the words of a text that has none of what stands between things.
func partsOf(text string) []string {
	if parts := split(text); len(parts) > 1 {
		return parts
	}
	return strings.Fields(text)
}

// several reports a text that names more than one thing, all of which are known; false
// when it is something else.
func (x *index) several(f *file, r reference) bool {
	parts := partsOf(r.id)
	if len(parts) < 2 || len(parts) > maxParts {
		return false
	}
	inWords := len(split(r.id)) < 2
	for i, part := range parts {
		if _, known := x.find(r.names, part); known {
			continue
		}
		if inWords {
			return false // words make a name more often than several
		}
		if parts[i] = x.near(r.names, part); parts[i] == "" {
			return false
		}
	}
	args := diag.Args{"text": cut(r.id), "n": len(parts), "line": "", "first": parts[0]}
	code := diag.Code("several-for-one")
	switch {
	case r.inList != "":
		code, args["lines"] = "several-in-one-item", ""
		if r.inList == "\n" {
			args["lines"] = r.around[0] + strings.Join(parts, "\n"+r.around[0]) + r.around[1]
		} else {
			args["line"] = r.around[0] + strings.Join(parts, r.inList) + r.around[1]
		}
	case r.around != nil:
		code, args["line"] = "several-without-brackets", r.around[0]+bracketed(parts)+r.around[1]
	}
	f.report(diag.Error, r.pos, code, args)
	return true
}

// maxParts bounds the near matches of one text.
const maxParts = 10

// nothingWords say that there is none, in other words than `none`.
var nothingWords = func() []string {
	all := []string{"0", "0 €", "-", "/"}
	for _, word := range locale.Spellings("nothing") {
		all = append(all, fold(word))
	}
	return all
}()

// saysNothing reports whether a value says that there is none, otherwise than `none`.
func saysNothing(n *node) bool {
	return n.Kind == plainyaml.Scalar && slices.Contains(nothingWords, fold(strings.TrimSpace(n.Value)))
}

// notMap says what a text should be where a map belongs: `none` when that is an answer,
// else a map with the text under the key that can take it.
func (t *table[T]) notMap(f *file, n *node, orNone bool) {
	switch {
	case orNone && saysNothing(n):
		f.err(n, "nothing-in-words", diag.Args{"text": quoted(n), "line": several{f}.replaced(n, f.authorHere().Spelling(noneName))})
		return
	case n.Kind == plainyaml.Scalar:
		if with := t.asMap(f, n); with != "" {
			several{f}.mapOfOne(t.Table, n, with)
			return
		}
	}
	f.err(n, "not-a-map", diag.Args{"text": quoted(n), "keys": t.someKeys(f)})
}

// mapOfOne shows the map that a text should be; its other ids are the network's own.
func (f several) mapOfOne(k *Table, n *node, with string) {
	head, tail := f.around(n)
	pos, text := f.pos(n), strings.Clone(quoted(n))
	head, with, tail = strings.Clone(head), strings.Clone(with), strings.Clone(tail)
	f.afterwards(func(x *index) {
		own := x.ownIDs(Type{Name: "map", Map: k}, with)
		f.report(diag.Error, pos, "map-of-one", diag.Args{"text": text, "line": strings.TrimSpace(head + own + tail)})
	})
}

// anyTexts are the types that read any text.
var anyTexts = []string{"line", "text", "code"}

// saysMore are keys that say something of another one's value.
var saysMore = []string{"approx", "unit", "per", "tax", "from", "to"}

// asMap is a map with a text under the first key that reads it without a word, of those
// with a form of their own before those that take any; "" when there is none.
func (t *table[T]) asMap(f *file, n *node) string {
	if slices.ContainsFunc(t.Fields, func(field Field) bool { return field.Required && field.Type.Name == "code" }) {
		return "" // which nobody can guess
	}
	if with := cmp.Or(t.linkAsMap(f, n.Value), t.notedAsMap(f, n)); with != "" {
		return with
	}
	if cost, has := t.Lookup("cost"); has && strings.ContainsAny(n.Value, "0123456789") {
		return t.costAsMap(f, cost, n.Value) // a number among words would be lost
	}
	if with := cmp.Or(t.resultAsMap(f, n.Value), t.amountAsMap(f, n.Value)); with != "" {
		return with
	}
	author := f.authorHere()
	for _, anyText := range []bool{false, true} {
		found := ""
		for i, field := range t.Fields {
			if takesAny := slices.Contains(anyTexts, field.Type.Name); takesAny != anyText || !field.takesText() {
				continue
			}
			if strings.HasSuffix(n.Value, "%") && field.Type.Names != "%" && !anyText {
				continue // of all numbers, a share alone is one of a hundred
			}
			probe := &file{path: f.path, locale: f.locale, currency: f.currency, scratch: f.scratch, yaml: f.yaml, lines: f.lines, author: f.authorOf()}
			var v T
			if t.set[i](probe, n, &v); len(probe.problems) > 0 {
				continue
			}
			if found != "" && isDigits(strings.TrimSpace(n.Value)) && field.Type.Name != "year" {
				return "" // hours or days, people or communes
			}
			found = cmp.Or(found, "{"+author.Spelling(field.name())+": "+t.flowText(f, field, n)+t.others(f, author, i, n.Value)+"}")
			if anyText {
				break
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// takesText reports whether a text may be the value of a field, and what the map is about.
func (f Field) takesText() bool {
	return f.Type.inside() == nil && (f.Type.Names == "" || f.Type.Name == "amount") && !slices.Contains(saysMore, f.Key)
}

var inParentheses = regexp.MustCompile(`^(.*[^\s(])\s*\(([^()]+)\)$`)

// notedAsMap is a text whose end in parentheses is a note on what stands before it; ""
// for anything else.
func (t *table[T]) notedAsMap(f *file, n *node) string {
	parts := inParentheses.FindStringSubmatch(strings.TrimSpace(n.Value))
	note, noted := t.index["note"]
	if parts == nil || !noted {
		return ""
	}
	before := *n
	before.Value = parts[1]
	with := t.asMap(f, &before)
	if with == "" {
		return ""
	}
	return strings.TrimSuffix(with, "}") + ", " + f.authorHere().Spelling(t.Fields[note].name()) + ": " + plainyaml.Quote(parts[2]) + "}"
}

var markdownLink = regexp.MustCompile(`^\[([^\[\]]+)\]\((https?://[^\s()]+)\)$`)

// linkAsMap is a link of Markdown as a map of a name and an address; "" for anything else.
func (t *table[T]) linkAsMap(f *file, text string) string {
	link := markdownLink.FindStringSubmatch(strings.TrimSpace(text))
	name, hasName := t.index["name"]
	url, hasURL := t.index["url"]
	if link == nil || !hasName || !hasURL {
		return ""
	}
	author := f.authorHere()
	return "{" + author.Spelling(t.Fields[name].name()) + ": " + plainyaml.Quote(link[1]) + ", " + author.Spelling(t.Fields[url].name()) + ": \"" + link[2] + "\"}"
}

// flowText is a text as it stands in a map in braces; an amount in the currency of the
// network needs no sign.
func (t *table[T]) flowText(f *file, field Field, n *node) string {
	text := strings.TrimSpace(n.Value)
	if field.Type.Name == "money" {
		end := strings.LastIndexAny(text, "0123456789") + 1
		if unit := readMoneyUnit(strings.TrimSpace(text[end:])); end > 0 && f.currency.Names(unit.currency) && unit.tax == "" && unit.per == "" {
			text = text[:end]
		}
	}
	if strings.ContainsAny(text, ",[]{}:#") {
		return plainyaml.Quote(text)
	}
	return text
}

// others are the other keys that a map of one text must have.
func (t *table[T]) others(f *file, author *locale.Locale, i int, text string) string {
	var out strings.Builder
	for at, field := range t.Fields {
		if field.Required && at != i {
			value := f.exampleFor(field, author)
			switch field.Key {
			case "id":
				value = locale.Slug(text)
			case "name": // of what an id alone declares
				value = strings.ToUpper(text[:1]) + text[1:]
			}
			out.WriteString(", " + author.Spelling(field.name()) + ": " + value)
		}
	}
	return out.String()
}

// inCurly is what a text says between quotes that are not YAML's; false for any other.
func inCurly(text string) (inner string, is bool) {
	text = strings.TrimSpace(text)
	for _, pair := range locale.Quotes {
		marks := []rune(pair)
		if inner, opens := strings.CutPrefix(text, string(marks[0])); opens {
			if inner, closes := strings.CutSuffix(inner, string(marks[1])); closes && !strings.ContainsAny(inner, pair) {
				return strings.TrimSpace(strings.Trim(inner, mend.NoBreaks)), true
			}
		}
	}
	return "", false
}

// withoutCurly reports a value that is no words and stands between such quotes, and
// gives what it says.
func (f several) withoutCurly(t Type, n *node) *node {
	if n.Kind != plainyaml.Scalar || n.Style != plainyaml.Plain || n.Value == "" || n.Value[0] < 0x80 || !t.hasForm() {
		return n
	}
	inner, is := inCurly(n.Value)
	if !is {
		return n
	}
	f.reportCurly(n, inner)
	said := *n
	said.Value = inner
	return &said
}

// hasForm reports whether a value is no mere words, and has a form of its own.
func (t Type) hasForm() bool {
	switch t.Name {
	case "line", "text", "line-or-map", "map", "list", "any":
		return false
	case "one-or-list":
		return t.Of.hasForm()
	}
	return true
}

func (f several) reportCurly(n *node, inner string) {
	f.err(n, "curly-quotes", diag.Args{"text": cut(n.Value), "line": f.replaced(n, plainyaml.Quote(inner))})
}
