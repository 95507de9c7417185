package build

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"

	"essaim/internal/diag"
	"essaim/internal/federation"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/parallel"
	"essaim/internal/source"
)

// A task is what a stage runs in.
type task struct {
	context.Context
	progress func(done, total int)
}

// found is what workers found on the way.
type found struct {
	problems []diag.Problem
	compared int      // pages, or PDFs, whose view was made
	rendered int      // pages that were made
	papers   []string // PDFs that were made, by path, in no order
}

func (f *found) result() *found { return f }

// add takes in what another worker found.
func (f *found) add(other found) {
	f.problems = append(f.problems, other.problems...)
	f.compared += other.compared
	f.rendered += other.rendered
	f.papers = append(f.papers, other.papers...)
}

type worker interface{ result() *found }

// share hands the numbers below total to a worker per core. What they find does
// not depend on who does what: problems are sorted in the end.
func share[W worker](t task, total int, hire func() W, do func(W, int) error) (found, error) {
	var next, done atomic.Int64
	workers := make([]W, runtime.GOMAXPROCS(0))
	group, ctx := parallel.WithContext(t)
	for i := range workers {
		w := hire()
		workers[i] = w
		group.Go(func() error {
			for n := int(next.Add(1)); n <= total; n = int(next.Add(1)) {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := do(w, n-1); err != nil {
					return err
				}
				t.progress(int(done.Add(1)), total)
			}
			return nil
		})
	}
	err := group.Wait()
	var all found
	for _, w := range workers {
		all.add(*w.result())
	}
	return all, err
}

// each is share for workers that find nothing.
func each(t task, total int, do func(int) error) error {
	_, err := share(t, total, func() *found { return new(found) }, func(_ *found, i int) error { return do(i) })
	return err
}

// A bodyReader reads bodies and converts them, one page after the other.
type bodyReader struct {
	*planned
	found
	buffers [][]byte         // where the bodies of the page at hand lie
	html    markdown.Buffers // their HTML
}

// readAll reads bodies; the texts hold until others are read.
func (r *bodyReader) readAll(bodies []*network.Body) ([][]byte, error) {
	texts := make([][]byte, len(bodies))
	for i, body := range bodies {
		if i == len(r.buffers) {
			r.buffers = append(r.buffers, nil)
		}
		var err error
		if body.Length > 0 {
			texts[i], err = federation.ReadText(r.files, *body)
		} else {
			texts[i], err = source.ReadBodyInto(&r.buffers[i], r.files, *body)
		}
		if err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// convertAll makes HTML of the bodies of one page, by file.
func (r *bodyReader) convertAll(bodies []*network.Body, texts [][]byte) map[string]markdown.Doc {
	docs := make(map[string]markdown.Doc, len(bodies))
	r.html.Empty()
	for i, body := range bodies {
		doc, problems := r.markdown.ConvertIn(&r.html, texts[i], r.options(body, prefix(i)))
		docs[body.File] = doc
		r.problems = append(r.problems, problems...)
	}
	return docs
}

// verify finds what is wrong in a body.
func (r *bodyReader) verify(body *network.Body) error {
	texts, err := r.readAll([]*network.Body{body})
	if err == nil {
		r.problems = append(r.problems, r.markdown.Check(texts[0], r.options(body, ""))...)
	}
	return err
}

// prefix keeps the ids of a page's bodies apart; those of the first are as
// links to its headings name them.
func prefix(i int) string {
	if i == 0 {
		return ""
	}
	return fmt.Sprintf("t%d-", i+1)
}

// options say where a body stands.
func (p *planned) options(body *network.Body, prefix string) markdown.Options {
	return markdown.Options{
		Pos:     diag.Pos{File: body.File, Line: int(body.Line), Column: 1},
		Resolve: p.resolver(body.File),
		Draft:   p.drafts[body.File],
		Prefix:  prefix,
	}
}
