package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/parallel"
)

// The rules of the terminal, and the only functions that print:
//
//   - what a command was asked for goes to stdout (problems of check, the path
//     of a new file, a version, help); everything else goes to stderr;
//   - colour is for a terminal only, and never with NO_COLOR or TERM=dumb;
//   - progress is one line, rewritten in place, for a terminal only, and only
//     once the work has lasted long enough for somebody to wonder;
//   - a question is asked only where somebody is there to answer: when input is a
//     terminal;
//   - with --quiet only what keeps the command from its result is said.
type terminal struct {
	in, out, err         *os.File
	asks                 bool // somebody is there to answer
	outColour, errColour bool
	words                *locale.Locale
	quiet                bool
	above                string // the folder of the site, when it was found above the current one; ""
	progress             progress
}

// progress is the state of the line that says how far the work is.
type progress struct {
	mu      sync.Mutex
	shown   bool // stderr is a terminal
	start   time.Time
	last    time.Time
	written bool // the line is on the screen
}

const (
	progressAfter = 700 * time.Millisecond
	progressEvery = 100 * time.Millisecond
	eraseLine     = "\r\x1b[K"
)

func newTerminal(out, err *os.File, lang locale.Lang) *terminal {
	plain := os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb"
	t := &terminal{in: os.Stdin, out: out, err: err, words: locale.For(lang)}
	t.outColour = !plain && term.IsTerminal(int(out.Fd()))
	t.errColour = !plain && term.IsTerminal(int(err.Fd()))
	t.asks = term.IsTerminal(int(t.in.Fd()))
	t.progress.shown = os.Getenv("TERM") != "dumb" && term.IsTerminal(int(err.Fd()))
	t.progress.start = time.Now()
	return t
}

// result prints a line that the command was asked for.
func (t *terminal) result(line string) { fmt.Fprintln(t.out, line) }

// note prints a sentence that can be done without.
func (t *terminal) note(key string, args ...any) {
	if !t.quiet {
		t.clear()
		fmt.Fprintln(t.err, t.words.T(key, args...))
	}
}

// counted prints one about a number of things.
func (t *terminal) counted(key string, n int, args ...any) {
	if !t.quiet {
		t.clear()
		fmt.Fprintln(t.err, t.words.N(key, float64(n), args...))
	}
}

// question asks for a line of input, which is typed beside it.
func (t *terminal) question(key string) {
	t.clear()
	fmt.Fprint(t.err, t.words.T(key), " ")
}

// fail says what is wrong with the command line.
func (t *terminal) fail(e *usageError) {
	t.clear()
	fmt.Fprintln(t.err, t.words.T("usage.error"), t.words.T(e.key, e.args...))
	if e.near != "" {
		fmt.Fprintln(t.err, t.words.T("usage.near", e.near))
	}
}

// failMachine says what the machine could not do, in the system's own words.
func (t *terminal) failMachine(err error) {
	t.clear()
	key, during := machineWords(err), ""
	var at *build.StageError
	if errors.As(err, &at) {
		err, during = at.Err, t.words.T("machine.during", t.words.T("stage."+string(at.Stage)))
	}
	fmt.Fprintln(t.err, t.words.T(key, machineAbout(key, err))+during)
	if fault := (*parallel.Fault)(nil); errors.As(err, &fault) {
		fmt.Fprintf(t.err, "\n%s\n", fault.Stack)
	}
}

// Problems are printed for people to stdout (asked for) or to stderr. In a site that
// was found above the current folder, files are named from the root of the system.
func (t *terminal) problems(problems []diag.Problem, asked bool, source func(file string, line int) string) error {
	t.clear()
	to, colour := t.err, t.errColour
	if asked {
		to, colour = t.out, t.outColour
	}
	if t.above != "" {
		problems, source = t.fromRoot(problems), t.linesFromRoot(source)
	}
	return diag.WriteText(to, problems, t.words, colour, source)
}

