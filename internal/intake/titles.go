package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/document"
	"essaim/internal/source"
)

// Lines whose label nobody knows, and that say what they are: the title of a document, the
// name of its commune or of its theme.

// titles reads them.
type titles struct{ *collector }

// A titleLine is what may be the title; whole is the line that it stands in, behind a label
// that nobody knows.
type titleLine struct{ text, whole string }

// mostWordsBefore is how many words stand before the colon of a title at most, when they
// are a label.
const mostWordsBefore = 6

// line is the title that a line holds: all of it, « Plan vélo : dix ans après », or
// what stands behind a label, « Nom de l’opération vitrine : Compostage partagé ».
func (c titles) line(b document.Block, rest []document.Block) titleLine {
	text := oneLine(document.Text(b.Runs))
	label, answer, is := cutLabel(text)
	first, _ := utf8.DecodeRuneInString(answer)
	if c.isForm() || !is || len(strings.Fields(label)) > mostWordsBefore || unicode.IsLower(first) || c.id("commune", label) != "" || c.id("theme", label) != "" {
		return titleLine{text: text}
	}
	of := strings.Fields(bareWords(label))
	named := c.labels.asksTitle(of)
	if bold := strings.TrimRight(boldLabel(b.Runs), " :\u00a0"); named || bold != "" && words(bold) == words(label) || c.labels.has("practice", of) && c.labelledNext(rest) {
		return titleLine{answer, text}
	}
	return titleLine{text: text}
}

// labelledNext reports whether the next lines have labels, all of them.
func (c titles) labelledNext(rest []document.Block) bool {
	const few = 2
	return len(rest) >= few && !slices.ContainsFunc(rest[:few], func(b document.Block) bool {
		return b.Kind == document.Table || !c.isLabel(document.Text(b.Runs))
	})
}

// saidBeside finds the commune or the theme of a sheet in lines of a label that nobody knows
// and of an answer that is the very name of one: « Enjeu : Mobilités ». All of them must name
// the same. The lines stay.
func (c titles) saidBeside(key string) {
	field, has := source.TableOf(c.kind).Lookup(key)
	if c.kind != source.SheetKind || !has || c.isForm() || c.doc.Page || c.front.get(key) != nil {
		return
	}
	own, found := c.text, ""
	if c.others {
		own = own[:min(c.othersFrom, len(own))]
	}
	for i, b := range own {
		label, answer, is := cutLabel(document.Text(b.Runs))
		if line := oneLine(document.Text(b.Runs)); !is && i+1 < len(own) && own[i+1].Kind == document.Paragraph && (isBold(b) || strings.HasSuffix(line, "?")) {
			label, answer, is = line, document.Text(own[i+1].Runs), line != ""
		}
		if !is || b.Kind == document.Heading || b.Kind == document.Table || len(strings.Fields(label)) > mostItself || c.labels.isOther(label) {
			continue
		}
		if p, known := c.labels.find(label); known && p.path() != key {
			continue
		}
		if id := c.id(namesIn(field.Type), answer); id != "" && found != "" && id != found {
			return
		} else if id != "" {
			found = id
		}
	}
	if found != "" {
		c.front.set(field, textValue(found))
	}
}
