package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/pdf"
	"essaim/internal/plan"
	"essaim/internal/publish"
	"essaim/internal/source"
	"essaim/internal/view"
)

// papers is what is known of the PDF files of a build. They are made before the
// pages: first those of sheets, then the booklets, whose keys are made of the
// keys of their sheets.
//
// The key of a PDF stands for its view, which holds the hash of each body, for
// the bytes of its images, and for format. The chrome is not in it: a sheet's
// PDF that shows no dated figure stays as it is from one day to the next.
type papers struct {
	fonts *pdf.Fonts
	keys  map[string]uint64    // of sheets, by path
	made  map[string]plan.Made // by path
}

// madeOf answers pages that link to a PDF; nil when none is to be made.
func (b *build) madeOf() func(path string) plan.Made {
	switch {
	case b.NoPDF:
		return nil
	case b.made != nil:
		return b.made
	}
	return func(path string) plan.Made { return b.papers.made[path] }
}

// makePapers makes every PDF file that is not that of the last build.
func (b *build) makePapers(ctx context.Context) (err error) {
	if b.output, err = publish.Open(b.Output); err != nil {
		return err
	}
	b.shelf = b.output
	if b.last != nil {
		b.output.Trust()
	}
	sheets, others, err := b.openPapers()
	if err != nil || len(sheets)+len(others) == 0 {
		return err
	}
	keys, made := make([]uint64, len(sheets)), make([]plan.Made, len(sheets)+len(others))
	err = b.share(ctx, Papers, len(sheets), func(w *worker, i int) (err error) {
		keys[i], made[i], err = w.sheetPaper(sheets[i])
		return err
	})
	if err != nil {
		return err
	}
	for i, o := range sheets {
		b.papers.keys[o.Path] = keys[i]
	}
	err = b.share(ctx, Papers, len(others), func(w *worker, i int) (err error) {
		made[len(sheets)+i], err = w.otherPaper(others[i])
		return err
	})
	b.papers.made = make(map[string]plan.Made, len(made))
	for i, o := range append(sheets, others...) {
		b.papers.made[o.Path] = made[i]
	}
	return err
}

// proofreadPapers makes the PDF of each sheet that may hold something that it
// cannot show, only to tell it.
func (b *build) proofreadPapers(ctx context.Context) error {
	sheets, _, err := b.openPapers()
	if err != nil {
		return err
	}
	return b.share(ctx, Proofread, len(sheets), func(w *worker, i int) error {
		o := sheets[i]
		if o.Pictured || linksToPictures(o.Bodies) || w.lacksLetters(o.File(), o.Bodies) {
			view := o.Paper()
			w.tellPaper(w.pdf().Sheet(view, w.paperSource()), []string{view.File})
		}
		return nil
	})
}

// linksToPictures tells whether one of the bodies may show an image.
func linksToPictures(bodies []*network.Body) bool {
	return slices.ContainsFunc(bodies, func(b *network.Body) bool { return slices.ContainsFunc(b.Links, pdf.Draws) })
}

// lacksLetters tells whether a sheet's files may hold letters that PDF files
// cannot show. A file that cannot be read has problems of its own.
func (b *build) lacksLetters(file string, bodies []*network.Body) bool {
	files := []string{file}
	for _, body := range bodies {
		if body.File != file { // it is not of the sheet itself
			files = append(files, body.File)
		}
	}
	for _, file := range files {
		if text, err := fs.ReadFile(b.Site, file); err == nil && b.papers.fonts.Lacks(text) {
			return true
		}
	}
	return false
}

// openPapers lists what is to be made, and parses the fonts for it.
func (b *build) openPapers() (sheets, others []plan.Output, err error) {
	b.papers.keys = map[string]uint64{}
	for _, o := range b.plan.Outputs {
		switch {
		case o.Paper != nil:
			sheets = append(sheets, o)
		case isPaper(o):
			others = append(others, o)
		}
	}
	if len(sheets)+len(others) > 0 && b.papers.fonts == nil {
		b.papers.fonts, err = pdf.LoadFonts()
	}
	return sheets, others, err
}

// isPaper tells a PDF that is made here from a file that is only copied.
func isPaper(o plan.Output) bool {
	return o.Paper != nil || o.Booklet != nil || o.Report != nil || o.Letters != nil
}

// pdf is the worker's own writer.
func (w *worker) pdf() *pdf.Writer {
	if w.writer == nil {
		w.writer = pdf.NewWriter(w.papers.fonts, w.locale)
	}
	return w.writer
}

func (w *worker) sheetPaper(o plan.Output) (key uint64, made plan.Made, err error) {
	paper := o.Paper()
	if key, err = w.sheetKey(paper); err != nil {
		return 0, made, err
	}
	made, err = w.paper(o, key, []string{paper.File}, func(p *pdf.Writer) pdf.Made { return p.Sheet(paper, w.paperSource()) })
	return key, made, err
}

