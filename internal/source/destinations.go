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
	if strings.IndexByte(d, '&') < 0 {
		return d
	}
	var b strings.Builder
	for i := 0; i < len(d); {
		if read, size := Entity(d[i:]); size > 0 {
			b.WriteString(read)
			i += size
			continue
		}
		b.WriteByte(d[i])
		i++
	}
	return b.String()
}

// Entity reads the entity that begins a text, as "&eacute;" and "&#233;", and
// gives its size; 0 when there is none. Without its ; it is text: "&sect=2" is
// a part of an address.
func Entity[T string | []byte](text T) (read string, size int) {
	if len(text) < 4 || text[0] != '&' {
		return "", 0
	}
	end := 1
	for end < min(len(text), longestEntity) && (text[end] == '#' && end == 1 || isAlphanumeric(text[end])) {
		end++
	}
	if end == len(text) || text[end] != ';' {
		return "", 0
	}
	entity := string(text[:end+1])
	read = html.UnescapeString(entity)
	if read == entity || len(read) > 1 && strings.HasSuffix(read, ";") { // html takes prefixes too, as in &notit;
		return "", 0
	}
	return read, len(entity)
}

const longestEntity = 33 // with its & and ;

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
