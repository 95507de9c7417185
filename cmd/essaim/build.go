package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	look "essaim"
	"essaim/internal/build"
	"essaim/internal/folders"
	"essaim/internal/history"
	"essaim/internal/network"
	"essaim/internal/publish"
	"essaim/internal/source"
)

// buildFlags are those of essaim build.
type buildFlags struct {
	output, baseURL, asOf string
	explain, previous     string
	drafts, noPDF, strict bool
}

func (t *tool) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build [--output DIR] [--base-url URL] [--as-of DATE] [--drafts] [--no-pdf] [--strict] [--explain PATH] [--previous FILE]",
		Short: t.words.T("command.build"),
		Long:  t.words.T("command.build.long"),
		Args:  arguments(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return t.build(c.Context(), f) },
	}
	c.Flags().StringVar(&f.output, "output", "", t.words.T("flag.output"))
	c.Flags().StringVar(&f.baseURL, "base-url", "", t.words.T("flag.base-url"))
	c.Flags().StringVar(&f.asOf, "as-of", "", t.words.T("flag.as-of"))
	c.Flags().BoolVar(&f.drafts, "drafts", false, t.words.T("flag.drafts"))
	c.Flags().BoolVar(&f.noPDF, "no-pdf", false, t.words.T("flag.no-pdf"))
	c.Flags().BoolVar(&f.strict, "strict", false, t.words.T("flag.strict"))
	c.Flags().StringVar(&f.explain, "explain", "", t.words.T("flag.explain"))
	c.Flags().StringVar(&f.previous, "previous", "", t.words.T("flag.previous"))
	return c
}

func (t *tool) build(ctx context.Context, f buildFlags) error {
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
	opt.Binary = binary()
	if !namesCommit(opt.Version) {
		opt.Program = executable
	}
	opt.Output, opt.Drafts, opt.NoPDF, opt.Strict = f.output, f.drafts, f.noPDF, f.strict
	opt.Explain = f.explain
	if opt.Output == "" {
		opt.Output = t.public()
	}
	if opt.Previous, err = previous(f.previous); err != nil {
		return err
	}
	if err := t.checkOutput(opt.Output); err != nil {
		return err
	}
	opt.History = t.history
	report, err := build.Run(ctx, opt)
	refused := errors.Is(err, build.ErrContent)
	if refused || !t.quiet {
		if err := t.problems(report.Problems, false, sourceLines(opt.Site)); err != nil {
			return err
		}
	}
	if t.timing {
		t.timings(report)
	}
	switch {
	case refused:
		t.count(report.Problems)
		t.note("report.nothing")
	case err == nil:
		t.built("report.done", report, opt.Output, time.Since(start))
		t.unsaid("report.drafts", report.Unsaid.Drafts)
		t.unsaid("report.uncounted", report.Unsaid.Uncounted)
		switch r := t.history(); {
		case r == nil:
		case r.Shallow:
			t.note("report.shallow")
		case r.Unread:
			t.note("report.reftable")
		}
		if report.Explanation != nil {
			t.explain(report.Explanation)
		}
	}
	return err
}

// history is the repository that the site is in.
func (t *tool) history() *history.Repository { return history.Find(t.source) }

// public is the folder that the site is published to by default.
func (t *tool) public() string { return filepath.Join(t.source, "public") }

// previous is the manifest that --previous names, or that of the folder that it names;
// "" is none.
func previous(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, publish.ManifestName)
	}
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", wrong("usage.no-previous", name)
	}
	if err != nil {
		return "", err
	}
	if _, err := publish.ReadFormer(text); err != nil {
		return "", wrong("usage.bad-previous", name)
	}
	return string(text), nil
}

// options are what check and build share. The site is to be closed after use.
func (t *tool) options() (build.Options, func() error, error) {
	at, err := now()
	if err != nil {
		return build.Options{}, nil, err
	}
	root, err := t.openSite()
	if err != nil {
		return build.Options{}, nil, err
	}
	open := folders.New(root, 2) // content/sheets holds nearly all files
	close := func() error {
		open.Close()
		return root.Close()
	}
	return build.Options{
		Site:     open.FS(),
		Cache:    root,
		Defaults: look.Look,
		Version:  versionOf(),
		Now:      at,
		Progress: t.advance,

		NoStencil: os.Getenv("ESSAIM_NO_STENCIL") != "",
	}, close, nil
}

// parseDay reads --as-of; "" is no day.
func parseDay(text string) (network.Day, error) {
	if text == "" {
		return 0, nil
	}
	date, err := network.ParseDate(text)
	if err != nil || date.Dom == 0 {
		return 0, wrong("usage.bad-date", text)
	}
	return date.First(), nil
}

// parseBaseURL reads --base-url, to which it adds the final slash; "" is none.
func parseBaseURL(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	if !source.IsBaseURL(text) {
		return "", wrong("usage.bad-url", text)
	}
	return strings.TrimSuffix(text, "/") + "/", nil
}