func (t *terminal) fromRoot(problems []diag.Problem) []diag.Problem {
	named := slices.Clone(problems)
	for i := range named {
		named[i].File = filepath.ToSlash(filepath.Join(t.above, filepath.FromSlash(named[i].File)))
	}
	return named
}

func (t *terminal) linesFromRoot(source func(file string, line int) string) func(file string, line int) string {
	root := strings.TrimSuffix(filepath.ToSlash(t.above), "/") + "/"
	return func(file string, line int) string { return source(strings.TrimPrefix(file, root), line) }
}

// forPrograms prints what the command was asked for in a form that programs read.
func (t *terminal) forPrograms(write func(io.Writer) error) error {
	t.clear()
	return write(t.out)
}

// count sums problems up in a line.
func (t *terminal) count(problems []diag.Problem) {
	if len(problems) == 0 {
		t.note("report.clean")
		return
	}
	errors, warnings := diag.Count(problems)
	t.note("report.problems", t.words.N("report.errors", float64(errors)), t.words.N("report.warnings", float64(warnings)))
}

// built sums a build up in a line, whose wording key is that of the site or of
// the workroom.
func (t *terminal) built(key string, r build.Report, dir string, took time.Duration) {
	n := func(key string, n int) string { return t.words.N(key, float64(n)) }
	t.note(key, n("report.pages", r.Pages), n("report.rendered", r.Rendered),
		n("report.written", r.Files.Written), n("report.unchanged", r.Files.Unchanged), n("report.removed", r.Files.Removed),
		t.words.Number(took.Round(10*time.Millisecond).Seconds()), filepath.ToSlash(dir))
}

// fewNames is how many files a line of the report names.
const fewNames = 3

// unsaid says which files a site that was built leaves out, if there are any.
func (t *terminal) unsaid(key string, files []string) {
	if len(files) == 0 {
		return
	}
	names := strings.Join(files[:min(len(files), fewNames)], ", ")
	if more := len(files) - fewNames; more > 0 {
		names = t.words.N("report.and-more", float64(more), names)
	}
	t.counted(key, len(files), names)
}

// timings prints how long each stage took, in the order of the work, and which
// layouts take longer than they should.
func (t *terminal) timings(r build.Report) {
	t.clear()
	var total time.Duration
	for _, s := range r.Stages {
		t.timing(t.words.T("stage."+string(s.Stage)), s.Took)
		total += s.Took
	}
	t.timing("", total)
	for _, l := range r.Left {
		fmt.Fprintln(t.err, t.words.T("report.left", l.Layout, l.Reason, l.Place))
	}
}

func (t *terminal) timing(name string, took time.Duration) {
	ms := t.words.Decimal(fmt.Sprintf("%.1f", float64(took)/float64(time.Millisecond)))
	fmt.Fprintf(t.err, "%10s ms  %s\n", ms, name)
}

// advance shows how far a stage is. It is called from several goroutines.
func (t *terminal) advance(stage build.Stage, done, total int) {
	p := &t.progress
	if !p.shown || t.quiet || !p.mu.TryLock() { // somebody else is saying it
		return
	}
	defer p.mu.Unlock()
	now := time.Now()
	if now.Sub(p.start) < progressAfter || now.Sub(p.last) < progressEvery {
		return
	}
	line := t.words.T("stage." + string(stage))
	if total > 0 {
		line = t.words.T("stage.progress", line, t.words.Number(float64(done)), t.words.Number(float64(total)))
	}
	fmt.Fprint(t.err, eraseLine, line)
	p.last, p.written = now, true
}

// clear takes the line of progress away before anything else is printed.
func (t *terminal) clear() {
	t.progress.mu.Lock()
	defer t.progress.mu.Unlock()
	if t.progress.written {
		fmt.Fprint(t.err, eraseLine)
		t.progress.written = false
	}
}

// helpWriter is where help goes: it was asked for.
func (t *terminal) helpWriter() io.Writer { return t.out }
