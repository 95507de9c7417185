package stencil

import (
	"reflect"
	"slices"
	"sync"
)

// A Program makes the pages of one template for one type of dot. It is safe for
// concurrent use.
type Program struct {
	dot      reflect.Type
	main     *routine
	machines sync.Pool // of *machine
}

// Append adds what the template makes of dot to page. When it is not ok nothing
// is added, and html/template must be asked.
func (p *Program) Append(page []byte, dot any) (made []byte, ok bool) {
	if reflect.TypeOf(dot) != p.dot {
		return page, false
	}
	m, _ := p.machines.Get().(*machine)
	if m == nil {
		m = new(machine)
	}
	defer func() {
		switch cause := recover(); cause {
		case nil:
		case gaveUp{}:
			made, ok = page, false
		default:
			panic(cause) // a bug of ours
		}
		m.clear()
		p.machines.Put(m)
	}()
	m.page = page
	m.call(p.main, reflect.ValueOf(dot))
	return m.page, true
}

type (
	routine struct {
		steps     []step
		registers int
	}
	step      func(m *machine, r registers)
	registers []reflect.Value
)

// machine is what one page needs while it is made; its memory serves again.
type machine struct {
	page  []byte
	stack registers
	depth int // of calls
}

// maxDepth is far below that of text/template, whose business a template that
// calls itself without end is.
const maxDepth = 1000

// call executes a routine. When the stack moves, callers keep their part of the
// old one.
func (m *machine) call(t *routine, dot reflect.Value) {
	if m.depth++; m.depth > maxDepth {
		giveUp()
	}
	base := len(m.stack)
	m.stack = slices.Grow(m.stack, t.registers)[:base+t.registers]
	r := m.stack[base:]
	r[0] = dot
	run(t.steps, m, r)
	m.stack = m.stack[:base]
	m.depth--
}

func run(steps []step, m *machine, r registers) {
	for _, do := range steps {
		do(m, r)
	}
}

// clear forgets the page and all that it was made of.
func (m *machine) clear() {
	m.page, m.depth = nil, 0
	clear(m.stack[:cap(m.stack)])
	m.stack = m.stack[:0]
}

// gaveUp is the panic by which a program leaves a page to html/template. Any other
// one is a bug, and is not caught.
type gaveUp struct{}

func giveUp() { panic(gaveUp{}) }

// guard runs code of others: functions and methods that the template calls. Their
// panic is an error of the page, as text/template has it, and no bug of ours.
func guard[T any](run func() T) T {
	defer func() {
		if recover() != nil {
			giveUp()
		}
	}()
	return run()
}
