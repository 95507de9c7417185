package intake

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/document"
	"essaim/internal/locale"
)

// The file of columns says how tables are read: a list, a map for each table, with the
// worksheet, what its rows are, the row of the headings, and where each column goes, by
// its heading.

// ColumnFile is one as it was read.
type ColumnFile struct {
	file   string
	tables []columnTable
}

type columnTable struct {
	line    int
	sheet   string
	kind    RowKind
	row     int
	columns map[string]string
	used    map[string]bool
	lines   map[string]int
}

// Columns writes the file of columns of tables.
func Columns(tables []*Table, l *locale.Locale) []byte {
	var out bytes.Buffer
	for _, line := range wrapped(l.T("columns.about")) {
		out.WriteString("# " + line + "\n")
	}
	for _, t := range tables {
		key := func(name string) string { return l.Spelling("row-map."+name) + ": " }
		start := "- "
		if t.Sheet != "" {
			out.WriteString(start + key("sheet") + scalar(clean(t.Sheet)) + "\n")
			start = "  "
		}
		out.WriteString(start + key("kind") + t.Kind.Spelling(l) + "\n")
		out.WriteString("  " + key("row") + strconv.Itoa(t.Row) + "\n")
		out.WriteString("  " + strings.TrimSpace(key("columns")) + "\n")
		names := t.names()
		for i, c := range t.Columns {
			out.WriteString("    " + scalar(names[i]) + ": " + t.Where(c) + "\n")
		}
		var paths []string
		for _, path := range sorted(t.places.byPath) {
			p := t.places.byPath[path]
			paths = append(paths, p.spelled(l))
		}
		for _, line := range wrapped(l.T("columns.places", strings.Join(append(paths, l.Spelling("row-place.text"), l.Spelling("row-place.none")), ", "))) {
			out.WriteString("  # " + line + "\n")
		}
	}
	return out.Bytes()
}

// names are those of the columns of a table: their headings, with the letter of the
// column where there is none or where two are alike.
func (t *Table) names() []string {
	count := map[string]int{}
	for _, c := range t.Columns {
		count[folded(clean(c.Heading))]++
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = strings.TrimSpace(clean(c.Heading))
		if count[folded(clean(c.Heading))] > 1 || names[i] == "" {
			names[i] = strings.TrimSpace(names[i] + " [" + document.ColumnName(c.Number) + "]")
		}
	}
	return names
}

// mostColumnsFile is how large a file of columns may be.
const mostColumnsFile = 1 << 20

// ReadColumns reads a file of columns; what it does not understand is a problem.
func ReadColumns(file string, data []byte) (*ColumnFile, []diag.Problem) {
	f := &ColumnFile{file: file}
	var root yaml.Node
	fault := func(n *yaml.Node, code diag.Code, text, near string) []diag.Problem {
		pos := diag.Whole(file)
		if n != nil && n.Line > 0 {
			pos.Line, pos.Column = n.Line, n.Column
		}
		return []diag.Problem{{Severity: diag.Error, Code: code, Pos: pos, Args: diag.Args{"text": oneLine(clean(text)), "near": near}}}
	}
	if len(data) > mostColumnsFile || yaml.Unmarshal(data, &root) != nil || len(root.Content) != 1 || root.Content[0].Kind != yaml.SequenceNode {
		return nil, fault(nil, diag.Code("columns-unreadable"), "", "")
	}
	var problems []diag.Problem
	for _, item := range root.Content[0].Content {
		if item.Kind != yaml.MappingNode {
			return nil, fault(item, diag.Code("columns-unreadable"), "", "")
		}
		t := columnTable{line: item.Line, columns: map[string]string{}, used: map[string]bool{}, lines: map[string]int{}}
		for i := 0; i+1 < len(item.Content); i += 2 {
			k, v := item.Content[i], item.Content[i+1]
			switch spelledAs(k.Value, "row-map.", "sheet", "kind", "row", "columns") {
			case "sheet":
				t.sheet = v.Value
			case "kind":
				var kinds []string
				for _, kind := range rowKinds {
					kinds = append(kinds, string(kind))
				}
				if t.kind = RowKind(spelledAs(v.Value, "row-kind.", kinds...)); t.kind == "" {
					problems = append(problems, fault(v, diag.Code("columns-kind"), v.Value, "")...)
				}
			case "row":
				n, err := strconv.Atoi(v.Value)
				if err != nil || n < 1 {
					problems = append(problems, fault(v, diag.Code("columns-row"), v.Value, "")...)
				}
				t.row = n
			case "columns":
				for j := 0; j+1 < len(v.Content); j += 2 {
					name := folded(v.Content[j].Value)
					t.columns[name], t.lines[name] = v.Content[j+1].Value, v.Content[j].Line
				}
			default:
				problems = append(problems, fault(k, diag.Code("columns-key"), k.Value, "")...)
			}
		}
		f.tables = append(f.tables, t)
	}
	return f, problems
}

// spelledAs is which of some names a text spells, in any language.
func spelledAs(text, prefix string, names ...string) string {
	for _, name := range names {
		for _, s := range append(locale.Spellings(prefix+name), name) {
			if folded(s) == folded(text) {
				return name
			}
		}
	}
	return ""
}

