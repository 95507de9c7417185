package main

import (
	"context"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"essaim/internal/locale"
)

// demoFiles hold the content of the demonstration network, and of the one beside it in
// the demonstration portal.
//
//go:embed all:demo all:neighbour
var demoFiles embed.FS

// initFlags are those of essaim init.
type initFlags struct {
	demo, portal bool
	program      string // its address
}

// contentFolders are those that an empty site has.
var contentFolders = []string{"sheets", "meetings", "communes", "adoptions", "pages"}

func (t *tool) initCommand() *cobra.Command {
	var f initFlags
	c := &cobra.Command{
		Use:   "init [DIR] [--demo] [--portal] [--program URL]",
		Short: t.words.T("command.init"),
		Long:  t.words.T("command.init.long"),
		Args:  arguments(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := t.source
			if len(args) == 1 {
				dir = args[0]
			}
			return t.init(c.Context(), dir, f)
		},
	}
	c.Flags().BoolVar(&f.demo, "demo", false, t.words.T("flag.demo"))
	c.Flags().BoolVar(&f.portal, "portal", false, t.words.T("flag.portal"))
	c.Flags().StringVar(&f.program, "program", "", t.words.T("flag.program"))
	return c
}

// init creates a site in dir. A folder that has content already is refused as a
// whole; of the other files, those that exist stay as they are. When one cannot be
// written, what was made is taken away again.
func (t *tool) init(ctx context.Context, dir string, f initFlags) (err error) {
	if f.demo && f.portal {
		return wrong("usage.demo-portal")
	}
	files, err := siteFiles(t.words, f)
	if err != nil {
		return err
	}
	files = append(files, editorFiles(files)...)
	if f.program != "" {
		found, err := findProgram(ctx, f.program)
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
	return "essaim build --source " + shellWord(filepath.Clean(dir))
}

type siteFile struct {
	path string // slash-separated, from the site's folder
	text []byte
}

// siteFiles are the files to write, in order. A demonstration replaces the content that
// a new site starts from, and a portal some of what is beside it.
func siteFiles(words *locale.Locale, f initFlags) ([]siteFile, error) {
	files, err := filesOf(words.Start(locale.SiteFiles), ".")
	if err != nil {
		return nil, err
	}
	for i := range files {
		files[i].text = startText(files[i].text, f.portal)
	}
	var instead []siteFile
	switch {
	case f.portal:
		instead, err = portalFiles(words)
	case f.demo:
		instead, err = filesOf(demoFiles, "demo")
	default:
		return files, nil
	}
	if err != nil {
		return nil, err
	}
	all := slices.Clone(instead)
	for _, f := range files {
		replaced := slices.ContainsFunc(instead, func(i siteFile) bool { return i.path == f.path })
		if !replaced && !strings.HasPrefix(f.path, "content/") {
			all = append(all, f)
		}
	}
	return all, nil
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
