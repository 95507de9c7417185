package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// hugo is the newest that builds with the Go of go.mod; Pagefind and Eleventy
// are pinned in package.json.
const hugo = "github.com/gohugoio/hugo@v0.165.0"

// buildTools builds essaim from the tree that holds this module, the floor and
// the generator; with rivals, it installs them.
func (b *bench) buildTools() error {
	if err := os.Mkdir(b.path("bin"), 0o755); err != nil {
		return err
	}
	steps := []*exec.Cmd{
		inFolder("..", "go", "build", "-trimpath", "-o", b.path("bin", "essaim"), "./cmd/essaim"),
		inFolder(".", "go", "build", "-trimpath", "-o", b.path("bin", "floor"), "./floor"),
		inFolder(".", "go", "build", "-trimpath", "-o", b.path("bin", "generate"), "./generate"),
	}
	if b.rivals {
		steps = append(steps, inFolder(".", "go", "install", hugo))
	}
	if b.rivals && !b.live {
		// Not npm ci, which asks for Pagefind's programs for every other system.
		steps = append(steps, inFolder(".", "npm", "install", "--no-save", "--ignore-scripts"))
	}
	for _, c := range steps {
		c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOBIN="+b.path("bin"))
		if text, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", c, err, text)
		}
	}
	return nil
}

// inFolder runs a command in a folder of this module, from which `go run` is
// called.
func inFolder(dir, name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = dir
	return c
}

// npm is a program that npm installed.
func npm(name string) string {
	path, err := filepath.Abs(filepath.Join("node_modules", ".bin", name))
	if err != nil {
		return name
	}
	return path
}
