package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
)

// subset is what one document uses of a face. Every letter has a code of its
// own, even when two share a drawing, so that the text that a reader copies or
// hears is the text that was set. The code is the face's, the same in all
// documents: a page that was painted for one can stand in another.
type subset struct {
	*face
	ref   ref
	taken []bool   // by code
	codes []uint16 // those that are taken; once it is written, sorted

	// The memory of the last document's: outlines, and dictionaries.
	glyf  []byte
	dicts code

	unicode []byte // what usual letters stand for, deflated; nil until it is wanted
}

func newSubset(f *face) *subset { return &subset{face: f, taken: make([]bool, len(f.drawings))} }

// reset forgets the last document.
func (s *subset) reset() {
	for _, code := range s.codes {
		s.taken[code] = false
	}
	s.ref, s.codes = 0, s.codes[:0]
}

// code is the code of a letter; known is false for one that the face has not,
// which is drawn as a box.
func (s *subset) code(r rune) (code uint16, known bool) {
	if int(r) < len(s.face.codes) {
		code = s.face.codes[r]
	}
	if known = code > 0; !known {
		code = s.face.codes[box]
	}
	s.take(code)
	return code, known
}

func (s *subset) take(code uint16) {
	if !s.taken[code] {
		s.taken[code] = true
		s.codes = append(s.codes, code)
	}
}

// box is drawn for a letter that a face has not.
const box = '□'

// glyph is a letter's drawing, or that of the letter that looks like it; 0 when
// there is none.
func (f *face) glyph(r rune) uint16 {
	if int(r) >= len(f.glyphs) {
		return 0
	}
	if g := f.glyphs[r]; g > 0 {
		return g
	}
	return f.glyphs[standIn(r)]
}

// standIn is a letter that looks like one that the faces lack.
func standIn(r rune) rune {
	switch r {
	case '\u2011':
		return '‐'
	case '\u202f', '\u2007', '\u2009', '\u200a', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2008', '\t':
		return '\u00a0'
	case '✓', '✔':
		return '√'
	case '☐':
		return box
	case '☑', '☒', '✗', '✘':
		return '■'
	case '↩':
		return '←'
	case '➜', '➔':
		return '→'
	case '▶':
		return '►'
	case '◆', '◇':
		return '◊'
	case '\ufffd':
		return '?'
	}
	return 0
}

// embed writes the font and what it needs, at the object that pages refer to.
func (s *subset) embed(o *objects) {
	if len(s.codes) == 0 {
		s.code(' ') // no font is empty
	}
	slices.Sort(s.codes)
	letters := slices.Clone(s.codes)
	name := s.tag() + "+" + s.name
	program := s.program()
	file := o.reserve()
	o.raw(file, "/Length1 "+strconv.Itoa(len(program))+deflated, o.deflatedBy(o.quick, program))
	descriptor, cid := o.reserve(), o.reserve()
	b := s.dicts[:0].str("<</Type /FontDescriptor /FontName /").str(name).str(s.descriptor).str(" /FontFile2 ").ref(file).str(">>")
	o.putCode(descriptor, b)
	b = b[:0].str("<</Type /Font /Subtype /CIDFontType2 /BaseFont /").str(name).
		str(" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ").ref(descriptor).str(" /CIDToGIDMap /Identity /W [")
	b = s.widths(b, letters).str("]>>")
	o.putCode(cid, b)
	unicode := o.shared(deflated, s.toUnicode(o, letters))
	b = b[:0].str("<</Type /Font /Subtype /Type0 /BaseFont /").str(name).
		str(" /Encoding /Identity-H /DescendantFonts [").ref(cid).str("] /ToUnicode ").ref(unicode).str(">>")
	o.putCode(s.ref, b)
	s.dicts = b
}

