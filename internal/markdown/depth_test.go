package markdown

import (
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/test/loop"
)

// TestDepth: blocks of all kinds around the deepest level that is read, on lines
// that follow each other at other depths, never stop the program.
func TestDepth(t *testing.T) {
	loop.Unraced(t)
	c := New(locale.For(locale.French))
	random, kinds := loop.Random(t, 11, 12), []string{"> ", "- ", "1. ", "- [ ] ", "[^1]: ", "    ", "```", "# ", "| a |", "* ", "+ ", "\t", "2) "}
	for range loop.Rounds(t, 200_000) {
		var body strings.Builder
		for range 1 + random.IntN(5) {
			body.WriteString(strings.Repeat("> ", 26+random.IntN(10)))
			for range random.IntN(6) {
				body.WriteString(kinds[random.IntN(len(kinds))])
			}
			body.WriteString("a[^1]\n")
		}
		convert(t, c, body.String())
	}
	for depth := range 40 {
		for _, kind := range kinds {
			for _, next := range kinds {
				convert(t, c, strings.Repeat("> ", depth)+kind+"a\n"+strings.Repeat("> ", depth+1)+next+"b[^1]\n")
				convert(t, c, strings.Repeat("- ", depth)+kind+"a\n"+strings.Repeat("  ", depth+1)+next+"b\n")
			}
		}
	}
}

// convert shows the body that stops the program.
func convert(t *testing.T, c *Converter, body string) {
	t.Helper()
	defer func() {
		if fault := recover(); fault != nil {
			t.Fatalf("%v, of\n%s", fault, body)
		}
	}()
	c.Convert([]byte(body), Options{})
	c.Blocks([]byte(body), Options{})
}
