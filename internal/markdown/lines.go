package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/diag"
	"essaim/internal/source"
)

// People write lists, headings and tables as they do in a letter, or paste them
// from one. What Markdown did not understand stands in a paragraph as if it were
// its text, mostly run together on one line: its lines are looked at for how they begin.

// A lineForm is a way in which people begin a line that Markdown begins otherwise.
type lineForm struct {
	begins *regexp.Regexp
	write  string // what was meant, of the parts of begins
	code   diag.Code
	sure   sureness
}

// A sureness says of a lineForm where it cannot be honest prose.
type sureness int

const (
	always  sureness = iota
	leading          // on the first line, below one that announces it, or several times
	speech           // likewise, but for what may be said in a dialogue
	several          // several times in a paragraph
	counted          // below another text, with what counts on from it: A. B., I. II., 2. 3.
	closing          // behind what it closes
	alone            // the only line of its paragraph
)

// noBreak are the spaces that Markdown takes for letters.
const noBreak = `[\x{a0}\x{2000}-\x{200b}\x{202f}\x{205f}\x{3000}\x{feff}]`

// lineForms are tried in this order.
var lineForms = []lineForm{
	newLineForm(`(#{1,6})`+noBreak+`[\s\x{a0}]*(\S.*?)[#\s]*`, "$1 $2", "heading-no-break-space", always),
	newLineForm(`(##{1,5})([^#\s].*?)[#\s]*`, "$1 $2", "heading-without-space", always),
	newLineForm(`(#{7,})[\s\x{a0}]*([^#\s].*?)[#\s]*`, "###### $2", "heading-hashes", always),
	newLineForm(`(#)()([^#\s].*?)[#\s]*`, "## $3", "heading-without-space", never),
	newLineForm(`(={1,6})[ \t]+([^=\s>].*?)[ \t]+={1,6}`, "", "heading-unmarked", alone),
	newLineForm(`(={2,6})[ \t]+([^=\s>][^=]*)`, "", "heading-unmarked", alone),
	newLineForm(`(h[1-6]\.)[ \t]+(\S.*)`, "", "heading-unmarked", always),
	newLineForm(`([\x{a0}\x{ad}\x{2000}-\x{200f}\x{202f}\x{205f}\x{2060}\x{3000}\x{feff}]+[\s\x{a0}]*)((?:#{1,6}|[-*+>]|[0-9]{1,9}[.)])[ \t\x{a0}]+\S.*)`, "$2", "unseen-before-mark", always),

	newLineForm(`([-*+]|[0-9]{1,9}[.)])`+noBreak+`[\s\x{a0}]*(\S.*)`, "$1 $2", "list-space", always),
	newLineForm(`(-)(\pL.*)`, "$1 $2", "list-space", leading),
	newLineForm(`([-*+])(\[[ xX]\][\s\x{a0}]+\S.*)`, "$1 $2", "list-space", always),
	newLineForm(`([0-9]{1,3}[.)])(\p{Lu}\pL+.*|\pL{2,}\s.*)`, "$1 $2", "list-space", leading),
	newLineForm(`([0-9]{1,3}[.)])(\pL{2,}.*)`, "$1 $2", "list-space", several),
	newLineForm(`(\*)(\pL[^*]*)`, "- $2", "list-space", several),
	newLineForm(`(\+)(\pL.*)`, "- $2", "list-space", several),
	newLineForm(`([•◦▪▫‣∙●○■□⁃►▸▶➢➤❖\x{f000}-\x{f0ff}])[\s\x{a0}]*(\S.*)`, "- $2", "list-mark", always),
	newLineForm(`([oO§·\x{d8}\x{fc}])\t+(\S.*)`, "- $2", "list-mark", always),
	newLineForm(`(–)[\s\x{a0}\x{202f}]+(\S.*)`, "- $2", "list-mark", speech),
	newLineForm(`([—―−‐‑·→⇒➔✓✔✗★☆]|--)[\s\x{a0}\x{202f}]+(\S.*)`, "- $2", "list-mark", several),
	newLineForm(`([–—])(\pL.*)`, "- $2", "list-mark", several),
	newLineForm(`(([0-9]{1,3})\s?°?\)?/)[\s\x{a0}]*([^\s0-9].*)`, "$2. $3", "list-mark", leading),
	newLineForm(`(([0-9]{1,3})(?:°\)?|\s?[-–—]))[\s\x{a0}]+(\pL.*)`, "$2. $3", "list-mark", several),
	newLineForm(`(\(?[a-z]\))[\s\x{a0}]+(\S.*)`, "- $1 $2", "list-mark", several),
	newLineForm(`(([0-9]{1,3})[\s\x{a0}]+[.)])[\s\x{a0}]*(\S.*)`, "$2. $3", "list-mark", several),
	newLineForm(`(\(([0-9]{1,3})\))[\s\x{a0}]*(\S.*)`, "$2. $3", "list-mark", several),
	newLineForm(`(-+>|=+>|[–—]>)[\s\x{a0}]*(\S.*)`, "- $2", "list-mark", several),
	newLineForm(`(\[[ xX]\])[\s\x{a0}]+([^\s(\[].*)`, "- $1 $2", "list-mark", several),
	newLineForm(`([☐⬜])[\s\x{a0}]*(\S.*)`, "- [ ] $2", "list-mark", several),
	newLineForm(`([☑☒])[\s\x{a0}]*(\S.*)`, "- [x] $2", "list-mark", several),
	newLineForm(`(§)[\s\x{a0}]+(\pL.*)`, "- $2", "list-mark", several),
	newLineForm(`([✅❌👉➡🔹🔸🔷🔶🔵🟢🔴🟠🟡⭐📌📍💡🌱]\x{fe0f}?)[\s\x{a0}]*(\S.*)`, "- $1 $2", "list-mark", several),
	newLineForm(`((?:[A-Za-z]|[IVX]{2,4})[.)])[\s\x{a0}]+(\S.*)`, "- $1 $2", "list-mark", counted),
	newLineForm(`([0-9]{1,9}[.)])[ \t]+(\S.*)`, "$1 $2", "list-interrupts", counted),

	newLineForm(`(:{3,})[\s\x{a0}]*(\{?[\pL.].*)`, "", "foreign-mark", always),
	newLineForm(`(:{3,})()`, "", "foreign-mark", closing),
	newLineForm(`(!!!|\?{3})\+?[ \t]+([a-z]+(?:[ \t]+"[^"]*")?)`, "", "foreign-mark", always),
	newLineForm(`(\\(?:newpage|pagebreak|clearpage|cleardoublepage|bigskip|medskip|smallskip|noindent|hfill|vfill|tableofcontents|maketitle|centering|(?:vspace|hspace|label|section|begin|end)\*?\{.*\}))()`, "", "foreign-mark", always),
	newLineForm(`(?i:(\[toc\]|\[\[_?toc_?\]\]|\{:toc\})())`, "", "contents-mark", always),
}

