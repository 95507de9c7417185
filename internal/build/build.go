// Package build is the ordered, timed list of stages that lead from content/
// to a published site. It does no work of its own: each stage is a call to the
// room that does it, and the stage's one name serves its timing, its progress
// and the wrapping of its errors.
//
// Nothing is half done. Problems of the content are collected from all stages;
// when one of them is an error (or a warning, with Strict), no published file
// changes, and the bodies that were not read yet still are, so that one run
// tells everything.
//
// A page is made again only when its key differs from that of the last build
// (see key), or when its text has problems, which must be told each time.
package build

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"essaim/internal/diag"
	"essaim/internal/layout"
	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/publish"
	"essaim/internal/site"
	"essaim/internal/source"
	"essaim/internal/workroom"
)

// ErrContent says that the content or the layouts have problems, which the
// report lists, and that nothing was published.
var ErrContent = errors.New("the content has problems")

// StageError tells at which stage the machine, or publish, gave up.
type StageError struct {
	Stage Stage
	Err   error
}

func (e *StageError) Error() string { return string(e.Stage) + ": " + e.Err.Error() }
func (e *StageError) Unwrap() error { return e.Err }

// Options says what to build, and how. A stamp stands for all that is not to be
// ignored.
type Options struct {
	Site     fs.FS  `hash:"ignore"` // the site's folder, the one that holds content/
	Defaults fs.FS  `hash:"ignore"` // the default look: layouts/ and static/
	Output   string // the folder to publish to; Check needs none
	Version  string // of essaim

	// With both, a build of what has not changed ends after looking (see stamp).
	Cache  *os.Root `hash:"ignore"` // the site's folder, which may keep .essaim/
	Binary string   // what tells this program from any other, of the same version too

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

	// Progress is told how far a stage is; it may be nil, and is called from
	// several goroutines. A stage that cannot tell gives 0 of 0.
	Progress func(stage Stage, done, total int) `hash:"ignore"`
}

// Stage names a part of the work.
type Stage string

// The stages, in order. Proofread stands for Render and Publish when nothing
// is to be published.
const (
	Look      Stage = "look"      // what has changed since the last build
	Read      Stage = "read"      // content/ → values
	Derive    Stage = "derive"    // values → the situation on a day
	Plan      Stage = "plan"      // every file of the site
	Layouts   Stage = "layouts"   // templates, parsed and tried
	Proofread Stage = "proofread" // every body, for its problems only
	Papers    Stage = "pdf"       // PDF files, into the staging folder: pages tell their size
	Render    Stage = "render"    // pages, into the staging folder
	Index     Stage = "index"     // the search index, into the staging folder
	Publish   Stage = "publish"   // the switch to the new site
	Remember  Stage = "remember"  // what the next build looks at
)

// Timing is how long a stage took.
type Timing struct {
	Stage Stage
	Took  time.Duration
}

// Report tells what was done.
type Report struct {
	Problems []diag.Problem // sorted
	AsOf     network.Day
	Pages    int // that the site has
	Compared int // pages whose view was made, to compare it with the last build's
	Rendered int // pages that were made again
	Files    publish.Report
	Stages   []Timing
	Left     []layout.Left // to html/template, which is slower
}

// build is one run of the stages; each fills in what the next ones need.
type build struct {
	Options
	report    Report
	problems  []diag.Problem
	locale    *locale.Locale
	network   *network.Network
	situation *network.Situation
	plan      *plan.Plan
	layouts   *layout.Set
	markdown  *markdown.Converter
	drafts    map[string]bool // content files whose problems are only warnings
	unread    map[string]bool // content files that have errors: the network may lack them
	common    uint64          // what the keys of all pages share
	index     index
	papers    papers
	same      bool     // nothing has changed since the last build
	last      *stamp   // of the last build, when its files are all as it left them
	next      *stamp   // what the next build looks at; nil for none
	inputs    []string // the files of the site, with next
	told      toldInputs
	bodyFacts bodyFacts
	changed   map[string]bool // content files with another text than last, when nothing else changed; see facts
	output    *publish.Output // open from Papers to Publish
	shelf     shelf           // where workers put what they make: output, but in a Session

	// What a Session keeps from one plan to the next; nil in a Run.
	folder string // of the workroom, when it is served below the site: "workroom/"
	reader *source.Reader
	made   func(path string) plan.Made
}

// Run builds the site. With ErrContent the report's problems say why; any other
// error is publish's or the machine's, in a *StageError.
func Run(ctx context.Context, opt Options) (Report, error) {
	b := &build{Options: opt}
	defer b.abandon()
	err := b.do(ctx, step{Look, b.look})
	if err == nil && !b.same {
		err = b.do(ctx, b.prepare()...)
	}
	switch {
	case err != nil || b.same:
	case b.refused():
		err = b.do(ctx, step{Proofread, b.proofread})
	default:
		err = b.do(ctx, step{Papers, b.makePapers}, step{Render, b.render}, step{Index, b.writeIndex}, step{Publish, b.publish}, step{Remember, b.leaveStamp})
	}
	if err == nil && b.refused() {
		err = ErrContent
	}
	return b.finish(), err
}

