package source

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"essaim/internal/cog"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/mend"
	"essaim/internal/network"
	"essaim/internal/picture"
	"essaim/internal/plainyaml"
)

// A file is one content file while it is read: it gathers what is wrong in it
// and what can only be checked once every file is read.
type file struct {
	path     string
	locale   *locale.Locale // the site's: as which its numbers are read
	currency locale.Currency
	scratch  *scratch       // on which it is read; nil once it is
	yaml     []byte         // the YAML, as it is mended
	under    keyOfTable     // whose value is read
	author   *locale.Locale // how its keys are written, once that was asked
	table    *Table         // of the whole map
	root     *node          // the whole map
	mended   *mend.Text     // the YAML, when some of it is mended; nil for most
	before   int            // lines of the file before the YAML's first
	draft    bool
	plain    bool // the YAML is plain: no value is that of another place
	comments bool // the YAML may hold a comment right after a value
	form     bool // the site has a form, for which the file has a shape
	unknown  int  // keys so far
	lines    []string
	reached  reach    // the last place that near has looked at: those of a line are asked for in order
	official cog.List // the communes of France; read when one is compared with it

	folder string          // the sheet's own folder
	assets []network.Asset // what lies in it, sorted by name
	barred []string        // what lies in it too, and has an error of its own; a folder that cannot be read, "." for all of it

	problems    []diag.Problem
	own         int // how many of them the file has by itself; those of checks between files follow
	definitions []definition
	references  []reference
	later       []func(*index)
	shares      []*node // whose alone results are said to be: see checkShares
}

// pos is where a node begins in the file as stored.
func (f *file) pos(n *node) diag.Pos {
	column := n.Column
	if f.mended != nil {
		column = f.mended.Column(n.Line, column)
	}
	return diag.Pos{File: f.path, Line: n.Line + f.before, Column: column}
}

// spot is the same, for what keeps many.
func (f *file) spot(n *node) network.Spot {
	return network.Spot{Line: int32(n.Line + f.before), Column: int32(n.Column)}
}

// err reports what falsifies a figure, an address or a reference.
func (f *file) err(n *node, code diag.Code, args diag.Args) {
	f.report(diag.Error, f.pos(n), code, args)
}

// warn reports the rest.
func (f *file) warn(n *node, code diag.Code, args diag.Args) {
	f.report(diag.Warning, f.pos(n), code, args)
}

// report keeps a problem. It lasts longer than the text that its arguments are cut from.
func (f *file) report(s diag.Severity, pos diag.Pos, code diag.Code, args diag.Args) {
	for name, arg := range args {
		if text, is := arg.(string); is {
			args[name] = strings.Clone(text)
		}
	}
	f.problems = append(f.problems, diag.Problem{Severity: s, Code: code, Pos: pos, Args: args})
}

// finalProblems are the file's problems; those of a draft are warnings.
func (f *file) finalProblems() []diag.Problem {
	if f.draft {
		for i := range f.problems {
			f.problems[i].Severity = diag.Warning
		}
	}
	return f.problems
}

// line is one line of the YAML, from 1.
func (f *file) line(n int) string {
	if f.lines == nil {
		f.lines = strings.Split(string(f.yaml), "\n")
	}
	if n < 1 || n > len(f.lines) {
		return ""
	}
	return strings.TrimSuffix(f.lines[n-1], "\r")
}

// near is the line of a value and the value's column in it, as a remedy shows them: of a
// long line what stands around the value, since thousands of values may share it.
func (f *file) near(n *node) (text string, column int) {
	text = f.line(n.Line)
	if len(text) <= maxShown {
		return text, n.Column
	}
	if f.reached.line != n.Line || f.reached.column > n.Column {
		f.reached = reach{line: n.Line, column: 1}
	}
	from := plainyaml.AfterColumn(text[f.reached.offset:], n.Column-f.reached.column+1)
	f.reached = reach{n.Line, n.Column, len(text) - len(from)}
	head := "…" + lastRunes(text[:f.reached.offset], nearRunes)
	tail := from
	if rest := plainyaml.AfterColumn(from, nearRunes+1); len(rest) > 1 { // with the bracket that closes the line
		tail = from[:len(from)-len(rest)] + "…" + lastRunes(rest, 1)
	}
	return head + tail, utf8.RuneCountInString(head) + 1
}

const (
	maxShown  = 500 // bytes of a line that is shown whole
	nearRunes = 60  // characters of a longer one, on either side
)

// reach is a place on a line: as characters from 1, and as bytes from 0.
type reach struct{ line, column, offset int }

