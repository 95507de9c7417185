package source

import (
	"bytes"
	"html"
	"slices"
	"strings"
)

// linksOf lists every destination that a Markdown parser may find in text:
// after `](` and after `]:`. Some are none (in code, say), so the list is a
// superset, sorted and without repeats. A destination with an escape or an
// entity stands there as written and as it reads.
func linksOf(text []byte) []string {
	var found []string
	for {
		i := bytes.IndexByte(text, ']')
		if i < 0 || i+1 >= len(text) {
			break
		}
		opener := text[i+1]
		text = text[i+1:]
		if opener != '(' && opener != ':' {
			continue
		}
		if d := destination(text[1:], opener == '('); d != "" {
			found = append(found, d)
			if read := asRead(d); read != d {
				found = append(found, read)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// maxDestination is beyond any address: what opens a thousand links and closes
// none must not be read a thousand times.
const maxDestination = 2048

// destination is the link destination that begins text, as CommonMark has it:
// between < and >, or up to a space, with balanced parentheses.
func destination(text []byte, inline bool) string {
	text = bytes.TrimLeft(text[:min(len(text), maxDestination)], " \t\r\n")
	if len(text) > 0 && text[0] == '<' {
		end := bytes.IndexAny(text, ">\n")
		if end < 0 || text[end] != '>' {
			return ""
		}
		return string(text[1:end])
	}
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++
		case c <= ' ':
			return string(text[:i])
		case c == '(':
			depth++
		case c == ')' && inline:
			if depth == 0 {
				return string(text[:i])
			}
			depth--
		}
	}
	if len(text) == maxDestination {
		return ""
	}
	return string(text)
}

// asRead takes the escapes and the entities off a destination.
func asRead(d string) string {
	if strings.IndexByte(d, '\\') >= 0 {
		var b strings.Builder
		for i := 0; i < len(d); i++ {
			if d[i] == '\\' && i+1 < len(d) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", d[i+1]) >= 0 {
				i++
			}
			b.WriteByte(d[i])
		}
		d = b.String()
	}
	if strings.IndexByte(d, '&') >= 0 {
		d = html.UnescapeString(d)
	}
	return d
}
