package build

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

var updateMistakes = flag.Bool("mistakes", false, "write what is said into testdata/mistakes; read the difference before committing it")

// TestMistakes: each text of testdata/mistakes has one slip, and the messages that
// the file gives, in both languages; then the corrected line is taken from the
// message itself and written in the place of the wrong one, until nothing is said
// any more. Each time the message is gone, no other kind of message has come, and
// no number is lost. A file holds cases of
//
//	=== why
//	the text of a sheet; ⍽ is a no-break space, ⇥ a tab, ␌ a form feed
//	---
//	line:column code message → hint, a problem, in French then in English
//
// All are sheets of one network, which has other files to lead to.
func TestMistakes(t *testing.T) {
	cases := mistakesOf(t)
	if len(cases) < 60 {
		t.Fatalf("only %d mistakes", len(cases))
	}
	site := mistakenSite(cases)
	problems := mistakesIn(t, site)
	for _, c := range cases {
		if got := said(problems[c.file], c.front); *updateMistakes {
			c.want = got
		} else if got != c.want {
			t.Errorf("%s: %s:\n%s\nsays\n%s\nwant\n%s", c.from, c.why, c.body, got, c.want)
		}
		if len(problems[c.file]) == 0 {
			t.Errorf("%s: %s: nothing is said", c.from, c.why)
		}
	}
	if *updateMistakes {
		writeMistakes(t, cases)
		return
	}
	for range 12 {
		left := false
		for _, c := range cases {
			if of := problems[c.file]; len(of) > 0 {
				left = true
				c.follow(t, of[0])
				site[c.file] = file(c.sheet())
			}
		}
		if !left {
			return
		}
		after := mistakesIn(t, site)
		for _, c := range cases {
			c.compare(t, problems[c.file], after[c.file])
		}
		problems = after
	}
	for _, c := range cases {
		for _, p := range problems[c.file] {
			t.Errorf("%s: %s: still says %s of\n%s", c.from, c.why, p.Message(locale.For(locale.French)), c.body)
		}
	}
}

// TestHonestTexts: nothing is said of texts that are as their authors want them.
func TestHonestTexts(t *testing.T) {
	var cases []*mistake
	data, err := os.ReadFile("testdata/honest.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, body := range strings.Split(string(data), "\n===\n") {
		cases = append(cases, &mistake{file: sheetNamed(i), body: asTyped.Replace(body) + "\n"})
	}
	problems := mistakesIn(t, mistakenSite(cases))
	for _, c := range cases {
		if len(problems[c.file]) > 0 {
			t.Errorf("%s\nsays\n%s", c.body, said(problems[c.file], c.front))
		}
	}
}

type mistake struct {
	from, why  string
	file       string // of the sheet
	body, want string
	front      int // lines before the body
}

var asTyped = strings.NewReplacer("⍽", "\u00a0", "⇥", "\t", "␌", "\f")

func mistakesOf(t *testing.T) []*mistake {
	t.Helper()
	files, _ := filepath.Glob("testdata/mistakes/*.txt")
	var cases []*mistake
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split("\n"+string(data), "\n=== ")[1:] {
			why, rest, _ := strings.Cut(part, "\n")
			rest += "\n"
			end := strings.LastIndex(rest, "\n---\n") // a body may have such a line too
			if end < 0 {
				t.Fatalf("%s: %s: no ---", name, why)
			}
			body, want := rest[:end], rest[end+len("\n---\n"):]
			cases = append(cases, &mistake{
				from: name, why: why, file: sheetNamed(len(cases)),
				body: asTyped.Replace(body) + "\n", want: strings.TrimSpace(want),
			})
		}
	}
	return cases
}

func sheetNamed(i int) string { return fmt.Sprintf("content/sheets/cas-%d.md", i) }

