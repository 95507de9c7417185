package dist_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/elf"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"essaim/internal/release"
	"essaim/test/loop"
)

// repository is a git repository of the tree that is tested, with one commit of a fixed
// moment, tagged v0.1.0.
func repository(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "origin")
	for _, name := range []string{"cmd", "internal", "layouts", "static", "tools", "docs"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS("../../"+name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Makefile", "go.mod", "go.sum", "embed.go", "LICENSE", "README.md", "LISEZMOI.md", "CHANGELOG.md", "SECURITY.md", ".gitignore"} {
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), string(text))
	}
	env := append(os.Environ(), "GIT_AUTHOR_DATE="+moment, "GIT_COMMITTER_DATE="+moment, "GIT_CONFIG_GLOBAL=/dev/null")
	git := func(args ...string) {
		run(t, dir, env, "git", append([]string{"-c", "user.name=Essai", "-c", "user.email=essai@localhost"}, args...)...)
	}
	git("init", "--quiet")
	git("add", "--force", ".")
	git("commit", "--quiet", "--message", "v0.1.0")
	git("tag", "v0.1.0")
	return dir
}

// TestDistIsReproducible makes the distribution in two clones, elsewhere and by somebody
// else, with files that are open to others or not, and wants the same bytes. In the long
// run the second one compiles everything anew, as another user.
func TestDistIsReproducible(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program")
	}
	whole := loop.Whole(t)
	origin := repository(t)
	first := filepath.Join(t.TempDir(), "one")
	second := filepath.Join(t.TempDir(), "another folder", "deeper")
	for _, clone := range []string{first, second} {
		run(t, ".", nil, "git", "clone", "--quiet", origin, clone)
	}
	platforms := "PLATFORMS=linux/" + runtime.GOARCH
	if whole {
		platforms = "PLATFORMS="
	}
	env := append(os.Environ(), "MAKEFLAGS=", "MAKELEVEL=")
	run(t, first, env, "sh", "-c", `umask 022 && make dist "$1"`, "sh", platforms)
	again := []string{"sh", "-c", `umask 077 && make dist "$1"`, "sh", platforms}
	if whole && os.Geteuid() == 0 {
		home := filepath.Join(filepath.Dir(second), "home")
		if err := os.Mkdir(home, 0o777); err != nil {
			t.Fatal(err)
		}
		modules := strings.TrimSpace(run(t, ".", nil, "go", "env", "GOMODCACHE"))
		for dir := filepath.Dir(second); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
			os.Chmod(dir, 0o755) // folders of tests are their owner's alone
		}
		run(t, ".", nil, "chown", "-R", "65534:65534", filepath.Dir(second))
		env = append(env, "HOME="+home, "GOCACHE="+home+"/cache", "GOMODCACHE="+copyOf(t, modules, home), "TMPDIR="+home, "GOTMPDIR="+home)
		again = append([]string{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"}, again...)
	}
	run(t, second, env, again[0], again[1:]...)
	one, other := distOf(t, first), distOf(t, second)
	if len(one) < 4 || len(one) != len(other) {
		t.Fatalf("%d files, and %d", len(one), len(other))
	}
	for name, text := range one {
		if !bytes.Equal(text, other[name]) {
			t.Errorf("%s is not the same", name)
		}
	}
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
		case strings.HasSuffix(name, "_"+runtime.GOARCH+".deb"):
			archives++
			checkPackage(t, filepath.Join(first, "dist", name))
		}
	}
	if whole && archives != 6 || archives == 0 {
		t.Errorf("%d archives in %d files", archives, len(one))
	}
	for _, readme := range []string{"README.md", "LISEZMOI.md"} {
		checkLines(t, filepath.Join(first, readme), filepath.Join(first, "dist"))
	}
}

// lines are those of a README that install a release of this system.
var lines = regexp.MustCompile("`(sudo dpkg --install [^`]*|tar -xzf [^`]*|sha256sum --check[^`]*)`")

