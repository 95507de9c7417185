package build

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"essaim/internal/diag"
	"essaim/internal/layout"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/search"
)

// A store holds the files of the previous build and takes those of this one;
// publish.Output, whose words these are, is one.
type store interface {
	Reuse(path string, key uint64) bool
	Content(path string) ([]byte, error)
	Kept(path string) (size int64, note string)
	ReuseAll(folder string, key func(path string) uint64) bool
	Put(path string, key uint64, content []byte) error
	PutPieces(path string, key uint64, write func(io.Writer) error) error
	PutFile(path string, key uint64, size int64, write func(io.Writer) error) error
}

// A maker makes the files of a site, one after the other.
type maker struct {
	bodyReader
	store store
	index *index            // nil: no index is made
	taker *search.Collector // nil until it is wanted

	page  []byte       // at hand
	texts [][]byte     // of its bodies, once they are read
	text  bytes.Buffer // of a script or a style sheet
}

func newMaker(site *planned, to store, x *index) *maker {
	return &maker{bodyReader: bodyReader{planned: site}, store: to, index: x}
}

// render makes every file of the plan, but for pages that are those of the
// previous build. stays answers which files need not even be compared.
func render(t task, site *planned, to store, x *index, stays func(plan.Output) bool) (found, error) {
	outputs, order := site.plan.Outputs, site.plan.Order()
	return share(t, len(order), func() *maker { return newMaker(site, to, x) }, func(m *maker, n int) error {
		i := order[n]
		m.texts = nil
		if i < len(outputs) && !stays(outputs[i]) {
			if err := m.make(outputs[i]); err != nil {
				return err
			}
		}
		return m.collect(i)
	})
}

// make makes one file, but for PDFs, which are made before.
func (m *maker) make(o plan.Output) error {
	m.texts = nil
	switch {
	case o.View != nil:
		return m.makePage(o, o.View())
	case isPaper(o):
		return nil
	case o.Bytes != nil:
		content, err := o.Bytes()
		if err != nil {
			return err
		}
		return m.store.Put(o.Path, unknown, content)
	case o.Pieces != nil:
		return m.store.PutPieces(o.Path, unknown, o.Pieces)
	case o.Parts != nil:
		return m.makeText(o)
	case o.Photo != nil:
		return m.makePhoto(o)
	}
	return m.copy(o)
}

func (m *maker) makePage(o plan.Output, view any) error {
	m.compared++
	key, err := pageKey(m.common, view)
	if err != nil || m.store.Reuse(o.Path, key) {
		return err
	}
	if m.texts, err = m.readAll(o.Bodies); err != nil {
		return err
	}
	before := len(m.problems)
	bodies := m.convertAll(o.Bodies, m.texts)
	if len(m.problems) > before {
		key = unknown
	}
	m.rendered++
	var fault *layout.Fault
	m.page, err = m.layouts.Append(m.page[:0], o.Layout, layout.Data{Chrome: &m.plan.Chrome, Page: view, Bodies: bodies})
	switch {
	case errors.As(err, &fault):
		m.problems = append(m.problems, fault.Problem)
		return nil
	case err != nil:
		return err
	}
	return m.store.Put(o.Path, key, m.page)
}

// makeText makes one script or style sheet of several parts, without what only people
// read.
func (m *maker) makeText(o plan.Output) error {
	m.text.Reset()
	for _, part := range o.Parts {
		text, err := m.source(part)
		if err != nil {
			return err
		}
		m.text.Write(text)
	}
	return m.store.Put(o.Path, unknown, layout.Minified(o.Path, m.text.Bytes()))
}

// verify converts every body that the site shows, and makes the PDFs that may
// have problems, for their problems only.
func verify(t task, site *planned) ([]diag.Problem, error) {
	bodies := site.bodies()
	texts, err := share(t, len(bodies), func() *bodyReader { return &bodyReader{planned: site} }, func(r *bodyReader, i int) error {
		return r.verify(&bodies[i])
	})
	if err != nil {
		return texts.problems, err
	}
	if err := verifyCopies(t, site); err != nil {
		return texts.problems, err
	}
	papers, err := verifyPapers(t, site)
	return slices.Concat(texts.problems, papers), err
}

// verifyCopies makes sure that what is published as it is can be read.
func verifyCopies(t task, site *planned) error {
	return each(t, len(site.plan.Outputs), func(i int) error {
		from := site.plan.Outputs[i].Copy
		if !isLong(from) {
			return nil
		}
		file, _, err := site.openCopy(*from)
		if err == nil {
			file.Close()
		}
		return err
	})
}

// shows says whether an output shows one of these content files.
func shows(o plan.Output, files map[string]bool) bool {
	return slices.ContainsFunc(o.Bodies, func(body *network.Body) bool { return files[body.File] })
}
