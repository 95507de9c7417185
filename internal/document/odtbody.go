package document

import (
	"strconv"
	"strings"
)

// odtInline is what the text at a place has from what is around it.
type odtInline struct {
	bold, italic bool
	style        string
	link         string
	height       string
	hidden       bool
	control      *Control
	placeholder  bool
}

// odtList is the list that a paragraph is in.
type odtList struct {
	style   string
	level   int
	begins  bool // the paragraph is the first of its item
	ordered bool
	number  int
}

// blocks reads what a text, a cell, a note or a text box holds.
func (d *odt) blocks(parent *element, in odtInline) []Block {
	var all []Block
	for _, e := range parent.children {
		switch e.name {
		case "text:p", "text:h":
			all = append(all, d.paragraph(e, in, nil)...)
		case "text:list":
			all = append(all, d.list(e, in, odtList{level: -1})...)
		case "table:table":
			all = append(all, d.table(e, in)...)
		case "text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index":
			d.remark(Contents, spokenODT(e.child("text:index-body")))
		case "text:tracked-changes", "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:forms":
		case "":
			if text := d.text(e.text, in); strings.TrimSpace(text) != "" { // where no text should be
				all = append(all, Block{Runs: []Run{{Text: text}}})
			}
		case "text:change", "text:change-start", "text:change-end":
			d.change(e)
		case "draw:frame", "draw:custom-shape", "draw:g", "draw:rect", "draw:line", "draw:ellipse", "draw:control":
			var runs []Run
			d.drawing(e, in, &runs)
			if len(runs) > 0 {
				all = append(all, Block{Runs: runs})
			}
			all = append(all, d.takeBoxes()...)
		default:
			all = append(all, d.blocks(e, in)...)
		}
	}
	return all
}

// change follows where text begins and ends that a tracked change took out; with most
// programs it is not in the text at all.
func (d *odt) change(e *element) {
	id := e.attr("text:change-id")
	switch c := d.changed[id]; {
	case c == nil || c.find("text:deletion") == nil:
	case e.name == "text:change-start":
		d.deleting = id
	case e.name == "text:change-end" && d.deleting == id:
		d.deleting = ""
	}
}

func (d *odt) takeBoxes() []Block {
	boxes := d.boxes
	d.boxes = nil
	return boxes
}

func (d *odt) paragraph(e *element, in odtInline, list *odtList) []Block {
	style := d.styles["paragraph "+e.attr("text:style-name")]
	if style.name == "" {
		style.name = nameOf(e.attr("text:style-name"))
	}
	b := Block{Style: style.name}
	in.bold, in.italic, in.hidden = toggled(in.bold, style.bold), toggled(in.italic, style.italic), toggled(in.hidden, style.hidden)
	switch level, err := strconv.Atoi(e.attr("text:outline-level")); {
	case style.name == "title":
		b.Kind = Heading
	case e.name == "text:h":
		b.Kind, b.Level = Heading, 1
		if err == nil {
			b.Level = max(1, level)
		}
	case list != nil && list.begins:
		b.Kind, b.Level, b.Ordered, b.Number = Item, min(list.level, maxLevel), list.ordered, list.number
		if depth, is := listDepth(style.name); is && list.level == 0 {
			b.Level, _ = strconv.Atoi(depth)
		}
	case style.name == "quotations" || style.name == "quote":
		b.Kind = Quote
	}
	if b.Kind == Heading {
		in.bold, in.italic = false, false
	}
	outer := d.takeBoxes()
	d.before = ""
	b.Runs = d.runs(e, in)
	var blocks []Block
	if len(b.Runs) > 0 {
		blocks = append(blocks, b)
	}
	blocks = append(blocks, d.takeBoxes()...)
	d.boxes = outer
	return blocks
}

// list reads a list, whose items hold paragraphs and further lists.
func (d *odt) list(e *element, in odtInline, above odtList) []Block {
	l := odtList{style: or(e.attr("text:style-name"), above.style), level: above.level + 1}
	l.ordered = d.lists[l.style][min(l.level, maxLevel)]
	key := l.style + " " + strconv.Itoa(l.level)
	if above.level < 0 && e.attr("text:continue-numbering") != "true" && e.attr("text:continue-list") == "" || above.level >= 0 {
		d.counts[key] = 0
	}
	var all []Block
	for _, item := range e.children {
		if item.name != "text:list-item" && item.name != "text:list-header" {
			continue
		}
		if start, err := strconv.Atoi(item.attr("text:start-value")); err == nil {
			d.counts[key] = start - 1
		}
		begins := item.name == "text:list-item"
		for _, c := range item.children {
			switch c.name {
			case "text:p", "text:h":
				own := l
				if own.begins = begins; begins {
					d.counts[key]++
					own.number = d.counts[key]
				}
				begins = false
				all = append(all, d.paragraph(c, in, &own)...)
			case "text:list":
				all = append(all, d.list(c, in, l)...)
			case "":
			default:
				all = append(all, d.blocks(&element{children: []*element{c}}, in)...)
			}
		}
	}
	return all
}

