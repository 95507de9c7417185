package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strconv"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// Other tools have marks of their own, which Markdown shows as they are written:
// boxes, page breaks, comments for one's colleagues.

// A foreignForm is one that stands within a text.
type foreignForm struct {
	holds string         // what each text of the form has
	is    *regexp.Regexp // from there on
	write string         // what was meant, of its parts; "" when it is to be taken away
	code  diag.Code
}

// foreignForms are tried in this order.
var foreignForms = []foreignForm{
	newForeignForm("{==", `\{==(.+?)==\}`, "$1", "revision-mark"),
	newForeignForm("{++", `\{\+\+(.+?)\+\+\}`, "$1", "revision-mark"),
	newForeignForm("{--", `\{--(.+?)--\}`, "", "revision-mark"),
	newForeignForm("{>>", `\{>>\s*(.+?)\s*<<\}`, "<!-- $1 -->", "private-comment"),
	newForeignForm("%%", `%%\s+([^\s%][^%]*?)(?:\s+%%|\s*$)|%%([^\s%](?:[^%]*[^\s%])?)(?:%%|\s*$)`, "<!-- $1$2 -->", "private-comment"),
	newForeignForm("==", `==([\pL\pN\p{Pi}"(](?:[^=|\n]*[^\s=|])?)==`, "**$1**", "highlight"),
	newForeignForm("~~", `~~\s*([^~\n]*[^~\s])\s*~~`, "~~$1~~", "strike-marks"),
	newForeignForm("'''", `'''([^'\s][^'\n]*)'''`, "**$1**", "wiki-marks"),
	newForeignForm("''", `''(\pL[^'\n]*[^\s'])''`, "*$1*", "wiki-marks"),
	newForeignForm("http", `(?i:https?)(?::/|//|;//|:// +)((?:[-\pL\pN]+\.)+\pL{2,}(?:/[^\s<>)\]]*[^\s<>)\].,;:!?])?)`, "https://$1", "link-misspelt"),
	newForeignForm("{{", `\{\{.+?\}\}+`, "", "foreign-mark"),
	newForeignForm("{%", `\{%.+?%\}`, "", "foreign-mark"),
	newForeignForm("<o:", officeTag, "", "foreign-mark"),
	newForeignForm("<w:", officeTag, "", "foreign-mark"),
	newForeignForm("<v:", officeTag, "", "foreign-mark"),
	newForeignForm("</o:", officeTag, "", "foreign-mark"),
	newForeignForm("http://localhost", localAddress, "", "local-address"),
	newForeignForm("http://127.0.0.1", localAddress, "", "local-address"),
}

// officeTag is one of a word processor, which is no HTML.
const officeTag = `</?[ovw]:[a-z]+[^<>]*>(?:[\s\x{a0}]*</[ovw]:[a-z]+>)?`

const localAddress = `https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[0-9]+)?(?:$|[/?#][^\s<>)\]]*|\b)`

func newForeignForm(holds, is, write string, code diag.Code) foreignForm {
	return foreignForm{holds, regexp.MustCompile(`^(?s:` + is + `)`), write, code}
}

// foreignIn are the forms that a body may have.
func foreignIn(src []byte) (may []*foreignForm) {
	for i := range foreignForms {
		if bytes.Contains(src, []byte(foreignForms[i].holds)) {
			may = append(may, &foreignForms[i])
		}
	}
	return may
}

// foreign looks at a text for the forms that the body may have.
func (d doubts) foreign(start, stop int) {
	for _, form := range d.mayHold {
		for at := start; at < stop; {
			next := bytes.Index(d.src[at:stop], []byte(form.holds))
			if next < 0 {
				break
			}
			at += next
			if at >= d.foreignFrom && at < d.foreignTo || isEscaped(d.src, at) {
				at++
				continue
			}
			at += max(d.foreignAt(form, at), 1)
		}
	}
}

// maxTried is how many marks of other tools, and of bold, a body may have: each is looked
// at some way further.
const maxTried = 1000

// followsNumber: 100 %%.
func followsNumber(text []byte) bool {
	text = bytes.TrimRight(text, " \u00a0\u202f")
	return len(text) > 0 && isDigit(rune(text[len(text)-1]))
}

