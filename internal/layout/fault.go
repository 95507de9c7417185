package layout

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// Fault is an error of one of the site's own layouts.
type Fault struct {
	Problem diag.Problem
	cause   error
}

func (f *Fault) Error() string { return f.cause.Error() }
func (f *Fault) Unwrap() error { return f.cause }

// fault says whose error err is: the site's, or ours.
func (s *Set) fault(err error) error {
	var known *Fault
	if errors.As(err, &known) {
		return err
	}
	m := place.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	f, ok := s.files[m[1]]
	if !ok || !f.own {
		return err
	}
	return &Fault{Problem: f.problem(err), cause: err}
}

// What text/template and html/template say, whose errors have no fields: the
// file, the line and, from an execution, the byte in the line; then the cause.
var (
	place    = regexp.MustCompile(`^(?:html/)?template: ?([^:]+\.html)(?::(\d+))?(?::(\d+))?: (?s:(.*))$`)
	function = regexp.MustCompile(`function "(.+)" not defined`)
	part     = regexp.MustCompile(`(?:no such template|template) "(.+?)"(?: not defined)?$`)
	field    = regexp.MustCompile(`can't evaluate field (\S+) in type (\S+)`)
	at       = regexp.MustCompile(`^executing ".*?" at (<.*?>): `)
)

// problem turns an error of the template packages into a sentence of ours.
func (f file) problem(err error) diag.Problem {
	m := place.FindStringSubmatch(err.Error())
	if m == nil {
		return diag.Problem{Severity: diag.Error, Code: "layout-broken", Pos: f.pos(1, 1), Args: diag.Args{"cause": err.Error()}}
	}
	line, _ := strconv.Atoi(m[2])
	line = max(line, 1)
	cause := at.ReplaceAllString(m[4], "")
	p := diag.Problem{Severity: diag.Error, Pos: f.pos(line, 1)}
	if offset, err := strconv.Atoi(m[3]); err == nil {
		p.Column = f.column(line, offset)
	}
	if m := function.FindStringSubmatch(cause); m != nil {
		p.Code, p.Args = "layout-unknown-function", diag.Args{"name": m[1], "near": locale.Nearest(m[1], functionNames)}
		p.Column = f.column(line, f.find(line, m[1]))
	} else if m := field.FindStringSubmatch(cause); m != nil {
		view := strings.TrimPrefix(m[2], "*")
		if view == "interface" { // Page.Page: a layout sees the view of its kind
			view = viewOf(f.name)
		}
		p.Code, p.Args = "layout-unknown-field", diag.Args{"name": m[1], "view": view, "near": locale.Nearest(m[1], fieldsOf(view))}
	} else if m := part.FindStringSubmatch(cause); m != nil {
		p.Code, p.Args = "layout-unknown-part", diag.Args{"name": m[1]}
	} else {
		p.Code, p.Args = "layout-broken", diag.Args{"cause": cause}
	}
	return p
}

// column counts characters, from 1, up to a byte of a line.
func (f file) column(line, offset int) int {
	text := f.line(line)
	return 1 + utf8.RuneCountInString(text[:min(max(offset, 0), len(text))])
}

func (f file) find(line int, word string) int { return strings.Index(f.line(line), word) }

func (f file) line(n int) string {
	lines := strings.SplitN(f.text, "\n", n+1)
	if n > len(lines) {
		return ""
	}
	return lines[n-1]
}
