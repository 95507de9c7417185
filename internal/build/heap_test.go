package build

import "testing"

// A site of ten thousand sheets has the garbage that Go leaves to any program, and one of a
// hundred thousand uses again what reading has taken.
func TestGarbage(t *testing.T) {
	for _, c := range []struct {
		live []uint64 // MB, one after the other
		want int
	}{
		{[]uint64{0}, 100}, {[]uint64{60}, 100}, {[]uint64{192}, 100}, {[]uint64{384}, 50}, {[]uint64{600}, 30}, {[]uint64{5000}, 30},
		{[]uint64{600, 400}, 90}, {[]uint64{600, 100}, 100}, {[]uint64{600, 400, 700}, 30}, {[]uint64{1000, 500, 600}, 110},
	} {
		var h heap
		var got int
		for _, live := range c.live {
			got = h.garbageFor(live << 20)
		}
		if got != c.want {
			t.Errorf("%d MB in use: %d %%, %d wanted", c.live, got, c.want)
		}
	}
}
