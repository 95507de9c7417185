package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"essaim/internal/locale"
	"essaim/internal/opendata"
	"essaim/internal/source"
)

// shells are those whose completion cobra writes. What they propose they ask of the
// program each time, so that a script needs no update.
var shells = []string{"bash", "zsh", "fish"}

func completionCommand(t *tool) *cobra.Command {
	return &cobra.Command{
		Use:       "completion bash|zsh|fish",
		Short:     t.words.T("command.completion"),
		Long:      t.words.T("command.completion.long"),
		Args:      arguments(1, 1),
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			t.clear()
			switch root := c.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(t.out, true)
			case "zsh":
				return root.GenZshCompletion(t.out)
			case "fish":
				return root.GenFishCompletion(t.out, true)
			}
			return &usageError{key: "usage.unknown-shell", args: []any{args[0], strings.Join(shells, ", ")}, near: near(args[0], shells)}
		},
	}
}

// completions says what each command and each flag may be given; where nothing is said,
// it is files.
func completions(root *cobra.Command, words *locale.Locale) {
	first := map[string][]string{
		"new":     kindNames(words, source.Kinds),
		"schema":  kindNames(words, source.AllKinds),
		"export":  append(opendata.Names(), opendata.All),
		"layouts": {"list", "copy"},
		"import":  {"word", "page", "csv"},
	}
	values := map[string][]string{
		"lang":          languages(),
		"cms":           {"sveltia"},
		"addr":          nil,
		"base-url":      nil,
		"as-of":         nil,
		"allow-host":    nil,
		"program":       nil,
		"explain":       nil,
		"check/format":  {formatText, "json", "github", "gitlab", "sarif"},
		"export/format": formatNames(),
	}
	for _, c := range root.Commands() {
		if proposed := first[c.Name()]; proposed != nil {
			c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
				if len(args) == 0 {
					return proposed, cobra.ShellCompDirectiveNoFileComp
				}
				return nil, cobra.ShellCompDirectiveDefault
			}
		}
		complete(c, c.LocalNonPersistentFlags(), values)
	}
	complete(root, root.PersistentFlags(), values)
}

// complete says what the flags of a command may be given.
func complete(c *cobra.Command, flags *pflag.FlagSet, values map[string][]string) {
	flags.VisitAll(func(f *pflag.Flag) {
		proposed, known := values[c.Name()+"/"+f.Name]
		if !known {
			proposed, known = values[f.Name]
		}
		var err error
		switch {
		case known:
			err = c.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(proposed, cobra.ShellCompDirectiveNoFileComp))
		case argumentOf[f.Name] == "DIR":
			err = c.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs))
		}
		if err != nil {
			panic(err) // a flag that is said twice: ours
		}
	})
}

// kindNames are the kinds of files in the language of who types, then as in the code.
func kindNames(words *locale.Locale, kinds []source.Kind) []string {
	var names []string
	for _, kind := range kinds {
		names = append(names, words.Spelling("kind."+string(kind)))
	}
	for _, kind := range kinds {
		if !slices.Contains(names, string(kind)) {
			names = append(names, string(kind))
		}
	}
	return names
}
