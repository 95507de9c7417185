package document

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// A merge is a rectangle of cells that are one.
type merge struct{ left, top, right, bottom int }

// A reading is that of a worksheet: where it has come to.
type reading struct {
	*xlsx
	*Grid
	part     string
	row      GridRow
	last     int // column of the row
	cell     struct{ name, kind, style string }
	value    []byte
	inline   []byte
	formula  bool
	in       string // v, t or f
	spoken   int
	hidden   []merge // columns
	merges   []merge
	computed int
}

// sheet reads a worksheet.
func (x *xlsx) sheet(g *Grid, part string) error {
	r := &reading{xlsx: x, Grid: g, part: part}
	if err := x.stream(part, r.start, r.chars, r.end); err != nil {
		return err
	}
	slices.SortStableFunc(g.Rows, func(a, b GridRow) int { return a.Number - b.Number })
	for i := 1; i < len(g.Rows); i++ {
		if g.Rows[i].Number == g.Rows[i-1].Number {
			return &Error{Code: "damaged", Part: part} // which of them holds, nobody knows
		}
	}
	if err := r.merged(); err != nil {
		return err
	}
	r.hiddenColumns()
	for _, row := range g.Rows {
		if row.Hidden {
			g.remark(GridRows, strconv.Itoa(row.Number))
		}
	}
	return r.notes()
}

func (r *reading) start(name string, e xml.StartElement) {
	attr := func(name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name && a.Name.Space == "" {
				return a.Value
			}
		}
		return ""
	}
	number := func(name string) int { n, _ := strconv.Atoi(attr(name)); return n }
	yes := func(name string) bool { return attr(name) == "1" || attr(name) == "true" }
	switch name {
	case "row":
		before := r.row.Number
		r.row = GridRow{Number: number("r"), Hidden: yes("hidden")}
		if r.row.Number <= 0 {
			r.row.Number = before + 1
		}
		r.last = 0
	case "c":
		r.cell.name, r.cell.kind, r.cell.style = attr("r"), attr("t"), attr("s")
		r.value, r.inline, r.formula = r.value[:0], r.inline[:0], false
	case "f":
		r.formula = true
		r.in = name
	case "v", "t":
		r.in = name
	case "rPh":
		r.spoken++
	case "col":
		if yes("hidden") && len(r.hidden) < maxColumns {
			r.hidden = append(r.hidden, merge{left: number("min"), right: min(number("max"), 20_000)})
		}
	case "mergeCell":
		from, to, _ := strings.Cut(attr("ref"), ":")
		left, top, ok := columnOf(from)
		right, bottom, both := columnOf(to)
		if ok && both && len(r.merges) <= maxMerges {
			r.merges = append(r.merges, merge{left, top, right, bottom})
		}
	}
}

func (r *reading) chars(data []byte) {
	switch {
	case r.in == "v" && len(r.value) <= maxCellText:
		r.value = append(r.value, data...)
	case r.in == "t" && r.spoken == 0 && len(r.inline) <= maxCellText:
		r.inline = append(r.inline, data...)
	}
}

func (r *reading) end(name string) error {
	switch name {
	case "v", "t", "f":
		r.in = ""
	case "rPh":
		r.spoken--
	case "c":
		return r.endCell()
	case "row":
		slices.SortStableFunc(r.row.Cells, func(a, b GridCell) int { return a.Column - b.Column })
		for i := 1; i < len(r.row.Cells); i++ {
			if r.row.Cells[i].Column == r.row.Cells[i-1].Column {
				return &Error{Code: "damaged", Part: r.part}
			}
		}
		return r.add(r.row)
	}
	return nil
}

func (r *reading) endCell() error {
	column, row, named := columnOf(r.cell.name)
	if !named {
		column, row = r.last+1, r.row.Number
	}
	if row != r.row.Number {
		return &Error{Code: "damaged", Part: r.part}
	}
	r.last = column
	c, holds, err := r.content()
	if err != nil {
		return err
	}
	if r.formula {
		at := CellName(column, row)
		if !holds {
			r.remark(GridUncomputed, at)
			return nil
		}
		if r.computed++; r.computed <= mostNamed {
			r.remark(GridFormula, at)
		}
	}
	if !holds {
		return nil
	}
	c.Column = column
	r.cells++
	r.text += len(c.Text)
	if column > maxColumns || r.cells > maxCells || r.text > maxText || len(c.Text) > maxCellText {
		return &Error{Code: "too-big", Part: r.part}
	}
	r.row.Cells = append(r.row.Cells, c)
	return nil
}

// mostNamed is how many cells a remark names: more say nothing more.
const mostNamed = 2000

