package source_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/source"
)

// TestRemedies follows the remedies of each network of testdata/remedies, one after
// the other, until there is no problem left. Each ends its message and brings no
// other, but for a warning about a mistake of its own, which the case mends later: of
// what was not read nothing could be said. No figure is lost on the way. `want` and `want-en` are all messages before
// the first remedy.
//
// A remedy is a block of lines: the code and the file of the message, on the first
// of the lines that are edited; > what its hint says and the edit does; - the lines
// taken out, each the first of its text; + those written in the place of the last.
func TestRemedies(t *testing.T) {
	cases, _ := filepath.Glob("testdata/remedies/*.txtar")
	if len(cases) < 3 {
		t.Fatalf("only %d networks", len(cases))
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			site, remedies := remediedSite(t, archive)
			n, problems := source.Read(site, source.Options{Workers: 1})
			checkPrinted(t, name, archive, site, problems)
			l, before := locale.For(n.Lang), figuresOf(site)
			for i, r := range remedies {
				problems = r.follow(t, site, problems, l, remedies[i+1:])
			}
			for _, p := range problems {
				t.Errorf("left at the end: %s:%d: %s → %s", p.File, p.Line, p.Message(l), p.Hint(l))
			}
			after := figuresOf(site)
			for figure, times := range before {
				if after[figure] < times {
					t.Errorf("the figure %s is lost: %d times before, %d after", figure, times, after[figure])
				}
			}
		})
	}
}

// checkPrinted compares all that is printed with the archive's, or writes it there.
func checkPrinted(t *testing.T, name string, archive *txtar.Archive, site fstest.MapFS, problems []diag.Problem) {
	t.Helper()
	for i, f := range archive.Files {
		lang, wanted := map[string]locale.Lang{"want": locale.French, "want-en": locale.English}[f.Name]
		if !wanted {
			continue
		}
		got := printed(site, problems, lang)
		if *update {
			archive.Files[i].Data = []byte(got)
		} else if got != string(f.Data) {
			t.Errorf("%s:\n%s\nwant:\n%s", f.Name, got, f.Data)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// A remedy is one edit that a hint asks for.
type remedy struct {
	code      diag.Code
	file      string
	says      []string
	from, to  []string
	described string
}

func remediedSite(t *testing.T, archive *txtar.Archive) (fstest.MapFS, []remedy) {
	t.Helper()
	site, remedies := fstest.MapFS{}, []remedy(nil)
	for _, f := range archive.Files {
		switch {
		case f.Name == "remedies":
			for block := range strings.SplitSeq(strings.TrimSpace(string(f.Data)), "\n\n") {
				remedies = append(remedies, remedyOf(t, block))
			}
		case strings.HasPrefix(f.Name, "content/"):
			addFile(t, site, f.Name, f.Data)
		}
	}
	return site, remedies
}

func remedyOf(t *testing.T, block string) remedy {
	t.Helper()
	lines := strings.Split(block, "\n")
	code, file, ok := strings.Cut(lines[0], " ")
	if !ok {
		t.Fatalf("no message: %s", block)
	}
	r := remedy{code: diag.Code(code), file: file, described: block}
	for _, line := range lines[1:] {
		switch mark, text := line[:1], strings.TrimPrefix(line[1:], " "); mark {
		case ">":
			r.says = append(r.says, text)
		case "-":
			r.from = append(r.from, text)
		case "+":
			r.to = append(r.to, text)
		}
	}
	return r
}

// follow edits the site as a remedy says, and returns its problems from then on.
func (r remedy) follow(t *testing.T, site fstest.MapFS, problems []diag.Problem, l *locale.Locale, later []remedy) []diag.Problem {
	t.Helper()
	lines := strings.Split(string(site[r.file].Data), "\n")
	p, ok := r.among(problems, lines)
	if !ok {
		t.Fatalf("no message for the remedy\n%s\namong %s", r.described, known(problems, l))
	}
	for _, says := range r.says {
		if !strings.Contains(p.Hint(l), says) || !strings.Contains(strings.Join(r.to, "\n"), says) {
			t.Errorf("%q is not what the hint says and the edit does: %s\n%s", says, p.Hint(l), r.described)
		}
	}
	site[r.file] = &fstest.MapFile{Data: []byte(strings.Join(r.edited(t, lines), "\n"))}
	_, left := source.Read(site, source.Options{Workers: 1})
	was, is := counted(problems, l), counted(left, l)
	if key := messageKey(p, l); is[key] >= was[key] {
		t.Errorf("the message stays after its remedy: %s\n%s", key, r.described)
	}
	for _, p := range left {
		hidden := p.Severity == diag.Warning && slices.ContainsFunc(later, func(r remedy) bool { return r.code == p.Code && r.file == p.File })
		if key := messageKey(p, l); is[key] > was[key] && !hidden {
			t.Errorf("a remedy brings another message: %s\n%s", key, r.described)
		}
	}
	return left
}

// among finds the message of a remedy: on one of the lines that it takes out, or of
// the whole file.
func (r remedy) among(problems []diag.Problem, lines []string) (diag.Problem, bool) {
	for _, p := range problems {
		onIt := slices.Contains(r.from, lines[p.Line-1]) || p.Line == 1 || r.code == "shares-above-whole"
		if p.Code == r.code && p.File == r.file && onIt {
			return p, true
		}
	}
	return diag.Problem{}, false
}

func (r remedy) edited(t *testing.T, lines []string) []string {
	t.Helper()
	at := -1
	for _, line := range r.from {
		if at = slices.Index(lines, line); at < 0 {
			t.Fatalf("no line %s\n%s", line, r.described)
		}
		lines = slices.Delete(lines, at, at+1)
	}
	return slices.Insert(lines, at, r.to...)
}

func messageKey(p diag.Problem, l *locale.Locale) string {
	return p.File + " " + string(p.Code) + ": " + p.Message(l)
}

func counted(problems []diag.Problem, l *locale.Locale) map[string]int {
	times := map[string]int{}
	for _, p := range problems {
		times[messageKey(p, l)]++
	}
	return times
}

func known(problems []diag.Problem, l *locale.Locale) string {
	return strings.Join(slices.Sorted(maps.Keys(counted(problems, l))), "\n")
}

var figure = regexp.MustCompile(`[0-9]+([.,][0-9]+)?`)

// figuresOf counts the numbers of all files, a comma in them the same as a point.
func figuresOf(site fstest.MapFS) map[string]int {
	times := map[string]int{}
	for _, f := range site {
		for _, found := range figure.FindAllString(string(f.Data), -1) {
			times[strings.ReplaceAll(found, ",", ".")]++
		}
	}
	return times
}
