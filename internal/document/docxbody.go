package document

import (
	"strconv"
	"strings"
)

// docxInline is what the text at a place has from what is around it.
type docxInline struct {
	bold, italic bool
	style        string
	link         string
	control      *Control
	placeholder  bool
	hidden       bool
}

// blocks reads what a body, a cell, a note or a text box holds.
func (d *docx) blocks(parent *element, in docxInline) []Block {
	var all []Block
	joins := false // the paragraph above lost its end to a tracked change
	add := func(blocks []Block) {
		if joins && len(all) > 0 && len(blocks) > 0 && blocks[0].Kind != Table {
			all[len(all)-1].Runs = append(all[len(all)-1].Runs, blocks[0].Runs...)
			blocks = blocks[1:]
		}
		all = append(all, blocks...)
		joins = false
	}
	for _, e := range parent.children {
		switch e.name {
		case "w:p":
			add(d.paragraph(e, in))
			joins = e.child("w:pPr", "w:rPr", "w:del") != nil
		case "w:tbl":
			add(d.table(e, in))
		case "w:sdt":
			if e.child("w:sdtPr", "w:docPartObj", "w:docPartGallery").attr("w:val") == "Table of Contents" {
				d.remark(Contents, spokenIn(e))
				continue
			}
			if content := e.child("w:sdtContent"); content != nil {
				add(d.blocks(content, d.controlled(e, in)))
			}
		case "w:del", "w:moveFrom":
			d.deleted(e)
		case "w:ins", "w:moveTo":
			d.remark(Added, spokenIn(e))
			add(d.blocks(e, in))
		case "w:altChunk", "w:subDoc":
			r := d.links[e.attr("r:id")]
			d.remark(Embedded, r.target)
		case "mc:AlternateContent":
			add(d.blocks(alternative(e), in))
		case "":
		default:
			if e.find("w:p") != nil || e.find("w:tbl") != nil {
				add(d.blocks(e, in))
			} else if runs := d.runs(e, in); len(runs) > 0 {
				add([]Block{{Runs: runs}})
			}
		}
	}
	return all
}

// controlled is what is in a content control.
func (d *docx) controlled(sdt *element, in docxInline) docxInline {
	p := sdt.child("w:sdtPr")
	tag, label := p.child("w:tag").attr("w:val"), p.child("w:alias").attr("w:val")
	if tag != "" || label != "" || in.control == nil {
		in.control = &Control{Tag: tag, Label: label}
	}
	in.placeholder = in.placeholder || toggle(p.child("w:showingPlcHdr")) == "on"
	return in
}

// alternative is the part of an alternative that is read: the newer one, unless it says
// nothing.
func alternative(e *element) *element {
	choice, fallback := e.child("mc:Choice"), e.child("mc:Fallback")
	says := func(e *element) bool {
		return e != nil && (e.words("w:t", "a:t", "m:t") != "" || e.find("a:blip") != nil || e.find("v:imagedata") != nil)
	}
	if choice != nil && (says(choice) || !says(fallback)) {
		return choice
	}
	if fallback != nil {
		return fallback
	}
	return &element{}
}

func (d *docx) deleted(e *element) { d.remark(Deleted, spokenIn(e)) }

// paragraph gives a paragraph, and after it what hangs on it: text boxes, comments.
func (d *docx) paragraph(e *element, in docxInline) []Block {
	p := e.child("w:pPr")
	style := d.styles[p.child("w:pStyle").attr("w:val")]
	b := Block{Style: style.name}
	in.bold, in.italic = toggled(in.bold, style.bold), toggled(in.italic, style.italic)
	in.hidden = toggled(in.hidden, style.hidden)
	level := style.level
	if outline, err := strconv.Atoi(p.child("w:outlineLvl").attr("w:val")); err == nil && outline >= 0 && outline < 9 {
		level = outline + 1
	}
	switch {
	case style.name == "title":
		b.Kind = Heading
	case level > 0:
		b.Kind, b.Level = Heading, level
	case strings.HasPrefix(style.name, "toc "):
		d.remark(Contents, spokenIn(e))
		return nil
	case style.name == "quote" || style.name == "intense quote":
		b.Kind = Quote
	default:
		d.lists.item(&b, or(p.child("w:numPr", "w:numId").attr("w:val"), style.list), or(p.child("w:numPr", "w:ilvl").attr("w:val"), style.depth))
	}
	if b.Kind == Heading {
		in.bold, in.italic = false, false // its style's
	}
	d.before = ""
	b.Runs = d.runs(e, in)
	var blocks []Block
	if len(b.Runs) > 0 {
		blocks = append(blocks, b)
	}
	return append(blocks, d.after(e, in)...)
}

