package main

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"essaim/internal/locale"
	"essaim/internal/schema"
	"essaim/internal/source"
)

func (t *tool) schemaCommand() *cobra.Command {
	var editor string
	c := &cobra.Command{
		Use:   "schema [KIND] [--cms sveltia]",
		Short: t.words.T("command.schema"),
		Long:  t.words.T("command.schema.long"),
		Args:  arguments(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			switch form := c.Flags().Changed("cms"); {
			case form && len(args) > 0:
				return wrong("usage.arguments", c.UseLine())
			case form:
				return formWriter{t}.write(editor)
			case len(args) == 0:
				return t.listSchemas()
			}
			return t.schema(args[0])
		},
	}
	c.Flags().StringVar(&editor, "cms", "", t.words.T("flag.cms"))
	return c
}

// listSchemas prints a line for each kind of file.
func (t *tool) listSchemas() error {
	w := tabwriter.NewWriter(t.out, 0, 0, 3, ' ', 0)
	defer w.Flush()
	for _, kind := range source.AllKinds {
		fmt.Fprintf(w, "%s\t%s\n", kind, t.words.Field("schema."+string(kind)))
	}
	return nil
}

// schema prints the JSON Schema of a kind of file, byte for byte as build publishes it.
// Files are in the language of the network, whatever that of who reads about them; without
// a network, in the reader's.
func (t *tool) schema(word string) error {
	kind, is := source.KindNamed(word, source.AllKinds)
	if !is {
		return &usageError{key: "usage.unknown-schema", args: []any{word}, near: t.nearKind(word, source.AllKinds)}
	}
	written := t.words
	if site := cmp.Or(siteAbove(t.source), t.source); isThere(filepath.Join(site, "content", "network.yaml")) {
		written = locale.For(languageOf(site))
	}
	_, err := t.out.Write(schema.Explained(kind, written, t.words))
	return err
}

// editorFiles are those of a new site that help its editors, in the language that its
// network.yaml names.
func editorFiles(files []siteFile) []siteFile {
	i := slices.IndexFunc(files, func(f siteFile) bool { return f.path == "content/network.yaml" })
	var all []siteFile
	for _, f := range schema.EditorFiles(locale.For(languageIn(bytes.NewReader(files[i].text)))) {
		all = append(all, siteFile{f.Path, f.Text})
	}
	return all
}
