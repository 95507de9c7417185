package build

import (
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"sync"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/pdf"
	"essaim/internal/plan"
	"essaim/internal/source"
	"essaim/internal/view"
)

// fileSizes answer the pages that show sizes of files: of PDFs, once these are made, and
// of files that stay.
type fileSizes struct {
	pdfs map[string]plan.Made // by path
	kept func(path string) int64
}

func (s *fileSizes) made(path string) plan.Made { return s.pdfs[path] }

func (s *fileSizes) keptAt(path string) int64 {
	if s.kept == nil {
		return 0
	}
	return s.kept(path)
}

// A paperMaker makes PDF files, one after the other.
type paperMaker struct {
	*planned
	found
	store  store
	fonts  func() (*pdf.Fonts, error)
	sheets *sheetPapers
	writer *pdf.Writer // nil until it is wanted
	inner  *pdf.Writer // of what a booklet is made of; nil until it is wanted
}

// makePapers makes every PDF that is not that of the previous build, and enters
// what it is into sizes: first those of sheets, then the others, since the key of a
// booklet is made of those of its sheets. Those that stay are not even looked at.
func makePapers(t task, site *planned, to paperStore, stays func(plan.Output) bool, sizes *fileSizes) (found, error) {
	sheets, others := listPapers(site.plan)
	keys, made := make([]uint64, len(sheets)), make([]plan.Made, len(sheets)+len(others))
	known, fonts := newSheetPapers(), sync.OnceValues(pdf.LoadFonts)
	hire := func() *paperMaker { return &paperMaker{planned: site, store: to, fonts: fonts, sheets: known} }
	all, err := share(t, len(sheets), hire, func(m *paperMaker, i int) (err error) {
		o := *sheets[i]
		if stays(o) {
			keys[i] = to.LastKey(o.Path)
			made[i], err = m.kept(o.Path)
			return err
		}
		keys[i], made[i], err = m.sheet(o)
		return err
	})
	if err != nil {
		return all, err
	}
	for i, o := range sheets {
		known.keys[o.Path] = keys[i]
	}
	second, err := share(t, len(others), hire, func(m *paperMaker, i int) (err error) {
		at := &made[len(sheets)+i]
		o := *others[i]
		if stays(o) {
			*at, err = m.kept(o.Path)
			return err
		}
		*at, err = m.other(o)
		return err
	})
	for i, o := range append(sheets, others...) {
		sizes.pdfs[o.Path] = made[i]
		to.Note(o.Path, strconv.Itoa(made[i].Pages))
	}
	all.add(second)
	return all, err
}

// A paperStore is a store of PDFs that notes how many pages each has: a file that stays
// is not read to know it.
type paperStore interface {
	store
	LastKey(path string) uint64
	Note(path, note string)
}

// verifyPapers makes the PDF of each sheet that may hold something that it
// cannot show, for its problems only.
func verifyPapers(t task, site *planned) ([]diag.Problem, error) {
	sheets, others := listPapers(site.plan)
	if len(sheets)+len(others) == 0 {
		return nil, nil
	}
	fonts := sync.OnceValues(pdf.LoadFonts)
	all, err := share(t, len(sheets), func() *paperMaker { return &paperMaker{planned: site, fonts: fonts} }, func(m *paperMaker, i int) error {
		o := *sheets[i]
		lacks, err := m.lacksLetters(o.File(), o.Bodies)
		if err != nil || !lacks && !o.Pictured && !linksToPictures(o.Bodies) {
			return err
		}
		view := o.Paper()
		made, err := m.laid(func(w *pdf.Writer) (pdf.Made, error) { return w.Sheet(view, m.inputs()), nil })
		m.problems = append(m.problems, m.problemsOf(made, view.File)...)
		return err
	})
	return all.problems, err
}

// listPapers lists the PDFs that are made: those of sheets, and others.
func listPapers(p *plan.Plan) (sheets, others []*plan.Output) {
	for i := range p.Outputs {
		o := &p.Outputs[i]
		switch {
		case o.Paper != nil:
			sheets = append(sheets, o)
		case isPaper(*o):
			others = append(others, o)
		}
	}
	return sheets, others
}

// isPaper is false for a PDF that is only copied.
func isPaper(o plan.Output) bool {
	return o.Paper != nil || o.Booklet != nil || o.Report != nil || o.Note != nil || o.Letters != nil
}

// laid lays a PDF out, with the maker's own writer.
func (m *paperMaker) laid(out func(*pdf.Writer) (pdf.Made, error)) (pdf.Made, error) {
	if m.writer == nil {
		fonts, err := m.fonts()
		if err != nil {
			return pdf.Made{}, err
		}
		m.writer = pdf.NewWriter(fonts, m.locale)
	}
	return out(m.writer)
}

func (m *paperMaker) sheet(o plan.Output) (key uint64, made plan.Made, err error) {
	m.compared++
	paper := o.Paper()
	if key, err = m.sheetKey(paper); err != nil {
		return unknown, made, err
	}
	made, err = m.make(o, key, func(w *pdf.Writer) (pdf.Made, error) { return w.Sheet(paper, m.inputs()), nil }, paper.File)
	return key, made, err
}

