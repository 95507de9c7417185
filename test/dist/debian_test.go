package dist_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"essaim/internal/release"
)

// installed are files that the package has beside the program.
var installed = []string{
	"usr/share/man/man1/essaim.1.gz", "usr/share/man/fr/man1/essaim.1.gz", "usr/share/bash-completion/completions/essaim",
	"usr/share/zsh/vendor-completions/_essaim", "usr/share/fish/vendor_completions.d/essaim.fish",
	"usr/share/doc/essaim/copyright", "usr/share/doc/essaim/changelog.gz", "usr/share/doc/essaim/examples/nginx.conf",
}

// TestDebianPackage installs the package of a release in a root of its own, updates it to
// the next one, goes back, and removes it. After each the program is run, on one site:
// going back needs no more than the old package.
func TestDebianPackage(t *testing.T) {
	old, new := packageOf(t, released(t)), packageOf(t, updated(t))
	root, home := debianRoot(t), t.TempDir()
	dpkg := func(args ...string) string {
		t.Helper()
		return run(t, root, append(os.Environ(), "LC_ALL=C.UTF-8"), "dpkg", append([]string{"--root=" + root, "--force-not-root", "--force-script-chrootless", "--log=/dev/null"}, args...)...)
	}
	program := filepath.Join(root, "usr/bin/essaim")
	run(t, home, nil, first.program, "init", "--demo", "site")
	holds := func(version string) {
		t.Helper()
		if said := dpkg("--status", "essaim"); !strings.Contains(said, "Status: install ok installed") || !strings.Contains(said, "\nVersion: "+version+"\n") {
			t.Errorf("dpkg says %s", said)
		}
		if said := dpkg("--verify", "essaim"); said != "" {
			t.Errorf("installed otherwise than packed: %s", said)
		}
		for _, file := range installed {
			if info, err := os.Stat(filepath.Join(root, file)); err != nil || info.Size() == 0 {
				t.Errorf("the package of %s does not install %s: %v", version, file, err)
			}
		}
		if said := run(t, home, nil, program, "version"); said != "essaim v"+version+"\n" {
			t.Errorf("installed is %s, not %s", said, version)
		}
		run(t, home, nil, program, "check", "--strict", "--source", "site")
		run(t, home, nil, program, "build", "--source", "site")
	}

	dpkg("--install", old)
	checkProgram(t, program)
	holds("0.1.0")
	site := tree(t, filepath.Join(home, "site/public"))
	example := filepath.Join(root, "usr/share/doc/essaim/examples/Caddyfile")
	if _, err := os.Stat(example); err != nil {
		t.Error(err)
	}

	dpkg("--install", new)
	holds("0.1.1")
	if _, err := os.Stat(example); err == nil {
		t.Error("a file that the new version has not is left")
	}

	dpkg("--install", old)
	holds("0.1.0")
	for name, text := range tree(t, filepath.Join(home, "site/public")) {
		if site[name] != text {
			t.Errorf("%s is not what the same version made of it before", name)
		}
	}

	dpkg("--remove", "essaim")
	filepath.WalkDir(filepath.Join(root, "usr"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			t.Errorf("%s is left", path)
		}
		return nil
	})
}

// packageOf is the Debian package of a release.
func packageOf(t *testing.T, m made) string {
	t.Helper()
	file := filepath.Join(m.dist, "essaim_"+strings.TrimPrefix(m.version, "v")+"_"+runtime.GOARCH+".deb")
	said := run(t, ".", nil, "dpkg-deb", "--field", file)
	for _, field := range []string{"Package: essaim\n", "Version: " + strings.TrimPrefix(m.version, "v") + "\n", "Recommends: git, bash-completion\n"} {
		if !strings.Contains(said, field) {
			t.Errorf("the package says %s", said)
		}
	}
	return file
}

// debianRoot is a folder where dpkg may install.
func debianRoot(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, dir := range []string{"var/lib/dpkg/updates", "var/lib/dpkg/info", "var/lib/dpkg/triggers", "etc/dpkg"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(root, "var/lib/dpkg/status"), "")
	return root
}

// tree is every file below a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[strings.TrimPrefix(path, dir+"/")] = read(t, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files in %s: %v", len(files), dir, err)
	}
	return files
}

// TestDebianVersions: dpkg orders what we call versions as we do.
func TestDebianVersions(t *testing.T) {
	ordered := []string{"0123456789ab", "v0.1.0-rc.1", "v0.1.0", "v0.1.0-3-g0123456789ab", "v0.1.0-12-g0123456789ab", "v0.1.1", "v0.2.0", "v0.10.0", "v1.0.0"}
	for i, version := range ordered[1:] {
		a, b := release.DebianVersion(ordered[i], at(t)), release.DebianVersion(version, at(t))
		if err := exec.Command("dpkg", "--compare-versions", a, "lt", b).Run(); err != nil {
			t.Errorf("%s is not before %s", a, b)
		}
	}
}