// otherPaper makes what is not the PDF of a sheet.
func (w *worker) otherPaper(o plan.Output) (plan.Made, error) {
	if o.Booklet != nil {
		return w.booklet(o)
	}
	var paper any
	write := func(p *pdf.Writer) pdf.Made { return p.Report(paper.(*view.ReportPaper), w.paperSource()) }
	if o.Letters != nil {
		paper = o.Letters()
		write = func(p *pdf.Writer) pdf.Made { return p.Letters(paper.(*view.LettersPaper), w.paperSource()) }
	} else {
		paper = o.Report()
	}
	h, err := hashOf(paper)
	if err != nil {
		return plan.Made{}, err
	}
	return w.paper(o, combine(format, h), []string{networkFile}, write)
}

func (w *worker) booklet(o plan.Output) (plan.Made, error) {
	view := o.Booklet()
	files := []string{networkFile}
	h, err := hashOf(view)
	if err != nil {
		return plan.Made{}, err
	}
	keys := []uint64{format, h}
	for _, part := range view.Parts {
		for _, id := range part.Sheets {
			sheet := w.plan.SheetPaper(id)
			key, known := w.papers.keys[sheet.Path]
			if !known {
				if key, err = w.sheetKey(sheet); err != nil {
					return plan.Made{}, err
				}
			}
			keys, files = append(keys, key), append(files, sheet.File)
		}
	}
	return w.paper(o, combine(keys...), files, func(p *pdf.Writer) pdf.Made {
		return p.Booklet(view, w.plan.SheetPaper, w.paperSource())
	})
}

// paper makes a PDF file, unless the last build made it from the same key.
// files are where its letters come from.
func (w *worker) paper(o plan.Output, key uint64, files []string, write func(*pdf.Writer) pdf.Made) (plan.Made, error) {
	if w.shelf.Keep(o.Path, key) {
		file, err := w.shelf.Kept(o.Path)
		return plan.Made{Size: int64(len(file)), Pages: pdf.Pages(file)}, err
	}
	before := len(w.problems)
	made := write(w.pdf())
	w.tellPaper(made, files)
	if len(w.problems) > before {
		key = each // so that the next build tells them again
	}
	return plan.Made{Size: int64(len(made.File)), Pages: made.Pages}, w.shelf.Put(o.Path, key, made.File)
}

// sheetKey is the key of a sheet's PDF.
func (b *build) sheetKey(view *view.SheetPaper) (uint64, error) {
	h, err := hashOf(view)
	if err != nil {
		return 0, err
	}
	keys := []uint64{format, h}
	for _, url := range pictures(view) {
		if file := b.published(url); file != nil {
			keys = append(keys, digest.Of(file))
		}
	}
	return combine(keys...), nil
}

// pictures are the addresses of all that may be an image in a sheet's PDF.
func pictures(view *view.SheetPaper) []string {
	var urls []string
	add := func(url string) {
		if pdf.Draws(url) {
			urls = append(urls, url)
		}
	}
	for _, i := range view.Sheet.Images {
		add(i.URL)
	}
	for _, l := range view.Sheet.Text.Links {
		add(l.URL)
	}
	for _, a := range view.Sheet.Adoptions {
		for _, l := range a.Text.Links {
			add(l.URL)
		}
	}
	return urls
}

// paperSource gives a PDF its bodies and images. What is wrong with a body is
// told by the page that shows it.
func (w *worker) paperSource() pdf.Source {
	return pdf.Source{
		Body: func(file string) markdown.Doc {
			text, err := source.ReadBody(w.Site, w.plan.Body(file))
			if err != nil {
				return markdown.Doc{}
			}
			doc, _ := w.markdown.Blocks(text, markdown.Options{Resolve: w.resolver(file)})
			return doc
		},
		Image: w.published,
	}
}

// published is the image that is published as it is at an address; nil when
// there is none.
func (b *build) published(url string) []byte {
	from, found := b.plan.Copied(url)
	if !found || from.Default {
		return nil
	}
	file, err := fs.ReadFile(b.Site, from.Path)
	if err != nil {
		return nil
	}
	return file
}

// tellPaper tells what a PDF could not show, where its author wrote it.
func (w *worker) tellPaper(made pdf.Made, files []string) {
	for _, r := range made.Missing {
		w.problems = append(w.problems, diag.Problem{
			Severity: diag.Warning, Code: "letter-without-font", Pos: w.locate(string(r), files),
			Args: diag.Args{"letter": string(r), "code": fmt.Sprintf("U+%04X", r)},
		})
	}
	for _, url := range made.Unusable {
		w.problems = append(w.problems, diag.Problem{
			Severity: diag.Warning, Code: "unusable-image", Pos: w.locate(path.Base(url), files),
			Args: diag.Args{"image": path.Base(url)},
		})
	}
}

// locate finds a text in one of the files; the first of them as a whole when it
// is in none.
func (b *build) locate(text string, files []string) diag.Pos {
	for _, file := range files {
		content, err := fs.ReadFile(b.Site, file)
		if err != nil {
			continue
		}
		if i := bytes.Index(content, []byte(text)); i >= 0 {
			start := bytes.LastIndexByte(content[:i], '\n') + 1
			return diag.Pos{File: file, Line: 1 + bytes.Count(content[:i], []byte("\n")), Column: 1 + utf8.RuneCount(content[start:i])}
		}
	}
	return diag.Whole(files[0])
}
