package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf16"
)

// subset is what one document uses of a face. Every letter has a code of its
// own, even when two share a drawing, so that the text that a reader copies or
// hears is the text that was set. Codes are given in the order of first use.
type subset struct {
	*face
	ref    ref
	codes  []uint16 // by letter of the first plane; 0: none yet
	others map[rune]uint16
	runes  []rune   // by code; code 0 is the glyph for a missing letter, never used
	glyphs []uint16 // of the face, by code; then the parts of composed glyphs
}

func newSubset(f *face) *subset {
	return &subset{face: f, codes: make([]uint16, 1<<16)}
}

// reset forgets the last document.
func (s *subset) reset() {
	for _, r := range s.runes {
		if int(r) < len(s.codes) {
			s.codes[r] = 0
		}
	}
	s.ref, s.others = 0, nil
	s.runes, s.glyphs = append(s.runes[:0], 0), append(s.glyphs[:0], 0)
}

// code is the code of a letter; known is false for one that the face has not,
// which is drawn as a box.
func (s *subset) code(r rune) (code uint16, known bool) {
	glyph := s.face.glyph(r)
	known = glyph > 0
	if int(r) < len(s.codes) {
		code = s.codes[r]
	} else {
		code = s.others[r]
	}
	if code > 0 {
		return code, known
	}
	if !known {
		glyph = s.face.glyphs[box]
	}
	code = uint16(len(s.runes))
	s.runes, s.glyphs = append(s.runes, r), append(s.glyphs, glyph)
	if int(r) < len(s.codes) {
		s.codes[r] = code
	} else {
		if s.others == nil {
			s.others = map[rune]uint16{}
		}
		s.others[r] = code
	}
	return code, known
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
	name := s.tag() + "+" + s.name
	runes := len(s.runes)
	program := s.program()
	file := o.reserve()
	o.stream(file, fmt.Sprintf("/Length1 %d", len(program)), program)
	descriptor := o.add("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %d /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %v>>",
		name, s.flags, s.thousandths(s.face.box[0]), s.thousandths(s.face.box[1]), s.thousandths(s.face.box[2]), s.thousandths(s.face.box[3]),
		s.angle, s.thousandths(s.ascent), s.thousandths(s.descent), s.thousandths(s.ascent)*3/4, file)
	widths := make(code, 0, 5*runes)
	for _, g := range s.glyphs[:runes] {
		widths = widths.str(" ").int(s.thousandths(s.advance(g)))
	}
	cid := o.add("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %v /CIDToGIDMap /Identity /W [0 [%s]]>>",
		name, descriptor, widths[1:])
	unicode := o.reserve()
	o.stream(unicode, "", s.toUnicode())
	o.put(s.ref, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%v] /ToUnicode %v>>", name, cid, unicode)
}

// tag distinguishes subsets of one face: six letters, made of what is in it.
func (s *subset) tag() string {
	h := uint32(2166136261) // FNV-1a
	for _, r := range s.runes {
		h = (h ^ uint32(r)) * 16777619
	}
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(h%26)
		h /= 26
	}
	return string(tag[:])
}

// toUnicode says which letter each code stands for.
func (s *subset) toUnicode() []byte {
	b := code("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // of one section
	for first := 1; first < len(s.runes); first += most {
		part := s.runes[first:min(first+most, len(s.runes))]
		b = b.int(len(part)).str(" beginbfchar\n")
		for i, r := range part {
			b = b.str("<").hex(uint16(first + i)).str("> <")
			for _, u := range utf16.AppendRune(nil, r) {
				b = b.hex(u)
			}
			b = b.str(">\n")
		}
		b = b.str("endbfchar\n")
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// program is a TrueType font with nothing but the glyphs that are used. Hints,
// which would double it, are left out: what is drawn large or printed needs
// none.
func (s *subset) program() []byte {
	var glyf, loca, hmtx []byte
	for code := 0; code < len(s.glyphs); code++ { // which grows meanwhile
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = s.appendGlyph(glyf, s.outline(s.glyphs[code]))
		for len(glyf)%4 > 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.advance(s.glyphs[code])))
		hmtx = binary.BigEndian.AppendUint16(hmtx, s.bearing(s.glyphs[code]))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	count := uint16(len(s.glyphs))
	head, hhea, maxp := slices.Clone(s.head), slices.Clone(s.hhea), slices.Clone(s.maxp)
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets in loca
	binary.BigEndian.PutUint16(hhea[34:], count)
	binary.BigEndian.PutUint16(maxp[4:], count)
	clear(maxp[14:28]) // what instructions need
	binary.BigEndian.PutUint16(maxp[14:], 1)
	return sfnt(
		table{"glyf", glyf}, table{"head", head}, table{"hhea", hhea},
		table{"hmtx", hmtx}, table{"loca", loca}, table{"maxp", maxp},
	)
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
	file := []byte{0, 1, 0, 0, 0, byte(len(tables)), 0, 64, 0, 2, 0, 32}
	at := len(file) + 16*len(tables)
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
	part := dst[start+10:]
	for {
		flags := u16(part, 0)
		binary.BigEndian.PutUint16(part, flags&^haveInstruction)
		binary.BigEndian.PutUint16(part[2:], s.partCode(u16(part, 2)))
		size := 6
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
		part = part[size:]
		if flags&moreParts == 0 {
			return dst[:len(dst)-len(part)]
		}
	}
}

// partCode is where a part of a composed glyph is in the subset.
func (s *subset) partCode(glyph uint16) uint16 {
	if i := slices.Index(s.glyphs[1:], glyph); i >= 0 {
		return uint16(i + 1)
	}
	s.glyphs = append(s.glyphs, glyph)
	return uint16(len(s.glyphs) - 1)
}
