package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/document"
	"essaim/internal/folders"
	"essaim/internal/intake"
	"essaim/internal/source"
)

func importCommand(t *tool) *cobra.Command {
	var write bool
	var columns string
	kinds := []string{"word", "page", "csv"}
	c := &cobra.Command{
		Use:   "import word|page|csv FILE… [--write]",
		Short: t.words.T("command.import"),
		Long:  t.words.T("command.import.long"),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 && !slices.Contains(kinds, args[0]) {
				return &usageError{key: "usage.unknown-import", args: []any{args[0]}, near: near(args[0], kinds)}
			}
			if len(args) < 2 {
				return wrong("usage.arguments", c.UseLine())
			}
			if columns != "" && (args[0] != "csv" || len(args) != 2) {
				return wrong("usage.columns")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			i := importer{t}
			return i.run(c.Context(), write, func(site *intake.Site) (proposal, error) {
				switch args[0] {
				case "csv":
					return i.tables(site, args[1:], columns)
				case "page":
					return i.documents(site, args[1:], document.ReadPage, intake.RefusedPage)
				}
				return i.documents(site, args[1:], document.Read, intake.Refused)
			})
		},
	}
	c.Flags().BoolVar(&write, "write", false, t.words.T("flag.write"))
	c.Flags().StringVar(&columns, "columns", "", t.words.T("flag.columns"))
	return c
}

// An importer makes drafts of documents, tables and pages, and documents of forms.
type importer struct{ *tool }

// A proposal is what files are proposed as.
type proposal struct {
	drafts   []*intake.Draft
	problems []diag.Problem
	lines    func(string, int) string // of a file that problems are of; nil when it has none
}

// run proposes drafts: it prints them, with what check says of them, or writes them all
// or none.
func (t importer) run(ctx context.Context, write bool, read func(*intake.Site) (proposal, error)) error {
	opt, close, err := t.options()
	if err != nil {
		return err
	}
	defer close()
	root, err := t.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	site := intake.NewSite(folders.Regular(root))
	p, err := read(site)
	if err != nil {
		return err
	}
	unquoted := func(string, int) string { return "" } // a document has no lines
	if p.lines != nil {
		unquoted = p.lines
	}
	if err := t.problems(p.problems, false, unquoted); err != nil {
		return err
	}
	refused, _ := diag.Count(p.problems)
	if write {
		removeTemporary(root, p.drafts)
		if taken := conflict(root, site, p.drafts); taken != "" {
			return wrong("usage.import-exists", t.inSite(taken))
		}
	}
	if err := t.propose(p.drafts, write); err != nil {
		return err
	}
	faults, err := t.checkDrafts(ctx, opt, p.drafts)
	switch {
	case err != nil:
		return err
	case write && refused+faults > 0:
		t.note("import.nothing")
	case write:
		return t.writeDrafts(root, p.drafts)
	}
	if refused+faults > 0 {
		return build.ErrContent
	}
	return nil
}

// documents reads documents or pages. Those that are refused are problems, as is what to
// know of the others.
func (t importer) documents(site *intake.Site, files []string, read func([]byte) (*document.Document, error), refused func(string, error) diag.Problem) (p proposal, err error) {
	for _, file := range files {
		data, err := readDocument(file)
		if err != nil {
			return p, err
		}
		shown := t.shown(file)
		doc, err := read(data)
		if err != nil {
			p.problems = append(p.problems, refused(shown, err))
			continue
		}
		draft := site.Draft(shown, doc)
		p.problems = append(p.problems, draft.Problems...)
		p.drafts = append(p.drafts, draft)
	}
	return p, nil
}

// tables reads tables, and shows where their columns go.
func (t importer) tables(site *intake.Site, files []string, columns string) (p proposal, err error) {
	var said *intake.ColumnFile
	if columns != "" {
		switch text, err := readDocument(columns); {
		case err == nil:
			t.note("import.columns-read", t.shown(columns))
			var problems []diag.Problem
			if said, problems = intake.ReadColumns(t.shown(columns), text); len(problems) > 0 {
				p.problems = problems
				return p, nil
			}
		case !isNoFile(err):
			return p, err
		}
	}
	var tables []*intake.Table
	for _, file := range files {
		data, err := readDocument(file)
		if err != nil {
			return p, err
		}
		shown := t.shown(file)
		grids, err := document.ReadGrids(data)
		if err != nil {
			p.problems = append(p.problems, intake.RefusedTable(shown, err))
			continue
		}
		found, problems := site.Tables(shown, grids, said)
		p.problems = append(p.problems, problems...)
		tables = append(tables, found...)
		if wrong, _ := diag.Count(problems); said != nil && wrong > 0 {
			return p, nil
		}
	}
	for _, table := range tables {
		t.agree(table)
	}
	if columns != "" && said == nil && len(tables) > 0 {
		if err := t.writeColumns(columns, intake.Columns(tables, site.Words())); err != nil {
			return p, err
		}
	}
	batch := site.Propose(tables)
	p.drafts, p.problems = batch.Drafts, append(p.problems, batch.Problems...)
	return p, nil
}

func isNoFile(err error) bool {
	var usage *usageError
	return errors.As(err, &usage) && usage.key == "usage.no-file"
}

// agree shows how a table is read.
func (t importer) agree(table *intake.Table) {
	key := "import.table"
	if table.Sheet != "" {
		key = "import.table.sheet"
	}
	t.note(key, table.File, table.Rows(), table.Kind.Spelling(t.words), table.Row, table.Sheet)
	for _, c := range table.Columns {
		key := "import.column"
		if c.Guessed {
			key = "import.column.guessed"
		}
		t.note(key, document.ColumnName(c.Number), c.Heading, table.Where(c))
	}
}

