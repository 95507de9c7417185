package preview

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// errorsID marks the errors in a page.
const errorsID = "essaim-errors"

// shown is how many errors a page lists; the terminal lists all.
const shown = 30

var errorsTemplate = template.Must(template.New("errors").Parse(
	`<section id="` + errorsID + `" lang="{{.Lang}}" role="alert"><h2>{{.Title}}</h2><ul>` +
		`{{range .Errors}}<li><p><code>{{.Place}}</code> {{.Message}}</p>{{with .Hint}}<p>{{.}}</p>{{end}}</li>{{end}}` +
		`</ul>{{with .More}}<p>{{.}}</p>{{end}}</section>`))

type shownError struct{ Place, Message, Hint string }

// errorsHTML speaks of the errors among problems; nothing when there is none.
func errorsHTML(problems []diag.Problem, words *locale.Locale) []byte {
	var list []shownError
	count, _ := diag.Count(problems)
	if count == 0 {
		return nil
	}
	for _, p := range problems {
		if p.Severity == diag.Error && len(list) < shown {
			list = append(list, shownError{place(p), p.Message(words), p.Hint(words)})
		}
	}
	more := ""
	if count > shown {
		more = words.N("preview.more", float64(count-shown))
	}
	var b bytes.Buffer
	err := errorsTemplate.Execute(&b, struct {
		Lang        locale.Lang
		Title, More string
		Errors      []shownError
	}{words.Lang(), words.N("preview.errors", float64(count)), more, list})
	if err != nil {
		panic(err) // the template and its data are ours
	}
	return b.Bytes()
}

// ownFirst puts the problems of a page's own files before all others.
func ownFirst(problems []diag.Problem, files []string) []diag.Problem {
	slices.SortStableFunc(problems, func(a, b diag.Problem) int { return cmp.Compare(rank(files, a.File), rank(files, b.File)) })
	return problems
}

// rank is the place of a file among those of a page; beyond them all for any other.
func rank(files []string, file string) int {
	if i := slices.Index(files, file); i >= 0 {
		return i
	}
	return len(files)
}

func place(p diag.Problem) string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// script is the element that makes a page reload; key is what the page shows.
func script(base, key string) []byte {
	return fmt.Appendf(nil, `<script src="%sessaim/preview.js" data-key="%s" defer></script>`, template.HTMLEscapeString(base), key)
}

// inject puts the script at the end of a page's head and the errors at the top
// of its body. A layout may leave these tags out; then they go in front.
func inject(page, script, errors []byte) []byte {
	head := bytes.Index(page, []byte("</head>"))
	body := bytes.Index(page[max(head, 0):], []byte("<body"))
	if body >= 0 {
		body += max(head, 0)
		body += bytes.IndexByte(page[body:], '>') + 1
	}
	var b bytes.Buffer
	b.Grow(len(page) + len(script) + len(errors))
	b.Write(page[:max(head, 0)])
	b.Write(script)
	b.Write(page[max(head, 0):max(head, body, 0)])
	b.Write(errors)
	b.Write(page[max(head, body, 0):])
	return b.Bytes()
}

var bareTemplate = template.Must(template.New("bare").Parse(
	`<!doctype html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
</head>
<body>
<main>
<h1>{{.Title}}</h1>
<p>{{.Text}}</p>
</main>
</body>
</html>
`))

// bare is a page for when there are no layouts to make one with.
func bare(words *locale.Locale) []byte {
	var b bytes.Buffer
	err := bareTemplate.Execute(&b, struct {
		Lang        locale.Lang
		Title, Text string
	}{words.Lang(), words.T("preview.no-page"), words.T("preview.no-page.text")})
	if err != nil {
		panic(err) // the template and its data are ours
	}
	return b.Bytes()
}

// A memory keeps the pages that were shown last, as they were when their files
// had no error.
type memory struct {
	pages map[string]kept // by path
	clock int
}

type kept struct {
	key     uint64
	content []byte
	files   []string
	used    int
}

// remembered is how many pages are kept: more than anybody has tabs open.
const remembered = 64

func (m *memory) put(path string, page kept) {
	if m.pages == nil {
		m.pages = map[string]kept{}
	}
	m.clock++
	page.used = m.clock
	m.pages[path] = page
	if len(m.pages) <= remembered {
		return
	}
	oldest := path
	for p, page := range m.pages {
		if page.used < m.pages[oldest].used {
			oldest = p
		}
	}
	delete(m.pages, oldest)
}
