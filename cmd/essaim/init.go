package main

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"essaim/internal/folders"
	"essaim/internal/source"
)

// demoFiles hold the content of the demonstration network.
//
//go:embed all:demo
var demoFiles embed.FS

// contentFolders are those that an empty site has.
var contentFolders = []string{"sheets", "meetings", "communes", "adoptions", "pages"}

func (t *tool) initCommand() *cobra.Command {
	var demo bool
	c := &cobra.Command{
		Use:   "init [DIR] [--demo]",
		Short: t.words.T("command.init"),
		Long:  t.words.T("command.init.long"),
		Args:  arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := t.source
			if len(args) == 1 {
				dir = args[0]
			}
			return t.init(dir, demo)
		},
	}
	c.Flags().BoolVar(&demo, "demo", false, t.words.T("flag.demo"))
	return c
}

// init creates a site in dir. A folder that has content already is refused as a
// whole; of the other files, those that exist stay as they are.
func (t *tool) init(dir string, demo bool) error {
	files, err := t.siteFiles(demo)
	if err != nil {
		return err
	}
	files = append(files, t.editorFiles(files)...)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if taken, err := hasContent(root); err != nil || taken {
		if taken {
			err = wrong("usage.file-exists", filepath.Join(dir, "content"))
		}
		return err
	}
	for _, folder := range contentFolders {
		if err := root.MkdirAll("content/"+folder, 0o755); err != nil {
			return err
		}
	}
	for _, f := range files {
		err := createFile(root, f.path, f.text)
		if errors.Is(err, fs.ErrExist) {
			t.note("report.kept", filepath.Join(dir, filepath.FromSlash(f.path)))
		} else if err != nil {
			return err
		}
	}
	if err := rewriteCanonically(root); err != nil {
		return err
	}
	where := filepath.Clean(dir)
	if where == "." {
		if where, err = filepath.Abs(dir); err != nil {
			return err
		}
	}
	t.note("report.created", where, nextCommand(dir))
	return nil
}

// rewriteCanonically writes the content of a new site as fmt does: editors find in it
// what their schemas describe. The demonstration is written in the code's own keys,
// which every language understands.
func rewriteCanonically(root *os.Root) error {
	files, _ := source.Canonical(folders.Regular(root), func(string) bool { return true })
	for _, f := range files {
		if !f.Changed {
			continue
		}
		if err := replaceFile(root, f.Path, f.Text); err != nil {
			return err
		}
	}
	return nil
}

func nextCommand(dir string) string {
	if filepath.Clean(dir) == "." {
		return "essaim build"
	}
	return "essaim build --source " + filepath.Clean(dir)
}

type siteFile struct {
	path string // slash-separated, from the site's folder
	text []byte
}

// siteFiles are the files to write, in order. The demonstration replaces the
// content that a new site starts from.
func (t *tool) siteFiles(demo bool) ([]siteFile, error) {
	files, err := filesOf(t.words.Start(), ".")
	if err != nil || !demo {
		return files, err
	}
	content, err := filesOf(demoFiles, "demo")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if !strings.HasPrefix(f.path, "content/") {
			content = append(content, f)
		}
	}
	return content, nil
}

func filesOf(from fs.FS, dir string) ([]siteFile, error) {
	var files []siteFile
	err := fs.WalkDir(from, dir, func(p string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(from, p)
		files = append(files, siteFile{strings.TrimPrefix(p, dir+"/"), text})
		return err
	})
	return files, err
}

// hasContent reports whether content/ holds anything but dot files.
func hasContent(root *os.Root) (bool, error) {
	entries, err := fs.ReadDir(root.FS(), "content")
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return true, nil
		}
	}
	return false, err
}

// createFile writes a file that is not there yet, and its folder.
func createFile(root *os.Root, name string, text []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}