// content is what the cell holds.
func (r *reading) content() (c GridCell, holds bool, err error) {
	raw := string(r.value)
	switch r.cell.kind {
	case "s":
		i, failed := strconv.Atoi(strings.TrimSpace(raw))
		if raw == "" {
			return c, false, nil
		}
		if failed != nil || i < 0 || i >= len(r.strings) {
			return c, false, &Error{Code: "damaged", Part: r.part}
		}
		c = GridCell{Kind: GridText, Text: r.strings[i]}
	case "inlineStr":
		c = GridCell{Kind: GridText, Text: string(r.inline)}
	case "str":
		c = GridCell{Kind: GridText, Text: raw}
	case "b":
		c = GridCell{Kind: GridTruth, Text: strings.TrimSpace(raw)}
	case "e":
		c = GridCell{Kind: GridError, Text: raw}
	case "d":
		day, clock, _ := strings.Cut(strings.TrimSpace(raw), "T")
		if clock = strings.Trim(clock, "Z0:."); clock != "" {
			day = strings.Replace(strings.TrimSpace(raw), "T", " ", 1)
		}
		c = GridCell{Kind: GridDate, Text: day}
	default:
		if strings.TrimSpace(raw) == "" {
			return c, false, nil
		}
		var f numberFormat
		if i, err := strconv.Atoi(r.cell.style); err == nil && i >= 0 && i < len(r.formats) {
			f = r.formats[i]
		}
		c = numberCell(raw, f, r.since1904)
	}
	c.Text = strings.TrimSpace(unescaped(strings.ReplaceAll(c.Text, "\r\n", "\n")))
	return c, c.Text != "", nil
}

// unescaped replaces how spreadsheets write what XML has no letter for: _x000D_.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	for from := 0; ; {
		at := strings.Index(s[from:], "_x")
		if at < 0 {
			return s
		}
		at += from
		from = at + 2
		if len(s) >= at+7 && s[at+6] == '_' {
			if n, err := strconv.ParseUint(s[at+2:at+6], 16, 16); err == nil && n < 0xd800 {
				letter := string(rune(n))
				if n == '\r' {
					letter = ""
				}
				s = s[:at] + letter + s[at+7:]
				from = at + len(letter)
			}
		}
	}
}

// merged gives each row of merged cells their value: it is theirs all.
func (r *reading) merged() error {
	if len(r.merges) > maxMerges {
		return &Error{Code: "too-big", Part: r.part}
	}
	slices.SortFunc(r.merges, func(a, b merge) int { return a.top - b.top })
	steps := 0
	for _, m := range r.merges {
		at, found := slices.BinarySearchFunc(r.Rows, m.top, func(row GridRow, top int) int { return row.Number - top })
		if !found {
			continue
		}
		first := r.Rows[at].At(m.left)
		if first == nil {
			continue
		}
		value := *first
		name := CellName(m.left, m.top) + ":" + CellName(m.right, m.bottom)
		if m.right > m.left {
			r.remark(GridMerged, name)
		}
		filled := false
		for i := at + 1; i < len(r.Rows) && r.Rows[i].Number <= m.bottom; i++ {
			row := &r.Rows[i]
			if steps++; steps > maxCells {
				return &Error{Code: "too-big", Part: r.part}
			}
			if where, taken := slices.BinarySearchFunc(row.Cells, m.left, func(c GridCell, column int) int { return c.Column - column }); !taken {
				r.cells++
				r.text += len(value.Text)
				if r.cells > maxCells || r.text > maxText {
					return &Error{Code: "too-big", Part: r.part}
				}
				row.Cells = slices.Insert(row.Cells, where, value)
				filled = true
			}
		}
		if filled {
			r.remark(GridFilled, name)
		}
	}
	return nil
}

// hiddenColumns says which columns that hold something are not shown.
func (r *reading) hiddenColumns() {
	holds := make([]bool, maxColumns+1)
	for _, row := range r.Rows {
		for _, c := range row.Cells {
			holds[c.Column] = true
		}
	}
	for column, something := range holds {
		if something && slices.ContainsFunc(r.hidden, func(m merge) bool { return m.left <= column && column <= m.right }) {
			r.remark(GridColumn, ColumnName(column))
		}
	}
}

// notes keeps the words that lie on the worksheet and in none of its cells.
func (r *reading) notes() error {
	for _, part := range sortedKeys(relationsOf(r.archive, r.part)) {
		to := relationsOf(r.archive, r.part)[part]
		var holder string
		switch {
		case strings.HasSuffix(to.kind, "/comments"):
			holder = "comment"
		case strings.HasSuffix(to.kind, "/drawing"):
			holder = "txBody"
		case strings.HasSuffix(to.kind, "/threadedComment"):
			holder = "threadedComment"
		default:
			continue
		}
		root, err := r.xml(to.target)
		if err != nil {
			return err
		}
		root.walk(func(e *element) bool {
			if local(e.name) != holder {
				return true
			}
			if text := e.words(); text != "" {
				r.remark(GridNote, strings.TrimSpace(e.attr("ref")+" "+text))
			}
			return false
		})
	}
	return nil
}
