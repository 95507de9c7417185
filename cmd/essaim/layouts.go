package main

import (
	"errors"
	"fmt"
	"io/fs"
	"text/tabwriter"

	"github.com/spf13/cobra"

	look "essaim"
	"essaim/internal/build"
	"essaim/internal/folders"
	"essaim/internal/layout"
)

func (t *tool) layoutsCommand() *cobra.Command {
	var print bool
	c := &cobra.Command{
		Use:   "layouts list|copy NAME [--print]",
		Short: t.words.T("command.layouts"),
		Long:  t.words.T("command.layouts.long"),
		RunE: func(c *cobra.Command, args []string) error {
			defaults, err := fs.Sub(look.Look, "layouts")
			switch {
			case err != nil:
				return err
			case len(args) == 1 && args[0] == "list" && !print:
				return t.listLayouts(defaults)
			case len(args) == 2 && args[0] == "copy":
				return t.copyLayout(defaults, args[1], print)
			case len(args) > 0 && args[0] != "list" && args[0] != "copy":
				return &usageError{key: "usage.unknown-action", args: []any{args[0]}, near: near(args[0], []string{"list", "copy"})}
			}
			return wrong("usage.arguments", c.UseLine())
		},
	}
	c.Flags().BoolVar(&print, "print", false, t.words.T("flag.print"))
	return c
}

// listLayouts prints a line for each layout: its name, what it shows, and
// whether the site overrides it.
func (t *tool) listLayouts(defaults fs.FS) error {
	root, err := t.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	own, err := fs.Sub(folders.Regular(root), "layouts")
	if err != nil {
		return err
	}
	entries, problems := layout.List(defaults, own)
	if len(problems) > 0 {
		return errors.Join(t.problems(problems, false, sourceLines(folders.Regular(root))), build.ErrContent)
	}
	w := tabwriter.NewWriter(t.out, 0, 0, 3, ' ', 0)
	defer w.Flush()
	for _, e := range entries {
		fmt.Fprintf(w, "%s\t%s", e.Name, e.Shows)
		switch {
		case e.Outdated:
			fmt.Fprint(w, "\t"+t.words.T("layouts.outdated"))
		case e.Own:
			fmt.Fprint(w, "\t"+t.words.T("layouts.own"))
		}
		fmt.Fprintln(w)
	}
	return nil
}

// copyLayout writes a default layout where the site overrides it, or prints it.
func (t *tool) copyLayout(defaults fs.FS, typed string, print bool) error {
	name, near := layout.Find(defaults, typed)
	if name == "" {
		return &usageError{key: "usage.unknown-layout", args: []any{typed}, near: near}
	}
	text, err := layout.Copy(defaults, name)
	if err != nil {
		return err
	}
	if print {
		_, err := t.out.Write(text)
		return err
	}
	root, err := t.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	file := "layouts/" + name
	if err := createFile(root, file, text); errors.Is(err, fs.ErrExist) {
		return wrong("usage.file-exists", t.inSite(file))
	} else if err != nil {
		return err
	}
	t.result(t.inSite(file))
	return nil
}
