package build

import (
	"bytes"
	"sync"

	"essaim/internal/pdf"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// sheetPapers are the PDFs of sheets as booklets take them over. Several booklets
// hold the same sheet: what it is known by is worked out once.
type sheetPapers struct {
	keys map[string]uint64 // of those that are made, by path

	mu   sync.Mutex
	byID map[string]sheetPaper
}

// sheetPaper is what a booklet has to know of a sheet's PDF.
type sheetPaper struct {
	path, file string // of the PDF; of the sheet
	key        uint64
	made       bool // as an output of its own
}

func newSheetPapers() *sheetPapers {
	return &sheetPapers{keys: map[string]uint64{}, byID: map[string]sheetPaper{}}
}

// paper is what is known of the PDF of a sheet.
func (m *paperMaker) paper(id string) (sheetPaper, error) {
	m.sheets.mu.Lock()
	known, there := m.sheets.byID[id]
	m.sheets.mu.Unlock()
	if there {
		return known, nil
	}
	var p sheetPaper
	p.path, p.file = m.plan.SheetPDF(id)
	if p.key, p.made = m.sheets.keys[p.path]; !p.made {
		var err error
		if p.key, err = m.sheetKey(m.plan.SheetPaper(id)); err != nil {
			return p, err
		}
	}
	m.sheets.mu.Lock()
	defer m.sheets.mu.Unlock()
	m.sheets.byID[id] = p
	return p, nil
}

// booklet makes the PDF of several sheets of their own PDFs.
func (m *paperMaker) booklet(o plan.Output) (plan.Made, error) {
	paper := o.Booklet()
	key, files, err := m.bookletKey(paper)
	if err != nil {
		return plan.Made{}, err
	}
	var inside []pdf.Made // what could not be shown of sheets without a PDF of their own
	made, err := m.make(o, key, func(w *pdf.Writer) (pdf.Made, error) {
		sheet := func(id string) (*pdf.Finished, error) { return m.finished(id, &inside) }
		made, err := w.Booklet(paper, sheet, m.inputs())
		for _, one := range inside {
			made.Missing, made.Unusable = append(made.Missing, one.Missing...), append(made.Unusable, one.Unusable...)
		}
		return made, err
	}, files...)
	return made, err
}

// bookletKey is made of the keys of its sheets, which are known when their own PDFs
// were made. files are those of the network and of the sheets.
func (m *paperMaker) bookletKey(paper *view.Booklet) (key uint64, files []string, err error) {
	var keys []uint64
	files = []string{networkFile}
	for _, part := range paper.Parts {
		for _, id := range part.Sheets {
			sheet, err := m.paper(id)
			if err != nil {
				return unknown, nil, err
			}
			keys, files = append(keys, sheet.key), append(files, sheet.file)
		}
	}
	key, err = m.paperKey(paper, keys...)
	return key, files, err
}

// finished is the PDF of a sheet: the one that is published, if there is one and
// nobody has changed it meanwhile.
func (m *paperMaker) finished(id string, inside *[]pdf.Made) (*pdf.Finished, error) {
	sheet, err := m.paper(id)
	if err != nil {
		return nil, err
	}
	if sheet.made {
		if finished, err := pdf.OpenFinished(func() ([]byte, error) { return m.store.Content(sheet.path) }); err == nil {
			return finished, nil
		}
	}
	if m.inner == nil {
		fonts, err := m.fonts()
		if err != nil {
			return nil, err
		}
		m.inner = pdf.NewWriter(fonts, m.locale)
	}
	made := m.inner.Sheet(m.plan.SheetPaper(id), m.inputs())
	if !sheet.made {
		*inside = append(*inside, made)
	}
	return pdf.ReadFinished(bytes.Clone(made.File))
}
