package layout

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
)

// A file is one layout as it was chosen among its two candidates.
type file struct {
	name string // "sheet.html", "parts/footer.html"
	text string
	own  bool // the site's
}

// pos is the place of a line and a column, from 1, in the file; problems name
// a layout as the site's folder does.
func (f file) pos(line, column int) diag.Pos {
	return diag.Pos{File: path.Join("layouts", f.name), Line: line, Column: column}
}

// posAt is the place of a byte of the file.
func (f file) posAt(offset int) diag.Pos {
	before := f.text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return f.pos(1+strings.Count(before, "\n"), 1+utf8.RuneCountInString(before[start:]))
}

// choose reads the default files and puts the site's in their place. The
// result is sorted by name.
func choose(defaults, overrides fs.FS) ([]file, []diag.Problem) {
	chosen := map[string]file{}
	problems := read(defaults, false, chosen)
	if overrides != nil {
		problems = append(problems, read(overrides, true, chosen)...)
	}
	return slices.SortedFunc(maps.Values(chosen), func(a, b file) int { return strings.Compare(a.name, b.name) }), problems
}

// read adds the layouts of one folder to chosen. A folder that is not there
// holds none.
func read(folder fs.FS, own bool, chosen map[string]file) []diag.Problem {
	var problems []diag.Problem
	unreadable := func(f file, err error) {
		pos := f.pos(1, 1)
		problems = append(problems, diag.Problem{
			Severity: diag.Error, Code: "layout-unreadable", Pos: pos, Args: diag.Args{"cause": err.Error()}, Cause: diag.CauseOf(pos.File, err),
		})
	}
	for _, dir := range []string{".", "parts"} {
		entries, err := fs.ReadDir(folder, dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			unreadable(file{name: dir}, err)
		}
		for _, entry := range entries {
			f := file{name: path.Join(dir, entry.Name()), own: own}
			if path.Ext(f.name) != ".html" {
				continue
			}
			text, err := fs.ReadFile(folder, f.name)
			if err != nil {
				unreadable(f, err)
				continue
			}
			f.text = string(text)
			chosen[f.name] = f
		}
	}
	return problems
}
