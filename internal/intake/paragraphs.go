package intake

import (
	"regexp"
	"slices"
	"strings"

	"essaim/internal/document"
	"essaim/internal/source"
)

// Labelled lines: « Commune : Luc », a label in bold and its answer, a label alone above
// what it asks, several on one line.

// lines reads the paragraphs of a document.
type lines struct{ *collector }

// labelled takes the answers of a paragraph, and of those after it that it is the label
// of; it says how many blocks it took.
func (c lines) labelled(blocks []document.Block, i int) int {
	b := blocks[i]
	if b.Kind == document.Quote || b.Kind == document.Comment {
		return 0
	}
	if b.Kind == document.Heading {
		return c.underLabel(blocks, i, strings.TrimRight(oneLine(document.Text(b.Runs)), " :\u00a0"))
	}
	if b.Kind == document.Item && c.inSection() {
		label, _, _ := cutLabel(document.Text(b.Runs))
		if _, known := c.labels.find(label); !known {
			return 0
		}
	}
	pieces := c.pieces(b)
	if len(pieces) == 0 {
		label := c.labelAlone(blocks, i)
		if label == "" {
			return 0
		}
		return c.underLabel(blocks, i, label)
	}
	// The last label may stand above its answer.
	if last := pieces[len(pieces)-1]; last.rest == "" && len(pieces) == 1 {
		return c.underLabel(blocks, i, last.label)
	}
	var left []string
	for _, p := range pieces {
		a := c.answerOf([]document.Block{{Runs: b.Runs}}, "")
		a.text, a.origin = p.rest, p.whole
		at, known := c.meant(p.label, p.rest)
		if len(pieces) > 1 {
			a.links = nil
		}
		switch {
		case known && tables(c).fits(at, a, nil) && c.put(at, 0, a):
		default:
			left = append(left, p.whole)
		}
	}
	if len(left) == len(pieces) {
		return 0
	}
	if len(left) > 0 {
		c.keep(document.Block{Runs: []document.Run{{Text: strings.Join(left, "\n")}}})
	}
	c.keepRest(b)
	return 1
}

// inSection reports whether the text has come to a known section, or to a heading of the
// author's own.
func (c lines) inSection() bool {
	return c.headings > 0
}

// A labelPiece is a label and its answer, of a line.
type labelPiece struct{ label, rest, whole string }

// between is what stands between two labelled answers of a line.
var between = regexp.MustCompile(`\t+|\n| {3,}|\s+[|•·–—]\s+|\s*;\s*|\s+-\s+`)

// pieces cuts a paragraph at its labels; none when it does not begin with one that is
// known.
func (c lines) pieces(b document.Block) []labelPiece {
	text := tabColon.ReplaceAllString(strings.TrimSpace(document.Text(b.Runs)), c.words.T("draft.colon")+" ")
	if pieces := c.apart(text); pieces != nil {
		return pieces
	}
	if bold := boldLabel(b.Runs); bold != "" && !strings.Contains(bold, ":") {
		rest := strings.TrimSpace(strings.TrimPrefix(text, bold))
		if _, known := c.meant(bold, adviceBefore.ReplaceAllString(strings.TrimLeft(rest, behindLabel), "")); known {
			if rest != "" && !strings.HasPrefix(rest, ":") {
				rest = adviceBefore.ReplaceAllString(rest, "")
				return []labelPiece{{bold, strings.TrimLeft(rest, behindLabel), text}}
			}
		}
	}
	var pieces []labelPiece
	start := 0
	cuts := append(between.FindAllStringIndex(text, -1), []int{len(text), len(text)})
	for _, cut := range cuts {
		part := text[start:cut[0]]
		label, rest, found := cutLabel(part)
		known := found && (c.isLabel(part) || source.HeadingOf(label).Section != "" && len(pieces) > 0)
		switch {
		case known:
			pieces = append(pieces, labelPiece{label, rest, strings.TrimSpace(part)})
		case len(pieces) == 0:
			return nil
		default: // the answer before goes on
			p := &pieces[len(pieces)-1]
			joint := text[start-lengthOfCut(cuts, start) : start]
			p.rest = strings.TrimSpace(p.rest + joint + part)
			p.whole = strings.TrimSpace(p.whole + joint + part)
		}
		start = cut[1]
	}
	return pieces
}