// Tables finds how the tables of a file are read: as the file of columns says, when it is
// not nil, else as their headings do.
func (s *Site) Tables(file string, grids []document.Grid, columns *ColumnFile) ([]*Table, []diag.Problem) {
	var tables []*Table
	var problems []diag.Problem
	for _, g := range grids {
		at := diag.Whole(file)
		quote := func(code diag.Code, severity diag.Severity) {
			var texts []string
			if severity == diag.Warning {
				for _, row := range g.Rows {
					for _, c := range row.Cells {
						texts = append(texts, document.CellName(c.Column, row.Number)+" = "+oneLine(clean(s.said(c))))
					}
				}
			}
			problems = append(problems, diag.Problem{Severity: severity, Code: code, Pos: at, Args: diag.Args{"sheet": g.Name, "n": len(g.Rows), "texts": strings.Join(texts, " | ")}})
		}
		var says *columnTable
		if columns != nil {
			for i := range columns.tables {
				if c := &columns.tables[i]; c.sheet == "" && len(grids) == 1 || folded(c.sheet) == folded(g.Name) {
					says = c
				}
			}
		}
		if len(g.Rows) == 0 {
			continue
		}
		if says == nil && (g.Hidden || columns != nil) {
			quote(map[bool]diag.Code{true: diag.Code("table-hidden"), false: diag.Code("table-unnamed")}[g.Hidden], diag.Warning)
			continue
		}
		t, likely := s.guess(file, g)
		if says != nil {
			problems = append(problems, s.asSaid(t, says, columns.file)...)
			likely = has(t.Columns, t.Kind.needs())
		}
		if !likely && len(grids) > 1 {
			quote(diag.Code("table-unlike"), diag.Warning)
			continue
		}
		if !likely {
			quote(diag.Code("table-without-kind"), diag.Error)
			t.unlike = true // it is shown all the same: whoever corrects it needs its columns
		}
		tables = append(tables, t)
	}
	if columns != nil {
		for _, c := range columns.tables {
			if c.sheet != "" && !slices.ContainsFunc(grids, func(g document.Grid) bool { return folded(g.Name) == folded(c.sheet) }) {
				problems = append(problems, diag.Problem{Severity: diag.Error, Code: "columns-sheet", Pos: diag.Pos{File: columns.file, Line: c.line, Column: 1}, Args: diag.Args{"text": c.sheet}})
			}
		}
	}
	if len(tables) == 0 && len(problems) == 0 {
		problems = append(problems, diag.Problem{Severity: diag.Error, Code: "table-empty", Pos: diag.Whole(file)})
	}
	return tables, problems
}

// asSaid makes a table be read as the file of columns says.
func (s *Site) asSaid(t *Table, says *columnTable, file string) (problems []diag.Problem) {
	if says.kind != "" {
		t.Kind, t.places = says.kind, s.placesOfRows(says.kind)
	}
	if says.row > 0 {
		t.Row = says.row
	}
	t.above, t.rows, t.Columns = nil, nil, nil
	for i, row := range t.grid.Rows {
		switch {
		case row.Number < t.Row:
			t.above = t.grid.Rows[:i+1]
		case row.Number == t.Row:
			t.Columns, _, _ = guessed(t.places, row, nil)
		default:
			t.rows = t.grid.Rows[i:]
		}
		if t.rows != nil {
			break
		}
	}
	t.otherColumns()
	names := t.names()
	for i := range t.Columns {
		c, name := &t.Columns[i], folded(names[i])
		where, said := says.columns[name]
		if !said {
			continue
		}
		says.used[name], c.Guessed = true, false
		fault := func(code diag.Code) {
			var all []string
			for _, path := range sorted(t.places.byPath) {
				p := t.places.byPath[path]
				all = append(all, p.spelled(s.words))
			}
			problems = append(problems, diag.Problem{Severity: diag.Error, Code: code, Pos: diag.Pos{File: file, Line: says.lines[name], Column: 1}, Args: diag.Args{"text": where, "near": locale.Nearest(where, all)}})
		}
		switch p, known := t.places.named(where); {
		case spelledAs(where, "row-place.", textPath) != "" && t.Kind.list() == "":
			c.Path = textPath
		case spelledAs(where, "row-place.", nonePath) != "":
			c.Path = nonePath
		case known:
			c.Path = p.path()
		case t.places.resultsNamed(where) != "":
			c.Path = resultsOf + t.places.resultsNamed(where)
		case spelledAs(where, "row-place.", textPath) != "":
			c.Path = textPath
		default:
			fault(diag.Code("columns-place"))
		}
	}
	for _, name := range sorted(says.columns) {
		if !says.used[name] {
			problems = append(problems, diag.Problem{Severity: diag.Error, Code: "columns-column", Pos: diag.Pos{File: file, Line: says.lines[name], Column: 1}, Args: diag.Args{"text": name, "near": locale.Nearest(name, names)}})
		}
	}
	// Two columns cannot say one value.
	taken := map[string]bool{}
	for _, c := range t.Columns {
		if p, known := t.places.byPath[c.Path]; known && !p.isList() && taken[c.Path] {
			problems = append(problems, diag.Problem{Severity: diag.Error, Code: "columns-twice", Pos: diag.Pos{File: file, Line: says.line, Column: 1}, Args: diag.Args{"text": t.Where(c)}})
		}
		taken[c.Path] = true
	}
	return problems
}
