package opendata

import (
	"encoding/json"
	"slices"
	"strconv"
)

// A Row is what checks ask of a row that fits. Its texts are those of a buffer: they
// last until the next row.
type Row struct {
	shape  *Shape
	values [][]byte // of Shape.asked, as far as they are texts or numbers
	key    []byte   // of several columns
	named  []naming

	paths, prefix []byte // of what names ids: all of them, and where the row is read
	starts        []int  // of each part of prefix
}

// A naming is an id of another table, and where in the row it is named.
type naming struct {
	table    string
	from, to int // in paths
	id       []byte
}

// Text is the text or number of a column of that name; nil for none. Only those that
// Shape.asked has are there.
func (r *Row) Text(column string) []byte {
	if i := slices.Index(r.shape.asked, column); i >= 0 {
		return r.values[i]
	}
	return nil
}

// Key is what names the row in its table.
func (r *Row) Key() []byte {
	keys := r.shape.keys
	if len(keys) == 1 {
		return r.Text(keys[0])
	}
	r.key = r.key[:0]
	for _, key := range keys {
		r.key = append(append(r.key, r.Text(key)...), 0)
	}
	return r.key
}

// References hands over the ids of other tables that the row holds, until an error.
func (r *Row) References(each func(table string, path, id []byte) error) error {
	for _, n := range r.named {
		if err := each(n.table, r.paths[n.from:n.to], n.id); err != nil {
			return err
		}
	}
	return nil
}

func (r *Row) begin(shape *Shape) {
	r.shape, r.values = shape, slices.Grow(r.values[:0], len(shape.asked))[:len(shape.asked)]
	clear(r.values)
	r.named, r.paths, r.prefix, r.starts = r.named[:0], r.paths[:0], r.prefix[:0], r.starts[:0]
}

// enter goes into a group or a list, item to the nth of its items, and leave back.
func (r *Row) enter(key string) {
	r.starts = append(r.starts, len(r.prefix))
	r.prefix = append(append(r.prefix, key...), '.')
	r.starts = append(r.starts, len(r.prefix))
}

func (r *Row) item(n int) {
	r.prefix = append(strconv.AppendInt(r.prefix[:r.starts[len(r.starts)-1]], int64(n), 10), '.')
}

func (r *Row) leave() {
	r.prefix = r.prefix[:r.starts[len(r.starts)-2]]
	r.starts = r.starts[:len(r.starts)-2]
}

// note keeps a text or a number of a field when it is asked for; always true.
func (r *Row) note(f *fieldAt, value []byte, top bool) bool {
	if top && f.asked > 0 {
		r.values[f.asked-1] = value
	}
	if f.refers != "" && value != nil {
		r.refer(f.refers, f.key, value)
	}
	return true
}

// refer keeps an id that stands under a key of the prefix, or for an item of it.
func (r *Row) refer(table, key string, id []byte) {
	from := len(r.paths)
	r.paths = append(append(r.paths, r.prefix...), key...)
	if key == "" {
		r.paths = r.paths[:len(r.paths)-1] // the dot
	}
	r.named = append(r.named, naming{table, from, len(r.paths), id})
}

// rowOf is a Row of one that encoding/json has read.
func (s *Shape) rowOf(decoded map[string]any) *Row {
	r := &Row{}
	r.begin(s)
	for i, key := range s.asked {
		switch value := decoded[key].(type) {
		case string:
			r.values[i] = []byte(value)
		case json.Number:
			r.values[i] = []byte(value)
		}
	}
	references(decoded, s.table.fields, "", func(table, path, id string) {
		from := len(r.paths)
		r.paths = append(r.paths, path...)
		r.named = append(r.named, naming{table, from, len(r.paths), []byte(id)})
	})
	return r
}
