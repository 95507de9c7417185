package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Lengths are whole thousandths of a point, so that a layout never depends on
// how a processor rounds.
const (
	point = 1000
	mm    = 72 * point * 10 / 254
)

// look is how a text is drawn.
type look struct {
	face      typeface
	size      int
	color     color
	rise      int // above the line
	underline bool
	struck    bool
}

// run is a text that is alike all over, within one paragraph.
type run struct {
	text string
	look
	within *element // nil: the paragraph itself
	link   *link
	end    bool // a new line begins after it
}

// fragment is the part of a run that stands on one line.
type fragment struct {
	*run
	text  string
	width int
}

// line is one line of a paragraph. The space that it was broken at stays at
// its end, so that readers do not glue the words.
type line struct {
	fragments []fragment
	width     int  // without the space at the end
	toLeft    bool // it is read from right to left
}

// plainRuns is a paragraph that is alike all over.
func plainRuns(text string, l look) []run {
	if text = legible(text); text == "" {
		return nil
	}
	return []run{{text: text, look: l}}
}

// legible composes letters with their accents and drops what is never drawn
// but for the zero-width space, at which a line may be broken.
func legible(s string) string {
	plain := true
	for _, r := range s {
		if r >= 0x300 || r < ' ' || invisible(r) {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case invisible(r):
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

func invisible(r rune) bool {
	switch {
	case r < 0xa0:
		return r < ' ' || r > '~'
	case r == zeroWidth:
		return false
	}
	return r == 0xad || r >= 0x200b && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r&0xfffe == 0xfffe || r == '\u2028' || r == '\u2029')
}

const zeroWidth = '\u200b'

// setter breaks paragraphs into lines. It keeps its buffers from one to the next.
type setter struct {
	fonts *Fonts
	atoms []atom
}

// atom is a part of a run that is not broken unless it is wider than a line.
type atom struct {
	run        int
	start, end int  // in the run's text
	width      int  // without the space at its end
	space      int  // width of that space
	open       bool // a line may end after it
	forced     bool // a line does end after it
}

// lines sets runs in lines of at most width.
func (s *setter) lines(runs []run, width int) []line {
	s.cutAll(runs)
	return s.broken(runs, width)
}

// broken sets the atoms of runs in lines.
func (s *setter) broken(runs []run, width int) []line {
	var lines []line
	toLeft := beginsRight(runs)
	first, last, w := 0, 0, 0 // the line so far: atoms up to last, the last open one
	end := func(at int) {
		l := s.line(runs, s.atoms[first:at])
		if l.toLeft = toLeft; hasRight(l.fragments) {
			l.fragments = s.visual(l.fragments, toLeft)
		}
		lines = append(lines, l)
		first, last, w = at, at, 0
	}
	for i := 0; i < len(s.atoms); i++ {
		if w+s.atoms[i].width > width {
			switch {
			case last > first:
				i = last
				end(last)
			case first < i:
				end(i)
			}
			if s.atoms[i].width > width {
				s.split(runs, i, width)
			}
		}
		a := &s.atoms[i]
		w += a.width + a.space
		if a.open {
			last = i + 1
		}
		if a.forced {
			end(i + 1)
		}
	}
	if first < len(s.atoms) {
		end(len(s.atoms))
	}
	return lines
}

func (s *setter) cutAll(runs []run) {
	s.atoms = s.atoms[:0]
	for i := range runs {
		s.cut(runs, i)
	}
}

// cut appends the atoms of a run.
func (s *setter) cut(runs []run, i int) {
	r := &runs[i]
	f := s.fonts.faces[r.face]
	a := atom{run: i}
	var previous uint16
	var before rune
	units, space := 0, 0
	address := false // of the web, which is not broken at its hyphens
	close := func(end int, open bool) {
		a.end, a.open = end, open
		a.width, a.space = f.length(units, r.size), f.length(space, r.size)
		s.atoms = append(s.atoms, a)
		a = atom{run: i, start: end}
		units, space = 0, 0
	}
	for at, c := range r.text {
		if space > 0 && c != ' ' || before == zeroWidth || !address && (before == '-' || before == '‐') && unicode.IsLetter(c) && at-a.start > 1 {
			close(at, true)
		}
		address = c == '/' || address && c != ' '
		before = c
		if c == zeroWidth {
			continue
		}
		glyph := f.drawn(c)
		advance := int(f.advances[glyph]) + f.kerning(previous, glyph)
		previous = glyph
		if c == ' ' {
			space += advance
		} else {
			units += advance
		}
	}
	close(len(r.text), space > 0 || before == zeroWidth)
	s.atoms[len(s.atoms)-1].forced = r.end
}

// length is what font units are at a size.
func (f *face) length(units, size int) int { return units * size / f.em }

// drawn is the glyph that stands for a letter.
func (f *face) drawn(r rune) uint16 {
	if g := f.glyph(r); g > 0 {
		return g
	}
	return f.glyphs[box]
}

// split cuts an atom that is wider than a line in two, if it can behind a sign
// as addresses have them. At least one letter stays in the first part.
func (s *setter) split(runs []run, i, width int) {
	a := s.atoms[i]
	r := &runs[a.run]
	f := s.fonts.faces[r.face]
	text := r.text[a.start:a.end]
	units, cut, unitsAtCut, sign := 0, 0, 0, 0
	unitsAtSign := 0
	for at, c := range text {
		advance := 0
		if c != zeroWidth {
			advance = int(f.advances[f.drawn(c)])
		}
		if at > 0 && f.length(units+advance, r.size) > width {
			break
		}
		units += advance
		cut, unitsAtCut = at+utf8.RuneLen(c), units
		if strings.ContainsRune("/?&=", c) {
			sign, unitsAtSign = cut, units
		}
	}
	if 2*sign > cut {
		cut, unitsAtCut = sign, unitsAtSign
	}
	if cut == len(text) {
		return
	}
	first := atom{run: a.run, start: a.start, end: a.start + cut, width: f.length(unitsAtCut, r.size), open: true}
	a.start += cut
	a.width = max(a.width-first.width, 0)
	s.atoms = append(s.atoms[:i], append([]atom{first, a}, s.atoms[i+1:]...)...)
}

// line joins the atoms that follow each other in one run.
func (s *setter) line(runs []run, atoms []atom) line {
	l := line{fragments: make([]fragment, 0, 1+atoms[len(atoms)-1].run-atoms[0].run)}
	for i := 0; i < len(atoms); {
		first := atoms[i]
		width := 0
		for ; i < len(atoms) && atoms[i].run == first.run; i++ {
			width += atoms[i].width + atoms[i].space
		}
		r := &runs[first.run]
		l.fragments = append(l.fragments, fragment{r, r.text[first.start:atoms[i-1].end], width})
		l.width += width
	}
	l.width -= atoms[len(atoms)-1].space
	return l
}

// A measure of a paragraph is how wide it may be set.
type measure struct {
	firm int // its widest word or number; an address may be cut to a few letters
	word int // its widest word, addresses whole
	all  int // on one line
}

// measured measures a paragraph for the columns of tables.
func (s *setter) measured(runs []run) (m measure) {
	s.cutAll(runs)
	w, firm, row := 0, 0, 0
	for _, a := range s.atoms {
		w += a.width
		if r := &runs[a.run]; isAddress(r.text[a.start:a.end]) {
			firm += min(a.width, leastOfAddress*r.size)
		} else {
			firm += a.width
		}
		row += a.width + a.space
		m.firm, m.word, m.all = max(m.firm, firm), max(m.word, w), max(m.all, row)
		if a.open {
			w, firm = 0, 0
		}
		if a.forced {
			w, firm, row = 0, 0, 0
		}
	}
	return m
}

// leastOfAddress is how many times its size an address is wide at least: about ten
// letters.
const leastOfAddress = 5

// isAddress recognises what may be cut before words are: addresses, and what is as long
// and has their signs.
func isAddress(text string) bool {
	if strings.Contains(text, "://") || strings.HasPrefix(text, "www.") || strings.ContainsRune(text, '@') {
		return true
	}
	return len(text) > 24 && strings.ContainsAny(text, "/_?=")
}
