package main

import (
	"bufio"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/folders"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

func (t *tool) newCommand() *cobra.Command {
	var form string
	c := &cobra.Command{
		Use:   "new sheet|meeting|commune|adoption|page NAME [--form FILE.docx]",
		Short: t.words.T("command.new"),
		Long:  t.words.T("command.new.long"),
		Args: func(c *cobra.Command, args []string) error {
			if (t.asks || form != "") && len(args) == 1 {
				return nil
			}
			return arguments(2, 2)(c, args)
		},
		RunE: func(_ *cobra.Command, args []string) error { return t.new(args[0], args[1:], form) },
	}
	c.Flags().StringVar(&form, "form", "", t.words.T("flag.new-form"))
	return c
}

// new writes the skeleton of a file that is not there yet. The ids that it
// proposes are those of the content as it is, whatever its problems. Without a
// name it asks for one. With form it writes a document to fill in instead.
func (t *tool) new(word string, names []string, form string) error {
	kind, is := source.KindNamed(word, source.Kinds)
	if !is {
		return &usageError{key: "usage.unknown-kind", args: []any{word}, near: t.nearKind(word, source.Kinds)}
	}
	if form != "" {
		return importer{t}.newForm(kind, names, form)
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
	if len(names) == 0 {
		name, err := t.askName(kind, known)
		if err != nil {
			return err
		}
		names = []string{name}
	}
	name, file := source.Named(kind, names[0])
	text, err := source.Skeleton(kind, name, locale.For(known.Lang), known, build.Today(at, known.TimeZone))
	if err != nil {
		return t.badName(err, kind, name, known)
	}
	if _, err := root.Stat(source.FormConfig); err == nil {
		text = source.Shaped(kind, text, locale.For(known.Lang))
	}
	if taken := fileOf(known, kind, name); taken != "" {
		return wrong("usage.file-exists", t.inSite(taken))
	}
	if err := createFile(root, file, text); errors.Is(err, fs.ErrExist) {
		return wrong("usage.file-exists", t.inSite(file))
	} else if err != nil {
		return err
	}
	t.result(t.inSite(file))
	return nil
}

// askName asks for the name of a new file until it is one; what is no name may have one
// in it. The end of the input gives up.
func (t *tool) askName(kind source.Kind, known *network.Network) (string, error) {
	t.question("ask.name." + string(kind))
	for lines := bufio.NewScanner(t.in); lines.Scan(); {
		typed := strings.TrimSpace(lines.Text())
		name, _ := source.Named(kind, typed)
		err := source.CheckName(kind, name, known)
		if slug := locale.Slug(name); err != nil && slug != "" && source.CheckName(kind, slug, known) == nil {
			return slug, nil
		}
		if err == nil {
			return typed, nil
		}
		var usage *usageError
		if errors.As(t.badName(err, kind, name, known), &usage) {
			t.fail(usage)
		}
		t.question("ask.name." + string(kind))
	}
	return "", wrong("usage.arguments", "essaim new "+string(kind)+" NAME")
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

// nearKind is the kind that was probably meant, as it was likely to be written.
func (t *tool) nearKind(word string, kinds []source.Kind) string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k), t.words.Spelling("kind."+string(k)))
	}
	return near(word, names)
}
