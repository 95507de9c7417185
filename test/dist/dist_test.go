// Package dist_test makes a release, and does with it what people do: take it apart, install
// it, put its sites behind their servers, and have their forges build them.
package dist_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"essaim/internal/release"
)

// Every clone is of the same commit of this moment, whoever runs the tests.
const moment = "2024-01-15T12:00:00Z"

func TestMain(m *testing.M) {
	code := m.Run()
	if scratch != "" {
		os.RemoveAll(scratch)
	}
	os.Exit(code)
}

var scratch string

// program is essaim as make builds it, made once.
var program = sync.OnceValues(func() (string, error) {
	var err error
	if scratch, err = os.MkdirTemp("", "essaim-dist-test-"); err != nil {
		return "", err
	}
	file := filepath.Join(scratch, "essaim")
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X main.version=v0.1.0", "-o", file, "../../cmd/essaim")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := c.CombinedOutput(); err != nil {
		return "", &failure{said, err}
	}
	return file, nil
})

type failure struct {
	said []byte
	err  error
}

func (f *failure) Error() string { return f.err.Error() + "\n" + string(f.said) }

func essaim(t *testing.T) string {
	t.Helper()
	file, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// builtDemo is the site of the demonstration network.
func builtDemo(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, nil, essaim(t), "init", "--demo", "site")
	run(t, dir, nil, essaim(t), "build", "--source", "site")
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

// released packs the program as make dist packs it for Linux, without compiling it again,
// and gives the archive's name and bytes.
func released(t *testing.T) (name string, archive, sums []byte) {
	t.Helper()
	text, err := os.ReadFile(essaim(t))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	files := []release.File{{Name: "essaim", Text: text, Executable: true}, {Name: "man/man1/essaim.1", Text: []byte(".TH ESSAIM 1\n")}}
	if err := release.TarGz(&b, "essaim_0.1.0_linux_amd64", files, at(t)); err != nil {
		t.Fatal(err)
	}
	name = "essaim_0.1.0_linux_amd64.tar.gz"
	return name, b.Bytes(), release.Sums([]release.Sum{release.SumOf(name, b.Bytes())})
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
