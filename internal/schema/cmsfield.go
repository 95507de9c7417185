package schema

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// fields are those of a table, as the form shows them.
func (c *cms) fields(k *source.Table) *yaml.Node {
	all := items()
	for _, f := range k.Fields {
		if widget := c.widget(k, f, f.Type); widget != nil {
			hint := c.hint(k, f, hasKey(widget, "options"))
			all.Content = append(all.Content, join(pairs("name", f.Spelling(c.words), "label", c.label(f)), c.needed(f), pairs("hint", hint), widget))
		}
	}
	return all
}

// label is a key in words. Where others say more to who knows no keys, the key stands
// behind them: messages name it.
func (c *cms) label(f source.Field) string {
	key := f.InWords(c.words)
	words, ok := f.Plainly(c.words)
	if !ok {
		words, ok = c.said("form.label", f)
	}
	switch {
	case !ok:
		return upperFirst(key)
	case strings.Contains(locale.Fold(words), locale.Fold(key)):
		return upperFirst(words)
	}
	return upperFirst(words) + " (" + key + ")"
}

// one is what the form calls an item of a list.
func (c *cms) one(f source.Field) string {
	if words, ok := c.said("form.one", f); ok {
		return upperFirst(words)
	}
	return c.label(f)
}

// said are the words of a field, else those of its key in whatever table.
func (c *cms) said(what string, f source.Field) (words string, ok bool) {
	for _, name := range []string{f.Table + "." + f.Key, f.Key} {
		if key := what + "." + name; c.words.HasField(key) {
			return c.words.Field(key), true
		}
	}
	return "", false
}

// hint says what a value means, with an example of one that is typed, as it is typed. What
// others say to who writes files, the form says in words of its own.
func (c *cms) hint(k *source.Table, f source.Field, chosen bool) string {
	said := f.About(c.words)
	if own, ok := c.said("form.help", f); ok {
		said = own
	}
	about := upperFirst(said) + "."
	switch {
	case f.AnsweredByNone():
		none, _ := k.Lookup(source.NoneKey)
		words := "form.none"
		if f.Required {
			words = "form.none-needed"
		}
		about += " " + c.words.Field(words, c.label(none))
		if f.AnsweredByUnknown() {
			unknown, _ := k.Lookup(source.UnknownKey)
			about += " " + c.words.Field("form.unknown", c.label(unknown))
		}
		return about
	case chosen || isDropped(k, f) || f.Type.Map != nil || f.Type.Of != nil || f.Type.Name == "any":
		return about
	}
	if namesFile(k, f) {
		return about + " " + c.words.Field("form.date-of-name")
	}
	if example := c.example(f); example != "" {
		return c.words.Field("schema.about", upperFirst(said), example)
	}
	return about
}

// isDropped reports whether a value is a file that one drops into the form.
func isDropped(k *source.Table, f source.Field) bool {
	return f.Type.Name == "file" && (k.Name == "image" || k.Name == "file")
}

// namesFile reports whether a value gives its file its name, as a meeting's date does:
// written day first, it would give a wrong one. Words are for check to answer, for a file
// that is there may have them.
func namesFile(k *source.Table, f source.Field) bool {
	return k == source.TableOf(source.MeetingKind) && f.Key == "date"
}

// example is an example as one types it in the form: without the quotes of YAML, nor the
// brackets of a list, whose items are typed one by one.
func (c *cms) example(f source.Field) string {
	example := f.CanonicalExample(c.words)
	if f.Type.Of != nil {
		example = strings.Trim(example, "[]")
	}
	return strings.Trim(example, `"`)
}

// needed says that a value need not be given; the form wants all others.
func (c *cms) needed(f source.Field) *yaml.Node {
	if f.Required && !f.AnsweredByNone() {
		return pairs()
	}
	return pairs("required", false)
}

