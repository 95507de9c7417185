package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a box that scrolls when it is wider than the page; both have
// a name. The box can have the focus, so that the keyboard scrolls it.
func (r *renderer) table(n *extast.Table) {
	r.tables++
	doubts{r}.surplus(n)
	name := r.locale.T("table", strconv.Itoa(r.tables))
	if r.current.Title != "" {
		name = r.locale.T("table-under", strconv.Itoa(r.tables), r.current.Title)
	}
	r.write(`<div class="table" tabindex="0" role="region" aria-label="`)
	r.out = escape(r.out, name)
	r.write("\">\n<table>\n<caption class=\"hidden\">")
	r.out = escape(r.out, name)
	r.write("</caption>\n")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*extast.TableHeader)
		switch {
		case head:
			r.write("<thead>\n")
		case row.PreviousSibling().Kind() == extast.KindTableHeader:
			r.write("<tbody>\n")
		}
		r.row(row, head)
		switch {
		case head:
			r.write("</thead>\n")
		case row.NextSibling() == nil:
			r.write("</tbody>\n")
		}
	}
	r.write("</table>\n</div>\n")
}

func (r *renderer) row(row ast.Node, head bool) {
	r.write("<tr>\n")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cell := c.(*extast.TableCell)
		tag := "td"
		if head && cell.FirstChild() != nil { // an empty header heads nothing
			tag = "th"
		}
		r.write("<" + tag)
		if tag == "th" {
			r.write(` scope="col"`)
		}
		switch cell.Alignment {
		case extast.AlignRight:
			r.write(` class="right"`)
		case extast.AlignCenter:
			r.write(` class="center"`)
		}
		r.write(">")
		r.inlines(cell)
		r.write("</" + tag + ">\n")
	}
	r.write("</tr>\n")
}
