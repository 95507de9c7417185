package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"essaim/internal/diag"
)

// link writes a link, or its text alone when it may lead nowhere.
func (r *renderer) link(n *ast.Link) {
	url := r.address(n.Destination, n.Pos())
	if url == "" || r.inLink {
		r.spans(n)
		return
	}
	if r.inTitle && r.titleText != "" {
		r.problem(diag.Warning, "heading-link", n.Pos(), diag.Args{"title": r.titleText, "link": excerpt(n.Destination)})
		r.titleText = ""
	}
	r.checkName(n)
	r.withoutText(n)
	doubts{r}.imageApart(n)
	text := ""
	if isExternal(url) {
		text = plain(n, r.src)
	}
	r.open(url, n.Title, text)
	start := len(r.out)
	r.inLink = true
	r.spans(n)
	r.inLink = false
	if len(bytes.TrimSpace(r.out[start:])) == 0 { // a link without text says where it leads
		r.out = escape(r.out[:start], url)
	}
	r.write("</a>")
}

// autoLink writes an address that is its own text.
func (r *renderer) autoLink(n *ast.AutoLink) {
	label := n.Label(r.src)
	dest := n.URL(r.src)
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(string(dest)), "mailto:") {
		dest = append([]byte("mailto:"), dest...)
	}
	url := ""
	if !r.inLink {
		url = r.address(withoutEscapes(dest), n.Pos())
	}
	if url == "" {
		r.out = escape(r.out, label)
		return
	}
	r.open(url, nil, string(label))
	r.out = escape(r.out, label)
	r.write("</a>")
}

// open writes the start of a link with a text. Another site does not learn which page
// opened it; it opens in the same window. An address that is its own text is not
// printed beside it.
func (r *renderer) open(url string, title []byte, text string) {
	r.write(`<a href="`)
	r.url(url)
	r.write(`"`)
	r.title(title)
	if isExternal(url) {
		if bare(text) == bare(url) {
			r.write(` class="bare"`)
		}
		r.write(` rel="noopener"`)
	}
	r.write(">")
}

// bare is an address without what people leave out of it.
func bare(address string) string {
	if _, rest, found := strings.Cut(address, "://"); found {
		address = rest
	}
	return strings.TrimSuffix(strings.TrimPrefix(address, "www."), "/")
}

// image writes an image of this site. The pages' policy blocks those of other
// sites, which are linked to instead.
func (r *renderer) image(n *ast.Image) {
	alt := r.locale.Typography(plain(n, r.src))
	if alt == "" {
		r.problem(diag.Warning, "body-image-without-alt", n.Pos(), diag.Args{"image": excerpt(n.Destination)})
	} else {
		r.checkAlt(n, alt)
	}
	to := r.shown(n)
	url := to.URL
	if r.inTitle && url != "" && r.titleText != "" {
		r.problem(diag.Warning, "heading-image", n.Pos(), diag.Args{"title": r.titleText, "link": excerpt(n.Destination)})
		r.titleText = ""
	}
	if isExternal(url) {
		r.problem(diag.Warning, "external-image", n.Pos(), diag.Args{"image": excerpt(n.Destination)})
		if !r.inLink {
			if alt == "" {
				alt = url
			}
			r.open(url, nil, alt)
			r.out = escape(r.out, alt)
			r.write("</a>")
			return
		}
		url = ""
	}
	if url == "" {
		r.out = escape(r.out, alt)
		return
	}
	r.write(`<img src="`)
	r.url(url)
	r.write(`" alt="`)
	r.out = escape(r.out, alt)
	r.write(`"`)
	r.title(n.Title)
	if i := to.Image; i != nil {
		if i.Srcset != "" {
			r.write(` srcset="`)
			r.out = escape(r.out, i.Srcset)
			r.write(`" sizes="` + bodySizes + `"`)
		}
		r.write(` width="` + strconv.Itoa(i.Width) + `" height="` + strconv.Itoa(i.Height) + `"`)
	}
	r.write(` loading="lazy">`)
}

// bodySizes is how wide the style sheet lets an image of a text be.
const bodySizes = "(min-width: 62rem) 46rem, calc(100vw - 2.5rem)"

// shown is what an image shows; without an address when nothing can be.
func (r *renderer) shown(n *ast.Image) Link {
	to := r.target(n.Destination, n.Pos())
	switch {
	case to.Unseen:
		r.problem(diag.Warning, "body-image-not-shown", n.Pos(), diag.Args{"image": excerpt(n.Destination)})
		return Link{}
	case to.Image != nil:
		to.URL = to.Image.URL
	}
	return to
}

