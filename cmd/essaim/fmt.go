package main

import (
	"crypto/rand"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/source"
)

func (t *tool) fmtCommand() *cobra.Command {
	var check, form bool
	c := &cobra.Command{
		Use:   "fmt [--check] [--form] [FILE…]",
		Short: t.words.T("command.fmt"),
		Long:  t.words.T("command.fmt.long"),
		RunE:  func(_ *cobra.Command, args []string) error { return t.fmt(args, check, form) },
	}
	c.Flags().BoolVar(&check, "check", false, t.words.T("flag.check"))
	c.Flags().BoolVar(&form, "form", false, t.words.T("flag.form"))
	return c
}

// fmt writes the chosen content files in canonical spelling, all of them when none
// is named, and prints the names of those that it changed; with check, of those that
// it would change; with form, in the shape that the form in the browser reads.
func (t *tool) fmt(args []string, check, form bool) error {
	root, err := t.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	chosen, err := t.chosenFiles(root, args)
	if err != nil {
		return err
	}
	site := folders.Regular(root)
	files, problems := source.Canonical(site, form, chosen.has)
	if name := chosen.notContent(); name != "" {
		return wrong("usage.not-content", name)
	}
	if err := t.problems(problems, false, sourceLines(site)); err != nil {
		return err
	}
	changed := 0
	for _, f := range files {
		if !f.Changed {
			continue
		}
		changed++
		if !check {
			if err := replaceFile(root, f.Path, f.Text); err != nil {
				return err
			}
		}
		t.result(t.inSite(f.Path))
	}
	return t.formatted(check, changed, len(files), problems)
}

// formatted sums up what fmt did, and gives what it exits with.
func (t *tool) formatted(check bool, changed, read int, problems []diag.Problem) error {
	errors, _ := diag.Count(problems)
	n := func(key string, n int) string { return t.words.N(key, float64(n)) }
	others := n("report.files-canonical", read-changed)
	switch {
	case check && changed > 0:
		t.note("report.to-format", n("report.files-to-rewrite", changed), others)
		return build.ErrContent
	case errors > 0:
		return build.ErrContent
	}
	t.note("report.formatted", n("report.files-rewritten", changed), others)
	return nil
}

// chosenFiles are the content files that were named, or all of them.
type chosenFiles struct {
	typed []string // as on the command line
	paths []string // from the site's folder, a slash between names
	met   []bool   // a content file has it, or lies in it
}

// chosenFiles finds what was typed, from the current folder as a shell completes it,
// or from the site's as messages name it.
func (t *tool) chosenFiles(root *os.Root, args []string) (*chosenFiles, error) {
	chosen := &chosenFiles{typed: args, met: make([]bool, len(args))}
	site, err := filepath.Abs(t.source)
	if err != nil {
		return nil, err
	}
	for _, typed := range args {
		there, err := filepath.Abs(typed)
		if err != nil {
			return nil, err
		}
		name, err := filepath.Rel(site, there)
		if _, missing := os.Lstat(there); err != nil || missing != nil || !filepath.IsLocal(name) {
			name = filepath.Clean(typed)
		}
		if _, err := root.Lstat(name); err != nil {
			return nil, wrong("usage.no-file", typed)
		}
		chosen.paths = append(chosen.paths, filepath.ToSlash(name))
	}
	return chosen, nil
}

// has reports whether a content file was chosen.
func (c *chosenFiles) has(name string) bool {
	chosen := len(c.paths) == 0
	for i, p := range c.paths {
		if p == "." || name == p || strings.HasPrefix(name, p+"/") {
			c.met[i], chosen = true, true
		}
	}
	return chosen
}

// notContent is what was typed and chose nothing; "" when all did.
func (c *chosenFiles) notContent() string {
	if i := slices.Index(c.met, false); i >= 0 {
		return c.typed[i]
	}
	return ""
}

// replaceFile writes a file anew, as a whole: at any moment one reads the old text or
// the new one. Its permissions stay; one that must not be written to is not.
func replaceFile(root *os.Root, name string, text []byte) error {
	old, err := root.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	stat, err := old.Stat()
	if err = errors.Join(err, old.Close()); err != nil {
		return err
	}
	aside := path.Join(path.Dir(name), ".essaim-"+rand.Text())
	f, err := root.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Chmod(stat.Mode().Perm()), f.Sync(), f.Close())
	if err == nil {
		err = root.Rename(aside, name)
	}
	if err != nil {
		root.Remove(aside)
	}
	return err
}
