package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"essaim/test/loop"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// gridText is a grid as a test writes it: a line a cell.
func gridText(grids []Grid) string {
	var out strings.Builder
	kinds := map[GridKind]string{GridNumber: " number", GridDate: " date", GridTruth: " truth", GridError: " error"}
	for _, g := range grids {
		fmt.Fprintf(&out, "== %s%s\n", g.Name, map[bool]string{true: " hidden"}[g.Hidden])
		for _, row := range g.Rows {
			for _, c := range row.Cells {
				fmt.Fprintf(&out, "%s%s %s%s\n", CellName(c.Column, row.Number), kinds[c.Kind], strconv.Quote(c.Text), strings.TrimRight(" "+c.Unit, " "))
			}
		}
		for _, r := range g.Remarks {
			fmt.Fprintf(&out, "%s: %s\n", r.Kind, strings.Join(r.Texts, " "))
		}
	}
	return out.String()
}

// TestCSV: whatever the separator and the encoding, the same cells.
func TestCSV(t *testing.T) {
	const text = "Commune,Besoin\r\nOlems,\"Un été, à l’école\nsans \"\"papier\"\"\"\r\n\r\nLuc,€ 12\r\n"
	want := "A1 \"Commune\"\nB1 \"Besoin\"\nA2 \"Olems\"\nB2 \"Un été, à l’école\\nsans \\\"papier\\\"\"\nA4 \"Luc\"\nB4 \"€ 12\"\n"
	for _, separator := range []string{",", ";", "\t", "|"} {
		// The comma within quotes stays what it is.
		own := strings.Replace(strings.ReplaceAll(strings.Replace(text, "été,", "été~", 1), ",", separator), "été~", "été,", 1)
		in := func(e interface{ Bytes([]byte) ([]byte, error) }) []byte {
			b, err := e.Bytes([]byte(own))
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		for name, data := range map[string][]byte{
			"utf-8": []byte(own), "mark": []byte("\ufeff" + own), "windows": in(charmap.Windows1252.NewEncoder()),
			"utf-16le": in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()), "utf-16be": in(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()),
			"utf-16 without a mark": in(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder()),
			"sep=":                  []byte("sep=" + separator + "\r\n" + own),
		} {
			grids, err := ReadGrids(data)
			if err != nil {
				t.Errorf("%q %s: %v", separator, name, err)
				continue
			}
			var lines []string
			for _, line := range strings.SplitAfter(gridText(grids), "\n") {
				if !strings.HasPrefix(line, "==") && !strings.HasPrefix(line, "encoding:") {
					lines = append(lines, line)
				}
			}
			wanted := want
			if name == "sep=" { // which is a row of the file
				wanted = strings.NewReplacer("A1", "A2", "B1", "B2", "A2", "A3", "B2", "B3", "A4", "A5", "B4", "B5").Replace(want)
			}
			if got := strings.Join(lines, ""); got != wanted {
				t.Errorf("%q %s: got\n%swant\n%s", separator, name, got, wanted)
			}
		}
	}
	for text, want := range map[string]string{"a;b\n1,5;2,5\n": "A1 \"a\"\nB1 \"b\"\nA2 \"1,5\"\nB2 \"2,5\"\n", "a,b\r1,2\r": "A1 \"a\"\nB1 \"b\"\nA2 \"1\"\nB2 \"2\"\n", "seul\nun\n": "A1 \"seul\"\nA2 \"un\"\n"} {
		grids, err := ReadGrids([]byte(text))
		if got := strings.TrimPrefix(gridText(grids), "== \n"); err != nil || got != want {
			t.Errorf("%q: %v\n%s", text, err, got)
		}
	}
}

