package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"essaim/internal/release"
)

// commonFiles are those that every system gets: what is to be read, and what the program
// itself, built for this machine, writes of its commands.
func commonFiles(program string) ([]release.File, error) {
	var files []release.File
	for _, name := range []string{"README.md", "LISEZMOI.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"} {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, release.File{Name: name, Text: text})
	}
	hosting, err := os.ReadDir("docs/hosting")
	if err != nil {
		return nil, err
	}
	for _, e := range hosting {
		text, err := os.ReadFile(filepath.Join("docs/hosting", e.Name()))
		if err != nil {
			return nil, err
		}
		files = append(files, release.File{Name: "hosting/" + e.Name(), Text: text})
	}
	for _, written := range []struct {
		file string
		args []string
	}{
		{"man/man1/essaim.1", []string{"help", "--man", "--lang", "en"}},
		{"man/fr/man1/essaim.1", []string{"help", "--man", "--lang", "fr"}},
		{"completions/essaim.bash", []string{"completion", "bash"}},
		{"completions/_essaim", []string{"completion", "zsh"}},
		{"completions/essaim.fish", []string{"completion", "fish"}},
	} {
		c := exec.Command(program, written.args...)
		c.Stderr = os.Stderr
		text, err := c.Output()
		if err != nil {
			return nil, fmt.Errorf("essaim %s: %w", strings.Join(written.args, " "), err)
		}
		files = append(files, release.File{Name: written.file, Text: text})
	}
	return files, nil
}

// licenceName is how modules call the file that we have to pass on.
var licenceName = regexp.MustCompile(`(?i)^(licen[sc]e|copying|notice|patents|ofl)([-.].*)?$`)

// thirdParties are the licences of all that a program holds, which ask to be passed on
// with it.
func thirdParties(system, processor string) ([]byte, error) {
	c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/essaim")
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor)
	c.Stderr = os.Stderr
	listed, err := c.Output()
	if err != nil {
		return nil, err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	modules := []string{"Go, its library and its runtime\t" + strings.TrimSpace(string(root))}
	for line := range strings.Lines(string(listed)) {
		modules = append(modules, strings.TrimSpace(line))
	}
	slices.Sort(modules[1:])
	var b bytes.Buffer
	for _, module := range slices.Compact(modules) {
		if module == "" {
			continue
		}
		name, dir, _ := strings.Cut(module, "\t") // a folder may have spaces in its name
		if err := addLicences(&b, name, dir); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// addLicences copies the licences of a module, which stand at its top.
func addLicences(b *bytes.Buffer, name, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	found := false
	for _, e := range entries {
		if e.IsDir() || !licenceName.MatchString(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		found = true
		fmt.Fprintf(b, "=== %s: %s\n\n%s\n\n", name, e.Name(), bytes.TrimSpace(text))
	}
	if !found {
		return errors.Join(fs.ErrNotExist, fmt.Errorf("%s has no licence at its top: %s", name, "add how it is named to licenceName"))
	}
	return nil
}
