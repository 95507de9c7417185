package dist_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestMakeHelp: `make help` lists every target that may be typed, each with what it is for,
// in the language of the reader.
func TestMakeHelp(t *testing.T) {
	makefile := read(t, "../../Makefile")
	targets := map[string]bool{}
	for _, line := range regexp.MustCompile(`(?m)^\.PHONY: (.*)$`).FindAllStringSubmatch(makefile, -1) {
		for _, name := range strings.Fields(line[1]) {
			targets[name] = true
		}
	}
	if len(targets) < 20 {
		t.Fatalf("only %d targets", len(targets))
	}
	english := helpIn(t, "LC_ALL=en_GB.UTF-8")
	for _, c := range []struct {
		name string
		got  map[string]string
	}{
		{"English", english}, {"English, of who says nothing", helpIn(t)},
		{"French", helpIn(t, "LC_ALL=fr_FR.UTF-8")}, {"French, of LANG alone", helpIn(t, "LANG=fr_FR.UTF-8")}, {"French, of a message's locale", helpIn(t, "LC_MESSAGES=fr", "LANG=en")},
	} {
		french := strings.HasPrefix(c.name, "French")
		for name := range targets {
			switch said := c.got[name]; {
			case said == "":
				t.Errorf("%s: make help does not list %s", c.name, name)
			case strings.Contains(said, "|"), strings.Contains(said, "##"):
				t.Errorf("%s: %s is %q", c.name, name, said)
			case french == (said == english[name]):
				t.Errorf("%s: %s is said in the other language: %q", c.name, name, said)
			}
		}
		for name := range c.got {
			if !targets[name] {
				t.Errorf("%s: %s is no .PHONY target", c.name, name)
			}
		}
	}
}

// helpIn is what make help says of each target.
func helpIn(t *testing.T, reader ...string) map[string]string {
	t.Helper()
	said := run(t, "../..", append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}, reader...), "make", "--no-print-directory", "help")
	listed := map[string]string{}
	for line := range strings.Lines(said) {
		name, meaning, _ := strings.Cut(strings.TrimSpace(line), " ")
		listed[name] = strings.TrimSpace(meaning)
	}
	return listed
}
