package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/pdf"
)

// problemsOf are about what a PDF could not show, where its author wrote it.
func (p *planned) problemsOf(made pdf.Made, files ...string) []diag.Problem {
	var problems []diag.Problem
	for _, r := range made.Missing {
		problems = append(problems, diag.Problem{
			Severity: diag.Warning, Code: "letter-without-font", Pos: p.locate(string(r), files),
			Args: diag.Args{"letter": string(r), "code": fmt.Sprintf("U+%04X", r)},
		})
	}
	for _, url := range made.Unusable {
		problems = append(problems, diag.Problem{
			Severity: diag.Warning, Code: "unusable-image", Pos: p.locate(path.Base(url), files),
			Args: diag.Args{"image": path.Base(url)},
		})
	}
	return problems
}

// oneMessage sorts problems, and leaves out letters that a font lacks where another
// message has the author replace them: the bullets of a word processor.
func oneMessage(problems []diag.Problem) []diag.Problem {
	problems = diag.Sort(problems)
	reported := map[diag.Pos]bool{}
	for _, p := range problems {
		if p.Code == "list-mark" {
			reported[p.Pos] = true
		}
	}
	return slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Code == "letter-without-font" && reported[p.Pos] })
}

// locate finds a text in one of the files; the first of them as a whole when it
// is in none.
func (p *planned) locate(text string, files []string) diag.Pos {
	for _, file := range files {
		content, err := fs.ReadFile(p.files, file)
		if err != nil {
			continue
		}
		if i := bytes.Index(content, []byte(text)); i >= 0 {
			start := bytes.LastIndexByte(content[:i], '\n') + 1
			return diag.Pos{File: file, Line: 1 + bytes.Count(content[:i], []byte("\n")), Column: 1 + utf8.RuneCount(content[start:i])}
		}
	}
	return diag.Whole(files[0])
}

// lacksLetters is true when a sheet's files may hold letters that PDF files
// cannot show. A file that cannot be read has problems of its own.
func (m *paperMaker) lacksLetters(file string, bodies []*network.Body) (bool, error) {
	fonts, err := m.fonts()
	if err != nil {
		return false, err
	}
	files := []string{file}
	for _, body := range bodies {
		if body.File != file { // it is not of the sheet itself
			files = append(files, body.File)
		}
	}
	for _, file := range files {
		if text, err := fs.ReadFile(m.files, file); err == nil && fonts.Lacks(text) {
			return true, nil
		}
	}
	return false, nil
}
