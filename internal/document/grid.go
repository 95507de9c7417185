package document

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Grid is a table of a spreadsheet: its rows, with only the cells that hold something.
type Grid struct {
	Name    string // of the worksheet; "" for a file that has no name for its only table
	Hidden  bool   // not shown by the spreadsheet
	Rows    []GridRow
	Remarks []GridRemark
}

// A GridRow is one row, Number as the spreadsheet counts it, from 1.
type GridRow struct {
	Number int
	Hidden bool
	Cells  []GridCell // by their columns, in order
}

// At is the cell of a column, nil when it holds nothing.
func (r GridRow) At(column int) *GridCell {
	i, found := slices.BinarySearchFunc(r.Cells, column, func(c GridCell, column int) int { return c.Column - column })
	if !found {
		return nil
	}
	return &r.Cells[i]
}

// GridKind is what a cell holds.
type GridKind int

const (
	GridText   GridKind = iota // words, as they were typed
	GridNumber                 // Text has digits, with a point before decimals: 1200.5
	GridDate                   // Text is 2011, 2011-11, 2011-11-25 or 2011-11-25 09:40, 09:40
	GridTruth                  // Text is "1" or "0"
	GridError                  // Text is what the spreadsheet says: #DIV/0!
)

// A GridCell is a cell that holds something.
type GridCell struct {
	Column int // from 1
	Kind   GridKind
	Text   string
	Unit   string // of a number, as the cell shows it: "%", "€", "t"
}

// A GridRemark is what to know of cells: Texts name and quote them.
type GridRemark struct {
	Kind  GridRemarkKind
	Texts []string
}

// GridRemarkKind is what a remark is about.
type GridRemarkKind string

const (
	GridEncoding   GridRemarkKind = "encoding"   // the text was not in UTF-8: Texts has the name of what it is read as
	GridFormula    GridRemarkKind = "formula"    // cells that are computed: the value is what was computed last
	GridUncomputed GridRemarkKind = "uncomputed" // cells with a formula that nobody computed: they hold nothing
	GridFilled     GridRemarkKind = "filled"     // merged cells, whose value is taken in each row
	GridMerged     GridRemarkKind = "wide"       // merged cells, whose value is in the first column
	GridColumn     GridRemarkKind = "column"     // columns that are hidden, and read
	GridRows       GridRemarkKind = "row"        // rows that are hidden, and read
	GridNote       GridRemarkKind = "note"       // comments on cells, and words of drawings
)

// remark adds to the remarks of a kind.
func (g *Grid) remark(kind GridRemarkKind, text string) {
	for i := range g.Remarks {
		if g.Remarks[i].Kind == kind {
			g.Remarks[i].Texts = append(g.Remarks[i].Texts, text)
			return
		}
	}
	g.Remarks = append(g.Remarks, GridRemark{kind, []string{text}})
}

// The bounds of a table: of rows that hold something, columns, cells, and bytes of all
// texts together.
const (
	maxRows     = 100_000
	maxColumns  = 1_000
	maxCells    = 2_000_000
	maxText     = 96 << 20
	maxMerges   = 50_000
	maxPart     = 160 << 20
	maxCellText = 1 << 20
)

// ReadGrids reads the tables of a file: the worksheets of an .xlsx, or a text with
// separators. Which of them it is says its content. The error is an *Error.
func ReadGrids(data []byte) ([]Grid, error) {
	switch {
	case len(data) > MaxFile:
		return nil, &Error{Code: "too-big"}
	case len(data) == 0:
		return nil, &Error{Code: "empty"}
	case bytes.HasPrefix(data, []byte("PK")):
		a, err := openArchive(data)
		if err != nil {
			return nil, err
		}
		if a.has("content.xml") {
			return nil, &Error{Code: "other-spreadsheet"}
		}
		return readXLSX(a)
	case foreign(data) == "has-password":
		return nil, &Error{Code: "has-password"}
	case foreign(data) == "old-word":
		return nil, &Error{Code: "other-spreadsheet"}
	case bytes.HasPrefix(data, []byte("%PDF")):
		return nil, &Error{Code: "no-table"}
	}
	return readCSV(data)
}

// CellName is how spreadsheets call a cell: B3.
func CellName(column, row int) string { return ColumnName(column) + strconv.Itoa(row) }

// ColumnName is how spreadsheets call a column, which counts from 1: A, Z, AA.
func ColumnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// columnOf cuts the column and the row of a cell's name; ok is false for what is none.
func columnOf(name string) (column, row int, ok bool) {
	i := 0
	for ; i < len(name) && i < 4 && (name[i]|0x20) >= 'a' && (name[i]|0x20) <= 'z'; i++ {
		column = column*26 + int(name[i]|0x20-'a') + 1
	}
	row, err := strconv.Atoi(name[i:])
	return column, row, err == nil && column > 0 && row > 0
}

