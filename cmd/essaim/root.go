package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"essaim/internal/locale"
)

// tool is what the commands share: the terminal and the common flags.
type tool struct {
	*terminal
	source   string
	fromHere bool // no --source was given
	lang     string
	timing   bool
	profiles profiles
}

// languageFor finds the language of the messages before the command line is parsed,
// because errors and help are worded too: --lang, else the network's, else the
// first one. Whatever is wrong is left to the real parsing.
func languageFor(args []string) locale.Lang {
	var source, lang string
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.Usage = func() {}
	flags.StringVar(&source, "source", ".", "")
	flags.StringVar(&lang, "lang", "", "")
	_ = flags.Parse(args)
	if slices.Contains(locale.Languages, locale.Lang(lang)) {
		return locale.Lang(lang)
	}
	if above := siteAbove(source); above != "" && !flags.Changed("source") {
		source = above
	}
	return languageOf(source)
}

func newRoot(t *tool) *cobra.Command {
	root := &cobra.Command{
		Use:           "essaim " + placeholders(t.words, "COMMAND"),
		Short:         t.words.T("help.about"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	version := root.Flags().Bool("version", false, t.words.T("flag.version"))
	root.RunE = func(_ *cobra.Command, args []string) error {
		if *version {
			t.result("essaim " + versionOf())
			return nil
		}
		return t.noSuchCommand(root, args)
	}

	flags := root.PersistentFlags()
	flags.StringVar(&t.source, "source", ".", t.words.T("flag.source"))
	flags.StringVar(&t.lang, "lang", "", t.words.T("flag.lang"))
	flags.BoolVar(&t.quiet, "quiet", false, t.words.T("flag.quiet"))
	flags.BoolVar(&t.timing, "timing", false, t.words.T("flag.timing"))
	flags.StringVar(&t.profiles.cpu, "cpuprofile", "", t.words.T("flag.cpuprofile"))
	flags.StringVar(&t.profiles.memory, "memprofile", "", t.words.T("flag.memprofile"))
	flags.BoolP("help", "h", false, t.words.T("flag.help"))
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		t.fromHere = !flags.Changed("source")
		if err := t.checkLang(); err != nil {
			return err
		}
		return t.profiles.start()
	}
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { t.help(c) })

	root.SetHelpCommand(t.helpCommand(root))
	root.AddCommand(t.initCommand(), t.newCommand(), importCommand(t), t.checkCommand(), t.fmtCommand(), t.schemaCommand(), t.buildCommand(), t.workroomCommand(), t.serveCommand(), pullCommand(t), t.exportCommand(), t.layoutsCommand(), completionCommand(t), t.versionCommand())
	for _, c := range root.Commands() {
		c.DisableFlagsInUseLine = true // Use says them
		name, rest, _ := strings.Cut(c.Use, " ")
		c.Use = strings.TrimSpace(name + " " + placeholders(t.words, rest))
	}
	root.DisableFlagsInUseLine = true
	completions(root, t.words)
	return root
}

func (t *tool) checkLang() error {
	if t.lang != "" && !slices.Contains(locale.Languages, locale.Lang(t.lang)) {
		return badChoice("--lang", t.lang, languages())
	}
	return nil
}

// badChoice is for a flag that takes one of some words, and was given another.
func badChoice(flag, typed string, choices []string) error {
	return &usageError{key: "usage.bad-choice", args: []any{flag, typed, strings.Join(choices, ", ")}, near: locale.Nearest(typed, choices)}
}

// languages lists those that essaim speaks.
func languages() []string {
	var tags []string
	for _, lang := range locale.Languages {
		tags = append(tags, string(lang))
	}
	return tags
}

func (t *tool) noSuchCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return wrong("usage.no-command", "essaim help")
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return &usageError{key: "usage.unknown-command", args: []any{args[0]}, near: near(args[0], names)}
}

// flagError words what pflag found.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var unreadable *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return wrong("usage.unknown-flag", "-"+unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		e := &usageError{key: "usage.unknown-flag", args: []any{"--" + unknown.GetSpecifiedName()}}
		if name := near(unknown.GetSpecifiedName(), names); name != "" {
			e.near = "--" + name
		}
		return e
	case errors.As(err, &missing):
		return wrong("usage.flag-value", "--"+missing.GetSpecifiedName())
	case errors.As(err, &invalid):
		return wrong("usage.bad-flag", "--"+invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &unreadable):
		return wrong("usage.unknown-flag", unreadable.GetSpecifiedFlag())
	}
	return wrong("usage.unknown-flag", err)
}

// near is the name that was probably meant, or "". It asks cobra, which knows
// how to do it for the names of commands.
func near(typed string, names []string) string {
	c := &cobra.Command{SuggestionsMinimumDistance: 2}
	for _, name := range names {
		c.AddCommand(&cobra.Command{Use: name, Run: func(*cobra.Command, []string) {}})
	}
	if found := c.SuggestionsFor(typed); len(found) > 0 {
		return found[0]
	}
	return ""
}

// arguments wants between least and most of them.
func arguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return wrong("usage.arguments", c.UseLine())
		}
		return nil
	}
}
