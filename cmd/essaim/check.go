package main

import (
	"context"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/diag"
)

// How check lays problems out.
const (
	formatText = "text"
	formatJSON = "json"
)

func (t *tool) checkCommand() *cobra.Command {
	var format, previous string
	var strict bool
	c := &cobra.Command{
		Use:   "check [--format text|json] [--strict] [--previous FILE]",
		Short: t.words.T("command.check"),
		Args:  arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			switch format {
			case formatText, formatJSON:
				return t.check(c.Context(), format, strict, previous)
			case "github", "gitlab", "sarif":
				return wrong("usage.later-format", format)
			}
			return wrong("usage.bad-choice", "--format", format, "text, json")
		},
	}
	c.Flags().StringVar(&format, "format", formatText, t.words.T("flag.format"))
	c.Flags().BoolVar(&strict, "strict", false, t.words.T("flag.strict"))
	c.Flags().StringVar(&previous, "previous", "", t.words.T("flag.previous"))
	return c
}

func (t *tool) check(ctx context.Context, format string, strict bool, before string) error {
	opt, close, err := t.options()
	if err != nil {
		return err
	}
	defer close()
	opt.Output = t.public() // whose addresses are to last
	if opt.Previous, err = previous(before); err != nil {
		return err
	}
	report, err := build.Check(ctx, opt)
	if err != nil {
		return err
	}
	if format == formatJSON {
		t.clear()
		err = t.problemsJSON(report.Problems)
	} else {
		err = t.problems(report.Problems, true, sourceLines(opt.Site))
		t.count(report.Problems)
	}
	if err != nil {
		return err
	}
	if t.timing {
		t.timings(report)
	}
	if errors, warnings := diag.Count(report.Problems); errors > 0 || strict && warnings > 0 {
		return build.ErrContent
	}
	return nil
}
