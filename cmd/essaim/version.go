package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is set by the Makefile (-X main.version=…).
var version string

// versionOf is the Makefile's, else that of the module that Go built.
func versionOf() string {
	if version == "" {
		if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "(devel)" {
			return cmp.Or(info.Main.Version, "dev")
		}
	}
	return cmp.Or(version, "dev")
}

func (t *tool) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: t.words.T("command.version"),
		Args:  arguments(0, 0),
		Run:   func(*cobra.Command, []string) { t.result("essaim " + versionOf()) },
	}
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
