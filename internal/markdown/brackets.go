package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// text looks at one for what was meant as something else.
func (d doubts) text(n *ast.Text) {
	text := n.Segment.Value(d.src)
	if bytes.IndexByte(text, '[') >= 0 {
		d.brackets(n.Segment.Start, n.Segment.Stop)
	} else if i := bytes.Index(text, []byte("](")); i >= 0 {
		d.unopened(n.Segment.Start + i)
	}
	oddStars{d}.halfBold(n)
	oddStars{d}.halfBoldEnd(n)
	if d.hasStars {
		d.stars(n.Segment.Start, n.Segment.Stop)
	}
	if d.mayHold != nil {
		d.foreign(n.Segment.Start, n.Segment.Stop)
	}
	if bytes.IndexByte(text, ':') >= 0 {
		d.emojiNames(n.Segment.Start, n.Segment.Stop)
	}
	if i := bytes.IndexByte(text, '<'); i >= 0 && bytes.HasPrefix(d.src[n.Segment.Start+i:], commentStart) {
		d.shownComment(n.Segment.Start + i)
	} else if i >= 0 {
		d.shownAddress(n.Segment.Start + i)
	}
	if len(text) > 0 && text[0] == '{' && n.PreviousSibling() != nil {
		switch n.PreviousSibling().Kind() {
		case ast.KindLink, ast.KindImage:
			d.linkAttributes(text, n.Segment.Start)
		}
	}
}

// brackets looks for links, images and notes that goldmark left in a text.
func (d doubts) brackets(start, stop int) {
	for i := max(start, d.looked); i < stop; i++ {
		next := bytes.IndexByte(d.src[i:stop], '[')
		if next < 0 {
			return
		}
		i += next
		if !isEscaped(d.src, i) {
			if end := d.bracket(i); end > i {
				d.looked, i = end, end-1
			}
		}
	}
}

