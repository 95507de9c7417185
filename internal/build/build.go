// Package build is the ordered, timed list of stages that lead from content/ to a
// published site. It does no work of its own: each stage is a function from values
// to values, most of them of another package, and the stage's one name serves its
// timing, its progress and the wrapping of its errors. Run, Check, Tables and a
// Session compose them.
//
// Nothing is half done. Problems of the content are collected from all stages; when
// one of them is an error (or a warning, with Strict), no published file changes,
// and the bodies that were not read yet still are, so that one run reports
// everything.
//
// # What is made again
//
// The key of a thing is a hash of all that it is made of. A thing is made again when
// its key is not that of the previous build, else it is reused. So it is with
//
//   - a page: its view, the chrome, the layouts (pageKey);
//   - a PDF: its view, its images or its sheets (paperKey);
//   - a document of the search index: its entry and its bodies (entryKey), and the
//     files of the index: the keys of their documents (indexKeys);
//   - all pages but those that show a text which changed: the facts (factsKey);
//   - the whole build: options, day, input and output files (state);
//   - what a Session knows of a text (proofKey).
//
// The keys of files are in the manifest of the output folder, those of documents in
// the state of the index, the others in the build state. All of them are disposable:
// what has no key, or no previous one, is made again. What has problems has no key,
// because they are to be reported each time.
package build

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"essaim/internal/diag"
	"essaim/internal/history"
	"essaim/internal/layout"
	"essaim/internal/network"
	"essaim/internal/publish"
)

// ErrContent says that the content or the layouts have problems, which the
// report lists, and that nothing was published.
var ErrContent = errors.New("the content has problems")

// StageError names the stage at which the machine, or publish, gave up.
type StageError struct {
	Stage Stage
	Err   error
}

func (e *StageError) Error() string { return string(e.Stage) + ": " + e.Err.Error() }
func (e *StageError) Unwrap() error { return e.Err }

// Options says what to build, and how. The build state stands for all that is not
// to be ignored.
type Options struct {
	Site     fs.FS  `hash:"ignore"` // the site's folder, the one that holds content/
	Defaults fs.FS  `hash:"ignore"` // the default look: layouts/ and static/
	Output   string `hash:"ignore"` // the folder to publish to, of which a state knows the files; Check needs none
	Version  string // of essaim

	// With both, a build leaves its state, and one of what has not changed ends early.
	Cache  *os.Root `hash:"ignore"` // the site's folder, which may keep .essaim/
	Binary string   // the identity of this program, among those of one version too

	// Program stands for the bytes of this program, where Version is also that of others,
	// as while the program is being written; nil where it is not. It is part of every key.
	Program func() uint64 `hash:"ignore"`

	// Previous is the manifest of the site whose addresses are to last; "": that of the
	// output folder.
	Previous string

	// History gives the repository that the site's folder is in as it is then, nil when
	// it is in none. Without it no page says when it was updated.
	History func() *history.Repository `hash:"ignore"`

	AsOf    network.Day // 0: network.yaml's, else the day of Now in the network's time zone
	Now     time.Time   `hash:"ignore"`
	BaseURL string      // "": network.yaml's

	Drafts bool // publish drafts too
	NoPDF  bool // make no PDF file, whatever network.yaml says
	Strict bool // warnings are refused like errors

	// NoStencil makes all pages by html/template alone. They are the same, unless
	// package stencil has a bug; see layout.Options.
	NoStencil bool

	// Workroom makes the animator's papers instead of the site: the same stages,
	// another plan, an output folder of its own.
	Workroom bool

	// Explain is a path of the output folder, or a URL: the report says why that file
	// was made again or reused.
	Explain string `hash:"ignore"`

	// Progress is called with how far a stage is; it may be nil, and is called from
	// several goroutines. A stage that does not know gives 0 of 0.
	Progress func(stage Stage, done, total int) `hash:"ignore"`
}

// remembers is false for a build that leaves no state.
func (o Options) remembers() bool { return o.Cache != nil && o.Binary != "" }

// Stage names a part of the work.
type Stage string

// The stages, in order. Proofread stands for Render and Publish when nothing
// is to be published.
const (
	Detect   Stage = "detect"   // what has changed since the previous build
	Read     Stage = "read"     // content/ → values
	Derive   Stage = "derive"   // values → the situation on a day
	Photos   Stage = "photos"   // photos beside sheets, which pages show smaller
	Plan     Stage = "plan"     // every file of the site
	Layouts  Stage = "layouts"  // templates, parsed and tried
	Verify   Stage = "verify"   // every body, for its problems only
	Open     Stage = "open"     // the output folder is ours until the end
	Papers   Stage = "pdf"      // PDF files, into the staging folder: pages show their size
	Render   Stage = "render"   // pages, into the staging folder
	Index    Stage = "index"    // the search index, into the staging folder
	Publish  Stage = "publish"  // the switch to the new site
	Remember Stage = "remember" // the state that the next build compares with
)

// Timing is how long a stage took.
type Timing struct {
	Stage Stage
	Took  time.Duration
}

// Report is what was done.
type Report struct {
	Problems []diag.Problem // sorted
	AsOf     network.Day
	Pages    int // that the site has
	Compared int // pages whose view was made, to compare it with the previous build's
	Rendered int // pages that were made again
	PDFs     int // that were laid out again

	PDFsCompared int // PDFs whose view was made
	Files        publish.Report
	Stages       []Timing
	Left         []layout.Left // to html/template, which is slower
	Unsaid       Unsaid

	Explanation *Explanation // with Options.Explain, when files were made or could stay
}

// Unsaid is what a site that was built does not show, though its authors wrote it:
// content files, sorted. Nothing is wrong with it.
type Unsaid struct {
	Drafts    []string `json:"drafts,omitempty"`    // that are not published
	Uncounted []string `json:"uncounted,omitempty"` // sheets that no figure rests on
	Alike     []string `json:"alike,omitempty"`     // "A + B": sheets that may be of one practice, which nobody has said
}

// fewAlike is how many sheets of a group are named; the workroom names all.
const fewAlike = 3

func alike(sheets []*network.Sheet) string {
	var ids []string
	for _, sheet := range sheets[:min(len(sheets), fewAlike)] {
		ids = append(ids, sheet.ID)
	}
	if len(sheets) > fewAlike {
		ids = append(ids, "…")
	}
	return strings.Join(ids, " + ")
}

// unsaidOf is that of a site.
func unsaidOf(s *network.Situation) Unsaid {
	unsaid := Unsaid{Drafts: s.Drafts}
	for _, sheet := range network.Uncounted(s) {
		if sheet.Origin == nil {
			unsaid.Uncounted = append(unsaid.Uncounted, sheet.Body.File)
		}
	}
	for _, p := range (network.Practices{Situation: s}).Proposed() {
		unsaid.Alike = append(unsaid.Alike, alike(p.Sheets))
	}
	return unsaid
}
