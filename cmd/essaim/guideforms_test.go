package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFormsCanBeFollowed types the commands of the guide's chapter for who writes no YAML, in
// the first network: those that make the form in the browser, then those of Word, with a
// form that is filled in between. The drafts are checked and built.
func TestFormsCanBeFollowed(t *testing.T) {
	guide, err := os.ReadFile("../../docs/guide-redaction.md")
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	say := func(line string) string {
		t.Helper()
		c := exec.Command("sh", "-c", line)
		c.Dir = site
		said, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", line, err, said)
		}
		return string(said)
	}
	_, chapter, _ := strings.Cut(string(guide), "\n## 17. ")
	browser, word, _ := strings.Cut(chapter, "\n### Avec Word")
	word, _, _ = strings.Cut(word, "\n#### ")

	steps := regexp.MustCompile("(?m)^[0-9]\\. `(essaim [^`]+)`").FindAllStringSubmatch(browser, -1)
	for _, step := range steps {
		say(step[1])
	}
	for _, name := range regexp.MustCompile("`(static/admin/[a-z.]+)`").FindAllStringSubmatch(browser, -1) {
		if _, err := os.Stat(filepath.Join(site, name[1])); err != nil {
			t.Errorf("%v", err)
		}
	}

	commands := 0
	for i, block := range strings.Split(word, "\n```") {
		lang, text, _ := strings.Cut(block, "\n")
		if i%2 == 0 || lang != "sh" {
			continue
		}
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			said := say(line)
			commands++
			if _, form, makes := strings.Cut(line, "--form "); makes {
				fillIn(t, filepath.Join(site, form), map[string]string{"title": "Des bacs au gymnase", "commune": "Rodez", "status": "en place"})
			} else if !strings.Contains(said, "content/sheets/des-bacs-au-gymnase.md") {
				t.Errorf("%s says\n%s", line, said)
			}
		}
	}
	if len(steps) < 2 || commands < 6 {
		t.Errorf("%d steps, %d commands", len(steps), commands)
	}
	draft, err := os.ReadFile(filepath.Join(site, "content/sheets/des-bacs-au-gymnase.md"))
	if err != nil || !strings.Contains(string(draft), "\nbrouillon: oui\ntitre: Des bacs au gymnase\ncommune: rodez\n") {
		t.Errorf("%v\n%s", err, draft)
	}
	say("essaim check")
	say("essaim build --no-pdf")
}

// fillIn answers in a form, by the tags of its controls, as Word does it. Answers that the
// form does not ask for are for others.
func fillIn(t *testing.T, file string, answers map[string]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	filled := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "word/document.xml" {
			text = control.ReplaceAllFunc(text, func(found []byte) []byte {
				answer, asked := answers[string(control.FindSubmatch(found)[1])]
				if !asked {
					return found
				}
				found = prompting.ReplaceAll(found, nil)
				return shown.ReplaceAll(found, []byte("${1}"+answer+"${2}"))
			})
		}
		w, err := filled.Create(part.Name)
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := filled.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	control   = regexp.MustCompile(`(?s)<w:tag w:val="([^"]+)"/>.*?</w:sdt>`)
	prompting = regexp.MustCompile(`<w:showingPlcHdr/>|<w:rStyle [^>]*/>`)
	shown     = regexp.MustCompile(`(<w:t(?: [^>]*)?>)[^<]*(</w:t>)`)
)