// never is of what only a known section makes sure.
const never sureness = -1

func newLineForm(begins, write string, code diag.Code, sure sureness) lineForm {
	return lineForm{regexp.MustCompile(`^` + begins + `$`), write, code, sure}
}

// mayBegin are the first bytes of all that lineForms are.
var mayBegin = func() (may [256]bool) {
	for _, c := range "AI=:!?\\[{#-*+0123456789oO(abcdefghijklmnopqrstuvwxyz" {
		may[c] = true
	}
	for _, r := range "\ufeff\u00a7\u00d8\u2022\uf0b7\U0001f449" {
		may[string(r)[0]] = true
	}
	return may
}()

// maxForms is how many lines of a paragraph are looked at closely.
const maxForms = 200

// lines looks at those of a paragraph, or of an item of a list.
func (d doubts) lines(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		line := d.src[s.Start:s.Stop]
		if len(line) > 0 && isSuspectLine(line) {
			d.paragraphOf(n).report()
			break
		}
	}
	if last := lines.Len() - 1; last >= 0 {
		s := lines.At(last)
		if line := d.src[s.Start:s.Stop]; bytes.IndexByte(line, '}') >= 0 && bytes.IndexByte(line, '`') < 0 {
			d.lastAttributes(line, s.Start)
		}
	}
}

