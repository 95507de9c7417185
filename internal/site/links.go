package site

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"essaim/internal/markdown"
	"essaim/internal/network"
)

// links tells where the links of content files lead: other content files,
// files beside a sheet, and addresses of the site itself.
type links struct {
	addresses
	pages     map[string]string // content file → URL
	assets    map[string]string // file beside a sheet → URL
	dirs      map[string]string // sheet's file → folder of what lies beside it
	drafts    map[string]bool   // content files that are not published
	published []Output          // all that is, sorted by path
	headings  *headings
}

func (p *planner) newLinks() *links {
	l := &links{
		addresses: p.at,
		pages:     make(map[string]string, len(p.Sheets)),
		assets:    make(map[string]string),
		dirs:      make(map[string]string),
		drafts:    make(map[string]bool),
	}
	bodies := make(map[string]network.Body, len(p.Sheets))
	page := func(b network.Body, file, address string) {
		l.pages[file], bodies[file] = address, b
	}
	for _, s := range p.Sheets {
		address := p.at.item(sheets, s.ID)
		page(s.Body, s.Pos.File, address)
		annex := s.Annex()
		if annex.Dir != "" {
			l.dirs[s.Pos.File] = annex.Dir
		}
		for _, a := range annex.Assets {
			l.assets[path.Join(annex.Dir, a.Name)] = address + escapePath(a.Name)
		}
	}
	for _, m := range p.Meetings {
		page(m.Body, m.Pos.File, p.at.item(meetings, m.ID))
	}
	for _, d := range p.Diagnostics {
		page(d.Body, d.Pos.File, p.at.item(communes, d.Commune))
	}
	for _, a := range p.Adoptions {
		page(a.Body, a.Pos.File, p.at.item(sheets, a.Sheet)+"#"+adoptionAnchor(a))
	}
	for _, g := range p.Pages {
		page(g.Body, g.Pos.File, p.pageURL(g))
	}
	for _, file := range p.Drafts {
		l.drafts[file] = true
	}
	l.headings = &headings{read: p.Headings, bodies: bodies, ids: make(map[string][]string)}
	return l
}

// headings knows the ids of the headings of content files. A file is parsed for
// them once, and only when a link asks for one.
type headings struct {
	read   func(network.Body) []string
	mu     sync.Mutex
	bodies map[string]network.Body // by file
	ids    map[string][]string
}

func (h *headings) of(file string) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	list, parsed := h.ids[file]
	if !parsed {
		list = h.read(h.bodies[file])
		h.ids[file] = list
	}
	return list
}

// set takes another text for that of a file.
func (h *headings) set(body network.Body) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.bodies[body.File] = body
	delete(h.ids, body.File)
}

// resolve tells where dest leads, written in a content file.
func (l *links) resolve(file, dest string) markdown.Link {
	u, err := url.Parse(dest)
	switch {
	case err != nil:
		return markdown.Link{Broken: true}
	case u.Scheme != "" || u.Host != "":
		return markdown.Link{URL: dest}
	case u.Path == "":
		return l.anchored(file, "", u)
	case strings.HasPrefix(u.Path, "/"):
		return l.rooted(u)
	}
	target := path.Join(path.Dir(file), u.Path)
	if address, ok := l.pages[target]; ok {
		return l.anchored(target, address, u)
	}
	if l.drafts[target] {
		return markdown.Link{} // its text stays, without a link
	}
	for _, beside := range []string{target, path.Join(l.dirs[file], u.Path)} {
		if address, ok := l.assets[beside]; ok {
			return markdown.Link{URL: address}
		}
	}
	return markdown.Link{Broken: true}
}

// rooted is an address of the site as the site publishes it, written without
// the path of base_url, which the author need not know.
func (l *links) rooted(u *url.URL) markdown.Link {
	address := l.base + strings.TrimPrefix(u.EscapedPath(), "/")
	if i, found := find(l.published, l.output(address)); !found || l.published[i].URL != address {
		return markdown.Link{Broken: true}
	}
	u.Path, u.RawPath = "", ""
	return markdown.Link{URL: address + u.String()}
}

// anchored is the address of a content file with the #part of u, which must be
// one of its headings.
func (l *links) anchored(file, address string, u *url.URL) markdown.Link {
	if u.Fragment == "" {
		return markdown.Link{URL: address}
	}
	address, _, _ = strings.Cut(address, "#")
	if !slices.Contains(l.headings.of(file), u.Fragment) {
		return markdown.Link{Broken: true}
	}
	return markdown.Link{URL: address + "#" + u.EscapedFragment()}
}

// text is what a view holds of a body.
func (l *links) text(b network.Body) Text {
	if b.Empty {
		return Text{}
	}
	t := Text{File: b.File, Hash: b.Hash}
	for _, dest := range b.Links {
		to := l.resolve(b.File, dest)
		t.Links = append(t.Links, ResolvedLink{As: dest, URL: to.URL, Broken: to.Broken})
	}
	return t
}