// after reads what hangs on a paragraph once its own text was read.
func (d *docx) after(p *element, in docxInline) (blocks []Block) {
	var boxes, marks []*element
	var look func(e *element)
	look = func(e *element) {
		switch e.name {
		case "w:txbxContent":
			boxes = append(boxes, e)
			return
		case "w:commentReference":
			marks = append(marks, e)
		case "mc:AlternateContent":
			e = alternative(e)
		case "w:del", "w:moveFrom":
			return
		}
		for _, c := range e.children {
			if e == p && (c.name == "w:p" || c.name == "w:tbl") { // where none should be
				blocks = append(blocks, d.blocks(&element{children: []*element{c}}, in)...)
				continue
			}
			look(c)
		}
	}
	look(p)
	for _, box := range boxes {
		d.remark(Boxed, spokenIn(box))
		blocks = append(blocks, d.blocks(box, docxInline{control: in.control, placeholder: in.placeholder})...)
	}
	for _, m := range marks {
		id := m.attr("w:id")
		if c := d.comments[id]; c != nil {
			delete(d.comments, id)
			d.remark(Commented, "")
			for _, b := range d.blocks(c, docxInline{}) {
				if b.Kind != Table {
					b.Kind = Comment
				}
				blocks = append(blocks, b)
			}
		}
	}
	return blocks
}

func toggled(before bool, says string) bool { return says == "on" || before && says != "off" }

// table reads a table; a row that a tracked change took out is out.
func (d *docx) table(e *element, in docxInline) []Block {
	b := Block{Kind: Table}
	merged := 0
	var rows func(e *element, in docxInline)
	rows = func(parent *element, in docxInline) {
		for _, r := range parent.children {
			switch r.name {
			case "w:tr":
				if r.child("w:trPr", "w:del") != nil {
					d.deleted(r)
					continue
				}
				row := d.row(r, in)
				for _, c := range row {
					if c.Merged || c.Span > 1 {
						merged++
					}
				}
				b.Rows = append(b.Rows, row)
			case "w:sdt":
				if content := r.child("w:sdtContent"); content != nil {
					rows(content, d.controlled(r, in))
				}
			case "w:tblPr", "w:tblGrid", "w:tblPrEx":
			default:
				rows(r, in)
			}
		}
	}
	rows(e, in)
	if merged > 0 {
		d.remark(MergedCells, "")
	}
	if len(b.Rows) == 0 {
		return nil
	}
	return []Block{b}
}

// maxSpan is how many columns a cell may take.
const maxSpan = 64

func (d *docx) row(r *element, in docxInline) []Cell {
	var row []Cell
	if before, err := strconv.Atoi(r.child("w:trPr", "w:gridBefore").attr("w:val")); err == nil && before > 0 {
		row = append(row, Cell{Span: min(before, maxSpan)})
	}
	var cells func(e *element, in docxInline)
	cells = func(parent *element, in docxInline) {
		for _, c := range parent.children {
			switch c.name {
			case "w:tc":
				p := c.child("w:tcPr")
				span, _ := strconv.Atoi(p.child("w:gridSpan").attr("w:val"))
				merge := p.child("w:vMerge")
				row = append(row, Cell{Blocks: d.blocks(c, in), Span: max(0, min(span, maxSpan)), Merged: merge != nil && merge.attr("w:val") != "restart"})
			case "w:sdt":
				if content := c.child("w:sdtContent"); content != nil {
					cells(content, d.controlled(c, in))
				}
			case "w:trPr", "w:tblPrEx", "w:tcPr":
			default:
				cells(c, in)
			}
		}
	}
	cells(r, in)
	return row
}
