package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"essaim/internal/diag"
)

// maxRows is how many rows of a table a message writes.
const maxRows = 6

// reportTable looks for a table in a paragraph: lines cut by | without the row of
// dashes that makes a table of them, or by tabs, as spreadsheets give them.
func (p paragraph) reportTable() {
	if p.rowsApart() {
		return
	}
	if i, ok := p.tableOfBars(); ok {
		header := p.lines[i]
		code := diag.Code("table-without-dashes")
		below := p.lines[i+1:]
		if isDashes(below[0]) {
			code, below = diag.Code("table-dashes"), below[1:]
		}
		columns := cellsOf(header)
		for _, line := range below {
			columns = max(columns, cellsOf(line))
		}
		p.problem(diag.Warning, code, p.at[i], diag.Args{
			"text": excerpt(header), "write": tableHead(header, nil, columns),
		})
		return
	}
	if i, n := p.tableOfTabs(); n > 0 {
		rows := make([]string, 0, n+1)
		for j, line := range p.lines[i : i+min(n, maxRows)] {
			cells := strings.ReplaceAll(strings.ReplaceAll(string(line), "|", `\|`), "\t", " | ")
			rows = append(rows, "| "+cells+" |")
			if j == 0 {
				rows = append(rows, "|"+strings.Repeat(" --- |", 1+bytes.Count(line, []byte("\t"))))
			}
		}
		args := diag.Args{"text": excerpt(p.lines[i]), "write": strings.Join(rows, "\n"), "more": ""}
		if n > maxRows {
			args["more"] = n - maxRows
		}
		p.problem(diag.Warning, "table-of-tabs", p.at[i], args)
	}
}

// rowsApart reports rows that an empty line keeps away from those above. Of those that
// one keeps away each, the first are reported.
func (p paragraph) rowsApart() bool {
	if len(p.lines) == 0 || !isRowBelow(p.node.PreviousSibling(), p.lines[0], p.src) {
		return false
	}
	above := p.node.PreviousSibling()
	if above.Kind() == ast.KindParagraph && isRowBelow(above.PreviousSibling(), rowIn(above, 0, p.src), p.src) {
		return true
	}
	p.problem(diag.Warning, "table-row-apart", p.at[0], diag.Args{"text": excerpt(p.lines[0])})
	return true
}

// isRowBelow reports whether a line is a row of the table above, or of what was meant
// as one.
func isRowBelow(above ast.Node, line, src []byte) bool {
	switch above := above.(type) {
	case *extast.Table:
		return beginsRow(line) || len(above.Alignments) > 1 && cellsOf(line) == len(above.Alignments) && !bytes.ContainsAny(line, "[`")
	case *ast.Paragraph:
		last := rowIn(above, above.Lines().Len()-1, src)
		return beginsRow(line) && (beginsRow(last) || isDashes(last))
	}
	return false
}

// rowIn is a line of a paragraph, without spaces around it.
func rowIn(n ast.Node, i int, src []byte) []byte {
	line := n.Lines().At(i)
	return bytes.TrimSpace(line.Value(src))
}

// tableOfBars is the first row of a table of |: one that begins with it, above
// another. Without it on the left, all lines of the paragraph have the same cells,
// three or more, or there are three lines; menus of links are left alone.
func (p paragraph) tableOfBars() (first int, ok bool) {
	for i := range len(p.lines) - 1 {
		if beginsRow(p.lines[i]) && (beginsRow(p.lines[i+1]) || isDashes(p.lines[i+1])) {
			return i, true
		}
	}
	if len(p.lines) < 2 {
		return 0, false
	}
	cells := cellsOf(p.lines[0])
	for i, line := range p.lines {
		isLine := i == 1 && isDashes(line)
		if !isLine && cellsOf(line) != cells || bytes.ContainsAny(line, "[`") {
			return 0, false
		}
	}
	return 0, cells > 2 || cells == 2 && len(p.lines) > 2
}

