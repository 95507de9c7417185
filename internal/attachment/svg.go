package attachment

import (
	"bytes"
	"embed"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
)

// A browser runs what an SVG image holds when someone opens its address. So the
// image is read as XML, as a browser does, and each part must be known: the
// element or attribute, by its namespace, and where a value leads. What is left
// alone is what no browser gives a meaning to.
//
// XML is read in one way only. UTF-8, no DTD but the name of the public one of
// SVG, and no entity; nor anything that another reader, one of HTML, would read
// otherwise: a server may give the image no type, or a wrong one.

//go:embed names/*.txt
var lists embed.FS

// namesOf reads a list: names between white space, # before a remark.
func namesOf(file string) map[string]bool {
	text, err := lists.ReadFile("names/" + file)
	if err != nil {
		panic(err)
	}
	names := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "# ") {
			for _, name := range strings.Fields(line) {
				names[name] = true
			}
		}
	}
	return names
}

var (
	elements   = namesOf("elements.txt")
	free       = namesOf("free.txt")
	styled     = namesOf("styled.txt")
	namespaces = namesOf("namespaces.txt")
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

const (
	maxSVG   = 8 << 20 // bytes
	maxDepth = 250     // of elements; browsers stop at 256
)

// reserved prefixes mean one thing wherever they are declared: a reader of HTML
// knows no other.
var reserved = map[string]string{"svg": svgSpace, "xlink": xlinkSpace, "xml": xmlSpace}

// A fault is what keeps an image from being published, and where it begins.
type fault struct {
	code diag.Code
	text string // what was found, as it is written
	at   int    // in bytes
}

func refuse(code diag.Code, text string, at int) *fault { return &fault{code, text, at} }

func checkSVG(f *sample, name string) []diag.Problem {
	if f.size > maxSVG {
		return problem(name, "svg-too-big", diag.Error, diag.Args{"limit": "8 MiB"})
	}
	text, err := f.part(0, f.size)
	if err != nil {
		return []diag.Problem{diag.Unreadable(name, err)}
	}
	found := readSVG(text)
	if found == nil {
		return nil
	}
	pos := positionOf(text, found.at)
	pos.File = name
	return []diag.Problem{{Severity: diag.Error, Code: found.code, Pos: pos, Args: diag.Args{"text": found.text}}}
}

// positionOf counts in characters, as editors do, from the mark of UTF-8 on.
func positionOf(text []byte, at int) diag.Pos {
	before := text[:min(at, len(text))]
	start := bytes.LastIndexByte(before, '\n') + 1
	line := bytes.TrimPrefix(before[start:], []byte("\ufeff"))
	return diag.Pos{Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(line) + 1}
}

// reader is where the reading of an image is.
type reader struct {
	text   []byte
	tokens *xml.Decoder
	mark   int        // the length of the mark of UTF-8
	open   []xml.Name // the elements around
	rooted bool       // the first element was met
	style  []byte     // of the style element around: its pieces make one text
	styled int        // where it begins
	drawn  drawing
}

// readSVG gives the first fault of an image, nil when there is none.
func readSVG(text []byte) *fault {
	if bytes.IndexByte(text, 0) >= 0 || !utf8.Valid(text) {
		return refuse("svg-encoding", "", 0)
	}
	body := bytes.TrimPrefix(text, []byte("\ufeff"))
	r := &reader{text: body, tokens: xml.NewDecoder(bytes.NewReader(body)), mark: len(text) - len(body)}
	r.drawn = drawing{byID: map[string]int{}, rules: map[string][]part{}}
	// Another encoding is refused once its name was read.
	r.tokens.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	found := r.read()
	if found != nil {
		found.at += r.mark
	}
	return found
}

func (r *reader) read() *fault {
	for {
		from := int(r.tokens.InputOffset())
		token, err := r.tokens.Token()
		if err == io.EOF {
			if !r.rooted {
				return refuse("svg-root", "", 0)
			}
			return r.drawn.fault(r.text)
		}
		if err != nil {
			return refuse("svg-malformed", "", int(r.tokens.InputOffset()))
		}
		if found := r.check(token, from, string(r.text[from:r.tokens.InputOffset()])); found != nil {
			return found
		}
	}
}

// check looks at one token, which begins at from and is written so.
func (r *reader) check(token xml.Token, from int, written string) *fault {
	switch t := token.(type) {
	case xml.StartElement:
		return r.start(t, from, written)
	case xml.EndElement:
		return r.end()
	case xml.ProcInst:
		if t.Target == "xml" && from == 0 && !declaration.Match(t.Inst) {
			return refuse("svg-encoding", "", from)
		}
		if !knownInstruction(t, from) {
			return refuse("svg-declaration", cut(written), from)
		}
	case xml.Directive:
		if !knownType(string(t)) {
			return refuse("svg-declaration", cut(written), from)
		}
	case xml.Comment:
		if endsEarly(string(t)) {
			return refuse("svg-declaration", cut(written), from)
		}
	case xml.CharData:
		// A CDATA section is none to a reader of HTML.
		if strings.HasPrefix(written, "<![CDATA[") && bytes.IndexByte(t, '<') >= 0 {
			return refuse("svg-declaration", "<![CDATA[", from)
		}
		if r.in("style") {
			r.style = append(r.style, t...)
		}
	}
	return nil
}

// endsEarly reports whether a reader of HTML may see the end of a comment before
// its end.
func endsEarly(comment string) bool {
	small := strings.ToLower(comment)
	return strings.HasPrefix(small, ">") || strings.HasPrefix(small, "->") || strings.Contains(small, "</style") || strings.Contains(small, "</title")
}

// in reports whether the element around is one of SVG, of this name.
func (r *reader) in(local string) bool {
	return len(r.open) > 0 && r.open[len(r.open)-1] == xml.Name{Space: svgSpace, Local: local}
}

func (r *reader) end() *fault {
	if r.in("style") {
		if bad := badStyle(string(r.style)); bad != "" {
			return refuse("svg-style", bad, r.styled)
		}
		r.drawn.style(string(r.style))
		r.style = nil
	}
	r.drawn.end()
	r.open = r.open[:len(r.open)-1]
	return nil
}

var declaration = regexp.MustCompile(`^version=("1\.0"|'1\.0')(\s+encoding=("(?i:utf-8)"|'(?i:utf-8)'))?(\s+standalone=("(yes|no)"|'(yes|no)'))?\s*$`)

// knownInstruction is the declaration of XML, at the start, or where Adobe's
// description of a file begins and ends.
func knownInstruction(t xml.ProcInst, from int) bool {
	switch t.Target {
	case "xml":
		return from == 0 // what it says was looked at
	case "xpacket":
		return !bytes.ContainsAny(t.Inst, "<>")
	}
	return false
}

var spaces = regexp.MustCompile(`\s+`)

// knownTypes are the public names of SVG, which programs write out of habit.
// They declare nothing, and browsers know them without asking for anything.
var knownTypes = []string{
	`-//W3C//DTD SVG 20010904//EN http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd`,
	`-//W3C//DTD SVG 1.0//EN http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd`,
	`-//W3C//DTD SVG 1.1//EN http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd`,
	`-//W3C//DTD SVG 1.1 Basic//EN http://www.w3.org/Graphics/SVG/1.1/DTD/svg11-basic.dtd`,
	`-//W3C//DTD SVG 1.1 Tiny//EN http://www.w3.org/Graphics/SVG/1.1/DTD/svg11-tiny.dtd`,
}

var publicType = regexp.MustCompile(`^DOCTYPE svg PUBLIC ["']([^"'<>\[\]]*)["'] ["']([^"'<>\[\]]*)["'] ?$`)

func knownType(directive string) bool {
	m := publicType.FindStringSubmatch(spaces.ReplaceAllString(directive, " "))
	return m != nil && slices.Contains(knownTypes, m[1]+" "+m[2])
}

// start looks at an element and its attributes.
func (r *reader) start(t xml.StartElement, from int, written string) *fault {
	name, _ := cutName(written[1:])
	prefix, _, prefixed := strings.Cut(name, ":")
	switch {
	case len(r.open) == 0 && (r.rooted || t.Name != (xml.Name{Space: svgSpace, Local: "svg"})):
		return refuse("svg-root", "<"+name, from)
	case len(r.open) >= maxDepth:
		return refuse("svg-too-deep", "<"+name, from)
	case r.in("style"), r.in("title"), r.in("desc"): // texts, to a browser
		return refuse("svg-element", "<"+name, from)
	case t.Name.Space == svgSpace && elements[t.Name.Local] && (!prefixed || prefix == "svg"):
	// A reader of HTML knows no namespace: notes must have a prefix.
	case namespaces[t.Name.Space] && prefixed && reserved[prefix] == "":
	default:
		return refuse("svg-element", "<"+name, from)
	}
	r.open, r.rooted, r.styled = append(r.open, t.Name), true, from+len(written)
	r.drawn.start(t, from)
	for _, a := range t.Attr {
		if code, text := checkAttribute(t, a); code != "" {
			return refuse(code, text, from+attributeAt(written, a))
		}
	}
	return nil
}

// cutName takes the name that begins a tag.
func cutName(tag string) (name, rest string) {
	end := strings.IndexAny(tag, " \t\r\n/>")
	if end < 0 {
		return tag, ""
	}
	return tag[:end], tag[end:]
}

// attributeAt finds an attribute in its tag, to show it; the tag when it cannot.
func attributeAt(tag string, a xml.Attr) int {
	found := regexp.MustCompile(`[\s:"']` + regexp.QuoteMeta(a.Name.Local) + `\s*=`).FindStringIndex(tag)
	if found == nil {
		return 0
	}
	at := found[0] + 1
	if tag[found[0]] == ':' {
		at = strings.LastIndexAny(tag[:found[0]], " \t\r\n\"'") + 1
	}
	return at
}

// prefixes are those of the namespaces whose attributes are looked at.
var prefixes = map[string]string{"": "", xlinkSpace: "xlink:", xmlSpace: "xml:"}

// checkAttribute gives the code of what is wrong, and what to show of it.
func checkAttribute(t xml.StartElement, a xml.Attr) (diag.Code, string) {
	if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
		if meant := reserved[a.Name.Local]; a.Name.Space == "xmlns" && (meant != "" && meant != a.Value || a.Name.Local == "xmlns") {
			return "svg-attribute", "xmlns:" + a.Name.Local
		}
		return "", ""
	}
	prefix, ours := prefixes[a.Name.Space]
	if !ours || t.Name.Space != svgSpace {
		return checkNote(a)
	}
	name := prefix + a.Name.Local
	switch {
	case name == "href" || name == "xlink:href":
		if !staysInside(t.Name.Local, a.Value) {
			return "svg-reference", cut(name + `="` + a.Value + `"`)
		}
	case name == "attributeName":
		if a.Value == "style" || !styled[a.Value] && a.Value != "d" && a.Value != "points" {
			return "svg-attribute", cut(`attributeName="` + a.Value + `"`)
		}
	case free[name], isNamed("data-", name), isNamed("aria-", name):
	case styled[name]:
		if bad := badStyle(a.Value); bad != "" {
			return "svg-style", bad
		}
	default:
		return "svg-attribute", name
	}
	return "", ""
}