// isSuspectLine rules out most lines at little cost.
func isSuspectLine(line []byte) bool {
	if bytes.IndexByte(line, '\t') >= 0 || bytes.IndexByte(line, '|') >= 0 {
		return true
	}
	c := line[0]
	if !mayBegin[c] || len(line) < 3 {
		return false
	}
	switch {
	case 'a' <= c && c <= 'z': // "a) ", "o⇥", "h2. "
		return line[1] == ')' || c == 'a' && line[1] == '.' || c == 'h' && line[2] == '.'
	case c == 0xc3: // É, À…
		return line[1] == 0x98 || line[1] == 0xbc
	case c == '*', c == '+':
		return line[1] != '*' && line[1] != ' '
	case c == 'A', c == 'I':
		return line[1] == '.' || line[1] == ')'
	case c == '=':
		return line[1] == '>' || line[1] == '=' || line[1] == ' '
	case c == ':', c == '!', c == '?':
		return line[1] == c && line[2] == c
	case c == '[':
		return line[1] == '[' || line[1] == ' ' || line[1]|0x20 == 'x' || line[1]|0x20 == 't' || isDigit(rune(line[1]))
	case c == '{':
		return line[1] == ':'
	}
	return true
}

// A paragraph is one that is looked at closely.
type paragraph struct {
	doubts
	node  ast.Node
	lines [][]byte // without what surrounds them
	at    []int    // where each begins
	forms []int    // of each, in lineForms; -1
}

func (d doubts) paragraphOf(n ast.Node) paragraph {
	p := paragraph{doubts: d, node: n}
	segments := n.Lines()
	for i := range min(segments.Len(), maxForms) {
		s := segments.At(i)
		line := bytes.TrimLeft(d.src[s.Start:s.Stop], " ")
		p.at = append(p.at, s.Stop-len(line))
		p.lines = append(p.lines, bytes.TrimRight(line, " \t\n"))
		p.forms = append(p.forms, formOf(p.lines[i]))
	}
	return p
}

func formOf(line []byte) int {
	if len(line) < 2 || !mayBegin[line[0]] && !('A' <= line[0] && line[0] <= 'Z' && (line[1] == '.' || line[1] == ')')) {
		return -1
	}
	for i := range lineForms {
		if lineForms[i].begins.Match(line) {
			return i
		}
	}
	return -1
}

func (p paragraph) report() {
	reported := map[int]bool{}
	for i, form := range p.forms {
		if form < 0 || reported[form] || i == 0 && p.isItem() && !isHeadingForm(form) {
			continue // an item has its mark
		}
		if lineForms[form].code == "list-interrupts" && (i == 0 || len(reported) > 0) {
			continue // it is a list, or will be one
		}
		reported[form] = true
		if p.isSure(i) && !p.goesOnFrom(form) {
			p.reportForm(i)
		}
	}
	if len(reported) == 0 {
		p.bracketNote()
		p.reportTable()
	}
}

// isSure reports whether the form of line i, the first that has it, is no honest prose.
func (p paragraph) isSure(i int) bool {
	form := lineForms[p.forms[i]]
	switch form.sure {
	case always:
		return true
	case alone:
		return len(p.lines) == 1 && p.node.Parent().Kind() == ast.KindDocument
	case never:
		known := source.HeadingOf(string(p.text(i, "$3")))
		return known.Section != "" && !known.More
	case closing:
		if p.boxes > 0 {
			p.boxes--
			return false
		}
		return true
	case counted:
		return p.isCounted(i)
	case leading:
		return p.isLed(i) || p.times(i) > 1
	case speech:
		return (p.isLed(i) || p.times(i) > 1) && !p.isDialogue(i)
	}
	return (p.times(i) > 1 || p.isItem() && p.forms[0] == p.forms[i] || p.isNextItem(i)) && !p.isDialogue(i)
}

