package opendata

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"essaim/internal/network"
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
		day, err := shapes[table.Name].Read(bytes.NewReader(text), func(n int, row *Row) error {
			if n != len(seen)+1 {
				t.Errorf("%s: row %d after %d", table.Name, n, len(seen))
			}
			seen[string(row.Key())] = true
			return nil
		})
		if err != nil || len(seen) != len(rows) || day.ISO() != whole["as_of"] {
			t.Errorf("%s: %v, %d keys of %d rows, %v", table.Name, err, len(seen), len(rows), day)
		}
	}
}

// What is published is scanned to its end, and never decoded, however a reader cuts it.
func TestScannerTakesWhatIsPublished(t *testing.T) {
	for _, table := range tablesOf(networktest.Everything()) {
		for _, cut := range []func(io.Reader) io.Reader{iotest.OneByteReader, iotest.HalfReader, iotest.DataErrReader} {
			w := windowOf(cut(bytes.NewReader(written(t, table.JSON))))
			shape := Shapes()[table.Name]
			if _, day := shape.head(w); day == 0 {
				t.Errorf("%s: its beginning is not taken", table.Name)
			}
			if n, done, err := shape.scanRows(w, func(int, *Row) error { return nil }); !done || err != nil {
				t.Errorf("%s: row %d is not taken, %v: %.300s", table.Name, n+1, err, w.text())
			}
		}
	}
}

// What the scanner does not take is decoded from there on, and rows keep their numbers.
func TestScannerGivesWay(t *testing.T) {
	row := func(id, name string) string {
		return `{"id":"` + id + `","url":"/x/","name":"` + name + `","sheets":1}`
	}
	for _, c := range []struct{ rows, want string }{
		{row("a", "A") + ",\n" + row("b", "B"), "a b"},
		{row("a", "A") + "," + row("b", `\ud83d\ude00`) + "," + row("c", "C"), "a b c"},
		{row("a", "A") + "," + row(`\u0062`, "B"), "a b"},
		{row("a", "A") + "," + row("b", "B") + ",", "a b, row 3"},
		{row("a", "A") + "," + row("b", "B") + row("c", "C"), "a b, row 3"},
		{row("a", "A") + "," + row("b", `\u0007`), "a, row 2"},
		{row("a", "A") + ",null", "a, row 2"},
		{row("a", "A") + "," + row("b", "B") + "], \"more\": [1", "a b"},
		{row("a", "A") + "," + row("b", "B") + "], \"more\": [[1", "a b, row 0"},
		{"", ""},
		{",", ", row 1"},
	} {
		var ids []string
		_, err := Shapes()["themes"].Read(strings.NewReader(`{"as_of": "2026-10-31", "themes": [`+c.rows+"]}\n"), func(_ int, row *Row) error {
			ids = append(ids, string(row.Text("id")))
			return nil
		})
		got := strings.Join(ids, " ")
		if misfit := (*Misfit)(nil); errors.As(err, &misfit) {
			got += fmt.Sprint(", row ", misfit.Row)
		}
		if got != c.want {
			t.Errorf("%s: %q, %v", c.rows, got, err)
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
		text := inOrder(t, name, value)
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		bySchema := schemas[name].Validate(document)
		_, byShape := shapes[name].Read(bytes.NewReader(text), func(int, *Row) error { return nil })
		if _, decoded := shapes[name].decode(bytes.NewReader(text), func(int, *Row) error { return nil }); fmt.Sprint(byShape) != fmt.Sprint(decoded) {
			t.Fatalf("%s: scanned %v, decoded %v:\n%s", name, byShape, decoded, text)
		}
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

// inOrder is a table as JSON, with its rows last: so they are scanned.
func inOrder(t *testing.T, name string, table any) []byte {
	t.Helper()
	var parts []string
	whole := table.(map[string]any)
	for _, key := range slices.SortedFunc(maps.Keys(whole), func(a, b string) int {
		return strings.Compare(strings.ReplaceAll(a, name, "~"), strings.ReplaceAll(b, name, "~"))
	}) {
		value, err := json.Marshal(whole[key])
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, `"`+key+`":`+string(value))
	}
	return []byte("{" + strings.Join(parts, ",") + "}")
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

// handedOver is what a way of reading a table gives of its rows.
func handedOver(read func(io.Reader, func(int, *Row) error) (network.Day, error), text string) (rows []string, err error) {
	day, err := read(iotest.HalfReader(strings.NewReader(text)), func(n int, row *Row) error {
		said := fmt.Sprintf("%d %q", n, row.Key())
		for _, column := range row.shape.asked {
			said += fmt.Sprintf(" %s=%q", column, row.Text(column))
		}
		var named []string // in the order of the columns, or of the text
		err := row.References(func(table string, path, id []byte) error {
			if table == "" || len(path) == 0 {
				return fmt.Errorf("%q refers to %q by %q", id, table, path)
			}
			named = append(named, fmt.Sprintf("%s:%s=%q", path, table, id))
			return nil
		})
		slices.Sort(named)
		rows = append(rows, said+" "+strings.Join(named, " "))
		return err
	})
	if err == nil {
		rows = append(rows, day.ISO())
	}
	return rows, err
}

// FuzzShape: no text makes the reader fail, or say another thing of a table than its
// decoder alone, which hands over what fits.
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
		read, err := handedOver(shape.Read, text)
		decoded, errThen := handedOver(shape.decode, text)
		if !slices.Equal(read, decoded) || fmt.Sprint(err) != fmt.Sprint(errThen) {
			t.Errorf("scanned, %q:\n%q, %v; decoded:\n%q, %v", text, read, err, decoded, errThen)
		}
		if misfit := (*Misfit)(nil); err != nil && !errors.As(err, &misfit) {
			t.Errorf("%v is said of nothing", err)
		}
		if err == nil && !json.Valid([]byte(text)) {
			t.Errorf("%q is read", text)
		}
	})
}
