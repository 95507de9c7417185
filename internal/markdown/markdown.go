// Package markdown turns the body of a content file into safe HTML, cut at its
// second-level headings. goldmark parses; the HTML is written here, so that
// nothing gets out that this package does not know.
//
// # What is understood
//
// CommonMark, and of GitHub's flavour tables, strikethrough (`~~` only), task
// lists and bare addresses, which go on past letters with accents; footnotes
// (`[^1]` and `[^1]: text`). A `*` between two digits is a sign: 3*4*2.
//
// # What comes out
//
// A Doc is a list of sections: first what comes before any heading, without a
// title (its HTML may be empty), then one per top heading; the notes are a last
// section of their own. A section's HTML does not hold its title.
//
//   - Headings: the page's title is the first level, so a body begins at the
//     second one. A `#` counts as `##` and is reported; a gap is closed (`##` then
//     `####` gives h2, h3), so that the outline never jumps. Ids are slugs of
//     the text, -2, -3… behind a second and a third of the same; layouts, whose
//     ids hold another character ("_"), never collide with them.
//   - Tables stand in <div class="table"> that the keyboard can scroll, with a
//     name; columns aligned right or centre have that class.
//   - Notes: the call is a[role=doc-noteref] in <sup>, the way back
//     a[role=doc-backlink]; ids are fn:1, fnref:1, fnref:1:2. They are listed
//     in ol.footnotes; a task is li.task.
//   - Images load lazily, in the width that fits, where several are known.
//   - Links that leave the site have rel="noopener".
//   - Typography is that of the locale (locale.Typography), set on a whole
//     paragraph at once, so that quotes may open and close around an emphasis.
//     Code and addresses stay as they are written.
//
// # What is refused
//
// Bodies are untrusted. Raw HTML is dropped and reported (comments silently); a
// link keeps its text but loses an address of another scheme than http, https,
// mailto or tel, whatever entities or spaces hide it, or one over 2,000 bytes;
// an image of another site, which the pages' policy would block, becomes a link
// to it. Control characters become U+FFFD. Nesting, tables and marks have
// bounds (see bounds.go), so that time and output stay in proportion to the
// text, whatever it holds.
//
// # What was not understood
//
// A list, a heading, a table, a link or a note that is written as people do and
// not as Markdown wants it is left in the text by goldmark, and stays there; it is
// reported, with what was meant (see doubts). So is what swallows text in silence (a
// comment or a fence without its end, a line of dashes below a paragraph), the marks of
// other tools, and letters that a copy lost. Honest prose is not: where a form may
// be one or the other, only what stands around it makes sure.
//
// Problems point at the file as it is stored: lines count from the body's first
// one, columns in characters. A link that Resolve calls broken is an error, all
// else a warning; in a draft everything is.
package markdown

import (
	"bytes"
	"html/template"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// Converter converts bodies in one language. It is safe for concurrent use.
type Converter struct {
	locale  *locale.Locale
	full    parser.Parser // of all that is understood
	quick   parser.Parser // of the same but for bare addresses
	buffers sync.Pool     // of *Room
}

// New gives a converter that sets and words in the language of loc.
func New(loc *locale.Locale) *Converter {
	return &Converter{
		locale:  loc,
		full:    newParser(true),
		quick:   newParser(false),
		buffers: sync.Pool{New: func() any { return new(Buffers) }},
	}
}

// Link is what a destination becomes. With URL "" the link is dropped and its
// text kept.
type Link struct {
	URL    string
	Broken bool   // it should lead somewhere and does not
	Near   string // of a broken one, the destination that was most likely meant; ""
	Image  *Image // what an image of it shows; nil: what lies at URL
	Unseen bool   // no browser shows it as an image
}

// Image is an image in several widths.
type Image struct {
	URL           string // of the widest
	Srcset        string // of all, as HTML has it; "" for one
	Width, Height int    // of the widest, in pixels
}

// Options say where a body stands.
type Options struct {
	Pos     diag.Pos               // file and line of the body's first line
	Resolve func(dest string) Link // for links and images, dest without escapes; nil: as they are
	Draft   bool
	Prefix  string // of every id, so that a page may show several bodies
}

// Doc is a converted body.
type Doc struct{ Sections []Section }

// Section is a part of a body, from a second-level heading to the next.
type Section struct {
	Kind  network.Section // "" for a heading of the author's own, and for the first section
	More  bool            // the title says more than the name of the known section
	Title string          // plain text, set; "" for the first section
	ID    string          // of the heading; "" for the first section
	Calls template.HTML   // of notes, by the title: links that stand after it; safe

	Prefix string // of all ids of the body

	Written []byte  // its HTML
	Blocks  []Block // instead of it, of Converter.Blocks
	Called  []Span  // instead of Calls
}

// Empty says that a section says nothing.
func (s *Section) Empty() bool { return len(s.Written) == 0 && len(s.Blocks) == 0 }

// HTML is a copy of what is written.
func (s Section) HTML() template.HTML { return template.HTML(s.Written) }

// Convert gives the HTML of a body and what its author should know.
func (c *Converter) Convert(src []byte, o Options) (Doc, []diag.Problem) {
	return c.ConvertIn(new(Buffers), src, o)
}

// ConvertIn is Convert for who converts one body after the other: the HTML lies
// in buffers, and lasts until they are emptied.
func (c *Converter) ConvertIn(buffers *Buffers, src []byte, o Options) (Doc, []diag.Problem) {
	src = clean(src)
	return c.render(c.parse(src), src, o, false, buffers)
}

// Check gives the problems that Convert finds, and spares the HTML.
func (c *Converter) Check(src []byte, o Options) []diag.Problem {
	src = clean(src)
	buffers := c.buffers.Get().(*Buffers)
	defer c.buffers.Put(buffers)
	_, problems := c.render(c.parse(src), src, o, true, buffers)
	return problems
}

func (c *Converter) render(root ast.Node, src []byte, o Options, silent bool, buffers *Buffers) (Doc, []diag.Problem) {
	r := renderer{
		Options:  o,
		locale:   c.locale,
		src:      src,
		headings: c.outline(root, src, buffers),
		place:    place{src: src},
		Buffers:  buffers,
		silent:   silent,
		sections: buffers.sections[len(buffers.sections):],
	}
	r.refusals(root)
	r.document(root)
	buffers.sections = append(buffers.sections, r.sections...)
	return Doc{Sections: slices.Clip(r.sections)}, r.problems
}

// parse gives the blocks of a body, which is clean. One without any bare address
// is parsed without looking for them: for that, goldmark stops at each space,
// which takes two fifths of its time.
func (c *Converter) parse(src []byte) ast.Node {
	if mayHoldAddress(src) {
		return c.full.Parse(text.NewReader(src))
	}
	return c.quick.Parse(text.NewReader(src))
}

// mayHoldAddress reports whether a body holds what every bare address does.
func mayHoldAddress(src []byte) bool {
	return bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0
}

// Headings gives the ids of all headings of a body, in its order.
func (c *Converter) Headings(src []byte) []string {
	src = clean(src)
	buffers := c.buffers.Get().(*Buffers)
	defer c.buffers.Put(buffers)
	var ids []string
	for _, h := range c.outline(c.parse(src), src, buffers) {
		if !h.empty {
			ids = append(ids, h.id)
		}
	}
	return ids
}

// clean leaves line feeds and valid UTF-8 only. Lines and columns stay as they
// are in the file.
func clean(src []byte) []byte {
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte(" "))
	}
	if !utf8.Valid(src) {
		src = bytes.ToValidUTF8(src, []byte("\ufffd"))
	}
	return src
}
