package pdf

import (
	"io/fs"
	"os"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/network"
	photos "essaim/internal/picture"
	"essaim/internal/plan"
	"essaim/internal/site"
	"essaim/internal/source"
)

// book is a network whose PDFs tests make.
type book struct {
	plan   *plan.Plan
	bodies map[string]network.Body
	source Source
	words  *locale.Locale
	papers []plan.Output
}

// demoBook is the demo network.
func demoBook(t testing.TB) book { return demoBookIn(t, locale.For(locale.French)) }

func demoBookIn(t testing.TB, words *locale.Locale) book {
	return openBook(t, os.DirFS("../../cmd/essaim/demo"), words)
}

func openBook(t testing.TB, fsys fs.FS, words *locale.Locale) book {
	t.Helper()
	n, _ := source.Read(fsys, source.Options{})
	b := book{words: words, bodies: map[string]network.Body{}}
	b.plan, _ = site.New(plan.Input{
		Situation: n.At(n.AsOf), Locale: b.words, Version: "test",
		Made:     func(string) plan.Made { return plan.Made{} },
		Headings: func(network.Body) []string { return nil },
	})
	convert := markdown.New(b.words)
	for _, o := range b.plan.Outputs {
		if o.Paper != nil || o.Booklet != nil || o.Report != nil || o.Note != nil {
			b.papers = append(b.papers, o)
		}
		for _, body := range o.Bodies {
			b.bodies[body.File] = *body
		}
	}
	b.source = Source{
		Body: func(file string) markdown.Doc {
			text, err := source.ReadBody(fsys, b.bodies[file])
			if err != nil {
				t.Fatal(err)
			}
			doc, _ := convert.Blocks(text, markdown.Options{Resolve: b.plan.Resolver(file)})
			return doc
		},
		Image: func(url string) []byte {
			if photo := b.plan.Photo(url); photo != nil {
				made, err := photos.Make(readFile(t, fsys, photo.Path), photo.Header)
				if err != nil {
					t.Fatal(err)
				}
				return made.Print
			}
			from := b.plan.Copied(url)
			if from == nil {
				return nil
			}
			return readFile(t, fsys, from.Path)
		},
	}
	return b
}

func readFile(t testing.TB, fsys fs.FS, name string) []byte {
	t.Helper()
	file, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func writer(t testing.TB, words *locale.Locale) *Writer {
	t.Helper()
	fonts, err := LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return NewWriter(fonts, words)
}