// widget is how a value of a type is shown: in the shape that `essaim fmt --form`
// writes; nil when it is kept, and not shown. Of what may be anything, the editor shows
// texts by their keys at the top of a file: in a list it would lose them.
func (c *cms) widget(k *source.Table, f source.Field, t source.Type) *yaml.Node {
	switch {
	case t.Name == "any" && f.Key == "extra" && source.IsRoot(k):
		return pairs("widget", "keyvalue")
	case t.Name == "any" && t.Of == nil:
		return nil
	case t.Of != nil && t.Of.Map != nil:
		return pairs("widget", "list", "label_singular", c.one(f), "collapsed", "auto", "fields", c.fields(t.Of.Map))
	case t.Of != nil:
		if f.Key == source.NoneKey || f.Key == source.UnknownKey {
			return pairs("widget", "select", "multiple", true, "options", items(c.keysOf(k, t.Of.Choices)...))
		}
		if options := c.options(t.Of, t.Choices); options != nil {
			return join(pairs("widget", "select", "multiple", true), options)
		}
		return pairs("widget", "list", "label_singular", c.one(f), "field", join(pairs("name", "item", "label", c.one(f)), c.widget(k, f, *t.Of)))
	case t.Map != nil:
		return pairs("widget", "object", "fields", c.fields(t.Map)) // open: closed, it would show its first text alone
	}
	if options := c.options(&t, nil); options != nil {
		return join(pairs("widget", "select"), options)
	}
	switch {
	case t.Name == "text":
		return pairs("widget", "text")
	case isDropped(k, f):
		return pairs("widget", k.Name, "choose_url", false)
	}
	if namesFile(k, f) {
		return pairs("widget", "string", "pattern", items(`/^\s*([0-9]{4}(-[0-9]{2}){0,2}|.*\p{L}.*)\s*$/u`, c.words.Field("form.date-of-name")))
	}
	return join(pairs("widget", "string"), c.pattern(f, t))
}

// options are the values among which one chooses, nil when there are others.
func (c *cms) options(t *source.Type, more []source.Choice) *yaml.Node {
	var name string
	var all func() []any
	switch {
	case t.Name == "choice" || t.Name == "boolean":
		return pairs("options", items(c.chosen(slices.Concat(more, t.Choices))...))
	case t.Across && c.network.Portal != nil: // sheets of other networks come and go with each pull
	case t.Name == "id" && t.Names != "":
		name = "options-" + t.Names
		all = func() []any { return append(c.chosen(more), c.named(t.Names)...) }
		if len(more) > 0 {
			name += "-" + more[0].Value
		}
	}
	if all == nil || len(c.named(t.Names)) == 0 {
		return nil
	}
	return pairs("options", c.share(name, func() *yaml.Node { return items(all()...) }))
}

// chosen are the words of an enumeration.
func (c *cms) chosen(choices []source.Choice) []any {
	var all []any
	for _, choice := range choices {
		word := choice.In(c.words)
		all = append(all, option(upperFirst(word), word))
	}
	return all
}

// keysOf are keys of a table among which one chooses, as their fields are called.
func (c *cms) keysOf(k *source.Table, choices []source.Choice) []any {
	var all []any
	for _, choice := range choices {
		f, _ := k.Lookup(choice.Value)
		all = append(all, option(c.label(f), choice.In(c.words)))
	}
	return all
}

// named are the things of a kind that the network has today.
func (c *cms) named(names string) []any {
	var all []any
	n := c.network
	if names == "commune" || names == "carrier" || names == "teacher" {
		all = append(all, each(n.Communes, func(v *network.Commune) (string, string) { return v.Name, v.ID })...)
	}
	switch names {
	case "carrier", "teacher":
		all = append(all, each(n.Institutions, func(v *network.Institution) (string, string) { return v.Name, v.ID })...)
	case "theme":
		all = each(n.Themes, func(v *network.Theme) (string, string) { return v.Name, v.ID })
	case "indicator":
		all = each(n.Indicators, func(v *network.Indicator) (string, string) { return v.Name, v.ID })
	case "practice-group":
		all = each(n.Practices, func(v *network.PracticeGroup) (string, string) { return v.Name, v.ID })
	case "objective":
		all = each(n.Objectives, func(v *network.Objective) (string, string) { return v.Name, v.ID })
	case "sheet":
		all = each(slices.DeleteFunc(slices.Clone(n.Sheets), func(v *network.Sheet) bool { return v.Draft }), func(v *network.Sheet) (string, string) { return v.Title, v.ID })
	case "adoption":
		all = each(slices.DeleteFunc(slices.Clone(n.Adoptions), func(v *network.Adoption) bool { return v.Draft }), func(v *network.Adoption) (string, string) { return v.ID, v.ID })
	}
	return all
}

func each[T any](things []T, of func(T) (name, id string)) []any {
	var all []any
	for _, thing := range things {
		all = append(all, option(of(thing)))
	}
	return all
}

func option(label, value string) *yaml.Node {
	n := pairs("label", label, "value", value)
	n.Style = yaml.FlowStyle
	return n
}

// pattern refuses texts that no way to write the value allows, as the JSON Schema does.
func (c *cms) pattern(f source.Field, t source.Type) *yaml.Node {
	value := c.scalar(t)
	name := refOf(value)
	if name != "" {
		value = c.grammar.define(name)
	}
	patterns, complete := patternsOf(value, nil)
	if !complete || len(patterns) == 0 {
		return pairs()
	}
	example := c.example(f)
	shared := c.share("pattern-"+name, func() *yaml.Node { return textNode("/" + either(patterns...) + "/u") })
	return pairs("pattern", items(shared, c.words.Field("form.pattern", example)))
}
