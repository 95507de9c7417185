package markdown

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"

	"essaim/internal/locale"
	"essaim/test/loop"
)

// wordPieces are what addresses stand in and beside, with pieces of marks;
// addressPieces hold addresses, or may become some beside others.
var (
	wordPieces    = strings.Split("a| |\n|\n\n|  \n|\\|*|**|_|~~|~|`|``|(|)|[|]|](|]: |![|<|>|!|.|,|:|/|é|http:|// |[a](b.md)|[a][1]|[1]: b.md\n|<mailto:a>|<b>|&amp;|# |- |> |[^1]|[^1]: b\n|¦ a ¦ b ¦\n¦---¦---¦\n|¦", "|")
	addressPieces = strings.Split("www.a.fr|http://a.fr|https://a.fr/b_c|ftp://a.fr|<https://a.fr>|[a](https://a.fr)|[a](https://a.fr \"www.b.fr\")|[1]: https://a.fr\n|a@b.fr|<a@b.fr>|://|www.|`http://a.fr`|[^1]: www.a.fr\n", "|")
)

// sameAsFull compares what becomes of a body with what becomes of what goldmark
// finds when it looks for everything.
func sameAsFull(t *testing.T, c *Converter, body string) {
	t.Helper()
	src := clean([]byte(body))
	want, problemsWanted := c.render(c.full.Parse(text.NewReader(src)), src, Options{}, false, new(Buffers))
	got, problems := c.Convert([]byte(body), Options{})
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(problems, problemsWanted) {
		t.Errorf("%q:\n%s\nwant\n%s", body, describe(got, problems), describe(want, problemsWanted))
	}
	if alone := c.Check([]byte(body), Options{}); !reflect.DeepEqual(alone, problems) {
		t.Errorf("%q: alone %v\nwant %v", body, alone, problems)
	}
}

// TestQuickParse converts texts put together at random, with and without looking
// for bare addresses everywhere: what comes out is the same. So are the problems
// when only they are wanted.
func TestQuickParse(t *testing.T) {
	converter := New(locale.For(locale.French))
	same := func(body string) {
		t.Helper()
		sameAsFull(t, converter, body)
	}
	random := loop.Random(t, 1, 2)
	for i := range loop.Rounds(t, 100_000) {
		pieces := wordPieces
		if i%4 == 0 {
			pieces = slices.Concat(wordPieces, addressPieces)
		}
		var body strings.Builder
		for range 1 + random.IntN(16) {
			body.WriteString(strings.ReplaceAll(pieces[random.IntN(len(pieces))], "¦", "|"))
		}
		same(body.String())
	}
	for _, c := range cases(t) {
		same(c.body)
	}
	same("]:    \n<b>")
	same("a[^1]\n\n[^1]: www.a.fr\nhttps://a.fr/b``[^1] ``")
	same("www.a.fr``b [^1]``\n\n[^1]: c")
}
