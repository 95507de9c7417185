package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"essaim/internal/diag"
	"essaim/internal/layout"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/pdf"
	"essaim/internal/plan"
	"essaim/internal/search"
	"essaim/internal/source"
)

// each is the key of files that are not pages: they are made each time, which
// costs less than to find out whether they would change.
const each = 0

// worker makes files, one after the other, and keeps what it has found.
type worker struct {
	*build
	buffer    bytes.Buffer
	made      []byte   // the page at hand
	texts     [][]byte // of the bodies of the page at hand, once they are read; they lie in rooms
	rooms     [][]byte
	written   markdown.Room     // the HTML of the bodies of the page at hand
	collector *search.Collector // nil until it is wanted
	writer    *pdf.Writer       // nil until it is wanted
	problems  []diag.Problem
	compared  int
	rendered  int
}

// render makes every file of the plan into the staging folder of the output,
// but for pages that are those of the last build.
func (b *build) render(ctx context.Context) (err error) {
	if b.common, err = commonKey(b.plan.Chrome, b.layouts.Hash()); err != nil {
		return err
	}
	if changed, yes := b.onlyTexts(); yes {
		b.changed = changed
	}
	if err = b.openIndex(ctx); err != nil {
		return err
	}
	outputs, order := b.plan.Outputs, b.plan.Order()
	err = b.share(ctx, Render, len(outputs), func(w *worker, n int) error {
		i := order[n]
		if err := w.make(outputs[i]); err != nil {
			return err
		}
		return w.collect(i)
	})
	b.noteFacts()
	b.report.Left = b.layouts.Left()
	b.network, b.situation, b.plan, b.layouts = nil, nil, nil, nil // a large site's index needs the room
	return err
}

// proofread converts every body that the site shows, for its problems only.
func (b *build) proofread(ctx context.Context) error {
	bodies := b.bodies()
	err := b.share(ctx, Proofread, len(bodies), func(w *worker, i int) error {
		text, err := source.ReadBodyInto(w.room(0), w.Site, bodies[i])
		if err == nil {
			w.proofreadOne(bodies[i], text)
		}
		return err
	})
	if err != nil {
		return err
	}
	return b.proofreadPapers(ctx)
}

// bodies lists every body that the site shows.
func (b *build) bodies() []network.Body {
	var bodies []network.Body
	seen := map[string]bool{}
	for _, o := range b.plan.Outputs {
		for _, body := range o.Bodies {
			if !seen[body.File] {
				seen[body.File] = true
				bodies = append(bodies, *body)
			}
		}
	}
	return bodies
}

// share hands the numbers below total to a worker per core. What they find does
// not depend on who does what: problems are sorted in the end.
func (b *build) share(ctx context.Context, stage Stage, total int, do func(*worker, int) error) error {
	var next, done atomic.Int64
	workers := make([]worker, runtime.GOMAXPROCS(0))
	group, ctx := errgroup.WithContext(ctx)
	for i := range workers {
		w := &workers[i]
		w.build = b
		group.Go(func() error {
			for n := int(next.Add(1)); n <= total; n = int(next.Add(1)) {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := do(w, n-1); err != nil {
					return err
				}
				b.progress(stage, int(done.Add(1)), total)
			}
			return nil
		})
	}
	err := group.Wait()
	for i := range workers {
		b.problems = append(b.problems, workers[i].problems...)
		b.report.Compared += workers[i].compared
		b.report.Rendered += workers[i].rendered
	}
	return err
}

func (w *worker) make(o plan.Output) error {
	w.texts = nil
	switch {
	case w.remains(o) && w.output.Stay(o.Path):
		return nil
	case o.View != nil:
		return w.page(o)
	case isPaper(o):
		return nil // made before
	case o.Bytes != nil:
		content, err := o.Bytes()
		if err != nil {
			return err
		}
		return w.shelf.Put(o.Path, each, content)
	case o.Pieces != nil:
		return w.shelf.PutPieces(o.Path, each, o.Pieces)
	case o.Parts != nil:
		return w.bundle(o)
	}
	return w.copy(o)
}

