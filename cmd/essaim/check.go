package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/history"
	"essaim/internal/locale"
)

const formatText = "text"

// formats are how check lays problems out for other programs.
var formats = map[string]func(io.Writer, []diag.Problem, *locale.Locale, diag.Origin) error{
	"json": func(w io.Writer, problems []diag.Problem, l *locale.Locale, _ diag.Origin) error {
		return diag.WriteJSON(w, problems, l)
	},
	"github": diag.WriteGitHub,
	"gitlab": diag.WriteGitLab,
	"sarif":  diag.WriteSARIF,
}

// checkFlags are those of essaim check.
type checkFlags struct {
	format, baseline, previous string
	strict                     bool
}

func (t *tool) checkCommand() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check [--format text|json|github|gitlab|sarif] [--strict] [--baseline FILE] [--previous FILE]",
		Short: t.words.T("command.check"),
		Args:  arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if f.format != formatText && formats[f.format] == nil {
				names := append(slices.Sorted(maps.Keys(formats)), formatText)
				return badChoice("--format", f.format, names)
			}
			return t.check(c.Context(), f)
		},
	}
	c.Flags().StringVar(&f.format, "format", formatText, t.words.T("flag.format"))
	c.Flags().BoolVar(&f.strict, "strict", false, t.words.T("flag.strict"))
	c.Flags().StringVar(&f.baseline, "baseline", "", t.words.T("flag.baseline"))
	c.Flags().StringVar(&f.previous, "previous", "", t.words.T("flag.previous"))
	return c
}

func (t *tool) check(ctx context.Context, f checkFlags) error {
	opt, close, err := t.options()
	if err != nil {
		return err
	}
	defer close()
	opt.Output = t.public() // whose addresses are to last
	opt.Binary, opt.History = binary(), t.history
	if opt.Previous, err = previous(f.previous); err != nil {
		return err
	}
	baseline, err := readBaseline(f.baseline)
	if err != nil {
		return err
	}
	report, err := build.Check(ctx, opt)
	if err != nil {
		return err
	}
	problems := report.Problems
	if baseline != nil {
		problems = baseline.New(problems)
	}
	if err := t.checked(f.format, problems, opt.Site); err != nil {
		return err
	}
	if known := len(report.Problems) - len(problems); known > 0 {
		t.counted("report.known", known, f.baseline)
	}
	if f.format == formatText {
		t.unsaid("report.alike", report.Unsaid.Alike)
	}
	if t.timing {
		t.timings(report)
	}
	if errors, warnings := diag.Count(problems); errors > 0 || f.strict && warnings > 0 {
		return build.ErrContent
	}
	return nil
}

// checked prints problems as they were asked for.
func (t *tool) checked(format string, problems []diag.Problem, site fs.FS) error {
	if format == formatText {
		err := t.problems(problems, true, sourceLines(site))
		t.count(problems)
		return err
	}
	from := diag.Origin{Folder: history.Find(t.source).Folder(), Version: versionOf()}
	return t.forPrograms(func(w io.Writer) error { return formats[format](w, problems, t.words, from) })
}

// readBaseline reads what an earlier check found, nil without a file.
func readBaseline(file string) (*diag.Baseline, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, wrong("usage.no-baseline", file, shellWord(file))
	}
	if err != nil {
		return nil, err
	}
	baseline, err := diag.ReadBaseline(text)
	if err != nil {
		return nil, wrong("usage.bad-baseline", file)
	}
	return baseline, nil
}
