package main

import (
	"errors"
	"os"
	"os/exec"
	ossignal "os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// unprivileged runs a program and wants this exit code, as exits does, by somebody
// who needs permissions. root keeps its name and loses its privileges.
func unprivileged(ts *testscript.TestScript, neg bool, args []string) {
	if os.Geteuid() == 0 {
		args = slices.Insert(slices.Clone(args), 1, "setpriv", "--bounding-set=-dac_override,-dac_read_search")
	}
	exits(ts, neg, args)
}

var signals = map[string]syscall.Signal{"SIGINT": syscall.SIGINT, "SIGTERM": syscall.SIGTERM, "SIGHUP": syscall.SIGHUP}

// signalled runs essaim, sends it a signal once a file is there, and wants an exit
// code.
func signalled(ts *testscript.TestScript, _ bool, args []string) {
	signal, file := signals[args[0]], ts.MkAbs(args[1])
	if ossignal.Ignored(signal) {
		return // by who runs the tests, as nohup does; a program that he starts goes on then, too
	}
	want, err := strconv.Atoi(args[2])
	ts.Check(err)
	c := exec.Command(programOf(ts), args[3:]...)
	c.Dir = ts.MkAbs(".")
	c.Env = []string{"PATH=" + ts.Getenv("PATH"), "HOME=" + ts.Getenv("HOME")}
	var said strings.Builder
	c.Stdout, c.Stderr = &said, &said
	ts.Check(c.Start())
	defer c.Process.Kill()
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if _, err := os.Lstat(file); err == nil {
			break
		}
		if time.Now().After(end) {
			ts.Fatalf("%s was never there: %s", file, said.String())
		}
	}
	ts.Check(c.Process.Signal(signal))
	code := 0
	var failed *exec.ExitError
	if err := c.Wait(); errors.As(err, &failed) {
		code = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d: %s", code, want, said.String())
	}
}

// programOf is where a script finds essaim.
func programOf(ts *testscript.TestScript) string {
	for _, folder := range filepath.SplitList(ts.Getenv("PATH")) {
		if path := filepath.Join(folder, "essaim"); isFile(path) {
			return path
		}
	}
	ts.Fatalf("essaim is not in PATH")
	return ""
}

func isFile(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
