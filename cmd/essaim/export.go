package main

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/opendata"
)

// exportFlags are those of essaim export.
type exportFlags struct{ format, output, asOf string }

func (t *tool) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export [--format " + strings.Join(formatNames(), "|") + "] [--output DIR] [--as-of DATE] TABLE|" + opendata.All,
		Short: t.words.T("command.export"),
		Long:  t.words.T("command.export.long", strings.Join(opendata.Names(), ", ")),
		Args:  arguments(1, 1),
		RunE:  func(c *cobra.Command, args []string) error { return exporter{t, f}.run(c.Context(), args[0]) },
	}
	c.Flags().StringVar(&f.format, "format", formatNames()[0], t.words.T("flag.export-format"))
	c.Flags().StringVar(&f.output, "output", "", t.words.T("flag.export-output"))
	c.Flags().StringVar(&f.asOf, "as-of", "", t.words.T("flag.as-of"))
	return c
}

// formatNames are those of the forms of a table.
func formatNames() []string {
	var names []string
	for _, f := range opendata.Formats {
		names = append(names, f.Name)
	}
	return names
}

// An exporter is the tool with the flags of essaim export.
type exporter struct {
	*tool
	exportFlags
}

// run prints one table of data/v1, byte for byte as build publishes it when it does,
// or writes one or all of them into a folder.
func (t exporter) run(ctx context.Context, word string) error {
	names := opendata.Names()
	name, known := opendata.Named(word)
	all := opendata.IsAll(word)
	form := slices.Index(formatNames(), t.format)
	switch {
	case !known && !all:
		return &usageError{key: "usage.unknown-table", args: []any{word, strings.Join(names, ", ")}, near: near(word, t.tableNames(names))}
	case form < 0:
		return badChoice("--format", t.format, formatNames())
	case all && t.output == "":
		return wrong("usage.export-all", word, "export")
	}
	tables, close, err := t.tables(ctx)
	if err != nil {
		return err
	}
	defer close()
	if !all {
		i := slices.IndexFunc(tables, func(x opendata.Table) bool { return x.Name == name })
		if i < 0 {
			return wrong("usage.table-not-here", name)
		}
		tables = tables[i : i+1]
	}
	if t.output == "" {
		return opendata.Formats[form].Write(tables[0], t.out)
	}
	return t.write(tables, opendata.Formats[form])
}

// tables are those of data/v1; problems of the content are printed. Texts are read as they
// are written: close is called after that.
func (t exporter) tables(ctx context.Context) (tables []opendata.Table, close func() error, err error) {
	opt, close, err := t.options()
	if err != nil {
		return nil, nil, err
	}
	if tables, err = t.tablesOf(ctx, opt); err != nil {
		_ = close() // it was only read
	}
	return tables, close, err
}

func (t exporter) tablesOf(ctx context.Context, opt build.Options) (_ []opendata.Table, err error) {
	if opt.AsOf, err = parseDay(t.asOf); err != nil {
		return nil, err
	}
	if t.output != "" {
		if err := t.checkOutput(t.output); err != nil {
			return nil, err
		}
	}
	tables, report, err := build.Tables(ctx, opt)
	if errors.Is(err, build.ErrContent) {
		if err := t.problems(report.Problems, false, sourceLines(opt.Site)); err != nil {
			return nil, err
		}
		t.count(report.Problems)
	}
	if err != nil {
		return nil, err
	}
	if t.timing {
		t.timings(report)
	}
	t.clear()
	return tables, nil
}

// write writes tables into a folder of the output for each network, each file whole or
// not at all: one that is there is replaced once the new one is complete.
func (t exporter) write(tables []opendata.Table, format opendata.Format) error {
	if err := os.MkdirAll(t.output, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(t.output)
	if err != nil {
		return err
	}
	defer root.Close()
	written := map[string]int{} // by folder
	for _, table := range tables {
		for _, part := range table.Parts() {
			written[part.Partition()]++
			if err := writeTable(root, part, format); err != nil {
				return err
			}
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(written)) {
		t.counted("report.exported", written[folder], filepath.ToSlash(filepath.Join(t.output, folder)))
	}
	return nil
}

func writeTable(root *os.Root, table opendata.Table, format opendata.Format) error {
	if err := root.MkdirAll(table.Partition(), 0o755); err != nil {
		return err
	}
	name := path.Join(table.Partition(), table.Name+format.Ending)
	temporary := path.Join(table.Partition(), "."+table.Name+format.Ending+".tmp")
	f, err := root.Create(temporary)
	if err != nil {
		return err
	}
	err = format.Write(table, f)
	if err = cmp.Or(err, f.Close()); err == nil {
		err = root.Rename(temporary, name)
	}
	if err != nil {
		root.Remove(temporary)
	}
	return err
}

// tableNames are those of the tables, and those in the language of who types.
func (t exporter) tableNames(names []string) []string {
	all := slices.Clone(names)
	for _, name := range names {
		all = append(all, t.words.Spelling("table."+name))
	}
	return all
}