func isEscaped(src []byte, i int) bool {
	before := bytes.TrimRight(src[:i], `\`)
	return (i-len(before))%2 == 1
}

// maxBracket bounds what is looked at after a bracket, in bytes.
const maxBracket = 600

// bracket looks at the one at an offset, and returns where what it reported ends.
func (d doubts) bracket(at int) int {
	rest := d.src[at:min(at+maxBracket, d.blockEnd)]
	if m := halfOpen.FindSubmatchIndex(rest); m != nil {
		link := unread{doubts: d, at: at, text: string(rest[m[2]:m[3]]), end: at + m[1]}
		return link.report("link-marks", string(rest[m[4]:m[5]]), "")
	}
	label, ok := within(rest, '[', ']')
	if !ok {
		return 0
	}
	after := rest[len(label)+2:]
	if note, isNote := strings.CutPrefix(label, "^"); isNote {
		return d.unknownNote(note, at, after)
	}
	if end := d.foreignBracket(label, at); end > 0 {
		return end
	}
	link := unread{doubts: d, at: at, text: label, end: at + len(label) + 2}
	if at > 0 && d.src[at-1] == '!' && !isEscaped(d.src, at-1) {
		link.at, link.image = at-1, "!"
	}
	spaces := len(after) - len(bytes.TrimLeft(after, " \t\n\u00a0\u202f"))
	if m := addressBehind.Find(after); m != nil && link.text != "" {
		link.end += len(m)
		return link.report("link-marks", string(m), "")
	}
	before := d.src[d.blockStart:link.at]
	switch {
	case bytes.HasPrefix(after, []byte("(")):
		return link.withSpaces(after)
	case spaces > 0 && bytes.HasPrefix(after[spaces:], []byte("(")):
		return link.apart(after, spaces)
	case bytes.HasPrefix(after, []byte("[")):
		return link.reference(after)
	case spaces > 0 && bytes.HasPrefix(after[spaces:], []byte("[")) && link.addressApart(after[spaces:]):
		link.end += spaces
		return link.reference(after[spaces:])
	case link.image != "":
		return link.named()
	case bytes.HasSuffix(before, []byte(")")):
		return link.reversed(before)
	}
	return 0
}

// within is what stands between the two brackets that begin a text.
func within(text []byte, open, closing byte) (string, bool) {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				return string(text[1:i]), true
			}
		}
	}
	return "", false
}

// unread is a link that was not understood as one.
type unread struct {
	doubts
	at, end     int // in the body
	image, text string
}

// report proposes a link; it is a broken one when the address leads nowhere.
func (u unread) report(code diag.Code, dest, title string) int {
	to := u.repaired(dest)
	if to == "" {
		u.problem(diag.Error, "broken-link", u.at, diag.Args{"link": excerpt([]byte(dest))})
		return u.end
	}
	if u.inTitle { // a link of a title is not shown
		title := strings.Replace(u.titleText, string(u.src[u.at:u.end]), u.text, 1)
		u.problem(diag.Warning, "heading-link", u.at, diag.Args{"title": title, "link": excerpt([]byte(to))})
		return u.end
	}
	u.problem(diag.Warning, code, u.at, diag.Args{
		"text": excerpt(u.src[u.at:u.end]), "write": shortened([]byte(u.image + "[" + u.text + "](" + destinationOf(to) + title + ")")),
	})
	return u.end
}

var titleQuotes = regexp.MustCompile(`^([^\s<>]+)\s+["'\p{Pi}(]\s*(.*?)\s*["'\p{Pf})]$`)

// withSpaces: [plan](plan des bacs.pdf), or a title in quotes that Markdown has not.
func (u unread) withSpaces(after []byte) int {
	dest, ok := within(after, '(', ')')
	if !ok {
		return u.unclosed(after)
	}
	u.end += len(dest) + 2
	dest = strings.TrimSpace(dest)
	if m := imageSize.FindStringSubmatch(dest); m != nil && u.image != "" {
		return u.report("link-size", m[1], m[2])
	}
	if addressLike.MatchString(u.text) && !strings.ContainsAny(u.text, " \u00a0") && !pathLike.MatchString(dest) {
		to := u.text
		u.text = dest
		return u.report("link-reversed", to, "")
	}
	for _, form := range spacedTitles {
		if m := form.FindStringSubmatch(dest); m != nil {
			code := diag.Code("link-title")
			if strings.ContainsAny(m[1], " \u00a0") {
				code = "link-with-spaces"
			}
			return u.report(code, strings.Trim(m[1], "<>"), ` "`+m[2]+`"`)
		}
	}
	if part, ok := strings.CutPrefix(dest, "# "); ok && u.image == "" {
		return u.report("link-with-spaces", "#"+locale.Slug(part), "")
	}
	if to := u.doubts.named(dest); to != "" && u.image == "" && !strings.Contains(dest, ".") {
		return u.report("link-with-spaces", to, "")
	}
	if _, meant := meantAddress(dest); meant == "" && !pathLike.MatchString(dest) {
		if m := titleQuotes.FindStringSubmatch(strings.ReplaceAll(dest, "\u00a0", " ")); m != nil && addressLike.MatchString(m[1]) {
			return u.report("link-title", m[1], ` "`+strings.ReplaceAll(m[2], `"`, "'")+`"`)
		}
		return 0
	}
	return u.report("link-with-spaces", strings.Trim(dest, "<>"), "")
}

// imageSize is how other tools write one, behind the address.
var imageSize = regexp.MustCompile(`^(\S+)(\s+"[^"]*")?\s+=[0-9%]*x?[0-9%]*$`)

// spacedTitles are an address and a title behind it whose quotes are wrong, missing, or
// right behind an address that has spaces itself, and an extension.
var spacedTitles = []*regexp.Regexp{
	regexp.MustCompile(`^((?i:https?://)[^\s"'\x{ab}“]+|[^"'\x{ab}“\n]*?\.[A-Za-z][A-Za-z0-9]{1,4})\s+["'\x{ab}“][\s\x{a0}]*([^"'\x{bb}”\n]*[^"'\x{bb}”\s])[\s\x{a0}]*["'\x{bb}”]?$`),
	regexp.MustCompile(`^((?i:https?://)[^\s/]+\.[^\s/]+/?)\s+(\pL[^/.]*)$`),
}

// unclosed: [plan](https://a.fr/x without its end.
func (u unread) unclosed(after []byte) int {
	dest, _, _ := strings.Cut(string(after[1:]), "\n")
	if i := strings.IndexAny(dest, " \t\u00a0"); i >= 0 {
		dest = dest[:i]
	}
	dest = strings.TrimRight(dest, ".,;!?")
	if strings.ContainsAny(dest, "[<") || strings.Count(dest, "(") != strings.Count(dest, ")") || !addressLike.MatchString(dest) {
		return 0
	}
	u.end += 1 + len(dest)
	return u.report("link-unclosed", dest, "")
}

// apart: [fiche] (fiche.md).
func (u unread) apart(after []byte, spaces int) int {
	dest, ok := within(after[spaces:], '(', ')')
	if !ok || !addressLike.MatchString(dest) {
		return 0
	}
	u.end += spaces + len(dest) + 2
	return u.report("link-apart", dest, "")
}

// reversed: (fiche.md)[fiche], or (fiche)[fiche.md].
func (u unread) reversed(before []byte) int {
	open, depth := -1, 0
	for i := len(before) - 1; i >= max(0, len(before)-maxBracket) && open < 0; i-- {
		switch before[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				open = i
			}
		}
	}
	if open < 0 {
		return 0
	}
	first := string(before[open+1 : len(before)-1])
	u.at -= len(before) - open + len(u.image)
	u.at += len(u.image)
	switch {
	case addressLike.MatchString(first):
		return u.report("link-reversed", first, "")
	case addressLike.MatchString(u.text):
		dest := u.text
		u.text = first
		return u.report("link-reversed", dest, "")
	}
	return 0
}

// reference: [fiche][zz] without a line [zz]: address.
func (u unread) reference(after []byte) int {
	name, ok := within(after, '[', ']')
	if !ok || strings.HasPrefix(name, "^") || isWord(u.src, u.at-1) || isNumber(u.text) && isNumber(name) || strings.TrimSpace(u.text) == "" {
		return 0
	}
	u.end += len(name) + 2
	if addressLike.MatchString(name) {
		return u.report("link-brackets", name, "")
	}
	if name == "" {
		name = u.text
	}
	if u.misspeltDefinition(name) {
		return u.end
	}
	args := diag.Args{"text": excerpt(u.src[u.at:u.end]), "name": shortened([]byte(name)), "plain": `\` + shortened(u.src[u.at+len(u.image):u.end])}
	if u.Resolve != nil {
		if near := u.Resolve(name + ".md"); !near.Broken {
			args["write"] = u.image + "[" + u.text + "](" + destinationOf(name+".md") + ")"
		} else if near.Near != "" {
			args["write"] = u.image + "[" + u.text + "](" + destinationOf(near.Near) + ")"
		}
	}
	if args["write"] == nil {
		if meant := u.given.take(name); meant != "" {
			args["write"] = u.image + "[" + u.text + "][" + meant + "]"
		}
	}
	u.problem(diag.Warning, "reference-unknown", u.at, args)
	return u.end
}

// isWord reports whether a letter or a digit is at an offset: matrix[i][j].
func isWord(src []byte, at int) bool {
	return at >= 0 && (src[at] >= 0x80 || 'a' <= src[at]|0x20 && src[at]|0x20 <= 'z' || '0' <= src[at] && src[at] <= '9')
}

func isNumber(text string) bool { return strings.Trim(text, "0123456789 ,–-") == "" }

// attributesFirst are what other tools read behind a link or an image.
var attributesFirst = regexp.MustCompile(`^\{\s*:?\s*(?:[#.][-\w]+|[-\w]+=[^{}\s]+)[^{}\n]*\}`)

// linkAttributes reports ![](a.jpg){width=50%}, for the text behind a link or an image.
func (d doubts) linkAttributes(text []byte, at int) {
	if m := attributesFirst.Find(text); m != nil {
		d.problem(diag.Warning, "attributes", at, diag.Args{"text": excerpt(m)})
	}
}
