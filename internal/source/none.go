package source

import (
	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// NoneKey lists keys of its map of which there is none: `none: [partners, means]` is
// `partners: none` and `means: none`. A form writes these answers so, for it writes a
// list or a map under each of the keys, and nothing where they are empty.
const NoneKey = "none"

// answeredByNone are the keys of a table whose answer may be that there is none.
func answeredByNone[T any](table string, fields []bound[T]) []Choice {
	var keys []Choice
	for _, b := range fields {
		if b.AnsweredByNone() {
			keys = append(keys, Choice{b.Key, "key." + table + "." + b.Key})
		}
	}
	return keys
}

// AnsweredByNone reports whether `none`, or an empty list where one is required, is an
// answer of its own.
func (f Field) AnsweredByNone() bool {
	return f.Type.OrNone || f.Required && f.Type.Name == "list" || f.Type.Name == "any" && f.Type.Of != nil
}

// readNone reads the keys of which a map says that there is none as if each said so;
// false when what it says was reported.
func (t *table[T]) readNone(f *file, m *mapping, into *T) bool {
	if t.none.read == nil || !m.has(NoneKey) {
		return true
	}
	items := []*node{m.value(NoneKey)}
	if list := items[0]; list.Kind == plainyaml.Sequence {
		items = list.Content
	}
	if keys, ok := t.none.read(f, m.value(NoneKey)); !ok || len(keys) != len(items) {
		return false
	}
	for _, item := range items {
		at, _ := t.find(item.Value)
		if m.values[at] != nil && m.values[at] != item {
			f.err(item, "none-and-some", diag.Args{"key": cut(item.Value), "none": m.name(NoneKey)})
			continue
		}
		answer := *item
		answer.Value = NoneKey
		if !t.Fields[at].Type.OrNone {
			answer.Kind, answer.Value, answer.Content = plainyaml.Sequence, "", nil
		}
		if m.keys[at] == nil {
			m.keys[at] = item
		}
		m.values[at] = &answer
		t.set[at](f, &answer, into)
	}
	return true
}
