package intake

import (
	"errors"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/document"
)

// report makes a problem of what is to be said of a document: how many, and the words
// that are nowhere else.
func report(file string, code diag.Code, texts []string) diag.Problem {
	var said []string
	for _, t := range texts {
		if t = oneLine(clean(t)); t != "" {
			said = append(said, t)
		}
	}
	return diag.Problem{
		Severity: diag.Warning, Code: code, Pos: diag.Whole(file),
		Args: diag.Args{"n": len(texts), "texts": strings.Join(said, " | ")},
	}
}

// remarkCode is under which code a remark on a document is said.
func remarkCode(kind document.RemarkKind, doc *document.Document) diag.Code {
	switch kind {
	case document.Added:
		return "word-added"
	case document.Deleted:
		if doc.Page { // which strikes out what is no more, and has no tracked changes
			return "page-deleted"
		}
		return "word-deleted"
	case document.Commented:
		return "word-commented"
	case document.Boxed:
		return "word-boxed"
	case document.Hidden:
		return "word-hidden"
	case document.MergedCells:
		return "word-merged"
	case document.Macros:
		return "word-macros"
	case document.Elsewhere:
		return "word-elsewhere"
	case document.Embedded:
		return "word-embedded"
	case document.Margins:
		return "word-margins"
	case document.Contents:
		return "word-contents"
	case document.Unseen:
		return "word-unseen"
	case document.Around:
		return "page-around"
	case document.Unshown:
		return "page-unseen"
	case document.Pictured:
		return "page-pictures"
	case document.Encoded:
		return "page-encoding"
	case document.MissingPart:
		return "word-missing-part"
	}
	return "word-placeholder"
}

// gridCode is under which code a remark on a table is said.
func gridCode(kind document.GridRemarkKind) diag.Code {
	switch kind {
	case document.GridEncoding:
		return "table-encoding"
	case document.GridFormula:
		return "table-formula"
	case document.GridUncomputed:
		return "table-uncomputed"
	case document.GridFilled:
		return "table-filled"
	case document.GridMerged:
		return "table-wide"
	case document.GridColumn:
		return "table-column"
	case document.GridRows:
		return "table-row"
	}
	return "table-note"
}

// noticeCode is the same of what the reading of answers found.
func noticeCode(about string) diag.Code {
	switch about {
	case "unfit":
		return "word-unfit"
	case "proposed":
		return "word-proposed"
	case "picture":
		return "word-picture"
	case "unsafe-link":
		return "word-unsafe-link"
	case "left":
		return "word-left"
	case "template":
		return "page-template"
	case "named-by-file":
		return "word-named-by-file"
	case "several":
		return "word-several"
	}
	return "word-placeholder"
}

// RefusedTable is why a table is not read, as a problem of its file.
func RefusedTable(file string, err error) diag.Problem {
	p := diag.Problem{Severity: diag.Error, Pos: diag.Whole(file), Code: "table-damaged"}
	var known *document.Error
	if !errors.As(err, &known) {
		return p
	}
	p.Args = diag.Args{"part": known.Part}
	switch known.Code {
	case "other-spreadsheet":
		p.Code = "table-other"
	case "has-password":
		p.Code = "word-password"
	case "too-big":
		p.Code = "table-too-big"
	case "empty":
		p.Code = "word-empty"
	case "no-table":
		p.Code = "table-none"
	}
	return p
}

// RefusedPage is why a page is not read, as a problem of its file.
func RefusedPage(file string, err error) diag.Problem {
	p := Refused(file, err)
	switch p.Code {
	case "word-too-big":
		p.Code = "page-too-big"
	case "word-empty":
	default:
		p.Code = "page-none"
	}
	return p
}

// Refused is why a document is not read, as a problem of its file.
func Refused(file string, err error) diag.Problem {
	p := diag.Problem{Severity: diag.Error, Pos: diag.Whole(file), Code: "word-damaged"}
	var known *document.Error
	if !errors.As(err, &known) {
		return p
	}
	p.Args = diag.Args{"part": known.Part}
	switch known.Code {
	case "old-word":
		p.Code = "word-old"
	case "has-password":
		p.Code = "word-password"
	case "too-big":
		p.Code = "word-too-big"
	case "empty":
		p.Code = "word-empty"
	case "not-a-document":
		p.Code = "word-no-document"
	}
	return p
}
