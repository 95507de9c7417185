package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"essaim/internal/locale"
)

// manual writes the page of essaim(1), in roff, of the same words as help: all commands
// on one page, which man(1) searches.
func manual(w io.Writer, root *cobra.Command, words *locale.Locale) error {
	b := roff{words: words}
	b.line(`.TH ESSAIM 1 "" "essaim ` + roffText(versionOf()) + `"`)
	b.section("manual.name")
	b.text("essaim \\- " + roffText(strings.Trim(strings.TrimPrefix(root.Short, "essaim"), " .")))
	b.section("manual.synopsis")
	b.line(".B " + roffText(root.UseLine()))
	b.section("help.commands")
	for _, c := range root.Commands() {
		if !c.IsAvailableCommand() {
			continue
		}
		b.line(".SS " + roffText(c.UseLine()))
		about := c.Long
		if about == "" {
			about = sentence(c.Short)
		}
		b.text(roffText(about))
		b.flags(c.LocalNonPersistentFlags())
	}
	b.section("help.common")
	b.flags(root.PersistentFlags())
	b.section("manual.exit")
	b.text(roffText(words.T("help.exit")))
	_, err := w.Write(b.Bytes())
	return err
}

// sentence makes one of a short text.
func sentence(text string) string {
	first := []rune(text)
	return strings.ToUpper(string(first[:1])) + string(first[1:]) + "."
}

// roff is a page of man(1) as it is written.
type roff struct {
	bytes.Buffer
	words *locale.Locale
}

func (b *roff) line(text string) { b.WriteString(text + "\n") }

func (b *roff) section(key string) {
	title := strings.TrimRight(b.words.T(key), " \u00a0:")
	b.line(".SH " + roffText(strings.ToUpper(title)))
}

// text writes paragraphs that are escaped already.
func (b *roff) text(text string) {
	for i, paragraph := range strings.Split(text, "\n") {
		if i > 0 {
			b.line(".PP")
		}
		b.line(paragraph)
	}
}

func (b *roff) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		b.line(".TP")
		b.line(".B " + roffText(flagAsTyped(b.words, f)))
		b.line(roffText(flagUsage(b.words, f)))
	})
}

// roffText escapes a text: a backslash and a hyphen that is typed mean themselves, and no
// line of it is a request.
func roffText(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "\u00a0", `\~`, "\u202f", `\~`).Replace(text)
	return strings.ReplaceAll(`\&`+text, "\n.", "\n\\&.")
}
