package source

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// Limits of a file.
const (
	maxFile  = 1 << 20            // bytes
	maxDepth = plainyaml.MaxDepth // maps and lists within each other
)

const byteOrderMark = "\ufeff"

// reading makes of a file as stored its front matter, as one map, and its body.
type reading struct{ *file }

// load reads a file and refuses what is no text; false when nothing can be
// read of it.
func (f reading) load(fsys fs.FS) ([]byte, bool) {
	data, tooBig, err := readFile(fsys, f.path, f.scratch.data)
	f.scratch.data = data
	whole := diag.Whole(f.path)
	switch {
	case err != nil:
		f.problems = append(f.problems, diag.Unreadable(f.path, err))
	case tooBig:
		f.report(diag.Error, whole, "file-too-big", diag.Args{"limit": "1 MiB"})
	case len(bytes.TrimSpace(trimMark(data))) == 0 && f.path == networkFile:
		f.report(diag.Error, whole, "empty-network-file", nil)
	case len(bytes.TrimSpace(trimMark(data))) == 0:
		f.report(diag.Error, whole, "empty-file", nil)
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		f.report(diag.Error, whole, "utf-16", nil)
	case !utf8.Valid(data):
		f.report(diag.Error, f.place(data, invalidAt(data)), "not-utf-8", nil)
	case bytes.IndexByte(data, 0) >= 0:
		f.report(diag.Error, f.place(data, bytes.IndexByte(data, 0)), "nul-character", nil)
	case f.conflicts(data):
	default:
		return data, true
	}
	return nil, false
}

func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// place is the position of a byte of the file, a byte-order mark not counted.
func (f reading) place(data []byte, offset int) diag.Pos {
	data = data[:offset]
	start := bytes.LastIndexByte(data, '\n') + 1
	text := trimMark(data[start:])
	return diag.Pos{File: f.path, Line: bytes.Count(data, []byte("\n")) + 1, Column: utf8.RuneCount(text) + 1}
}

// split separates front matter from body. It returns the offset and the line of
// the body in the file as stored. adrg/frontmatter hides the front matter after a
// byte-order mark, takes a file without any as all body, and compares its lines
// of --- trimmed: each is seen to here.
func (f reading) split(data []byte) (offset, line int, ok bool) {
	text := trimMark(data)
	length := -1
	take := func(matter []byte, _ any) error {
		length = len(matter)
		return errFound
	}
	frontmatter.Parse(bytes.NewReader(text), nil, frontmatter.NewFormat("---", "---", take))
	if length < 0 {
		f.noFrontMatter(text)
		return 0, 0, false
	}
	start := lineAfter(text, bytes.IndexByte(text, '-'))
	end := start + length
	after := lineAfter(text, end)
	f.yaml = text[start:end]
	f.before = bytes.Count(text[:start], []byte("\n"))
	if !f.flush(text, start, end) {
		return 0, 0, false
	}
	return len(data) - len(text) + after, bytes.Count(text[:after], []byte("\n")) + 1, true
}

// errFound ends the search: the body need not be read.
var errFound = errors.New("front matter is found")

// lineAfter is where the line begins after the one that i is in.
func lineAfter(text []byte, i int) int {
	if n := bytes.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(text)
}

// flush refuses a delimiter that does not begin its line: inside a block of
// text it would end the front matter early.
func (f reading) flush(text []byte, start, end int) bool {
	last := f.before + bytes.Count(f.yaml, []byte("\n")) + 1
	if text[end] != '-' {
		f.report(diag.Error, diag.Pos{File: f.path, Line: last, Column: 1}, "indented-delimiter", nil)
		return false
	}
	opening := text[bytes.LastIndexByte(text[:start-1], '\n')+1 : start]
	if opening[0] != '-' {
		f.report(diag.Error, diag.Pos{File: f.path, Line: f.before, Column: 1}, "indented-delimiter", nil)
		return false
	}
	return true
}

// noFrontMatter says why there is none.
func (f reading) noFrontMatter(text []byte) {
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		f.report(diag.Error, diag.Whole(f.path), "lone-carriage-returns", nil)
		return
	}
	lead := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	opening, _, _ := strings.Cut(string(text[lead:]), "\n")
	opening = strings.TrimSpace(opening)
	pos := diag.Pos{File: f.path, Line: bytes.Count(text[:lead], []byte("\n")) + 1, Column: 1}
	switch {
	case opening == "---":
		if start := lineAfter(text, lead); !f.findClosing(text[start:], bytes.Count(text[:start], []byte("\n"))) {
			f.report(diag.Error, pos, "front-matter-not-closed", nil)
		}
	case f.findFront(text):
	case strings.Trim(opening, "-–—−") == "" || strings.HasPrefix(opening, "---") || opening == "+++" || opening == ";;;" || opening == "{":
		f.report(diag.Error, pos, "front-matter-opening", diag.Args{"text": cut(opening)})
	default:
		f.report(diag.Error, pos, "no-front-matter", diag.Args{"lines": f.firstKeys()})
	}
}

// firstKeys are the lines that a file of its kind begins with.
func (f reading) firstKeys() string {
	if f.table == nil || f.locale == nil {
		return ""
	}
	var lines []string
	for i, field := range f.table.Fields {
		if field.Required || i == 0 {
			lines = append(lines, f.spell(field.name())+": …")
		}
		if field.Key == "title" {
			break
		}
	}
	return strings.Join(lines, "\n")
}

// firstKey is the first of them.
func (f reading) firstKey() string {
	line, _, _ := strings.Cut(f.firstKeys(), "\n")
	return line
}

// parse reads the YAML as one map without what the content format refuses.
// It is false when nothing can be read of it.
func (f reading) parse() bool {
	f.mendSpaces()
	f.comments = bytes.Contains(f.yaml, []byte(" #"))
	f.mendHashes()
	if root, isPlain := plainyaml.Read(&f.scratch.nodes, f.yaml); isPlain {
		f.root, f.plain = root, true
		return true
	}
	if f.before > 0 && f.findClosing(f.yaml, f.before) {
		f.draft = f.saysDraft()
		return false
	}
	f.mendMisread()
	nothing := &node{Kind: plainyaml.Mapping, Line: 1, Column: 1}
	var document yaml.Node
	if err := yaml.Load(f.yaml, &document); err != nil {
		if isNothing(f.yaml) {
			f.root = nothing
			return true
		}
		f.draft = f.saysDraft()
		if !f.mendUnreadable(&document, err) {
			return false
		}
	}
	root := document.Content[0]
	f.root = plainyaml.FromLibrary(root)
	if empty(f.root) {
		f.root = nothing
		return true
	}
	if f.root.Kind != plainyaml.Mapping {
		f.err(f.root, "front-matter-not-a-map", diag.Args{"text": quoted(f.root), "line": f.firstKey()})
		return false
	}
	var ok bool
	f.root, ok = f.vet(root, 1)
	return ok
}

// isNothing recognises a YAML of comments and blank lines.
func isNothing(text []byte) bool {
	for l := range bytes.Lines(text) {
		if !isRemark(string(l)) {
			return false
		}
	}
	return true
}

// isRemark recognises a line of which YAML reads nothing.
func isRemark(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

func trimMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte(byteOrderMark)) }
