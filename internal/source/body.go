package source

import (
	"bytes"
	"io/fs"
	"strings"

	"essaim/internal/digest"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// sectionNames are the known second-level headings, as they are usually written
// and folded.
var sectionNames = func() map[string]network.Section {
	sections := map[string]network.Section{}
	for _, section := range network.Sections {
		for _, s := range locale.Spellings("heading." + string(section)) {
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
	var buffer []byte
	return ReadBodyInto(&buffer, fsys, b)
}

// ReadBodyInto is ReadBody for who reads one after the other: the text lies in
// buffer, which grows as need be, until it is used again.
func ReadBodyInto(buffer *[]byte, fsys fs.FS, b network.Body) ([]byte, error) {
	data, tooBig, err := readFile(fsys, b.File, *buffer)
	if err != nil {
		return nil, err
	}
	*buffer = data
	if tooBig || int(b.Offset) > len(data) {
		return nil, &fs.PathError{Op: "read", Path: b.File, Err: fs.ErrInvalid}
	}
	text := data[b.Offset:]
	if bytes.IndexByte(text, '\r') < 0 {
		return text, nil
	}
	return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), nil
}

// IsAsRead reports whether the file of a body still holds the text that was read.
func IsAsRead(fsys fs.FS, b network.Body) bool {
	data, tooBig, err := readFile(fsys, b.File, nil)
	return err == nil && !tooBig && int(b.Offset) <= len(data) && digest.Of(data[b.Offset:]) == b.Hash
}

// scanBody says what the rest of the build needs to know of a body without
// parsing its Markdown.
func scanBody(path string, data []byte, offset, line int) network.Body {
	text := data[offset:]
	return network.Body{
		File: path, Offset: int32(offset), Line: int32(line), Hash: digest.Of(text),
		Empty: len(bytes.TrimSpace(text)) == 0, Sections: sectionsOf(text), Links: linksOf(text),
	}
}
