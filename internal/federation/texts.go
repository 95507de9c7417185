package federation

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path"

	"essaim/internal/digest"
	"essaim/internal/network"
)

// textRow is a section of the text of a sheet.
type textRow struct{ Sheet, Section, Text string }

// findTexts notes where in a network's texts.json the rows of each sheet lie, which
// follow each other; nil when it publishes none. A portal of a hundred thousand sheets
// reads them one by one, when its search wants their words, and holds none.
func findTexts(site fs.FS, id string) (map[string]network.Body, error) {
	file := path.Join(Folder, id, textsFile)
	text, err := fs.ReadFile(site, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(text))
	if err := toRows(d, textsTable); err != nil {
		return nil, err
	}
	texts, last := map[string]network.Body{}, ""
	for d.More() {
		var literal json.RawMessage
		var row textRow
		if err := errors.Join(d.Decode(&literal), json.Unmarshal(literal, &row)); err != nil {
			return nil, err
		}
		end := int32(d.InputOffset())
		body := network.Body{File: file, Offset: end - int32(len(literal))}
		if row.Sheet == last {
			body = texts[last]
		}
		body.Length = end - body.Offset
		texts[row.Sheet], last = body, row.Sheet
	}
	for sheet, body := range texts {
		body.Hash = digest.Of(text[body.Offset : body.Offset+body.Length])
		texts[sheet] = body
	}
	return texts, nil
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
	rows := make([]byte, body.Length)
	if _, err := within.ReadAt(rows, int64(body.Offset)); err != nil {
		return nil, err
	}
	var text bytes.Buffer
	d := json.NewDecoder(io.MultiReader(bytes.NewReader([]byte{'['}), bytes.NewReader(rows), bytes.NewReader([]byte{']'})))
	var sections []textRow
	if err := d.Decode(&sections); err != nil {
		return nil, err
	}
	for _, s := range sections {
		if s.Section != "" {
			text.WriteString("## " + s.Section + "\n\n")
		}
		text.WriteString(s.Text + "\n\n")
	}
	return text.Bytes(), nil
}
