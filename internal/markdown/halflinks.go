package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/diag"
)

// Links and images that lack one of their signs, or have them apart.

// halfOpen is [text(https://exemple.fr), without the bracket that closes.
var halfOpen = regexp.MustCompile(`^\[([^\[\]()\n]{1,80})\(((?:https?://|www\.|mailto:)[^\s()<>\[\]]+)\)`)

// addressBehind is what follows the text of a link without its parentheses.
var addressBehind = regexp.MustCompile(`^https?://[^\s()<>\[\]]*[^\s()<>\[\].,;:!?]`)

// unopened reports text](https://exemple.fr), whose bracket nothing opened.
func (d doubts) unopened(at int) {
	before := d.src[d.blockStart:at]
	m := unopenedLink.FindSubmatch(d.src[at:min(at+maxBracket, max(at, d.blockEnd))])
	if m == nil || bytes.IndexByte(before, '[') >= 0 {
		return
	}
	start := bytes.LastIndexAny(before, " \t\n") + 1
	text := string(before[start:])
	if text == "" || strings.HasPrefix(text, "\\") {
		return
	}
	u := unread{doubts: d, at: d.blockStart + start, text: text, end: at + len(m[0])}
	u.report("link-marks", string(m[1]), "")
}

var unopenedLink = regexp.MustCompile(`^\]\(([^\s()<>]+\.[^\s()<>]+)\)`)

// shownAddress reports <www.exemple.fr> and <https://exemple.fr/a b>, which show their signs.
func (d doubts) shownAddress(at int) {
	m := angledAddress.FindSubmatch(d.src[at:min(at+maxBracket, max(at, d.blockEnd))])
	if m == nil || isEscaped(d.src, at) {
		return
	}
	to := strings.ReplaceAll(string(m[1]), " ", "%20")
	if !strings.Contains(to, "://") {
		to = "https://" + to
	}
	d.problem(diag.Warning, "link-marks", at, diag.Args{"text": excerpt(m[0]), "write": "<" + shortened([]byte(to)) + ">"})
}

var angledAddress = regexp.MustCompile(`^<\s*((?i:https?://|www\.)[^<>\n]*[^<>\s])\s*>`)

// addressApart: [fiche] [fiche.md].
func (u unread) addressApart(after []byte) bool {
	name, ok := within(after, '[', ']')
	return ok && addressLike.MatchString(name) && strings.TrimSpace(u.text) != "" && !isWord(u.src, u.at-1)
}

// imageApart reports ! [a photo](photo.jpg), which is a link behind a sign.
func (d doubts) imageApart(n *ast.Link) {
	at := n.Pos()
	before := d.src[max(d.blockStart, 0):max(at, d.blockStart)]
	if n.Reference != nil || !bytes.HasSuffix(before, []byte("! ")) || len(bytes.TrimLeft(before[:len(before)-2], "> ")) > 0 && before[len(before)-3] != '\n' {
		return
	}
	if !imageFile.Match(n.Destination) {
		return
	}
	text := shortened([]byte(plain(n, d.src)))
	d.problem(diag.Warning, "link-marks", at-2, diag.Args{
		"text": "! [" + text + "](" + string(n.Destination) + ")", "write": "![" + text + "](" + destinationOf(string(n.Destination)) + ")",
	})
}

var imageFile = regexp.MustCompile(`(?i)\.(?:png|jpe?g|gif|webp|svg)$`)

// named: ![photo.jpg], without anything to read in its place.
func (u unread) named() int {
	if !addressLike.MatchString(u.text) || u.repaired(u.text) == "" {
		return 0
	}
	u.problem(diag.Warning, "image-marks", u.at, diag.Args{"text": excerpt(u.src[u.at:u.end]), "file": destinationOf(u.repaired(u.text))})
	return u.end
}
