package document

import (
	"html"
	"path"
	"strconv"
	"strings"
)

// A docxField is a field that the text is in: it begins with what it does, and goes on
// with what it shows.
type docxField struct {
	does  string
	shows bool
	link  string
	data  *element
}

// runs reads what a paragraph holds, or a part of one.
func (d *docx) runs(parent *element, in docxInline) []Run {
	var all []Run
	for _, e := range parent.children {
		switch e.name {
		case "w:r":
			all = append(all, d.run(e, in)...)
		case "w:hyperlink":
			within := in
			if r, known := d.links[e.attr("r:id")]; known {
				within.link = r.target
				if anchor := e.attr("w:anchor"); anchor != "" && r.outside {
					within.link += "#" + anchor
				}
			}
			all = append(all, d.runs(e, within)...)
		case "w:fldSimple":
			within := in
			within.link = or(linkOf(e.attr("w:instr")), in.link)
			all = append(all, d.runs(e, within)...)
		case "w:sdt":
			if content := e.child("w:sdtContent"); content != nil {
				all = append(all, d.runs(content, d.controlled(e, in))...)
			}
		case "w:del", "w:moveFrom":
			d.deleted(e)
		case "w:ins", "w:moveTo":
			if words := spokenIn(e); words != "" {
				d.remark(Added, words)
			}
			all = append(all, d.runs(e, in)...)
		case "m:oMath", "m:oMathPara":
			all = d.say(all, in, e.words("m:t", "w:t"))
		case "mc:AlternateContent":
			all = append(all, d.runs(alternative(e), in)...)
		case "w:t": // outside of any run
			all = d.say(all, in, rawText(e))
		case "w:p", "w:tbl": // of a text box: blocks of their own
		case "w:pPr", "w:rPr", "w:sdtPr", "":
		default:
			all = append(all, d.runs(e, in)...)
		}
	}
	return all
}

// say adds a text of the appearance that its place has.
func (d *docx) say(runs []Run, in docxInline, text string) []Run {
	if text == "" {
		return runs
	}
	d.before = text
	link := in.link
	for _, f := range d.fields {
		if f.shows {
			link = or(f.link, link)
		}
	}
	return append(runs, Run{
		Text: text, Bold: in.bold, Italic: in.italic, Style: in.style, Link: link, Control: in.control, Placeholder: in.placeholder,
	})
}

func (d *docx) run(e *element, in docxInline) []Run {
	p := e.child("w:rPr")
	if id := p.child("w:rStyle").attr("w:val"); id != "" {
		style := d.styles[id]
		in.style = style.name
		in.bold, in.italic = toggled(in.bold, style.bold), toggled(in.italic, style.italic)
		in.hidden = toggled(in.hidden, style.hidden)
	}
	in.bold, in.italic = toggled(in.bold, toggle(p.child("w:b"))), toggled(in.italic, toggle(p.child("w:i")))
	in.hidden = toggled(in.hidden, toggle(p.child("w:vanish")))
	var all []Run
	d.pieces(e, in, p.child("w:vertAlign").attr("w:val"), &all)
	if in.hidden && strings.TrimSpace(Text(all)) != "" {
		d.remark(Hidden, Text(all))
	}
	return all
}

// pieces reads what a run holds.
func (d *docx) pieces(e *element, in docxInline, height string, all *[]Run) {
	say := func(text string) { *all = d.say(*all, in, text) }
	for _, c := range e.children {
		switch c.name {
		case "w:t":
			text := strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(rawText(c))
			switch height {
			case "superscript":
				text = afterDigit(d.before, text, highDigits)
			case "subscript":
				text = afterDigit(d.before, text, lowDigits)
			}
			say(text)
		case "w:tab", "w:ptab":
			say("\t")
		case "w:br", "w:cr":
			if kind := c.attr("w:type"); kind != "page" && kind != "column" {
				say("\n")
			}
		case "w:noBreakHyphen":
			say("\u2011")
		case "w:sym":
			say(symbol(c.attr("w:char")))
		case "w:delText":
			d.remark(Deleted, rawText(c))
		case "w:footnoteReference":
			d.note(all, in, "footnote "+c.attr("w:id"))
		case "w:endnoteReference":
			d.note(all, in, "endnote "+c.attr("w:id"))
		case "w:fldChar":
			d.field(c, all, in)
		case "w:instrText":
			if n := len(d.fields); n > 0 && !d.fields[n-1].shows {
				d.fields[n-1].does += rawText(c)
			}
		case "w:drawing", "w:pict", "w:object":
			n := len(*all)
			d.drawing(c, all, in)
			if len(*all) == n && d.before != "" && (c.name == "w:object" || c.child("wp:inline") != nil) {
				say(" ") // in the place of what is left out: the words around it are two
			}
		case "mc:AlternateContent":
			d.pieces(alternative(c), in, height, all)
		case "w:ruby":
			say(c.words("w:t"))
		case "w:rPr", "":
		default:
			d.pieces(c, in, height, all)
		}
	}
}

func rawText(e *element) string {
	var text strings.Builder
	for _, c := range e.children {
		text.WriteString(c.text)
	}
	return text.String()
}

// symbol is a sign of one of Word's own fonts.
func symbol(char string) string {
	switch code, _ := strconv.ParseInt(char, 16, 32); code & 0xff {
	case 0xfe, 0x78:
		return "☒"
	case 0xa8, 0x6f, 0x71:
		return "☐"
	case 0xfc:
		return "✓"
	case 0xe0, 0xe8, 0xd8:
		return "→"
	}
	return "•"
}