// The most rows and columns that an empty cell may stand for: spreadsheets fill pages
// so.
const maxRepeated = 16

func (d *odt) table(e *element, in odtInline) []Block {
	b := Block{Kind: Table}
	merged := false
	var rows func(*element)
	rows = func(parent *element) {
		for _, r := range parent.children {
			if r.name != "table:table-row" {
				if r.name != "" && r.name != "table:table-column" {
					rows(r)
				}
				continue
			}
			var row []Cell
			for _, c := range r.children {
				switch c.name {
				case "table:table-cell":
					span, _ := strconv.Atoi(c.attr("table:number-columns-spanned"))
					down, _ := strconv.Atoi(c.attr("table:number-rows-spanned"))
					merged = merged || span > 1 || down > 1
					cell := Cell{Blocks: d.blocks(c, in)}
					repeated, _ := strconv.Atoi(c.attr("table:number-columns-repeated"))
					for range max(1, min(repeated, maxRepeated)) {
						row = append(row, cell)
					}
				case "table:covered-table-cell":
					row = append(row, Cell{Blocks: d.blocks(c, in), Merged: true})
				}
			}
			b.Rows = append(b.Rows, row)
		}
	}
	rows(e)
	if merged {
		d.remark(MergedCells, "")
	}
	if len(b.Rows) == 0 {
		return nil
	}
	return []Block{b}
}

// runs reads what a paragraph holds, or a part of one.
func (d *odt) runs(parent *element, in odtInline) []Run {
	var all []Run
	say := func(text string) {
		if text == "" {
			return
		}
		d.before = text
		all = append(all, Run{
			Text: text, Bold: in.bold, Italic: in.italic, Style: in.style, Link: in.link, Control: in.control, Placeholder: in.placeholder,
		})
	}
	for _, e := range parent.children {
		if d.deleting != "" && e.name != "text:change-end" {
			d.remark(Deleted, spokenODT(e))
			continue
		}
		switch e.name {
		case "":
			say(d.text(e.text, in))
		case "text:s":
			n, _ := strconv.Atoi(or(e.attr("text:c"), "1"))
			say(strings.Repeat(" ", max(1, min(n, maxRepeated))))
		case "text:tab":
			say("\t")
		case "text:line-break":
			say("\n")
		case "text:span":
			all = append(all, d.span(e, in)...)
		case "text:a":
			within := in
			within.link = e.attr("xlink:href")
			all = append(all, d.runs(e, within)...)
		case "text:note":
			d.note(e, in, &all)
		case "office:annotation":
			d.remark(Commented, "")
			for _, c := range e.children {
				if c.name == "text:p" || c.name == "text:list" {
					for _, b := range d.blocks(&element{children: []*element{c}}, odtInline{}) {
						b.Kind = Comment
						d.boxes = append(d.boxes, b)
					}
				}
			}
		case "text:placeholder":
			within := in
			within.placeholder = true
			all = append(all, d.runs(e, within)...)
		case "loext:content-control":
			all = append(all, d.runs(e, controlledODT(e, in))...)
		case "text:ruby":
			say(e.words())
		case "field:fieldmark":
			say(chosenODT(e))
		case "text:change", "text:change-start", "text:change-end":
			d.change(e)
		case "draw:frame", "draw:custom-shape", "draw:g", "draw:rect", "draw:line", "draw:ellipse", "draw:control", "draw:a":
			before, n := d.before, len(all)
			d.drawing(e, in, &all)
			if d.before = before; len(all) == n && e.attr("text:anchor-type") == "as-char" && before != "" {
				say(" ") // in the place of what is left out: the words around it are two
			}
		case "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:soft-page-break", "office:annotation-end", "loext:list-item":
		default:
			all = append(all, d.runs(e, in)...)
		}
	}
	return all
}

