package intake

import (
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"essaim/internal/source"
)

// A value is a part of the front matter that is being made: a text, a list or a map.
type value struct {
	text   string
	list   []*value
	keys   []keyed
	isList bool
	isMap  bool
	origin string   // what the document says, with its label
	quotes []string // the same, where the value does not say it all
	unfit  bool     // check refuses it: only its quotes are written
}

// keyed is a key of a map.
type keyed struct {
	field source.Field
	value *value
}

func textValue(text string, quotes ...string) *value { return &value{text: text, quotes: quotes} }

func newMap() *value { return &value{isMap: true} }

// get is the value of a key, nil when there is none.
func (v *value) get(key string) *value {
	for _, k := range v.keys {
		if k.field.Key == key {
			return k.value
		}
	}
	return nil
}

// set gives a key a value. Keys stand in the order of their table.
func (v *value) set(field source.Field, to *value) {
	for i, k := range v.keys {
		if k.field.Key == field.Key {
			v.keys[i].value = to
			return
		}
	}
	v.keys = append(v.keys, keyed{field, to})
	slices.SortStableFunc(v.keys, func(a, b keyed) int {
		return order()[a.field.Table+"."+a.field.Key] - order()[b.field.Table+"."+b.field.Key]
	})
}

// order is the place of each field in its table.
var order = sync.OnceValue(func() map[string]int {
	places := map[string]int{}
	var visit func(t *source.Table)
	visit = func(t *source.Table) {
		for i, f := range t.Fields {
			name := f.Table + "." + f.Key
			if _, seen := places[name]; seen {
				continue
			}
			places[name] = i
			for t := &f.Type; t != nil; t = t.Of {
				if t.Map != nil {
					visit(t.Map)
				}
			}
		}
	}
	for _, kind := range source.Kinds {
		visit(source.TableOf(kind))
	}
	return places
})

// within is the map, or the list, that keys lead to; it is made when it is not there.
func (v *value) within(keys []source.Field) *value {
	for _, f := range keys {
		next := v.get(f.Key)
		if next == nil {
			next = newMap()
			if f.Type.Of != nil {
				next = &value{isList: true}
			}
			v.set(f, next)
		}
		if !next.isMap && !next.isList { // « none », and something after all
			*next = value{isMap: f.Type.Of == nil, isList: f.Type.Of != nil, quotes: append(next.quotes, next.text)}
		}
		v = next
	}
	return v
}

// says reports whether anything of a value is written.
func (v *value) says() bool {
	switch {
	case v.unfit:
		return false
	case v.isMap:
		return slices.ContainsFunc(v.keys, func(k keyed) bool { return k.value.says() })
	case v.isList:
		return slices.ContainsFunc(v.list, (*value).says)
	}
	return v.text != ""
}

// allQuotes are those of a value and of all in it.
func (v *value) allQuotes() []string {
	quotes := slices.Clone(v.quotes)
	for _, k := range v.keys {
		quotes = append(quotes, k.value.allQuotes()...)
	}
	for _, item := range v.list {
		quotes = append(quotes, item.allQuotes()...)
	}
	return quotes
}

// everything is all text of a value: quotes are comments, and texts what is written.
func (v *value) everything() string {
	var out strings.Builder
	if !v.unfit {
		out.WriteString(v.text + " ")
	}
	for _, k := range v.keys {
		out.WriteString(k.value.everything())
	}
	for _, item := range v.list {
		out.WriteString(item.everything())
	}
	return out.String()
}

// scalar writes a text as YAML: plain where YAML reads just that, else in quotes.
func scalar(text string) string {
	if text == "" {
		return `""`
	}
	if isPlain(text) {
		return text
	}
	if !strings.ContainsAny(text, "\n\t") && strings.TrimSpace(text) == text && readsAs("k: "+text, text) && readsAs("- "+text, text) {
		return text
	}
	quoted := "'" + strings.ReplaceAll(text, "'", "''") + "'"
	if !strings.ContainsAny(text, "\n\t") && readsAs("k: "+quoted, text) {
		return quoted
	}
	return doubleQuoted(text)
}

// isPlain reports whether a text is one that nothing in YAML could take for something
// else: most are, and need no reading to know it.
func isPlain(text string) bool {
	for i, r := range text {
		switch {
		case 'a' <= r|0x20 && r|0x20 <= 'z', '0' <= r && r <= '9', 'à' <= r && r <= 'ÿ':
		case i > 0 && i < len(text)-1 && (r == ' ' || r == '\'' || r == ',' || r == '-'):
		default:
			return false
		}
	}
	return true
}

// readsAs reports whether the only value of a line of YAML is a text.
func readsAs(line, text string) bool {
	var doc yaml.Node
	if yaml.Unmarshal([]byte(line), &doc) != nil || len(doc.Content) != 1 {
		return false
	}
	content := doc.Content[0].Content
	if len(content) == 0 {
		return false
	}
	n := content[len(content)-1]
	return n.Kind == yaml.ScalarNode && n.Value == text && n.Anchor == "" && n.LineComment == "" && n.HeadComment == "" && n.FootComment == "" && n.Style&yaml.TaggedStyle == 0 && doc.Content[0].LineComment == "" && doc.Content[0].FootComment == ""
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)

func doubleQuoted(text string) string { return `"` + escapes.Replace(text) + `"` }
