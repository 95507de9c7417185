package intake

import (
	"bytes"
	"slices"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// A front writes front matter: keys in the order of their table and in the network's
// language, a comment above whatever is not what the document said.
type front struct {
	out   bytes.Buffer
	words *locale.Locale
	line  int          // that is written next, from 1
	spots map[int]spot // by line
	open  bool         // of a draft: what an item must have and has not is there, without a value
}

// A spot is what stands on a line.
type spot struct {
	value  *value // the text, the list or the map of the key
	item   *value // the innermost item of a list that the line is in
	column int    // where the keys of that item stand
	top    *value // the value of the key at the top
}

func (f *front) write(text string) {
	f.out.WriteString(text + "\n")
	f.line += 1 + strings.Count(text, "\n")
}

func (f *front) quote(quotes []string, indent string) {
	for _, q := range quotes {
		for _, line := range wrapped(f.words.T("draft.quote", strings.Join(strings.Fields(clean(q)), " "))) {
			f.write(indent + "# " + line)
		}
	}
}

// wrapped cuts a text into lines of about a hundred characters.
func wrapped(text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		if line != "" && len(line)+len(word) > 110 {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// clean is a text without what neither YAML nor Markdown holds.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ', 0x7f <= r && r < 0xa0, r == 0xfffe, r == 0xffff, r == 0xfffd, r == 0xfeff, r == 0x2028, r == 0x2029:
			return ' '
		case r == 0xad, r == 0x200b:
			return -1
		}
		return r
	}, s)
}

// table writes the keys of a map at the top; those that are required and that nobody
// answered stand there without a value.
func (f *front) table(v *value, table *source.Table) {
	for _, field := range table.Fields {
		switch at := v.get(field.Key); {
		case at != nil && at.says():
			f.key(field, at, "", spot{top: at})
		default:
			if at != nil {
				f.quote(at.allQuotes(), "")
			}
			if field.Required {
				f.write(field.Spelling(f.words) + ":")
			}
		}
	}
}

// key writes a key and its value.
func (f *front) key(field source.Field, v *value, indent string, at spot) {
	f.quote(v.quotes, indent)
	f.spots[f.line] = spot{v, at.item, at.column, at.top}
	f.keyAfter(indent+field.Spelling(f.words)+":", field, v, indent, at)
}

// keyAfter writes what follows a key that begins its line.
func (f *front) keyAfter(start string, field source.Field, v *value, indent string, at spot) {
	switch {
	case v.isMap:
		f.write(start)
		f.mapKeys(v, indent+"  ", at)
	case v.isList:
		f.write(start)
		f.items(v, field.Type.Of.Map, indent+"  ", at)
	default:
		f.write(start + " " + scalar(clean(v.text)))
	}
}

func (f *front) mapKeys(v *value, indent string, at spot) {
	for _, k := range v.keys {
		if !k.value.says() {
			f.quote(k.value.allQuotes(), indent)
			continue
		}
		f.key(k.field, k.value, indent, at)
	}
}

func (f *front) items(v *value, table *source.Table, indent string, at spot) {
	for _, item := range v.list {
		if !item.says() {
			f.quote(item.allQuotes(), indent)
			continue
		}
		f.quote(item.quotes, indent)
		if !item.isMap {
			f.spots[f.line] = spot{item, item, len(indent) + 3, at.top}
			f.write(indent + "- " + scalar(clean(item.text)))
			continue
		}
		at.item, at.column = item, len(indent)+3
		if theme, asked := unthemed(item, table); f.open && asked {
			f.write(indent + "- " + theme.Spelling(f.words) + ":")
			f.mapKeys(item, indent+"  ", at)
			continue
		}
		first := true
		for _, k := range item.keys {
			if !first || !k.value.says() {
				continue
			}
			// What is quoted of the others comes with them.
			f.quote(k.value.quotes, indent)
			f.spots[f.line] = spot{k.value, item, at.column, at.top}
			f.keyAfter(indent+"- "+k.field.Spelling(f.words)+":", k.field, k.value, indent+"  ", at)
			first = false
			rest := &value{isMap: true, keys: without(item.keys, k)}
			f.mapKeys(rest, indent+"  ", at)
		}
	}
}

// unthemed is the theme that an item must have and has not: which one it is, who reads the
// draft knows.
func unthemed(item *value, table *source.Table) (source.Field, bool) {
	if table == nil {
		return source.Field{}, false
	}
	theme, has := table.Lookup("theme")
	said := item.get("theme")
	return theme, has && theme.Required && (said == nil || !said.says())
}

func without(keys []keyed, k keyed) []keyed {
	return slices.DeleteFunc(slices.Clone(keys), func(other keyed) bool { return other.field.Key == k.field.Key })
}
