package source

import (
	"path"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// ignoredTable is a warning that network.yaml silences, with the reason for it.
var ignoredTable = tableOf("ignored", checkIgnored,
	required(field("code", func(i *network.Ignored) *diag.Code { return &i.Code }, problemCode, "result-without-year")),
	required(field("file", func(i *network.Ignored) *string { return &i.File }, siteFile, "content/sheets/composteurs.md")),
	required(field("why", func(i *network.Ignored) *string { return &i.Why }, prose, inWords)),
)

// checkIgnored keeps only what can be silenced.
func checkIgnored(f *file, m *mapping, i *network.Ignored) {
	i.Pos = f.pos(m.node)
	switch {
	case i.Code == "" || i.File == "" || i.Why == "":
		*i = network.Ignored{}
	case i.Code.AlwaysError():
		f.warn(m.value("code"), "ignore-error", diag.Args{"code": string(i.Code), "file": cut(i.File)})
		*i = network.Ignored{}
	}
}

// problemCode is the code of a problem, as check gives it to programs.
var problemCode = valueType[diag.Code]{Type{Name: "problem"}, func(f *file, n *node) (diag.Code, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	known := f.locale.Messages()
	if !slices.Contains(known, s) {
		f.err(n, "unknown-code", diag.Args{"text": cut(s), "near": locale.Nearest(s, known)})
		return "", false
	}
	return diag.Code(f.scratch.name(s)), true
}}

// siteFile is the path of a file from the site's folder, as check gives it.
var siteFile = valueType[string]{Type{Name: "site-file"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	return path.Clean(strings.ReplaceAll(s, `\`, "/")), ok
}}
