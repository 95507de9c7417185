package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-text/typesetting/font/opentype"
)

// typeface names one of the faces that documents are set in.
type typeface int

const (
	regular typeface = iota
	bold
	italic
	boldItalic
	mono
	serif // headings
	typefaces
)

// Fonts are the faces of all documents, parsed once. They are only read.
type Fonts struct{ faces [typefaces]*face }

// LoadFonts parses the faces. An error is our bug: the files are in the binary.
func LoadFonts() (*Fonts, error) {
	files := [typefaces]struct {
		name string
		ttf  []byte
		flag int // of the font descriptor: 32 for Latin, 64 italic, 2 serif, 1 fixed
	}{
		regular:    {"LiberationSans", liberationsansregular.TTF, 32},
		bold:       {"LiberationSans-Bold", liberationsansbold.TTF, 32},
		italic:     {"LiberationSans-Italic", liberationsansitalic.TTF, 32 | 64},
		boldItalic: {"LiberationSans-BoldItalic", liberationsansbolditalic.TTF, 32 | 64},
		mono:       {"LiberationMono", liberationmonoregular.TTF, 32 | 1},
		serif:      {"LiberationSerif-Bold", liberationserifbold.TTF, 32 | 2},
	}
	fonts := &Fonts{}
	for i, f := range files {
		parsed, err := parseFace(f.ttf)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		parsed.name, parsed.flags = f.name, f.flag
		parsed.descriptor = parsed.described()
		fonts.faces[i] = parsed
	}
	return fonts, nil
}

// Lacks reports whether a text may hold letters that documents cannot show.
func (f *Fonts) Lacks(text []byte) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if f.faces[regular].glyph(r) == 0 && !invisible(r) {
			return true
		}
		i += size
	}
	return false
}

// face is a TrueType font. Lengths are in font units.
type face struct {
	name                   string
	flags                  int
	em                     int
	ascent, descent        int
	box                    [4]int
	angle                  int // of italics, in degrees
	head, hhea, maxp, hmtx []byte
	glyf                   []byte
	loca                   []uint32
	metrics                int          // how many glyphs have an advance of their own
	advances               []uint16     // by glyph
	glyphs                 []uint16     // by letter of the first plane; 0 for none
	kern                   [][]kernPair // by left glyph

	// What documents call letters and their drawings: see number.
	codes    []uint16          // by letter of the first plane; 0 for none
	letters  []rune            // by code; 0 for what is only a part of others
	drawings []uint16          // glyphs, by code
	places   map[uint16]uint16 // codes, by glyph
	usual    uint16            // the first code beyond those of usual letters

	descriptor string // the part of it that is the same in all documents
}

var errFont = fmt.Errorf("a table of the font is missing or too short")

func parseFace(ttf []byte) (*face, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(ttf))
	if err != nil {
		return nil, err
	}
	table := func(name string, least int) []byte {
		t, tableErr := loader.RawTable(opentype.MustNewTag(name))
		if err == nil && (tableErr != nil || len(t) < least) {
			err = fmt.Errorf("%s: %w", name, errFont)
		}
		return t
	}
	f := &face{
		head: table("head", 54), hhea: table("hhea", 36), maxp: table("maxp", 32),
		hmtx: table("hmtx", 4), glyf: table("glyf", 1),
	}
	loca, cmap, post := table("loca", 4), table("cmap", 4), table("post", 8)
	if err != nil {
		return nil, err
	}
	f.em = int(u16(f.head, 18))
	f.ascent, f.descent = i16(f.hhea, 4), i16(f.hhea, 6)
	for i := range f.box {
		f.box[i] = i16(f.head, 36+2*i)
	}
	f.angle = i16(post, 4)
	f.metrics = int(u16(f.hhea, 34))
	f.loca = offsets(loca, u16(f.head, 50) == 0)
	f.glyphs = letters(cmap)
	kern, err := loader.RawTable(opentype.MustNewTag("kern"))
	if err != nil {
		kern = nil // a face without kerning
	}
	f.kern = pairs(kern, len(f.loca))
	if f.glyphs == nil || len(f.hmtx) < 4*f.metrics {
		return nil, errFont
	}
	for glyph := range len(f.loca) {
		f.advances = append(f.advances, uint16(f.advance(uint16(glyph))))
	}
	f.number()
	return f, nil
}

// usual are the letters of most texts, from first to last: ASCII, Latin-1, the
// ligatures of French, dashes and quotes, narrow spaces and some signs.
var usual = []struct{ first, last rune }{
	{' ', '~'}, {0xa0, 0xff}, {0x152, 0x153}, {0x178, 0x178}, {0x2010, 0x2026}, {0x202f, 0x202f},
	{0x20ac, 0x20ac}, {0x2192, 0x2192}, {0x221a, 0x221a}, {0x2248, 0x2248}, {0x25a0, 0x25a1},
}

