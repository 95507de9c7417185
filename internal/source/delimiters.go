package source

import (
	"strings"

	"essaim/internal/diag"
)

// The lines around a front matter, when they are not where they should be, or not what
// they should be: a word processor makes a dash of three hyphens, a habit of other
// programs writes +++ or ..., and what stands above the front matter hides it.

// A frontLine is a line of a file that lacks a front matter, or has one that is not
// closed.
type frontLine struct {
	number int // from 1
	text   string
}

func (l frontLine) blank() bool { return strings.TrimSpace(l.text) == "" }

// maxSearched bounds the lines among which a front matter is looked for.
const maxSearched = 500

// frontLines are the first lines of a text.
func frontLines(text []byte) []frontLine {
	parts := strings.SplitN(string(text), "\n", maxSearched+1)
	lines := make([]frontLine, min(len(parts), maxSearched))
	for i := range lines {
		lines[i] = frontLine{i + 1, strings.TrimSuffix(parts[i], "\r")}
	}
	return lines
}

// isLikeDelimiter recognises a line that was meant as --- and is not: hyphens that are
// too few, too many or spaced, dashes, what closes a document elsewhere.
func isLikeDelimiter(text string) bool {
	marks := strings.ReplaceAll(strings.TrimRight(text, " \t"), " ", "")
	switch {
	case text == "" || text[0] == ' ' || marks == "---" && len(text) == len(marks) || marks == "-":
		return false
	case strings.Trim(marks, "-–—−‐‑―─━") == "":
		return true
	}
	return marks == "…" || len(marks) >= 3 && strings.Trim(marks, marks[:1]) == "" && strings.Contains("._=*~+;", marks[:1])
}

// keyed reports whether the first line with text after place i has a key that the file
// may have at its top; a sign of TOML may follow the key instead of a colon.
func (f reading) keyed(lines []frontLine, i int) (at int, toml bool) {
	for at = i + 1; at < len(lines); at++ {
		text := lines[at].text
		if lines[at].blank() || text[0] == '#' {
			continue
		}
		end := strings.IndexAny(text, ":=")
		if end <= 0 || !(keysOf{f.table}).Under("", strings.Trim(strings.TrimSpace(text[:end]), `"'`)) {
			return -1, false
		}
		return at, text[end] == '='
	}
	return -1, false
}

// findFront says why a file has no front matter where it should: false when it has
// none at all.
func (f reading) findFront(text []byte) (found bool) {
	lines := frontLines(text)
	first := 0
	for first < len(lines)-1 && lines[first].blank() {
		first++
	}
	pos := diag.Pos{File: f.path, Line: lines[first].number, Column: 1}
	opening := strings.TrimSpace(lines[first].text)
	isFence := strings.HasPrefix(opening, "```") || strings.HasPrefix(opening, "~~~")
	key, toml := f.keyed(lines, first)
	switch {
	case toml:
		name, value, _ := strings.Cut(lines[key].text, "=")
		f.report(diag.Error, pos, "front-matter-in-toml", diag.Args{"text": cut(opening), "line": strings.TrimSpace(name) + ": " + strings.TrimSpace(value)})
		return true
	case isLikeDelimiter(opening) && key > 0:
		f.report(diag.Error, pos, "front-matter-opening", diag.Args{"text": cut(opening)})
		return true
	case isFence && key > 0:
		f.report(diag.Error, pos, "front-matter-in-fence", diag.Args{"text": cut(opening), "closing": closingFence(lines, first, opening)})
		return true
	}
	for i := first + 1; i < len(lines); i++ {
		text := strings.TrimRight(lines[i].text, " \t")
		if key, toml := f.keyed(lines, i); key < 0 || toml || text != "---" && !isLikeDelimiter(text) {
			continue
		}
		args := diag.Args{"line": lines[i].number, "first": lines[first].number, "last": lines[i].number - 1, "only": "", "closing": ""}
		if i == first+1 {
			args["only"], args["first"], args["last"] = args["first"], "", ""
		}
		if isFence {
			args["closing"] = closingFence(lines, i, opening)
		}
		f.report(diag.Error, pos, "text-before-front-matter", args)
		return true
	}
	if key, toml := f.keyed(lines, first-1); key == first && !toml {
		f.report(diag.Error, pos, "front-matter-not-opened", diag.Args{"text": cut(opening)})
		return true
	}
	return false
}

// closingFence is the number of the line that closes a block of code; "" for none.
func closingFence(lines []frontLine, after int, opening string) any {
	for _, l := range lines[after+1:] {
		if strings.HasPrefix(l.text, opening[:3]) {
			return l.number
		}
	}
	return ""
}

// findClosing reports the line that was meant to close the front matter, which begins a
// text, and does not; false when there is none. Above it are only keys, and what belongs
// to them; before is how many lines are above the text.
func (f reading) findClosing(text []byte, before int) (found bool) {
	for _, l := range frontLines(text) {
		switch {
		case l.blank() || strings.ContainsAny(l.text[:1], " \t#-[]{}\"'") && !isLikeDelimiter(l.text):
		case isLikeDelimiter(l.text):
			f.report(diag.Error, diag.Pos{File: f.path, Line: before + l.number, Column: 1}, "delimiter-dashes", diag.Args{"text": cut(strings.TrimSpace(l.text))})
			return true
		case !strings.Contains(l.text, ":"):
			return false
		}
	}
	return false
}
