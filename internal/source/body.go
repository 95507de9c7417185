package source

import (
	"bytes"
	"io/fs"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/network"
)

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
// Lines that look like headings of sections are handed to doubt, which may be nil.
func scanBody(path string, data []byte, offset, line int, doubt func(doubtfulHeading)) network.Body {
	text := data[offset:]
	return network.Body{
		File: path, Offset: int32(offset), Line: int32(line), Hash: digest.Of(text),
		Empty: len(bytes.TrimSpace(text)) == 0, Sections: sectionsOf(text, doubt), Links: linksOf(text),
	}
}

// doubtful warns of a line that seems to begin a section of a sheet and does not.
func (f *file) doubtful(h doubtfulHeading, bodyLine int) {
	pos := diag.Pos{File: f.path, Line: bodyLine - 1 + h.line, Column: h.column}
	switch h.kind {
	case otherName:
		if f.unknown++; f.unknown > maxGuesses {
			return
		}
		if section, near := NearSection(h.text); near {
			f.report(diag.Warning, pos, "heading-near", headingArgs(h.text, section))
		}
	case noSpace:
		if known := HeadingOf(h.text); known.Section != "" {
			f.report(diag.Warning, pos, "heading-without-space", headingArgs(h.text, known.Section))
		}
	case inBold:
		if known := HeadingOf(h.text); known.Section != "" && !known.More {
			f.report(diag.Warning, pos, "heading-in-bold", headingArgs(h.text, known.Section))
		}
	}
}

func headingArgs(text string, section network.Section) diag.Args {
	return diag.Args{"title": cut(text), "section": diag.Spelling("heading." + string(section))}
}
