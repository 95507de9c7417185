package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// A collector goes through a document and finds the answers in it; what is none stays
// as text.
type collector struct {
	converter
	kind       source.Kind
	doc        *document.Document
	labels     labels
	byPath     map[string]place
	files      []string        // of each picture
	fixed      map[string]bool // what the form says by itself; nil for a document that is no form
	front      *value
	commune    string           // of a diagnostic
	text       []document.Block // added to by keep
	headings   int              // how many of text are headings
	said       int              // and how many are no banners
	titles     []titleLine      // what may be the title, in order
	prompted   []string         // what a form asked that nobody answered: a theme, the commune
	notices    []notice
	marked     *keyed            // what a page says of itself: that it is exemplary
	asked      map[string]answer // the first answers of title and commune, by their label
	plain      bool              // labels stand on lines of their own that nothing marks
	others     bool              // the document has come to another sheet
	othersFrom int               // and where in text that was
}

// A notice is something to report.
type notice struct {
	about string
	texts []string
}

func newCollector(kind source.Kind, doc *document.Document, of converter, labels labels) *collector {
	c := &collector{
		converter: of, kind: kind, doc: doc, labels: labels,
		byPath: map[string]place{}, front: newMap(),
	}
	for _, p := range every(append(placesOf(kind), wholes(kind)...)) {
		c.byPath[p.path()] = p
	}
	if kind == source.CommuneKind {
		p := communePlace()
		c.byPath[p.path()] = p
	}
	return c
}

// isForm reports whether the document is a form of essaim.
func (c *collector) isForm() bool { return c.fixed != nil }

// isFixed reports whether a text is the form's own.
func (c *collector) isFixed(text string) bool {
	_, fixed := c.fixed[folded(text)]
	return fixed
}

// isPrompt reports whether it is what the form shows where an answer would stand.
func (c *collector) isPrompt(text string) bool { return c.fixed[folded(text)] }

// own are the blocks without what shows how to answer: the prompts of a form, and what
// this form says by itself.
func (c *collector) own(blocks []document.Block) []document.Block {
	var kept []document.Block
	for _, b := range blocks {
		b.Runs = c.answered(b.Runs)
		if text := document.Text(b.Runs); b.Kind != document.Table && b.Kind != document.Heading && c.isFixed(text) {
			if !isSection(text) {
				continue
			}
			b.Kind, b.Level = document.Heading, 2 // that lost its style
		}
		var comments []document.Block // on a table, which is read without them
		if b.Kind == document.Table {
			b.Rows = slices.Clone(b.Rows)
			for i, row := range b.Rows {
				row = slices.Clone(row)
				for j := range row {
					var of []document.Block
					row[j].Blocks, of = c.ownCell(row[j].Blocks)
					comments = append(comments, of...)
				}
				b.Rows[i] = row
			}
		}
		if len(b.Runs) > 0 || b.Kind == document.Table {
			kept = append(kept, b)
		}
		kept = append(kept, comments...)
	}
	return kept
}

// ownCell is a cell without prompts, and the comments on it. Labels and help stay: rows
// are known by them.
func (c *collector) ownCell(blocks []document.Block) (own, comments []document.Block) {
	for _, b := range blocks {
		if b.Kind == document.Comment {
			comments = append(comments, b)
			continue
		}
		b.Runs = c.answered(b.Runs)
		for _, row := range b.Rows {
			for j := range row {
				var of []document.Block
				row[j].Blocks, of = c.ownCell(row[j].Blocks)
				comments = append(comments, of...)
			}
		}
		own = append(own, b)
	}
	return own, comments
}

// answered are runs without what their control shows while nothing is written.
func (c *collector) answered(runs []document.Run) []document.Run {
	var kept []document.Run
	for i := 0; i < len(runs); {
		j := i + 1
		shows := func(r document.Run) bool { return r.Placeholder || c.isForm() && r.Style == document.ExampleStyle }
		if !shows(runs[i]) {
			kept = append(kept, runs[i])
			i = j
			continue
		}
		for j < len(runs) && shows(runs[j]) {
			j++
		}
		text := document.Text(runs[i:j])
		switch {
		case c.isPrompt(text):
		case c.isForm() && runs[i].Style == document.ExampleStyle:
			kept = append(kept, runs[i:j]...) // somebody wrote in it
		case strings.TrimSpace(text) != "" && runs[i].Placeholder:
			c.notice("placeholder", text)
		default:
			kept = append(kept, runs[i:j]...)
		}
		i = j
	}
	return kept
}

