package main

import (
	"context"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// demoFiles hold the content of the demonstration network.
//
//go:embed all:demo
var demoFiles embed.FS

// contentFolders are those that an empty site has.
var contentFolders = []string{"sheets", "meetings", "communes", "adoptions", "pages"}

func (t *tool) initCommand() *cobra.Command {
	var demo bool
	var address string
	c := &cobra.Command{
		Use:   "init [DIR] [--demo] [--program URL]",
		Short: t.words.T("command.init"),
		Long:  t.words.T("command.init.long"),
		Args:  arguments(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := t.source
			if len(args) == 1 {
				dir = args[0]
			}
			return t.init(c.Context(), dir, demo, address)
		},
	}
	c.Flags().BoolVar(&demo, "demo", false, t.words.T("flag.demo"))
	c.Flags().StringVar(&address, "program", "", t.words.T("flag.program"))
	return c
}

// init creates a site in dir. A folder that has content already is refused as a
// whole; of the other files, those that exist stay as they are. When one cannot be
// written, what was made is taken away again.
func (t *tool) init(ctx context.Context, dir string, demo bool, address string) (err error) {
	files, err := t.siteFiles(demo)
	if err != nil {
		return err
	}
	files = append(files, editorFiles(files)...)
	if address != "" {
		found, err := findProgram(ctx, address)
		if err != nil {
			return err
		}
		for i := range files {
			if !strings.HasPrefix(files[i].path, "content/") {
				files[i].text = found.fill(files[i].text)
			}
		}
	}
	made, err := newFolder(dir)
	defer func() {
		if err != nil {
			for _, folder := range made {
				os.Remove(folder)
			}
		}
	}()
	if err != nil {
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
	if err := t.fill(ctx, &newFiles{root: root}, files); err != nil {
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

// fill writes the folders and the files of a site, or nothing.
func (t *tool) fill(ctx context.Context, to *newFiles, files []siteFile) (err error) {
	defer func() {
		if err != nil {
			to.undo()
		}
	}()
	for _, folder := range contentFolders {
		if err := to.folder("content/" + folder); err != nil {
			return err
		}
	}
	var kept []string
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := to.create(f.path, f.text)
		if errors.Is(err, fs.ErrExist) {
			kept = append(kept, f.path)
		} else if err != nil {
			return err
		}
	}
	for _, name := range kept {
		t.note("report.kept", filepath.Join(to.root.Name(), filepath.FromSlash(name)))
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