// lastRunes is the end of a text, of n characters at most.
func lastRunes(text string, n int) string {
	start := len(text)
	for range n {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	return text[start:]
}

// A reference is an id written in a file, to be found once all is read.
type reference struct {
	names string // the kind of thing that it names
	id    string
	pos   diag.Pos

	around *[2]string // what stands before and after it on its line, when it may be several
	inList string     // of an item of a list: what parts it from another one; ""
}

func (f *file) refer(names string, n *node, id string) {
	f.references = append(f.references, reference{names: names, id: id, pos: f.pos(n)})
}

// empty reports whether a value is absent: nothing, "", ~ or null.
func empty(n *node) bool {
	if n.Kind != plainyaml.Scalar {
		return false
	}
	v := strings.TrimSpace(n.Value)
	return v == "" || n.Style == plainyaml.Plain && (v == "~" || v == "null")
}

// quoted is a value as a message shows it, on one line and cut when long.
func quoted(n *node) string {
	switch n.Kind {
	case plainyaml.Sequence:
		return "[…]"
	case plainyaml.Mapping:
		return "{…}"
	}
	return cut(n.Value)
}

func cut(s string) string { return diag.Excerpt(s) }

// unknownKey reports the key at place i of a map, with the nearest known one,
// or the trap that most often makes one: then it returns the value of the key
// before, whole, when that was a number.
func (f *file) unknownKey(k *Table, n *node, i int) (whole *node) {
	key := n.Content[i]
	if n.Style == plainyaml.Flow && i > 0 && n.Content[i+1].Line == key.Line && empty(n.Content[i+1]) {
		if _, known := k.find(n.Content[i-2].Value); known || !empty(n.Content[i-1]) {
			return commas{f}.splitInBraces(n, i)
		} // else it is a part of what was reported
		return nil
	}
	if key.Kind != plainyaml.Scalar {
		f.err(key, "key-not-text", nil)
		return nil
	}
	f.err(key, "unknown-key", instead(f, k, n, i))
	return nil
}

// stuck is the field to which `text:Bacs` belongs, whose colon has no space after it,
// and its value; -1 for any other key.
func (k *Table) stuck(key *node) (at int, rest *node) {
	name, text, found := strings.Cut(key.Value, ":")
	at, known := k.find(name)
	if !found || !known || text == "" || key.Style != plainyaml.Plain {
		return -1, nil
	}
	value := *key
	value.Value, value.Column = text, key.Column+utf8.RuneCountInString(name)+1
	return at, &value
}

// unstuck is the line of such a key with the space.
func (f stray) unstuck(key, rest *node) string {
	text := f.line(key.Line)
	from := plainyaml.AfterColumn(text, rest.Column)
	return strings.TrimSpace(text[:len(text)-len(from)] + " " + from)
}

// instead is what may be written instead of the unknown key at place i: the one
// that is meant, or where what is not foreseen may go.
func instead(f *file, k *Table, n *node, i int) diag.Args {
	near := ""
	if f.unknown++; f.unknown <= maxGuesses {
		near = f.meant(k, n, i)
	}
	args := diag.Args{"key": cut(n.Content[i].Value), "near": near}
	if near == "" && f.unknown <= maxGuesses {
		stray{f}.elsewhere(args, k, n, n.Content[i].Value)
	}
	meant, _ := k.Lookup(near)
	note, hasNote := k.Lookup("note")
	switch _, hasExtra := k.Lookup("extra"); {
	case hasExtra:
		args["extra"] = "extra:"
	case hasNote && (near != "" && meant.Key == note.Key || args["there"] == f.like(k, n, note)): // said
	case hasNote:
		args["note"] = f.like(k, n, note)
	default:
		args["top"] = "extra:"
	}
	return args
}

// meant is the key that the unknown one at place i may stand for: by another name
// that people give it, when it can take the value, else by its spelling; "" when
// there is none, or it is there already.
func (f *file) meant(k *Table, n *node, i int) string {
	if at := k.meantField(n, i); at >= 0 {
		return f.like(k, n, k.Fields[at])
	}
	near := locale.Nearest(n.Content[i].Value, k.spellings(n))
	if at, known := k.find(near); known && k.writes(n, at) {
		return "" // it would be there twice
	}
	return near
}

// writes reports whether a map has the key of the field at a place.
func (k *Table) writes(n *node, at int) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if found, known := k.find(n.Content[i].Value); known && found == at {
			return true
		}
	}
	return false
}

// meantField is the place of the field that people call as the unknown key at place
// i of a map, when it can take the value; -1 when there is none.
func (k *Table) meantField(n *node, i int) int {
	key, value := n.Content[i].Value, n.Content[i+1]
	for _, at := range k.called()[fold(key)] {
		if k.Fields[at].Type.mayBe(value) {
			if k.writes(n, at) {
				return -1
			}
			return at
		}
	}
	return -1
}

// nearField is the place of the field of which the unknown key at place i of a map is a
// misspelling, when it can take the value; -1 when there is none.
func (k *Table) nearField(f *file, n *node, i int) int {
	if f.unknown > maxGuesses || n.Content[i].Kind != plainyaml.Scalar {
		return -1
	}
	at, known := k.find(locale.Nearest(n.Content[i].Value, k.spellings(n)))
	if !known || k.writes(n, at) || !k.Fields[at].Type.mayBe(n.Content[i+1]) {
		return -1
	}
	return at
}

