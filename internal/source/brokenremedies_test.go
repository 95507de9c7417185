package source_test

import (
	"maps"
	"os"
	"path"
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
	"essaim/test/loop"
)

// TestRemediesOfBroken follows what each message of each broken site says to do, as far
// as it says it to the letter: a name that the file is to have, a line or a value to
// write, a word that was meant. It is taken from the message, in the language of the
// network, and written where the message stands. Then the message is gone, no other has
// come, and no figure is lost. The codes of messages that leave the remedy to their reader
// are in testdata/left-to-readers.txt.
func TestRemediesOfBroken(t *testing.T) {
	loop.Unraced(t)
	langs, least := locale.Languages, 600
	if !loop.Whole(t) {
		langs, least = langs[:1], 200
	}
	cases, _ := filepath.Glob("testdata/broken/*.txtar")
	toReaders := leftToReaders(t)
	followed, left := 0, map[diag.Code]bool{}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		site := siteOf(t, archive)
		for _, lang := range langs {
			f := follower{site, problemsIn(site), locale.For(lang)}
			for _, p := range f.problems {
				switch {
				case left[p.Code] && !loop.Whole(t): // known not to be followed to the letter
				case f.ends(p):
					followed++
				case !toReaders[p.Code]:
					t.Errorf("%s: %s is not ended by what it says: %s → %s", strings.TrimSuffix(filepath.Base(name), ".txtar"), p.Code, p.Message(f.words), p.Hint(f.words))
				default:
					left[p.Code] = true
				}
			}
		}
	}
	for code := range toReaders {
		if !left[code] {
			t.Errorf("%s need not be left to readers", code)
		}
	}
	if followed < least {
		t.Errorf("only %d remedies were followed", followed)
	}
}

func problemsIn(site fstest.MapFS) []diag.Problem {
	_, problems := source.Read(site, source.Options{Workers: 1, Version: "v0.1.0"})
	return problems
}

// A follower follows remedies in a site that has problems.
type follower struct {
	site     fstest.MapFS
	problems []diag.Problem
	words    *locale.Locale
}

// ends reports whether one way to read the remedy ends its message, and does no harm.
func (f follower) ends(p diag.Problem) bool {
	was, figures := counted(f.problems, f.words), figuresOf(f.site)
	key := messageKey(p, f.words)
	for _, mended := range f.edits(p) {
		is := counted(problemsIn(mended), f.words)
		if is[key] >= was[key] || loses(figures, figuresOf(mended)) && !replacesFigures[p.Code] {
			continue
		}
		harmless := true
		for message, times := range is {
			harmless = harmless && times <= was[message]
		}
		if harmless {
			return true
		}
	}
	return false
}

func loses(before, after map[string]int) bool {
	for figure, times := range before {
		if after[figure] < times {
			return true
		}
	}
	return false
}

var (
	shownPath  = regexp.MustCompile(` (content/[^\s/].*[^\s/.])$`)
	shownMail  = regexp.MustCompile(`\S+@\S+`)
	shownAfter = regexp.MustCompile(`[\p{L}.)”»]\s?: `)
	quotedText = regexp.MustCompile(`[«“][\s]?(.*?)[\s]?[»”]`)
	oneKey     = regexp.MustCompile(`^[\pL_-]+:`)
)

// edits are the sites that a hint may mean.
func (f follower) edits(p diag.Problem) (sites []fstest.MapFS) {
	hint := plain.Replace(p.Hint(f.words))
	if m := shownPath.FindStringSubmatch(hint); m != nil {
		sites = append(sites, f.renamed(p.File, m[1]))
	}
	if meant := quotedText.FindStringSubmatch(hint); meant != nil && p.Line == 1 { // an id that is the file's name
		sites = append(sites, f.renamed(p.File, path.Join(path.Dir(p.File), meant[1]+".md")))
	}
	data := f.site[p.File]
	if data == nil || data.Mode != 0 {
		return sites
	}
	lines := strings.Split(strings.TrimPrefix(string(data.Data), "\ufeff"), "\n")
	if p.Line > len(lines) {
		return sites
	}
	tried := map[string]bool{strings.Join(lines, "\n"): true}
	for _, edited := range linesMeant(lines, p, plain.Replace(p.Message(f.words)), hint) {
		text := strings.Join(edited, "\n")
		if tried[text] {
			continue
		}
		tried[text] = true
		mended := maps.Clone(f.site)
		mended[p.File] = &fstest.MapFile{Data: []byte(text)}
		sites = append(sites, mended)
	}
	return sites
}

var plain = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// renamed is the site with a file, and what is in its folder, under another name.
func (f follower) renamed(from, to string) fstest.MapFS {
	mended := fstest.MapFS{}
	for name, file := range f.site {
		switch {
		case name == from:
			name = to
		case strings.HasPrefix(name, strings.TrimSuffix(from, ".md")+"/"):
			name = strings.TrimSuffix(to, ".md") + strings.TrimPrefix(name, strings.TrimSuffix(from, ".md"))
		case strings.HasPrefix(from, "content/sheets/"):
			file = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(file.Data), filepath.Base(from), filepath.Base(to))), Mode: file.Mode}
		}
		mended[name] = file
	}
	return mended
}

