package build

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/plan"
)

// listStatic lists the files of static/: for each name the site's own, else
// the default look's. Dot files are left out. Sorted by path.
func listStatic(own, defaults fs.FS) ([]plan.Static, []diag.Problem, error) {
	files := map[string]plan.Static{}
	var problems []diag.Problem
	err := eachStatic(defaults, func(p string, _ fs.DirEntry) error {
		hash, err := shortHash(defaults, p)
		files[p] = plan.Static{Path: p, Default: true, Hash: hash}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	if folders.LeadsOut(own, "static") {
		return slices.SortedFunc(maps.Values(files), byPath), []diag.Problem{linkOut("static")}, nil
	}
	err = eachStatic(own, func(p string, entry fs.DirEntry) error {
		// A link may lead to anything on the machine that builds.
		if entry.Type() == fs.ModeSymlink {
			problems = append(problems, diag.Problem{Severity: diag.Error, Code: "symlink", Pos: diag.Whole("static/" + p)})
			return nil
		}
		if !entry.Type().IsRegular() {
			problems = append(problems, diag.Problem{Severity: diag.Error, Code: "not-a-file", Pos: diag.Whole("static/" + p)})
			return nil
		}
		file := plan.Static{Path: p}
		var err error
		if _, overrides := files[p]; overrides {
			file.Hash, err = shortHash(own, p)
		}
		files[p] = file
		return err
	})
	return slices.SortedFunc(maps.Values(files), byPath), problems, err
}

func byPath(a, b plan.Static) int { return strings.Compare(a.Path, b.Path) }

// linkOut is the problem of a folder of the site that lies elsewhere.
func linkOut(folder string) diag.Problem {
	return diag.Problem{Severity: diag.Error, Code: "folder-link-out", Pos: diag.Whole(folder), Args: diag.Args{"folder": folder}}
}

// eachStatic calls do for what is below static/ and is no folder, with its path
// from there. A folder that is not there holds nothing.
func eachStatic(fsys fs.FS, do func(path string, entry fs.DirEntry) error) error {
	const root = "static"
	return fs.WalkDir(fsys, root, func(p string, entry fs.DirEntry, err error) error {
		switch {
		case p == root && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case strings.HasPrefix(path.Base(p), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		return do(strings.TrimPrefix(p, root+"/"), entry)
	})
}

// shortHash makes the addresses of two versions of a file differ.
func shortHash(fsys fs.FS, p string) (string, error) {
	file, err := fsys.Open("static/" + p)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := fnv.New32a()
	_, err = io.Copy(h, file)
	return fmt.Sprintf("%08x", h.Sum32()), err
}
