package source

import (
	"slices"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// NoneKey lists keys of its map of which there is none: `none: [partners, means]` is
// `partners: none` and `means: none`. A form writes these answers so, for it writes a
// list or a map under each of the keys, and nothing where they are empty.
const NoneKey = "none"

// UnknownKey lists keys of its map that want an answer, and of which nothing is known:
// `unknown: [means]` is `means: {}`, which a form does not write either.
const UnknownKey = "unknown"

// keysFor are the keys of a table that have an answer which forms list elsewhere.
func keysFor[T any](table string, fields []bound[T], has func(Field) bool) []Choice {
	var keys []Choice
	for _, b := range fields {
		if has(b.Field) {
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

// AnsweredByUnknown reports whether an empty map is an answer of its own: there was
// something, and nothing is known of it.
func (f Field) AnsweredByUnknown() bool {
	return f.Required && f.Type.OrNone && f.Type.Map != nil
}

// An answerList is a key that lists keys of its map which have the same answer.
type answerList struct {
	key    string
	keys   valueType[[]string]
	answer func(Type, *node) // makes the answer to a key of a type of a copy of its name in the list
}

func noneOf(keys []Choice) answerList {
	return answerList{NoneKey, oneOrList(choiceOf(keys)), func(t Type, n *node) {
		if n.Value = NoneKey; !t.OrNone {
			n.Kind, n.Value, n.Content = plainyaml.Sequence, "", nil
		}
	}}
}

func unknownOf(keys []Choice) answerList {
	return answerList{UnknownKey, oneOrList(choiceOf(keys)), func(_ Type, n *node) {
		n.Kind, n.Value, n.Content = plainyaml.Mapping, "", nil
	}}
}

// both reports a key that is listed, and has a value too.
func (l answerList) both(f *file, item *node, args diag.Args) {
	if l.key == UnknownKey {
		f.err(item, "unknown-and-some", args)
		return
	}
	f.err(item, "none-and-some", args)
}

// answerLists are those of a table with some fields, and the fields of their keys.
func answerLists[T any](table string, fields []bound[T]) (lists []answerList, own []bound[T]) {
	if keys := keysFor(table, fields, Field.AnsweredByNone); len(keys) > 0 {
		lists = append(lists, noneOf(keys))
		own = append(own, beside[T](NoneKey, lists[0].keys, keys[0].Value, forForms))
	}
	if keys := keysFor(table, fields, Field.AnsweredByUnknown); len(keys) > 0 {
		list := unknownOf(keys)
		lists = append(lists, list)
		own = append(own, beside[T](UnknownKey, list.keys, keys[0].Value, forForms))
	}
	return lists, own
}

// readAnswers reads the keys that a map lists as if each had its answer; false when what
// it lists was reported.
func (t *table[T]) readAnswers(f *file, m *mapping, into *T) bool {
	ok := true
	for _, list := range t.answers {
		ok = t.readListed(f, m, list, into) && ok
	}
	return ok
}

func (t *table[T]) readListed(f *file, m *mapping, list answerList, into *T) bool {
	if !m.has(list.key) {
		return true
	}
	items := []*node{m.value(list.key)}
	if of := items[0]; of.Kind == plainyaml.Sequence {
		items = of.Content
	}
	if keys, ok := list.keys.read(f, m.value(list.key)); !ok || len(keys) != len(items) {
		return false
	}
	for _, item := range items {
		at, _ := t.find(item.Value)
		if m.values[at] != nil && m.values[at] != item {
			list.both(f, item, diag.Args{"key": cut(item.Value), "list": m.name(list.key)})
			continue
		}
		answer := *item
		list.answer(t.Fields[at].Type, &answer)
		if m.keys[at] == nil {
			m.keys[at] = item
		}
		m.values[at] = &answer
		t.set[at](f, &answer, into)
	}
	return true
}

// saysNone reports whether a value is the answer that there is none.
func saysNone(t Type, value *node) bool {
	return t.OrNone && isNone(value) || t.Of != nil && value.Kind == plainyaml.Sequence && len(value.Content) == 0
}

// saysUnknown reports whether a value is a map that says nothing.
func saysUnknown(t Type, value *node) bool {
	if t.Map == nil || value.Kind != plainyaml.Mapping {
		return false
	}
	var seen []int
	for i := 0; i+1 < len(value.Content); i += 2 {
		at, known := t.Map.find(value.Content[i].Value)
		if !known || slices.Contains(seen, at) || !empty(value.Content[i+1]) || value.Content[i+1].Style != plainyaml.Plain {
			return false
		}
		seen = append(seen, at)
	}
	return true
}
