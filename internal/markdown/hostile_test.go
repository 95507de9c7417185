package markdown

import (
	"strings"
	"testing"
	"time"

	"essaim/internal/locale"
	"essaim/test/loop"
)

// Bodies that are made to take long convert in less than two seconds of the
// processor, and do not grow beyond measure.
func TestConvertHostile(t *testing.T) {
	loop.Unraced(t)
	const size = 100_000
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	deep := func(marker string) string {
		var b strings.Builder
		for indent := ""; b.Len() < size; indent += "  " {
			b.WriteString(indent + marker + "\n")
		}
		return b.String()
	}
	bodies := map[string]string{
		"brackets":              repeat("["),
		"closing brackets":      repeat("[") + repeat("]"),
		"images":                repeat("![") + repeat("](x)"),
		"unclosed links":        repeat("[a](<b"),
		"unclosed titles":       repeat("[a](b 'c"),
		"unclosed title parens": repeat("[a](b (c"),
		"links":                 repeat("[a](b)"),
		"references":            "[a]: /" + strings.Repeat("x", 1900) + "\n\n" + repeat("[a] "),
		"long reference":        "[a]: /" + repeat("x") + "\n\n" + repeat("[a] "),
		"definitions":           repeat("[a]: b\n"),
		"stars":                 repeat("*"),
		"star words":            repeat("*a "),
		"star pairs":            repeat("*a_ "),
		"star mix":              repeat("**a *b _c __d "),
		"nested emphasis":       repeat("*a **a ") + repeat(" a** a*"),
		"tildes":                repeat("~a ~~b "),
		"underscores":           repeat("_a__"),
		"quotations":            repeat(">"),
		"quotations, spaced":    repeat("> "),
		"quoted lines":          strings.Repeat(strings.Repeat(">", 300)+"a\n", size/302),
		"nested lists":          deep("- a"),
		"nested numbers":        deep("1. a"),
		"list on a line":        repeat("- "),
		"mixed containers":      repeat("> - 1. "),
		"list items":            repeat("- a\n"),
		"backticks":             repeat("`a``b```c````"),
		"tag starts":            repeat("<"),
		"tags":                  repeat("<a>"),
		"tags with attributes":  repeat("<a b='"),
		"comments":              repeat("<!-- "),
		"declarations":          repeat("<!A "),
		"instructions":          repeat("<?"),
		"addresses":             repeat("http://a"),
		"address words":         repeat("www.a.b "),
		"mails":                 repeat("a@"),
		"mail words":            repeat("a@b.c."),
		"colons":                repeat(" :"),
		"quotes":                repeat(`"a `),
		"apostrophes":           repeat("'"),
		"entities":              repeat("&amp"),
		"ampersands":            repeat("&"),
		"backslashes":           repeat(`\`),
		"wide table":            strings.Repeat("|a", 5000) + "\n" + strings.Repeat("|-", 5000) + "\n" + repeat("a\n"),
		"tables":                repeat("a|b\n-|-\n1|2\n\n"),
		"table cells":           "|a|\n|-|\n" + repeat("|`\\|"),
		"headings":              repeat("## a\n"),
		"deep headings":         repeat("# a\n###### b\n"),
		"notes":                 repeat("[^a] ") + "\n\n[^a]: note",
		"note definitions":      repeat("[^a]: b\n"),
		"nested notes":          repeat("[^a]: "),
		"underlines":            repeat("a\n=\n"),
		"fences":                repeat("```\n"),
		"blank lines":           repeat("\n"),
		"one line of HTML":      "a" + repeat("<b>é"),
	}
	c := New(locale.For(locale.French))
	for name, body := range bodies {
		var doc Doc
		loop.Within(t, 2*time.Second, name, func() { doc, _ = c.Convert([]byte(body), Options{Resolve: resolve}) })
		length := 0
		for _, s := range doc.Sections {
			length += len(s.Written)
		}
		if length > 500*len(body) {
			t.Errorf("%s: %d bytes become %d", name, len(body), length)
		}
	}
}
