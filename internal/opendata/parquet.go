package opendata

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Parquet writes the lines of the CSV with the types of their columns: texts,
// addresses and dates of any precision are STRING, days DATE, counts and years INT64,
// numbers DOUBLE; a list of texts is a LIST of STRING, a list of things a LIST of
// STRUCT. What is not known is null, in a column of any kind: engines that read the
// files of many networks at once, some older than a column, meet nulls anyway. The
// metadata hold the network, its licence, the day of the figures, and the table's
// schema as datapackage.json has it.
//
// Bytes depend on the table alone. Errors are those of the writer.
func (t Table) Parquet(to io.Writer) error {
	root := shapeOf(field{kind: aGroup, always: true, fields: t.columns})
	file := newParquetFile(to, t.Name, root)
	for cells := range t.cells {
		size := 0
		for i, cell := range cells {
			size += len(cell)
			if err := root.parts[i].put(cell, 0, 0); err != nil {
				return fmt.Errorf("%s.%s: %w", t.Name, root.parts[i].key, err)
			}
		}
		if err := file.rowIsIn(size); err != nil {
			return err
		}
	}
	return cmp.Or(t.unread(), file.close(t.about()))
}

// about is what a file says of itself, as keys and values.
func (t Table) about() [][2]string {
	schema, err := json.Marshal(t.tableSchema())
	if err != nil {
		panic(err) // texts and lists of them always encode
	}
	name, licence, asOf := t.of().Name, t.of().Licence, t.asOf
	if t.whose != nil {
		name, licence, asOf = t.whose.Name, t.whose.Licence, t.whose.AsOf
	}
	return [][2]string{
		{"network", name}, {"licence", licence}, {"as_of", asOf.ISO()},
		{"description", t.meaning(standard())}, {"primary_key", strings.Join(t.key, ",")}, {"schema", string(schema)},
	}
}

// A shape is a column of Parquet, or what is inside one. What a shape holds is stored
// in leaves, each a column of plain values with two levels a value: the definition says
// down to where something is there, the repetition which list goes on.
type shape struct {
	key      string
	kind     fieldKind
	optional bool
	lists    int8     // how many lists it is in
	element  *shape   // of a list
	parts    []*shape // of a thing
	leaves   []*leaf  // all those below, or its own
}

// shapeOf is the shape of a field: optional, but for rows and elements of lists.
func shapeOf(f field) *shape { return shapeIn(f, 0, 0, nil) }

// shapeIn is that of a field which is in so many lists, and whose path from the row has
// so many steps that may be missing.
func shapeIn(f field, lists, definition int8, path []string) *shape {
	s := &shape{key: f.key, kind: f.kind, lists: lists, optional: !f.always}
	if f.key != "" {
		path = append(path[:len(path):len(path)], f.key)
	}
	if s.optional {
		definition++
	}
	switch f.kind {
	case manyText:
		s.element = shapeIn(field{key: "element", kind: aText, always: true}, lists+1, definition+1, append(path, "list"))
		s.leaves = s.element.leaves
	case many:
		s.element = shapeIn(field{key: "element", kind: aGroup, always: true, fields: f.fields}, lists+1, definition+1, append(path, "list"))
		s.leaves = s.element.leaves
	case aGroup:
		for _, part := range f.fields {
			part.always = false
			inside := shapeIn(part, lists, definition, path)
			s.parts, s.leaves = append(s.parts, inside), append(s.leaves, inside.leaves...)
		}
	default:
		s.leaves = []*leaf{{kind: f.kind, path: path, maxRepetition: lists, maxDefinition: definition}}
	}
	return s
}

// put takes a cell apart, which is JSON that we wrote.
func (s *shape) put(cell []byte, repetition, definition int8) error {
	if cell[0] == 'n' {
		s.end(repetition, definition)
		return nil
	}
	if s.optional {
		definition++
	}
	switch {
	case s.element != nil:
		return s.putList(cell, repetition, definition)
	case s.kind == aGroup:
		return s.putThing(cell, repetition, definition)
	}
	return s.leaves[0].put(cell, repetition, definition)
}

func (s *shape) putList(cell []byte, repetition, definition int8) error {
	var items []json.RawMessage
	if err := json.Unmarshal(cell, &items); err != nil {
		return err
	}
	if len(items) == 0 {
		s.end(repetition, definition)
	}
	for i, item := range items {
		if i > 0 {
			repetition = s.lists + 1
		}
		if err := s.element.put(item, repetition, definition+1); err != nil {
			return err
		}
	}
	return nil
}

func (s *shape) putThing(cell []byte, repetition, definition int8) error {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(cell, &values); err != nil {
		return err
	}
	for _, part := range s.parts {
		if err := part.put(values[part.key], repetition, definition); err != nil {
			return err
		}
	}
	return nil
}

// end says in each leaf that there is nothing below a level: null, or an empty list.
func (s *shape) end(repetition, definition int8) {
	for _, l := range s.leaves {
		l.level(repetition, definition)
	}
}

// put adds a value.
func (l *leaf) put(cell []byte, repetition, definition int8) error {
	l.level(repetition, definition)
	switch l.kind {
	case aDay:
		day, err := time.Parse(time.DateOnly, string(textIn(cell)))
		l.addInt32(int32(day.Unix() / (24 * 60 * 60)))
		return err
	case aYear, aCount:
		n, err := strconv.ParseInt(string(cell), 10, 64)
		l.addInt64(n)
		return err
	case aNumber:
		v, err := strconv.ParseFloat(string(cell), 64)
		l.addDouble(v)
		return err
	case aTruth:
		l.addBoolean(cell[0] == 't')
	default:
		l.addText(textIn(cell))
	}
	return nil
}
