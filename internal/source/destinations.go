package source

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"sync"

	"essaim/internal/picture"
)

// linksOf lists every destination that a Markdown parser may find in text:
// after `](` and after `]:`. Some are none (in code, say), so the list is a
// superset, sorted and without repeats. A destination with an escape or an
// entity stands there as written and as it reads.
func linksOf(text []byte) destinations {
	var found destinations
	links := sync.OnceValue(func() map[string]bool { return linkLabels(text) })
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], ']')
		if i < 0 || at+i+1 >= len(text) {
			break
		}
		at += i + 1
		opener := text[at]
		if opener != '(' && opener != ':' {
			continue
		}
		if d := destination(text[at+1:], opener == '('); d != "" {
			read := asRead(d)
			isImage := picture.Is(read) && namesImage(text, at-1, links)
			found.add(d, isImage)
			if read != d {
				found.add(read, isImage)
			}
		}
	}
	for _, list := range []*[]string{&found.all, &found.shown, &found.linked} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return found
}

// destinations are those of a text: all, and those that are photos by their names,
// as images show them or as links lead to them.
type destinations struct{ all, shown, linked []string }

func (d *destinations) add(to string, isImage bool) {
	d.all = append(d.all, to)
	switch name, _, _ := strings.Cut(to, "#"); {
	case !picture.Is(name):
	case isImage:
		d.shown = append(d.shown, to)
	default:
		d.linked = append(d.linked, to)
	}
}

// namesImage reports whether the bracket that ends at end, before a destination, is
// that of an image; of a definition, whether all that refers to it are images. links
// gives the linkLabels of the text.
func namesImage(text []byte, end int, links func() map[string]bool) bool {
	start := opening(text, end)
	if start < 0 || text[end+1] == '(' {
		return start > 0 && text[start-1] == '!'
	}
	return !links()[strings.ToLower(string(text[start:end+1]))]
}

// linkLabels are the labels by which a text refers to a destination as a link, in
// their brackets and in lower case: [bac] and [en grand][bac], but not ![bac].
func linkLabels(text []byte) map[string]bool {
	labels := map[string]bool{}
	var open []int
	before, end := -1, -1 // the last bracket that was closed
	for i, c := range text {
		switch {
		case i > 0 && text[i-1] == '\\':
		case c == '[':
			open = append(open, i)
		case c == ']' && len(open) > 0:
			start := open[len(open)-1]
			open = open[:len(open)-1]
			from := start
			if end >= 0 && end == start-1 {
				from = before
			}
			isDefinition := i+1 < len(text) && text[i+1] == ':'
			isImage := from > 0 && text[from-1] == '!'
			// A label holds no bracket, so that all labels are no longer than the text.
			if !isDefinition && !isImage && bytes.IndexByte(text[start+1:i], '[') < 0 {
				labels[strings.ToLower(string(text[start:i+1]))] = true
			}
			before, end = start, i
		}
	}
	return labels
}

// opening is where the bracket begins that ends at end; -1 when it is too far.
func opening(text []byte, end int) int {
	depth := 0
	for i := end; i >= 0 && end-i < maxDestination; i-- {
		if i > 0 && text[i-1] == '\\' {
			continue
		}
		switch text[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
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
