package federation

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"

	"essaim/internal/digest"
	"essaim/internal/network"
	"essaim/internal/opendata"
)

// textRow is a section of the text of a sheet.
type textRow struct{ Sheet, Section, Text string }

// findTexts notes where in a network's texts.json the rows of each sheet lie, which
// follow each other; nil when it publishes none. A portal of a hundred thousand sheets
// reads them one by one, when its search wants their words, and holds none.
func findTexts(site fs.FS, id string) (map[string]*network.Body, error) {
	file := path.Join(Folder, id, textsFile)
	text, err := fs.ReadFile(site, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found := textPlaces{file: file, of: map[string]*network.Body{}}
	scanned := opendata.Shapes()[textsTable].Places(text, func(row *opendata.Row, from, to int) {
		if sheet := row.Text("sheet"); string(sheet) == found.last {
			found.note(found.last, from, to)
		} else {
			found.note(string(sheet), from, to)
		}
	})
	if !scanned { // an unusual file, which is decoded
		clear(found.of)
		if err := found.decode(text); err != nil {
			return nil, err
		}
	}
	for _, body := range found.of {
		body.Hash = digest.Of(text[body.Offset : body.Offset+body.Length])
	}
	return found.of, nil
}

// textPlaces are where the texts of sheets lie in a file, as far as it was read.
type textPlaces struct {
	file, last string
	of         map[string]*network.Body // by sheet
}

// note adds a row to those of its sheet, which follow each other.
func (p *textPlaces) note(sheet string, from, to int) {
	body := p.of[sheet]
	if sheet != p.last || body == nil {
		body = &network.Body{File: p.file, Offset: int32(from)}
		p.of[sheet], p.last = body, sheet
	}
	body.Length = int32(to) - body.Offset
}

func (p *textPlaces) decode(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if err := toRows(d, textsTable); err != nil {
		return err
	}
	p.last = ""
	for d.More() {
		var literal json.RawMessage
		var row textRow
		if err := errors.Join(d.Decode(&literal), json.Unmarshal(literal, &row)); err != nil {
			return err
		}
		end := int(d.InputOffset())
		p.note(row.Sheet, end-len(literal), end)
	}
	_, err := d.Token() // that ends them
	return err
}

// toRows goes to the first row of a table, {"as_of": …, "NAME": […]}.
func toRows(d *json.Decoder, name string) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if key == name {
			_, err := d.Token()
			return err
		}
		if err := d.Decode(new(json.RawMessage)); err != nil {
			return err
		}
	}
	return io.ErrUnexpectedEOF
}

// rowsRead is the memory that rows are read into, one text after the other.
var rowsRead sync.Pool

// ReadText is the text of another network's sheet, as its sections follow each other in
// Markdown. The body is one that Read gave, of the same site.
func ReadText(site fs.FS, body network.Body) ([]byte, error) {
	f, err := site.Open(body.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	within, can := f.(io.ReaderAt)
	if !can {
		return nil, &fs.PathError{Op: "read", Path: body.File, Err: errors.ErrUnsupported}
	}
	room, _ := rowsRead.Get().(*[]byte)
	if room == nil {
		room = new([]byte)
	}
	defer rowsRead.Put(room)
	rows := slices.Grow((*room)[:0], 1+int(body.Length)+1)[:1+body.Length+1]
	*room = rows
	if _, err := within.ReadAt(rows[1:len(rows)-1], int64(body.Offset)); err != nil {
		return nil, err
	}
	rows[0], rows[len(rows)-1] = '[', ']'
	var sections []textRow
	if err := json.Unmarshal(rows, &sections); err != nil {
		return nil, err
	}
	var text bytes.Buffer
	text.Grow(len(rows)) // a row takes more than its text with the marks of a heading
	for _, s := range sections {
		if s.Section != "" {
			text.WriteString("## " + s.Section + "\n\n")
		}
		text.WriteString(s.Text + "\n\n")
	}
	return text.Bytes(), nil
}
