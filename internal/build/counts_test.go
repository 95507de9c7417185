package build

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"essaim/internal/diag"
	"essaim/test/loop"
)

// work is what a build did.
type work struct {
	opened       int64 // files of the site, each as often as it was
	views, pages int   // that were made
	pdfViews     int
	pdfs         int // that were laid out
	written      int // files, all of other bytes
}

// counted is a network of twelve sheets by two communes, with a meeting, an adoption, PDFs,
// and warnings: one that reading finds, two that making pages and PDFs does.
func counted(t *testing.T) *onDisk {
	d := newOnDisk(t, 12)
	network := string(village(0)[networkFile].Data)
	network = strings.Replace(network, "as_of: 2012-05-31\n", "", 1)
	network = strings.Replace(network, `{id: aubrac, name: Aubrac, code: "99001"}`, `{id: aubrac, name: Aubrac, code: "99001"}, {id: lozere, name: Lozère, code: "99002"}`, 1)
	d.write(networkFile, network)
	for i := 8; i < 12; i++ {
		d.write(sheetFile(i), strings.Replace(string(sheet(fmt.Sprint("Fiche de Lozère ", i), "eau", "Un texte.").Data), "commune: aubrac", "commune: lozere", 1))
	}
	d.write(sheetFile(5), string(sheet("Fiche 5", "dechets", "Un <b>texte</b>.").Data))
	d.write(sheetFile(6), string(sheet("Fiche 6", "dechets", "Le signe 中 ici.").Data))
	d.write(sheetFile(7), strings.Replace(string(sheet("Fiche 7", "dechets", "Un texte.").Data), "status: ongoing", "status: ongoing\nperiod: {from: 2010, to: 2011}", 1))
	d.write("content/meetings/2012-06-01.md", "---\ntitle: Une rencontre\ndate: 2012-06-01\nstatus: planned\nhost: aubrac\nagenda: [{text: Une fiche, sheet: fiche-1}]\n---\n\nUn texte.\n")
	d.write("content/adoptions/fiche-2-lozere.md", "---\nsheet: fiche-2\ncommune: lozere\nconsidered: 2012-01\n---\n\nUn texte.\n")
	d.pass()
	return d
}

// What is done after a change, to the file and to the view: a number that grows is work
// without need. What had problems is made again each time, to find them: a page and a PDF.
// Of 43 pages and 19 PDFs, a text is shown by a page, its PDF, and three booklets, of which
// two have pages that show their size, and the home the third.
func TestWorkOfABuild(t *testing.T) {
	loop.Unraced(t)
	of := func(title, text string) string { return string(sheet(title, "dechets", text).Data) }
	for _, c := range []struct {
		name   string
		change func(d *onDisk, o *Options)
		want   work
	}{
		{"nothing", func(*onDisk, *Options) {}, work{}},
		{"a body", func(d *onDisk, _ *Options) { d.write(sheetFile(3), of("Fiche 3", "Un autre texte.")) },
			work{opened: 23, views: 7, pages: 2, pdfViews: 6, pdfs: 5, written: 10}},
		{"a title", func(d *onDisk, _ *Options) { d.write(sheetFile(3), of("Un autre titre", "Un texte.")) },
			work{opened: 31, views: 37, pages: 16, pdfViews: 7, pdfs: 5, written: 32}},
		{"a commune renamed", func(d *onDisk, _ *Options) { d.replace(networkFile, "Lozère", "La Lozère") },
			work{opened: 33, views: 43, pages: 17, pdfViews: 19, pdfs: 11, written: 39}},
		{"a layout", func(d *onDisk, _ *Options) { d.write("layouts/parts/exemplary.html", "!") },
			work{opened: 39, views: 43, pages: 43, pdfViews: 5, pdfs: 1, written: 2}},
		{"the day of a meeting", func(_ *onDisk, o *Options) { o.Now = o.Now.AddDate(0, 0, 2) },
			work{opened: 39, views: 43, pages: 43, pdfViews: 19, pdfs: 8, written: 52}},
		{"a warning mended", func(d *onDisk, _ *Options) { d.write(sheetFile(5), of("Fiche 5", "Un texte.")) },
			work{opened: 22, views: 6, pages: 1, pdfViews: 5, pdfs: 5, written: 1}},
		{"a warning made", func(d *onDisk, _ *Options) { d.write(sheetFile(3), of("Fiche 3", "Un <i>texte</i>.")) },
			work{opened: 23, views: 7, pages: 2, pdfViews: 6, pdfs: 5, written: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, o := counted(t), Options{Now: time.Date(2012, 5, 31, 12, 0, 0, 0, time.UTC)}
			var files atomic.Int64
			as := func(opt *Options) { opt.NoPDF, opt.Now, opt.Site = false, o.Now, opened{opt.Site, &files} }
			first := d.build(d.output, as)
			if first.Pages != 43 || first.PDFs != 19 || first.PDFsCompared != 19 || len(first.Problems) != 3 {
				t.Fatalf("%+v", first)
			}
			before := tree(t, d.output)
			c.change(d, &o)
			files.Store(0)
			r := d.build(d.output, as)
			got := work{files.Load(), r.Compared, r.Rendered, r.PDFsCompared, r.PDFs, r.Files.Written}
			if got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
			after := tree(t, d.output)
			if differ := differing(before, after); differ != r.Files.Written {
				t.Errorf("%d files are written, %d differ", r.Files.Written, differ)
			}
			fresh := t.TempDir()
			alone := d.build(fresh, func(opt *Options) { as(opt); opt.Cache = nil })
			if !maps.Equal(after, tree(t, fresh)) || !slices.EqualFunc(r.Problems, alone.Problems, diag.Same) {
				t.Error("a fresh build makes another tree, or finds other problems")
			}
		})
	}
}

// replace puts other words in a file.
func (d *onDisk) replace(name, old, other string) {
	d.Helper()
	text := d.read(name)
	if !strings.Contains(text, old) {
		d.Fatal(name, "has no", old)
	}
	d.write(name, strings.ReplaceAll(text, old, other))
}

func (d *onDisk) read(name string) string {
	d.Helper()
	text, err := os.ReadFile(filepath.Join(d.source, filepath.FromSlash(name)))
	if err != nil {
		d.Fatal(err)
	}
	return string(text)
}
