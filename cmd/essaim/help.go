package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"essaim/internal/locale"
)

func (t *tool) helpCommand(root *cobra.Command) *cobra.Command {
	var asManual bool
	c := &cobra.Command{
		Use:   "help [COMMAND] [--man]",
		Short: t.words.T("command.help"),
		Args:  arguments(0, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			switch {
			case err != nil || len(rest) > 0:
				return t.noSuchCommand(root, args)
			case asManual:
				return t.forPrograms(func(w io.Writer) error { return manual(w, root, t.words) })
			}
			t.help(c)
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var names []cobra.Completion
			for _, c := range root.Commands() {
				if c.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
	c.Flags().BoolVar(&asManual, "man", false, t.words.T("flag.man"))
	return c
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
		fmt.Fprintf(w, "\n%s\n%s\n", t.words.T("help.more", "essaim help "+placeholders(t.words, "COMMAND")), t.words.T("help.exit"))
	}
}

func (t *tool) flags(w *tabwriter.Writer, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(w, "\n%s\n", t.words.T(title))
	flags.VisitAll(func(f *pflag.Flag) {
		fmt.Fprintf(w, "  %s\t%s\n", flagAsTyped(t.words, f), flagUsage(t.words, f))
	})
}

// flagAsTyped is a flag with what it is given: --form is a file for one command, and
// for another one is or is not.
func flagAsTyped(words *locale.Locale, f *pflag.Flag) string {
	if f.Value.Type() == "bool" {
		return "--" + f.Name
	}
	return strings.TrimSpace("--" + f.Name + " " + placeholders(words, argumentOf[f.Name]))
}

// flagUsage says what a flag is for, and what holds without it.
func flagUsage(words *locale.Locale, f *pflag.Flag) string {
	switch f.DefValue {
	case "", "false", "[]":
		return f.Usage
	case ".":
		return f.Usage + " " + words.T("help.default", words.T("help.here"))
	}
	return f.Usage + " " + words.T("help.default", f.DefValue)
}

// argumentOf names what a flag is given; flags that are not here take nothing.
var argumentOf = map[string]string{
	"source": "DIR", "lang": "LANG", "format": "FORMAT",
	"output": "DIR", "base-url": "URL", "as-of": "DATE",
	"cpuprofile": "FILE", "memprofile": "FILE",
	"explain": "PATH", "previous": "FILE", "baseline": "FILE",
	"form": "FILE", "cms": "EDITOR", "addr": "HOST:PORT", "allow-host": "NAME",
	"program": "URL",
}

var placeholder = regexp.MustCompile(`\p{Lu}{2,}`)

// placeholders names what is to be put in the place of DIR, NAME… in the language of who
// reads; a language that has no such word keeps ours.
func placeholders(words *locale.Locale, usage string) string {
	return placeholder.ReplaceAllStringFunc(usage, func(word string) string {
		if key := "placeholder." + strings.ToLower(word); words.Has(key) {
			return words.T(key)
		}
		return word
	})
}
