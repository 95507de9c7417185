package opendata

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"essaim/internal/network/networktest"
	"essaim/test/loop"
)

// What is published fits, and is handed over row by row.
func TestShapesReadWhatIsPublished(t *testing.T) {
	shapes := Shapes()
	for _, table := range tablesOf(networktest.Everything()) {
		text := written(t, table.JSON)
		var whole map[string]any
		if err := json.Unmarshal(text, &whole); err != nil {
			t.Fatal(err)
		}
		rows, _ := whole[table.Name].([]any)
		seen := map[string]bool{}
		day, err := shapes[table.Name].Read(bytes.NewReader(text), func(n int, row Row) error {
			if n != len(seen)+1 {
				t.Errorf("%s: row %d after %d", table.Name, n, len(seen))
			}
			seen[shapes[table.Name].Key(row)] = true
			return nil
		})
		if err != nil || len(seen) != len(rows) || day.ISO() != whole["as_of"] {
			t.Errorf("%s: %v, %d keys of %d rows, %v", table.Name, err, len(seen), len(rows), day)
		}
	}
}

// Shapes say of a table what the JSON Schema beside it says, whatever stands in it, but
// for texts and addresses, of which they ask more.
func TestShapesAgreeWithSchemas(t *testing.T) {
	r := loop.Random(t, 25, 1)
	shapes := Shapes()
	tables := tablesOf(networktest.Everything())
	schemas, texts := map[string]*jsonschema.Schema{}, map[string][]byte{}
	for _, table := range tables {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(table.Schema()))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		if err := c.AddResource("x.json", document); err != nil {
			t.Fatal(err)
		}
		schemas[table.Name], texts[table.Name] = c.MustCompile("x.json"), written(t, table.JSON)
	}
	refused := 0
	for range loop.Rounds(t, 20_000) {
		name := tables[r.IntN(len(tables))].Name
		var value any
		if err := json.Unmarshal(texts[name], &value); err != nil {
			t.Fatal(err)
		}
		damage(r, value)
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		bySchema := schemas[name].Validate(document)
		_, byShape := shapes[name].Read(bytes.NewReader(text), func(int, Row) error { return nil })
		var misfit *Misfit
		if errors.As(byShape, &misfit) && (misfit.Why == OtherPlace || misfit.Why == NotText) {
			continue
		}
		if bySchema != nil && byShape == nil && strings.Contains(bySchema.Error(), "missing propert") {
			continue // a column that an older program does not have
		}
		if (bySchema == nil) != (byShape == nil) {
			t.Fatalf("%s: the schema says %v, the shape %v:\n%s", name, bySchema, byShape, text)
		}
		if byShape != nil {
			refused++
		}
	}
	if refused == 0 {
		t.Error("nothing was refused")
	}
}

// damage changes one value of a JSON document, or takes it away.
func damage(r *rand.Rand, value any) {
	others := []any{nil, true, 7.0, -7.0, 0.5, "", "mot", "2011", "2011-02-30", "2011-11-25", []any{}, []any{"mot"}, []any{7.0}, map[string]any{}}
	other := others[r.IntN(len(others))]
	deeper := r.IntN(5) > 0
	switch value := value.(type) {
	case map[string]any:
		keys := slices.Sorted(maps.Keys(value))
		if len(keys) == 0 {
			return
		}
		key := keys[r.IntN(len(keys))]
		switch inner := value[key].(type) {
		case map[string]any, []any:
			if deeper {
				damage(r, inner)
				return
			}
		}
		if r.IntN(4) == 0 {
			delete(value, key)
		} else {
			value[key] = other
		}
	case []any:
		if len(value) == 0 {
			return
		}
		i := r.IntN(len(value))
		switch inner := value[i].(type) {
		case map[string]any, []any:
			if deeper {
				damage(r, inner)
				return
			}
		}
		value[i] = other
	}
}

// FuzzShape: no text makes the reader fail, or hand over a row that does not fit.
func FuzzShape(f *testing.F) {
	for _, table := range tablesOf(networktest.Everything()) {
		var text bytes.Buffer
		if err := table.JSON(&text); err != nil {
			f.Fatal(err)
		}
		f.Add(table.Name, text.String())
	}
	f.Add("themes", `{"as_of": "2026-10-31", "themes": [{"id": 1e99}], "themes": [[`)
	shapes := Shapes()
	f.Fuzz(func(t *testing.T, name, text string) {
		shape, known := shapes[name]
		if !known {
			return
		}
		_, err := shape.Read(strings.NewReader(text), func(_ int, row Row) error {
			if err := fits(row, shape.table.fields, ""); err != nil {
				t.Errorf("%v does not fit: %v", row, err)
			}
			return shape.References(row, func(table, path, id string) error {
				if table == "" || path == "" {
					t.Errorf("%q refers to %q by %q", id, table, path)
				}
				return nil
			})
		})
		if misfit := (*Misfit)(nil); err != nil && !errors.As(err, &misfit) {
			t.Errorf("%v is said of nothing", err)
		}
		if err == nil && !json.Valid([]byte(text)) {
			t.Errorf("%q is read", text)
		}
	})
}
