package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/folders"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

func (t *tool) newCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new sheet|meeting|commune|adoption NAME",
		Short: t.words.T("command.new"),
		Long:  t.words.T("command.new.long"),
		Args:  arguments(2, 2),
		RunE:  func(_ *cobra.Command, args []string) error { return t.new(source.Kind(args[0]), args[1]) },
	}
}

// new writes the skeleton of a file that is not there yet. The ids that it
// proposes are those of the content as it is, whatever its problems.
func (t *tool) new(kind source.Kind, name string) error {
	if !slices.Contains(source.Kinds, kind) {
		return &usageError{key: "usage.unknown-kind", args: []any{kind}, near: nearKind(kind)}
	}
	root, err := t.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	at, err := now()
	if err != nil {
		return err
	}
	known, _ := source.Read(folders.Regular(root), source.Options{Drafts: true})
	text, err := source.Skeleton(kind, name, locale.For(known.Lang), known, build.Today(at, known.TimeZone))
	if err != nil {
		return t.badName(err, kind, name, known)
	}
	if file := fileOf(known, kind, name); file != "" {
		return wrong("usage.file-exists", t.inSite(file))
	}
	file := source.SkeletonPath(kind, name)
	if err := createFile(root, file, text); errors.Is(err, fs.ErrExist) {
		return wrong("usage.file-exists", t.inSite(file))
	} else if err != nil {
		return err
	}
	t.result(t.inSite(file))
	return nil
}

func (t *tool) inSite(file string) string {
	return filepath.Join(t.source, filepath.FromSlash(file))
}

// badName proposes the name's address form where that can name the file; there
// is no file to rename yet, which is what the problem's own hint is about.
func (t *tool) badName(err error, kind source.Kind, name string, known *network.Network) error {
	var bad *source.NameError
	if !errors.As(err, &bad) {
		return err
	}
	if slug := locale.Slug(name); source.CheckName(kind, slug, known) == nil {
		return &usageError{key: "usage.bad-name", args: []any{bad.Problem.Message(t.words)}, near: slug}
	}
	return wrong("usage.bad-name", bad.Problem.Message(t.words)+" "+bad.Problem.Hint(t.words))
}

// fileOf is the file that has the name already, wherever a sheet was put: all
// folders below sheets/ share one address.
func fileOf(n *network.Network, kind source.Kind, name string) string {
	if kind == source.SheetKind {
		for _, s := range n.Sheets {
			if s.ID == name {
				return s.Body.File
			}
		}
	}
	return ""
}

func nearKind(kind source.Kind) string {
	var names []string
	for _, k := range source.Kinds {
		names = append(names, string(k))
	}
	return near(string(kind), names)
}
