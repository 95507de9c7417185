package pdf

import (
	"testing"

	"essaim/internal/view"
)

// BenchmarkSheets makes the PDF files of a batch of sheets from views that are
// ready: the goals are 1.5 ms and 25 KB a sheet of two or three pages.
func BenchmarkSheets(b *testing.B) {
	book := demoBook(b)
	var views []*view.SheetPaper
	for _, o := range book.papers {
		if o.Paper == nil {
			continue
		}
		if v := o.Paper(); len(v.Sheet.Images) == 0 {
			views = append(views, v)
		}
	}
	w := writer(b, book.words)
	bytes, pages, n := 0, 0, 0
	for b.Loop() {
		made := w.Sheet(views[n%len(views)], book.source)
		bytes, pages, n = bytes+len(made.File), pages+made.Pages, n+1
	}
	b.ReportMetric(float64(bytes)/float64(n), "bytes/sheet")
	b.ReportMetric(float64(pages)/float64(n), "pages/sheet")
}

func BenchmarkFonts(b *testing.B) {
	for b.Loop() {
		if _, err := LoadFonts(); err != nil {
			b.Fatal(err)
		}
	}
}
