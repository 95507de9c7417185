package source

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/locale"
	"essaim/internal/plainyaml"
)

// Limits, in characters.
const (
	maxLine = 1000   // a title, a name, a phrase
	maxText = 20_000 // a summary, a note
	maxList = 10_000 // items of a list
)

// line is a short text: a title, a name, a role.
var line = valueType[string]{Type{Name: "line"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	cutText{f}.cutByNumber(n)
	persons{f}.checkPerson(n, s)
	markup{f}.checkMarkup(n, s)
	return f.scratch.keep(oneLine(s)), ok
}}

// oneLine puts a text on one line; most are already.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\t\u00a0\u202f") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// prose is plain text that may have several lines.
var prose = valueType[string]{Type{Name: "text"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxText)
	cutText{f}.cutByNumber(n)
	persons{f}.checkPerson(n, s)
	markup{f}.checkMarkup(n, s)
	return f.scratch.keep(s), ok
}}

// role is a line that should name a function, not someone.
var role = valueType[string]{Type{Name: "line"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	s = f.scratch.name(oneLine(s))
	cutText{f}.cutByNumber(n)
	persons{f}.checkPerson(n, s)
	if ok && namesSomeone(s) {
		f.warn(n, "person-named", diag.Args{"text": cut(s)})
	}
	return s, ok
}}

// text is a scalar's text, trimmed, of at most limit characters. It is a part of
// the file's: what keeps it makes a copy, or ten thousand files stay in memory.
func (f *file) text(n *node, limit int) (string, bool) {
	if n.Kind != plainyaml.Scalar {
		f.notText(n)
		return "", false
	}
	s := strings.TrimSpace(n.Value)
	if len(s) > limit && utf8.RuneCountInString(s) > limit {
		f.err(n, "too-long", diag.Args{"limit": limit, "length": utf8.RuneCountInString(s)})
		return "", false
	}
	// YAML refuses control characters, but "\0" writes one all the same.
	if n.Style == plainyaml.DoubleQuoted && strings.ContainsFunc(s, isForbidden) {
		f.warn(n, "control-character", nil)
		s = strings.TrimSpace(strings.Map(dropForbidden, s))
	}
	cutText{f}.cutByComment(n)
	return s, true
}

// isForbidden recognises the characters that neither HTML nor XML may hold.
func isForbidden(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 || r == 0xfffe || r == 0xffff
}

func dropForbidden(r rune) rune {
	if isForbidden(r) {
		return -1
	}
	return r
}

// notText says why a map or a list stands where a text should.
func (f *file) notText(n *node) {
	switch {
	case n.Kind != plainyaml.Mapping:
		several{f}.notOneValue(n)
	case n.Style != plainyaml.Flow && len(n.Content) == 2 && n.Content[1].Kind == plainyaml.Scalar && n.Content[1].Line == n.Line:
		// `- Mairie : services`, which YAML reads as a key and its value.
		f.err(n, "colon-in-text", diag.Args{"line": f.corrected(n)})
	default:
		f.err(n, "text-not-map", nil)
	}
}

// notOneValue says what is wanted where a list stands: a text, or the one value of a key
// that has a form of its own.
func (f several) notOneValue(n *node) {
	k := f.under.table
	at, known := -1, false
	if k != nil {
		at, known = k.find(f.under.key)
	}
	if !known || !k.Fields[at].Type.hasForm() {
		f.err(n, "text-not-list", nil)
		return
	}
	field, author := k.Fields[at], f.authorHere()
	args := diag.Args{"key": cut(f.under.key), "about": diag.Field(field.path()), "example": f.exampleFor(field, author)}
	if len(n.Content) > 0 && n.Content[0].Kind == plainyaml.Scalar {
		first := n.Content[0].Value
		if len(n.Content) == 1 || !namesThings(field.Type) && strings.ContainsAny(first, "0123456789") {
			args["example"] = cut(first)
			f.err(n, "one-value-not-list", args)
			return
		}
	}
	pos, t := f.pos(n), field.Type
	f.afterwards(func(x *index) {
		args := maps.Clone(args)
		if namesThings(t) {
			if id := x.idExample(t); id != "" {
				args["example"] = id
			}
		}
		f.report(diag.Error, pos, "one-value-not-list", args)
	})
}

// cutText is about texts of which YAML reads only a part.
type cutText struct{ *file }

// cutByComment warns of `Fiche #3`, whose end YAML takes for a comment. A
// comment that is meant has a space after its #.
func (f cutText) cutByComment(n *node) {
	comment, _ := f.commentAfter(n)
	if len(comment) > 1 && !strings.ContainsRune(" #\t!", rune(comment[1])) {
		f.warn(n, "cut-by-comment", f.cutArgs(n))
	}
}

// cutByNumber warns of `Essai # 3`, in words alone: a number beside a title is
// rarely a comment on it. One that is stands further away and goes on.
func (f cutText) cutByNumber(n *node) {
	comment, spaces := f.commentAfter(n)
	says := strings.TrimLeft(strings.TrimPrefix(comment, "#"), " \t")
	if len(says) == len(comment)-1 || says == "" || says[0] < '0' || says[0] > '9' {
		return
	}
	if spaces == 1 || isDigits(strings.TrimRight(says, " \t")) {
		f.warn(n, "cut-by-number", f.cutArgs(n))
	}
}

