package source

import "testing"

func TestMeets(t *testing.T) {
	for _, c := range []struct {
		program, least string
		meets          bool
	}{
		{"v0.1.0", "0.1", true},
		{"0.1.0", "0.1.0", true},
		{"v0.1.0", "0.1.1", false},
		{"v0.9.0", "0.10", false},
		{"v0.10.0", "0.9", true},
		{"v1.0.0", "0.99.99", true},
		{"v0.1.0", "1", false},
		{"v0.1.0-12-g0123456789ab", "0.1", true},
		{"v0.2.0-rc.1", "0.2", true},
		{"v0.0.0-20261201012425-6918144fa21f+dirty", "9", true}, // go install, from a clone
		{"dev", "9", true},
		{"", "9", true},
		{"6918144fa21f-dirty", "9", true},
		{"20261201", "9", true},
	} {
		if got := (&index{version: c.program}).meets(c.least); got != c.meets {
			t.Errorf("%q for %q: %v", c.program, c.least, got)
		}
	}
}
