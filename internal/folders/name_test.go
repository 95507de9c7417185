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
