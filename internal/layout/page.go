package layout

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"path"
	"reflect"
	"sync"

	"essaim/internal/stencil"
	"essaim/internal/view"
)

// page makes the pages of one kind, by a program made of the layout that
// html/template has escaped, if package stencil knows all that it uses.
type page struct {
	layout    func() *template.Template
	view      reflect.Type
	functions template.FuncMap

	compiled sync.Once
	made     *stencil.Program
	refused  *stencil.Refused // why there is no program
}

func (p *page) interpret(made []byte, dot any) ([]byte, error) {
	b := bytes.NewBuffer(made)
	if err := p.layout().ExecuteTemplate(b, baseFile, dot); err != nil {
		return made, err
	}
	return b.Bytes(), nil
}

// program is nil for a layout that has to be left to html/template.
func (p *page) program() *stencil.Program {
	p.compiled.Do(func() {
		// A layout is escaped before it is first executed. What it makes of an empty
		// view, and whether it can, does not matter.
		empty := Page{Chrome: new(view.Chrome), Page: reflect.Zero(p.view).Interface(), Shared: new(Shared)}
		var notEscaped *template.Error
		if err := p.layout().ExecuteTemplate(io.Discard, baseFile, empty); errors.As(err, &notEscaped) {
			return // nor will it show anything but this error
		}
		made, err := stencil.Compile(p.layout(), baseFile, reflect.TypeFor[Page](), stencil.Known{
			Functions: p.functions,
			Inside:    map[string]reflect.Type{"Page": p.view},
		})
		p.made = made
		errors.As(err, &p.refused)
	})
	return p.made
}

// Left is a layout whose pages html/template makes, because no program can be
// made of it.
type Left struct {
	Layout string
	Place  string // file and line of what stands in the way
	Reason string // which is a construct of Go's templates
}

// Left lists such layouts, of those that were asked for so far.
func (s *Set) Left() []Left {
	var left []Left
	for _, k := range kinds() {
		if why := s.pages[k.file].refused; why != nil {
			left = append(left, Left{path.Join("layouts", k.file), path.Join("layouts", why.Place), why.Reason})
		}
	}
	return left
}
