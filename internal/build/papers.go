package build

import (
	"errors"
	"io/fs"
	"slices"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/pdf"
	"essaim/internal/plan"
	"essaim/internal/source"
	"essaim/internal/view"
)

// paperSizes are known once the PDFs are made: before the pages, which show them
// and ask for them then.
type paperSizes map[string]plan.Made // by path

func (s paperSizes) of(path string) plan.Made { return s[path] }

// A paperMaker makes PDF files, one after the other.
type paperMaker struct {
	*planned
	found
	store  store
	fonts  *pdf.Fonts
	sheets *sheetPapers
	writer *pdf.Writer // nil until it is wanted
	inner  *pdf.Writer // of what a booklet is made of; nil until it is wanted
}

// makePapers makes every PDF that is not that of the previous build, and enters
// what it is into sizes: first those of sheets, then the others, since the key of a
// booklet is made of those of its sheets.
func makePapers(t task, site *planned, to store, sizes paperSizes) ([]diag.Problem, error) {
	sheets, others := listPapers(site.plan)
	if len(sheets)+len(others) == 0 {
		return nil, nil
	}
	fonts, err := pdf.LoadFonts()
	if err != nil {
		return nil, err
	}
	keys, made := make([]uint64, len(sheets)), make([]plan.Made, len(sheets)+len(others))
	known := newSheetPapers()
	hire := func() *paperMaker { return &paperMaker{planned: site, store: to, fonts: fonts, sheets: known} }
	first, err := share(t, len(sheets), hire, func(m *paperMaker, i int) (err error) {
		keys[i], made[i], err = m.sheet(sheets[i])
		return err
	})
	if err != nil {
		return first.problems, err
	}
	for i, o := range sheets {
		known.keys[o.Path] = keys[i]
	}
	second, err := share(t, len(others), hire, func(m *paperMaker, i int) (err error) {
		made[len(sheets)+i], err = m.other(others[i])
		return err
	})
	for i, o := range append(sheets, others...) {
		sizes[o.Path] = made[i]
	}
	return append(first.problems, second.problems...), err
}

// verifyPapers makes the PDF of each sheet that may hold something that it
// cannot show, for its problems only.
func verifyPapers(t task, site *planned) ([]diag.Problem, error) {
	sheets, others := listPapers(site.plan)
	if len(sheets)+len(others) == 0 {
		return nil, nil
	}
	fonts, err := pdf.LoadFonts()
	if err != nil {
		return nil, err
	}
	all, err := share(t, len(sheets), func() *paperMaker { return &paperMaker{planned: site, fonts: fonts} }, func(m *paperMaker, i int) error {
		o := sheets[i]
		if o.Pictured || linksToPictures(o.Bodies) || m.lacksLetters(o.File(), o.Bodies) {
			view := o.Paper()
			m.problems = append(m.problems, m.problemsOf(m.pdf().Sheet(view, m.inputs()), view.File)...)
		}
		return nil
	})
	return all.problems, err
}

// listPapers lists the PDFs that are made: those of sheets, and others.
func listPapers(p *plan.Plan) (sheets, others []plan.Output) {
	for _, o := range p.Outputs {
		switch {
		case o.Paper != nil:
			sheets = append(sheets, o)
		case isPaper(o):
			others = append(others, o)
		}
	}
	return sheets, others
}

// isPaper is false for a PDF that is only copied.
func isPaper(o plan.Output) bool {
	return o.Paper != nil || o.Booklet != nil || o.Report != nil || o.Note != nil || o.Letters != nil
}

// pdf is the maker's own writer.
func (m *paperMaker) pdf() *pdf.Writer {
	if m.writer == nil {
		m.writer = pdf.NewWriter(m.fonts, m.locale)
	}
	return m.writer
}

func (m *paperMaker) sheet(o plan.Output) (key uint64, made plan.Made, err error) {
	paper := o.Paper()
	if key, err = m.sheetKey(paper); err != nil {
		return unknown, made, err
	}
	made, err = m.make(o, key, func() (pdf.Made, error) { return m.pdf().Sheet(paper, m.inputs()), nil }, paper.File)
	return key, made, err
}

// other makes what is not the PDF of a sheet.
func (m *paperMaker) other(o plan.Output) (made plan.Made, err error) {
	var key uint64
	switch {
	case o.Booklet != nil:
		return m.booklet(o)
	case o.Letters != nil:
		paper := o.Letters()
		if key, err = paperKey(paper); err == nil {
			made, err = m.make(o, key, func() (pdf.Made, error) { return m.pdf().Letters(paper, m.inputs()), nil }, networkFile)
		}
	case o.Note != nil:
		paper := o.Note()
		if key, err = paperKey(paper); err == nil {
			made, err = m.make(o, key, func() (pdf.Made, error) { return m.pdf().Note(paper, m.inputs()), nil }, networkFile)
		}
	default:
		paper := o.Report()
		if key, err = paperKey(paper); err == nil {
			made, err = m.make(o, key, func() (pdf.Made, error) { return m.pdf().Report(paper, m.inputs()), nil }, networkFile)
		}
	}
	return made, err
}

// make makes a PDF file, unless the previous build made it from the same key.
// files are where its letters come from. One that somebody changed under a date that
// the build trusts stays, and is not asked what it is.
func (m *paperMaker) make(o plan.Output, key uint64, write func() (pdf.Made, error), files ...string) (plan.Made, error) {
	if m.store.Reuse(o.Path, key) {
		file, err := m.store.Content(o.Path)
		if errors.Is(err, fs.ErrNotExist) {
			made, err := write()
			return plan.Made{Size: int64(len(made.File)), Pages: made.Pages}, err
		}
		return plan.Made{Size: int64(len(file)), Pages: pdf.Pages(file)}, err
	}
	made, err := write()
	if err != nil {
		return plan.Made{}, err
	}
	if problems := m.problemsOf(made, files...); len(problems) > 0 {
		m.problems = append(m.problems, problems...)
		key = unknown
	}
	return plan.Made{Size: int64(len(made.File)), Pages: made.Pages}, m.store.Put(o.Path, key, made.File)
}

// sheetKey is the key of a sheet's PDF: the bytes of its images are in it.
func (p *planned) sheetKey(paper *view.SheetPaper) (uint64, error) {
	var images []uint64
	for _, url := range pictures(paper) {
		if photo, is := p.plan.Photo(url); is && p.photos != nil {
			key, err := p.photos.key(photo.Path, 0)
			if err != nil {
				return unknown, err
			}
			images = append(images, key)
		} else if file := p.published(url); file != nil {
			images = append(images, digest.Of(file))
		}
	}
	return paperKey(paper, images...)
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
	from, found := p.plan.Copied(url)
	if !found || from.Default {
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