// writeColumns writes a file of columns where there is none.
func (t importer) writeColumns(file string, text []byte) error {
	if err := createAt(file, text); err != nil {
		return err
	}
	t.note("import.columns-written", filepath.ToSlash(file))
	return nil
}

// shown is how messages name a document: as it was typed; where they name files from the
// root of the system, by the way to it from the site, which lies above.
func (t importer) shown(file string) string {
	if t.above != "" {
		if there, err := filepath.Abs(file); err == nil {
			if way, err := filepath.Rel(t.above, there); err == nil {
				return filepath.ToSlash(way)
			}
		}
	}
	return filepath.ToSlash(file)
}

// readDocument reads a file, of which a little more than the most is enough to see that
// it is too big.
func readDocument(file string) ([]byte, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, wrong("usage.no-file", file)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, wrong("usage.no-file", file)
	}
	return io.ReadAll(io.LimitReader(f, document.MaxFile+1))
}

// conflict is the first file of the drafts that is there already, or that two of them want.
// What an import that was cut short has written is none, while something is left to write.
func conflict(root *os.Root, site *intake.Site, drafts []*intake.Draft) string {
	wanted := map[string]bool{}
	written, left := "", false
	for _, d := range drafts {
		if d.Adds != "" {
			continue
		}
		if at := fileOf(site.Known(), d.Kind, d.Name); at != "" && at != d.File.Path {
			return at
		}
		for _, f := range d.Files() {
			_, err := root.Lstat(f.Path)
			switch isThere := err == nil; {
			case wanted[f.Path] || isThere && !isWritten(root, f):
				return f.Path
			case isThere:
				written = cmp.Or(written, f.Path)
			default:
				left = true
			}
			wanted[f.Path] = true
		}
	}
	if left {
		return ""
	}
	return written
}

// removeTemporary removes what an import that was killed left of its drafts under other
// names: of a file that has its name too, nothing else would.
func removeTemporary(root *os.Root, drafts []*intake.Draft) {
	for _, d := range drafts {
		if d.Adds != "" || d.Name == "" {
			continue
		}
		for _, f := range d.Files() {
			root.Remove(temporary(f.Path))
		}
	}
}

// isWritten reports whether a file is there as it is to be.
func isWritten(root *os.Root, want intake.File) bool {
	if info, err := root.Lstat(want.Path); err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(want.Data)) {
		return false
	}
	text, err := root.ReadFile(want.Path)
	return err == nil && bytes.Equal(text, want.Data)
}

// propose prints the drafts; when they are written, only what is to be added to files
// that are there.
func (t importer) propose(drafts []*intake.Draft, write bool) error {
	for _, d := range drafts {
		switch {
		case d.Adds != "":
			t.note("import.adds", d.Adds)
		case write:
			continue
		case d.Name != "":
			t.note("import.proposed", d.File.Path)
			for _, p := range d.Pictures {
				t.note("import.picture", p.Path)
			}
		}
		if err := t.forPrograms(func(w io.Writer) error { _, err := w.Write(d.File.Data); return err }); err != nil {
			return err
		}
	}
	return nil
}

// checkDrafts says what check would say of the drafts, and how many errors that is.
func (t importer) checkDrafts(ctx context.Context, opt build.Options, drafts []*intake.Draft) (faults int, err error) {
	var files []intake.File
	mine := map[string]bool{}
	for _, d := range drafts {
		if d.Name != "" && d.Adds == "" {
			files = append(files, d.Files()...)
		}
	}
	for _, f := range files {
		mine[f.Path] = true
	}
	if len(files) == 0 {
		return 0, nil
	}
	opt.Site, opt.Cache = intake.Overlay(opt.Site, files), nil
	report, err := build.Check(ctx, opt)
	if err != nil {
		return 0, err
	}
	problems := slices.DeleteFunc(report.Problems, func(p diag.Problem) bool {
		return !mine[p.File]
	})
	faults, _ = diag.Count(problems)
	return faults, t.problems(problems, false, sourceLines(opt.Site))
}

// writeDrafts writes all files of all drafts that are not there yet, or none.
func (t importer) writeDrafts(root *os.Root, drafts []*intake.Draft) error {
	files := newFiles{root: root}
	var written []string
	for _, d := range drafts {
		if d.Adds != "" {
			continue
		}
		for _, f := range d.Files() {
			if isWritten(root, f) {
				continue
			}
			if err := files.stage(f.Path, f.Data); err != nil {
				files.undo()
				return err
			}
			written = append(written, f.Path)
		}
	}
	if err := files.publish(); err != nil {
		files.undo()
		return err
	}
	for _, name := range written {
		t.result(t.inSite(name))
	}
	return nil
}

// newForm writes a document to fill in, where there is none yet.
func (t importer) newForm(kind source.Kind, names []string, file string) error {
	root, err := t.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	at, err := now()
	if err != nil {
		return err
	}
	fsys := folders.Regular(root)
	known, _ := source.Read(fsys, source.Options{Drafts: true})
	r := intake.FormRequest{Kind: kind, Today: build.Today(at, known.TimeZone)}
	if len(names) > 0 {
		r.Name, _ = source.Named(kind, names[0])
		if err := source.CheckName(kind, r.Name, known); err != nil {
			return t.badName(err, kind, r.Name, known)
		}
	}
	if filepath.Ext(file) != ".docx" {
		return wrong("usage.form-name", file)
	}
	r.Answers = intake.Prefill(fsys, kind, r.Name, known)
	form, err := intake.Form(r, known)
	if err != nil {
		return err
	}
	if err := createAt(file, form); err != nil {
		return err
	}
	t.result(filepath.ToSlash(file))
	return nil
}