// behindLabel are marks that part a label from its answer, where no colon does.
const behindLabel = "–—-|→►>= \t\n\u00a0"

// adviceBefore is how to answer, in brackets behind a label: « (en quelques mots) : ».
var adviceBefore = regexp.MustCompile(`^\([^()]{1,80}\)\s*:\s*`)

// apart are the answers of a line that has tabs or dots, and no colon, behind its labels.
func (c lines) apart(text string) []labelPiece {
	if strings.ContainsAny(strings.ReplaceAll(text, "://", ""), ":\n") {
		return nil
	}
	if m := midLeader.FindStringSubmatch(text); m != nil && !strings.Contains(text, "\t") {
		if _, known := c.meant(m[1], m[2]); known {
			return []labelPiece{{m[1], m[2], text}}
		}
		return nil
	}
	parts := manyTabs.Split(text, -1)
	if len(parts) < 2 {
		return nil
	}
	var pieces []labelPiece
	for i := 0; i+1 < len(parts); i += 2 {
		if _, known := c.meant(parts[i], parts[i+1]); !known {
			break
		}
		if _, also := c.labels.find(parts[i+1]); also {
			return nil // a row of labels
		}
		pieces = append(pieces, labelPiece{parts[i], parts[i+1], parts[i] + "\t" + parts[i+1]})
	}
	if n := 2 * len(pieces); n > 0 && n < len(parts) { // the last answer goes on
		more := "\t" + strings.Join(parts[n:], "\t")
		pieces[len(pieces)-1].rest += more
		pieces[len(pieces)-1].whole += more
	}
	return pieces
}

var manyTabs = regexp.MustCompile(`[ \x{a0}]*\t\s*`)

// lengthOfCut is that of the mark that ends at a place.
func lengthOfCut(cuts [][]int, end int) int {
	for _, cut := range cuts {
		if cut[1] == end {
			return cut[1] - cut[0]
		}
	}
	return 0
}

// boldLabel is the text in bold that begins a paragraph which goes on otherwise.
func boldLabel(runs []document.Run) string {
	var label strings.Builder
	for _, r := range runs {
		if !r.Bold && strings.TrimSpace(r.Text) != "" {
			return strings.TrimSpace(label.String())
		}
		label.WriteString(r.Text)
	}
	return ""
}

// labelAlone is a paragraph that is a label and nothing else: in bold, or with a colon
// at its end.
func (c lines) labelAlone(blocks []document.Block, i int) string {
	b := blocks[i]
	text := oneLine(document.Text(b.Runs))
	label := strings.TrimRight(text, " :\u00a0")
	if label == "" || len([]rune(label)) > labelLetters {
		return ""
	}
	if !isBold(b) && label == text && !c.isPlainLabel(blocks, i) {
		return ""
	}
	if _, known := c.meant(label, c.textUnder(blocks[i+1:])); !known {
		return ""
	}
	return label
}

// isBold reports whether all of a paragraph is in bold.
func isBold(b document.Block) bool {
	return !slices.ContainsFunc(b.Runs, func(r document.Run) bool { return !r.Bold && strings.TrimSpace(r.Text) != "" })
}

// fewestPlain is how many labels, at least, that nothing marks a document has on lines of
// their own, to be one that lays all of them out so.
const fewestPlain = 3

// plainLabels is how many labels that are known stand on a line of their own, with no mark
// but a colour or a size, above what they ask.
func (c lines) plainLabels(blocks []document.Block) int {
	n := 0
	for i := range blocks {
		if label := oneLine(document.Text(blocks[i].Runs)); c.mayBePlain(blocks, i) {
			if _, known := c.labels.find(label); known && source.HeadingOf(label).Section == "" {
				n++
			}
		}
	}
	return n
}

