package source

import (
	"slices"
	"strings"
	"sync"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/plainyaml"
)

// A Table is the fields of one kind of map: the front matter of a file, or a
// map nested in it. It is all that messages, skeletons, the JSON Schema and
// the editing form know about the content format.
type Table struct {
	Name   string // "sheet", "meeting", "commune"…
	Fields []Field
	index  map[string]int          // every spelling, folded → its place in Fields
	spoken map[string]locale.Lang  // the language in which alone a key is spelled so, by spelling, folded
	places []func(any) any         // where the value of each field goes, in what the table fills; see bound
	called func() map[string][]int // the places in Fields of what people also call by a name, folded
}

// A Field is one key of a kind.
type Field struct {
	Key      string
	Table    string
	Aliases  []string // its other spellings, in all languages
	Type     Type
	Required bool
	Example  string // a value as one writes it in YAML in any language; inWords for another
	Searched bool   // search finds its text, or one in it
	Words    bool   // mere words: shown as they are, nothing else is derived from them
	ForForms bool   // another way to write what other keys say, which forms need
}

// searched, mereWords and forForms say so of a field.
func searched(f *Field)  { f.Searched = true }
func mereWords(f *Field) { f.Words = true }
func forForms(f *Field)  { f.ForForms = true }

// inWords is the example of a field that each language has an example of.
const inWords = ""

// A Type says what the text of a value may be.
type Type struct {
	Name    string   // "text", "date", "number", "choice", "list"…; see internal/schema for all of them
	Choices []Choice // of a choice
	Of      *Type    // what a list holds
	Map     *Table   // of a map
	Short   *Type    // of a map: what may stand for it, in one piece
	Names   string   // for an id: the kind of thing that it names; for an amount, its unit; for a count, of what
	OrNone  bool     // `none` is an answer
	Split   bool     // of a list of texts: one text with commas is several
	Across  bool     // of an id: NETWORK/ID is what another network of the portal has
}

// A Choice is one value of an enumeration.
type Choice struct {
	Value string // as the data say it
	name  string // under which languages spell it
}

// choicesOf are the values of an enumeration that languages spell under
// value.NAME.
func choicesOf[V ~string](name string, values ...V) []Choice {
	choices := make([]Choice, len(values))
	for i, v := range values {
		choices[i] = Choice{string(v), "value." + name + "." + string(v)}
	}
	return choices
}

func (f Field) path() string { return f.Table + "." + f.Key }

// name is the one under which languages spell the key.
func (f Field) name() string { return "key." + f.path() }

// Spelling is the key in a language: the one that skeletons write and that
// messages name.
func (f Field) Spelling(l *locale.Locale) string { return l.Spelling(f.name()) }

// About is what the field means, a phrase.
func (f Field) About(l *locale.Locale) string { return l.Field(f.path()) }

// ExampleIn is an example in a language.
func (f Field) ExampleIn(l *locale.Locale) string {
	switch e := f.example().(type) {
	case diag.Spelling:
		return l.Spelling(string(e))
	case diag.Field:
		return l.Field(string(e))
	}
	return f.Example
}

// example is an example as the argument of a problem.
func (f Field) example() any {
	for _, c := range f.Type.Choices {
		if c.Value == f.Example {
			return diag.Spelling(c.name)
		}
	}
	switch {
	case f.Type.OrNone && f.Example == "none":
		return diag.Spelling(noneName)
	case f.Example == inWords:
		return diag.Field(f.path() + ".example")
	}
	return f.Example
}

// In is the usual word for a choice.
func (c Choice) In(l *locale.Locale) string { return l.Spelling(c.name) }

// Name is under which languages spell a choice.
func (c Choice) Name() string { return c.name }

// Lookup finds a field by any of its spellings, folded or not.
func (k *Table) Lookup(spelling string) (Field, bool) {
	if i, ok := k.find(spelling); ok {
		return k.Fields[i], true
	}
	return Field{}, false
}

// Place is where the value of a key is in what the table fills: a function from a
// pointer to the one to a pointer to the other, nil for a value of several places.
func (k *Table) Place(key string) func(of any) any { return k.places[k.index[key]] }

func (k *Table) find(spelling string) (int, bool) {
	i, ok := k.index[spelling]
	if !ok {
		i, ok = k.index[fold(spelling)]
	}
	return i, ok
}

func (k *Table) has(spelling string) bool {
	_, known := k.find(spelling)
	return known
}

// spellings lists all ways to write the keys; those like the map's own come first,
// as the nearest of equals is the first.
func (k *Table) spellings(n *node) []string {
	var keys, others []string
	for _, f := range k.Fields {
		keys, others = append(keys, f.Key), append(others, f.Aliases...)
	}
	if k.aliased(n) {
		return append(others, keys...)
	}
	return append(keys, others...)
}

