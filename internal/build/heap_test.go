package build

import "testing"

// A site of ten thousand sheets has the garbage that Go leaves to any program.
func TestGarbage(t *testing.T) {
	for _, c := range []struct {
		live uint64 // MB
		want int
	}{{0, 100}, {60, 100}, {192, 100}, {384, 50}, {600, 30}, {5000, 30}} {
		if got := garbageFor(c.live << 20); got != c.want {
			t.Errorf("%d MB in use: %d %%, %d wanted", c.live, got, c.want)
		}
	}
}
