package pdf

import (
	"strconv"
	"strings"

	"essaim/internal/markdown"
)

// body lays the blocks of a Markdown body out.
func (f *flow) blocks(list []markdown.Block) {
	for i := range list {
		f.block(&list[i])
	}
}

func (f *flow) block(b *markdown.Block) {
	switch b.Kind {
	case markdown.Paragraph:
		f.prose(bodyStyle(), b.Spans)
	case markdown.Heading:
		f.headingOf(b.Level, b.Spans)
	case markdown.List:
		f.list(b)
	case markdown.Quote:
		f.quote(b)
	case markdown.Code:
		f.code(b.Lines)
	case markdown.Rule:
		f.rule(tenths(60), tenths(80), hairline)
	case markdown.Table:
		f.bodyTable(b)
	case markdown.Note:
		f.note(b)
	}
}

// prose is a paragraph. Its images stand between what comes before and after.
func (f *flow) prose(s style, spans []markdown.Span) {
	start := 0
	say := func(end int) {
		if start < end {
			e := f.parent.child("P")
			f.paragraph(e, s, f.runs(e, s.look, spans[start:end]))
		}
		start = end + 1
	}
	for i := range spans {
		if spans[i].Image {
			say(i)
			f.image(spans[i].URL, spans[i].Text, "")
		}
	}
	say(len(spans))
}

// runs are spans as the text of e. Links and code have elements of their own.
func (f *flow) runs(e *element, l look, spans []markdown.Span) []run {
	runs := make([]run, 0, len(spans))
	var open *link
	number := 0
	for i := range spans {
		s := &spans[i]
		r := run{text: legible(s.Text), look: l, end: s.Break}
		if r.text == "" {
			continue
		}
		if s.Strong {
			r.face = r.face.strong()
		}
		if s.Emphasis {
			r.face = r.face.emphasised()
		}
		r.struck = s.Cut
		if s.Code {
			r.face, r.size = mono, l.size*9/10
			r.within = e.child("Code")
		}
		switch {
		case s.Call > 0:
			f.call(e, &r, s.Call)
		case s.Link > 0:
			if s.Link != number {
				open, number = f.leadTo(e, s.URL), s.Link
			}
			f.linked(&r, open)
		}
		runs = append(runs, r)
	}
	return runs
}

// leadTo is a link to an address of the site or of the world; nil when the
// site's own address is not known.
func (f *flow) leadTo(e *element, url string) *link {
	if url = f.absolute(url); url == "" {
		return nil
	}
	return &link{element: e.child("Link"), url: url}
}

// linked makes a run part of a link.
func (f *flow) linked(r *run, to *link) {
	if to == nil {
		return
	}
	r.link, r.within, r.underline, r.color = to, to.element, true, f.accent
	to.says += r.text
}

// call leads to a note of the same body.
func (f *flow) call(e *element, r *run, n int) {
	r.rise, r.size = r.size/3, r.size*7/10
	to := &link{element: e.child("Link"), to: f.noteAnchor(n)}
	f.linked(r, to)
	r.underline = false
	to.says = f.words.T("footnote", strconv.Itoa(n))
}

// absolute is an address that also leads somewhere from a paper or a mail.
func (f *flow) absolute(url string) string {
	switch {
	case strings.HasPrefix(url, "#"):
		url = f.home + url
	case strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "//"):
		url = f.origin + url
		if f.origin == "" {
			return ""
		}
	}
	if strings.HasPrefix(url, "#") {
		return ""
	}
	return url
}

// headingOf is a heading within a body, whose second level is that of the
// document's sections.
func (f *flow) headingOf(level int, spans []markdown.Span) {
	f.heading(level, func(e *element, l look) []run { return f.runs(e, l, spans) })
}

// section is a heading that is only text, with the notes that it calls.
func (f *flow) section(level int, title string, calls ...markdown.Span) {
	f.heading(level, func(e *element, l look) []run { return append(plainRuns(title, l), f.runs(e, l, calls)...) })
}