// decimal writes a number of a spreadsheet without more digits than it shows: 15, of
// which the last are no rounding of the machine's.
func decimal(v float64) string {
	if short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64); err == nil {
		v = short
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// A numberFormat is what a cell's format says of the number in it.
type numberFormat struct {
	date    bool
	layout  string // of a date or an hour, for package time
	percent bool
	unit    string // what is written before or after the number
}

// builtin are the formats that a file does not spell out.
var builtin = map[int]string{
	9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 27: "yyyy-mm", 28: "mm-dd", 29: "mm-dd", 30: "dd/mm/yyyy", 31: "yyyy-mm-dd", 36: "yyyy-mm", 50: "yyyy-mm", 57: "yyyy-mm",
}

// formatOf reads a number format: 0.00 "t", dd/mm/yyyy, # ##0 [$€-40C].
func formatOf(code string) numberFormat {
	code, _, _ = strings.Cut(code, ";")
	var f numberFormat
	var said strings.Builder // literal text
	var letters strings.Builder
	digits := false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				end = len(code) - i - 1
			}
			said.WriteString(code[i+1 : min(i+1+end, len(code))])
			i += end + 1
		case c == '\\' && i+1 < len(code):
			i++
			said.WriteByte(code[i])
		case c == '_' || c == '*':
			i++ // a space as wide as, or filled with, what follows
		case c == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				end = len(code) - i - 1
			}
			inside := strings.Trim(code[i:i+end+1], "[]")
			switch {
			case strings.HasPrefix(inside, "$"):
				sign, _, _ := strings.Cut(inside[1:], "-")
				said.WriteString(sign)
			case strings.Trim(strings.ToLower(inside), "hms") == "" && inside != "":
				letters.WriteString(strings.ToLower(inside))
			}
			i += end
		case c == '%':
			f.percent = true
		case c == '0' || c == '#' || c == '?':
			digits = true
		case strings.IndexByte("ymdhsYMDHS", c) >= 0:
			letters.WriteByte(c | 0x20)
		case c == 'E' || c == 'e' || strings.IndexByte("GeneralAP/p@-+., :", c) >= 0:
		default:
			said.WriteByte(c)
		}
	}
	if strings.EqualFold(code, "general") || strings.HasPrefix(strings.ToLower(code), "general") {
		return f
	}
	if letters.Len() > 0 && !digits {
		return dateFormat(letters.String())
	}
	if f.unit = strings.TrimSpace(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(said.String())); f.percent {
		f.unit = "%"
	}
	return f
}

// dateFormat is that of a date, as precise as the cell shows it: a month that stands
// after hours or before seconds is minutes.
func dateFormat(letters string) numberFormat {
	has := func(s string) bool { return strings.Contains(letters, s) }
	f := numberFormat{date: true}
	hours := has("h") || has("s")
	day := has("d")
	months := has("m") && !hours || has("dm") || has("md") || has("ym") || has("my")
	switch {
	case has("y") && day, day && months:
		f.layout = "2006-01-02"
	case has("y") && months:
		f.layout = "2006-01"
	case has("y"):
		f.layout = "2006"
	case day:
		f.layout = "2006-01-02"
	case months && !hours:
		f.layout = "2006-01"
	}
	if hours {
		f.layout = strings.TrimSpace(f.layout + " 15:04")
	}
	return f
}

// dayOf is a serial number of a spreadsheet as a date; ok is false for one that is out of
// its calendar.
func dayOf(serial float64, since1904 bool) (time.Time, bool) {
	if serial < 0 || serial >= 2958466 {
		return time.Time{}, false
	}
	day := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case since1904:
		day = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case serial < 60: // the year 1900 of Lotus had a 29 February
		day = day.AddDate(0, 0, 1)
	}
	whole, part := math.Modf(serial)
	return day.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round(part*86400)) * time.Second), true
}

// numberCell is a cell of a number, as its format shows it.
func numberCell(raw string, f numberFormat, since1904 bool) GridCell {
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) >= 1e21 {
		return GridCell{Kind: GridText, Text: raw}
	}
	if f.date {
		day, ok := dayOf(v, since1904)
		if !ok {
			return GridCell{Kind: GridNumber, Text: decimal(v)}
		}
		layout := f.layout
		if _, part := math.Modf(v); part == 0 && strings.HasPrefix(layout, "2006") {
			layout = strings.TrimSuffix(layout, " 15:04")
		}
		return GridCell{Kind: GridDate, Text: day.Format(layout)}
	}
	if f.percent {
		return GridCell{Kind: GridNumber, Text: decimal(v * 100), Unit: "%"}
	}
	return GridCell{Kind: GridNumber, Text: decimal(v), Unit: f.unit}
}
