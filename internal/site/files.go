package site

import (
	"bytes"
	"encoding/xml"
	"strings"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/drawing"
	"essaim/internal/plan"
)

// static plans the files of static/ and, with a network's own accent, its
// style sheet.
func (p *planner) static() {
	p.assets = make(map[string]plan.Static, len(p.in.Static))
	for _, s := range p.in.Static {
		p.assets[s.Path] = s
		if isScriptPart(s.Path) {
			continue
		}
		p.add(plan.Output{URL: p.At.File(s.Path), From: staticPos(s), Copy: plan.Source{Path: "static/" + s.Path, Default: s.Default}})
	}
	if p.Network.Accent != "" {
		css := drawing.AccentSheet(p.Network.Accent)
		p.add(plan.Output{URL: p.At.File(address.AccentSheet), Bytes: func() ([]byte, error) { return css, nil }})
	}
}

// staticPos blames a file of the site's own; the default look's is not the
// author's.
func staticPos(s plan.Static) *diag.Pos {
	if s.Default {
		return nil
	}
	pos := diag.Whole("static/" + s.Path)
	return &pos
}

// asset is the address of a file of static/, with the hash of its bytes so that
// browsers may keep it for ever.
func (p *planner) asset(path string) string {
	href := p.At.File(path)
	if s, ok := p.assets[path]; ok && s.Hash != "" {
		href += "?v=" + s.Hash
	}
	return href
}

// sitemap plans sitemap.xml and robots.txt, whose addresses must be absolute:
// without base_url only robots.txt is written.
func (p *planner) sitemap() {
	if p.At.Origin != "" {
		p.add(plan.Output{URL: p.At.File("sitemap.xml"), Bytes: p.sitemapXML})
	}
	p.add(plan.Output{URL: p.At.File("robots.txt"), Bytes: p.robots})
}

// sitemapXML lists every page (https://www.sitemaps.org/protocol.html).
func (p *planner) sitemapXML() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, o := range p.outputs {
		if o.Layout == "" || o.Hidden {
			continue
		}
		b.WriteString("<url><loc>")
		if err := xml.EscapeText(&b, []byte(p.At.Absolute(o.URL))); err != nil {
			return nil, err
		}
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes(), nil
}

func (p *planner) robots() ([]byte, error) {
	lines := []string{"User-agent: *", "Allow: /"}
	if p.At.Origin != "" {
		lines = append(lines, "Sitemap: "+p.At.Absolute(p.At.File("sitemap.xml")))
	}
	return []byte(strings.Join(lines, "\n") + "\n"), nil
}