// mayBe reports whether a value has the shape of one of this type, or is one of its
// choices.
func (t Type) mayBe(value *node) bool {
	switch {
	case value.Kind == plainyaml.Mapping:
		return t.inside() != nil
	case value.Kind == plainyaml.Sequence:
		return t.Of != nil
	case t.Name == "choice":
		return slices.ContainsFunc(t.Choices, func(c Choice) bool { return slices.Contains(folded(c.name), fold(value.Value)) })
	}
	return true
}

func (f *file) repeatedKey(first, again *node) {
	f.err(again, "duplicate-key", diag.Args{"key": again.Value, "first": first.Value, "line": first.Line + f.before})
}

// missingKey reports a required key: on the map's first character when it is
// nested, for the file as a whole otherwise.
func (f *file) missingKey(m *mapping, i int) {
	args := missing(m, m.kind.Fields[i].Key)
	if m.kind == communeTable.Table && m.kind.Fields[i].Key == "code" {
		elseABody(m, args)
	}
	if name := m.kind.index["name"]; m.kind.Fields[i].Key == "id" && name < len(m.values) && m.values[name] != nil {
		args["example"] = cmp.Or(locale.Slug(m.values[name].Value), "…")
	}
	if field := m.kind.Fields[i]; f.form && field.AnsweredByNone() {
		args["none"] = m.like(NoneKey)
		if field.AnsweredByUnknown() {
			args["unknown"] = m.like(UnknownKey)
		}
	}
	pos, code := f.pos(m.node), diag.Code("missing-key")
	switch {
	case m.keys[i] != nil:
		pos, code = f.pos(m.keys[i]), "empty-key"
	case m.node == f.root:
		pos = diag.Whole(f.path)
	}
	t := m.kind.Fields[i].Type
	example, isText := args["example"].(string)
	if !namesThings(t) && (t.inside() == nil || !isText) {
		f.report(diag.Error, pos, code, args)
		return
	}
	f.afterwards(func(x *index) { // the example is one of the network's own
		args := maps.Clone(args)
		if !namesThings(t) {
			args["example"] = x.ownIDs(t, example)
		} else if id := x.idExample(t); id != "" {
			args["example"] = id
		}
		f.report(diag.Error, pos, code, args)
	})
}

// missing describes a key that should be there.
func missing(m *mapping, key string) diag.Args {
	field := m.kind.Fields[m.kind.index[key]]
	return diag.Args{"key": m.name(key), "about": diag.Field(field.path()), "example": m.file.exampleFor(field, m.author())}
}

// A definition is an id that others may refer to.
type definition struct {
	names  string // the kind of thing
	id     string
	titles []string // its other names, for near matches
	code   string   // the official one of a commune
	pos    diag.Pos
	file   *file
	isFile bool // the id is the file's name
	wrong  bool // it is not declared as it should be, which is reported: whatever names it is not
}

// define records the id of a map, when it is one.
func (f *file) define(m *mapping, names, id string, titles ...string) {
	if id == "" {
		f.defineWrong(m, names, titles)
		return
	}
	f.definitions = append(f.definitions, definition{names: names, id: id, titles: titles, pos: f.pos(m.value("id")), file: f})
}

// defineWrong records the ids that were most likely meant by what cannot be one, or is
// not there: its own problem is enough.
func (f *file) defineWrong(m *mapping, names string, titles []string) {
	texts := titles
	if n := m.value("id"); n != nil && n.Kind == plainyaml.Scalar {
		texts = append([]string{n.Value}, titles...)
	}
	for _, text := range texts {
		for _, id := range []string{strings.TrimSpace(text), locale.Slug(text)} {
			f.definitions = append(f.definitions, definition{names: names, id: strings.Clone(id), file: f, wrong: true})
		}
	}
}

// needBeside reports a file that is not in the sheet's own folder.
func (f *file) needBeside(m *mapping, name string) {
	if name == "" || slices.ContainsFunc(f.barred, func(barred string) bool { return within(name, barred) }) {
		return
	}
	names := slices.Clone(f.barred) // close to what was meant all the same
	for _, a := range f.assets {
		names = append(names, a.Name)
	}
	if !slices.Contains(names, name) {
		f.err(m.value("file"), "file-not-there", diag.Args{"path": f.folder + "/" + name, "near": locale.Nearest(name, names)})
	}
}

// needShown warns of a file beside the sheet that no page shows as an image. What is
// wrong with a photo itself is reported where it lies.
func (f *file) needShown(m *mapping, name string) {
	beside := slices.ContainsFunc(f.assets, func(a network.Asset) bool { return a.Name == name })
	if ext := strings.ToLower(path.Ext(name)); beside && !picture.Shows(name) {
		f.warn(m.value("file"), "image-not-shown", diag.Args{"file": cut(name), "extension": ext})
	}
}

// afterwards keeps a check that needs what other files say.
func (f *file) afterwards(check func(*index)) { f.later = append(f.later, check) }
