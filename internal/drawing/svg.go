package drawing

import (
	"bytes"
	"fmt"
	"html"
	"unicode/utf8"

	"essaim/internal/view"
)

// The colours of a chart that stands alone: those of paper.
const (
	chartPaper    = "#fff"
	chartInk      = "#1b2621"
	chartValue    = "#0a5d48"
	chartBefore   = "#a9cfc1"
	chartExpected = "#8f6100"
)

// SVG is a chart as a file of its own, which needs no style sheet: to put in a
// report or a newspaper.
func SVG(c *view.Chart) []byte {
	const margin, title, titleWidth = 16, 28, 9
	var b bytes.Buffer
	put := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	width, height := max(c.Width, titleWidth*utf8.RuneCountInString(c.Title))+2*margin, c.Height+title+2*margin
	put(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="14" text-anchor="middle" fill="%s">`, width, height, width, height, chartInk)
	put(`<title id="title">%s</title>`, html.EscapeString(c.Title))
	put(`<desc id="desc">%s</desc>`, html.EscapeString(c.Summary))
	put(`<rect width="%d" height="%d" fill="%s"/>`, width, height, chartPaper)
	put(`<text x="%d" y="%d" text-anchor="start" font-weight="700" font-size="16">%s</text>`, margin, margin+12, html.EscapeString(c.Title))
	put(`<g transform="translate(%d %d)">`, margin, margin+title)
	for _, col := range c.Columns {
		putColumn(put, c, col)
	}
	put(`<path d="M0 %dH%d" stroke="%s"/>`, c.Base, c.Right, chartInk)
	if c.Line != "" {
		put(`<path d="%s" fill="none" stroke="%s" stroke-width="3"/><path d="%s" fill="none" stroke="%s" stroke-width="2" stroke-dasharray="5 4"/>`, c.Line, chartPaper, c.Line, chartExpected)
	}
	if c.Target >= 0 {
		put(`<path d="M0 %dH%d" stroke="%s" stroke-width="2"/>`, c.Target, c.Right, chartInk)
	}
	for _, words := range c.Words {
		put(`<text x="%d" y="%d" text-anchor="start">%s</text>`, words.X, words.Y, html.EscapeString(words.Text))
	}
	put(`</g>`)
	put(`</svg>`)
	return b.Bytes()
}

// putColumn draws a column as the page does.
func putColumn(put func(string, ...any), c *view.Chart, col view.ChartColumn) {
	if col.Baseline {
		put(`<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="%s"/>`, col.X, col.Top, col.Width, col.Rise, chartInk)
	} else if col.Top >= 0 {
		put(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, col.X, col.Top, col.Width, col.Rise, chartValue)
	}
	if col.Carried >= 0 {
		put(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, col.X, col.Carried, col.Width, col.CarriedRise, chartBefore)
	}
	if col.Over >= 0 {
		put(`<path d="M%d %dV%d" stroke="%s" stroke-width="%d" stroke-dasharray="4"/>`, col.Middle, col.Over, col.Top, chartPaper, col.Width)
	}
	if col.Expected >= 0 {
		put(`<path d="M%d %dH%d" stroke="%s" stroke-width="2" stroke-dasharray="5 4"/>`, col.Left, col.Expected, col.Right, chartExpected)
	}
	if col.Target >= 0 {
		put(`<path d="M%d %dH%d" stroke="%s" stroke-width="2"/>`, col.Left, col.Target, col.Right, chartInk)
	}
	value := col.Value
	if value == "" {
		value = "–"
	}
	put(`<text x="%d" y="%d" font-weight="700">%s</text>`, col.Middle, col.ValueY, html.EscapeString(value))
	put(`<text x="%d" y="%d">%s</text>`, col.Middle, c.LabelY, html.EscapeString(col.Label))
	if col.Note != "" {
		put(`<text x="%d" y="%d" font-size="12">%s</text>`, col.Middle, c.NoteY, html.EscapeString(col.Note))
	}
}
