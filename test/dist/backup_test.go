package dist_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestBackup: as the guide says, the git repository of a site is all that has to be kept:
// a full clone of it elsewhere, the same essaim and the same day give the same site, to the
// byte.
func TestBackup(t *testing.T) {
	program := released(t).program
	dir := t.TempDir()
	env := append(os.Environ(), "GIT_AUTHOR_DATE="+moment, "GIT_COMMITTER_DATE="+moment, "GIT_CONFIG_GLOBAL=/dev/null", "SOURCE_DATE_EPOCH=1705320000")
	git := func(in string, args ...string) {
		t.Helper()
		run(t, filepath.Join(dir, in), env, "git", append([]string{"-c", "user.name=Essai", "-c", "user.email=essai@localhost"}, args...)...)
	}
	run(t, dir, env, program, "init", "--demo", "site")
	git("site", "init", "--quiet")
	git("site", "add", ".")
	git("site", "commit", "--quiet", "--message", "site")
	run(t, dir, env, program, "build", "--source", "site")
	run(t, dir, env, program, "workroom", "--source", "site")
	git(".", "clone", "--quiet", "--mirror", "site", "elsewhere.git")
	before := tree(t, filepath.Join(dir, "site/public"))
	if err := os.RemoveAll(filepath.Join(dir, "site")); err != nil {
		t.Fatal(err)
	}
	git(".", "clone", "--quiet", "elsewhere.git", "again")
	run(t, dir, env, program, "build", "--source", "again")
	after := tree(t, filepath.Join(dir, "again/public"))
	if len(after) != len(before) {
		t.Errorf("%d files, and %d", len(before), len(after))
	}
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%s is not the same", name)
		}
	}
}
