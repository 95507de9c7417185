package pdf

import (
	"bytes"

	"github.com/go-text/typesetting/font/opentype"
)

// parseSubset reads back the font of a document, which has no letters, and
// makes sure that every outline can be read.
func parseSubset(program []byte) (*face, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(program))
	if err != nil {
		return nil, err
	}
	f := &face{}
	for tag, to := range map[string]*[]byte{"head": &f.head, "hhea": &f.hhea, "maxp": &f.maxp, "hmtx": &f.hmtx, "glyf": &f.glyf} {
		if *to, err = loader.RawTable(opentype.MustNewTag(tag)); err != nil {
			return nil, err
		}
	}
	loca, err := loader.RawTable(opentype.MustNewTag("loca"))
	if err != nil {
		return nil, err
	}
	f.em, f.metrics, f.loca = int(u16(f.head, 18)), int(u16(f.hhea, 34)), offsets(loca, u16(f.head, 50) == 0)
	for g := range len(f.loca) - 1 {
		outline := f.outline(uint16(g))
		if len(outline) > 0 && len(outline) < 12 || len(f.loca)-1 != int(u16(f.maxp, 4)) {
			return nil, errFont
		}
	}
	return f, nil
}