// checkNote looks at an attribute that belongs to the notes of a program: one of
// its namespace, or of its elements.
func checkNote(a xml.Attr) (diag.Code, string) {
	known := namespaces[a.Name.Space] || a.Name.Space == xmlSpace && a.Name.Local != "base" || a.Name.Space == xlinkSpace && strings.HasPrefix(a.Value, "#")
	switch {
	case known:
	case a.Name.Space != "", strings.HasPrefix(strings.ToLower(a.Name.Local), "on"):
		return "svg-attribute", a.Name.Local
	case a.Name.Local == "style":
		if bad := badStyle(a.Value); bad != "" {
			return "svg-style", bad
		}
	}
	return "", ""
}

func isNamed(prefix, name string) bool {
	return strings.HasPrefix(name, prefix) && len(name) > len(prefix)
}

// staysInside reports whether a reference leads to a part of the image, or to the
// pixels that it holds.
func staysInside(element, reference string) bool {
	if strings.HasPrefix(reference, "#") {
		return true
	}
	return (element == "image" || element == "feImage") && isPixels(reference)
}

var pixels = regexp.MustCompile(`^(?i:data:image/(png|jpe?g|gif|webp)(;charset=[a-z0-9-]+)?;base64,)`)

// isPixels is an image of dots written in text: no format that holds others.
func isPixels(reference string) bool {
	start := pixels.FindString(reference)
	if start == "" {
		return false
	}
	for _, c := range []byte(reference[len(start):]) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && strings.IndexByte("+/= \t\r\n", c) < 0 {
			return false
		}
	}
	return true
}

// maxShown is how much of what was found a message shows.
const maxShown = 40

func cut(s string) string {
	s = spaces.ReplaceAllString(s, " ")
	if runes := []rune(s); len(runes) > maxShown {
		return string(runes[:maxShown-1]) + "…"
	}
	return s
}
