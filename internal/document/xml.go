package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	maxElements = 1_000_000
	maxDepth    = 200
)

// An element of XML, by the usual prefix of its namespace, whichever the file has:
// "w:p", "text:h". Text has no name.
type element struct {
	name     string
	text     string
	attrs    []xml.Attr // their names with the prefix, in Local
	children []*element
}

// parseXML reads a part of a document. It is bounded, and so is whoever follows the
// tree by calling himself.
func parseXML(data []byte) (*element, error) {
	r := transform.NewReader(bytes.NewReader(data), unicode.BOMOverride(transform.Nop))
	d := xml.NewDecoder(r)
	// What the byte-order mark says has been seen to: a name of UTF-16 changes nothing.
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil
		}
		return nil, errors.New(label)
	}
	var root *element
	var open []*element
	for count := 0; ; count++ {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && root != nil && len(open) == 0 {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		if count > maxElements || len(open) > maxDepth {
			return nil, &Error{Code: "too-big"}
		}
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{name: qualified(t.Name)}
			for _, a := range t.Attr {
				e.attrs = append(e.attrs, xml.Attr{Name: xml.Name{Local: qualified(a.Name)}, Value: a.Value})
			}
			if len(open) > 0 {
				above := open[len(open)-1]
				above.children = append(above.children, e)
			} else if root == nil {
				root = e
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				above := open[len(open)-1]
				above.children = append(above.children, &element{text: string(t)})
			}
		}
	}
}

// qualified is a name with the usual prefix of its namespace.
func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return prefixOf(n.Space) + ":" + n.Local
}

// prefixes are the usual ones, by what the name of a namespace holds; the first that
// fits. Word writes the namespaces of 2006, of "strict" files and its own.
var prefixes = []struct{ within, prefix string }{
	{"wordprocessingml/2006/main", "w"}, {"wordprocessingml/main", "w"},
	{"wordprocessingDrawing", "wp"}, {"wordprocessingShape", "wps"}, {"wordprocessingGroup", "wpg"},
	{"drawingml/2006/main", "a"}, {"drawingml/main", "a"}, {"drawingml/2006/picture", "pic"}, {"drawingml/picture", "pic"},
	{"/diagram", "dgm"}, {"/chart", "c"},
	{"markup-compatibility", "mc"}, {"officeDocument/2006/relationships", "r"}, {"officeDocument/relationships", "r"},
	{"package/2006/relationships", "rel"}, {"officeDocument/2006/math", "m"}, {"officeDocument/math", "m"},
	{"custom-properties", "cp"}, {"docPropsVTypes", "vt"}, {"word/2010/wordml", "w14"}, {"word/2012/wordml", "w15"},
	{"microsoft-com:vml", "v"}, {"microsoft-com:office:office", "o"}, {"1999/xlink", "xlink"},
	{"xsl-fo-compatible", "fo"}, {"svg-compatible", "svg"}, {"xmlns:loext", "loext"}, {"purl.org/dc/", "dc"}, {"xmlns:field:", "field"},
}

func prefixOf(space string) string {
	for _, p := range prefixes {
		if strings.Contains(space, p.within) {
			return p.prefix
		}
	}
	// urn:oasis:names:tc:opendocument:xmlns:text:1.0
	if _, rest, is := strings.Cut(space, "opendocument:xmlns:"); is {
		prefix, _, _ := strings.Cut(rest, ":")
		return or(map[string]string{"drawing": "draw"}[prefix], prefix)
	}
	return "other"
}

// attr is the value of an attribute, "" when it is not there.
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first of a name, nil when there is none.
func (e *element) child(names ...string) *element {
	for _, name := range names {
		if e == nil {
			return nil
		}
		var found *element
		for _, c := range e.children {
			if c.name == name {
				found = c
				break
			}
		}
		e = found
	}
	return e
}

// walk visits an element and all below it, in order; inside is false to pass over what
// an element holds.
func (e *element) walk(visit func(*element) (inside bool)) {
	if e == nil || !visit(e) {
		return
	}
	for _, c := range e.children {
		c.walk(visit)
	}
}

// find is the first element of a name, at any depth.
func (e *element) find(name string) (found *element) {
	e.walk(func(c *element) bool {
		if found == nil && c.name == name {
			found = c
		}
		return found == nil
	})
	return found
}

// words are all texts in an element, of those elements that hold text when any is
// named.
func (e *element) words(holders ...string) string {
	if e == nil {
		return ""
	}
	var text strings.Builder
	var gather func(e *element, holds bool)
	gather = func(e *element, holds bool) {
		for _, h := range holders {
			holds = holds || e.name == h
		}
		if e.name == "" && holds {
			text.WriteString(e.text)
		}
		for _, c := range e.children {
			gather(c, holds)
		}
		switch e.name {
		case "w:p", "a:p", "text:p", "text:h", "w:tab", "w:br", "text:tab", "text:line-break", "text:s", "c:v", "c:pt":
			text.WriteByte(' ')
		}
	}
	gather(e, len(holders) == 0)
	return strings.Join(strings.Fields(text.String()), " ")
}
