package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"essaim/internal/locale"
)

// The escapes of a terminal; empty without colour.
type palette struct{ file, err, warning, dim, reset string }

var coloured = palette{file: "\x1b[1m", err: "\x1b[1;31m", warning: "\x1b[1;33m", dim: "\x1b[2m", reset: "\x1b[0m"}

func (p palette) of(s Severity) string {
	if s == Error {
		return p.err
	}
	return p.warning
}

// maxQuoted is how many characters of a source line are shown; beyond, the
// line would wrap and the caret would point nowhere.
const maxQuoted = 120

// WriteText prints problems for people, each as
//
//	content/sheets/x.md:12:9: erreur : message
//	   12 | title: Bilan : 2011
//	      |             ^
//	   → hint
//
// source gives a file's line, without its end, from 1; it may be nil, and ""
// leaves the quotation out. Control characters of what it gives are not
// printed: a terminal obeys them.
func WriteText(w io.Writer, problems []Problem, l *locale.Locale, colour bool, source func(file string, line int) string) error {
	var paint palette
	if colour {
		paint = coloured
	}
	out := bufio.NewWriter(w)
	for _, p := range problems {
		fmt.Fprintf(out, "%s%s:%d:%d:%s %s%s%s %s\n", paint.file, onOneLine(p.File), p.Line, p.Column, paint.reset,
			paint.of(p.Severity), l.T("problem."+p.Severity.String()), paint.reset, onOneLine(p.Message(l)))
		if source != nil {
			writeQuotation(out, p, source(p.File, p.Line), paint)
		}
		if hint := p.Hint(l); hint != "" {
			fmt.Fprintf(out, "   → %s\n", strings.ReplaceAll(printable(hint), "\n", "\n     "))
		}
	}
	return out.Flush()
}

// writeQuotation shows the line with a caret under the column.
func writeQuotation(out *bufio.Writer, p Problem, line string, paint palette) {
	if p.Column > maxQuoted {
		return
	}
	line = shownPart(printable(strings.TrimRight(line[:min(len(line), maxRead)], " \t\r")), len(line) > maxRead)
	if line == "" {
		return
	}
	fmt.Fprintf(out, "%s%5d |%s %s\n", paint.dim, p.Line, paint.reset, line)
	fmt.Fprintf(out, "%s      |%s %s%s^%s\n", paint.dim, paint.reset, strings.Repeat(" ", max(p.Column-1, 0)), paint.of(p.Severity), paint.reset)
}

// maxRead is more bytes than can be shown of a line: thousands of problems may stand
// in one of a megabyte, which is not gone through for each.
const maxRead = maxQuoted * utf8.UTFMax

// shownPart cuts a line that is too long to show, or was cut already.
func shownPart(line string, isCut bool) string {
	if !isCut && utf8.RuneCountInString(line) <= maxQuoted {
		return line
	}
	letters := []rune(line)
	return string(letters[:min(len(letters), maxQuoted-1)]) + "…"
}

// printable replaces what would move the cursor or give the terminal an order.
// A line feed stays: hints may quote two lines.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return utf8.RuneError
		}
		return r
	}, s)
}

// onOneLine is printable, without the line feed that the name of a file may have: what
// begins a line of its own is an order to the programs that read logs of forges.
func onOneLine(s string) string {
	return strings.ReplaceAll(printable(s), "\n", string(utf8.RuneError))
}

// jsonProblem fixes the keys of check's JSON and their order.
type jsonProblem struct {
	Severity string `json:"severity"`
	Code     Code   `json:"code"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// WriteJSON prints problems as one array, one problem a line, "[]" when there
// is none. Line and column count from 1, the column in characters.
func WriteJSON(w io.Writer, problems []Problem, l *locale.Locale) error {
	if len(problems) == 0 {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for i, p := range problems {
		out.WriteString([]string{"[\n  ", ",\n  "}[min(i, 1)])
		err := enc.Encode(jsonProblem{p.Severity.String(), p.Code, p.File, p.Line, p.Column, p.Message(l), p.Hint(l)})
		if err != nil {
			return err
		}
		out.Truncate(out.Len() - 1) // Encode ends with a line feed
	}
	out.WriteString("\n]\n")
	_, err := out.WriteTo(w)
	return err
}