// workbook is one as another library writes it.
func workbook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	style := func(s excelize.Style) int {
		id, err := f.NewStyle(&s)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	custom := func(code string) int { return style(excelize.Style{CustomNumFmt: &code}) }
	set := func(cell string, v any, style int) {
		if err := errors.Join(f.SetCellValue("Sheet1", cell, v), f.SetCellStyle("Sheet1", cell, cell, style)); err != nil {
			t.Fatal(err)
		}
	}
	day := time.Date(2011, 11, 25, 0, 0, 0, 0, time.UTC)
	set("A1", "Titre\nlong", 0)
	set("B1", day, custom("dd/mm/yyyy"))
	set("C1", day, custom("mmm yyyy"))
	set("D1", day, custom("yyyy"))
	set("E1", 0.125, custom("0%"))
	set("F1", 12.3, custom(`0.0" t"`))
	set("G1", 1200.5, custom(`#,##0.00 [$€-40C]`))
	set("H1", 0.1+0.2, 0)
	set("I1", true, 0)
	set("J1", day.Add(9*time.Hour+40*time.Minute), custom("dd/mm/yyyy hh:mm"))
	set("K1", 560, custom(`"€" 0`))
	set("A2", "Fusion", 0)
	set("A3", nil, 0)
	set("B3", "x", 0)
	set("B4", "y", 0)
	set("C3", "large", 0)
	err := errors.Join(f.MergeCell("Sheet1", "A2", "A4"), f.MergeCell("Sheet1", "C3", "D3"), f.SetCellFormula("Sheet1", "E3", "1+1"),
		f.SetColVisible("Sheet1", "B", false), f.SetRowVisible("Sheet1", 4, false), f.AddComment("Sheet1", excelize.Comment{Cell: "C3", Author: "x", Text: "à vérifier"}))
	if _, more := f.NewSheet("Listes"); err == nil {
		err = more
	}
	err = errors.Join(err, f.SetCellValue("Listes", "A1", "caché"), f.SetSheetVisible("Listes", false))
	var out bytes.Buffer
	if err = errors.Join(err, f.Write(&out)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestXLSX: what another library wrote.
func TestXLSX(t *testing.T) {
	grids, err := ReadGrids(workbook(t))
	if err != nil {
		t.Fatal(err)
	}
	want := `== Sheet1
A1 "Titre\nlong"
B1 date "2011-11-25"
C1 date "2011-11"
D1 date "2011"
E1 number "12.5" %
F1 number "12.3" t
G1 number "1200.5" €
H1 number "0.3"
I1 truth "1"
J1 date "2011-11-25 09:40"
K1 number "560" €
A2 "Fusion"
A3 "Fusion"
B3 "x"
C3 "large"
A4 "Fusion"
B4 "y"
uncomputed: E3
filled: A2:A4
wide: C3:D3
column: B
row: 4
note: C3 à vérifier
== Listes hidden
A1 "caché"
`
	if got := gridText(grids); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// fods is a workbook of LibreOffice as text.
const fods = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="N1" number:automatic-order="true"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<style:style style:name="d" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="p" style:family="table-cell" style:data-style-name="N2"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Actions 2011">
<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="3"/>
<table:table-row><table:table-cell table:number-columns-spanned="6" office:value-type="string"><text:p>Les actions de l’été, à 3 €</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="5"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Titre</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Commune</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Interne</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Date</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Part</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Total</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Savon</text:p></table:table-cell><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Luc</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>A1</text:p></table:table-cell><table:table-cell table:style-name="d" office:value-type="date" office:date-value="2011-11-25"><text:p>25/11/2011</text:p></table:table-cell><table:table-cell table:style-name="p" office:value-type="percentage" office:value="0.125"><text:p>12,5%</text:p></table:table-cell><table:table-cell table:formula="of:=1.5+1" office:value-type="float" office:value="2.5"><text:p>2,5</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Bacs</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>A2</text:p></table:table-cell><table:table-cell/><table:table-cell/><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
</table:table>
<table:table table:name="Vide"><table:table-row><table:table-cell/></table:table-row></table:table>
</office:spreadsheet></office:body></office:document>`

// TestLibreOfficeSheets: what LibreOffice itself saved.
func TestLibreOfficeSheets(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes its time to start")
	}
	if _, missing := exec.LookPath("soffice"); missing != nil && os.Getenv("CI") == "" {
		t.Skip("soffice is missing: test/install.sh installs it")
	}
	dir := t.TempDir()
	convert := func(name string, text []byte, to string) []byte {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", filepath.Join(dir, "out"), filepath.Join(dir, name)).CombinedOutput()
		if err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
		ext, _, _ := strings.Cut(to, ":")
		data, err := os.ReadFile(filepath.Join(dir, "out", strings.TrimSuffix(name, filepath.Ext(name))+"."+ext))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	grids, err := ReadGrids(convert("actions.fods", []byte(fods), "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	want := `== Actions 2011
A1 "Les actions de l’été, à 3 €"
A2 "Titre"
B2 "Commune"
C2 "Interne"
D2 "Date"
E2 "Part"
F2 "Total"
A3 "Savon"
B3 "Luc"
C3 "A1"
D3 date "2011-11-25"
E3 number "12.5" %
F3 number "2.5"
A4 "Bacs"
B4 "Luc"
C4 "A2"
F4 error "#DIV/0!"
formula: F3 F4
wide: A1:F1
filled: B3:B4
column: C
== Vide
`
	if got := gridText(grids); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	// What another library wrote, saved by LibreOffice, says the same cells; it computes
	// the formula.
	again, err := ReadGrids(convert("autre.xlsx", workbook(t), "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	first, _ := ReadGrids(workbook(t))
	cells := func(g []Grid) string {
		all := gridText(g)
		all, _, _ = strings.Cut(all, "uncomputed:")
		all, _, _ = strings.Cut(all, "formula:")
		return strings.Replace(all, "E3 number \"2\"\n", "", 1)
	}
	if cells(again) != cells(first) {
		t.Errorf("got\n%swant\n%s", cells(again), cells(first))
	}
}

// TestLargeSheets: 20,000 rows take little time and memory.
func TestLargeSheets(t *testing.T) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for r := 1; r <= 20_000; r++ {
		row := make([]any, 12)
		for i := range row {
			if row[i] = any(fmt.Sprintf("texte %d %d", r, i)); i%3 == 0 {
				row[i] = r * i
			}
		}
		if err := w.SetRow("A"+strconv.Itoa(r), row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := errors.Join(w.Flush(), f.Write(&out)); err != nil {
		t.Fatal(err)
	}
	f.Close()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	grids, err := ReadGrids(out.Bytes())
	runtime.ReadMemStats(&after)
	if err != nil || len(grids[0].Rows) != 20_000 || len(grids[0].Rows[19_999].Cells) != 12 {
		t.Fatal(err, len(grids))
	}
	if all := (after.TotalAlloc - before.TotalAlloc) >> 20; all > 400 {
		t.Errorf("%d MiB", all)
	}
	loop.Within(t, 10*time.Second, "20,000 rows", func() { _, _ = ReadGrids(out.Bytes()) })
}

// withPart is a workbook of which one part is another.
func withPart(t testing.TB, data []byte, part, text string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range r.File {
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			_, err = w.Write([]byte(text))
		} else {
			var in interface {
				Read([]byte) (int, error)
				Close() error
			}
			if in, err = f.Open(); err == nil {
				var b bytes.Buffer
				if _, err = b.ReadFrom(in); err == nil {
					_, err = w.Write(b.Bytes())
				}
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const sheetOf = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>%s</worksheet>`

// TestHostileSheets: what is made to fill the memory, to hide or to mislead is refused,
// soon.
func TestHostileSheets(t *testing.T) {
	base := workbook(t)
	sheet := func(rows, more string) []byte {
		return withPart(t, base, "xl/worksheets/sheet1.xml", fmt.Sprintf(sheetOf, rows, more))
	}
	var far, merges strings.Builder
	for i := range 300 {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+1, i+1)
	}
	for range maxMerges + 1 {
		merges.WriteString(`<mergeCell ref="A1:A1048576"/>`)
	}
	long := "<si><t>" + strings.Repeat("x", 1<<20-1) + "</t></si>"
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"columns without end":        {sheet(far.String(), ""), "too-big"},
		"merges without end":         {sheet(`<row r="1"><c r="A1"><v>1</v></c></row>`, "<mergeCells>"+merges.String()+"</mergeCells>"), "too-big"},
		"an entity":                  {withPart(t, base, "xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`), "damaged"},
		"an entity of the shared":    {withPart(t, base, "xl/sharedStrings.xml", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>`), "damaged"},
		"a text a thousand times":    {withPart(t, withPart(t, base, "xl/sharedStrings.xml", "<sst>"+long+"</sst>"), "xl/worksheets/sheet1.xml", fmt.Sprintf(sheetOf, strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 1000), "")), "too-big"},
		"a string that is not there": {sheet(`<row r="1"><c r="A1" t="s"><v>999</v></c></row>`, ""), "damaged"},
		"one cell twice":             {sheet(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, ""), "damaged"},
		"one row twice":              {sheet(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>`, ""), "damaged"},
		"a cell of another row":      {sheet(`<row r="1"><c r="A9"><v>1</v></c></row>`, ""), "damaged"},
		"deep":                       {sheet(strings.Repeat("<x>", 5000), ""), "damaged"},
		"cut":                        {base[:len(base)/2], "damaged"},
		"a part that is not there":   {withPart(t, base, "xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>`), "damaged"},
		"another spreadsheet":        {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook"), "other-spreadsheet"},
		"a PDF":                      {[]byte("%PDF-1.7"), "no-table"},
		"nothing":                    {nil, "empty"},
		"spaces":                     {[]byte(" \r\n "), "empty"},
		"a program":                  {[]byte("MZ\x00\x00\x01abc\x00\x02\x03def"), "no-table"},
	} {
		var err error
		loop.Within(t, 10*time.Second, name, func() { _, err = ReadGrids(c.data) })
		var known *Error
		if !errors.As(err, &known) || known.Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A part that unpacks to more than it may.
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range []string{"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"} {
		w, _ := z.Create(name)
		switch name {
		case "xl/workbook.xml":
			w.Write([]byte(`<workbook xmlns:r="r/officeDocument/2006/relationships"><sheets><sheet name="a" r:id="a"/></sheets></workbook>`))
		case "xl/_rels/workbook.xml.rels":
			w.Write([]byte(`<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`))
		default:
			spaces := bytes.Repeat([]byte(" "), 1<<20)
			for range maxPart>>20 + 1 {
				w.Write(spaces)
			}
		}
	}
	z.Close()
	var known *Error
	if _, err := ReadGrids(out.Bytes()); !errors.As(err, &known) || known.Code != "too-big" {
		t.Errorf("a bomb of %d bytes: %v", out.Len(), err)
	}
}

// TestNumberFormats: what a format says of a number.
func TestNumberFormats(t *testing.T) {
	for _, c := range []struct{ raw, code, want string }{
		{"40872", "dd/mm/yyyy", "2011-11-25"}, {"40872", "[$-40C]d mmmm yyyy;@", "2011-11-25"}, {"40872.5", "d/m/yy h:mm", "2011-11-25 12:00"}, {"40872", "d/m/yy h:mm", "2011-11-25"},
		{"40872", "mmm-yy", "2011-11"}, {"40872", "yyyy", "2011"}, {"0.5", "h:mm", "12:00"}, {"0.5", "[h]:mm:ss", "12:00"}, {"1", "dd/mm/yyyy", "1900-01-01"}, {"61", "dd/mm/yyyy", "1900-03-01"},
		{"0.07", "0%", "7 %"}, {"0.1234", "0.0%", "12.34 %"}, {"1200", `# ##0,00 "€"`, "1200 €"}, {"3.5", `0.0\ "t"`, "3.5 t"}, {"12", "General", "12"}, {"12", "0.00E+00", "12"},
		{"1200", `_-* #,##0.00\ "€"_-;\-* #,##0.00\ "€"_-;_-* "-"??\ "€"_-;_-@_-`, "1200 €"}, {"5", `[Red]0`, "5"}, {"5", `[$£-809]#,##0`, "5 £"}, {"x", "0", "x"}, {"1E+300", "0", "1E+300"},
		{"-5", "dd/mm/yyyy", "-5"}, {"2.0000000000000004", "0", "2"}, {"123456789012", "0", "123456789012"},
	} {
		got := numberCell(c.raw, formatOf(c.code), false)
		if text := strings.TrimSpace(got.Text + " " + got.Unit); text != c.want {
			t.Errorf("%s as %s: got %q, want %q", c.raw, c.code, text, c.want)
		}
	}
}

// FuzzGrids: whatever the bytes, no panic, and each text of a table that is read is in a
// cell.
func FuzzGrids(f *testing.F) {
	f.Add([]byte("a;b\n1;\"2\n3\"\n"))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00"))
	f.Add([]byte("sep=|\na|b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		grids, err := ReadGrids(data)
		if err != nil {
			return
		}
		if !bytes.HasPrefix(data, []byte("PK")) {
			text, _ := decoded(data)
			if !strings.Contains(text, "\n") {
				text = strings.ReplaceAll(text, "\r", "\n")
			}
			// Separators are no words; the first line may say another one, and nothing else.
			separator := " "
			if first, rest, _ := strings.Cut(text, "\n"); len(first) > 4 && strings.EqualFold(first[:4], "sep=") && utf8.RuneCountInString(strings.TrimSpace(first)) <= 5 {
				if r := []rune(first[4:])[0]; validSeparator(r) {
					separator, text = string(r), rest
				}
			}
			words := strings.NewReplacer(`"`, " ", ";", " ", ",", " ", "|", " ", "\t", " ", separator, " ")
			has := strings.Join(strings.Fields(words.Replace(text)), "")
			var said strings.Builder
			for _, row := range grids[0].Rows {
				for _, c := range row.Cells {
					said.WriteString(strings.Join(strings.Fields(words.Replace(c.Text)), ""))
				}
			}
			if has != said.String() {
				t.Errorf("%q: got %q, want %q", data, said.String(), has)
			}
		}
	})
}

// FuzzWorksheet: the same of the rows of a worksheet.
func FuzzWorksheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c><v>12.5</v></c></row>`)
	f.Add(`<row><c t="d"><v>2011-11-25T00:00:00</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>`)
	f.Add(`<row r="3"><c r="B3" t="str"><f>1</f><v>_x000D_a</v></c></row></sheetData><mergeCells><mergeCell ref="B3:C9"/></mergeCells>`)
	f.Fuzz(func(t *testing.T, rows string) {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for _, part := range [][2]string{
			{"xl/workbook.xml", `<workbook xmlns:r="r/officeDocument/2006/relationships"><sheets><sheet name="a" r:id="a"/></sheets></workbook>`},
			{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
			{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`},
		} {
			w, err := z.Create(part[0])
			if err == nil {
				_, err = w.Write([]byte(part[1]))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		var grids []Grid
		var err error
		loop.Within(t, 10*time.Second, "rows", func() { grids, err = ReadGrids(out.Bytes()) })
		if err != nil {
			return
		}
		for _, row := range grids[0].Rows {
			for i, c := range row.Cells {
				if c.Text == "" || c.Column < 1 || i > 0 && row.Cells[i-1].Column >= c.Column {
					t.Errorf("%q: %v", rows, row)
				}
			}
		}
	})
}
