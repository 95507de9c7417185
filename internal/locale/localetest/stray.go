// Package localetest finds texts of languages that nothing uses: a slip in a
// key would be lost in silence.
package localetest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Stray reports the keys of a group ("spellings") that are none of names, but
// for those that begin with what others own: addresses and open data have keys of
// their own, which their tests look for by Owned.
func Stray(t *testing.T, group string, names []string, others ...string) {
	t.Helper()
	stray(t, group, names, func(first string) bool { return !slices.Contains(others, first) })
}

// Owned reports the keys that begin with first and are none of names.
func Owned(t *testing.T, group, owner string, names []string) {
	t.Helper()
	stray(t, group, names, func(first string) bool { return first == owner })
}

func stray(t *testing.T, group string, names []string, ours func(first string) bool) {
	t.Helper()
	files, _ := filepath.Glob("../locale/languages/*/" + group + "/*.txt")
	if len(files) < 8 {
		t.Fatalf("only %d files", len(files))
	}
	found := false
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			name, _, is := strings.Cut(line, " = ")
			first, _, _ := strings.Cut(name, ".")
			if !is || line[0] == '#' || !ours(first) {
				continue
			}
			found = true
			if !slices.Contains(names, name) {
				t.Errorf("%s: nothing is called %s", file, name)
			}
		}
	}
	if !found {
		t.Errorf("%s hold no such key", group)
	}
}
