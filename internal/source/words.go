package source

import (
	"reflect"
	"slices"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/network"
)

// What the table of sheets says of its fields is read here from the values: which
// texts search finds, and which are mere words.

// usualTexts is room for what most sheets say.
const usualTexts = 24

// SheetTexts are the texts of a sheet's front matter that search finds, in the
// order of its table.
func SheetTexts(s *network.Sheet) []string {
	return sheetTable.texts(make([]string, 0, usualTexts), s)
}

// texts appends those of what the table fills, of points to it.
func (k *Table) texts(texts []string, of any) []string {
	for i := range k.Fields {
		if f := &k.Fields[i]; f.Searched {
			texts = f.Type.texts(texts, reflect.ValueOf(k.places[i](of)).Elem())
		}
	}
	return texts
}

// texts appends those of a value of this type: a text, a map, a list, an answer.
func (t *Type) texts(texts []string, v reflect.Value) []string {
	switch {
	case v.Kind() == reflect.String:
		return append(texts, v.String())
	case t.Map != nil:
		return t.Map.texts(texts, v.Addr().Interface())
	case v.Kind() == reflect.Struct:
		v = v.Field(0) // of an Answer, its Items
	}
	for i := range v.Len() {
		texts = t.Of.texts(texts, v.Index(i))
	}
	return texts
}

// inside is the table of a map, or of the maps in a list; nil for the rest.
func (t Type) inside() *Table {
	if t.Of != nil {
		return t.Of.Map
	}
	return t.Map
}

// facts is a hash of the front matter of a sheet without its mere words: that of the whole
// where a line holds more than one key, or something is wrong, which messages quote.
func (f reading) facts(whole uint64) uint64 {
	if !f.plain || len(f.problems) > 0 {
		return whole
	}
	var d digest.Digest
	text, line, words := f.yaml, 1, false
	for i := 0; i < len(f.root.Content); i += 2 {
		key, end := f.root.Content[i], 0
		if i > 0 && key.Line == line {
			return whole
		}
		for ; line < key.Line; line++ {
			end = lineAfter(text, end)
		}
		if !words {
			d.Write(text[:end])
		}
		at, known := sheetTable.find(key.Value)
		text, words = text[end:], known && sheetTable.Fields[at].Words
	}
	if !words {
		d.Write(text)
	}
	return d.Sum64()
}

// sameButWords reports whether two states of a sheet differ at most in mere words.
// Its text, and where things stand in its file, do not count either.
func sameButWords(a, b *network.Sheet) bool {
	return reflect.DeepEqual(withoutWords(a), withoutWords(b))
}

func withoutWords(s *network.Sheet) network.Sheet {
	v := *s
	sheetTable.dropWords(&v)
	v.Body = network.Body{}
	v.Results, v.Images, v.Files, v.Aliases = slices.Clone(v.Results), slices.Clone(v.Images), slices.Clone(v.Files), slices.Clone(v.Aliases)
	for i := range v.Results {
		v.Results[i].Line, v.Results[i].Column = 0, 0
	}
	for i := range v.Images {
		v.Images[i].Pos = diag.Pos{}
	}
	for i := range v.Aliases {
		v.Aliases[i].Pos = diag.Pos{}
	}
	for i := range v.Files {
		v.Files[i].Pos = diag.Pos{}
	}
	return v
}

// dropWords empties mere words in what the table fills, of points to it, and in
// maps whose keys go straight into it: what is behind a pointer or in a list
// belongs to another state too.
func (k *Table) dropWords(of any) {
	for i, f := range k.Fields {
		switch place := k.places[i](of); {
		case f.Words:
			reflect.ValueOf(place).Elem().SetZero()
		case place == of && f.Type.Map != nil:
			f.Type.Map.dropWords(of)
		}
	}
}