// other makes what is not the PDF of a sheet.
func (m *paperMaker) other(o plan.Output) (made plan.Made, err error) {
	m.compared++
	switch {
	case o.Booklet != nil:
		return m.booklet(o)
	case o.Letters != nil:
		paper := o.Letters()
		return m.alone(o, paper, func(w *pdf.Writer) pdf.Made { return w.Letters(paper, m.inputs()) })
	case o.Note != nil:
		paper := o.Note()
		return m.alone(o, paper, func(w *pdf.Writer) pdf.Made { return w.Note(paper, m.inputs()) })
	default:
		paper := o.Report()
		return m.alone(o, paper, func(w *pdf.Writer) pdf.Made { return w.Report(paper, m.inputs()) })
	}
}

// alone makes a PDF that depends on its view alone.
func (m *paperMaker) alone(o plan.Output, view any, lay func(*pdf.Writer) pdf.Made) (plan.Made, error) {
	key, err := m.paperKey(view)
	if err != nil {
		return plan.Made{}, err
	}
	return m.make(o, key, func(w *pdf.Writer) (pdf.Made, error) { return lay(w), nil }, networkFile)
}

// make makes a PDF file, unless the previous build made it from the same key.
// files are where its letters come from. One that somebody changed under a date that
// the build trusts stays, and is not asked what it is.
func (m *paperMaker) make(o plan.Output, key uint64, lay func(*pdf.Writer) (pdf.Made, error), files ...string) (plan.Made, error) {
	if m.store.Reuse(o.Path, key) {
		kept, err := m.kept(o.Path)
		if errors.Is(err, fs.ErrNotExist) {
			made, err := m.laid(lay)
			return plan.Made{Size: int64(len(made.File)), Pages: made.Pages}, err
		}
		return kept, err
	}
	m.papers = append(m.papers, o.Path)
	made, err := m.laid(lay)
	if err != nil {
		return plan.Made{}, err
	}
	if problems := m.problemsOf(made, files...); len(problems) > 0 {
		m.problems = append(m.problems, problems...)
		key = unknown
	}
	return plan.Made{Size: int64(len(made.File)), Pages: made.Pages}, m.store.Put(o.Path, key, made.File)
}

// kept is what is known of a PDF that the previous build made: it is read only if that
// build did not note it.
func (m *paperMaker) kept(path string) (plan.Made, error) {
	size, note := m.store.Kept(path)
	if pages, err := strconv.Atoi(note); err == nil {
		return plan.Made{Size: size, Pages: pages}, nil
	}
	file, err := m.store.Content(path)
	return plan.Made{Size: int64(len(file)), Pages: pdf.Pages(file)}, err
}

// sheetKey is the key of a sheet's PDF: the bytes of its images are in it.
func (p *planned) sheetKey(paper *view.SheetPaper) (uint64, error) {
	var images []uint64
	for _, url := range pictures(paper) {
		if photo := p.plan.Photo(url); photo != nil && p.photos != nil {
			key, err := p.photos.key(photo.Path, 0)
			if err != nil {
				return unknown, err
			}
			images = append(images, key)
		} else if file := p.published(url); file != nil {
			images = append(images, digest.Of(file))
		}
	}
	return p.paperKey(paper, images...)
}

// pictures are the addresses of all that may be an image in a sheet's PDF.
func pictures(paper *view.SheetPaper) []string {
	var urls []string
	add := func(url string) {
		if pdf.Draws(url) {
			urls = append(urls, url)
		}
	}
	text := func(t view.Text) {
		for _, l := range t.Links {
			if l.Image != nil {
				add(l.Image.URL)
			} else {
				add(l.URL)
			}
		}
	}
	if first := paper.Sheet.Photo; first != nil {
		add(first.URL)
	}
	for _, i := range paper.Sheet.Images {
		add(i.URL)
	}
	text(paper.Sheet.Text)
	for _, a := range paper.Sheet.Adoptions {
		text(a.Text)
	}
	return urls
}

// inputs gives a PDF its bodies and images. What is wrong with a body is reported
// by the page that shows it.
func (p *planned) inputs() pdf.Source {
	return pdf.Source{
		Body: func(file string) markdown.Doc {
			text, err := source.ReadBody(p.files, p.plan.Body(file))
			if err != nil {
				return markdown.Doc{}
			}
			doc, _ := p.markdown.Blocks(text, markdown.Options{Resolve: p.resolver(file)})
			return doc
		},
		Image: p.published,
	}
}

// published is the image that is published at an address; nil when there is none.
func (p *planned) published(url string) []byte {
	if photo := p.photo(url); photo != nil {
		return photo
	}
	from := p.plan.Copied(url)
	if from == nil || from.Default {
		return nil
	}
	file, err := fs.ReadFile(p.files, from.Path)
	if err != nil {
		return nil
	}
	return file
}

// linksToPictures is true when one of the bodies may show an image.
func linksToPictures(bodies []*network.Body) bool {
	return slices.ContainsFunc(bodies, func(b *network.Body) bool { return slices.ContainsFunc(b.Links, pdf.Draws) })
}
