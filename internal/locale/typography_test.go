package locale

import (
	"os"
	"strings"
	"testing"
	"time"

	"essaim/test/loop"
)

// visible writes what the eye cannot distinguish as testdata/typography.txt does.
var visible = strings.NewReplacer("\u202f", "~", "\u00a0", "_", "\x00", `\0`)

var invisible = strings.NewReplacer("~", "\u202f", "_", "\u00a0", `\0`, "\x00")

type typographyCase struct {
	lang           Lang
	text, set, why string
}

func typographyCases(t testing.TB) (cases []typographyCase) {
	file, err := os.ReadFile("testdata/typography.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		if f := strings.Split(strings.TrimSuffix(line, "\n"), " | "); len(f) == 4 {
			cases = append(cases, typographyCase{Lang(f[0]), invisible.Replace(f[1]), invisible.Replace(f[2]), f[3]})
		} else if !strings.HasPrefix(line, "#") {
			t.Fatalf("not a case: %s", line)
		}
	}
	return cases
}

func TestTypography(t *testing.T) {
	for _, c := range typographyCases(t) {
		l := For(c.lang)
		once := l.Typography(c.text)
		if once != c.set {
			t.Errorf("%s: %s\n got %s\nwant %s", c.why, visible.Replace(c.text), visible.Replace(once), visible.Replace(c.set))
		}
		if twice := l.Typography(once); twice != once {
			t.Errorf("%s: set again, %s becomes %s", c.why, visible.Replace(once), visible.Replace(twice))
		}
	}
}

func FuzzTypography(f *testing.F) {
	for _, c := range typographyCases(f) {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, lang := range Languages {
			l := For(lang)
			once := l.Typography(s)
			if twice := l.Typography(once); twice != once {
				t.Errorf("%s: %q\nonce  %q\ntwice %q", lang, s, once, twice)
			}
			if got, want := strings.Count(once, "\x00"), strings.Count(s, "\x00"); got != want {
				t.Errorf("%s: %q has %d pieces, set %d", lang, s, want, got)
			}
		}
	})
}

// Hostile texts take a time in proportion to their length.
func TestTypographyOfHostileText(t *testing.T) {
	for _, piece := range []string{`"`, ` "a`, `a"`, "'", " :", " ", "\x00", "\x00!", "«", "»", "1 ", "...", "a@'"} {
		text := strings.Repeat(piece, 200_000/len(piece))
		loop.Within(t, time.Second, piece, func() { For(French).Typography(text) })
	}
}

func BenchmarkTypography(b *testing.B) {
	l := For(French)
	text := strings.Repeat("L'agglomération a réuni 5 communes sur 8 : c'est un bon début ! ", 16)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		l.Typography(text)
	}
}
