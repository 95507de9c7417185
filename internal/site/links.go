package site

import (
	"net/url"
	"path"
	"strings"
	"sync"

	"essaim/internal/address"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/picture"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// links finds where the links of content files lead: other content files,
// files beside a sheet, and addresses of the site itself.
type links struct {
	address.Site
	sheet     func(id string) *network.Sheet
	pages     map[string]linked // by content file, but for sheets: their files are named after them
	assets    map[string]*asset // by the path of the file beside a sheet
	photos    map[string]*asset // those that are photos by their names, by the address of that name
	drafts    map[string]bool   // content files that are not published
	published []plan.Output     // all that is, sorted by path
	headings  *headings

	sheets     []*network.Sheet
	neighbours neighbours
}

// linked is the page of a content file.
type linked struct {
	address string
	body    *network.Body
	dir     string // of what lies beside a sheet; ""
}

func (p *planner) newLinks() *links {
	l := &links{Site: p.At, sheet: p.Sheet, sheets: p.Sheets, pages: map[string]linked{}, drafts: map[string]bool{}}
	for _, s := range p.Sheets {
		if s.Origin != nil {
			continue // it has no file
		}
		href := p.At.Item(address.Sheets, s.ID)
		if sheetIn(s.Pos.File) != s.ID {
			l.pages[s.Pos.File] = linked{href, &s.Body, s.Dir}
		}
	}
	for _, m := range p.Meetings {
		if m.Origin != nil {
			continue
		}
		l.pages[m.Pos.File] = linked{address: p.At.Item(address.Meetings, m.ID), body: &m.Body}
	}
	for _, d := range p.Diagnostics {
		if d.Pos.File == "" {
			continue // it has no file
		}
		l.pages[d.Pos.File] = linked{address: p.At.Item(address.Communes, d.Commune), body: &d.Body}
	}
	for _, a := range p.Adoptions {
		if a.Origin != nil {
			continue
		}
		l.pages[a.Pos.File] = linked{address: p.At.Adoption(a.Sheet, a.ID), body: &a.Body}
	}
	for _, g := range p.Pages {
		l.pages[g.Pos.File] = linked{address: p.At.FreePage(g.ID), body: &g.Body}
	}
	for _, file := range p.Drafts {
		l.drafts[file] = true
	}
	l.addAssets(p.in.Situation)
	l.headings = &headings{read: p.in.Headings, known: map[string]*headingIDs{}}
	return l
}

// sheetIn is the id of the sheet that a file holds by its name.
func sheetIn(file string) string {
	return path.Base(strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/index"))
}

// page is that of a content file; its body is nil when it has none.
func (l *links) page(file string) linked {
	if s := l.sheet(sheetIn(file)); s != nil && s.Pos.File == file {
		return linked{l.Item(address.Sheets, s.ID), &s.Body, s.Dir}
	}
	return l.pages[file]
}

// headings knows the ids of the headings of content files. A file is parsed for
// them once, and only when a link asks for one.
type headings struct {
	read  func(network.Body) []string
	mu    sync.Mutex
	known map[string]*headingIDs
}

// headingIDs are those of a body: there may be as many, and links to them, as a file
// has room for.
type headingIDs struct {
	all []string // in the order of the text
	has map[string]bool
}

func (h *headings) of(body *network.Body) *headingIDs {
	h.mu.Lock()
	defer h.mu.Unlock()
	ids, parsed := h.known[body.File]
	if !parsed {
		ids = &headingIDs{h.read(*body), map[string]bool{}}
		for _, id := range ids.all {
			ids.has[id] = true
		}
		h.known[body.File] = ids
	}
	return ids
}

// forget is for a text that is not what it was.
func (h *headings) forget(file string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.known, file)
}

// find is where dest leads, written in a content file.
func (l *links) find(file, dest string) markdown.Link {
	if isPlain(dest) {
		if to := l.page(path.Join(path.Dir(file), dest)); to.body != nil {
			return markdown.Link{URL: to.address, Unseen: true}
		}
	}
	u, err := url.Parse(dest)
	switch {
	case err != nil:
		return markdown.Link{Broken: true}
	case u.Scheme != "" || u.Host != "":
		return markdown.Link{URL: dest, Unseen: u.Host == ""}
	case u.Path == "":
		return l.anchored("", l.page(file).body, u)
	case strings.HasPrefix(u.Path, "/"):
		return l.rooted(u)
	}
	target := path.Join(path.Dir(file), u.Path)
	if to := l.page(target); to.body != nil {
		return l.anchored(to.address, to.body, u)
	}
	if l.drafts[target] {
		return markdown.Link{} // its text stays, without a link
	}
	if a := l.beside(file, u); a != nil {
		return a.link()
	}
	return markdown.Link{Broken: true}
}

// isPlain recognises a relative path that needs no parsing, which most links are.
func isPlain(dest string) bool {
	for i := range len(dest) {
		switch c := dest[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '.', c == '/' && i > 0:
		default:
			return false
		}
	}
	return dest != ""
}

// rooted is an address of the site as the site publishes it, written without
// the path of base_url, which the author need not know.
func (l *links) rooted(u *url.URL) markdown.Link {
	href := l.Base + strings.TrimPrefix(u.EscapedPath(), "/")
	if a := l.photos[href]; a != nil {
		return a.link()
	}
	if i, found := plan.Find(l.published, l.Output(href)); !found || l.published[i].URL != href {
		return markdown.Link{Broken: true}
	}
	u.Path, u.RawPath = "", ""
	return markdown.Link{URL: href + u.String(), Unseen: !picture.Shows(href)}
}

// anchored is the address of a page with the #part of u, which must be one of
// the headings of its body.
func (l *links) anchored(href string, body *network.Body, u *url.URL) markdown.Link {
	if u.Fragment == "" {
		return markdown.Link{URL: href, Unseen: true}
	}
	href, _, _ = strings.Cut(href, "#")
	if body == nil || !l.headings.of(body).has[u.Fragment] {
		return markdown.Link{Broken: true}
	}
	return markdown.Link{URL: href + "#" + u.EscapedFragment(), Unseen: true}
}

// text is what a view holds of a body.
func (l *links) text(b network.Body) view.Text {
	if b.Empty {
		return view.Text{}
	}
	t := view.Text{File: b.File, Hash: b.Hash}
	for _, dest := range b.Links {
		to := l.find(b.File, dest)
		t.Links = append(t.Links, view.ResolvedLink{As: dest, URL: to.URL, Broken: to.Broken, Unseen: to.Unseen, Image: imageOf(to)})
	}
	return t
}

// imageOf is what an image of a link shows, when it is more than the link says.
func imageOf(to markdown.Link) *view.Image {
	if to.Image == nil {
		return nil
	}
	return &view.Image{URL: to.Image.URL, Srcset: to.Image.Srcset, Width: to.Image.Width, Height: to.Image.Height}
}
