package opendata

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
)

// What another reader finds in each table, written again as JSON, is what the cells are
// made of, byte for byte: numbers to the digit, empty lists and nulls apart.
func TestParquetHoldsTheCells(t *testing.T) {
	kinds := map[fieldKind]int{}
	for _, table := range tablesOf(networktest.Everything()) {
		t.Run(table.Name, func(t *testing.T) {
			checkParquet(t, table)
			for _, f := range table.columns {
				kinds[f.kind]++
			}
		})
	}
	for _, kind := range []fieldKind{aText, anURL, aDate, aDay, aYear, aCount, aNumber, aTruth, manyText, many} {
		if kinds[kind] == 0 {
			t.Errorf("no table has a column of the kind %s", kind)
		}
	}
}

// trial has a column of each kind, and things in things, which no table has yet.
type trial struct {
	text    string
	numbers []float64
	texts   network.Answer[string]
	things  network.Answer[trial]
}

func trialColumns(depth int) []column[trial] {
	columns := []column[trial]{
		textOf("text", func(x trial) string { return x.text }),
		numberOf("number", func(x trial) *float64 {
			if len(x.numbers) == 0 {
				return nil
			}
			return &x.numbers[0]
		}),
		answersOf("texts", func(x trial) network.Answer[string] { return x.texts }),
		truthOf("truth", func(x trial) bool { return len(x.text)%2 == 1 }),
		yearOf("year", func(x trial) int { return len(x.numbers) }),
		dayOf("day", func(x trial) network.Day {
			if x.text == "" {
				return network.Day(0)
			}
			return network.DayOf(1969, 12, 28+len(x.numbers))
		}),
	}
	if depth > 0 {
		columns = append(columns,
			answeredOf("things", func(x trial) network.Answer[trial] { return x.things }, trialColumns(depth-1)...),
			groupOf("group", func(x trial) bool { return x.text != "" }, trialColumns(depth-1)...))
	}
	return columns
}

func tableOfTrials(rows []trial) Table { return tableOfRows(rows, trialColumns(3)) }

// tableOfRows is a table of columns that no network has.
func tableOfRows[T any](rows []T, columns []column[T]) Table {
	return Table{
		Name: "rows", key: []string{"text"}, of: func() *network.Network { return &network.Network{Name: "Essai"} },
		columns: fieldsOf(columns), cells: func(yield func([][]byte) bool) { eachLine(slices.Values(rows), columns, yield) },
	}
}

// answered is an answer with items, that may be none.
func answered[T any](items ...T) network.Answer[T] {
	return network.Answer[T]{Items: append([]T{}, items...)}
}

func TestParquetInside(t *testing.T) {
	leaf := trial{text: "é\n\"'\\\u2028", numbers: []float64{0.1}, texts: answered("", "a")}
	nothing := trial{}
	empty := trial{texts: answered[string](), things: answered[trial]()}
	inside := trial{text: "x", numbers: []float64{-1e21, 5e-324}, texts: answered("b"), things: answered(leaf, nothing, empty)}
	deep := trial{things: answered(inside, empty, inside, trial{things: answered(inside)})}
	for _, rows := range [][]trial{nil, {nothing}, {empty}, {leaf}, {deep}, {nothing, deep, empty, inside, leaf, deep, nothing}} {
		checkParquet(t, tableOfTrials(rows))
	}
}

// A large table is written as row groups of about one size: memory holds no more.
func TestParquetGroups(t *testing.T) {
	long := strings.Repeat("compost ", 8<<10)
	rows := make([]int, 300)
	for i := range rows {
		rows[i] = i
	}
	groups := checkParquet(t, tableOfRows(rows, []column[int]{
		textOf("text", func(i int) string { return strconv.Itoa(i) + long }),
		listOf("list", func(i int) []string { return make([]string, i%3) }),
		truthOf("truth", func(i int) bool { return i%3 == 0 }),
	}))
	if len(groups) != 2 {
		t.Fatalf("%d row groups", len(groups))
	}
	if first := groups[0].NumRows(); first > groupSize/int64(len(long))+1 {
		t.Errorf("the first group has %d rows", first)
	}
}

// What cannot be written is an error, wherever the disk is full.
func TestParquetOnAFullDisk(t *testing.T) {
	table := tableOfRows([]string{"x", "y"}, []column[string]{textOf("text", func(s string) string { return s }), listOf("list", func(s string) []string { return []string{s} })})
	size := len(written(t, table.Parquet))
	for room := 0; room < size; room += 31 {
		if err := table.Parquet(&fullDisk{room}); !errors.Is(err, io.ErrShortWrite) {
			t.Fatalf("%d of %d bytes: %v", room, size, err)
		}
	}
}

type fullDisk struct{ room int }

func (d *fullDisk) Write(b []byte) (int, error) {
	if len(b) > d.room {
		return d.room, io.ErrShortWrite
	}
	d.room -= len(b)
	return len(b), nil
}

// checkParquet reads a table back with the library's own reader.
func checkParquet(t *testing.T, table Table) []parquet.RowGroup {
	t.Helper()
	content := written(t, table.Parquet)
	if again := written(t, table.Parquet); !bytes.Equal(content, again) {
		t.Errorf("%s is not the same twice", table.Name)
	}
	file, err := parquet.OpenFile(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	if schema, _ := file.Lookup("schema"); !strings.Contains(schema, `"fields":[{"name":"`+table.columns[0].key+`"`) {
		t.Errorf("%s has no schema: %s", table.Name, schema)
	}
	if made := file.Metadata().CreatedBy; made != parquetWriter {
		t.Errorf("%s is made by %q", table.Name, made)
	}
	for i, f := range file.Root().Columns() {
		if f.Name() != table.columns[i].key {
			t.Fatalf("column %d of %s is %s, not %s", i, table.Name, f.Name(), table.columns[i].key)
		}
	}
	reader := parquet.NewReader(file)
	defer reader.Close()
	n := 0
	for cells := range table.cells {
		row := map[string]any{}
		if err := reader.Read(&row); err != nil {
			t.Fatalf("row %d of %s: %v", n, table.Name, err)
		}
		for i, f := range table.columns {
			if got := string(appendRead(nil, f, row[f.key])); got != string(cells[i]) {
				t.Errorf("row %d of %s: %s is\n%s, not\n%s", n, table.Name, f.key, got, cells[i])
			}
		}
		n++
	}
	if file.NumRows() != int64(n) {
		t.Errorf("%s has %d rows, not %d", table.Name, file.NumRows(), n)
	}
	return file.RowGroups()
}

// appendRead writes what the library read as the JSON that it was made of.
func appendRead(b []byte, f field, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case int32:
		return appendText(b, time.Unix(int64(v)*24*60*60, 0).UTC().Format(time.DateOnly))
	case float64:
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	case string:
		return appendText(b, v)
	case []byte:
		return appendText(b, string(v))
	case []any:
		b = append(b, '[')
		for i, item := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendRead(b, field{kind: aGroup, fields: f.fields}, item)
		}
		return append(b, ']')
	case map[string]any:
		b = append(b, '{')
		for i, part := range f.fields {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(strconv.AppendQuote(b, part.key), ':')
			b = appendRead(b, part, v[part.key])
		}
		return append(b, '}')
	}
	return fmt.Appendf(b, "%T", v)
}
