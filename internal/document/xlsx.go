package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// The workbook of a spreadsheet (.xlsx): its worksheets are read as a stream, which holds
// only the cells that hold something, whatever rows and columns the file speaks of.

type xlsx struct {
	*archive
	strings   []string
	formats   []numberFormat // by style
	since1904 bool
	cells     int // so far, and bytes of their texts
	text      int
}

// readXLSX reads all worksheets of a workbook.
func readXLSX(a *archive) ([]Grid, error) {
	book := "xl/workbook.xml"
	for _, r := range relationsOf(a, "") {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			book = r.target
		}
	}
	root, err := a.xml(book)
	if err != nil {
		return nil, err
	}
	if root == nil || local(root.name) != "workbook" {
		return nil, &Error{Code: "no-table"}
	}
	x := &xlsx{archive: a}
	related := relationsOf(a, book)
	for _, r := range related {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = x.readStrings(r.target)
		case strings.HasSuffix(r.kind, "/styles"):
			err = x.readStyles(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	var grids []Grid
	var failed error
	root.walk(func(e *element) bool {
		switch local(e.name) {
		case "workbookPr":
			x.since1904 = e.attr("date1904") == "1" || e.attr("date1904") == "true"
		case "sheet":
			r, known := related[anyAttr(e, "id")]
			if failed != nil || known && !strings.HasSuffix(r.kind, "/worksheet") {
				return false // a chart by itself, a dialogue
			}
			if len(grids) >= 200 {
				failed = &Error{Code: "too-big"}
				return false
			}
			g := Grid{Name: e.attr("name"), Hidden: e.attr("state") == "hidden" || e.attr("state") == "veryHidden"}
			if !known || !a.has(r.target) {
				failed = &Error{Code: "damaged", Part: r.target}
				return false
			}
			if failed = x.sheet(&g, r.target); failed == nil {
				grids = append(grids, g)
			}
		}
		return failed == nil
	})
	if failed != nil {
		return nil, failed
	}
	if len(grids) == 0 {
		return nil, &Error{Code: "no-table"}
	}
	return grids, nil
}

// local is a name without its prefix.
func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// anyAttr is an attribute whatever its prefix: r:id.
func anyAttr(e *element, name string) string {
	value := ""
	for _, a := range e.attrs {
		if local(a.Name.Local) == name && strings.Contains(a.Name.Local, ":") {
			value = a.Value
		}
	}
	return value
}

// A partRelation is another part that one speaks of.
type partRelation struct{ kind, target string }

// relationsOf are those of a part, by id; of the file as a whole for "".
func relationsOf(a *archive, part string) map[string]partRelation {
	root, err := a.xml(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if part == "" {
		root, err = a.xml("_rels/.rels")
	}
	found := map[string]partRelation{}
	if err != nil || root == nil {
		return found
	}
	for _, e := range root.children {
		if local(e.name) != "Relationship" || e.attr("TargetMode") == "External" {
			continue
		}
		target := e.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(part), target)
		}
		found[e.attr("Id")] = partRelation{e.attr("Type"), strings.TrimPrefix(path.Clean("/"+target), "/")}
	}
	return found
}

// maxFormats is how many styles a file may have: spreadsheets themselves allow 65,490.
const maxFormats = 70_000

func (x *xlsx) readStyles(part string) error {
	root, err := x.xml(part)
	if err != nil || root == nil {
		return err
	}
	codes := map[string]string{}
	root.walk(func(e *element) bool {
		if local(e.name) == "numFmt" && len(codes) < maxFormats {
			codes[e.attr("numFmtId")] = e.attr("formatCode")
		}
		return true
	})
	read := map[string]numberFormat{}
	for _, list := range root.children {
		if local(list.name) != "cellXfs" {
			continue
		}
		for _, e := range list.children {
			if local(e.name) != "xf" || len(x.formats) >= maxFormats {
				continue
			}
			id := e.attr("numFmtId")
			f, known := read[id]
			if !known {
				code, given := codes[id]
				if n, err := strconv.Atoi(id); err == nil && !given {
					code = builtin[n]
				}
				f = formatOf(code)
				read[id] = f
			}
			x.formats = append(x.formats, f)
		}
	}
	return nil
}

// stream goes through the elements of a part; its texts come with the name of the element
// that they are in.
func (x *xlsx) stream(part string, start func(name string, e xml.StartElement), text func(data []byte), end func(name string) error) error {
	data, err := x.bytes(part, maxPart)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("charset") }
	depth := 0
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) && depth == 0 {
			return nil
		}
		if err != nil || depth > maxDepth {
			return &Error{Code: "damaged", Part: part}
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			start(t.Name.Local, t)
		case xml.EndElement:
			depth--
			if depth < 0 {
				return &Error{Code: "damaged", Part: part}
			}
			if err := end(t.Name.Local); err != nil {
				return err
			}
		case xml.CharData:
			text(t)
		}
	}
}

// readStrings reads the texts that cells share. What is to be pronounced of one is not
// its text.
func (x *xlsx) readStrings(part string) error {
	var now []byte
	texts, spoken, all := 0, 0, 0
	return x.stream(part, func(name string, _ xml.StartElement) {
		switch name {
		case "t":
			texts++
		case "rPh":
			spoken++
		}
	}, func(data []byte) {
		if texts > 0 && spoken == 0 && len(now) <= maxCellText {
			now = append(now, data...)
		}
	}, func(name string) error {
		switch name {
		case "t":
			texts--
		case "rPh":
			spoken--
		case "si":
			all += len(now)
			if len(now) > maxCellText || all > maxText || len(x.strings) >= maxCells {
				return &Error{Code: "too-big", Part: part}
			}
			x.strings = append(x.strings, string(now))
			now = now[:0]
		}
		return nil
	})
}
