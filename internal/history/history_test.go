package history

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// A work is a repository that a test writes to.
type work struct {
	*testing.T
	dir string
	day int // of the next commit
}

func newWork(t *testing.T, flags ...string) *work {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	w := &work{t, t.TempDir(), 1}
	w.git(append([]string{"init", "-q", "-b", "main"}, flags...)...)
	return w
}

func (w *work) git(args ...string) string {
	w.Helper()
	c := exec.Command("git", args...)
	c.Dir = w.dir
	date := time.Date(2024, 5, w.day, 12, 0, 0, 0, time.UTC).Format(time.RFC3339)
	c.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE=2030-01-01T00:00:00Z", "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@example.org", "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@example.org")
	out, err := c.CombinedOutput()
	if err != nil {
		w.Fatalf("git %s: %v: %s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (w *work) write(name, text string) {
	w.Helper()
	name = filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
}

// commit commits all that there is, on the next day of May 2024.
func (w *work) commit() {
	w.Helper()
	w.git("add", "-A")
	w.git("commit", "-q", "-m", "…")
	w.day++
}

// read is the log of the site in a folder of the repository.
func (w *work) read(folder string, known *Log) *Log {
	w.Helper()
	r := Find(filepath.Join(w.dir, folder))
	if r == nil {
		w.Fatal("there is no repository")
	}
	if head := strings.TrimSpace(w.git("rev-parse", "HEAD")); r.Head != head {
		w.Fatalf("the commit is %q, not %s", r.Head, head)
	}
	l, err := r.Read(w.Context(), known)
	if err != nil {
		w.Fatal(err)
	}
	return l
}

// days are those of the files that are there now, "" for none.
func (w *work) days(folder string, l *Log, files ...string) string {
	var days []string
	for _, file := range files {
		at, known := l.Updated(file, func(name string) bool {
			_, err := os.Stat(filepath.Join(w.dir, folder, name))
			return err == nil
		})
		day := "-"
		if known {
			day = at.UTC().Format("2")
		}
		days = append(days, day)
	}
	return strings.Join(days, " ")
}

func (w *work) wants(folder string, l *Log, files, days string) {
	w.Helper()
	if got := w.days(folder, l, strings.Fields(files)...); got != days {
		w.Errorf("%s: %s, want %s", files, got, days)
	}
}

// A date is that of the last commit that changed the text. Renames alone are passed
// over; edits that are not committed, and what no commit has, have none.
func TestUpdated(t *testing.T) {
	w := newWork(t)
	w.write("reseau/content/sheets/a.md", "a")
	w.write("reseau/content/sheets/b.md", "b")
	w.write("reseau/content/sheets/été \"1\".md", "é")
	w.write("content/sheets/a.md", "of another site")
	w.commit() // 1
	w.write("reseau/content/sheets/a.md", "A")
	w.commit() // 2
	w.git("mv", "reseau/content/sheets/b.md", "reseau/content/sheets/c.md")
	w.write("content/sheets/a.md", "of another site!")
	w.commit() // 3
	w.write("reseau/content/sheets/b.md", "another b")
	w.commit() // 4
	w.write("reseau/content/sheets/d.md", "not committed")
	w.write("reseau/content/sheets/a.md", "AA")
	l := w.read("reseau", nil)
	w.wants("reseau", l, "content/sheets/a.md content/sheets/b.md content/sheets/d.md", "2 4 -")
	w.wants("", w.read("", nil), "content/sheets/a.md content/sheets/b.md", "3 -")
	if at, known := l.Updated("content/sheets/été \"1\".md", nil); !known || at.UTC().Day() != 1 {
		t.Errorf("%v, %v", at, known)
	}
	// There is another file of its former name: what that one did is not its own.
	w.wants("reseau", l, "content/sheets/c.md", "-")
	w.git("rm", "-q", "reseau/content/sheets/b.md")
	w.commit() // 5
	w.wants("reseau", w.read("reseau", nil), "content/sheets/c.md", "4")
}

// What is known of an earlier commit is built upon, and comes to the same.
func TestALogFollowsAnother(t *testing.T) {
	w := newWork(t)
	w.write("content/a.md", "a")
	w.write("content/b.md", "b")
	w.commit()
	known := w.read("", nil)
	w.git("checkout", "-q", "-b", "side")
	w.write("content/a.md", "side")
	w.git("mv", "content/b.md", "content/c.md")
	w.commit()
	w.git("checkout", "-q", "main")
	w.write("content/d.md", "d")
	w.commit()
	known = w.read("", known)
	w.git("merge", "-q", "--no-edit", "side")
	after, fresh := w.read("", known), w.read("", nil)
	if !reflect.DeepEqual(after, fresh) {
		t.Errorf("%+v\n%+v", after, fresh)
	}
	w.wants("", after, "content/a.md content/c.md content/d.md", "2 1 3")
	if again := w.read("", after); again != after {
		t.Error("the same commit is read again")
	}
	// A commit that was taken back is nobody's past.
	w.git("reset", "-q", "--hard", "HEAD~1")
	w.write("content/e.md", "e")
	w.commit()
	if after, fresh := w.read("", after), w.read("", nil); !reflect.DeepEqual(after, fresh) {
		t.Errorf("%+v\n%+v", after, fresh)
	}
}

// The commit is found wherever git puts it.
func TestFind(t *testing.T) {
	for name, flags := range map[string][]string{"sha1": nil, "sha256": {"--object-format=sha256"}} {
		t.Run(name, func(t *testing.T) {
			w := newWork(t, flags...)
			w.write("content/a.md", "a")
			w.commit()
			w.wants("", w.read("", nil), "content/a.md", "1")
			w.git("pack-refs", "--all")
			w.git("gc", "-q")
			w.wants("", w.read("", nil), "content/a.md", "1")
			w.git("checkout", "-q", "--detach")
			w.wants("", w.read("content", nil), "", "")
			other := filepath.Join(t.TempDir(), "other")
			w.git("worktree", "add", "-q", "-b", "side", other)
			second := &work{t, other, 2}
			second.write("content/a.md", "aa")
			second.commit()
			second.wants("", second.read("", nil), "content/a.md", "2")
			w.wants("", w.read("", nil), "content/a.md", "1")
		})
	}
	if r := Find(t.TempDir()); r != nil && strings.HasPrefix(r.objects, os.TempDir()) {
		t.Errorf("%+v", r)
	}
	empty := newWork(t)
	if r := Find(empty.dir); r == nil || r.Head != "" {
		t.Errorf("%+v", r)
	} else if _, err := r.Read(t.Context(), nil); err == nil {
		t.Error("no commit, and a log")
	}
}

func TestShallow(t *testing.T) {
	w := newWork(t)
	w.write("content/a.md", "a")
	w.commit()
	w.write("content/b.md", "b")
	w.commit()
	clone := filepath.Join(t.TempDir(), "clone")
	w.git("clone", "-q", "--depth=1", "file://"+filepath.ToSlash(w.dir), clone)
	r := Find(clone)
	if r == nil || !r.Shallow {
		t.Fatalf("%+v", r)
	}
	if _, err := r.Read(t.Context(), nil); err == nil {
		t.Error("a shallow clone has dates")
	}
}

// A repository whose references are kept in the reftable format is known to be one. Git
// of that time writes HEAD so, for programs that do not know it.
func TestReftable(t *testing.T) {
	w := newWork(t)
	w.write("content/a.md", "a")
	w.commit()
	w.write(".git/HEAD", "ref: refs/heads/.invalid\n")
	w.write(".git/reftable/tables.list", "0x000000000001-0x000000000002-5f0a1b2c.ref\n")
	if r := Find(w.dir); r == nil || r.Head != "" || !r.Unread || r.Shallow {
		t.Errorf("%+v", r)
	}
	if r := Find(newWork(t).dir); r == nil || r.Unread {
		t.Errorf("a repository without commit: %+v", r)
	}
}

// Nothing that a repository's own configuration names is run, whatever git is asked.
func TestHostileConfiguration(t *testing.T) {
	w := newWork(t)
	w.write("content/a.md", "a")
	w.write(".gitattributes", "* diff=evil filter=evil\n")
	w.commit()
	w.write("content/a.md", "b")
	w.commit()
	ran := filepath.Join(w.dir, "ran")
	evil := filepath.Join(w.dir, "evil.sh")
	if err := os.WriteFile(evil, []byte("#!/bin/sh\ntouch '"+ran+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	config := `
[core]
	fsmonitor = EVIL
	pager = EVIL
	sshCommand = EVIL
	hooksPath = HOOKS
	editor = EVIL
	askPass = EVIL
	alternateRefsCommand = EVIL
	gitProxy = EVIL
[pager]
	log = EVIL
[diff]
	external = EVIL
	renames = copies
[diff "evil"]
	command = EVIL
	textconv = EVIL
[filter "evil"]
	process = EVIL
	smudge = EVIL
[log]
	showSignature = true
[gpg]
	program = EVIL
[alias]
	log = !EVIL
[credential]
	helper = !EVIL
[uploadpack]
	packObjectsHook = EVIL
[include]
	path = MORE
`
	w.write(".git/config", strings.NewReplacer("EVIL", filepath.ToSlash(evil), "HOOKS", filepath.ToSlash(w.dir), "MORE", filepath.ToSlash(filepath.Join(w.dir, "more"))).Replace(config))
	w.write("more", "[core]\n\tfsmonitor = "+filepath.ToSlash(evil)+"\n")
	t.Setenv("GIT_EXTERNAL_DIFF", evil)
	t.Setenv("GIT_PAGER", evil)
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
	t.Setenv("GIT_CONFIG_VALUE_0", evil)
	t.Setenv("GIT_DIR", filepath.Join(w.dir, "nowhere"))
	r := Find(w.dir)
	l, err := r.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w.wants("", l, "content/a.md", "2")
	if _, err := os.Stat(ran); err == nil {
		t.Error("a program that the configuration names was run")
	}
	// The trap works: git by itself falls into it.
	os.Unsetenv("GIT_DIR")
	c := exec.Command("git", "status")
	c.Dir = w.dir
	_ = c.Run()
	if _, err := os.Stat(ran); err != nil {
		t.Error("the trap is none: git status runs nothing either")
	}
}

func TestWithoutGit(t *testing.T) {
	w := newWork(t)
	w.write("content/a.md", "a")
	w.commit()
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(w.dir).Read(t.Context(), nil); err == nil {
		t.Error("no error without git")
	}
}
