package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestGuideCanBeFollowed does what the writers' guide asks of its reader for a first
// sheet, in a new site: it types the commands, writes the samples, and checks. No error
// comes of any of them.
func TestGuideCanBeFollowed(t *testing.T) {
	guide, err := os.ReadFile("../../docs/guide-redaction.md")
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(t.TempDir(), "mon-reseau")
	say := func(args ...string) {
		t.Helper()
		command := exec.Command("essaim", args...)
		command.Dir = site
		if args[0] == "init" {
			command.Dir = filepath.Dir(site)
		}
		if said, err := command.CombinedOutput(); err != nil || strings.Contains(string(said), "erreur :") {
			t.Fatalf("essaim %s: %v\n%s", strings.Join(args, " "), err, said)
		}
	}
	if !strings.Contains(string(guide), "`essaim init mon-reseau`") {
		t.Fatal("the guide does not say how a site is made")
	}
	say("init", "mon-reseau")
	_, steps, _ := strings.Cut(string(guide), "\n## 2. ")
	steps, _, _ = strings.Cut(steps, "\n## 4. ")
	front, commands := "", 0
	for i, block := range strings.Split(steps, "\n```") {
		lang, text, _ := strings.Cut(block, "\n")
		switch {
		case i%2 == 0:
		case lang == "sh":
			for line := range strings.Lines(text) {
				say(strings.Fields(line)[1:]...)
				commands++
			}
		case lang == "yaml":
			front = withKeysOf(front, text)
			sheet := filepath.Join(site, "content", "sheets", "composteur-d-ecole.md")
			if err := os.WriteFile(sheet, []byte("---\n"+front+"---\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			say("check")
		}
	}
	if commands < 2 || !strings.Contains(front, "objectives:") {
		t.Errorf("%d commands, and a sheet of\n%s", commands, front)
	}
	say("build", "--no-pdf")
}

// withKeysOf puts the keys of a sample into a front matter, in the place of those that
// it has already.
func withKeysOf(front, sample string) string {
	first, _, _ := strings.Cut(sample, ":")
	var kept strings.Builder
	for part := range strings.SplitSeq("\n"+strings.TrimSuffix(front, "\n"), "\n") {
		switch begins := part != "" && !strings.HasPrefix(part, " "); {
		case begins && strings.HasPrefix(part, first+":"):
			first = "-" // what follows is this key's
		case begins && first == "-":
			first = ""
			kept.WriteString(part + "\n")
		case part != "" && first != "-":
			kept.WriteString(part + "\n")
		}
	}
	return kept.String() + strings.TrimSuffix(sample, "\n") + "\n"
}
