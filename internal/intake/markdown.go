package intake

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"essaim/internal/document"
	"essaim/internal/locale"
)

// A body writes blocks as Markdown.
type body struct {
	out      strings.Builder
	words    *locale.Locale
	doc      *document.Document
	pictures []string    // the name of the file of each picture of the document; "" for one that is left out
	notes    map[int]int // the number of each note that was called
	order    []int
	lists    []openItem
	last     string // what was written last: "item", "quote" or "" for the rest
}

// An openItem is the last item of a level of the list that is written.
type openItem struct {
	text   int    // where its text stands
	number int    // 0 when it has none
	sign   string // behind the number
}

// text is what blocks are as Markdown; headings begin at the second level.
func (b *body) text(blocks []document.Block) string {
	levels := outline(blocks)
	for i, block := range blocks {
		b.block(block, levels[i])
	}
	b.endList()
	for i := 0; i < len(b.order); i++ { // a note may call another
		b.note(b.order[i])
	}
	return strings.TrimSpace(b.out.String()) + "\n"
}

// outline gives headings the levels of a page: from the second one, without a gap.
func outline(blocks []document.Block) map[int]int {
	levels := map[int]int{}
	var open []int
	for i, b := range blocks {
		if b.Kind != document.Heading || strings.TrimSpace(document.Text(b.Runs)) == "" {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= b.Level {
			open = open[:len(open)-1]
		}
		open = append(open, b.Level)
		levels[i] = min(len(open)+1, 6)
	}
	return levels
}

func (b *body) block(block document.Block, level int) {
	if block.Kind != document.Item {
		b.endList()
	}
	if block.Kind == document.Table {
		b.table(block)
		b.last = ""
		return
	}
	if block.Kind == document.Heading {
		b.heading(block.Runs, level)
		return
	}
	text := b.line(block.Runs)
	if text == "" {
		return
	}
	switch block.Kind {
	case document.Item:
		b.item(block, text)
		return
	case document.Quote:
		b.quoted(text)
		return
	case document.Comment:
		b.last = "" // each is one of its own
		b.quoted(b.words.T("draft.comment", text))
	default:
		b.paragraph("", guarded(text), "")
	}
	b.last = ""
}

// heading writes a heading, and below it its pictures, which no page shows in a heading.
func (b *body) heading(runs []document.Run, level int) {
	var pictures []document.Run
	runs = slices.DeleteFunc(slices.Clone(runs), func(r document.Run) bool {
		if r.Picture > 0 {
			pictures = append(pictures, r)
		}
		return r.Picture > 0
	})
	if text := strings.NewReplacer("\\\n", " ", "\n", " ").Replace(b.line(runs)); text != "" {
		if strings.HasSuffix(text, "#") { // which would close it
			text = text[:len(text)-1] + `\#`
		}
		b.paragraph(strings.Repeat("#", level)+" ", text, "")
	}
	if text := b.line(pictures); text != "" {
		b.paragraph("", text, "")
	}
	b.last = ""
}

// paragraph writes lines behind a mark, an empty line before them.
func (b *body) paragraph(first, text, others string) {
	if b.out.Len() > 0 {
		b.out.WriteByte('\n')
	}
	b.out.WriteString(first + strings.ReplaceAll(text, "\n", "\n"+others) + "\n")
}

func (b *body) quoted(text string) {
	if b.last == "quote" {
		b.out.WriteString(">\n> " + strings.ReplaceAll(guarded(text), "\n", "\n> ") + "\n")
	} else {
		b.paragraph("> ", guarded(text), "> ")
	}
	b.last = "quote"
}

func (b *body) endList() { b.lists = nil }

// item writes an item below that of the level above.
func (b *body) item(block document.Block, text string) {
	depth := min(block.Level, len(b.lists))
	indent := 0
	if depth > 0 {
		indent = b.lists[depth-1].text
	}
	item, mark := openItem{}, "- "
	if block.Ordered {
		item = openItem{number: max(0, min(block.Number, maxNumber)), sign: "."}
		if depth < len(b.lists) {
			item.sign = b.lists[depth].signBefore(item.number)
		}
		mark = fmt.Sprintf("%d%s ", item.number, item.sign)
	}
	item.text = indent + len(mark)
	begins := depth == len(b.lists) || b.lists[depth].sign != item.sign
	if len(b.lists) == 0 && b.out.Len() > 0 || len(b.lists) > 0 && begins && block.Ordered && item.number != 1 {
		b.out.WriteByte('\n') // without which a list that does not begin with 1 is none
	}
	b.lists = append(b.lists[:depth], item)
	spaces := strings.Repeat(" ", indent)
	b.out.WriteString(spaces + mark + strings.ReplaceAll(guarded(text), "\n", "\n"+spaces+strings.Repeat(" ", len(mark))) + "\n")
	b.last = "item"
}

// maxNumber is the highest number of an item in Markdown.
const maxNumber = 999_999_999

// signBefore is the sign behind the number of the next item: Markdown counts items by itself,
// and only another sign begins another list, where a number does not follow the one before.
func (before openItem) signBefore(number int) string {
	switch {
	case before.sign == "" || number == before.number+1:
		return cmp.Or(before.sign, ".")
	case before.sign == ".":
		return ")"
	}
	return "."
}

// table writes a table, its first row as the head. Cells are one line each.
func (b *body) table(t document.Block) {
	columns := 0
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		for _, c := range row {
			rows[i] = append(rows[i], b.cell(c))
			for range c.Span - 1 {
				rows[i] = append(rows[i], "")
			}
		}
		columns = max(columns, len(rows[i]))
	}
	if columns == 0 {
		return
	}
	if columns == 1 { // a frame around text, more than a table
		for _, row := range t.Rows {
			for _, c := range row {
				for i, block := range c.Blocks {
					b.block(block, outline(c.Blocks)[i])
				}
			}
		}
		return
	}
	if b.out.Len() > 0 {
		b.out.WriteByte('\n')
	}
	for i, row := range rows {
		for len(row) < columns {
			row = append(row, "")
		}
		b.out.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.out.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
		}
	}
}

