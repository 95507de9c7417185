package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/opendata"
)

func (t *tool) exportCommand() *cobra.Command {
	var format, asOf string
	c := &cobra.Command{
		Use:   "export [--format csv|json|excel] [--as-of DATE] TABLE",
		Short: t.words.T("command.export"),
		Long:  t.words.T("command.export.long", strings.Join(opendata.Names(), ", ")),
		Args:  arguments(1, 1),
		RunE:  func(c *cobra.Command, args []string) error { return t.export(c.Context(), args[0], format, asOf) },
	}
	c.Flags().StringVar(&format, "format", opendata.Formats[0].Name, t.words.T("flag.export-format"))
	c.Flags().StringVar(&asOf, "as-of", "", t.words.T("flag.as-of"))
	return c
}

// export prints one table of data/v1, byte for byte as build publishes it.
func (t *tool) export(ctx context.Context, table, format, asOf string) error {
	names, formats := opendata.Names(), opendata.Formats
	name, known := opendata.Named(table)
	form := slices.IndexFunc(formats, func(f opendata.Format) bool { return f.Name == format })
	switch {
	case !known:
		return &usageError{key: "usage.unknown-table", args: []any{table, strings.Join(names, ", ")}, near: near(table, t.tableNames(names))}
	case form < 0:
		return wrong("usage.bad-choice", "--format", format, "csv, json, excel")
	}
	opt, close, err := t.options()
	if err != nil {
		return err
	}
	defer close()
	if opt.AsOf, err = parseDay(asOf); err != nil {
		return err
	}
	tables, report, err := build.Tables(ctx, opt)
	if errors.Is(err, build.ErrContent) {
		if err := t.problems(report.Problems, false, sourceLines(opt.Site)); err != nil {
			return err
		}
		t.count(report.Problems)
	}
	if err != nil {
		return err
	}
	if t.timing {
		t.timings(report)
	}
	t.clear()
	i := slices.IndexFunc(tables, func(x opendata.Table) bool { return x.Name == name })
	return formats[form].Write(tables[i], t.out)
}

// tableNames are those of the tables, and those in the language of who types.
func (t *tool) tableNames(names []string) []string {
	all := slices.Clone(names)
	for _, name := range names {
		all = append(all, t.words.Spelling("table."+name))
	}
	return all
}