// aliased reports whether a key of a map is written otherwise than in the code.
func (k *Table) aliased(n *node) bool {
	for i := 0; i < len(n.Content); i += 2 {
		spelling := n.Content[i].Value
		if f, known := k.Lookup(spelling); known && fold(spelling) != fold(f.Key) {
			return true
		}
	}
	return false
}

// A valueType reads the text of a value into a V. It reports what is wrong by
// itself; false leaves the destination as it was.
type valueType[V any] struct {
	Type
	read func(*file, *node) (V, bool)
}

// A bound field knows where in a T its value goes.
type bound[T any] struct {
	Field
	set   func(*file, *node, *T)
	place func(*T) any // a pointer to where its value goes, nil when that is more than one place
}

// field binds a key to its place in a T.
func field[T, V any](key string, at func(*T) *V, t valueType[V], example string, traits ...func(*Field)) bound[T] {
	b := bound[T]{
		Field: describe(key, t.Type, example),
		set: func(f *file, n *node, into *T) {
			if v, ok := t.read(f, n); ok {
				*at(into) = v
			}
		},
		place: func(of *T) any { return at(of) },
	}
	for _, trait := range traits {
		trait(&b.Field)
	}
	return b
}

// inPlace is a key whose map goes straight into what holds it.
func inPlace[T any](key string, t table[T]) bound[T] {
	return bound[T]{
		Field: describe(key, Type{Name: "map", Map: t.Table}, inWords),
		set: func(f *file, n *node, into *T) {
			if n.Kind != plainyaml.Mapping {
				t.notMap(f, n, false)
				return
			}
			t.read(f, n, into)
		},
		place: func(of *T) any { return of },
	}
}

// beside is a key without a place of its own: the check of its table applies
// it to another key (`unit`, `approx`).
func beside[T, V any](key string, t valueType[V], example string, traits ...func(*Field)) bound[T] {
	return special(key, t.Type, func(*file, *node, *T) {}, example, traits...)
}

// special is a key whose value goes to more than one place.
func special[T any](key string, t Type, set func(*file, *node, *T), example string, traits ...func(*Field)) bound[T] {
	b := bound[T]{Field: describe(key, t, example), set: set, place: func(*T) any { return nil }}
	for _, trait := range traits {
		trait(&b.Field)
	}
	return b
}

func describe(key string, t Type, example string) Field {
	return Field{Key: key, Type: t, Example: example}
}

func required[T any](b bound[T]) bound[T] {
	b.Required = true
	return b
}

// A table reads a YAML map into a T.
type table[T any] struct {
	*Table
	set     []func(*file, *node, *T)
	check   func(*file, *mapping, *T) // what concerns more than one key; may be nil
	answers []answerList              // keys that list others which have one answer
}

func tableOf[T any](name string, check func(*file, *mapping, *T), fields ...bound[T]) table[T] {
	t := table[T]{Table: &Table{Name: name, index: map[string]int{}, spoken: map[string]locale.Lang{}}, check: check}
	t.called = sync.OnceValue(t.listNames)
	var own []bound[T]
	if t.answers, own = answerLists(name, fields); len(own) > 0 {
		fields = slices.Concat(fields, own)
	}
	for i, b := range fields {
		b.Table = name
		b.Aliases = locale.Spellings(b.name())
		if in := b.Type.inside(); in != nil {
			b.Searched = slices.ContainsFunc(in.Fields, func(f Field) bool { return f.Searched })
		}
		t.Fields = append(t.Fields, b.Field)
		t.set = append(t.set, b.set)
		t.speaks(b.Field)
		t.places = append(t.places, func(of any) any { return b.place(of.(*T)) })
		t.index[b.Key] = i
		t.index[fold(b.Key)] = i
		for _, a := range b.Aliases {
			t.index[a] = i
			t.index[fold(a)] = i
		}
	}
	return t
}

// listNames finds the names that people give to fields besides their spellings.
func (k *Table) listNames() map[string][]int {
	called := map[string][]int{}
	for i, field := range k.Fields {
		for _, name := range slices.Concat(folded("meant."+field.path()), folded("instead."+field.path())) {
			called[name] = append(called[name], i)
		}
	}
	return called
}

// A mapping is a YAML map whose keys were recognised.
type mapping struct {
	file   *file
	kind   *Table
	node   *node
	keys   []*node // by place in kind.Fields; nil when not written
	values []*node // nil when absent or empty
}

// value is what the author wrote for a key; nil when absent.
func (m *mapping) value(key string) *node { return m.values[m.kind.index[key]] }