// foreignAt reports a form at an offset, and returns its length.
func (d doubts) foreignAt(form *foreignForm, at int) int {
	if d.tried++; d.tried > maxTried {
		return 0
	}
	rest := d.src[at:min(at+maxBracket, max(d.blockEnd, at))]
	m := form.is.FindSubmatchIndex(rest)
	switch {
	case m == nil, form.holds == "%%" && followsNumber(d.src[d.blockStart:at]):
		return 0
	case form.code == "wiki-marks" && at > 0 && d.src[at-1] == '\'':
		return 0 // of a mark that was looked at
	case form.holds == "http" && at < d.looked:
		return 0 // of a link that was reported
	}
	d.foreignFrom, d.foreignTo = at, at+m[1]
	text := bytes.TrimSpace(rest[:m[1]])
	if form.code == "local-address" {
		if _, address, _ := strings.Cut(string(text), "://"); len(address)-strings.IndexByte(address+"/", '/') < 2 {
			return m[1] // of a command that prints it
		}
		d.local(string(text), at, false)
		return m[1]
	}
	args := diag.Args{"text": shortened(text), "write": "", "remove": ""}
	if form.write == "" {
		args["remove"] = args["text"]
	} else {
		args["write"] = shortened(form.is.Expand(nil, []byte(form.write), rest, m))
	}
	d.problem(diag.Warning, form.code, at, args)
	return m[1]
}

var isLocal = regexp.MustCompile(`^(?i:` + localAddress + `)$`)

// local reports an address that only the author's own machine knows.
func (d doubts) local(url string, at int, isLink bool) {
	args := diag.Args{"link": excerpt([]byte(url)), "plain": excerpt([]byte(url)), "write": ""}
	_, host, _ := strings.Cut(url, "://")
	if i := strings.IndexByte(host, '/'); i >= 0 && isLink && d.Resolve != nil && !d.Resolve(host[i:]).Broken {
		args["write"], args["plain"] = host[i:], ""
	}
	d.problem(diag.Warning, "local-address", at, args)
}

// emojiNames looks for :smile:, apart from the words around.
func (d doubts) emojiNames(start, stop int) {
	for i := start; i < stop; i++ {
		next := bytes.IndexByte(d.src[i:stop], ':')
		if next < 0 {
			return
		}
		i += next
		if i+3 > stop || d.src[i+1] < 'a' || d.src[i+1] > 'z' || i > start && !isBlank(d.src[i-1]) && d.src[i-1] != '(' {
			continue
		}
		if m := emojiName.Find(d.src[i:stop]); m != nil {
			d.problem(diag.Warning, "emoji-name", i, diag.Args{"text": string(bytes.TrimRight(m, " \t\n.,;!?)"))})
			i += len(m) - 1
		}
	}
}

var emojiName = regexp.MustCompile(`^:[a-z][a-z0-9]*(?:[_+-][a-z0-9]+)*:(?:[\s.,;!?)]|$)`)

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// callout is what begins a box in a quotation, of GitHub or Obsidian.
var callout = regexp.MustCompile(`^![A-Za-z]{2,20}$`)

// foreignBracket reports [[bacs]], [!NOTE] and x^[a note], and returns where it ends.
func (d doubts) foreignBracket(label string, at int) int {
	end := at + len(label) + 2
	switch {
	case externalFirst.MatchString(label), externalLast.MatchString(label), externalTag.MatchString(label):
		return d.externalLink(label, at)
	case boardTag.MatchString(label) && bytes.Contains(d.src[end:max(end, d.blockEnd)], []byte("[/"+strings.ToLower(label)+"]")):
		d.problem(diag.Warning, "foreign-mark", at, diag.Args{"text": "[" + label + "]", "write": "", "remove": "[" + label + "]"})
	case callout.MatchString(label) && at == d.blockStart:
		d.problem(diag.Warning, "foreign-mark", at, diag.Args{"text": "[" + label + "]", "write": "", "remove": "[" + label + "]"})
	case at > 0 && d.src[at-1] == '^' && !isEscaped(d.src, at-1) && strings.ContainsAny(label, " \u00a0"):
		mark := d.freeNote()
		d.problem(diag.Warning, "note-inline", at-1, diag.Args{
			"text": excerpt(d.src[at-1 : end]), "mark": "[^" + mark + "]", "write": "[^" + mark + "]: " + shortened([]byte(strings.ReplaceAll(label, "\n", " "))),
		})
	case strings.HasPrefix(label, "[") && strings.HasSuffix(label, "]"):
		return d.wikiLink(label[1:len(label)-1], at)
	default:
		return 0
	}
	return end
}

// boardTag is of discussion boards: [b]text[/b].
var boardTag = regexp.MustCompile(`^(?i:b|i|u|s|quote|list|center|code|img)$`)