// isNextItem reports whether line i of an item would go on with its list, but for a
// space: its mark is that of the list, and its number the next one.
func (p paragraph) isNextItem(i int) bool {
	if i == 0 || !p.isItem() || lineForms[p.forms[i]].code != "list-space" {
		return false
	}
	list, ok := p.node.Parent().Parent().(*ast.List)
	mark := p.text(i, "$1")
	if !ok || mark[len(mark)-1] != list.Marker {
		return false
	}
	if !list.IsOrdered() {
		return true
	}
	next := list.Start + 1
	for before := p.node.Parent().PreviousSibling(); before != nil; before = before.PreviousSibling() {
		next++
	}
	number, err := strconv.Atoi(string(mark[:len(mark)-1]))
	return err == nil && number >= next && number <= next+i
}

// isCounted reports whether the next line of the form of line i counts on from it.
func (p paragraph) isCounted(i int) bool {
	mark := strings.TrimRight(string(p.text(i, "$1")), ".)")
	number, _ := strconv.Atoi(mark)
	if number > 1 && bytes.HasSuffix(p.lines[i-1], []byte(":")) {
		return true
	}
	for j := i + 1; j < len(p.lines); j++ {
		if p.forms[j] == p.forms[i] {
			next := strings.TrimRight(string(p.text(j, "$1")), ".)")
			return mark == "A" && next == "B" || mark == "a" && next == "b" || mark == "I" && next == "II" || number > 1 && next == strconv.Itoa(number+1)
		}
	}
	return false
}

// noteInBrackets begins a line as in a letter: [1] A note.
var noteInBrackets = regexp.MustCompile(`^\[([0-9]{1,3})\]\s*:?\s+(\S.*)$`)

// bracketNote reports a note that is a number in brackets, which the text above has too.
func (p paragraph) bracketNote() {
	for i, line := range p.lines {
		if p.bracketNotes || line == nil || len(line) < 5 || line[0] != '[' {
			continue
		}
		m := noteInBrackets.FindSubmatch(line)
		if m == nil {
			continue
		}
		mark := "[" + string(m[1]) + "]"
		if !bytes.Contains(p.src[:p.at[i]], []byte(mark)) || bytes.Contains(p.src[:p.at[i]], []byte("\n"+mark+":")) {
			continue
		}
		p.bracketNotes = true
		p.problem(diag.Warning, "note-in-brackets", p.at[i], diag.Args{
			"text": excerpt(line), "call": mark, "mark": "[^" + string(m[1]) + "]", "write": "[^" + string(m[1]) + "]: " + shortened(m[2]),
		})
	}
}

// isLed reports whether a line begins its paragraph, stands below one that
// announces a list, or below an item of one.
func (p paragraph) isLed(i int) bool {
	if i == 0 {
		return true
	}
	return bytes.HasSuffix(p.lines[i-1], []byte(":")) || p.isItem() && p.at[i] > 0 && p.src[p.at[i]-1] == '\n' || p.isNextItem(i)
}

// isItem reports whether the paragraph is the text of an item of a list.
func (p paragraph) isItem() bool {
	return p.node.Parent() != nil && p.node.Parent().Kind() == ast.KindListItem && p.node.PreviousSibling() == nil
}

func isHeadingForm(form int) bool { return strings.HasPrefix(string(lineForms[form].code), "heading") }

// times is how many lines from i on have the form of line i.
func (p paragraph) times(i int) int {
	n := 0
	for _, form := range p.forms[i:] {
		if form == p.forms[i] {
			n++
		}
	}
	return n
}

