package attachment

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
)

// FuzzSVG: whatever is published is read to its end by another reading, which knows
// no list: no element of a page or of a script in any namespace that browsers act
// on, no handler, no address but of the image itself.
func FuzzSVG(f *testing.F) {
	for _, name := range []string{"hostile", "honest"} {
		for file, content := range archive(f, name) {
			if strings.HasSuffix(file, ".svg") {
				f.Add(content.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if readSVG(text) != nil {
			return
		}
		tokens := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
		for {
			token, err := tokens.Token()
			if err != nil {
				if err.Error() != "EOF" {
					t.Fatal(err)
				}
				return
			}
			e, is := token.(xml.StartElement)
			if !is {
				continue
			}
			if e.Name.Space == "http://www.w3.org/1999/xhtml" || strings.EqualFold(e.Name.Local, "script") && e.Name.Space == svgSpace || strings.EqualFold(e.Name.Local, "foreignObject") && e.Name.Space == svgSpace {
				t.Errorf("<%s> is published", e.Name)
			}
			for _, a := range e.Attr {
				value := strings.ToLower(strings.Join(strings.Fields(a.Value), ""))
				switch {
				case a.Name.Space == "" && strings.HasPrefix(strings.ToLower(a.Name.Local), "on"):
					t.Errorf("%s is published", a.Name)
				case a.Name.Local == "href" && e.Name.Space == svgSpace && (a.Name.Space == "" || a.Name.Space == xlinkSpace):
					if !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/") || strings.HasPrefix(value, "data:image/svg") {
						t.Errorf("%s leads to %s", a.Name, a.Value)
					}
				case a.Name.Local == "style" && strings.Contains(value, "url(http"):
					t.Errorf("a style leads to %s", a.Value)
				}
			}
		}
	})
}
