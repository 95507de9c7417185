package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"

	"essaim/internal/locale"
)

// simplePieces are what simple bodies are made of, and what makes them less so.
var simplePieces = strings.Split("a| |é, b|mot|\n|\n|\n|\n\n|\n\n|  |  \n|   \n|*|**|_|__|***|(|)|[|]|](|](b.md)|[a](b)|[*a*](b \"c\")|[a][b]|![a](b.png)|!|![|.|:|'|\"|«|»|&amp;|1|3.5|# |## |## A *b*\n\n|### c\n|#|- |- |- a\n|  - b\n|    |* |+ |-|--|=|> |> a\n|> - b\n|>|1. |1. a\n|2. b\n|2) |   - c\n|   |10. a\n|\u00a0|…|<b>|`c`|\\*|~~|¦|[^1]|]: |[ ] |\t|\x00|\r\n", "|")

// isSimple compares a body with what goldmark makes of it, if it is simple.
func isSimple(t *testing.T, c *Converter, body string) bool {
	t.Helper()
	src, own := clean([]byte(body)), new(Room)
	root := own.simple.parse(src)
	if root == nil {
		return false
	}
	goldmarks := c.quick.Parse(text.NewReader(src))
	if saysAddress(root, src) != saysAddress(goldmarks, src) {
		t.Errorf("%q: an address is seen by one only", body)
	}
	got, want := describe(c.render(root, src, Options{}, false, own)), describe(c.render(goldmarks, src, Options{}, false, own))
	if got != want {
		t.Errorf("%q:\n%s\nwant\n%s", body, got, want)
	}
	return true
}

// Simple bodies become what goldmark makes of them, and many are simple.
func TestSimple(t *testing.T) {
	converter := New(locale.For(locale.French))
	random := rand.New(rand.NewPCG(3, 4))
	const all = 100_000
	simple := 0
	for range all {
		var body strings.Builder
		pieces := simplePieces[:20+random.IntN(len(simplePieces)-20)]
		for range 1 + random.IntN(24) {
			body.WriteString(strings.ReplaceAll(pieces[random.IntN(len(pieces))], "¦", "|"))
		}
		if isSimple(t, converter, body.String()) {
			simple++
		}
	}
	for _, piece := range []string{"[a](b) ", "![a](b) ", "*a* ", "a ! b ", "[a] "} {
		for _, times := range []int{maxMarks / 3, maxMarks/2 - 1, maxMarks / 2, maxMarks/2 + 1, maxMarks - 1, maxMarks, maxMarks + 1} {
			isSimple(t, converter, strings.Repeat(piece, times))
		}
	}
	if simple < all/8 {
		t.Errorf("only %d of %d are simple", simple, all)
	}
}

func FuzzSimple(f *testing.F) {
	for _, c := range cases(f) {
		f.Add(c.body)
	}
	f.Add(string(sheet))
	converter := New(locale.For(locale.French))
	f.Fuzz(func(t *testing.T, body string) { isSimple(t, converter, body) })
}