// isSection reports whether a text is the heading of a section, as forms write it.
func isSection(text string) bool {
	return slices.ContainsFunc(locale.Languages, func(lang locale.Lang) bool {
		return slices.ContainsFunc(network.Sections, func(s network.Section) bool { return folded(locale.For(lang).T("section."+string(s))) == folded(text) })
	})
}

func (c *collector) notice(about string, texts ...string) {
	for i := range c.notices {
		if c.notices[i].about == about {
			c.notices[i].texts = append(c.notices[i].texts, texts...)
			return
		}
	}
	c.notices = append(c.notices, notice{about, texts})
}

// collect goes through the document.
func (c *collector) collect() {
	blocks := c.own(c.doc.Blocks)
	if c.doc.Page {
		blocks = pages{c}.prepare(blocks)
	}
	if !c.isForm() {
		blocks = unboxed(blocks)
	}
	c.plain = !c.isForm() && lines{c}.plainLabels(blocks) >= fewestPlain
	for i := 0; i < len(blocks); {
		i += c.block(blocks, i)
	}
	if c.isForm() {
		c.text = slices.DeleteFunc(c.text, func(b document.Block) bool {
			return b.Kind == document.Heading && c.isFixed(document.Text(b.Runs)) && !isSection(document.Text(b.Runs))
		})
		c.text = withoutEmptyHeadings(c.text)
	}
}

// unboxed are blocks where a table that is only a bar around a title is that title.
func unboxed(blocks []document.Block) []document.Block {
	var all []document.Block
	for _, b := range blocks {
		if b.Kind == document.Table && len(b.Rows) == 1 && len(b.Rows[0]) == 1 {
			if cell := b.Rows[0][0].Blocks; len(cell) == 1 && cell[0].Kind != document.Table && len([]rune(document.Text(cell[0].Runs))) <= 2*labelLetters {
				all = append(all, cell[0])
				continue
			}
		}
		all = append(all, b)
	}
	return all
}

// withoutEmptyHeadings leaves out headings under which nobody wrote.
func withoutEmptyHeadings(blocks []document.Block) []document.Block {
	var kept []document.Block
	for i, b := range blocks {
		if b.Kind == document.Heading && (i+1 == len(blocks) || blocks[i+1].Kind == document.Heading && blocks[i+1].Level <= b.Level) {
			continue
		}
		kept = append(kept, b)
	}
	return kept
}

// block takes the block at a place, and what belongs to it; it says how many it took.
func (c *collector) block(blocks []document.Block, i int) int {
	b := blocks[i]
	if b.Kind == document.Table {
		tables{c}.table(b)
		return 1
	}
	text := document.Text(b.Runs)
	if c.isForm() {
		if b.Kind == document.Heading && b.Level == 0 {
			if !c.isFixed(text) {
				c.titles = append(c.titles, titleLine{text: oneLine(text)})
			}
			return 1
		}
		c.keep(b)
		return 1
	}
	if b.Kind == document.Heading && b.Level == 0 && oneLine(text) != "" && !isBanner(text) || len(c.titles) == 0 && c.mayBeTitle(b, blocks[i+1:]) {
		if len(c.titles) == 0 && b.Kind != document.Comment {
			c.titles = append(c.titles, titles{c}.line(b, blocks[i+1:]))
			c.keepRest(b)
			return 1
		}
	}
	if n := (lines{c}).labelled(blocks, i); n > 0 {
		return n
	}
	if label, rest, is := cutLabel(text); is && rest != "" && b.Kind == document.Paragraph && namesSection(label) {
		c.keep(document.Block{Kind: document.Heading, Level: 2, Runs: []document.Run{{Text: label}}})
		b.Runs = after(b.Runs, len(text)-len(rest))
		c.keep(b)
		return 1
	}
	c.keep(typedItem(c.asHeading(b)))
	return 1
}

// banner are the words of what stands above a title: « Fiche action n° 12 ».
var banner = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, s := range locale.Spellings("label-word.banner") {
		set[words(s)] = true
	}
	return set
})

// isBanner reports whether a line says what the document is, and not what it is about.
func isBanner(text string) bool {
	said := strings.Fields(words(text))
	return len(said) > 0 && !slices.ContainsFunc(said, func(w string) bool { return !banner()[w] && strings.Trim(w, "0123456789") != "" })
}

