package source

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"math/bits"
	"strings"

	"essaim/internal/network"
)

// sectionNames are the known second-level headings, as they are usually written
// and folded.
var sectionNames = func() map[string]network.Section {
	names := map[network.Section][]string{
		network.Context:         {"Contexte", "Context"},
		network.ObjectivesNotes: {"Objectifs", "Objectives"},
		network.Qualitative:     {"Résultats qualitatifs", "Qualitative results"},
		network.SuccessFactors:  {"Facteurs de réussite", "Success factors"},
		network.Difficulties:    {"Difficultés", "Difficultés rencontrées", "Difficulties", "Difficulties encountered"},
		network.Recommendations: {"Recommandations", "Recommendations"},
	}
	sections := map[string]network.Section{}
	for section, spellings := range names {
		for _, s := range spellings {
			sections[s], sections[fold(s)] = section, section
		}
	}
	return sections
}()

// SectionNamed is the known section that a second-level heading begins.
func SectionNamed(heading string) (network.Section, bool) {
	s, ok := sectionNames[heading]
	if !ok {
		s, ok = sectionNames[fold(strings.TrimRight(heading, " :\u00a0\u202f"))]
	}
	return s, ok
}

// ReadBody reads a body again: its Markdown with line feeds only.
func ReadBody(fsys fs.FS, b network.Body) ([]byte, error) {
	data, tooBig, err := readFile(fsys, b.File, nil)
	if err != nil {
		return nil, err
	}
	if tooBig || b.Offset > len(data) {
		return nil, &fs.PathError{Op: "read", Path: b.File, Err: fs.ErrInvalid}
	}
	text := data[b.Offset:]
	if bytes.IndexByte(text, '\r') < 0 {
		return text, nil
	}
	return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), nil
}

// IsAsRead tells whether the file of a body still holds the text that was read.
func IsAsRead(fsys fs.FS, b network.Body) bool {
	data, tooBig, err := readFile(fsys, b.File, nil)
	return err == nil && !tooBig && b.Offset <= len(data) && hashOf(data[b.Offset:]) == b.Hash
}

// hashOf tells texts apart; it gives the same number on every machine. Sixteen
// bytes at a time are folded into it by a product of 128 bits, which is ten times
// as fast as FNV, byte by byte, and scatters as well (TestHash).
func hashOf(text []byte) uint64 {
	const first, second = 0x9e3779b97f4a7c15, 0xd1b54a32d192ed03 // odd, of no pattern
	hash, length := uint64(second), uint64(len(text))
	for len(text) > 16 {
		hash = product(binary.LittleEndian.Uint64(text)^first, binary.LittleEndian.Uint64(text[8:])^hash)
		text = text[16:]
	}
	var last [16]byte
	copy(last[:], text)
	hash = product(binary.LittleEndian.Uint64(last[:])^first, binary.LittleEndian.Uint64(last[8:])^hash)
	return product(hash^first, length^second)
}

// product is the sum without carry of both halves of a product.
func product(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// scanBody tells what the rest of the build needs to know of a body without
// parsing its Markdown.
func scanBody(path string, data []byte, offset, line int) network.Body {
	text := data[offset:]
	return network.Body{
		File: path, Offset: offset, Line: line, Hash: hashOf(text),
		Empty: len(bytes.TrimSpace(text)) == 0, Sections: sectionsOf(text), Links: linksOf(text),
	}
}
