// Package dist_test makes a release, and does with it what people do: take it apart, install
// it, follow the pages that say how, put its sites behind their servers, and have their
// forges build them. In short (make check) it compiles nothing: what needs a release is for
// make test.
package dist_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The releases that the tests make are of commits of these moments, whoever runs them.
const (
	moment = "2024-01-15T12:00:00Z"
	later  = "2024-03-01T12:00:00Z"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if scratch != "" {
		os.RemoveAll(scratch)
	}
	os.Exit(code)
}

// builtDemo is the site of the demonstration network.
func builtDemo(t *testing.T) string {
	t.Helper()
	program := released(t).program
	dir := t.TempDir()
	run(t, dir, nil, program, "init", "--demo", "site")
	run(t, dir, nil, program, "build", "--source", "site")
	return filepath.Join(dir, "site", "public")
}

// run wants a command to succeed, and gives what it said.
func run(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	said, err := try(dir, env, name, args...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, said)
	}
	return said
}

// try gives all that a command said, and how it ended.
func try(dir string, env []string, name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Dir = dir
	if env != nil {
		c.Env = env
	}
	said, err := c.CombinedOutput()
	return string(said), err
}

// read gives a file's text.
func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// at is the moment.
func at(t *testing.T) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