// cell is a cell's text, on one line.
func (b *body) cell(c document.Cell) string {
	var parts []string
	var gather func(blocks []document.Block)
	gather = func(blocks []document.Block) {
		for _, block := range blocks {
			if text := b.line(block.Runs); text != "" {
				parts = append(parts, text)
			}
			for _, row := range block.Rows {
				for _, c := range row {
					gather(c.Blocks)
				}
			}
		}
	}
	gather(c.Blocks)
	text := strings.Join(parts, " / ")
	text = strings.NewReplacer("\\\n", " ", "\n", " ").Replace(text)
	return strings.ReplaceAll(strings.ReplaceAll(text, `\|`, "|"), "|", `\|`)
}

func (b *body) note(at int) {
	var lines []string
	for _, block := range b.doc.Notes[at-1] {
		if block.Kind == document.Table {
			lines = append(lines, escape(strings.ReplaceAll(textOf([]document.Block{block}), "\n", " / ")))
		} else if text := b.line(block.Runs); text != "" {
			lines = append(lines, guarded(text))
		}
	}
	text := strings.Join(lines, "\n\n")
	if text == "" {
		text = "…"
	}
	fmt.Fprintf(&b.out, "\n[^%d]: %s\n", b.notes[at], strings.ReplaceAll(text, "\n", "\n    "))
}

// A piece is text of one appearance, runs of which a word processor makes many.
type piece struct {
	text         string
	bold, italic bool
	link         string
	raw          bool // it is Markdown already
	picture      bool
}

// line is the text of a paragraph.
func (b *body) line(runs []document.Run) string {
	var pieces []piece
	for _, r := range runs {
		p := piece{text: clean(r.Text), bold: r.Bold, italic: r.Italic, link: safeLink(r.Link)}
		switch {
		case r.Picture > 0 && b.pictures[r.Picture-1] != "":
			p = piece{text: "![" + escape(clean(b.doc.Pictures[r.Picture-1].Alt)) + "](" + b.pictures[r.Picture-1] + ")", raw: true, picture: true}
			if link := safeLink(r.Link); link != "" {
				p.text = linked(p.text, link)
			}
		case r.Note > 0:
			p = piece{text: fmt.Sprintf("[^%d]", b.called(r.Note)), raw: true}
		case r.Text == "":
			continue
		}
		if n := len(pieces); n > 0 && !p.raw && !pieces[n-1].raw && pieces[n-1].bold == p.bold && pieces[n-1].italic == p.italic && pieces[n-1].link == p.link {
			pieces[n-1].text += p.text
			continue
		}
		pieces = append(pieces, p)
	}
	pieces = wholeWords(pieces)
	plainWithinWords(pieces)
	var out strings.Builder
	for _, p := range pieces {
		out.WriteString(p.markdown())
	}
	lines := strings.Split(out.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), " ")
	}
	lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
	return strings.Join(lines, "\\\n")
}

