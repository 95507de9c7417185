package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"essaim/internal/build"
)

// workroomFlags are those of essaim workroom.
type workroomFlags struct{ output, baseURL, asOf string }

func (t *tool) workroomCommand() *cobra.Command {
	var f workroomFlags
	c := &cobra.Command{
		Use:   "workroom [--output DIR] [--base-url URL] [--as-of DATE]",
		Short: t.words.T("command.workroom"),
		Long:  t.words.T("command.workroom.long"),
		Args:  arguments(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return t.workroom(c.Context(), f) },
	}
	c.Flags().StringVar(&f.output, "output", "", t.words.T("flag.workroom-output"))
	c.Flags().StringVar(&f.baseURL, "base-url", "", t.words.T("flag.base-url"))
	c.Flags().StringVar(&f.asOf, "as-of", "", t.words.T("flag.as-of"))
	return c
}

// workroom builds the animator's papers: another plan, the same stages.
func (t *tool) workroom(ctx context.Context, f workroomFlags) error {
	start := time.Now()
	opt, close, err := t.options()
	if err != nil {
		return err
	}
	defer close()
	if opt.AsOf, err = parseDay(f.asOf); err != nil {
		return err
	}
	if opt.BaseURL, err = parseBaseURL(f.baseURL); err != nil {
		return err
	}
	opt.Workroom, opt.Cache, opt.Output = true, nil, f.output
	if opt.Output == "" {
		opt.Output = filepath.Join(t.source, "workroom")
	}
	if err := errors.Join(t.checkOutput(opt.Output), t.keepPrivate(opt.Output)); err != nil {
		return err
	}
	report, err := build.Run(ctx, opt)
	refused := errors.Is(err, build.ErrContent)
	if refused {
		if err := t.problems(report.Problems, false, sourceLines(opt.Site)); err != nil {
			return err
		}
		t.count(report.Problems)
		t.note("report.nothing")
		return build.ErrContent
	}
	if t.timing {
		t.timings(report)
	}
	if err == nil {
		err = ignored(opt.Output)
	}
	if err == nil {
		t.built("report.workroom", report, opt.Output, time.Since(start))
	}
	return err
}

// keepPrivate refuses a folder that is published: the one that build makes by
// default, one that it made, and whatever is in them.
func (t *tool) keepPrivate(output string) error {
	public, err := filepath.Abs(filepath.Join(t.source, "public"))
	if err != nil {
		return err
	}
	dir, err := filepath.Abs(output)
	if err != nil {
		return err
	}
	for at := dir; ; at = filepath.Dir(at) {
		// Of the folders that essaim writes, published sites have a robots.txt.
		manifest, _ := os.ReadFile(filepath.Join(at, ".essaim.json"))
		if at == public || bytes.Contains(manifest, []byte(`"robots.txt"`)) {
			return wrong("usage.workroom-public", at)
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}

// ignored keeps git from committing the folder, wherever it is.
func ignored(dir string) error {
	return os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o644)
}
