package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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

// TestPortalCanBeFollowed types the commands of the chapter on portals, makes the edit
// that it asks for, and reads what it shows of what essaim says.
func TestPortalCanBeFollowed(t *testing.T) {
	guide, err := os.ReadFile("../../docs/guide-redaction.md")
	if err != nil {
		t.Fatal(err)
	}
	_, chapter, _ := strings.Cut(string(guide), "\n## 18. ")
	folder := t.TempDir()
	pulled, commands, shown := "", 0, 0
	for i, block := range strings.Split(chapter, "\n```") {
		lang, text, _ := strings.Cut(block, "\n")
		switch {
		case i%2 == 0:
			for _, edit := range asked.FindAllStringSubmatch(plainSpaces.Replace(block), -1) {
				rewrite(t, filepath.Join(folder, edit[1]), func(text string) string { return strings.Replace(text, edit[3], edit[2], 1) })
			}
		case lang == "sh":
			for line := range strings.Lines(text + "\n") {
				c := exec.Command("sh", "-c", line)
				c.Dir, c.Env = folder, append(os.Environ(), "NO_COLOR=1")
				out, err := c.CombinedOutput()
				if err != nil {
					t.Fatalf("%s: %v\n%s", line, err, out)
				}
				if strings.Contains(line, " pull ") {
					pulled = string(out)
				}
				commands++
			}
		case lang == "text":
			if got := plainSpaces.Replace(pulled); strings.TrimSpace(got) != strings.TrimSpace(text) {
				t.Errorf("essaim says\n%s, not\n%s", got, text)
			}
			shown++
		}
	}
	if commands < 8 || shown < 2 {
		t.Errorf("%d commands, %d answers", commands, shown)
	}
	page, err := os.ReadFile(filepath.Join(folder, "portail/public/themes/mobilite/index.html"))
	if err != nil || !strings.Contains(string(page), "Six vélos") {
		t.Errorf("the portal does not show the edit: %v", err)
	}
}

// asked is how the guide asks for an edit.
var asked = regexp.MustCompile("Dans `([^`]+)`, écrivez « ([^»]+) » à la place de « ([^»]+) »")
