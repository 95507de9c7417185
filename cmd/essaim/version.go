package main

import (
	"cmp"
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
