package layout

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"reflect"
	"sync"

	"essaim/internal/markdown"
	"essaim/internal/stencil"
	"essaim/internal/view"
)

// page makes the pages of one kind, by a program made of the layout that
// html/template has escaped, as far as package stencil knows all that it uses.
// html/template itself takes ten times as long.
type page struct {
	layout    *template.Template
	view      reflect.Type
	functions template.FuncMap

	compiled sync.Once
	made     *stencil.Program[Page]
	refused  error // why there is no program
}

func (p *page) interpret(made []byte, dot *Page) ([]byte, error) {
	b := bytes.NewBuffer(made)
	if err := p.layout.ExecuteTemplate(b, baseFile, *dot); err != nil {
		return made, err
	}
	return b.Bytes(), nil
}

// program is nil for a layout that has to be left to html/template.
func (p *page) program() *stencil.Program[Page] {
	p.compiled.Do(func() {
		// A layout is escaped before it is first executed. What it makes of an empty
		// view, and whether it can, does not matter.
		empty := Page{Chrome: new(view.Chrome), Page: reflect.Zero(p.view).Interface(), Shared: new(Shared)}
		var notEscaped *template.Error
		if err := p.layout.ExecuteTemplate(io.Discard, baseFile, empty); errors.As(err, &notEscaped) {
			p.refused = err
			return
		}
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
				stencil.Text0("HTML", markdown.Section.HTML, markdown.Section.AppendHTML),
			},
		})
	})
	return p.made
}
