package intake

import (
	"bytes"
	"strconv"
	"strings"

	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// The properties by which a form is known, whatever became of its text.
const (
	kindProperty = "essaim-form"
	nameProperty = "essaim-name"
)

// A FormRequest says which form is wanted.
type FormRequest struct {
	Kind    source.Kind
	Name    string // of the file that it will become, or of one that is there; "" when the answers say
	Answers Answers
	Today   network.Day
}

// Form is a document to fill in: a table of short answers, with help and lists to
// choose from, a table for each list, and the headings of the text. All of it comes
// from the field table, in the network's language.
func Form(r FormRequest, known *network.Network) ([]byte, error) {
	f := newForm(r, known, locale.For(known.Lang))
	var out bytes.Buffer
	err := f.document().Write(&out, string(known.Lang))
	return out.Bytes(), err
}

type form struct {
	FormRequest
	words  *locale.Locale
	known  *network.Network
	things map[string][]source.Thing
	doc    document.Document
}

func newForm(r FormRequest, known *network.Network, words *locale.Locale) *form {
	return &form{FormRequest: r, words: words, known: known, things: source.Things(known)}
}

func (f *form) document() *document.Document {
	f.doc.Properties = map[string]string{kindProperty: string(f.Kind)}
	if f.Name != "" {
		f.doc.Properties[nameProperty] = f.Name
	}
	f.heading(0, f.words.T("form."+string(f.Kind)))
	f.help(f.words.T("form.how"))
	if note := "form.note." + string(f.Kind); f.words.Has(note) {
		f.help(f.words.T(note))
	}
	f.shortAnswers()
	f.neighbours()
	for _, p := range placesOf(f.Kind) {
		if p.isList() {
			f.list(p)
		}
	}
	f.text()
	return &f.doc
}

func (f *form) add(b document.Block) { f.doc.Blocks = append(f.doc.Blocks, b) }

func (f *form) heading(level int, text string) {
	f.add(document.Block{Kind: document.Heading, Level: level, Runs: []document.Run{{Text: text}}})
}

func (f *form) help(text string) { f.add(helpLine(text)) }

func helpLine(text string) document.Block {
	return document.Block{Style: document.HelpStyle, Runs: []document.Run{{Text: text}}}
}

func labelLine(text string) document.Block {
	return document.Block{Style: document.LabelStyle, Runs: []document.Run{{Text: text}}}
}

func cellOf(width float64, blocks ...document.Block) document.Cell {
	return document.Cell{Blocks: blocks, Width: width}
}

// The columns of a table of answers: what is asked, the answer, help.
var answerColumns = [3]float64{0.24, 0.44, 0.32}

func (f *form) answerRow(p place, item int) []document.Cell {
	return []document.Cell{
		cellOf(answerColumns[0], labelLine(p.label(f.words))),
		cellOf(answerColumns[1], document.Block{Runs: []document.Run{f.control(p, item, true)}}),
		cellOf(answerColumns[2], helpLine(f.about(p))),
	}
}

// shortAnswers is the table of what one line says.
func (f *form) shortAnswers() {
	table := document.Block{Kind: document.Table, Rows: [][]document.Cell{{
		cellOf(answerColumns[0], labelLine(f.words.T("form.field"))),
		cellOf(answerColumns[1], labelLine(f.words.T("form.answer"))),
		cellOf(answerColumns[2], labelLine(f.words.T("form.help"))),
	}}}
	if f.Kind == source.CommuneKind {
		table.Rows = append(table.Rows, f.answerRow(communePlace(), 0))
	}
	for _, p := range placesOf(f.Kind) {
		if !p.isList() {
			table.Rows = append(table.Rows, f.answerRow(p, 0))
		}
	}
	f.add(table)
}

// communePlace is the place of the commune that a diagnostic is of, which the name of
// its file says, and a form asks.
func communePlace() place {
	commune, _ := source.TableOf(source.AdoptionKind).Lookup("commune")
	return place{keys: []source.Field{commune}}
}

// A list of up to so many columns is a table with a line for each item; of a longer
// one each item is a table.
const mostColumns = 5

// Lines, and tables, that are left empty to be filled in.
const emptyLines, emptyTables = 3, 2

func (f *form) list(p place) {
	label := p.label(f.words)
	f.heading(2, label)
	f.help(upperFirst(p.last().About(f.words)))
	items := f.Answers.items(p)
	if len(p.columns) <= mostColumns {
		f.lines(p, label, items)
		return
	}
	for i := range items + emptyTables {
		table := document.Block{Kind: document.Table, Rows: [][]document.Cell{{
			{Blocks: []document.Block{labelLine(label + "\u00a0" + strconv.Itoa(i+1))}, Span: len(answerColumns)},
		}}}
		for _, c := range p.columns {
			table.Rows = append(table.Rows, f.answerRow(c, i))
		}
		f.add(table)
	}
}

func (f *form) lines(p place, label string, items int) {
	table := document.Block{Kind: document.Table, Rows: [][]document.Cell{{
		{Blocks: []document.Block{labelLine(label)}, Span: len(p.columns)},
	}}}
	width := 1 / float64(len(p.columns))
	var head []document.Cell
	for _, c := range p.columns {
		head = append(head, cellOf(width, labelLine(c.label(f.words)), helpLine(f.about(c))))
	}
	table.Rows = append(table.Rows, head)
	for i := range items + emptyLines {
		var row []document.Cell
		for _, c := range p.columns {
			row = append(row, cellOf(width, document.Block{Runs: []document.Run{f.control(c, i, i == items)}}))
		}
		table.Rows = append(table.Rows, row)
	}
	f.add(table)
}

// about is what a place asks, a sentence; of several words with commas between them, it
// says so.
func (f *form) about(p place) string {
	field := p.last()
	text := upperFirst(field.About(f.words))
	if f.Kind == source.CommuneKind && p.path() == "commune" {
		text = f.words.T("form.which")
	}
	if field.Type.Of != nil {
		text += ". " + f.words.T("form.several")
	}
	return text
}

// control is where an answer is written: the answer that there is, else an example, or
// what to do.
func (f *form) control(p place, item int, example bool) document.Run {
	c := &document.Control{Tag: p.path(), Label: p.label(f.words), Choices: f.choices(p.last().Type)}
	c.Free = p.last().Type.Name != "choice"
	if answer := f.Answers.at(p, item); answer != "" {
		return document.Run{Text: f.shown(p.last().Type, answer), Control: c}
	}
	return document.Run{Text: f.prompt(p.last(), c, example), Control: c, Placeholder: true, Style: document.ExampleStyle}
}

func (f *form) prompt(field source.Field, c *document.Control, example bool) string {
	if len(c.Choices) > 0 {
		return f.words.T("form.choose")
	}
	text := strings.Trim(field.ExampleIn(f.words), "[]")
	if strings.HasPrefix(text, "{") { // the last of its values stands for all
		text = strings.TrimSpace(text[strings.LastIndexByte(text, ':')+1 : len(text)-1])
	}
	if !example || text == "" || text == "…" {
		return f.words.T("form.write")
	}
	return f.words.T("form.example", text)
}

// choices are what a list of the form offers: the values of an enumeration, or what the
// network has by name.
func (f *form) choices(t source.Type) []document.Choice {
	var all []document.Choice
	for _, c := range choicesIn(t) {
		word := c.In(f.words)
		all = append(all, document.Choice{Text: word, Value: word})
	}
	if t.Map != nil && t.OrNone {
		none := f.words.Spelling("value.answer.none")
		all = append(all, document.Choice{Text: none, Value: none})
	}
	seen := map[string]bool{}
	for _, thing := range f.things[namesIn(t)] {
		text := thing.Name
		if thing.ID == "" {
			continue
		}
		if text == "" || seen[text] {
			text = thing.ID
		}
		seen[text] = true
		if all = append(all, document.Choice{Text: text, Value: thing.ID}); len(all) >= mostChoices {
			break
		}
	}
	return all
}

// mostChoices is how many a list offers; what it does not offer can be written.
const mostChoices = 500

// choicesIn are the values of an enumeration, also of a list of such.
func choicesIn(t source.Type) []source.Choice {
	if t.Of != nil && len(t.Choices) == 0 {
		return t.Of.Choices
	}
	return t.Choices
}

// namesIn is the kind of thing that a value names, also in a list of such.
func namesIn(t source.Type) string {
	if t.Of != nil {
		t = *t.Of
	}
	if t.Name != "id" {
		return ""
	}
	return t.Names
}

// shown is an answer of a file as the form shows it: the name of what an id names.
func (f *form) shown(t source.Type, answer string) string {
	names := namesIn(t)
	if names == "" {
		return answer
	}
	parts := strings.Split(answer, ", ")
	for i, id := range parts {
		for _, thing := range f.things[names] {
			if thing.ID == id && thing.Name != "" {
				parts[i] = thing.Name
			}
		}
	}
	return strings.Join(parts, ", ")
}

// neighbours says what other communes offer to show, to whoever looks for it.
func (f *form) neighbours() {
	if f.Kind != source.CommuneKind {
		return
	}
	names := map[string]string{}
	for _, thing := range append(f.things["commune"], f.things["theme"]...) {
		names[thing.ID] = thing.Name
	}
	var lines []string
	for _, d := range f.known.Diagnostics {
		if d.Draft { // nobody has agreed to it yet, and the form is sent to others
			continue
		}
		for _, p := range d.Practices.Items {
			if d.Commune == f.Name || len(p.Offers) == 0 {
				continue
			}
			var offers []string
			for _, o := range p.Offers {
				offers = append(offers, f.words.Spelling("value.offer."+o))
			}
			lines = append(lines, f.words.T("form.offer", names[p.Theme], names[d.Commune], strings.Join(strings.Fields(p.Text), " "), strings.Join(offers, ", ")))
		}
	}
	if len(lines) == 0 {
		return
	}
	f.heading(2, f.words.T("form.offers"))
	for _, line := range lines {
		b := helpLine(line)
		b.Kind = document.Item
		f.add(b)
	}
}

// text is where the text goes: under its headings on a sheet.
func (f *form) text() {
	f.heading(1, f.words.T("form.text"))
	if f.Kind != source.SheetKind {
		f.help(f.words.Field("skeleton." + string(f.Kind)))
		f.long("body")
		return
	}
	for _, section := range network.Sections {
		f.heading(2, f.words.T("section."+string(section)))
		f.help(f.words.Field("skeleton." + string(section)))
		f.long("body/" + string(section))
	}
}

func (f *form) long(tag string) {
	c := &document.Control{Tag: tag, Long: true}
	f.add(document.Block{Runs: []document.Run{{Text: f.words.T("form.write"), Control: c, Placeholder: true, Style: document.ExampleStyle}}})
}

// fixedTexts are all that a form of a kind says by itself, in every language: what is
// no answer, even when it lost its style. They are folded; the value says whether a text
// stands where an answer would.
func fixedTexts(kind source.Kind, known *network.Network) map[string]bool {
	texts := map[string]bool{}
	var gather func(blocks []document.Block)
	gather = func(blocks []document.Block) {
		for _, b := range blocks {
			prompt := len(b.Runs) > 0 && b.Runs[0].Placeholder
			text := folded(document.Text(b.Runs))
			texts[text] = texts[text] || prompt
			for _, row := range b.Rows {
				for _, c := range row {
					if text := folded(textOf(c.Blocks)); !texts[text] {
						texts[text] = false
					}
					gather(c.Blocks)
				}
			}
		}
	}
	for _, lang := range locale.Languages {
		f := newForm(FormRequest{Kind: kind}, known, locale.For(lang))
		gather(f.document().Blocks)
	}
	delete(texts, "")
	return texts
}

// textOf is the text of blocks, a line each.
func textOf(blocks []document.Block) string {
	lines := make([]string, 0, len(blocks))
	for _, b := range blocks {
		if text := document.Text(b.Runs); strings.TrimSpace(text) != "" {
			lines = append(lines, text)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				if text := textOf(c.Blocks); text != "" {
					lines = append(lines, text)
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}

// folded is a text as texts are compared.
func folded(s string) string { return strings.Join(strings.Fields(locale.Fold(s)), " ") }
