package site

import (
	"path"

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
		from := plan.Source{Path: "static/" + s.Path, Default: s.Default}
		if ext := path.Ext(s.Path); s.Default && (ext == ".css" || ext == ".js") {
			p.add(plan.Output{URL: p.At.File(s.Path), Parts: []plan.Source{from}})
			continue
		}
		p.add(plan.Output{URL: p.At.File(s.Path), From: staticPos(s), Copy: &from})
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
