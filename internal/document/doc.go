// Package document is what people write with a word processor: paragraphs,
// headings, lists, tables, pictures and notes, as one plain model. It reads the
// files of Word (.docx, and .docm and the like), of LibreOffice (.odt) and pages
// (HTML, or their text), and writes those of Word. What they write with a spreadsheet
// (.csv, .xlsx) it reads as cells. It knows nothing of sheets.
//
// # What is read
//
// Both formats are ZIP archives of XML. A paragraph is a heading by the level of
// its style, an item by its list, a cell by its place in a table. Runs of text
// are bold or italic by their own properties or those of their styles, and have
// the link, the note, the picture and the content control that they are in.
//
//	tracked changes   as accepted: what was added is text, what was taken out a remark that quotes it
//	comments          blocks of their own, after the paragraph that they are on
//	text boxes        their paragraphs follow the one that they hang on
//	hidden text       text like any other
//	merged cells      the text is in the first, the others are empty
//	fields            their last result, as printed; links are links
//	forms of ODF      what is written, chosen or ticked, with its label; buttons are left out
//	shapes            what is written in them is text; their descriptions and drawn letters are left out
//	tables of contents, headers and footers with their pictures, macros, embedded files, pictures that lie elsewhere
//	                  are left out
//
// All of it is said in Remarks, which quote every word that no block has: each word
// of the file is in a block, a note, a picture's alternative text or a remark.
//
// # Tables and pages
//
// A cell is what its format shows of it, without being rounded: a date as precise as it
// is shown, a number with its per cent, its currency or its unit. Merged cells have their
// value in each row; of a formula, what was computed last is taken. A table has at most
// 100,000 rows, 1,000 columns, two million cells and 96 MiB of text. Of a page, of at most
// 8 MiB, the article is read.
//
// # What is refused
//
// Who sends a document may be a stranger. An archive of more than 200 MiB of what
// is needed once unpacked, a part of XML larger than 24 MiB, of more than a million
// elements or nested deeper than 200, is refused; so is whatever is no document, by
// an *Error that says which. XML is read without DTD: an entity that is not one of
// XML's five is an error of the file. Nothing outside the archive is ever opened.
package document

// The styles of forms: what explains, what is asked for, what shows how to answer.
// Their names are not translated: forms are known by them.
const (
	HelpStyle    = "essaim help"
	LabelStyle   = "essaim label"
	ExampleStyle = "essaim example"
)

// A Document is what a file says.
type Document struct {
	Properties map[string]string // the author's own ("custom") ones
	Blocks     []Block
	Notes      [][]Block // footnotes and endnotes, in the order in which they are called
	Pictures   []Picture
	Remarks    []Remark
	Page       bool // a published page, or its text
}

// PageAddress is the property of a page that says where it is published.
const PageAddress = "essaim page address"

// BlockKind is what a block is.
type BlockKind int

const (
	Paragraph BlockKind = iota
	Heading             // Level 0 is the document's title
	Item                // of a list; Level 0 is the outermost
	Quote
	Comment // somebody's, on the block before
	Table
)

// A Block is a paragraph of some kind, or a table.
type Block struct {
	Kind    BlockKind
	Level   int
	Ordered bool   // of an item
	Number  int    // of an item of an ordered list
	Style   string // the name of its paragraph style
	Runs    []Run
	Rows    [][]Cell
}

// A Cell is one of a table.
type Cell struct {
	Blocks []Block
	Span   int     // columns that it takes; 0 is 1
	Merged bool    // it goes on from the cell above
	Width  float64 // when written: part of the line's width
}

// A Run is text of one appearance. In its text \n ends a line and \t is a tab.
type Run struct {
	Text         string
	Bold, Italic bool
	Style        string   // the name of its character style
	Link         string   // where it leads
	Note         int      // that is called here, from 1; 0 for none
	Picture      int      // that stands here, likewise
	Control      *Control // that it is the content of; one pointer a control
	Placeholder  bool     // what its control shows while nothing is written in it
}

// A Control is a place of a form that is filled in (a content control).
type Control struct {
	Tag     string
	Label   string
	Choices []Choice
	Free    bool // beside the choices, any text
	Long    bool // whole paragraphs are written in it
}

// A Choice is one of a control's list.
type Choice struct{ Text, Value string }

// A Picture is an image that lies in the document.
type Picture struct {
	Name string // of its file
	Alt  string
	Data []byte
}

// A Remark is something of the file that is no block, or one that its author should
// look at; Texts quote it.
type Remark struct {
	Kind  RemarkKind
	Texts []string
}

// RemarkKind is what a remark is about.
type RemarkKind string

const (
	Added       RemarkKind = "added"       // by a tracked change: it is text now
	Deleted     RemarkKind = "deleted"     // likewise: it is none any more
	Commented   RemarkKind = "commented"   // a comment
	Boxed       RemarkKind = "boxed"       // the text of a text box
	Hidden      RemarkKind = "hidden"      // text that is not shown
	MergedCells RemarkKind = "merged"      // cells that are one
	Macros      RemarkKind = "macros"      // programs
	Elsewhere   RemarkKind = "elsewhere"   // a picture or a template that lies outside the file
	Embedded    RemarkKind = "embedded"    // another file in this one
	Margins     RemarkKind = "margins"     // headers and footers
	Contents    RemarkKind = "contents"    // a table of contents
	Unseen      RemarkKind = "unseen"      // words of a drawing or a chart
	MissingPart RemarkKind = "missing"     // a part that the file speaks of and has not
	Prompt      RemarkKind = "placeholder" // what a form shows where nothing was written
)

// Text is what runs say, without how.
func Text(runs []Run) string {
	n := 0
	for _, r := range runs {
		n += len(r.Text)
	}
	text := make([]byte, 0, n)
	for _, r := range runs {
		text = append(text, r.Text...)
	}
	return string(text)
}

// remark adds to the remarks of a kind.
func (d *Document) remark(kind RemarkKind, text string) {
	for i := range d.Remarks {
		if d.Remarks[i].Kind == kind {
			d.Remarks[i].Texts = append(d.Remarks[i].Texts, text)
			return
		}
	}
	d.Remarks = append(d.Remarks, Remark{kind, []string{text}})
}
