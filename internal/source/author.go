package source

import (
	"io/fs"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// Messages name keys and values that are not written as their author writes the
// others: in the language of the keys beside them, else of the file's, else of the site.
// What they read like is in the language of the site.

// speaks keeps in which language alone a key is spelled so.
func (k *Table) speaks(field Field) {
	langs := map[string][]locale.Lang{fold(field.Key): {locale.OfKeys}}
	for _, lang := range locale.Languages {
		spellings := locale.For(lang).Spelled(field.name())
		if len(spellings) == 0 {
			spellings = []string{field.Key}
		}
		for _, spelling := range spellings {
			if spelling = fold(spelling); !slices.Contains(langs[spelling], lang) {
				langs[spelling] = append(langs[spelling], lang)
			}
		}
	}
	for spelling, of := range langs {
		if len(of) == 1 {
			k.spoken[spelling] = of[0]
		}
	}
}

// languageOf is the language of the first key of a map that one language alone spells
// so; nil when there is none.
func (k *Table) languageOf(n *node) *locale.Locale {
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i].Value
		lang, known := k.spoken[key]
		if !known {
			lang, known = k.spoken[fold(key)]
		}
		if known {
			return locale.For(lang)
		}
	}
	return nil
}

// authorOf is how keys are written in a file.
func (f *file) authorOf() *locale.Locale {
	if f.author == nil {
		f.author = f.locale
		if f.table != nil && f.root != nil {
			if l := f.table.languageOf(f.root); l != nil {
				f.author = l
			}
		}
	}
	return f.author
}

// A keyOfTable is a key as written in a map.
type keyOfTable struct {
	table *Table
	key   string
}

// authorHere is how keys are written where a value is: as its own key, else as those of
// the file.
func (f *file) authorHere() *locale.Locale {
	if f.under.table != nil {
		if lang, known := f.under.table.spoken[fold(f.under.key)]; known {
			return locale.For(lang)
		}
	}
	return f.authorOf()
}

// spell is a key or a value as the file's author writes it.
func (f *file) spell(name string) string { return f.authorOf().Spelling(name) }

// author is how keys are written in a map.
func (m *mapping) author() *locale.Locale {
	if l := m.kind.languageOf(m.node); l != nil {
		return l
	}
	return m.file.authorOf()
}

// valueLike is a value of an enumeration as one writes it in a map.
func valueLike[V ~string](m *mapping, enumeration string, value V) string {
	return m.author().Spelling("value." + enumeration + "." + string(value))
}

// like is a key of a table as one writes it in a map.
func (f *file) like(k *Table, n *node, field Field) string {
	l := k.languageOf(n)
	if l == nil {
		l = f.authorOf()
	}
	return l.Spelling(field.name())
}

// exampleFor is an example of a field as an author writes keys, of what the site
// speaks.
func (f *file) exampleFor(field Field, author *locale.Locale) string {
	switch e := field.example().(type) {
	case diag.Spelling:
		return author.Spelling(string(e))
	case diag.Field:
		return respell(field.Type, f.locale.Field(string(e)), author)
	}
	return respell(field.Type, field.Example, author)
}

// AsWritten has problems that were found without their files name keys and values as
// those files do: in another language the line to add would be the second spelling of a
// key that is there. fallback is for files that cannot be read.
func AsWritten(fsys fs.FS, fallback *locale.Locale, problems []diag.Problem) {
	files := map[string]*file{}
	for _, p := range problems {
		f, known := files[p.File]
		if !known {
			if f, _ = again(fsys, p.File, p.File == networkFile); f != nil {
				f.locale, f.table = fallback, tableAt(p.File)
			}
			files[p.File] = f
		}
		author := fallback
		if f != nil && f.root != nil && f.table != nil {
			author = f.authorAt(p.Line)
		}
		for name, arg := range p.Args {
			p.Args[name] = spelled(arg, author)
		}
	}
}

// authorAt is how keys are written on a line: as its own key at the top of the file,
// else as those of the file.
func (f *file) authorAt(line int) *locale.Locale {
	lang, known := locale.Lang(""), false
	for i := 0; i < len(f.root.Content) && f.root.Content[i].Line <= line; i += 2 {
		lang, known = f.table.spoken[fold(f.root.Content[i].Value)]
	}
	if known {
		return locale.For(lang)
	}
	return f.authorOf()
}