// commentAfter is the comment that ends the line of a value without quotes, and
// how many spaces stand before it; "" when there is none.
func (f cutText) commentAfter(n *node) (comment string, spaces int) {
	if !f.comments || n.Style != plainyaml.Plain || n.Kind != plainyaml.Scalar {
		return "", 0
	}
	text := f.line(n.Line)
	if len(text) > maxText {
		return "", 0
	}
	rest, ok := strings.CutPrefix(plainyaml.AfterColumn(text, n.Column), n.Value)
	if !ok {
		return "", 0
	}
	comment = strings.TrimLeft(rest, " \t")
	spaces = len(rest) - len(comment)
	if spaces == 0 || comment == "" || comment[0] != '#' {
		return "", 0
	}
	return comment, spaces
}

// cutArgs say what YAML took for a comment, and show the line with quotes.
func (f cutText) cutArgs(n *node) diag.Args {
	text := f.line(n.Line)
	comment, _ := f.commentAfter(n)
	rest := strings.TrimPrefix(plainyaml.AfterColumn(text, n.Column), n.Value)
	return diag.Args{
		"text": cut(n.Value), "lost": cut(comment),
		"line": plainyaml.ReplaceTail(text, n.Column, plainyaml.Quote(n.Value+rest)),
	}
}

// civilities are what a person's name follows.
var civilities = locale.Spellings("civility")

// namesSomeone distinguishes « Mme Martin » from « Mme la Maire ».
func namesSomeone(s string) bool {
	for _, c := range civilities {
		if len(s) > len(c)+1 && s[len(c)] == ' ' && strings.EqualFold(s[:len(c)], c) {
			first, _ := utf8.DecodeRuneInString(s[len(c)+1:])
			return unicode.IsUpper(first)
		}
	}
	return false
}

// slug is a name that stands in addresses.
var slug = valueType[string]{Type{Name: "id"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	switch {
	case !ok:
		return "", false
	case !isSlug(s):
		f.err(n, "bad-id", diag.Args{"id": cut(s), "slug": locale.Slug(s)})
		return "", false
	case len(s) > folders.MaxName:
		f.err(n, "id-too-long", diag.Args{"id": cut(s), "limit": folders.MaxName, "length": len(s)})
		return "", false
	case !folders.OnWindows(s):
		f.err(n, "id-of-a-device", diag.Args{"id": s, "slug": s + "-1"})
		return "", false
	}
	return f.scratch.keep(s), ok
}}

// isSlug reports whether s is [a-z0-9]+(-[a-z0-9]+)*.
func isSlug(s string) bool {
	dash := true
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			dash = false
		case c == '-' && !dash:
			dash = true
		default:
			return false
		}
	}
	return !dash
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// choice is one of a few values, in any language, which spell them under
// value.NAME.
func choice[V ~string](name string, of ...V) valueType[V] {
	return mapped(choiceOf(choicesOf(name, of...)), func(s string) V { return V(s) })
}

func choiceOf(choices []Choice) valueType[string] {
	values := map[string]string{}
	for _, c := range choices {
		for _, spelling := range folded(c.name) {
			values[spelling] = c.Value
		}
	}
	t := Type{Name: "choice", Choices: choices}
	return valueType[string]{t, func(f *file, n *node) (string, bool) {
		s, ok := f.text(n, maxLine)
		if !ok {
			return "", false
		}
		v, ok := values[fold(s)]
		if !ok {
			f.badChoice(n, s, choices)
		}
		return v, ok
	}}
}

func (f *file) badChoice(n *node, s string, choices []Choice) {
	var list diag.List
	var all []string
	for _, c := range choices {
		list = append(list, diag.Spelling(c.name))
		all = append(append(all, c.Value), locale.Spellings(c.name)...)
	}
	f.err(n, "bad-choice", diag.Args{"text": cut(s), "near": locale.Nearest(s, all), "choices": list})
}

// truth is yes or no.
var truth = valueType[bool]{
	Type{Name: "boolean", Choices: choicesOf("truth", "yes", "no")},
	func(f *file, n *node) (bool, bool) {
		s, ok := f.text(n, maxLine)
		if !ok {
			return false, false
		}
		v, ok := yesOrNo(s)
		if !ok {
			f.err(n, "not-a-boolean", diag.Args{"text": cut(s)})
		}
		return v, ok
	},
}

func yesOrNo(s string) (yes, ok bool) {
	s = fold(s)
	yes = slices.Contains(yesWords, s)
	return yes, yes || slices.Contains(noWords, s)
}

var yesWords, noWords = folded("value.truth.yes"), folded("value.truth.no")

// idOf is the id of something that is declared or has a file.
func idOf(names string) valueType[string] {
	return valueType[string]{Type{Name: "id", Names: names}, func(f *file, n *node) (string, bool) {
		s, ok := f.text(n, maxLine)
		if ok {
			s = f.scratch.name(s)
			f.refer(names, n, s)
		}
		return s, ok
	}}
}
