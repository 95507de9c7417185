package site

import (
	"essaim/internal/markdown"
	"essaim/internal/network"
)

// Plan is every file that the site is made of, sorted by path.
type Plan struct {
	Chrome  Chrome
	Outputs []Output
}

// Output is one file to publish. Exactly one of View, Bytes and Copy is set.
type Output struct {
	Path string // "fiches/x/index.html": slash-separated, relative to the output folder
	URL  string // "/reseau/fiches/x/": root-relative, with base_url's path

	// A page: Layout shows what View returns, a struct that embeds Head. View
	// is pure, may be called at any time from any goroutine, and is expected
	// to be called once a build and its result dropped.
	Layout string // "sheet.html"
	View   func() any
	Bodies []network.Body // the files whose Markdown the page shows

	// A file computed from the data.
	Bytes func() ([]byte, error)

	// A file that is published as it is.
	Copy Source
}

// Source is a file to copy: of the site's folder, or of the default look.
type Source struct {
	Path    string // slash-separated; "" for none
	Default bool
}

// Resolver tells where the links of one content file lead.
func (p *Plan) Resolver(file string) func(dest string) markdown.Link {
	panic("to come")
}
