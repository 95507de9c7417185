package dist_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"essaim/internal/release"
	"essaim/test/loop"
)

// made is a release: what make dist makes in a clone of the tree that is tested.
type made struct {
	origin  string // the repository that it is a clone of
	clone   string
	dist    string // the folder of the release
	archive string // of this system: its name
	program string // what the archive holds
	version string
}

var (
	scratch     string // where the releases are
	first, next made
	firstOnce   sync.Once
	nextOnce    sync.Once
)

// released is v0.1.0, made once for all tests: of this system, and of all systems in the
// long run.
func released(t *testing.T) made {
	t.Helper()
	if testing.Short() {
		t.Skip("makes a release")
	}
	firstOnce.Do(func() {
		dir, err := os.MkdirTemp("", "essaim-dist-test-")
		if err != nil {
			t.Fatal(err)
		}
		scratch = dir
		first = makeRelease(t, repository(t, filepath.Join(dir, "origin")), "v0.1.0")
	})
	if first.program == "" {
		t.Fatal("there is no release: the first test that asked for it says why")
	}
	return first
}

// updated is v0.1.1, which has a file less.
func updated(t *testing.T) made {
	t.Helper()
	before := released(t)
	nextOnce.Do(func() { next = makeRelease(t, before.origin, "v0.1.1") })
	if next.program == "" {
		t.Fatal("there is no later release: the first test that asked for it says why")
	}
	return next
}