// described is what a font descriptor says of the face.
func (f *face) described() string {
	return fmt.Sprintf(" /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %d /Ascent %d /Descent %d /CapHeight %d /StemV 80",
		f.flags, f.thousandths(f.box[0]), f.thousandths(f.box[1]), f.thousandths(f.box[2]), f.thousandths(f.box[3]),
		f.angle, f.thousandths(f.ascent), f.thousandths(f.descent), f.thousandths(f.ascent)*3/4)
}

// widths appends those of the letters: before each run of codes its first.
func (s *subset) widths(b code, codes []uint16) code {
	for i, c := range codes {
		switch {
		case i == 0:
			b = b.int(int(c)).str(" [")
		case c != codes[i-1]+1:
			b = b.str("] ").int(int(c)).str(" [")
		default:
			b = b.str(" ")
		}
		b = b.int(s.thousandths(s.advance(s.drawings[c])))
	}
	return b.str("]")
}

// tag distinguishes subsets of one face: six letters, made of what is in it.
func (s *subset) tag() string {
	h := uint32(2166136261) // FNV-1a
	for _, c := range s.codes {
		h = (h ^ uint32(s.letters[c])) * 16777619
	}
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(h%26)
		h /= 26
	}
	return string(tag[:])
}

// toUnicode says which letter each code stands for, deflated: the same for all documents that
// use usual letters alone.
func (s *subset) toUnicode(o *objects, codes []uint16) []byte {
	if codes[len(codes)-1] >= s.usual {
		return o.deflatedBy(o.deflate, s.unicodeOf(codes))
	}
	if s.unicode == nil {
		var all []uint16
		for c := uint16(1); c < s.usual; c++ {
			all = append(all, c)
		}
		s.unicode = slices.Clone(o.deflatedBy(o.deflate, s.unicodeOf(all)))
	}
	return s.unicode
}

