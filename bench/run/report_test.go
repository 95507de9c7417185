package main

import (
	"os"
	"testing"

	"essaim/bench/sample"
)

func TestThreeFigures(t *testing.T) {
	for v, want := range map[float64]string{0.0123: "0.0123", 1.4: "1.4", 99.94: "99.9", 99.99: "100", 123.4: "123", 1234.5: "1234"} {
		if got := threeFigures(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}

// Ten times as many sheets of every profile have no room in memory, and rivals take too long.
func TestOneProfileIsMain(t *testing.T) {
	for _, profile := range sample.Profiles {
		b := bench{scale: true, profile: profile, profiles: sample.Profiles}
		if got, want := b.isMain(), profile == sample.Rich; got != want {
			t.Errorf("%s: %v", profile, got)
		}
		b.profiles = []sample.Profile{profile}
		if !b.isMain() {
			t.Errorf("%s alone is not measured", profile)
		}
	}
}

func TestRemoveSites(t *testing.T) {
	b := bench{dir: t.TempDir()}
	for _, dir := range []string{"bin", "essaim-rich-10", "floor"} {
		if err := os.MkdirAll(b.path(dir, "public"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.removeSites(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(b.dir); len(left) != 1 || left[0].Name() != "bin" {
		t.Errorf("left: %v", left)
	}
}