// beginsRow: a | on the left, and another one.
func beginsRow(line []byte) bool {
	return len(line) > 1 && line[0] == '|' && bytes.IndexByte(line[1:], '|') > 0
}

// isDashes recognises what was meant as the row of dashes of a table, with whatever
// dashes an editor made of them.
func isDashes(line []byte) bool {
	return len(bytes.Trim(line, "|-–—―−=_+: \t")) == 0 && bytes.ContainsAny(line, "-–—―−=_") && bytes.ContainsAny(line, "|+")
}

// cellsOf counts the cells of a row as goldmark does.
func cellsOf(line []byte) int {
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte("|"))
	line = bytes.TrimSuffix(line, []byte("|"))
	return 1 + bytes.Count(line, []byte("|")) - bytes.Count(line, []byte(`\|`))
}

// tableHead writes the first two rows of a table of some columns: the header, with
// empty cells for what it lacks, and the dashes, likewise.
func tableHead(header, dashes []byte, columns int) string {
	if len(dashes) == 0 {
		return widened(header, " |", columns) + "\n|" + strings.Repeat(" --- |", columns)
	}
	return widened(header, " |", columns) + "\n" + widened(dashes, " --- |", columns)
}

// widened is a row with more cells on its right.
func widened(row []byte, cell string, columns int) string {
	missing := columns - cellsOf(row)
	if missing <= 0 {
		return string(row)
	}
	if !bytes.HasSuffix(row, []byte("|")) {
		row = append(bytes.Clone(row), " |"...)
	}
	return string(row) + strings.Repeat(cell, missing)
}

// tableOfTabs is where rows of the same number of tabs begin, and how many they are.
func (p paragraph) tableOfTabs() (first, rows int) {
	for i := range len(p.lines) - 1 {
		tabs := bytes.Count(p.lines[i], []byte("\t"))
		n := 1
		for tabs > 0 && i+n < len(p.lines) && bytes.Count(p.lines[i+n], []byte("\t")) == tabs {
			n++
		}
		if n > 1 {
			return i, n
		}
	}
	return 0, 0
}

// surplus reports the first row that has more cells than its table has columns:
// goldmark leaves them out.
func (d doubts) surplus(table *extast.Table) {
	header := lineAt(d.src, table.FirstChild().Pos())
	dashes, columns, first := header, len(table.Alignments), ast.Node(nil)
	most, lost := columns, ""
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		line := lineAt(d.src, row.Pos())
		if bytes.Count(line, []byte("|")) < columns {
			continue
		}
		cells := rowOf(line)
		if len(cells) <= columns {
			continue
		}
		rest := strings.TrimSpace(strings.Join(cells[columns:], "|"))
		if rest == "" {
			continue
		}
		if most = max(most, len(cells)); first == nil {
			first, lost = row, rest
		}
	}
	if first == nil {
		return
	}
	start := table.FirstChild().Pos() + len(header)
	if next := bytes.IndexByte(d.src[start:], '\n'); next >= 0 {
		dashes = bytes.TrimLeft(lineAt(d.src, start+next+1), "> ")
	}
	d.problem(diag.Warning, "table-surplus", first.Pos(), diag.Args{
		"lost": excerpt([]byte(lost)), "columns": columns,
		"write": tableHead(header, dashes, most),
	})
}

// rowOf cuts a row at the | that are not escaped.
func rowOf(line []byte) []string {
	text := strings.TrimSuffix(strings.TrimPrefix(string(line), "|"), "|")
	parts := strings.Split(text, "|")
	cells := parts[:0]
	for _, part := range parts {
		if last := len(cells) - 1; last >= 0 && strings.HasSuffix(cells[last], `\`) {
			cells[last] += "|" + part
			continue
		}
		cells = append(cells, part)
	}
	return cells
}

// lineAt is the line from an offset on, without spaces around it.
func lineAt(src []byte, offset int) []byte {
	line, _, _ := bytes.Cut(src[min(max(offset, 0), len(src)):], []byte("\n"))
	return bytes.TrimSpace(line)
}