// tableAt is the table of a file of content/.
func tableAt(file string) *Table {
	if file == networkFile {
		return networkTable.Table
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(file, contentDir+"/"), "/")
	return tables[kindFolders[folder]]
}

// spelled is an argument whose spellings are those of a language.
func spelled(arg any, l *locale.Locale) any {
	switch v := arg.(type) {
	case diag.Spelling:
		return l.Spelling(string(v))
	case diag.Joined:
		parts := make(diag.Joined, len(v))
		for i, part := range v {
			parts[i] = spelled(part, l)
		}
		return parts
	}
	return arg
}

// respell writes the keys of an example, which are the code's, and its choices in a
// language.
func respell(t Type, example string, l *locale.Locale) string {
	if t.inside() == nil || !strings.Contains(example, ": ") {
		return example
	}
	var out strings.Builder
	for rest := example; ; {
		colon := strings.Index(rest, ": ")
		if colon < 0 {
			out.WriteString(rest)
			return out.String()
		}
		at := strings.LastIndexAny(rest[:colon], " {[") + 1
		out.WriteString(rest[:at])
		word, value := rest[at:colon], rest[colon+2:]
		field, known := t.inside().within(word)
		rest = value
		if !known {
			out.WriteString(word + ": ")
			continue
		}
		out.WriteString(l.Spelling(field.name()) + ": ")
		end := strings.IndexAny(value, ",}]")
		for _, choice := range field.Type.Choices {
			if end > 0 && value[:end] == choice.Value {
				out.WriteString(l.Spelling(choice.name))
				rest = value[end:]
			}
		}
		if end > 0 && field.Type.OrNone && value[:end] == "none" {
			out.WriteString(l.Spelling(noneName))
			rest = value[end:]
		}
	}
}

// within finds a field of a table, or of the maps inside it.
func (k *Table) within(key string) (Field, bool) {
	if field, known := k.Lookup(key); known {
		return field, true
	}
	for _, field := range k.Fields {
		if in := field.Type.inside(); in != nil {
			if found, known := in.within(key); known {
				return found, true
			}
		}
	}
	return Field{}, false
}

// namesThings reports whether a value is an id of something, or a list of such.
func namesThings(t Type) bool {
	if t.Of != nil {
		t = *t.Of
	}
	return t.Name == "id" && t.Names != ""
}

// idExample is an id that the network has, as an example of such a field; "" when there
// is none.
func (x *index) idExample(t Type) string {
	if t.Of != nil {
		t = *t.Of
	}
	switch n := x.network; t.Names {
	case "commune", carrierNames, teacherNames:
		return firstID(n.Communes, func(c *network.Commune) string { return c.ID })
	case "theme":
		return firstID(n.Themes, func(t *network.Theme) string { return t.ID })
	case "indicator":
		return firstID(n.Indicators, func(i *network.Indicator) string { return i.ID })
	case practiceNames:
		return firstID(n.Practices, func(p *network.PracticeGroup) string { return p.ID })
	case "objective":
		return firstID(n.Objectives, func(o *network.Objective) string { return o.ID })
	}
	if ids := x.ids(t.Names); len(ids) > 0 {
		return ids[0]
	}
	return ""
}

// ownIDs writes an example of maps with ids that the network has.
func (x *index) ownIDs(t Type, example string) string {
	if t.inside() == nil {
		return example
	}
	var out strings.Builder
	rest := example
	for {
		colon := strings.Index(rest, ": ")
		if colon < 0 {
			out.WriteString(rest)
			return out.String()
		}
		key := rest[strings.LastIndexAny(rest[:colon], " {[")+1 : colon]
		out.WriteString(rest[:colon+2])
		rest = rest[colon+2:]
		field, known := t.inside().within(key)
		if end := strings.IndexAny(rest, ",}]"); known && namesThings(field.Type) && end > 0 && rest[0] != '[' {
			if id := x.idExample(field.Type); id != "" {
				out.WriteString(id)
				rest = rest[end:]
			}
		}
	}
}

// firstID is that of the first that has one, in the order of network.yaml.
func firstID[T any](list []*T, id func(*T) string) string {
	for _, v := range list {
		if is := id(v); is != "" {
			return is
		}
	}
	return ""
}