// checkLines types the lines by which a README installs, in the folder of a release; sudo
// is a program that has what it is asked for done in a root of its own.
func checkLines(t *testing.T, readme, dist string) {
	t.Helper()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	found := lines.FindAllSubmatch(text, -1)
	if len(found) != 3 {
		t.Fatalf("%s: %d lines", readme, len(found))
	}
	if runtime.GOARCH != "amd64" {
		return // the lines name this processor
	}
	release := t.TempDir()
	if err := os.CopyFS(release, os.DirFS(dist)); err != nil {
		t.Fatal(err)
	}
	for _, line := range found {
		root := debianRoot(t)
		tools := t.TempDir()
		sudo := filepath.Join(tools, "sudo")
		write(t, sudo, `#!/bin/sh
case "$1" in
dpkg) shift; exec dpkg --root="$ROOT" --force-not-root --force-script-chrootless --log=/dev/null "$@" ;;
install) mkdir -p "$ROOT$3" && exec install "$2" "$ROOT$3" ;;
esac
exit 1
`)
		if err := os.Chmod(sudo, 0o755); err != nil {
			t.Fatal(err)
		}
		run(t, release, append(os.Environ(), "ROOT="+root, "PATH="+tools+":"+os.Getenv("PATH")), "sh", "-c", string(line[1]))
		if strings.HasPrefix(string(line[1]), "sha256sum") {
			continue
		}
		programs, _ := filepath.Glob(root + "/usr/*/essaim")
		local, _ := filepath.Glob(root + "/usr/local/bin/essaim")
		if programs = append(programs, local...); len(programs) != 1 {
			t.Fatalf("%s: %s installs %q", readme, line[1], programs)
		}
		if said := run(t, release, nil, programs[0], "version"); said != "essaim v0.1.0\n" {
			t.Errorf("%s: %s installs %s", readme, line[1], said)
		}
	}
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

// copyOf gives another user the modules, which are their owner's alone.
func copyOf(t *testing.T, modules, home string) string {
	t.Helper()
	run(t, ".", nil, "cp", "-r", modules, home+"/modules")
	run(t, ".", nil, "chown", "-R", "65534:65534", home)
	return home + "/modules"
}

func distOf(t *testing.T, clone string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	entries, err := os.ReadDir(filepath.Join(clone, "dist"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(clone, "dist", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = text
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

// packed is a file of an archive.
type packed struct {
	text []byte
	mode fs.FileMode
}

func untar(t *testing.T, text []byte) map[string]packed {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]packed{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			files[h.Name] = packed{text, h.FileInfo().Mode()}
		}
	}
}

func unzip(t *testing.T, text []byte) map[string]packed {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]packed{}
	for _, f := range z.File {
		text, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = packed{text, f.Mode()}
	}
	return files
}

// checkArchive takes an archive apart: the program is that of its system, and of this
// commit; beside it stand what is to be read, completed and known of it.
func checkArchive(t *testing.T, name string, files map[string]packed) {
	t.Helper()
	top := strings.TrimSuffix(strings.TrimSuffix(name, ".tar.gz"), ".zip")
	windows := strings.Contains(name, "_windows_")
	program := top + "/essaim"
	if windows {
		program += ".exe"
	}
	for _, file := range []string{
		program, top + "/README.md", top + "/LISEZMOI.md", top + "/CHANGELOG.md", top + "/SECURITY.md", top + "/LICENSE",
		top + "/THIRD-PARTY-LICENSES.txt", top + "/essaim.cdx.json", top + "/man/man1/essaim.1", top + "/man/fr/man1/essaim.1",
		top + "/completions/essaim.bash", top + "/completions/_essaim", top + "/completions/essaim.fish",
		top + "/hosting/nginx.conf", top + "/hosting/Caddyfile",
	} {
		if len(files[file].text) == 0 {
			t.Errorf("%s: no %s", name, file)
		}
	}
	magic := map[string]string{"linux": "\x7fELF", "darwin": "\xcf\xfa\xed\xfe", "windows": "MZ"}[strings.Split(name, "_")[2]]
	text := files[program].text
	if magic == "" || !bytes.HasPrefix(text, []byte(magic)) || files[program].mode.Perm() != 0o755 {
		t.Errorf("%s: %s is no program of this system (%v)", name, program, files[program].mode)
	}
	if bytes.Contains(text, []byte(os.TempDir()+"/")) {
		t.Errorf("%s: the program names a folder of the machine that built it", name)
	}
	checkComponents(t, name, files[top+"/essaim.cdx.json"].text)
	if strings.Contains(name, "_linux_") {
		if f, err := elf.NewFile(bytes.NewReader(text)); err != nil || slices.ContainsFunc(f.Progs, func(p *elf.Prog) bool { return p.Type == elf.PT_INTERP }) {
			t.Errorf("%s: not static: %v", name, err)
		}
	}
	if strings.HasSuffix(top, "_"+runtime.GOOS+"_"+runtime.GOARCH) {
		dir := t.TempDir()
		file := filepath.Join(dir, "essaim")
		if err := os.WriteFile(file, text, 0o755); err != nil {
			t.Fatal(err)
		}
		checkProgram(t, file)
	}
}

// checkProgram has a program make the demonstration's site, where nothing else is.
func checkProgram(t *testing.T, program string) {
	t.Helper()
	dir, env := t.TempDir(), []string{"HOME=/nonexistent"}
	var facts struct{ Version, Commit, Date, OS, Arch string }
	said := run(t, dir, env, program, "version", "--json")
	if err := json.Unmarshal([]byte(said), &facts); err != nil {
		t.Fatal(err)
	}
	if facts.Version != "v0.1.0" || len(facts.Commit) != 40 || facts.Date != moment || facts.OS != runtime.GOOS || facts.Arch != runtime.GOARCH {
		t.Errorf("essaim version --json: %s", said)
	}
	run(t, dir, env, program, "init", "--demo", "site")
	run(t, dir, env, program, "check", "--strict", "--source", "site")
	run(t, dir, env, program, "build", "--source", "site")
	network := filepath.Join(dir, "site/content/network.yaml")
	text, err := os.ReadFile(network)
	if err != nil {
		t.Fatal(err)
	}
	write(t, network, string(text)+"\nessaim: \">=0.2\"\n")
	if said, err := try(dir, env, program, "check", "--source", "site"); err == nil || !strings.Contains(said, "0.2") {
		t.Errorf("a site of a later version is accepted: %s", said)
	}
	write(t, network, string(text)+"\nessaim: \">=0.1\"\n")
	run(t, dir, env, program, "check", "--source", "site")
}

// checkComponents wants a list (CycloneDX) that names the modules of go.mod, their
// versions, and Go's library.
func checkComponents(t *testing.T, name string, text []byte) {
	t.Helper()
	var list struct {
		BOMFormat string
		Metadata  struct {
			Component struct{ Name, Version string }
		}
		Components []struct{ Name, Version, Purl string }
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if list.BOMFormat != "CycloneDX" || list.Metadata.Component.Version != "v0.1.0" {
		t.Errorf("%s: %s, version %s", name, list.BOMFormat, list.Metadata.Component.Version)
	}
	wanted := map[string]bool{
		"std": true, "github.com/yuin/goldmark": true, "go.yaml.in/yaml/v4": true, "github.com/adrg/frontmatter": true, "github.com/fsnotify/fsnotify": true,
		"github.com/gohugoio/hashstructure": true, "github.com/spf13/cobra": true, "golang.org/x/image": true, "golang.org/x/text": true, "github.com/klauspost/compress": true,
	}
	for _, c := range list.Components {
		if c.Version != "" && c.Purl != "" {
			delete(wanted, c.Name)
		}
	}
	if len(wanted) > 0 {
		t.Errorf("%s: %v are not among the %d components", name, wanted, len(list.Components))
	}
}

// checkPackage installs the Debian package in a root of its own, updates it, and removes
// it.
func checkPackage(t *testing.T, deb string) {
	t.Helper()
	root := debianRoot(t)
	dpkg := func(args ...string) string {
		t.Helper()
		return run(t, root, append(os.Environ(), "LC_ALL=C.UTF-8"), "dpkg", append([]string{"--root=" + root, "--force-not-root", "--force-script-chrootless", "--log=/dev/null"}, args...)...)
	}
	if said := run(t, root, nil, "dpkg-deb", "--info", deb); !strings.Contains(said, "Version: 0.1.0") || !strings.Contains(said, "Package: essaim") {
		t.Errorf("the package says %s", said)
	}
	dpkg("--install", deb)
	checkProgram(t, filepath.Join(root, "usr/bin/essaim"))
	for _, file := range []string{"usr/share/man/man1/essaim.1.gz", "usr/share/man/fr/man1/essaim.1.gz", "usr/share/bash-completion/completions/essaim",
		"usr/share/zsh/vendor-completions/_essaim", "usr/share/fish/vendor_completions.d/essaim.fish", "usr/share/doc/essaim/copyright", "usr/share/doc/essaim/examples/nginx.conf"} {
		if info, err := os.Stat(filepath.Join(root, file)); err != nil || info.Size() == 0 {
			t.Errorf("the package does not install %s: %v", file, err)
		}
	}
	if said := dpkg("--verify", "essaim"); said != "" {
		t.Errorf("installed otherwise than packed: %s", said)
	}
	later := laterPackage(t)
	dpkg("--install", later)
	if said := dpkg("--status", "essaim"); !strings.Contains(said, "Version: 0.1.1") {
		t.Errorf("updated to %s", said)
	}
	if _, err := os.Stat(filepath.Join(root, "usr/bin/essaim")); err == nil {
		t.Error("a file of the old version is left")
	}
	dpkg("--remove", "essaim")
	filepath.WalkDir(filepath.Join(root, "usr"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			t.Errorf("%s is left", path)
		}
		return nil
	})
}

// laterPackage is one of the next version, without the program.
func laterPackage(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "essaim_0.1.1.deb")
	to, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	p := release.Package{Name: "essaim", Version: "0.1.1", Architecture: runtime.GOARCH, Maintainer: "The essaim project", Short: "later",
		Files: []release.File{{Name: "usr/share/doc/essaim/copyright", Text: []byte("MIT\n")}}}
	if err := release.Debian(to, p, at(t)); err != nil {
		t.Fatal(err)
	}
	return file
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

// TestTarAndZipAreOfFilesAlone: the order in which files are given changes nothing.
func TestTarAndZipAreOfFilesAlone(t *testing.T) {
	files := []release.File{{Name: "b", Text: []byte("2"), Executable: true}, {Name: "a/c", Text: []byte("1")}}
	for name, pack := range map[string]func(io.Writer, []release.File) error{
		"tar": func(w io.Writer, f []release.File) error { return release.TarGz(w, "top", f, at(t)) },
		"zip": func(w io.Writer, f []release.File) error { return release.Zip(w, "top", f, at(t)) },
	} {
		var one, other bytes.Buffer
		if err := pack(&one, files); err != nil {
			t.Fatal(err)
		}
		turned := slices.Clone(files)
		slices.Reverse(turned)
		if err := pack(&other, turned); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), other.Bytes()) {
			t.Errorf("%s depends on the order", name)
		}
	}
}
