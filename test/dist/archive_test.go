package dist_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/elf"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"essaim/internal/release"
)

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
	if bytes.Contains(text, []byte(scratch+"/")) {
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
			Tools     []struct {
				Name   string
				Hashes []any
			}
		}
		Components []struct{ Name, Version, Purl string }
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if list.BOMFormat != "CycloneDX" || list.Metadata.Component.Version != "v0.1.0" {
		t.Errorf("%s: %s, version %s", name, list.BOMFormat, list.Metadata.Component.Version)
	}
	if tools := list.Metadata.Tools; len(tools) != 1 || tools[0].Name == "" || len(tools[0].Hashes) > 0 {
		t.Errorf("%s: of the tool that wrote the list, the list holds what differs from machine to machine: %v", name, tools)
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