// linesMeant are the lines of a file as a hint may want them.
func linesMeant(lines []string, p diag.Problem, message, hint string) (all [][]string) {
	at := p.Line - 1
	with := func(from, to int, instead ...string) {
		all = append(all, slices.Replace(slices.Clone(lines), from, to, instead...))
	}
	line := []rune(lines[at])
	column := min(p.Column-1, len(line))
	before, after := string(line[:column]), string(line[column:])
	indent := lines[at][:len(lines[at])-len(strings.TrimLeft(lines[at], " \t"))]
	first, rest, several := strings.Cut(hint, "\n")
	if several { // whole lines
		shown := strings.Split(rest, "\n")
		for n := range 4 {
			with(at, min(at+n, len(lines)), shown...)
		}
		with(at+1, at+1, shown...)
		return all
	}
	for _, shown := range shownIn(first) {
		with(at, at+1, indent+shown)
		with(at, at+1, shown)
		with(at, at+1, before+shown)
		for _, value := range valuesAt(after) {
			with(at, at+1, before+shown+after[len(value):])
			if key := oneKey.FindString(shown); key != "" { // the key is before the value
				for begins := range before {
					if strings.ContainsRune("{,", rune(before[begins])) {
						with(at, at+1, before[:begins+1]+" "+shown+after[len(value):])
					}
				}
				with(at, at+1, strings.TrimRight(before, " ")+" "+strings.TrimSpace(strings.TrimPrefix(shown, key))+after[len(value):])
			}
		}
		for _, quoted := range quotedText.FindAllStringSubmatch(message, -1) {
			if quoted[1] != "" && strings.Contains(after, quoted[1]) {
				with(at, at+1, before+strings.Replace(after, quoted[1], shown, 1))
			}
		}
		if key := oneKey.FindString(shown); key != "" {
			if again := regexp.MustCompile(`(^|[{,\s])` + regexp.QuoteMeta(key) + `[^,}\]]*`); again.MatchString(lines[at]) {
				with(at, at+1, again.ReplaceAllString(lines[at], "${1}"+strings.ReplaceAll(shown, "$", "$$")))
			}
		}
		with(at, at+1, strings.Replace(lines[at], "\t", "  ", 1))
		with(at+1, at+1, shown)
		with(at+1, at+1, indent+shown)
		with(at, at, shown)
		with(at, at, indent+shown)
		if i := strings.LastIndex(lines[at], "}"); i >= 0 {
			with(at, at+1, lines[at][:i]+", "+shown+lines[at][i:])
		}
		if strings.HasPrefix(after, "{") {
			with(at, at+1, before+"{"+shown+", "+after[1:])
		}
		with(at, at+1, before+shown+" "+after)
		if strings.HasPrefix(strings.TrimSpace(lines[at]), "- ") { // an item that a key is added to
			with(at+1, at+1, indent+"  "+shown)
		}
	}
	return all
}

// shownIn are what a hint gives to write: what is quoted, and what follows a colon.
func shownIn(hint string) (all []string) {
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	if places := shownAfter.FindAllStringIndex(hint, -1); places != nil {
		for _, place := range places {
			rest := hint[place[1]:]
			add(rest)
			add(strings.TrimSuffix(rest, "."))
			for _, end := range []string{" ; ", "; ", ", ou ", ", or ", ". "} {
				if part, _, found := strings.Cut(rest, end); found {
					add(part)
				}
			}
		}
	}
	for _, quoted := range quotedText.FindAllStringSubmatch(hint, -1) {
		add(quoted[1])
	}
	add(shownMail.FindString(hint))
	return all
}

// valuesAt are the ways in which a value may end on the rest of its line.
func valuesAt(rest string) []string {
	var all []string
	for _, ends := range []string{"}", "]", ",", ",]}", "}]", " #"} {
		if i := strings.IndexAny(rest, ends); i > 0 {
			all = append(all, rest[:i])
		}
	}
	if m := regexp.MustCompile(`^("[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\}|[\pL\pN_-]+)`).FindString(rest); m != "" {
		all = append(all, m)
	}
	return append(all, rest)
}

// replacesFigures are the codes of messages that put another number in the place of one
// that counts nothing: a code, a rank, the 0 for which there is a word.
var replacesFigures = map[diag.Code]bool{
	"commune-code-unknown": true, "commune-name-differs": true, "nothing-in-words": true, "odd-dash": true, "personal-email": true,
	"phone-lost-zero": true, "unknown-carrier": true, "unknown-commune": true,
}

// leftToReaders are the codes of testdata/left-to-readers.txt.
func leftToReaders(t *testing.T) map[diag.Code]bool {
	t.Helper()
	text, err := os.ReadFile("testdata/left-to-readers.txt")
	if err != nil {
		t.Fatal(err)
	}
	codes := map[diag.Code]bool{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			codes[diag.Code(line)] = true
		}
	}
	return codes
}