// repository makes a git repository of the tree that is tested: a commit of v0.1.0, and one
// of v0.1.1 beside it.
func repository(t *testing.T, dir string) string {
	t.Helper()
	for _, name := range []string{"cmd", "internal", "layouts", "static", "tools", "docs"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS("../../"+name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Makefile", "go.mod", "go.sum", "embed.go", "LICENSE", "README.md", "LISEZMOI.md", "CHANGELOG.md", "SECURITY.md", ".gitignore"} {
		write(t, filepath.Join(dir, name), read(t, "../../"+name))
	}
	git := func(day string, args ...string) {
		env := append(os.Environ(), "GIT_AUTHOR_DATE="+day, "GIT_COMMITTER_DATE="+day, "GIT_CONFIG_GLOBAL=/dev/null")
		run(t, dir, env, "git", append([]string{"-c", "user.name=Essai", "-c", "user.email=essai@localhost"}, args...)...)
	}
	git(moment, "init", "--quiet", "--initial-branch", "main")
	git(moment, "add", "--force", ".")
	git(moment, "commit", "--quiet", "--message", "v0.1.0")
	git(moment, "tag", "v0.1.0")
	git(later, "checkout", "--quiet", "-b", "later")
	git(later, "rm", "--quiet", "docs/hosting/Caddyfile")
	git(later, "commit", "--quiet", "--message", "v0.1.1")
	git(later, "tag", "v0.1.1")
	git(later, "checkout", "--quiet", "main")
	return dir
}

// makeRelease types make dist in a clone of a version, and takes the program out of the
// archive of this system.
func makeRelease(t *testing.T, origin, version string) made {
	t.Helper()
	m := made{origin: origin, clone: filepath.Join(scratch, "clone of "+version), version: version}
	m.dist = filepath.Join(m.clone, "dist")
	run(t, ".", nil, "git", "-c", "advice.detachedHead=false", "clone", "--quiet", "--branch", version, origin, m.clone)
	run(t, m.clone, makeEnv(), "sh", "-c", `umask 022 && make dist "$1"`, "sh", platforms(t))
	top := strings.Join([]string{"essaim", strings.TrimPrefix(version, "v"), runtime.GOOS, runtime.GOARCH}, "_")
	m.archive = top + ".tar.gz"
	run(t, scratch, nil, "tar", "-xzf", filepath.Join(m.dist, m.archive))
	program := filepath.Join(scratch, top, "essaim")
	if said := run(t, scratch, nil, program, "version"); said != "essaim "+version+"\n" {
		t.Fatalf("the program of %s is %s", version, said)
	}
	m.program = program
	return m
}

// platforms is what make dist is asked for.
func platforms(t *testing.T) string {
	t.Helper()
	if loop.Whole(t) {
		return "PLATFORMS="
	}
	return "PLATFORMS=linux/" + runtime.GOARCH
}

// makeEnv is where make runs: the make that may run this test is no concern of it.
func makeEnv() []string { return append(os.Environ(), "MAKEFLAGS=", "MAKELEVEL=") }

// TestDistIsReproducible makes the release in another clone: at another path, with files
// that are their owner's alone, compiling everything anew and, where root runs the test, as
// another user. It wants the same bytes.
func TestDistIsReproducible(t *testing.T) {
	one := distOf(t, released(t).dist)
	other := distOf(t, elsewhere(t, first))
	if len(one) < 4 || len(one) != len(other) {
		t.Fatalf("%d files, and %d", len(one), len(other))
	}
	size := 0
	for name, text := range one {
		if size += len(text); !bytes.Equal(text, other[name]) {
			t.Errorf("%s is not the same", name)
		}
	}
	t.Logf("%d files of %d bytes in all are the same", len(one), size)
	checkSums(t, one)
	archives := 0
	for name, text := range one {
		switch {
		case strings.HasSuffix(name, ".tar.gz"):
			archives++
			checkArchive(t, name, untar(t, text))
		case strings.HasSuffix(name, ".zip"):
			archives++
			checkArchive(t, name, unzip(t, text))
		}
	}
	if loop.Whole(t) && archives != 6 || archives == 0 {
		t.Errorf("%d archives in %d files", archives, len(one))
	}
}

// elsewhere makes a release anew, as far from the first as this machine allows.
func elsewhere(t *testing.T, m made) string {
	t.Helper()
	home := filepath.Join(t.TempDir(), "another home")
	clone := filepath.Join(home, "deeper", "clone")
	run(t, ".", nil, "git", "-c", "advice.detachedHead=false", "clone", "--quiet", "--branch", m.version, m.origin, clone)
	env := append(makeEnv(), "HOME="+home, "GOCACHE="+home+"/cache", "TMPDIR="+home, "GOTMPDIR="+home, "TZ=Pacific/Auckland", "LC_ALL=C", "GOPATH="+home+"/go")
	modules := strings.TrimSpace(run(t, ".", nil, "go", "env", "GOMODCACHE"))
	command := []string{"sh", "-c", `umask 077 && make dist "$1"`, "sh", platforms(t)}
	if os.Geteuid() == 0 {
		command = append([]string{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"}, command...)
		run(t, ".", nil, "cp", "-r", modules, home+"/modules") // which are their owner's alone
		modules = home + "/modules"
		run(t, ".", nil, "chown", "-R", "65534:65534", home)
		for dir := filepath.Dir(home); dir != filepath.Clean(os.TempDir()) && dir != "/"; dir = filepath.Dir(dir) {
			os.Chmod(dir, 0o755) // folders of tests are their owner's alone
		}
	}
	run(t, clone, append(env, "GOMODCACHE="+modules), command[0], command[1:]...)
	return filepath.Join(clone, "dist")
}

func distOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		files[e.Name()] = []byte(read(t, filepath.Join(dir, e.Name())))
	}
	return files
}

func checkSums(t *testing.T, files map[string][]byte) {
	t.Helper()
	sums, err := release.ParseSums(files[release.SumsName])
	if err != nil {
		t.Fatal(err)
	}
	if len(sums) != len(files)-1 {
		t.Errorf("%d sums of %d files", len(sums), len(files)-1)
	}
	for _, s := range sums {
		if got := fmt.Sprintf("%x", sha256.Sum256(files[s.File])); got != s.SHA256 {
			t.Errorf("%s: %s, listed as %s", s.File, got, s.SHA256)
		}
	}
}