func writeMistakes(t *testing.T, cases []*mistake) {
	t.Helper()
	files := map[string][]byte{}
	unseen := strings.NewReplacer("\u00a0", "⍽", "\t", "⇥", "\f", "␌")
	for _, c := range cases {
		files[c.from] = fmt.Appendf(files[c.from], "=== %s\n%s---\n%s\n", c.why, unseen.Replace(c.body), c.want)
	}
	for name, data := range files {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// mistakenSite is a network with a sheet a case, each with a photo and plans beside it.
func mistakenSite(cases []*mistake) fstest.MapFS {
	site := village(0)
	site["content/sheets/composteurs-de-quartier.md"] = file("---\ntitle: Des composteurs\ncommune: aubrac\ntheme: dechets\nstatus: planned\nmeans: none\nresults: []\n---\n\n## Contexte\n\nx\n\n## Notre point de départ\n\ny\n")
	for _, c := range cases {
		site[c.file] = file(c.sheet())
		dir := strings.TrimSuffix(c.file, ".md") + "/"
		for _, name := range []string{"plan des bacs.pdf", "plan-des-bacs.pdf", "plan (1).pdf"} {
			site[dir+name] = file("%PDF-1.4\n%%EOF\n")
		}
		site[dir+"ma photo.png"] = &fstest.MapFile{Data: onePixel()}
		site[dir+"bac.png"] = &fstest.MapFile{Data: onePixel()}
	}
	return site
}

func (c *mistake) sheet() string {
	front := "---\ntitle: Un cas\ncommune: aubrac\ntheme: dechets\nstatus: planned\nmeans: none\nresults: []\n---\n"
	c.front = strings.Count(front, "\n")
	return front + c.body
}

func mistakesIn(t *testing.T, site fstest.MapFS) map[string][]diag.Problem {
	t.Helper()
	report, err := Check(t.Context(), options(site, ""))
	if err != nil {
		t.Fatal(err)
	}
	by := map[string][]diag.Problem{}
	for _, p := range report.Problems {
		if strings.Contains(p.File, "/cas-") {
			by[p.File] = append(by[p.File], p)
		}
	}
	return by
}

func said(problems []diag.Problem, front int) string {
	var b strings.Builder
	for _, p := range problems {
		for _, lang := range []locale.Lang{locale.French, locale.English} {
			l := locale.For(lang)
			fmt.Fprintf(&b, "%s %d:%d %s: %s → %s\n", p.Severity, p.Line-front, p.Column, p.Code, p.Message(l), strings.ReplaceAll(p.Hint(l), "\n", "\n  "))
		}
	}
	return strings.TrimSpace(b.String())
}

var quotedIn = map[locale.Lang]*regexp.Regexp{
	locale.French:  regexp.MustCompile(`(?s)« ?(.*?) ?»(?:[ .,\n[;]|$)`),
	locale.English: regexp.MustCompile(`(?s)“(.*?)”(?:[ .,\n[;]|$)`),
}

// follow edits the text as the message asks.
func (c *mistake) follow(t *testing.T, p diag.Problem) {
	t.Helper()
	edited := map[string]bool{}
	var body string
	for _, lang := range []locale.Lang{locale.French, locale.English} {
		l := locale.For(lang)
		body = c.edited(p, plainSpaces(p.Message(l)), plainSpaces(p.Hint(l)), quotedIn[lang])
		edited[body] = true
	}
	if len(edited) != 1 || body == c.body {
		t.Errorf("%s: %s: the message has no edit, or another in each language: %s", c.from, c.why, said([]diag.Problem{p}, c.front))
	}
	if lost := lostNumbers(c.body, body); len(lost) > 0 && !losesNumbers[p.Code] {
		t.Errorf("%s: %s: the numbers %v are lost in\n%s", c.from, c.why, lost, body)
	}
	c.body = body
}

// plainSpaces are those of a message, whose quotation marks have spaces of their own.
func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0»", " »", "«\u00a0", "« ", "\u202f", " ").Replace(s)
}

// edited takes the corrected line from a hint, or the corrected part of it.
func (c *mistake) edited(p diag.Problem, message, hint string, quoted *regexp.Regexp) string {
	lines := strings.Split(c.body, "\n")
	at := p.Line - c.front - 1
	if _, block, ok := strings.Cut(hint, ":\n"); ok {
		rows := strings.Split(block, "\n")
		rows = slices.DeleteFunc(rows, func(row string) bool { return !strings.HasPrefix(row, "|") && !strings.Contains(row, "---") })
		return strings.Join(c.withTable(p, lines, at, rows), "\n")
	}
	var to string
	if m := quoted.FindStringSubmatch(hint); m != nil {
		to = m[1]
	} else if _, after, ok := strings.Cut(hint, " : "); ok {
		to = after
	} else if _, after, ok := strings.Cut(hint, ": "); ok {
		to = after
	}
	switch p.Code {
	case "fence-unclosed":
		return strings.TrimRight(c.body, "\n") + "\n" + to + "\n"
	case "second-front-matter":
		return strings.Join(slices.Delete(lines, at, at+2+slices.Index(lines[at+1:], "---")), "\n")
	case "heading-of-lines":
		bar := at + slices.IndexFunc(lines[at:], func(line string) bool { return line == to })
		if strings.Contains(to, "=") {
			return strings.Join(slices.Delete(lines, bar, bar+1), "\n")
		}
		return strings.Join(slices.Insert(lines, bar, ""), "\n")
	case "table-row-apart":
		return strings.Join(slices.Delete(lines, at-1, at), "\n")
	case "indented-text":
		for i := at; i < len(lines); i++ {
			lines[i] = strings.TrimLeft(lines[i], " \t")
		}
		return strings.Join(lines, "\n")
	case "list-interrupts":
		return strings.Join(slices.Insert(lines, at, ""), "\n")
	case "note-inline":
		all := quoted.FindAllStringSubmatch(hint, -1)
		body := strings.Replace(c.body, quoted.FindStringSubmatch(message)[1], to, 1)
		return body + "\n" + all[len(all)-1][1] + "\n"
	case "note-in-brackets":
		lines[at] = to
		all := quoted.FindAllStringSubmatch(hint, -1)
		return strings.Replace(strings.Join(lines, "\n"), all[2][1], all[1][1], 1)
	case "note-pasted":
		return pastedLink.ReplaceAllString(strings.Replace(c.body, "[["+strings.Trim(to, "[^]")+"]](#_ftn"+strings.Trim(to, "[^]")+")", to, 1), to+": ")
	case "body-control-character":
		return strings.ReplaceAll(c.body, "\f", "")
	case "lost-character":
		return strings.ReplaceAll(c.body, "\ufffd", "é")
	case "foreign-mark", "contents-mark", "emoji-name", "attributes":
		return strings.Replace(c.body, to, "", 1)
	case "note-never-called":
		return strings.Replace(c.body, ".", noteMark.FindString(hint)+".", 1)
	case "address-unused":
		return strings.Replace(c.body, ".", " "+inBrackets.FindString(hint)+".", 1)
	case "note-twice", "address-twice":
		return strings.Join(slices.Delete(lines, at, at+1), "\n")
	case "note-without-text":
		if strings.HasSuffix(to, ":") || strings.HasSuffix(to, ": ") {
			return c.body + "\n" + strings.TrimSpace(to) + " Une note.\n"
		}
	}
	from := ""
	if m := quoted.FindStringSubmatch(message); m != nil {
		from = m[1]
	} else {
		from = noteMark.FindString(message)
	}
	isPart := strings.HasPrefix(string(p.Code), "link-") || strings.HasPrefix(string(p.Code), "url-") ||
		p.Code == "broken-link" || partCodes[p.Code] || p.Code == "note-without-text" || p.Code == "reference-unknown"
	if !isPart {
		before := string([]rune(lines[at])[:p.Column-1])                                             // > of a quotation
		if p.Code == "heading-attributes" || p.Code == "heading-link" || p.Code == "heading-image" { // it is at the end of its line
			before = ""
		}
		lines[at] = before + to
		return strings.Join(lines, "\n")
	}
	before := []rune(strings.Join(lines[at:], "\n"))
	rest := string(before[p.Column-1:])
	if to == from { // it is to be removed
		to = ""
	}
	rest = strings.Replace(rest, from, to, 1)
	return strings.Join(append(lines[:at:at], string(before[:p.Column-1])+rest), "\n")
}

// partCodes are of messages about a part of a line.
var partCodes = map[diag.Code]bool{
	"bold-marks": true, "bold-unclosed": true, "highlight": true, "local-address": true, "misread-letters": true,
	"private-comment": true, "revision-mark": true, "strike-marks": true, "wiki-link": true, "wiki-marks": true,
	"image-marks": true,
}

// losesNumbers are of messages about numbers that no reader was to see: of a port, a
// size, a level, a note, a key.
var losesNumbers = map[diag.Code]bool{
	"heading-unmarked": true, "link-size": true, "local-address": true, "note-in-brackets": true, "note-pasted": true, "second-front-matter": true,
}

// pastedLink is the way back from a note of a word processor.
var pastedLink = regexp.MustCompile(`\[\[1\]\]\(#_ftnref1\) *`)

// withTable writes rows in the place of those of a table.
func (c *mistake) withTable(p diag.Problem, lines []string, at int, rows []string) []string {
	switch p.Code {
	case "table-surplus": // the message is at the row: the head is above
		for !strings.Contains(lines[at], "---") {
			at--
		}
		return slices.Replace(lines, at-1, at+1, rows...)
	case "table-dashes":
		return slices.Replace(lines, at, at+2, rows...)
	case "table-of-tabs":
		return slices.Replace(lines, at, at+len(rows)-1, rows...)
	}
	return slices.Replace(lines, at, at+1, rows...)
}

// compare: of the messages before, the one that was followed is gone, and no kind
// of message has come.
func (c *mistake) compare(t *testing.T, before, after []diag.Problem) {
	t.Helper()
	codes := func(problems []diag.Problem) map[diag.Code]int {
		n := map[diag.Code]int{}
		for _, p := range problems {
			n[p.Code]++
		}
		return n
	}
	was := codes(before)
	for code, n := range codes(after) {
		if n > was[code] {
			t.Errorf("%s: %s: a remedy brings %s to\n%s\n%s", c.from, c.why, code, c.body, said(after, c.front))
		}
	}
	if len(before) > 0 && slices.ContainsFunc(after, func(p diag.Problem) bool { return diag.Same(p, before[0]) }) {
		t.Errorf("%s: %s: the message stays after its remedy:\n%s\n%s", c.from, c.why, c.body, said(after, c.front))
	}
}

var (
	noteMark   = regexp.MustCompile(`\[\^[^\]]+\]`)
	inBrackets = regexp.MustCompile(`\[\w+\]`)
	noFigures  = regexp.MustCompile(noteMark.String() + `|\{[^}]*\}`)
)

var anyNumber = regexp.MustCompile(`[0-9]+`)

// lostNumbers are those of a text that another has less often, but for the names of
// notes and the attributes of other tools.
func lostNumbers(before, after string) []string {
	times := map[string]int{}
	for _, n := range anyNumber.FindAllString(noFigures.ReplaceAllString(before, ""), -1) {
		times[n]++
	}
	for _, n := range anyNumber.FindAllString(noFigures.ReplaceAllString(after, ""), -1) {
		times[n]--
	}
	maps.DeleteFunc(times, func(_ string, n int) bool { return n <= 0 })
	return slices.Sorted(maps.Keys(times))
}

// onePixel is a PNG.
func onePixel() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	return b.Bytes()
}
