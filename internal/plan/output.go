package plan

import (
	"io"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/picture"
	"essaim/internal/view"
)

// IsMapped reports whether the site map leads to a page.
func (o Output) IsMapped() bool {
	return !o.Hidden && (o.Title != "" || o.Name != nil && *o.Name != "")
}

// Output is one file to publish. Exactly one of View, Paper, Booklet, Report, Note, Letters, Bytes,
// Pieces, Copy and Photo is set.
type Output struct {
	Path string // "fiches/x/index.html": slash-separated, relative to the output folder
	URL  string // "/reseau/fiches/x/": root-relative, with base_url's path

	// A page: Layout shows what View returns, a struct that embeds Head. View
	// is pure, may be called at any time from any goroutine, and is expected
	// to be called once a build and its result dropped.
	Layout string // "sheet.html"
	View   func() any
	Bodies []*network.Body // the files whose Markdown the page shows

	// The pages of the sheets whose mere words (source.Field.Words) the output shows, maybe with
	// other addresses; nil when these may be any. Pure, as View is.
	Names func() []string

	// Whether another page has its title or its description, from which it keeps itself apart:
	// one that has Names says so, since the words of any sheet may change that. nil: never.
	Namesake func() bool

	// What readers look the page up by; nil for a page that only leads to
	// others. Pure, as View is.
	Entry func() view.Entry

	// A PDF: its view is returned under the same terms as View. A booklet shows
	// its sheets as Plan.SheetPaper gives them. It shows Bodies, and no other text.
	Paper    func() *view.SheetPaper
	Pictured bool // the sheet's front matter names images
	Booklet  func() *view.Booklet
	Report   func() *view.ReportPaper
	Note     func() *view.NotePaper
	Letters  func() *view.LettersPaper

	// A file computed from the data.
	Bytes func() ([]byte, error)

	// One that is too large to be held as a whole: its bytes, piece by piece.
	Pieces func(io.Writer) error

	Texts bool // of each of its texts the site shows something here besides: their size, or all that they say

	// A file that is published as it is.
	Copy *Source

	// A photo of the site's folder, in one of its widths.
	Photo *Photo

	// Scripts that are published as one, or a style sheet, without comments.
	Parts []Source

	// What the page is known by once its address is another; nil for one that follows
	// another page, such as the next page of a list, and for drafts.
	Lasting *Lasting

	Updated network.Day // when its file was last changed; 0: not known

	Title  string    // of a page, for the site map; "" leaves it out
	Name   *string   // instead, as an author wrote it
	Listed bool      // it shows many cards, which are kept until all such pages are made
	Hidden bool      // not for search engines: redirections, the 404 page
	From   *diag.Pos // what claims the address; nil for what essaim makes by itself
}

// Source is the file of the site's folder that is published, as it is or as a photo; "" for none.
func (o Output) Source() string {
	switch {
	case o.Copy != nil:
		return o.Copy.Path
	case o.Photo != nil:
		return o.Photo.Path
	}
	return ""
}

// A Document is a page that readers look up, of this site or of another. A portal leads
// to many more pages than it has, so it is no Output, which is ten times as large.
type Document struct {
	URL    string // as Output has it; of another site, absolute
	Entry  func() view.Entry
	Bodies []*network.Body
}

// File is the content file that an output stands for; "" when essaim makes it by
// itself.
func (o Output) File() string {
	if o.From == nil {
		return ""
	}
	return o.From.File
}

// Source is a file to copy: of the site's folder, or of the default look.
type Source struct {
	Path    string // slash-separated; "" for Text
	Default bool
	Text    string // what it holds, without a path
}

// Photo is a photo to make, in one of the widths of its header.
type Photo struct {
	Path  string // of the file, from the site's folder
	Width int
	picture.Header
}
