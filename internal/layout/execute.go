package layout

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"sync"

	"essaim/internal/markdown"
	"essaim/internal/view"
)

// The files that Set itself asks for.
const (
	baseFile   = "base.html"
	headPart   = "parts/head.html"
	headerPart = "parts/header.html"
	footerPart = "parts/footer.html"
)

var sharedParts = []string{headPart, headerPart, footerPart}

// Data is what one page is made of.
type Data struct {
	Chrome *view.Chrome            // the same pointer for all pages of a build; what it points at never changes
	Page   any                     // a view, which embeds view.Head
	Bodies map[string]markdown.Doc // by view.Text's File
}

// Page is the dot of base.html and of "main".
type Page struct {
	Chrome *view.Chrome // what all pages of the site share
	Head   view.Head    // of the view
	Page   any          // the view of the layout: a SheetPage for sheet.html
	Shared *Shared      // for base.html
	bodies map[string]markdown.Doc
	words  func(key string) string
}

// Body is the Markdown that t stands for; an empty one when there is none.
func (p Page) Body(t view.Text) Body { return BodyOf(p.bodies[t.File]) }

// Shared holds the pieces that all pages of a section have in common: Head is
// what parts/head.html made, Header and Footer likewise.
type Shared struct{ Head, Header, Footer template.HTML }

// Frame is the dot of the parts that make a Shared: all that may decide what
// they show.
type Frame struct {
	*view.Chrome
	Section string // of the page, as in view.Head
}

// frames keeps the Shared of each section. It is valid for one Chrome; another
// build, which has another one, starts anew.
type frames struct {
	chrome    *view.Chrome
	bySection sync.Map // section → *Shared
}

// Append adds to made the page that the layout of this name makes of d. Nothing
// is added when it fails. The fault of one of the site's own files is a *Fault.
func (s *Set) Append(made []byte, name string, d Data) ([]byte, error) {
	p, ok := s.pages[name]
	if !ok {
		return made, fmt.Errorf("there is no layout %q", name)
	}
	dot, err := s.dot(d)
	if err != nil {
		return made, err
	}
	if !s.slow {
		if program := p.program(); program != nil {
			if page, ok := program.Append(made, dot); ok {
				return page, nil
			}
		}
	}
	page, err := p.interpret(made, dot)
	if err != nil {
		return made, s.fault(err)
	}
	return page, nil
}

func (s *Set) dot(d Data) (any, error) {
	head := headOf(d.Page)
	shared, err := s.sharedBy(d.Chrome, head.Section)
	return Page{Chrome: d.Chrome, Head: head, Page: d.Page, Shared: shared, bodies: d.Bodies, words: s.words}, err
}

// headOf finds the Head that a view embeds; a value without one has none.
func headOf(page any) view.Head {
	v := reflect.Indirect(reflect.ValueOf(page))
	if v.Kind() != reflect.Struct {
		return view.Head{}
	}
	head, _ := v.FieldByName("Head").Interface().(view.Head)
	return head
}

func (s *Set) sharedBy(chrome *view.Chrome, section string) (*Shared, error) {
	f := s.frames.Load()
	if f == nil || f.chrome != chrome {
		f = &frames{chrome: chrome}
		s.frames.Store(f)
	}
	if shared, ok := f.bySection.Load(section); ok {
		return shared.(*Shared), nil
	}
	shared, err := s.share(Frame{chrome, section})
	if err != nil {
		return nil, s.fault(err)
	}
	f.bySection.Store(section, shared)
	return shared, nil
}

func (s *Set) share(frame Frame) (*Shared, error) {
	var b bytes.Buffer
	var err error
	piece := func(part string) template.HTML {
		b.Reset()
		if err == nil {
			err = s.shared.ExecuteTemplate(&b, part, frame)
		}
		return template.HTML(b.String())
	}
	shared := &Shared{Head: piece(headPart), Header: piece(headerPart), Footer: piece(footerPart)}
	return shared, err
}