// number gives each letter that the face can draw its code, and each glyph that is
// only a part of others. The usual letters come first, with their parts, so that
// the tables of nearly all subsets are short.
func (f *face) number() {
	f.codes, f.places = make([]uint16, 1<<16), map[uint16]uint16{0: 0}
	f.letters, f.drawings = []rune{0}, []uint16{0}
	for _, letters := range usual {
		for r := letters.first; r <= letters.last; r++ {
			f.numberLetter(r)
		}
	}
	f.usual = uint16(len(f.letters))
	f.numberParts()
	for r := ' '; int(r) < len(f.codes); r++ {
		f.numberLetter(r)
	}
	f.numberParts()
}

func (f *face) numberLetter(r rune) {
	if glyph := f.glyph(r); glyph > 0 && f.codes[r] == 0 {
		f.codes[r] = f.place(r, glyph)
	}
}

func (f *face) numberParts() {
	for i := 0; i < len(f.drawings); i++ { // which grows meanwhile
		for _, part := range f.partsOf(f.drawings[i]) {
			if _, known := f.places[part]; !known {
				f.place(0, part)
			}
		}
	}
}

func (f *face) place(r rune, glyph uint16) uint16 {
	code := uint16(len(f.letters))
	f.letters, f.drawings = append(f.letters, r), append(f.drawings, glyph)
	if _, known := f.places[glyph]; !known {
		f.places[glyph] = code
	}
	return code
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func i16(b []byte, at int) int    { return int(int16(u16(b, at))) }

// offsets reads the table loca, whose short form counts in pairs of bytes.
func offsets(loca []byte, short bool) []uint32 {
	var list []uint32
	if short {
		for i := 0; i+2 <= len(loca); i += 2 {
			list = append(list, 2*uint32(u16(loca, i)))
		}
		return list
	}
	for i := 0; i+4 <= len(loca); i += 4 {
		list = append(list, binary.BigEndian.Uint32(loca[i:]))
	}
	return list
}

// letters reads the table cmap in its format 4, which every font of today has
// for Windows (platform 3, encoding 1).
func letters(cmap []byte) []uint16 {
	for i := 0; i < int(u16(cmap, 2)); i++ {
		record := cmap[4+8*i:]
		t := cmap[binary.BigEndian.Uint32(record[4:]):]
		if u16(record, 0) != 3 || u16(record, 2) != 1 || u16(t, 0) != 4 {
			continue
		}
		glyphs := make([]uint16, 1<<16)
		segments := int(u16(t, 6)) // twice their number
		ends, starts, deltas, ranges := t[14:], t[16+segments:], t[16+2*segments:], t[16+3*segments:]
		for s := 0; s < segments; s += 2 {
			first, last := int(u16(starts, s)), int(u16(ends, s))
			for c := first; c <= last && c < 0xffff; c++ {
				g := uint16(c)
				if r := int(u16(ranges, s)); r > 0 {
					if g = u16(ranges, s+r+2*(c-first)); g == 0 {
						continue
					}
				}
				glyphs[c] = g + u16(deltas, s)
			}
		}
		return glyphs
	}
	return nil
}

// pairs reads the table kern in its format 0, which is sorted.
func pairs(kern []byte, glyphs int) [][]kernPair {
	byLeft := make([][]kernPair, glyphs)
	if len(kern) < 18 || u16(kern, 0) != 0 || u16(kern, 8)>>8 != 0 {
		return byLeft
	}
	for n, p := int(u16(kern, 10)), kern[18:]; n > 0 && len(p) >= 6; n, p = n-1, p[6:] {
		if left := int(u16(p, 0)); left < glyphs {
			byLeft[left] = append(byLeft[left], kernPair{u16(p, 2), int16(i16(p, 4))})
		}
	}
	return byLeft
}

// kernPair brings a glyph nearer to the one before it.
type kernPair struct {
	right uint16
	by    int16
}

// kerning is by how much right moves behind left; glyph 0 stands for a line's
// start.
func (f *face) kerning(left, right uint16) int {
	for _, p := range f.kern[left] {
		if p.right >= right {
			if p.right == right {
				return int(p.by)
			}
			break
		}
	}
	return 0
}

// advance is how far the pen goes on after a glyph.
func (f *face) advance(glyph uint16) int {
	return int(u16(f.hmtx, 4*min(int(glyph), f.metrics-1)))
}

func (f *face) bearing(glyph uint16) uint16 {
	if int(glyph) < f.metrics {
		return u16(f.hmtx, 4*int(glyph)+2)
	}
	return u16(f.hmtx, 4*f.metrics+2*(int(glyph)-f.metrics))
}

// outline is a glyph's drawing, empty for a space.
func (f *face) outline(glyph uint16) []byte {
	if int(glyph)+1 >= len(f.loca) {
		return nil
	}
	return f.glyf[f.loca[glyph]:f.loca[glyph+1]]
}

// thousandths converts font units to those of a PDF's font dictionaries.
func (f *face) thousandths(units int) int {
	if units < 0 {
		return -f.thousandths(-units)
	}
	return (units*1000 + f.em/2) / f.em
}
