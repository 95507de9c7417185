package build

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"essaim/internal/locale"
)

// An Explanation says why one file of the output folder was made again or reused.
// It is worked out when it is asked for, from the keys of this build and what the
// manifest and the previous state hold: the key of the file as a whole, that of what
// all pages share in parts, and the hashes of texts. What these cannot say is among
// the reasons too.
type Explanation struct {
	Path    string
	Kind    FileKind
	Layout  string   // of a page
	Files   []string // of the site, that it shows or copies; all cannot be known
	Made    bool     // made again by this build, else reused
	Written bool     // its bytes are not those of before
	Reasons []Reason
}

// A FileKind says what the key of a file is made of.
type FileKind string

const (
	PageFile     FileKind = "page"
	PaperFile    FileKind = "pdf"
	IndexFile    FileKind = "index"
	ComputedFile FileKind = "computed" // data, feeds, scripts
	CopiedFile   FileKind = "copied"
	PhotoFile    FileKind = "photo"
)

// A Reason is one of these, with what it names.
type Reason struct {
	Code  string
	Names []string
}

const (
	NothingChanged = "nothing"    // since the build of …
	OtherTexts     = "others"     // only texts changed, that the file does not show
	OtherLayouts   = "pages-only" // only layouts, and texts that it does not show: it is no page
	SameKey        = "same-key"   //
	NoKey          = "no-key"     // it is made each time
	FirstBuild     = "first"      // there is no previous one
	NewFile        = "new"        // the previous build had none, or was cut short
	Altered        = "altered"    // in the output folder, since the previous build
	HadProblems    = "problems"   // in the previous build
	TextChanged    = "text"       // of …
	PhotoChanged   = "photo"      // …, or how photos are made
	ViewChanged    = "view"       // what it shows besides
	ViewMayChange  = "view-maybe" // as well
	DayChanged     = "day"        // from …, to …
	VersionChanged = "version"    // from …, to …
	ChromeChanged  = "chrome"     // what all pages share
	LayoutsChanged = "layouts"    // or their words
	FormatChanged  = "format"     // of keys
	Documents      = "documents"  // of the index changed
	SavedSince     = "saved"      // files …
	NotKnown       = "unknown"    // which part of the key differs
)

// A NotPublishedError says that the site has no file at the path to explain.
type NotPublishedError struct {
	Path string
	Near []string // paths that may be meant
}

func (e *NotPublishedError) Error() string { return e.Path + " is not published" }

// published finds the path that is meant: relative to the output folder, with or
// without it, or a URL; that of a folder is of its index.html. have answers what is
// published.
func (o Options) published(base string, have func(path string) bool) (string, bool) {
	asked := filepath.ToSlash(o.Explain)
	if u, err := url.Parse(asked); err == nil && (u.Host != "" || strings.HasPrefix(asked, "/")) {
		asked = u.Path
		if below, cut := strings.CutPrefix(asked+"/", base); cut {
			asked = below
		}
	}
	asked = strings.TrimPrefix(path.Clean("/"+asked), "/")
	below := asked
	for _, dir := range []string{filepath.ToSlash(o.Output), path.Base(filepath.ToSlash(o.Output))} {
		below = strings.TrimPrefix(below, strings.TrimPrefix(path.Clean(dir), "/")+"/")
	}
	for _, p := range []string{asked, path.Join(asked, "index.html"), below, path.Join(below, "index.html")} {
		if have(p) {
			return p, true
		}
	}
	return asked, false
}

// near are a few paths like one that is not published: under the same name, else
// spelt nearly so.
func near(asked string, paths []string) []string {
	const most = 3
	name := "/" + path.Base(strings.TrimSuffix(asked, "/index.html"))
	var found []string
	for _, p := range paths {
		if whole := "/" + p; strings.Contains(whole, name+"/index.html") || strings.HasSuffix(whole, name) {
			found = append(found, p)
		}
	}
	if best := locale.Nearest(asked, paths); len(found) == 0 && best != "" {
		found = []string{best}
	}
	return found[:min(most, len(found))]
}

func (e *Explanation) because(code string, names ...string) {
	e.Reasons = append(e.Reasons, Reason{code, names})
}
