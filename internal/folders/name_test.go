package folders

import (
	"strings"
	"testing"
)

func TestOnWindows(t *testing.T) {
	for name, want := range map[string]bool{
		"plan.pdf": true, "con.pdf": false, "CON": false, "aux.tar.gz": false, "nul .txt": false, "com1": false, "lpt9.csv": false, "com²": false,
		"com": true, "com10": true, "compost": true, "conseil": true, "console.pdf": true, "auxiliaire": true, "lpt": true,
		"fin.": false, "fin ": false, "a:b": false, "a?b.pdf": false, `a\b`: false, "a\tb": false, "été.pdf": true, "a b.png": true,
	} {
		if got := OnWindows(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
	if len(strings.Repeat("a", MaxName)) > 255 {
		t.Error("longer than systems take")
	}
}

func TestFolded(t *testing.T) {
	for _, same := range [][2]string{
		{"Photo.JPG", "photo.jpg"}, {"A/b", "a/B"}, {"pr\u00e9au.png", "pre\u0301au.png"}, {"PR\u00c9AU", "pre\u0301au"},
		{"\u212a", "k"}, {"\u017f", "s"}, {"\u03c2", "\u03a3"}, {"\u00c5", "a\u030a"}, {"", ""},
	} {
		if Folded(same[0]) != Folded(same[1]) {
			t.Errorf("%q and %q are two: %q, %q", same[0], same[1], Folded(same[0]), Folded(same[1]))
		}
	}
	for _, two := range [][2]string{{"preau", "pr\u00e9au"}, {"a-b", "a_b"}, {"\u00df", "ss"}, {"a", "a "}, {"\u0153uvre", "oeuvre"}} {
		if Folded(two[0]) == Folded(two[1]) {
			t.Errorf("%q and %q are one", two[0], two[1])
		}
	}
}