// mayBePlain reports whether a paragraph could be such a label: short, with no mark at its
// end, above a paragraph.
func (c lines) mayBePlain(blocks []document.Block, i int) bool {
	if blocks[i].Kind != document.Paragraph || i+1 >= len(blocks) || blocks[i+1].Kind != document.Paragraph {
		return false
	}
	if isBold(blocks[i]) || isBold(blocks[i+1]) {
		return false // what is marked is a label, and what stands above it an answer
	}
	text, under := oneLine(document.Text(blocks[i].Runs)), oneLine(document.Text(blocks[i+1].Runs))
	if text == "" || under == "" || strings.ContainsAny(text, ".:;,") || len([]rune(text)) > labelLetters/2 {
		return false
	}
	_, also := c.labels.find(under)
	return !also
}

// isPlainLabel reports whether a paragraph is such a label in a document that has several.
func (c lines) isPlainLabel(blocks []document.Block, i int) bool {
	return c.plain && c.mayBePlain(blocks, i)
}

// textUnder is what the next of blocks says, when it is a paragraph or an item.
func (c lines) textUnder(blocks []document.Block) string {
	if len(blocks) == 0 || blocks[0].Kind != document.Paragraph && blocks[0].Kind != document.Item {
		return ""
	}
	return document.Text(blocks[0].Runs)
}

// underLabel takes what stands under a label: the items of a list, or a short paragraph.
func (c lines) underLabel(blocks []document.Block, i int, label string) int {
	p, known := c.meant(label, c.textUnder(blocks[i+1:]))
	own := known && c.doc.Page && len(p.keys) > 1 // « Objectifs généraux », which is no section there
	if !known || !own && source.HeadingOf(label).Section != "" && blocks[i].Kind == document.Heading {
		return 0
	}
	end := i + 1
	for end < len(blocks) {
		b := blocks[end]
		text := document.Text(b.Runs)
		inTemplate := c.doc.Page && blocks[i].Kind == document.Heading // its own headings say where an answer ends
		if b.Kind == document.Heading || b.Kind == document.Table || b.Kind == document.Comment || !inTemplate && (c.labelAlone(blocks, end) != "" || c.isLabel(text) || c.apart(strings.TrimSpace(text)) != nil || b.Kind != document.Item && source.HeadingOf(strings.TrimRight(oneLine(text), " :")).Section != "") {
			break
		}
		if end > i+1 && (b.Kind == document.Item) != (blocks[i+1].Kind == document.Item) {
			break
		}
		end++
		if b.Kind != document.Item && blocks[i].Kind != document.Heading {
			break // one paragraph
		}
	}
	end = max(end, i+1+c.ticksUnder(blocks[i+1:]))
	under := blocks[i+1 : end]
	a := c.answerOf(under, label)
	if len(under) == 0 || len(under) > mostUnder || !tables(c).fits(p, a, under) || blocks[i].Kind == document.Heading && !c.isShort(p, under) {
		return 0
	}
	if !c.put(p, 0, a) {
		return 0
	}
	c.keepRest(blocks[i])
	for _, b := range under {
		c.keepRest(b)
	}
	return end - i
}

// ticksUnder is how many of the blocks under a label are boxes to tick.
func (c lines) ticksUnder(blocks []document.Block) int {
	n := 0
	for n < len(blocks) && (blocks[n].Kind == document.Paragraph || blocks[n].Kind == document.Item) && beginsWithTick(document.Text(blocks[n].Runs)) {
		n++
	}
	return n
}

// mostUnder is how many blocks under a label may be its answer.
const mostUnder = 60

// isShort reports whether what stands under a heading is an answer rather than a text.
func (c lines) isShort(p place, under []document.Block) bool {
	for _, b := range under {
		text := document.Text(b.Runs)
		if b.Kind != document.Item && (len([]rune(text)) > 160 || strings.Count(text, ". ") > 0) && p.last().Type.Name != "text" {
			return false
		}
	}
	return true
}
