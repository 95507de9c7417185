package main

import (
	"context"
	"io/fs"
	"net"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/preview"
)

// serveFlags are those of essaim serve.
type serveFlags struct {
	addr       string
	allowHosts []string
	poll, open bool
}

func (t *tool) serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve [--addr HOST:PORT] [--allow-host NAME] [--poll] [--open]",
		Short: t.words.T("command.serve"),
		Long:  t.words.T("command.serve.long"),
		Args:  arguments(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return t.serve(c.Context(), f) },
	}
	c.Flags().StringVar(&f.addr, "addr", "127.0.0.1:4444", t.words.T("flag.addr"))
	c.Flags().StringSliceVar(&f.allowHosts, "allow-host", nil, t.words.T("flag.allow-host"))
	c.Flags().BoolVar(&f.poll, "poll", false, t.words.T("flag.poll"))
	c.Flags().BoolVar(&f.open, "open", false, t.words.T("flag.open"))
	return c
}

func (t *tool) serve(ctx context.Context, f serveFlags) error {
	if _, port, err := net.SplitHostPort(f.addr); err != nil || port == "" {
		return wrong("usage.bad-addr", f.addr)
	}
	opt, close, err := t.options()
	if err != nil {
		return err
	}
	defer close()
	opt.Drafts, opt.Progress = true, nil
	opt.Output = t.public() // whose addresses are to last
	opt.History = t.history
	site, err := folders.OpenPlace(t.source) // which may be replaced while it is followed
	if err != nil {
		return err
	}
	defer site.Close()
	opt.Site = site
	// The day of the build is that of SOURCE_DATE_EPOCH, else it goes by.
	clock := func() time.Time {
		if at, err := now(); err == nil {
			return at
		}
		return opt.Now
	}
	return preview.Run(ctx, preview.Options{
		Options: opt, Dir: t.source, Addr: f.addr, Allow: f.allowHosts, Poll: f.poll,
		Clock: clock, Words: t.words, Renew: site.Renew,
		Reporter: &serveReporter{terminal: t.terminal, site: opt.Site, open: f.open},
	})
}

// serveReporter says on the terminal what happens to the preview.
type serveReporter struct {
	*terminal
	site fs.FS
	open bool
}

func (t *serveReporter) Ready(address string) {
	t.result(t.words.T("preview.ready", address))
	if t.open {
		if err := openBrowser(address); err != nil {
			t.note("preview.browser", err)
		}
	}
}

func (t *serveReporter) Problems(problems []diag.Problem) {
	if errors, _ := diag.Count(problems); t.quiet && errors == 0 {
		return
	}
	// A terminal that is gone is no reason to end.
	_ = t.problems(problems, false, sourceLines(t.site))
	t.count(problems)
}

func (t *serveReporter) Polling(cause error) { t.note("preview.polling", cause) }

func (t *serveReporter) Failed(err error) { t.note("preview.failed", err) }

// openBrowser asks the system for the reader's browser.
func openBrowser(address string) error {
	command := []string{"xdg-open", address}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	browser := exec.Command(command[0], command[1:]...)
	if err := browser.Start(); err != nil {
		return err
	}
	go browser.Wait() // so that it leaves nothing behind
	return nil
}