// field follows where a field begins, begins to show, and ends.
func (d *docx) field(c *element, all *[]Run, in docxInline) {
	n := len(d.fields)
	switch c.attr("w:fldCharType") {
	case "begin":
		if n < maxDepth {
			d.fields = append(d.fields, docxField{data: c.child("w:ffData")})
		}
	case "separate":
		if n > 0 {
			f := &d.fields[n-1]
			f.shows, f.link = true, linkOf(f.does)
		}
	case "end":
		if n == 0 {
			return
		}
		f := d.fields[n-1]
		d.fields = d.fields[:n-1]
		*all = d.say(*all, in, chosen(f.data))
	}
}

// chosen is what an old form's field says that shows nothing as text: the choice of a
// list, a box that is ticked or not.
func chosen(data *element) string {
	if list := data.child("w:ddList"); list != nil {
		at, _ := strconv.Atoi(or(list.child("w:result").attr("w:val"), list.child("w:default").attr("w:val")))
		if entries := children(list, "w:listEntry"); 0 <= at && at < len(entries) {
			return entries[at].attr("w:val")
		}
	}
	if box := data.child("w:checkBox"); box != nil {
		if toggle(or(box.child("w:checked"), box.child("w:default"))) == "on" {
			return "☒"
		}
		return "☐"
	}
	return ""
}

// linkOf is where a field of a link leads: HYPERLINK "https://example.org/" \o "words".
func linkOf(does string) string {
	rest, is := strings.CutPrefix(strings.TrimSpace(does), "HYPERLINK")
	if !is {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, `"`) {
		target, _, _ := strings.Cut(rest[1:], `"`)
		return target
	}
	target, _, _ := strings.Cut(rest, " ")
	if strings.HasPrefix(target, `\`) {
		return ""
	}
	return target
}

// note calls a footnote or an endnote, which is read where it is called first.
func (d *docx) note(all *[]Run, in docxInline, id string) {
	n := d.notes[id]
	if n == nil || d.inNote {
		return
	}
	if d.called[id] == 0 {
		d.Notes = append(d.Notes, nil)
		at := len(d.Notes)
		d.called[id] = at
		part, links := d.part, d.links
		kind, _, _ := strings.Cut(id, " ")
		d.links = d.relations(path.Join(path.Dir(part), kind+"s.xml"))
		d.inNote = true
		d.Notes[at-1] = d.blocks(n, docxInline{})
		d.inNote, d.part, d.links = false, part, links
	}
	*all = append(*all, Run{Note: d.called[id], Control: in.control})
}

// drawing reads what is drawn: pictures, and the words of what is no text.
func (d *docx) drawing(e *element, all *[]Run, in docxInline) {
	alt, outer, within := "", in.link, in
	e.walk(func(c *element) bool {
		switch c.name {
		case "mc:AlternateContent":
			if chosen := alternative(c); chosen.name == "mc:Fallback" {
				d.drawing(chosen, all, in)
				return false
			}
			d.drawing(c.child("mc:Choice"), all, in)
			return false
		case "w:txbxContent":
			return false
		case "wp:docPr", "v:shape":
			alt, in.link = or(shownBy(c), alt), or(d.clicked(c), outer)
			within = in
		case "pic:cNvPr":
			alt, within.link = altOf(alt, shownBy(c)), or(d.clicked(c), in.link)
		case "v:textpath":
			d.remark(Unseen, shownBy(c))
		case "a:blip":
			d.picture(c.attr("r:embed"), c.attr("r:link"), alt, all, within)
			alt = ""
		case "v:imagedata":
			d.picture(c.attr("r:id"), c.attr("r:href"), or(alt, c.attr("o:title")), all, in)
			alt = ""
		case "o:OLEObject":
			d.remark(Embedded, or(d.links[c.attr("r:id")].target, c.attr("ProgID")))
		case "a:t":
			if words := c.words(); words != "" {
				d.remark(Unseen, words)
			}
		}
		return true
	})
	if alt != "" { // of what is no picture: a chart, a shape
		d.remark(Unseen, alt)
	}
}

// clicked is where a drawing leads.
func (d *docx) clicked(e *element) string {
	return or(d.links[e.child("a:hlinkClick").attr("r:id")].target, e.attr("href"))
}

// picture puts an image where it stands; one that lies outside the file stays there.
func (d *docx) picture(id, outside, alt string, all *[]Run, in docxInline) {
	r, known := d.links[id]
	if !known || r.outside {
		d.remark(Elsewhere, strings.TrimSpace(html.UnescapeString(or(r.target, d.links[outside].target)+" "+alt)))
		return
	}
	at := d.pictures[r.target+"\n"+alt]
	if at == 0 {
		data, err := d.archive.bytes(r.target, maxPicture)
		if err != nil || data == nil {
			d.remark(MissingPart, strings.TrimSpace(r.target+" "+alt))
			return
		}
		d.Pictures = append(d.Pictures, Picture{Name: path.Base(r.target), Alt: alt, Data: data})
		at = len(d.Pictures)
		d.pictures[r.target+"\n"+alt] = at
	}
	*all = append(*all, Run{Picture: at, Link: in.link, Control: in.control})
}
