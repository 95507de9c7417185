package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// The bounds of an archive, in bytes once unpacked.
const (
	maxParts   = 10_000
	maxXML     = 24 << 20
	maxPicture = 48 << 20
	maxAll     = 200 << 20
)

// An Error says why a file is not read.
type Error struct {
	Code string // "not-a-document", "old-word"…
	Part string // of the file that is at fault; "" for the whole
}

func (e *Error) Error() string { return e.Code + " " + e.Part }

// An archive is the parts of a document by their names.
type archive struct {
	parts   map[string]*zip.File
	refused map[string]error // parts that were read in vain
	left    int64            // bytes that may still be unpacked
}

func openArchive(data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{Code: "damaged"}
	}
	if len(r.File) > maxParts {
		return nil, &Error{Code: "too-big"}
	}
	a := &archive{parts: map[string]*zip.File{}, refused: map[string]error{}, left: maxAll}
	for _, f := range r.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if _, twice := a.parts[name]; !twice {
			a.parts[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.parts[name] != nil }

// bytes unpacks a part; of a missing one, none. One that is refused is not tried again,
// however many places refer to it.
func (a *archive) bytes(name string, most int64) ([]byte, error) {
	part, err := a.parts[name], a.refused[name]
	if part == nil || err != nil {
		return nil, err
	}
	data, err := a.unpack(name, part, most)
	if err != nil {
		a.refused[name] = err
	}
	return data, err
}

func (a *archive) unpack(name string, part *zip.File, most int64) ([]byte, error) {
	r, err := part.Open()
	if err != nil {
		return nil, &Error{Code: "damaged", Part: name}
	}
	defer r.Close()
	most = min(most, a.left)
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	a.left -= int64(len(data))
	switch {
	case int64(len(data)) > most:
		return nil, &Error{Code: "too-big", Part: name}
	case err != nil && !errors.Is(err, io.EOF):
		return nil, &Error{Code: "damaged", Part: name}
	}
	return data, nil
}

// xml reads a part; nil for a missing one.
func (a *archive) xml(name string) (*element, error) {
	data, err := a.bytes(name, maxXML)
	if data == nil || err != nil {
		return nil, err
	}
	root, err := parseXML(data)
	if err != nil {
		var known *Error
		if !errors.As(err, &known) {
			known = &Error{Code: "damaged"}
		}
		return nil, &Error{Code: known.Code, Part: name}
	}
	return root, nil
}
