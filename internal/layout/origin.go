package layout

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// origin is the first line of a layout that was copied from a default one: its
// name and the start of the SHA-256 of its text. It makes no byte of a page. A
// layout without it is its author's own, and nothing is compared.
//
//	{{/* essaim: layouts/sheet.html 1a2b3c4d */ -}}
var origin = regexp.MustCompile(`^(\x{FEFF}?\{\{(?:- )?/\* essaim: layouts/(\S+) )([0-9a-f]{8}) \*/`)

// version stands for a text in the line of origin.
func version(text []byte) string { return fmt.Sprintf("%.4x", sha256.Sum256(text)) }

// Copy is a default layout for a site to change, below the line that says what
// it was copied from.
func Copy(defaults fs.FS, name string) ([]byte, error) {
	text, err := fs.ReadFile(defaults, name)
	end := " -}}\n"
	if bytes.HasPrefix(text, []byte("\n")) {
		end = "}}" // the default's own empty line is part of the page
	}
	return append(fmt.Appendf(nil, "{{/* essaim: layouts/%s %s */%s", name, version(text), end), text...), err
}

// outdated finds a layout of the site whose default has changed since it was
// copied. A default that is no more leaves the copy to its author.
func (f file) outdated(defaults fs.FS) (diag.Problem, bool) {
	m := origin.FindStringSubmatch(f.text)
	if !f.own || m == nil {
		return diag.Problem{}, false
	}
	text, err := fs.ReadFile(defaults, m[2])
	if err != nil || version(text) == m[3] {
		return diag.Problem{}, false
	}
	return diag.Problem{
		Severity: diag.Warning, Code: "layout-default-changed", Pos: f.posAt(len(m[1])),
		Args: diag.Args{"name": strings.TrimSuffix(m[2], ".html"), "old": m[3], "new": version(text)},
	}, true
}

// Find gives the default layout that someone named, with or without .html, or
// else the name that was probably meant; "" for none.
func Find(defaults fs.FS, typed string) (name, near string) {
	var names, last []string // "parts/cards", "cards"
	files, _ := choose(defaults, nil)
	for _, f := range files {
		names = append(names, strings.TrimSuffix(f.name, ".html"))
		last = append(last, strings.TrimSuffix(path.Base(f.name), ".html"))
	}
	typed = strings.TrimSuffix(strings.TrimPrefix(typed, "layouts/"), ".html")
	if slices.Contains(names, typed) {
		return typed + ".html", ""
	}
	if i := slices.Index(last, typed); i >= 0 { // a part without its folder
		return "", names[i]
	}
	if near := locale.Nearest(typed, names); near != "" {
		return "", near
	}
	if i := slices.Index(last, locale.Nearest(typed, last)); i >= 0 {
		return "", names[i]
	}
	return "", ""
}