// wholeWords moves pictures that hang on the midst of a word behind all that is written.
func wholeWords(pieces []piece) []piece {
	var kept, moved []piece
	for i, p := range pieces {
		if p.picture && i > 0 && i+1 < len(pieces) && inOneWord(pieces[i-1], pieces[i+1]) {
			moved = append(moved, piece{text: " ", raw: true}, p)
			continue
		}
		kept = append(kept, p)
	}
	return append(kept, moved...)
}

// plainWithinWords takes away marks that would stand in the midst of a word, which would
// be two for whoever searches it.
func plainWithinWords(pieces []piece) {
	for i := 1; i < len(pieces); i++ {
		if before, after := &pieces[i-1], &pieces[i]; inOneWord(*before, *after) {
			before.bold, before.italic, after.bold, after.italic = false, false, false, false
		}
	}
}

// inOneWord reports whether a word goes on from one piece to the next.
func inOneWord(before, after piece) bool {
	if before.raw || after.raw || before.text == "" || after.text == "" {
		return false
	}
	return isWordRune([]rune(after.text)[0]) && isWordRune(lastRune(before.text))
}

func (b *body) called(note int) int {
	if b.notes[note] == 0 {
		b.order = append(b.order, note)
		b.notes[note] = len(b.order)
	}
	return b.notes[note]
}

// markdown is a piece with its marks, which stand at its words.
func (p piece) markdown() string {
	if p.raw {
		return p.text
	}
	inner := strings.TrimFunc(p.text, unicode.IsSpace)
	if inner == "" {
		return p.text
	}
	at := strings.Index(p.text, inner)
	before, after := p.text[:at], p.text[at+len(inner):]
	text := escape(inner)
	mark := ""
	if p.bold {
		mark = "**"
	}
	if p.italic {
		mark += "*"
	}
	// Marks around a sign alone, or over the end of a line, are none.
	if mark != "" && !strings.Contains(inner, "\n") && strings.IndexFunc(inner, isWordRune) == 0 && isWordRune(lastRune(inner)) {
		text = mark + text + reversed(mark)
	}
	if p.link != "" {
		text = linked(strings.ReplaceAll(text, "\n", " "), p.link)
	}
	return before + text + after
}

// linked makes a link of Markdown.
func linked(text, to string) string {
	if strings.ContainsAny(to, "()") {
		to = "<" + to + ">"
	}
	return "[" + text + "](" + to + ")"
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

func reversed(mark string) string {
	r := []byte(mark)
	slices.Reverse(r)
	return string(r)
}

// safeLink is where a link may lead on a page; "" when it may not.
func safeLink(link string) string {
	link = strings.TrimSpace(clean(link))
	if strings.ContainsAny(link, "<>\"\\\n\t ") || len(link) > 2000 {
		return ""
	}
	for _, scheme := range []string{"http://", "https://", "mailto:", "tel:"} {
		if len(link) > len(scheme) && strings.EqualFold(link[:len(scheme)], scheme) {
			return link
		}
	}
	return ""
}

var special = regexp.MustCompile("[\\\\`*_\\[\\]<>~|]")

// marked finds what begins a block of Markdown.
var marked = regexp.MustCompile(`^(#{1,6}(?:\s|$)|[-+](?:\s|$)|=+\s*$|-{2,}\s*$|\d{1,9}[.)](?:\s|$)|:)`)

// entityLike is what Markdown would read as one.
var entityLike = regexp.MustCompile(`&(#?[A-Za-z0-9]+;)`)

// addressLike is an address on the web, whose signs are its own.
var addressLike = regexp.MustCompile(`(?:https?://|www\.)\S+`)

// escape makes text stay text.
func escape(text string) string {
	var out strings.Builder
	for {
		at := addressLike.FindStringIndex(text)
		if at == nil {
			out.WriteString(escapeWords(text))
			return out.String()
		}
		out.WriteString(escapeWords(text[:at[0]]))
		out.WriteString(strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", "\\", "%5C", "*", "%2A", "`", "%60").Replace(text[at[0]:at[1]]))
		text = text[at[1]:]
	}
}

func escapeWords(text string) string {
	text = special.ReplaceAllStringFunc(text, func(s string) string { return `\` + s })
	return entityLike.ReplaceAllString(text, `\&$1`)
}

// guarded keeps the beginning of each line from being a mark.
func guarded(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if m := marked.FindString(l); m != "" {
			at := 0
			for at < len(m) && '0' <= m[at] && m[at] <= '9' {
				at++
			}
			lines[i] = l[:at] + `\` + l[at:]
		}
	}
	return strings.Join(lines, "\n")
}
