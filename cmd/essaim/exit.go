package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"essaim/internal/build"
	"essaim/internal/parallel"
	"essaim/internal/publish"
)

// The exit codes are a promise to scripts.
const (
	exitDone    = 0 // warnings included
	exitContent = 1 // the content or the layouts have problems
	exitUsage   = 2 // the command line is wrong
	exitMachine = 3 // the machine failed
)

// usageError is a mistake of who typed the command: words of internal/locale,
// with what they quote. Near is what was probably meant, or "".
type usageError struct {
	key  string
	args []any
	near string
}

func wrong(key string, args ...any) error { return &usageError{key: key, args: args} }

func (e *usageError) Error() string { return e.key }

// exit says what went wrong, if something did, and gives the exit code. It is
// the only place where an error becomes words and a code.
func (t *terminal) exit(err error) int {
	var usage *usageError
	var foreign *publish.ForeignError
	var missing *build.NotPublishedError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, build.ErrContent): // the problems were printed
		return exitContent
	case errors.As(err, &usage):
		t.fail(usage)
		return exitUsage
	case errors.As(err, &foreign):
		t.fail(foreignFolder(foreign))
		return exitUsage
	case errors.As(err, &missing):
		t.fail(&usageError{key: "usage.not-published", args: []any{missing.Path}, near: strings.Join(missing.Near, t.words.T("usage.or"))})
		return exitUsage
	}
	t.failMachine(err)
	return exitMachine
}

func foreignFolder(e *publish.ForeignError) *usageError {
	key := "usage.foreign-folder"
	if e.Manifest {
		key = "usage.foreign-manifest"
	}
	return &usageError{key: key, args: []any{e.File()}}
}

// machineWords chooses a sentence for an error of the system.
func machineWords(err error) (key string) {
	var fault *parallel.Fault
	switch {
	case errors.As(err, &fault):
		return "machine.fault"
	case errors.Is(err, publish.ErrBusy):
		return "machine.busy"
	case errors.Is(err, context.Canceled):
		return "machine.interrupted"
	case errors.Is(err, syscall.EADDRINUSE):
		return "machine.port"
	case errors.Is(err, syscall.ENOSPC):
		return "machine.full"
	case errors.Is(err, syscall.EROFS):
		return "machine.read-only"
	case errors.Is(err, fs.ErrPermission):
		return "machine.permission"
	}
	return "machine.error"
}

// machineAbout is what the sentence quotes: the file or the folder, when the sentence
// itself says what is wrong with it.
func machineAbout(key string, err error) any {
	var at *fs.PathError
	var names *os.LinkError
	switch {
	case key == "machine.error":
	case errors.As(err, &at):
		return at.Path
	case errors.As(err, &names):
		return names.New
	}
	return err
}
