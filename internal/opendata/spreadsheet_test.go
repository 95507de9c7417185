package opendata

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
)

// What a spreadsheet would make something else of has an apostrophe, so that it
// stays what it is; what it shows as it is written has none.
func TestTextsForASpreadsheet(t *testing.T) {
	for text, want := range map[string]string{
		"01001": "'01001", "0612345678": "'0612345678", "12202": "12202", "0": "0", "2A004": "2A004", "'01001": "''01001",
		"12345678901234567": "'12345678901234567", "200000000": "200000000",
		"1/2": "'1/2", "3-4": "'3-4", "1.5": "'1.5", "12e3": "'12e3", "1E5": "'1E5",
		"2011-11-25": "2011-11-25", "2011-11": "2011-11", "25/11/2011": "25/11/2011", "09:40": "09:40", "09:00-17:00": "09:00-17:00", "39 h": "39 h",
		"=1+1": "'=1+1", "-7 %": "'-7 %", "luc/1": "luc/1", "été": "été", "": "",
	} {
		if got := string(spreadsheet.neutral([]byte(text))); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestLinesForASpreadsheet(t *testing.T) {
	type row struct {
		text   string
		number float64
	}
	columns := []column[row]{
		textOf("text", func(r row) string { return r.text }), figureOf("number", func(r row) float64 { return r.number }),
		truthOf("truth", func(r row) bool { return r.number > 0 }), listOf("list", func(r row) []string { return []string{r.text, "b"} }),
	}
	rows := []row{{"01001", -1234.5}, {"un ; \"deux\",\ntrois", 7}}
	lines := string(written(t, tableOfRows(rows, columns).Excel))
	want := "\ufefftext;number;truth;list\r\n" +
		"'01001;-1234,5;false;\"[\"\"01001\"\",\"\"b\"\"]\"\r\n" +
		"\"un ; \"\"deux\"\",\ntrois\";7;true;\"[\"\"un ; \\\"\"deux\\\"\",\\ntrois\"\",\"\"b\"\"]\"\r\n"
	if lines != want {
		t.Errorf("got\n%s\nwant\n%s", lines, want)
	}
}

// A French LibreOffice opens each table, and has in each cell what the table has:
// numbers, days, and texts with their accents, zeros and line breaks.
func TestLibreOfficeOpensTables(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes its time to start")
	}
	if _, missing := exec.LookPath("soffice"); missing != nil && os.Getenv("CI") == "" {
		t.Skip("soffice is missing: test/install.sh installs it")
	}
	n := networktest.Everything()
	n.Communes[0].Name = "L'Haÿ-les-Rœux ; « été »"
	n.Themes = append(n.Themes, &network.Theme{ID: "1e5", Name: "1/2", Summary: "Une ligne,\n\n\"deux\" lignes ;  deux espaces"})
	tables, dir := tablesOf(n), t.TempDir()
	files := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "fods", "--outdir", dir, "--infilter=CSV:59,34,76,1,,1036,false,true"}
	for _, table := range tables {
		file := filepath.Join(dir, table.Name+".csv")
		if err := os.WriteFile(file, written(t, table.Excel), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	if out, err := exec.Command("soffice", files...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for _, table := range tables {
		got := openedCells(t, filepath.Join(dir, table.Name+".fods"))
		checkOpened(t, table, got)
	}
}

// checkOpened compares what a spreadsheet shows of a table with its rows.
func checkOpened(t *testing.T, table Table, got [][]cell) {
	t.Helper()
	want := readCSV(t, table)
	if len(got) != len(want)+1 {
		t.Fatalf("%s: %d lines, not %d", table.Name, len(got), len(want)+1)
	}
	for i, row := range want {
		line := append(got[i+1], make([]cell, len(table.columns))...) // no cells where nothing is known
		for j, f := range table.columns {
			if f.kind == many || f.kind == manyText {
				continue // JSON, whose keys readCSV has in another order
			}
			if want := wantedCell(f, row[f.key]); line[j] != want {
				t.Errorf("%s, line %d: %s is %+v, and should be %+v", table.Name, i+2, f.key, line[j], want)
			}
		}
	}
}

// wantedCell is what a spreadsheet should make of a value.
func wantedCell(f field, value string) cell {
	_, notANumber := strconv.ParseFloat(value, 64)
	_, aDay := network.ParseDay(value)
	_, noClock := time.Parse("15:04", value)
	switch {
	case value == "":
		return cell{}
	case aDay:
		return cell{"date", value}
	case noClock == nil:
		return cell{"time", value + ":00"}
	case f.kind == aText || f.kind == anURL:
		value = string(spreadsheet.neutral([]byte(value))) // the apostrophe is seen
	}
	if notANumber == nil && !strings.HasPrefix(value, "'") {
		return cell{"float", value}
	}
	return cell{"string", value}
}

// A cell is what a spreadsheet shows, and what it takes it for.
type cell struct{ kind, value string }

// openedCells are those of the one sheet of a flat OpenDocument file; it fails on a
// formula.
func openedCells(t *testing.T, file string) [][]cell {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines [][]cell
	for d := xml.NewDecoder(f); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			t.Fatal(err)
		}
		start, _ := token.(xml.StartElement)
		switch start.Name.Local {
		case "table-row":
			lines = append(lines, nil)
		case "table-cell":
			if formula := attribute(start, "formula"); formula != "" {
				t.Errorf("%s runs %s", filepath.Base(file), formula)
			}
			repeated, _ := strconv.Atoi(attribute(start, "number-columns-repeated"))
			last := len(lines) - 1
			lines[last] = append(lines[last], slices.Repeat([]cell{openedCell(t, d, start)}, max(repeated, 1))...)
		}
	}
}

// openedCell reads a cell to its end.
func openedCell(t *testing.T, d *xml.Decoder, start xml.StartElement) cell {
	t.Helper()
	c := cell{kind: attribute(start, "value-type")}
	var text strings.Builder
	for depth, paragraphs := 1, 0; depth > 0; {
		token, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			switch token.Name.Local {
			case "p":
				if paragraphs++; paragraphs > 1 {
					text.WriteByte('\n')
				}
			case "tab":
				text.WriteByte('\t')
			case "s":
				spaces, _ := strconv.Atoi(attribute(token, "c"))
				text.WriteString(strings.Repeat(" ", max(spaces, 1)))
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if paragraphs > 0 && depth > 1 {
				text.Write(token)
			}
		}
	}
	switch c.kind {
	case "float":
		c.value = attribute(start, "value")
	case "date":
		c.value = attribute(start, "date-value")
	default:
		c.value = text.String()
	}
	return c
}

func attribute(of xml.StartElement, name string) string {
	for _, a := range of.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
