package plan

import (
	"essaim/internal/locale"
	"essaim/internal/network"
)

// Made is what is known of a PDF once it is made.
type Made struct {
	Size  int64 // bytes
	Pages int
}

// Input is all that a plan depends on.
type Input struct {
	*network.Situation
	Locale  *locale.Locale
	BaseURL string // instead of the network's own; "": no change
	Static  []Static
	Version string // of essaim

	// Made gives the size of a PDF, by its path, to the pages that link to it;
	// nil: no PDF is planned. It is called by views, which are then asked for
	// after the PDFs were made.
	Made func(path string) Made

	// Kept gives the size of a file of open data that stays as the previous build left
	// it; 0 when it does not. It is called as Made is, and may be nil.
	Kept func(path string) int64

	// Updated says when a content file was last changed; 0: that is not known. It may
	// be nil.
	Updated func(file string) network.Day

	// Headings are the ids of the headings of a body, to check links to them.
	// It is called only for bodies that a link's #part refers to.
	Headings func(network.Body) []string

	// Text reads a body, for the open data. It is called only where they publish texts.
	Text func(network.Body) ([]byte, error)
}

// Static is a file of static/, the site's own or the default look's.
type Static struct {
	Path    string // below static/, slash-separated
	Default bool
	Hash    string // of its bytes, short: it makes the ?v= of the default look
}

// Generator is what pages and PDFs say made them.
func (in Input) Generator() string { return "essaim " + in.Version }
