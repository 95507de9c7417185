package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (t *tool) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: t.words.T("command.help"),
		Args:  arguments(0, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return t.noSuchCommand(root, args)
			}
			t.help(c)
			return nil
		},
	}
}

// help prints what a command does and its flags.
func (t *tool) help(c *cobra.Command) {
	w := tabwriter.NewWriter(t.helpWriter(), 0, 0, 3, ' ', 0)
	defer w.Flush()
	about := c.Long
	if about == "" {
		about = c.Short
	}
	fmt.Fprintf(w, "%s\n\n%s\n  %s\n", about, t.words.T("help.usage"), c.UseLine())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", t.words.T("help.commands"))
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(w, "  %s\t%s\n", sub.Name(), sub.Short)
			}
		}
	}
	t.flags(w, "help.flags", c.LocalNonPersistentFlags())
	t.flags(w, "help.common", c.Root().PersistentFlags())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n%s\n", t.words.T("help.more", "essaim help COMMAND"), t.words.T("help.exit"))
	}
}

func (t *tool) flags(w *tabwriter.Writer, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(w, "\n%s\n", t.words.T(title))
	flags.VisitAll(func(f *pflag.Flag) {
		fmt.Fprintf(w, "  --%s\t%s", strings.TrimSpace(f.Name+" "+argumentOf[f.Name]), f.Usage)
		if f.DefValue != "" && f.DefValue != "false" {
			fmt.Fprint(w, " "+t.words.T("help.default", f.DefValue))
		}
		fmt.Fprintln(w)
	})
}

// argumentOf names what a flag is given; flags that are not here take nothing.
var argumentOf = map[string]string{
	"source": "DIR", "lang": "LANG", "format": "FORMAT",
	"output": "DIR", "base-url": "URL", "as-of": "DATE",
	"cpuprofile": "FILE", "memprofile": "FILE",
}