// heading is of the level that it has in a sheet's page. None skips a level, whatever is left out above it. It stays with
// what follows it.
func (f *flow) heading(level int, runs func(*element, look) []run) {
	level = min(level, f.last+1, 6)
	s := headingStyle(level)
	if f.small || f.dense {
		s = headingStyle(level + 1)
	}
	if f.tight {
		s.above, s.below = min(s.above, tenths(60)), min(s.below, tenths(20))
	}
	e := f.parent.child("H" + strconv.Itoa(level))
	first := len(f.pieces)
	list := runs(e, s.look)
	f.paragraph(e, s, list)
	if first == len(f.pieces) {
		return
	}
	f.last = level
	for i := first; i < len(f.pieces); i++ {
		f.pieces[i].glued = true
	}
	var title strings.Builder
	for _, r := range list {
		title.WriteString(r.text)
	}
	f.pieces[first].mark = &bookmark{level: level, title: title.String()}
}

// text is a paragraph that is alike all over.
func (f *flow) text(s style, text string) {
	if runs := plainRuns(text, s.look); runs != nil {
		f.paragraph(f.parent.child("P"), s, runs)
	}
}

// list sets items behind bullets or numbers.
func (f *flow) list(b *markdown.Block) {
	numbering := "Disc"
	if b.Start >= 0 {
		numbering = "Decimal"
	}
	l := f.parent.child("L")
	l.attributes = "/O /List /ListNumbering /" + numbering
	for i := range b.Blocks {
		item := &b.Blocks[i]
		label, spoken := "•", ""
		switch {
		case item.Task == "task-done":
			label, spoken = "■", f.words.T(item.Task)
		case item.Task != "":
			label, spoken = "□", f.words.T(item.Task)
		case b.Start >= 0:
			label = strconv.Itoa(b.Start+i) + "."
		}
		f.item(l, label, spoken, bodyStyle(), func() { f.blocks(item.Blocks) })
	}
	f.space(bodyStyle().below)
}

// item is one entry of the list l. What follows its label is inset.
func (f *flow) item(l *element, label, spoken string, s style, what func()) {
	li := l.child("LI")
	lbl := li.child("Lbl")
	lbl.spoken = spoken
	runs := plainRuns(label+" ", s.look)
	mark := f.lines(runs, f.width)[0]
	indent := max(tenths(150), mark.width+tenths(60))
	x := f.x + indent - tenths(55) - mark.width

	first := len(f.pieces)
	f.inset(indent, li.child("LBody"), what)
	if first == len(f.pieces) {
		f.add(piece{height: s.leading, draw: func(*painter, int) {}})
	}
	rest := f.pieces[first].draw
	f.pieces[first].draw = func(p *painter, top int) {
		p.line(mark, x, s.base(top), lbl)
		rest(p, top)
	}
	f.below = min(f.below, tenths(25))
}

func (f *flow) quote(b *markdown.Block) {
	f.framed(frame{bar: honey}, tenths(100), tenths(10), func() {
		e := f.parent.child("BlockQuote")
		f.inset(0, e, func() { f.blocks(b.Blocks) })
	})
	f.space(bodyStyle().below)
}

// code keeps its lines as they are, but for those that are too long.
func (f *flow) code(lines []string) {
	if len(lines) == 0 {
		return
	}
	s := codeStyle()
	f.framed(frame{fill: panel}, tenths(70), tenths(70), func() {
		e := f.parent.child("P")
		inner := e.child("Code")
		var runs []run
		for _, l := range lines {
			runs = append(runs, run{text: legible(strings.ReplaceAll(l, "\t", "    ")) + " ", look: s.look, within: inner, end: true})
		}
		f.paragraph(e, s, runs)
	})
	f.space(bodyStyle().below)
}

// note is a note at the end of a body.
func (f *flow) note(b *markdown.Block) {
	s := softStyle()
	e := f.parent.child("Note")
	e.id = f.noteID()
	first := len(f.pieces)
	f.item(e, strconv.Itoa(b.Number)+".", "", s, func() { f.blocks(b.Blocks) })
	f.pieces[first].anchor = f.noteAnchor(b.Number)
}