// text is a piece as it is shown: of several spaces one, of an end of line too.
func (d *odt) text(text string, in odtInline) string {
	var out strings.Builder
	space := false
	for _, r := range text {
		if r == ' ' || r == '\n' || r == '\r' || r == '\t' {
			if !space {
				out.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		out.WriteRune(r)
	}
	switch {
	case strings.HasPrefix(in.height, "super"), strings.HasPrefix(in.height, "3"), strings.HasPrefix(in.height, "5"):
		return afterDigit(d.before, out.String(), highDigits)
	case strings.HasPrefix(in.height, "sub"), strings.HasPrefix(in.height, "-"):
		return afterDigit(d.before, out.String(), lowDigits)
	}
	return out.String()
}

func (d *odt) span(e *element, in odtInline) []Run {
	style, known := d.styles["text "+e.attr("text:style-name")]
	if known {
		in.bold, in.italic, in.hidden = toggled(in.bold, style.bold), toggled(in.italic, style.italic), toggled(in.hidden, style.hidden)
		in.height, in.style = or(style.height, in.height), or(style.name, in.style)
	}
	runs := d.runs(e, in)
	if in.hidden && strings.TrimSpace(Text(runs)) != "" {
		d.remark(Hidden, Text(runs))
	}
	return runs
}

// chosenODT is what a field of an old form of Word says that shows nothing as text, as
// LibreOffice keeps it: the choice of a list, a box that is ticked or not.
func chosenODT(e *element) string {
	var entries []string
	at, ticked := 0, "☐"
	for _, p := range children(e, "field:param") {
		switch value := p.attr("field:value"); p.attr("field:name") {
		case "Dropdown_ListEntry":
			entries = append(entries, value)
		case "Dropdown_Selected":
			at, _ = strconv.Atoi(value)
		case "Checkbox_Checked":
			if value == "true" || value == "1" {
				ticked = "☒"
			}
		}
	}
	switch {
	case strings.HasSuffix(e.attr("field:type"), "FORMCHECKBOX"):
		return ticked
	case 0 <= at && at < len(entries):
		return entries[at]
	}
	return ""
}

func controlledODT(e *element, in odtInline) odtInline {
	tag, label := e.attr("loext:tag"), e.attr("loext:alias")
	if tag != "" || label != "" || in.control == nil {
		in.control = &Control{Tag: tag, Label: label}
	}
	in.placeholder = in.placeholder || e.attr("loext:showing-place-holder") == "true"
	return in
}

func (d *odt) note(e *element, in odtInline, all *[]Run) {
	body := e.child("text:note-body")
	switch {
	case body == nil:
		return
	case d.inNote:
		d.remark(Unseen, spokenODT(body))
		return
	}
	d.Notes = append(d.Notes, nil)
	at := len(d.Notes)
	before := d.before
	d.inNote = true
	d.Notes[at-1] = d.blocks(body, odtInline{})
	d.inNote, d.before = false, before
	*all = append(*all, Run{Note: at, Control: in.control})
}

// drawing reads what is drawn: pictures, text boxes, fields, and the words of shapes.
func (d *odt) drawing(e *element, in odtInline, all *[]Run) {
	switch e.name {
	case "draw:control":
		d.field(e, in, all)
	case "draw:a":
		in.link = e.attr("xlink:href")
	}
	alt := altOf(e.child("svg:title").words(), e.child("svg:desc").words())
	shown, said := false, false
	for _, c := range e.children {
		switch c.name {
		case "draw:image":
			said = true
			if !shown { // another is the same picture for another program
				shown = d.picture(c, alt, in, all)
			}
		case "draw:text-box":
			d.remark(Boxed, spokenODT(c))
			d.boxes = append(d.boxes, d.blocks(c, odtInline{control: in.control})...)
		case "text:p", "text:h", "text:list":
			if words := spokenODT(c); words != "" {
				d.remark(Boxed, words)
				d.boxes = append(d.boxes, d.blocks(&element{children: []*element{c}}, odtInline{control: in.control})...)
			}
		case "draw:image-map":
			if words := spokenODT(c); words != "" {
				d.remark(Unseen, words)
			}
		case "svg:desc", "svg:title", "":
		default:
			d.drawing(c, in, all)
		}
	}
	if alt != "" && !said {
		d.remark(Unseen, alt)
	}
}

func (d *odt) picture(e *element, alt string, in odtInline, all *[]Run) bool {
	target := strings.TrimPrefix(e.attr("xlink:href"), "./")
	if strings.Contains(target, ":") || strings.HasPrefix(target, "..") || strings.HasPrefix(target, "/") {
		d.remark(Elsewhere, strings.TrimSpace(target+" "+alt))
		return false
	}
	data, err := d.archive.bytes(target, maxPicture)
	if err != nil || data == nil {
		if target != "" {
			d.remark(MissingPart, strings.TrimSpace(target+" "+alt))
		}
		return false
	}
	name := target[strings.LastIndexByte(target, '/')+1:]
	d.Pictures = append(d.Pictures, Picture{Name: name, Alt: alt, Data: data})
	*all = append(*all, Run{Picture: len(d.Pictures), Link: in.link, Control: in.control})
	return true
}