func (r *renderer) title(title []byte) {
	if len(title) == 0 {
		return
	}
	r.write(` title="`)
	r.out = escape(r.out, r.locale.Typography(string(appendPlain(nil, title))))
	r.write(`"`)
}

func (r *renderer) url(url string) {
	r.flat = append(r.flat[:0], url...)
	r.out = escape(r.out, util.URLEscape(r.flat, false))
}

// address is where a destination leads, "" when nowhere. It says why.
func (r *renderer) address(dest []byte, offset int) string { return r.target(dest, offset).URL }

func (r *renderer) target(dest []byte, offset int) Link {
	if len(dest) > maxAddress {
		r.problem(diag.Warning, "link-too-long", offset, diag.Args{"link": excerpt(dest), "most": maxAddress})
		return Link{}
	}
	r.flat = appendPlain(r.flat[:0], dest)
	url := strings.TrimFunc(string(r.flat), isUnseen) // as it is pasted from a page
	if url == "" {
		r.problem(diag.Warning, "empty-link", offset, nil)
		return Link{}
	}
	if !isSound(url) {
		r.broken(url, dest, Link{}, offset)
		return Link{}
	}
	if !isSafe(url) {
		if _, meant := meantAddress(url); meant != "" {
			r.broken(url, dest, Link{}, offset)
		} else {
			r.problem(diag.Warning, "unsafe-link", offset, diag.Args{"link": excerpt(dest)})
		}
		return Link{}
	}
	if bare, _, more := strings.Cut(url, "?"); more && scheme(url) == "mailto" { // headers would write for the reader
		r.problem(diag.Warning, "link-headers", offset, diag.Args{"link": excerpt(dest), "url": bare})
		url = bare
	}
	if strings.HasPrefix(url, "http") && isLocal.MatchString(url) {
		doubts{r}.local(url, offset, true)
	}
	if r.Resolve == nil {
		return Link{URL: url}
	}
	to := r.Resolve(url)
	switch {
	case to.Broken:
		r.broken(url, dest, to, offset)
		return Link{}
	case !isSafe(to.URL):
		r.problem(diag.Warning, "unsafe-link", offset, diag.Args{"link": excerpt(dest)})
		return Link{}
	}
	if part, here := strings.CutPrefix(to.URL, "#"); here {
		to.URL = "#" + r.Prefix + part
	}
	return to
}

// isUnseen recognises spaces of any width, none included, and marks of direction.
func isUnseen(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) }

// pastedNote is where the calls, and the ways back, of a word processor's notes lead.
var pastedNote = regexp.MustCompile(`^#(?:_?(?:ftn|edn|ftnref|ednref)|sdfootnote|sdendnote)([0-9]+)(?:sym|anc)?$`)

// broken reports a link that leads nowhere, with what was meant.
func (r *renderer) broken(url string, dest []byte, to Link, offset int) {
	args := diag.Args{"link": excerpt(dest)}
	if code, meant := meantAddress(url); meant != "" {
		args["text"], args["url"], args["write"] = args["link"], meant, meant
		r.problem(diag.Error, code, offset, args)
		return
	}
	if m := pastedNote.FindStringSubmatch(url); m != nil {
		if !r.pastedNotes {
			r.problem(diag.Error, "note-pasted", offset, diag.Args{"link": args["link"], "mark": "[^" + m[1] + "]"})
		}
		r.pastedNotes = true
		return
	}
	if to.Near != "" {
		args["near"] = destinationOf(to.Near)
	}
	r.problem(diag.Error, "broken-link", offset, args)
}

// scheme is what stands before the colon in an absolute address, as browsers
// read it: they skip spaces and control characters.
func scheme(url string) string {
	var b strings.Builder
	for _, c := range url {
		switch {
		case c == ':':
			return strings.ToLower(b.String())
		case c == '/' || c == '?' || c == '#':
			return ""
		case c > ' ' && c != 0x7f:
			b.WriteRune(c)
		}
	}
	return ""
}

// isSafe lets known schemes and addresses within a site through.
func isSafe(url string) bool {
	switch scheme(url) {
	case "", "http", "https", "mailto", "tel":
		return true
	}
	return false
}

// isExternal reports whether an address leaves the site. Browsers read \ as /.
func isExternal(url string) bool {
	switch scheme(url) {
	case "http", "https":
		return true
	}
	return len(url) > 1 && (url[0] == '/' || url[0] == '\\') && (url[1] == '/' || url[1] == '\\')
}