// isDialogue reports whether the lines from i on that have the form of line i may
// be what people say to each other, or lines that their author broke.
func (p paragraph) isDialogue(i int) bool {
	sentences, asked, broken, n := 0, false, 0, 0
	for j := i; j < len(p.lines); j++ {
		if p.forms[j] != p.forms[i] {
			continue
		}
		n++
		said := bytes.TrimRightFunc(p.lines[j], closesQuotation)
		if bytes.HasSuffix(said, []byte(".")) || bytes.HasSuffix(said, []byte("…")) {
			sentences++
		}
		if bytes.HasSuffix(said, []byte("?")) || bytes.HasSuffix(said, []byte("!")) {
			sentences, asked = sentences+1, true
		}
		if j+1 < len(p.lines) && p.isBroken(j) {
			broken++
		}
	}
	return sentences == n && (n == 1 || asked) || n > 1 && broken == n-1
}

// closesQuotation: the marks and spaces behind what someone says.
func closesQuotation(r rune) bool { return r == '"' || unicode.IsSpace(r) || unicode.Is(unicode.Pf, r) }

// isBroken reports whether the author ended a line on purpose.
func (p paragraph) isBroken(i int) bool {
	after := p.src[p.at[i]+len(p.lines[i]):]
	return bytes.HasPrefix(after, []byte("  ")) || bytes.HasSuffix(p.lines[i], []byte(`\`))
}

// goesOnFrom reports whether the paragraph goes on with what was reported of the one above.
func (p paragraph) goesOnFrom(form int) bool {
	above, ok := p.node.PreviousSibling().(*ast.Paragraph)
	if !ok || lineForms[form].sure == several || isHeadingForm(form) {
		return false
	}
	line := above.Lines().At(0)
	return formOf(bytes.Trim(line.Value(p.src), " \t\n")) == form
}

// reportForm reports line i, with what was meant.
func (p paragraph) reportForm(i int) {
	form := lineForms[p.forms[i]]
	args := diag.Args{
		"text": excerpt(p.lines[i]), "mark": string(p.text(i, "$1")),
		"write": shortened(p.text(i, form.write)), "title": shortened(p.text(i, "$2$3")), "more": "",
	}
	if isHeadingForm(p.forms[i]) { // one # is for the page's title, and no level is skipped
		written := len(p.text(i, "$1"))
		if mark := p.text(i, "$1"); mark[0] == 'h' {
			written = int(mark[1] - '0')
		}
		level := min(max(written, 2), max(p.level, 1)+1, 6)
		args["write"] = strings.Repeat("#", level) + " " + args["title"].(string)
	}
	if more := p.times(i) + p.below(p.forms[i]) - 1; more > 0 && !isHeadingForm(p.forms[i]) {
		args["more"] = more
	}
	switch form.code {
	case "foreign-mark":
		args["remove"], args["write"] = args["text"], ""
		if form.sure == always && p.lines[i][0] == ':' {
			p.boxes++
		}
	case "contents-mark":
		args["text"] = excerpt(p.lines[i])
	}
	p.problem(diag.Warning, form.code, p.at[i], args)
}

// below counts the paragraphs that go on with a form.
func (p paragraph) below(form int) int {
	n := 0
	for c, ok := p.node.NextSibling().(*ast.Paragraph); ok && n < maxForms; c, ok = c.NextSibling().(*ast.Paragraph) {
		line := c.Lines().At(0)
		if formOf(bytes.Trim(line.Value(p.src), " \t\n")) != form {
			break
		}
		n++
	}
	return n
}

// text is what the parts of line i make of a template.
func (p paragraph) text(i int, template string) []byte {
	begins := lineForms[p.forms[i]].begins
	return begins.Expand(nil, []byte(template), p.lines[i], begins.FindSubmatchIndex(p.lines[i]))
}
