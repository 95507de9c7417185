package source

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"

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

// Bodies reads the bodies of a site's files, as ReadBody does.
func Bodies(fsys fs.FS) func(network.Body) ([]byte, error) {
	return func(b network.Body) ([]byte, error) { return ReadBody(fsys, b) }
}

// wholeOf is the digest of a file, as whoever reads it in pieces makes it.
func wholeOf(data []byte) uint64 {
	var d digest.Blocks
	d.Write(data)
	return d.Sum64()
}

// IsAsRead reports whether the file of a body still holds the text that was read.
func IsAsRead(fsys fs.FS, b network.Body) bool {
	data, tooBig, err := readFile(fsys, b.File, nil)
	return err == nil && !tooBig && int(b.Offset) <= len(data) && digest.Of(data[b.Offset:]) == b.Hash
}

// scanBody says what the rest of the build needs to know of a body without
// parsing its Markdown, and which headings look like those of sections.
func scanBody(path string, data []byte, offset, line int) (network.Body, []doubtfulHeading) {
	text := data[offset:]
	sections, doubtful := sectionsOf(text)
	links := linksOf(text)
	return network.Body{
		File: path, Offset: int32(offset), Line: int32(line), Hash: digest.Of(text),
		Empty: len(bytes.TrimSpace(text)) == 0, Sections: sections, Links: links.all, Shown: links.shown, Linked: links.linked,
	}, doubtful
}

// checkHeadings warns of headings that seem to begin a section of a sheet and do not.
// A section that another heading begins is not looked for.
func checkHeadings(f *file, doubtful []doubtfulHeading, body network.Body) {
	for _, h := range doubtful[:min(len(doubtful), maxGuesses)] {
		section, _ := NearSection(h.text)
		if _, attributes := TrimAttributes(h.text); section == "" || body.Sections.Has(section) || attributes != "" {
			continue // the text is checked for attributes
		}
		pos := diag.Pos{File: f.path, Line: int(body.Line) - 1 + h.line, Column: h.column}
		f.report(diag.Warning, pos, "heading-near", diag.Args{"title": cut(h.text), "section": diag.Spelling("heading." + string(section))})
	}
}

var headingAttributes = regexp.MustCompile(`\{\s*:?\s*(?:[#.][-\w]+|[-\w]+=[^{}\s]+)[^{}\n]*\}$`)

// TrimAttributes cuts off what other tools read behind a heading: {#id}, {.class}.
func TrimAttributes(heading string) (text, attributes string) {
	if !strings.HasSuffix(heading, "}") {
		return heading, ""
	}
	attributes = headingAttributes.FindString(heading)
	return strings.TrimSpace(strings.TrimSuffix(heading, attributes)), attributes
}