// Check reads everything and publishes nothing. The error is the machine's.
func Check(ctx context.Context, opt Options) (Report, error) {
	b := &build{Options: opt}
	err := b.do(ctx, append(b.prepare(), step{Proofread, b.proofread})...)
	return b.finish(), err
}

// A shelf holds the files of the site, those of the last build and new ones; see
// publish.Output, which is one.
type shelf interface {
	Keep(path string, key uint64) bool
	Kept(path string) ([]byte, error)
	KeepAll(folder string, key func(path string) uint64) bool
	Put(path string, key uint64, content []byte) error
	PutPieces(path string, key uint64, write func(io.Writer) error) error
}

type step struct {
	stage Stage
	run   func(context.Context) error
}

func (b *build) prepare() []step {
	return []step{{Read, b.read}, {Derive, b.derive}, {Plan, b.makePlan}, {Layouts, b.loadLayouts}}
}

func (b *build) do(ctx context.Context, steps ...step) error {
	for _, s := range steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.progress(s.stage, 0, 0)
		start := time.Now()
		err := s.run(ctx)
		b.report.Stages = append(b.report.Stages, Timing{s.stage, time.Since(start)})
		if err != nil {
			return &StageError{s.stage, err}
		}
	}
	return nil
}

func (b *build) progress(stage Stage, done, total int) {
	if b.Progress != nil {
		b.Progress(stage, done, total)
	}
}

// refused tells whether what was found so far keeps the site from being
// published.
func (b *build) refused() bool {
	errors, warnings := diag.Count(b.problems)
	return errors > 0 || b.Strict && warnings > 0
}

func (b *build) finish() Report {
	b.report.Problems = diag.Sort(b.problems)
	if b.layouts != nil {
		b.report.Left = b.layouts.Left()
	}
	return b.report
}

func (b *build) read(context.Context) error {
	reader := b.reader
	if reader == nil {
		reader = source.NewReader(b.Site, source.Options{Drafts: b.Drafts})
	}
	n, problems := reader.Read()
	b.network, b.problems = n, append(b.problems, problems...)
	b.locale = locale.For(cmp.Or(n.Lang, locale.French))
	b.markdown = markdown.New(b.locale)
	b.drafts = drafts(n)
	b.unread = unread(problems)
	return nil
}

// unread is the set of files that have errors.
func unread(problems []diag.Problem) map[string]bool {
	files := map[string]bool{}
	for _, p := range problems {
		if p.Severity == diag.Error {
			files[p.File] = true
		}
	}
	return files
}

// drafts is the set of content files that are drafts. It is empty unless drafts
// are published.
func drafts(n *network.Network) map[string]bool {
	files := map[string]bool{}
	for _, s := range n.Sheets {
		if s.Draft {
			files[s.Body.File] = true
		}
	}
	for _, m := range n.Meetings {
		if m.Draft {
			files[m.Body.File] = true
		}
	}
	for _, a := range n.Adoptions {
		if a.Draft {
			files[a.Body.File] = true
		}
	}
	for _, p := range n.Pages {
		if p.Draft {
			files[p.Body.File] = true
		}
	}
	return files
}

func (b *build) derive(context.Context) error {
	b.report.AsOf = b.asOf()
	b.situation = b.network.At(b.report.AsOf)
	return nil
}

func (b *build) makePlan(context.Context) error {
	static, problems, err := listStatic(b.Site, b.Defaults)
	if err != nil {
		return err
	}
	b.problems = append(b.problems, problems...)
	in := plan.Input{
		Situation: b.situation,
		Locale:    b.locale,
		BaseURL:   b.BaseURL,
		Static:    static,
		Version:   b.Version,
		Headings:  b.headings,
		Made:      b.madeOf(),
	}
	if b.Workroom {
		b.plan, problems = workroom.New(in, b.folder != ""), nil
	} else {
		b.plan, problems = site.New(in)
	}
	b.problems = append(b.problems, problems...)
	for _, o := range b.plan.Outputs {
		if o.View != nil {
			b.report.Pages++
		}
	}
	return nil
}

func (b *build) loadLayouts(context.Context) error {
	defaults, err := fs.Sub(b.Defaults, "layouts")
	if err != nil {
		return err
	}
	own, err := fs.Sub(b.Site, "layouts")
	if err != nil {
		return err
	}
	set, problems := layout.Load(defaults, own, b.locale, layout.Options{NoStencil: b.NoStencil})
	b.layouts, b.problems = set, append(b.problems, problems...)
	return nil
}

func (b *build) publish(context.Context) (err error) {
	if b.refused() { // by what rendering found
		return nil
	}
	output := b.output
	b.output = nil // Commit closes it, whatever happens
	b.report.Files, err = output.Commit()
	if b.next != nil {
		b.next.files = output.Paths()
	}
	return err
}

// abandon leaves the last site as it is, unless it was replaced.
func (b *build) abandon() {
	if b.output != nil {
		b.output.Abort()
	}
}
