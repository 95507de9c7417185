package layout

import (
	"bytes"
	"html/template"
	"reflect"
	"sync"
	"sync/atomic"

	"essaim/internal/stencil"
)

// page makes the pages of one kind. The first one is made by html/template,
// which escapes the layout on the way; the next ones by a program made of it,
// at a tenth of the cost, as far as package stencil knows all that it uses.
type page struct {
	layout    *template.Template
	view      reflect.Type
	functions template.FuncMap

	escaped  atomic.Bool
	compiled sync.Once
	made     *stencil.Program[Page]
	refused  error // why there is no program
}

func (p *page) interpret(made []byte, dot *Page) ([]byte, error) {
	b := bytes.NewBuffer(made)
	if err := p.layout.ExecuteTemplate(b, baseFile, *dot); err != nil {
		return made, err
	}
	p.escaped.Store(true)
	return b.Bytes(), nil
}

// program is nil before the first page, and for a layout that has to be left to
// html/template.
func (p *page) program() *stencil.Program[Page] {
	if !p.escaped.Load() {
		return nil
	}
	p.compiled.Do(func() {
		p.made, p.refused = stencil.Compile[Page](p.layout, baseFile, stencil.Known{
			Functions: p.functions,
			Inside:    map[string]reflect.Type{"Page": p.view},
			Methods: []stencil.Method{
				stencil.Method1("Body", Page.Body),
				stencil.Method0("Opening", Body.Opening),
				stencil.Method1("Known", Body.Known),
				stencil.Method1("After", Body.After),
				stencil.Method0("Notes", Body.Notes),
				stencil.Method1("Screens", Body.Screens),
				stencil.Method0("Lessons", Body.Lessons),
			},
		})
	})
	return p.made
}
