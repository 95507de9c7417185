// Essaim turns a folder of practice sheets into the site of a network of
// communes. The commands only read flags and choose an exit code; the work is
// done by the packages under internal/.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	// Static binaries run where no time zone is installed.
	_ "time/tzdata"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/parallel"
	"essaim/internal/site"
)

func main() {
	os.Exit(essaim(os.Args[1:]))
}

// essaim runs a command line and gives the exit code.
func essaim(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	t := &tool{terminal: newTerminal(os.Stdout, os.Stderr, languageFor(args))}
	if err := checkTables(); err != nil {
		return t.exit(err)
	}
	root := newRoot(t)
	root.SetArgs(args)
	err := parallel.Caught(func() error { return root.ExecuteContext(ctx) })()
	return t.exit(errors.Join(err, t.profiles.stop()))
}

// endings are the signals that end a command cleanly: Ctrl-C, a service that is
// stopped, a terminal that is closed, unless nohup has the command outlive it.
func endings() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// checkTables finds what we forgot to give to a measure or a facet, in any language.
func checkTables() error {
	for _, lang := range locale.Languages {
		has := locale.For(lang).Has
		if err := errors.Join(network.CheckMeasures(network.Measures, has), site.CheckFacets(site.Facets, has)); err != nil {
			return fmt.Errorf("%s: %w", lang, err)
		}
	}
	return nil
}
