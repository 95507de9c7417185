package main

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"essaim/internal/address"
	"essaim/internal/federation"
	"essaim/internal/locale"
	"essaim/internal/opendata"
	"essaim/internal/source"
	"essaim/internal/wording"
)

// The demonstration portal gathers two networks. Of their sites it has what a portal
// reads, their data/v1, and its copy of them as a first pull leaves it. Both are made here
// of the content that is in the program, so that they are what build would publish.

// neighboursFolder stands for the sites of the networks, in the portal's folder.
const neighboursFolder = "networks"

// neighbours are the networks, by their ids in the portal's network.yaml and their
// folders in demoFiles.
var neighbours = []struct{ id, content string }{{"orvaine", "demo"}, {"green-halls", "neighbour"}}

// portalFiles are the files that only a new portal has, and those that it has in place of
// those of another new site.
func portalFiles(words *locale.Locale) ([]siteFile, error) {
	files, err := filesOf(words.Start(locale.PortalFiles), ".")
	if err != nil {
		return nil, err
	}
	for _, n := range neighbours {
		site, err := fs.Sub(demoFiles, n.content)
		if err != nil {
			return nil, err
		}
		data, err := openDataOf(site)
		if err != nil {
			return nil, err
		}
		for _, f := range data {
			files = append(files,
				siteFile{path.Join(neighboursFolder, n.id, "data/v1", f.path), f.text},
				siteFile{path.Join(federation.Folder, n.id, f.path), f.text})
		}
	}
	return files, nil
}

// openDataOf is what a portal reads of a network's data/v1: the tables in JSON, and the
// package that lists them.
func openDataOf(site fs.FS) ([]siteFile, error) {
	n, _ := source.Read(site, source.Options{Version: versionOf()}) // a test finds that it has no problem
	words := locale.For(n.Lang)
	w := wording.New(n.At(n.AsOf), words, address.New(words, n.BaseURL))
	var files []siteFile
	for _, f := range opendata.Files(w, opendata.Tables(w, source.Bodies(site))) {
		if path.Ext(f.Name) != ".json" || strings.HasSuffix(f.Name, ".schema.json") {
			continue
		}
		var text bytes.Buffer
		if err := f.Write(&text); err != nil {
			return nil, err
		}
		files = append(files, siteFile{f.Name, text.Bytes()})
	}
	return files, nil
}

// Lines of the files of a new site that begin a part for portals alone, one for all other
// sites, and end it.
const (
	portalPart = "# [portal]"
	sitePart   = "# [site]"
	partEnd    = "# [end]"
)

// startText is a file of a new site without the parts that are not for it.
func startText(text []byte, portal bool) []byte {
	var kept bytes.Buffer
	leaves := false
	for line := range bytes.Lines(text) {
		switch string(bytes.TrimSpace(line)) {
		case portalPart:
			leaves = !portal
		case sitePart:
			leaves = portal
		case partEnd:
			leaves = false
		default:
			if !leaves {
				kept.Write(line)
			}
		}
	}
	return kept.Bytes()
}