// page makes a page, unless the last build made it from the same key.
func (w *worker) page(o plan.Output) error {
	view := o.View()
	w.compared++
	key, err := w.key(view)
	if err != nil || w.shelf.Keep(o.Path, key) {
		return err
	}
	if w.texts, err = w.readAll(o.Bodies); err != nil {
		return err
	}
	bodies := make(map[string]markdown.Doc, len(o.Bodies))
	w.written.Empty()
	before := len(w.problems)
	for i, body := range o.Bodies {
		bodies[body.File] = w.convert(*body, w.texts[i], prefix(i))
	}
	if len(w.problems) > before {
		key = each // so that the next build tells them again
	}
	w.rendered++
	var fault *layout.Fault
	w.made, err = w.layouts.Append(w.made[:0], o.Layout, layout.Data{Chrome: &w.plan.Chrome, Page: view, Bodies: bodies})
	switch {
	case errors.As(err, &fault):
		w.problems = append(w.problems, fault.Problem)
		return nil
	case err != nil:
		return err
	}
	return w.shelf.Put(o.Path, key, w.made)
}

func (w *worker) copy(o plan.Output) error {
	content, err := w.source(o.Copy)
	if err != nil {
		return err
	}
	return w.shelf.Put(o.Path, each, content)
}

func (b *build) source(s plan.Source) ([]byte, error) {
	if s.Path == "" {
		return []byte(s.Text), nil
	}
	from := b.Site
	if s.Default {
		from = b.Defaults
	}
	return fs.ReadFile(from, s.Path)
}

// bundle makes one script of several. What only people read, comments that have
// a line of their own and the room before a line, is left out: it is a third.
func (w *worker) bundle(o plan.Output) error {
	w.buffer.Reset()
	for _, part := range o.Parts {
		text, err := w.source(part)
		if err != nil {
			return err
		}
		for line := range bytes.Lines(text) {
			line = bytes.TrimLeft(line, " \t")
			if !bytes.HasPrefix(line, []byte("//")) && len(bytes.TrimSpace(line)) > 0 {
				w.buffer.Write(line)
			}
		}
	}
	return w.shelf.Put(o.Path, each, w.buffer.Bytes())
}

// readAll reads bodies; the texts hold until the worker reads others.
func (w *worker) readAll(bodies []*network.Body) ([][]byte, error) {
	texts := make([][]byte, len(bodies))
	for i, body := range bodies {
		var err error
		if texts[i], err = source.ReadBodyInto(w.room(i), w.Site, *body); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// room is where the i-th text at hand lies.
func (w *worker) room(i int) *[]byte {
	if i == len(w.rooms) {
		w.rooms = append(w.rooms, nil)
	}
	return &w.rooms[i]
}

// prefix keeps the ids of a page's bodies apart; those of the first are as
// links to its headings name them.
func prefix(i int) string {
	if i == 0 {
		return ""
	}
	return fmt.Sprintf("t%d-", i+1)
}

// convert makes HTML of a body.
func (w *worker) convert(body network.Body, text []byte, prefix string) markdown.Doc {
	doc, problems := w.markdown.ConvertIn(&w.written, text, w.options(body, prefix))
	w.problems = append(w.problems, problems...)
	return doc
}

// proofreadOne gathers what is wrong in a body.
func (w *worker) proofreadOne(body network.Body, text []byte) {
	w.problems = append(w.problems, w.markdown.Proofread(text, w.options(body, ""))...)
}

// options tell the converter where a body stands.
func (b *build) options(body network.Body, prefix string) markdown.Options {
	return markdown.Options{
		Pos:     diag.Pos{File: body.File, Line: int(body.Line), Column: 1},
		Resolve: b.resolver(body.File),
		Draft:   b.drafts[body.File],
		Prefix:  prefix,
	}
}

// resolver tells where the links of a file lead. A link to a file that could not
// be read is not held against its author: the file's own problem is enough.
func (b *build) resolver(file string) func(dest string) markdown.Link {
	resolve := b.plan.Resolver(file)
	if len(b.unread) == 0 {
		return resolve
	}
	return func(dest string) markdown.Link {
		link := resolve(dest)
		if link.Broken {
			to, _, _ := strings.Cut(dest, "#")
			link.Broken = !b.unread[path.Join(path.Dir(file), to)]
		}
		return link
	}
}

// headings are the ids that a link to a part of this body may name. A body that
// cannot be read has none here; rendering it says why.
func (b *build) headings(body network.Body) []string {
	text, err := source.ReadBody(b.Site, body)
	if err != nil {
		return nil
	}
	return b.markdown.Headings(text)
}