// keep adds to what stays as text.
func (c *collector) keep(blocks ...document.Block) {
	for _, b := range blocks {
		if !isBanner(document.Text(b.Runs)) {
			c.said++
		}
		if b.Kind == document.Heading {
			c.headings++
		}
	}
	c.text = append(c.text, blocks...)
}

// keepRest keeps what an answer or a title holds besides its words: pictures and notes.
func (c *collector) keepRest(blocks ...document.Block) {
	for _, b := range blocks {
		for _, r := range b.Runs {
			if r.Picture > 0 || r.Note > 0 {
				c.keep(document.Block{Runs: []document.Run{r}})
			}
		}
	}
}

// mayBeTitle reports whether a block looks like the title of all that follows: a first
// heading, or a short line before anything else.
func (c *collector) mayBeTitle(b document.Block, rest []document.Block) bool {
	text := oneLine(document.Text(b.Runs))
	if text == "" || len([]rune(text)) > 150 || source.HeadingOf(text).Section != "" || isBanner(text) {
		return false
	}
	// Below other things, only a heading that stands over all others is one.
	if late := c.said > 0 || len(c.front.keys) > 0; late && (b.Kind != document.Heading || c.headings > 0 || headingOver(b, rest)) {
		return false
	}
	if _, _, labelled := cutLabel(text); labelled && c.isLabel(text) {
		return false
	}
	if _, known := c.labels.find(text); known || len((lines{c}).pieces(b)) > 0 {
		return false
	}
	switch b.Kind {
	case document.Heading:
		// The only one of its level.
		return !headingOver(b, rest) || b.Level == 1
	case document.Paragraph:
		return !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":") && len([]rune(text)) <= 100 && len(rest) > 0
	}
	return false
}

// headingOver reports whether another heading is at least as high as one.
func headingOver(b document.Block, rest []document.Block) bool {
	return slices.ContainsFunc(rest, func(o document.Block) bool { return o.Kind == document.Heading && o.Level <= b.Level })
}

// namesSection reports whether a label is the name of a section, and nothing more.
func namesSection(label string) bool {
	h := source.HeadingOf(label)
	return h.Section != "" && !h.More
}

// after are runs without the first letters, and without the spaces behind these.
func after(runs []document.Run, letters int) []document.Run {
	var kept []document.Run
	for _, r := range runs {
		cut := min(letters, len(r.Text))
		letters -= cut
		if r.Text = r.Text[cut:]; r.Text != "" || r.Note+r.Picture > 0 {
			kept = append(kept, r)
		}
	}
	return kept
}

// typedMark is what people type before an item, where they make no list.
var typedMark = regexp.MustCompile(`^\s*(?:[•▪●◦‣·*+–-]|([0-9]{1,2})[.)])[ \t\x{a0}]+`)

// typedItem makes an item of a paragraph that begins with a typed mark.
func typedItem(b document.Block) document.Block {
	if b.Kind != document.Paragraph || len(b.Runs) == 0 || b.Runs[0].Note+b.Runs[0].Picture > 0 {
		return b
	}
	m := typedMark.FindStringSubmatch(b.Runs[0].Text)
	if m == nil || len(m[0]) == len(b.Runs[0].Text) && len(b.Runs) == 1 {
		return b
	}
	b.Runs = slices.Clone(b.Runs)
	b.Runs[0].Text = b.Runs[0].Text[len(m[0]):]
	b.Kind, b.Level = document.Item, 0
	if n, err := strconv.Atoi(m[1]); err == nil {
		b.Ordered, b.Number = true, n
	}
	return b
}

// asHeading makes a heading of a paragraph that is one in all but its style: bold, or
// alone, and the name of a section.
func (c *collector) asHeading(b document.Block) document.Block {
	text := strings.TrimRight(strings.TrimSpace(document.Text(b.Runs)), " :\u00a0")
	if b.Kind != document.Paragraph || strings.Contains(text, "\n") || len([]rune(text)) > labelLetters {
		return b
	}
	if source.HeadingOf(text).Section == "" || strings.HasSuffix(text, ".") {
		return b
	}
	for i := range b.Runs {
		b.Runs[i].Bold, b.Runs[i].Italic = false, false
	}
	b.Kind, b.Level = document.Heading, 2
	if n := len(b.Runs); n == 1 {
		b.Runs[0].Text = text
	}
	return b
}

// isLabel reports whether « Label : … » begins with a label that is known.
func (c *collector) isLabel(text string) bool {
	label, rest, found := cutLabel(text)
	if !found {
		return false
	}
	_, known := c.meant(label, rest)
	return known
}