// Links of wikis and of discussion boards, between brackets that may be doubled.
var (
	externalFirst = regexp.MustCompile(`^\[?(https?://[^\s|\[\]]+)(?:\s+|\s*\|\s*)([^\s|\[\]][^|\[\]\n]*)\]?$`)
	externalLast  = regexp.MustCompile(`^\[?([^\s|\[\]][^|\[\]\n]*?)\s*\|\s*(https?://[^\s|\[\]]+)\]?$`)
	externalTag   = regexp.MustCompile(`^(?i:url)=\s*"?(https?://[^\s"\[\]]+)"?$`)
)

// externalLink reports [https://exemple.fr the text], [the text|https://exemple.fr]
// and [url=https://exemple.fr]the text[/url].
func (d doubts) externalLink(label string, at int) int {
	end := at + len(label) + 2
	var text, url string
	if m := externalFirst.FindStringSubmatch(label); m != nil {
		url, text = m[1], m[2]
	} else if m := externalLast.FindStringSubmatch(label); m != nil {
		text, url = m[1], m[2]
	} else {
		tagged, _, ok := strings.Cut(string(d.src[end:max(end, d.blockEnd)]), "[/")
		closing := strings.IndexByte(string(d.src[end+len(tagged):max(end+len(tagged), d.blockEnd)]), ']')
		if !ok || closing < 0 || strings.TrimSpace(tagged) == "" {
			return 0
		}
		url, text = externalTag.FindStringSubmatch(label)[1], tagged
		end += len(tagged) + closing + 1
	}
	if isEscaped(d.src, at) || end < len(d.src) && d.src[end] == '(' {
		return 0 // of a link that is written as one, or broken otherwise
	}
	d.problem(diag.Warning, "link-marks", at, diag.Args{
		"text": excerpt(d.src[at:end]), "write": "[" + shortened([]byte(strings.TrimSpace(text))) + "](" + destinationOf(url) + ")",
	})
	return end
}

// freeNote is a number that no note has, another one each time.
func (d doubts) freeNote() string {
	for {
		d.numbered++
		label := strconv.Itoa(d.numbered)
		if d.numbered > maxNotes || !bytes.Contains(d.src, []byte("[^"+label+"]")) {
			return label
		}
	}
}

var wikiName = regexp.MustCompile(`^[^\s\[\]|][^\[\]\n|]{0,80}(?:\|[^\[\]\n|]{1,80})?$`)

// wikiLink reports [[bacs]] and ![[photo.jpg]], with the link to what has this name.
func (d doubts) wikiLink(name string, at int) int {
	end := at + len(name) + 4
	if !wikiName.MatchString(name) || isNumber(name) || contentsMark.MatchString(name) {
		return end
	}
	image := ""
	if at > 0 && d.src[at-1] == '!' && !isEscaped(d.src, at-1) {
		at, image = at-1, "!"
	}
	target, text, named := strings.Cut(name, "|")
	if !named {
		text = strings.TrimSuffix(target, path.Ext(target))
	}
	args := diag.Args{"text": shortened(d.src[at:end]), "plain": text, "write": "", "words": text}
	if to := d.named(target); to != "" {
		args["words"], args["write"] = "", image+"["+text+"]("+destinationOf(to)+")"
	}
	d.problem(diag.Warning, "wiki-link", at, args)
	return end
}

// named is the address of what has a name; "" when nothing has.
func (d doubts) named(target string) string {
	if d.Resolve == nil {
		return ""
	}
	name, part, _ := strings.Cut(target, "#")
	name = strings.TrimSpace(name)
	if part != "" {
		part = "#" + locale.Slug(part)
	}
	names := []string{name + ".md", locale.Slug(name) + ".md"}
	switch {
	case name == "":
		return ""
	case path.Ext(name) != "":
		names = []string{name}
	}
	for _, to := range names {
		for _, dest := range []string{to + part, to} {
			if found := d.Resolve(dest); !found.Broken && found.URL != "" && found.URL != dest {
				return dest
			}
		}
	}
	return ""
}

var contentsMark = regexp.MustCompile(`^(?i:_?toc_?)$`)

// attributesLast are what other tools read at the end of a paragraph.
var attributesLast = regexp.MustCompile(`\{\s*:?\s*(?:[#.][-\w]+|[-\w]+=[^{}\s]+)[^{}\n]*\}$`)

// lastAttributes reports them, but behind a link or an image.
func (d doubts) lastAttributes(line []byte, at int) {
	line = bytes.TrimRight(line, " \t\n")
	m := attributesLast.FindIndex(line)
	if m == nil || m[0] > 0 && line[m[0]-1] == ')' {
		return
	}
	d.problem(diag.Warning, "attributes", at+m[0], diag.Args{"text": excerpt(line[m[0]:])})
}
