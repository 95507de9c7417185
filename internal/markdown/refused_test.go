package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/test/loop"
)

// What has more notes or blocks, or calls its notes more often, than a page can show in time is an
// error at the first one too many, and that alone.
func TestBodiesAreBounded(t *testing.T) {
	loop.Unraced(t)
	notes := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "a[^%d]\n\n[^%d]: b\n\n", i, i)
		}
		return b.String()
	}
	calls := func(n int) string { return "[^a]: b\n\n" + strings.Repeat("- x[^a]\n", n) }
	for name, c := range map[string]struct {
		body string
		want string // code and line
	}{
		"as many notes as can be":  {notes(maxNotes), ""},
		"one more":                 {notes(maxNotes + 1), fmt.Sprint("too-many-notes ", 4*maxNotes+3)},
		"many more":                {notes(20 * maxNotes), fmt.Sprint("too-many-notes ", 4*maxNotes+3)},
		"as many calls as can be":  {calls(maxCalls), ""},
		"one call more":            {calls(maxCalls + 1), fmt.Sprint("too-many-note-calls ", maxCalls+3)},
		"many more calls":          {calls(4 * maxCalls), fmt.Sprint("too-many-note-calls ", maxCalls+3)},
		"as many blocks as can be": {strings.Repeat("- a\n\n", (maxBlocks-1)/2) + "\n", ""},
		"a block more":             {strings.Repeat("a\n\n", maxBlocks+1), fmt.Sprint("too-many-blocks ", 2*maxBlocks+1)},
		"many more items":          {strings.Repeat("- a\n", 4*maxBlocks), fmt.Sprint("too-many-blocks ", maxBlocks/2)},
		"many more cells":          {strings.Repeat("|a|b|\n|-|-|\n|1|2|\n\n", maxBlocks), fmt.Sprint("too-many-blocks ", 4*(maxBlocks/7)+3)},
	} {
		doc, problems := New(locale.For(locale.French)).Convert([]byte(c.body), Options{Pos: diag.Pos{File: "a.md", Line: 1, Column: 1}})
		got := ""
		for _, p := range problems {
			got += fmt.Sprint(p.Code, " ", p.Line)
			if p.Severity != diag.Error {
				t.Errorf("%s: %s is a warning", name, p.Code)
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		length := 0
		for _, s := range doc.Sections {
			length += len(s.Written)
		}
		if length > 20*len(c.body)+1000*maxCalls {
			t.Errorf("%s: %d bytes become %d", name, len(c.body), length)
		}
	}
}

// The longest bodies that are read, of what takes longest, take at most 150 times as
// long of the processor as one of plain sentences: were anything quadratic, it would be
// thousands of times.
func TestTheLongestBodies(t *testing.T) {
	loop.Unraced(t)
	const size = 1 << 20
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	each := func(line func(i int) string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(line(i))
		}
		return b.String()
	}
	bodies := []struct{ name, body string }{
		{"notes", each(func(i int) string { return fmt.Sprintf("a[^%d]\n\n[^%d]: b\n\n", i, i) })},
		{"calls", repeat("[^a] ") + "\n\n[^a]: b"},
		{"calls of nothing", each(func(i int) string { return fmt.Sprintf("[^%d] ", i) }) + "\n\n[^a]: b"},
		{"half links", repeat("[a](")},
		{"half images", repeat("![a](")},
		{"ladder", each(func(i int) string { return strings.Repeat("`", i+1) + " a " })},
		{"equal headings", repeat("## a\n\n")},
		{"headings that look numbered", each(func(i int) string { return fmt.Sprintf("## a\n\n## a-%d\n\n", i+2) })},
		{"underlined headings", repeat("a\n=\n")},
		{"definitions", each(func(i int) string { return fmt.Sprintf("[a%d]: /b\n\n", i) })},
		{"emphases", repeat("*a **a ")},
		{"quotations", repeat(strings.Repeat("> ", 31) + "a\n\n")},
		{"columns", strings.Repeat("|a", 9000) + "\n" + strings.Repeat("|-", 9000) + "\n" + strings.Repeat("|b", size/2)},
		{"rows", "|a|b|\n|-|-|\n" + repeat("|c|d|\n")},
		{"tags", each(func(i int) string { return fmt.Sprintf("x <a%d> ", i) })},
		{"elements", repeat("<div>\n\n")},
		{"addresses", repeat("http://a.fr ")},
		{"one address", "http://" + repeat("a")},
		{"one word", repeat("a")},
		{"quotes", repeat("« a » : \"b ")},
		{"entities", repeat("&amp;")},
		{"list", repeat("- a\n+ b\n")},
		{"bolds of nothing", repeat("**a ")},
		{"marks of other tools", repeat("{{a {%a ==a %%a ")},
		{"half links to an address", repeat("[a](b.fr ")},
		{"notes within the text", repeat("a^[b c] ")},
		{"commands in code", repeat("`\f` ")},
		{"misread letters", repeat("Ã© `Ã©` ")},
		{"rows apart", repeat("|a|b|\n\n")},
	}
	c := New(locale.For(locale.French))
	r := loop.Random(t, 6, 16)
	order := r.Perm(len(bodies))
	took := func(body string) time.Duration {
		start := loop.Processor()
		c.Check([]byte(body), Options{Resolve: resolve})
		return loop.Processor() - start
	}
	plain := took(repeat("On pèse ce que la cantine jette, et on l’affiche en mairie.\n\n"))
	for _, i := range order[:loop.Rounds(t, len(bodies))] {
		if long := took(bodies[i].body); long > 150*plain {
			t.Errorf("%s: %v, beside %v of plain sentences", bodies[i].name, long, plain)
		} else {
			t.Logf("%s: %.1f", bodies[i].name, float64(long)/float64(plain))
		}
	}
}

// However it is written, a mail link writes nothing for its reader.
func TestMailLinksHaveNoHeaders(t *testing.T) {
	for _, body := range []string{
		"[a](mailto:o@a.fr?bcc=y@b.fr)", "<mailto:o@a.fr?subject=x>", "[a](<mailto:o@a.fr?body=x y>)", "[a](mailto:o@a.fr&quest;cc=y@b.fr)",
		"[a](MAILTO:o@a.fr?cc=y@b.fr)", "[a]\n\n[a]: mailto:o@a.fr?cc=y@b.fr",
	} {
		doc, problems := New(locale.For(locale.French)).Convert([]byte(body), Options{})
		if len(problems) != 1 || problems[0].Code != "link-headers" {
			t.Errorf("%s: %+v", body, problems)
		}
		if _, href, _ := strings.Cut(string(doc.Sections[0].Written), `href="`); !strings.HasPrefix(strings.ToLower(href), `mailto:o@a.fr"`) {
			t.Errorf("%s: %s", body, doc.Sections[0].Written)
		}
	}
}
