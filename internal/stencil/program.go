package stencil

import (
	"slices"
	"sync"
	"unsafe"
)

// A Program makes the pages of one template, whose dot is a T. It is safe for
// concurrent use.
type Program[T any] struct {
	main     *routine
	machines sync.Pool // of *machine
}

// Append adds what the template makes of dot to page. When it is not ok nothing
// is added, and html/template must be asked.
func (p *Program[T]) Append(page []byte, dot *T) (made []byte, ok bool) {
	m, _ := p.machines.Get().(*machine)
	if m == nil {
		m = new(machine)
	}
	defer func() {
		// A function that panics is an error of the page, as in text/template.
		if recover() != nil {
			made, ok = page, false
		}
		m.clear()
		p.machines.Put(m)
	}()
	m.page = page
	m.call(p.main, unsafe.Pointer(dot))
	return m.page, true
}

type (
	routine struct {
		steps     []step
		registers int
	}
	step      func(m *machine, r registers)
	registers []unsafe.Pointer
)

// machine is what one page needs while it is made; its room serves again.
type machine struct {
	page  []byte
	stack registers
	depth int // of calls

	// Results of functions. A value has an address: that in these lists, which
	// stays good when they grow.
	texts   []string
	numbers []int
}

// maxDepth is far below that of text/template, whose business a template that
// calls itself without end is.
const maxDepth = 1000

// call executes a routine. When the stack moves, callers keep their part of the
// old one.
func (m *machine) call(t *routine, dot unsafe.Pointer) {
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
	clear(m.texts[:cap(m.texts)])
	m.stack, m.texts, m.numbers = m.stack[:0], m.texts[:0], m.numbers[:0]
}

func (m *machine) keepText(s string) unsafe.Pointer {
	m.texts = append(m.texts, s)
	return unsafe.Pointer(&m.texts[len(m.texts)-1])
}

func (m *machine) keepNumber(n int) *int {
	m.numbers = append(m.numbers, n)
	return &m.numbers[len(m.numbers)-1]
}

// giveUp leaves the page to html/template.
func giveUp() { panic("a page for html/template") }