// key is the key as the author wrote it; nil when absent.
func (m *mapping) key(key string) *node { return m.keys[m.kind.index[key]] }

// has reports whether a key has a value, empty lists included.
func (m *mapping) has(key string) bool { return m.value(key) != nil }

// name is the key as the author wrote it, else as he would. Checks between files hold it
// after the text is gone.
func (m *mapping) name(key string) string {
	if k := m.key(key); k != nil {
		return m.file.scratch.name(k.Value)
	}
	return m.like(key)
}

// like is a key that the map may have, as its author writes keys.
func (m *mapping) like(key string) string {
	return m.file.like(m.kind, m.node, m.kind.Fields[m.kind.index[key]])
}

// read fills into from n, which is a map, and reports unknown keys, repeats
// and what is missing.
func (t *table[T]) read(f *file, n *node, into *T) {
	cells, count := f.scratch.nodes.Cells(2*len(t.Fields)), len(t.Fields)
	m := &mapping{file: f, kind: t.Table, node: n, keys: cells[:count], values: cells[count:]}
	var unknown []int
	var taken int
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at, known := t.find(key.Value)
		switch {
		case !known:
			if at, rest := t.stuck(key); at >= 0 && m.keys[at] == nil {
				f.err(key, "colon-without-space", diag.Args{"lines": "", "line": stray{f}.unstuck(key, rest)})
				m.keys[at], m.values[at] = key, key
				if rest.Value != "" && empty(value) && !strings.ContainsAny(rest.Value[:1], "\"'{[") {
					m.values[at] = rest
					t.set[at](f, rest, into)
				}
				continue
			}
			if whole := f.unknownKey(t.Table, n, i); whole != nil {
				t.readWhole(f, m, n.Content[i-2].Value, whole, into)
			}
			unknown = append(unknown, i)
			continue
		case m.keys[at] != nil:
			f.repeatedKey(m.keys[at], key)
			continue
		}
		m.keys[at] = key
		if value, taken = (stray{f}).takeLost(t.Table, n, i); taken > 0 {
			i += 2 * taken
		}
		if (commas{f}).splitsAt(n, i) {
			continue // the next key says how to write both, and reads the whole
		}
		if !empty(value) {
			value = several{f}.withoutCurly(t.Fields[at].Type, value)
			m.values[at] = value
			f.under = keyOfTable{t.Table, key.Value}
			t.set[at](f, value, into)
		}
	}
	answered := t.readAnswers(f, m, into)
	for _, i := range unknown {
		t.readMeant(f, m, i, into)
	}
	for i, field := range t.Fields {
		if field.Required && m.values[i] == nil && (answered || !field.AnsweredByNone()) {
			f.missingKey(m, i)
		}
	}
	if t.check != nil {
		t.check(f, m, into)
	}
}

// readWhole reads again the value of a key, of which a comma had cut the end: what
// else is wrong with it is reported too.
func (t *table[T]) readWhole(f *file, m *mapping, key string, whole *node, into *T) {
	if at, known := t.find(key); known {
		m.values[at] = whole
		t.set[at](f, whole, into)
	}
}

// readMeant reads the value of the unknown key at place i as that of the key which is
// meant, and is not written: it is not missing, and what is wrong with it is said too.
func (t *table[T]) readMeant(f *file, m *mapping, i int, into *T) {
	key, value := m.node.Content[i], m.node.Content[i+1]
	at := t.meantField(m.node, i)
	if at < 0 {
		at = t.nearField(f, m.node, i)
	}
	if at < 0 || m.keys[at] != nil || empty(value) {
		return
	}
	m.keys[at], m.values[at] = key, value
	t.set[at](f, value, into)
}

// mapped turns what a type reads into another value.
func mapped[A, B any](t valueType[A], to func(A) B) valueType[B] {
	return valueType[B]{t.Type, func(f *file, n *node) (B, bool) {
		v, ok := t.read(f, n)
		return to(v), ok
	}}
}

// mapOf is the type of a map read by a table.
func mapOf[T any](t table[T]) valueType[T] {
	return valueType[T]{Type{Name: "map", Map: t.Table}, func(f *file, n *node) (T, bool) {
		var v T
		if n.Kind != plainyaml.Mapping {
			t.notMap(f, n, false)
			return v, false
		}
		t.read(f, n, &v)
		return v, true
	}}
}

// someKeys lists the first keys, enough to show what is expected.
func (k *Table) someKeys(f *file) string {
	var keys []string
	for _, field := range k.Fields[:min(len(k.Fields), 4)] {
		keys = append(keys, f.spell(field.name())+": …")
	}
	return strings.Join(keys, ", ")
}
