package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// object is a JSON object.
type object = map[string]any

// Of is the JSON Schema of a kind of file, in a language.
func Of(kind source.Kind, words *locale.Locale) []byte { return Explained(kind, words, words) }

// Explained is the JSON Schema of files that are written in a language, for who reads
// another.
func Explained(kind source.Kind, words, reader *locale.Locale) []byte {
	d := &describer{words: words, reader: reader, used: map[string]bool{}}
	s := d.table(source.TableOf(kind))
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = reader.Field("schema." + string(kind))
	s["definitions"] = d.definitions()
	return indent(s)
}

// A describer makes the schema of one kind of file.
type describer struct {
	words  *locale.Locale  // of keys, values and examples
	reader *locale.Locale  // of what is said of them
	used   map[string]bool // the shared definitions that it refers to
}

// table describes a map. A key with nothing is as one that is not there.
func (d *describer) table(k *source.Table) object {
	properties, required, answered := object{}, []string{}, []any{}
	for _, f := range k.Fields {
		key := f.Spelling(d.words)
		properties[key] = d.field(k, f)
		switch {
		case f.AnsweredByNone():
			answered = append(answered, maps{d, k}.answered(f)...)
		case f.Required:
			required = append(required, key)
		}
	}
	s := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	if rules := append(answered, d.rules(k)...); len(rules) > 0 {
		s["allOf"] = rules
	}
	return s
}

// field describes a key.
func (d *describer) field(k *source.Table, f source.Field) object {
	value := d.restricted(k, f, d.value(f.Type))
	if !f.Required {
		value = d.optional(value)
	}
	if value["$ref"] != nil { // beside which nothing counts
		value = object{"allOf": []any{value}}
	}
	value["description"] = d.about(f)
	return value
}

// about says what a key means, with an example.
func (d *describer) about(f source.Field) string {
	about, example := upperFirst(f.About(d.reader)), f.CanonicalExample(d.words)
	if example == "" {
		return about + "."
	}
	return d.reader.Field("schema.about", about, example)
}

func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// optional lets a value be nothing, which an editor need not propose.
func (d *describer) optional(value object) object {
	if len(value) == 0 { // anything
		return value
	}
	return object{"anyOf": append(alternatives(value), d.shared("nothing"))}
}

// alternatives are those of a value that is one of several, else the value alone.
func alternatives(value object) []any {
	if forms, several := value["anyOf"].([]any); several && len(value) == 1 {
		return forms
	}
	return []any{value}
}

// value describes a value of a type, which is not nothing.
func (d *describer) value(t source.Type) object {
	var forms []any
	switch {
	case t.Name == "any":
		return object{}
	case t.Name == "list":
		forms = []any{d.list(t)}
	case t.Name == "one-or-list":
		forms = append(alternatives(d.value(*t.Of)), d.list(t))
	case t.Name == "line-or-map":
		forms = []any{d.scalar(source.Type{Name: "line"}), d.table(t.Map)}
	case t.Map != nil:
		forms = []any{d.table(t.Map)}
	default:
		forms = alternatives(d.scalar(t))
	}
	if t.Short != nil {
		forms = append(alternatives(d.value(*t.Short)), forms...)
	}
	if t.OrNone {
		forms = append([]any{oneOf(d.words.Spelling("value.answer.none"))}, forms...)
	}
	if len(forms) == 1 {
		return forms[0].(object)
	}
	return object{"anyOf": forms}
}

// mostItems is how long a list may be.
const mostItems = 10_000

func (d *describer) list(t source.Type) object {
	return object{"type": "array", "items": d.value(*t.Of), "maxItems": mostItems}
}

func oneOf(values ...string) object {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return object{"enum": list}
}

// choices are the words of an enumeration.
func (d *describer) choices(t source.Type) []string {
	words := make([]string, len(t.Choices))
	for i, c := range t.Choices {
		words[i] = c.In(d.words)
	}
	return words
}

// shared refers to a definition.
func (d *describer) shared(name string) object {
	d.used[name] = true
	return object{"$ref": "#/definitions/" + name}
}

// definitions are those that were referred to.
func (d *describer) definitions() object {
	all, g := object{}, newGrammar(d.words)
	for name := range d.used {
		all[name] = g.define(name)
	}
	return all
}

// pattern is that of texts which one of several describes, as a whole.
func pattern(forms ...string) string {
	return "^" + space + "*(" + strings.Join(forms, "|") + ")" + space + "*$"
}

// matching is a text that one of several patterns describes, as a whole.
func matching(patterns ...string) object {
	return object{"type": "string", "pattern": pattern(patterns...)}
}