// unicodeOf lists codes, sorted, in runs of which the letters follow each other too. A run ends
// where the last byte of one of them would be 0.
func (f *face) unicodeOf(codes []uint16) []byte {
	type run struct{ first, last, letter uint16 }
	var runs []run
	for _, c := range codes {
		letter := uint16(f.letters[c])
		if n := len(runs); n > 0 {
			r := &runs[n-1]
			if c == r.last+1 && letter == r.letter+c-r.first && c&0xff > 0 && letter&0xff > 0 {
				r.last = c
				continue
			}
		}
		runs = append(runs, run{c, c, letter})
	}
	b := code("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // of one section
	for part := range slices.Chunk(runs, most) {
		b = b.int(len(part)).str(" beginbfrange\n")
		for _, r := range part {
			b = b.str("<").hex(r.first).str("> <").hex(r.last).str("> <").hex(r.letter).str(">\n")
		}
		b = b.str("endbfrange\n")
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// program is a TrueType font with nothing but the glyphs that are used. Hints,
// which would double it, are left out: what is drawn large or printed needs
// none.
func (s *subset) program() []byte {
	for i := 0; i < len(s.codes); i++ { // which grows meanwhile
		for _, part := range s.partsOf(s.drawings[s.codes[i]]) {
			s.take(s.places[part])
		}
	}
	count := int(slices.Max(s.codes)) + 1
	glyf := s.glyf[:0]
	starts, hmtx := make([]uint32, 0, count+1), make([]byte, 0, 4*count)
	for code := range count {
		starts = append(starts, uint32(len(glyf)))
		glyph := s.drawings[code]
		if code > 0 && !s.taken[code] {
			hmtx = append(hmtx, 0, 0, 0, 0)
			continue
		}
		glyf = s.appendGlyph(glyf, s.outline(glyph))
		if len(glyf)%2 > 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.advance(glyph)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, s.bearing(glyph))
	}
	s.glyf = glyf
	loca, long := locaOf(append(starts, uint32(len(glyf))))

	head, hhea, maxp := slices.Clone(s.head), slices.Clone(s.hhea), slices.Clone(s.maxp)
	binary.BigEndian.PutUint16(head[50:], long)
	binary.BigEndian.PutUint16(hhea[34:], uint16(count))
	binary.BigEndian.PutUint16(maxp[4:], uint16(count))
	clear(maxp[14:28]) // what instructions need
	binary.BigEndian.PutUint16(maxp[14:], 1)
	return sfnt(
		table{"glyf", glyf}, table{"head", head}, table{"hhea", hhea},
		table{"hmtx", hmtx}, table{"loca", loca}, table{"maxp", maxp},
	)
}

// locaOf is the table loca: half as long when all starts, which are even, fit.
func locaOf(starts []uint32) (loca []byte, long uint16) {
	if starts[len(starts)-1] > 2*0xffff {
		long = 1
	}
	for _, at := range starts {
		if long > 0 {
			loca = binary.BigEndian.AppendUint32(loca, at)
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(at/2))
		}
	}
	return loca, long
}

// table is one of the tables of a font file.
type table struct {
	tag     string
	content []byte
}

// sfnt lays the tables of a font out, each at a multiple of four bytes. They
// are given in the order of their tags. Their number is six: the fields that
// help searching are those of six.
func sfnt(tables ...table) []byte {
	start := []byte{0, 1, 0, 0, 0, byte(len(tables)), 0, 64, 0, 2, 0, 32}
	at := len(start) + 16*len(tables)
	size := at
	for _, t := range tables {
		size += len(t.content) + 3
	}
	file := append(make([]byte, 0, size), start...)
	for _, t := range tables {
		file = append(file, t.tag...)
		file = binary.BigEndian.AppendUint32(file, checksum(t.content))
		file = binary.BigEndian.AppendUint32(file, uint32(at))
		file = binary.BigEndian.AppendUint32(file, uint32(len(t.content)))
		at += (len(t.content) + 3) &^ 3
	}
	for _, t := range tables {
		file = append(file, t.content...)
		for len(file)%4 > 0 {
			file = append(file, 0)
		}
	}
	return file
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}

// Flags of a part of a composed glyph (OpenType, table glyf).
const (
	wordArguments   = 0x0001
	haveScale       = 0x0008
	moreParts       = 0x0020
	haveXYScale     = 0x0040
	haveMatrix      = 0x0080
	haveInstruction = 0x0100
)

// appendGlyph appends an outline without its instructions.
func (s *subset) appendGlyph(dst, outline []byte) []byte {
	if len(outline) < 10 {
		return dst
	}
	if contours := i16(outline, 0); contours >= 0 {
		at := 10 + 2*contours
		dst = append(dst, outline[:at]...)
		dst = append(dst, 0, 0)
		return append(dst, outline[at+2+int(u16(outline, at)):]...)
	}
	start := len(dst)
	dst = append(dst, outline...)
	rest := eachPart(dst[start:], func(part []byte) {
		binary.BigEndian.PutUint16(part, u16(part, 0)&^haveInstruction)
		binary.BigEndian.PutUint16(part[2:], s.places[u16(part, 2)])
	})
	return dst[:len(dst)-len(rest)]
}

// partsOf are the glyphs that one is composed of; none of one that has its own lines.
func (f *face) partsOf(glyph uint16) (parts []uint16) {
	if outline := f.outline(glyph); len(outline) >= 10 && i16(outline, 0) < 0 {
		eachPart(outline, func(part []byte) { parts = append(parts, u16(part, 2)) })
	}
	return parts
}

// eachPart calls do with the parts of a composed glyph, and gives what follows them.
func eachPart(outline []byte, do func(part []byte)) (rest []byte) {
	for rest = outline[10:]; ; {
		flags, size := u16(rest, 0), 6
		if flags&wordArguments > 0 {
			size = 8
		}
		switch {
		case flags&haveScale > 0:
			size += 2
		case flags&haveXYScale > 0:
			size += 4
		case flags&haveMatrix > 0:
			size += 8
		}
		do(rest[:size])
		if rest = rest[size:]; flags&moreParts == 0 {
			return rest
		}
	}
}
