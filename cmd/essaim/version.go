package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"essaim/internal/digest"
)

// Set by who builds the program (-X main.version=…): what git describe says, the commit,
// and the commit's time, as RFC 3339 writes it.
var version, commit, date string

// versionOf is the Makefile's, else that of the module that Go built.
func versionOf() string {
	if version == "" {
		if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "(devel)" {
			return cmp.Or(info.Main.Version, "dev")
		}
	}
	return cmp.Or(version, "dev")
}

// versionFacts are what `version --json` prints. Its fields are a promise to scripts:
// they are added to, never changed. What is unknown is null.
type versionFacts struct {
	Version string  `json:"version"`
	Commit  *string `json:"commit"`
	Date    *string `json:"date"` // of the commit
	Go      string  `json:"go"`
	OS      string  `json:"os"`
	Arch    string  `json:"arch"`
}

func factsOfVersion() versionFacts {
	f := versionFacts{Version: versionOf(), Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH}
	hash, day := commit, date
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				hash = cmp.Or(hash, s.Value)
			case "vcs.time":
				day = cmp.Or(day, s.Value)
			}
		}
	}
	if hash != "" {
		f.Commit = &hash
	}
	if day != "" {
		f.Date = &day
	}
	return f
}

func (t *tool) versionCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "version [--json]",
		Short: t.words.T("command.version"),
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if !asJSON {
				t.result("essaim " + versionOf())
				return nil
			}
			return t.forPrograms(func(w io.Writer) error {
				e := json.NewEncoder(w)
				e.SetEscapeHTML(false)
				e.SetIndent("", "  ")
				return e.Encode(factsOfVersion())
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, t.words.T("flag.json"))
	return c
}

// binary distinguishes this program from another build of the same version; "" when the
// system does not say where it lies.
func binary() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprint(path, " ", info.Size(), " ", info.ModTime().UnixNano())
}

// namesCommit reports whether there is one program of a version, but for the machine that
// it is for: a release, or a commit without changes.
func namesCommit(version string) bool {
	return version != "dev" && !strings.Contains(version, "dirty")
}

// executable stands for the bytes of this program; no program but this run when they cannot
// be read.
func executable() uint64 {
	var d digest.Blocks
	if path, err := os.Executable(); err == nil {
		if file, err := os.Open(path); err == nil {
			defer file.Close()
			if _, err := io.Copy(&d, file); err == nil {
				return d.Sum64()
			}
		}
	}
	return rand.Uint64()
}
