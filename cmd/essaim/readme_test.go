package main

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/locale"
)

// readmes are the first page of the repository, in each language.
var readmes = []struct{ file, lang string }{{"README.md", "en"}, {"LISEZMOI.md", "fr"}}

// TestReadmesCanBeFollowed does what each page asks of its reader, from top to
// bottom, in a copy of the repository: it types the commands, writes the samples
// where the page says, and compares what the page shows with what essaim says.
// Both pages are followed in one copy, since what they compile is the same.
func TestReadmesCanBeFollowed(t *testing.T) {
	folder := copyOfRepository(t)
	for _, readme := range readmes {
		t.Run(readme.file, func(t *testing.T) {
			blocks := 0
			r := newReader(t, folder)
			for _, e := range elementsOf(t, "../../"+readme.file) {
				if e.kind == "block" {
					r.follow(e)
					blocks++
				}
			}
			if blocks < 10 {
				t.Errorf("only %d blocks", blocks)
			}
		})
	}
}

// reader is somebody who follows a page in the folder of the repository.
type reader struct {
	t      *testing.T
	folder string
	env    []string
	site   string // of the last sample written
}

func newReader(t *testing.T, folder string) *reader {
	env := append(os.Environ(), "GOBIN="+filepath.Join(folder, "bin", "go"), "NO_COLOR=1",
		"CGO_ENABLED=0", "GOFLAGS=-trimpath", // as make compiles: most is in Go's cache
		"MAKEFLAGS=", "MAKELEVEL=") // the make that may run this test is no concern of the one that it runs
	return &reader{t: t, folder: folder, env: env}
}

// copyOfRepository is a fresh clone of the tree that is tested, whatever of it is
// committed.
func copyOfRepository(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "origin")
	for _, name := range []string{"cmd", "internal", "layouts", "static", "content", "tools", "docs"} {
		if err := os.CopyFS(filepath.Join(folder, name), os.DirFS("../../"+name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Makefile", "go.mod", "go.sum", "embed.go", ".gitignore", "README.md", "LISEZMOI.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"} {
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	clone := filepath.Join(filepath.Dir(folder), "clone")
	for _, command := range []string{
		"git init --quiet", "git add --force .", "git -c user.name=Essai -c user.email=essai@localhost commit --quiet -m essai", "git clone --quiet . ../clone",
	} {
		c := exec.Command("sh", "-c", command)
		c.Dir, c.Env = folder, append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null")
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, said)
		}
	}
	return clone
}

func (r *reader) follow(e element) {
	r.t.Helper()
	switch {
	case e.lang == "sh":
		for line := range strings.Lines(e.text) {
			r.run(strings.TrimSpace(line))
		}
	case e.lang == "markdown" || e.lang == "yaml":
		r.write(e)
	case e.lang == "text" && strings.HasPrefix(e.text, "content/"):
		r.sees(e)
	case e.lang == "text":
		r.reads(e)
	case e.lang == "apache": // for a server that this machine may lack
		for _, header := range []string{"X-Content-Type-Options", "nosniff", "Content-Security-Policy", "sandbox"} {
			if !strings.Contains(e.text, header) {
				r.t.Errorf("line %d: no %s", e.line, header)
			}
		}
	default:
		r.t.Errorf("line %d: nobody knows what to do with a block of %q", e.line, e.lang)
	}
}

// run types a command. In short, nothing is compiled but this test, whose
// program is used.
func (r *reader) run(command string) {
	r.t.Helper()
	switch {
	case testing.Short() && command == "make":
		if err := r.borrow(); err != nil {
			r.t.Fatal(err)
		}
	case testing.Short() && (strings.HasPrefix(command, "go ") || command == "make dist"):
	case command == "make dist": // of one system; test/dist makes those of several
		if said, err := r.say("make dist PLATFORMS=linux/amd64"); err != nil {
			r.t.Fatalf("%s: %v\n%s", command, err, said)
		}
	case strings.HasPrefix(command, "bin/essaim serve "):
		// Any port will do: that of the page may be in use.
		args := append(strings.Fields(command), "--addr", "127.0.0.1:0")
		serve := exec.Command(filepath.Join(r.folder, args[0]), args[1:]...)
		serve.Dir, serve.Env = r.folder, r.env
		if err := readPreview(serve, os.Interrupt); err != nil {
			r.t.Fatalf("%s: %v", command, err)
		}
	default:
		if said, err := r.say(command); err != nil {
			r.t.Fatalf("%s: %v\n%s", command, err, said)
		}
	}
}

// borrow puts the program of this test where make would put its own.
func (r *reader) borrow() error {
	program, err := exec.LookPath("essaim")
	if err != nil {
		return err
	}
	bin := filepath.Join(r.folder, "bin")
	if err := os.MkdirAll(bin, 0o777); err != nil {
		return err
	}
	if err := os.Symlink(program, filepath.Join(bin, "essaim")); err != nil && !os.IsExist(err) {
		return err
	}
	return nil
}

// say types a command and gives all that it prints.
func (r *reader) say(command string) (string, error) {
	c := exec.Command("sh", "-c", command)
	c.Dir, c.Env = r.folder, r.env
	said, err := c.CombinedOutput()
	return string(said), err
}

// lastPath is the path that a paragraph names last.
var lastPath = regexp.MustCompile("(?s)^.*`([^`\\s]+/[^`\\s]*)`")

func (r *reader) pathBefore(e element) string {
	r.t.Helper()
	found := lastPath.FindStringSubmatch(e.before)
	if found == nil {
		r.t.Fatalf("line %d: no path before the block", e.line)
	}
	return filepath.Join(r.folder, filepath.FromSlash(found[1]))
}

// atTheEnd is how a page asks to add to a file.
var atTheEnd = regexp.MustCompile("(?i)(at the end of|à la fin de) `[^`]+`(:|\u00a0:| :)$")

// write writes a sample into the file that its paragraph names.
func (r *reader) write(e element) {
	r.t.Helper()
	file, text := r.pathBefore(e), e.text
	before, err := os.ReadFile(file)
	if err != nil {
		r.t.Fatalf("line %d: %v", e.line, err)
	}
	if atTheEnd.MatchString(e.before) {
		text = string(before) + text
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		r.t.Fatal(err)
	}
	site, _, _ := strings.Cut(strings.TrimPrefix(file, r.folder+string(filepath.Separator)), string(filepath.Separator))
	r.site = site
	if said, err := r.say("bin/essaim check --source " + site); err != nil {
		r.t.Errorf("line %d: this sample is refused: %s", e.line, said)
	}
}

var (
	messagePlace = regexp.MustCompile(`^(content/\S+):(\d+):\d+: `)
	messageLine  = regexp.MustCompile(`(?m)^ +\d+ \| (.*)$`)
)

// plainSpaces undoes the typography that nobody types into a document.
var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// sees makes the mistake that a message shows, and wants this message.
func (r *reader) sees(e element) {
	r.t.Helper()
	place, wrong := messagePlace.FindStringSubmatch(e.text), messageLine.FindStringSubmatch(e.text)
	if place == nil || wrong == nil {
		r.t.Fatalf("line %d: not a message", e.line)
	}
	file := filepath.Join(r.folder, r.site, filepath.FromSlash(place[1]))
	right, err := os.ReadFile(file)
	if err != nil {
		r.t.Fatal(err)
	}
	lines := strings.SplitAfter(string(right), "\n")
	number, err := strconv.Atoi(place[2])
	if err != nil || number > len(lines) {
		r.t.Fatalf("line %d: %s has no such line (%v)", e.line, place[1], err)
	}
	lines[number-1] = wrong[1] + "\n"
	if err := os.WriteFile(file, []byte(strings.Join(lines, "")), 0o666); err != nil {
		r.t.Fatal(err)
	}
	said, err := r.say("bin/essaim check --source " + r.site)
	if err == nil || !strings.Contains(plainSpaces.Replace(said), plainSpaces.Replace(e.text)) {
		r.t.Errorf("line %d: essaim check says\n%s(%v), not\n%s", e.line, said, err, e.text)
	}
	if err := os.WriteFile(file, right, 0o666); err != nil {
		r.t.Fatal(err)
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// reads wants what is shown on the page of the site that its paragraph names.
func (r *reader) reads(e element) {
	r.t.Helper()
	page, err := os.ReadFile(filepath.Join(r.pathBefore(e), "index.html"))
	if err != nil {
		r.t.Fatalf("line %d: %v", e.line, err)
	}
	text := oneSpace(html.UnescapeString(tag.ReplaceAllString(string(page), " ")))
	for line := range strings.Lines(e.text) {
		if !strings.Contains(text, oneSpace(line)) {
			r.t.Errorf("line %d: the page does not say %q, but\n%s", e.line, line, text)
		}
	}
}

func oneSpace(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestReadmesNameWhatExists: every command, flag and target of make that a page
// names is there, and it names every command.
func TestReadmesNameWhatExists(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	root := newRoot(&tool{terminal: newTerminal(os.Stdout, os.Stderr, locale.Languages[0])})
	root.InitDefaultHelpCmd()
	for _, readme := range readmes {
		text, err := os.ReadFile("../../" + readme.file)
		if err != nil {
			t.Fatal(err)
		}
		named := map[string]bool{}
		for _, span := range codeSpan.FindAllStringSubmatch(string(text), -1) {
			words := strings.Fields(span[1])
			switch {
			case len(words) > 1 && words[0] == "make":
				if !strings.Contains(string(makefile), "\n"+words[1]+":") {
					t.Errorf("%s: make has no target %s", readme.file, words[1])
				}
			case len(words) > 1 && words[0] == "essaim":
				named[words[1]] = true
				command, _, err := root.Find(words[1:2])
				if err != nil || command == root {
					t.Errorf("%s: there is no %s %s", readme.file, words[0], words[1])
					continue
				}
				for _, flag := range flagName.FindAllStringSubmatch(span[1], -1) {
					if command.Flags().Lookup(flag[1]) == nil && root.PersistentFlags().Lookup(flag[1]) == nil {
						t.Errorf("%s: essaim %s has no --%s", readme.file, words[1], flag[1])
					}
				}
			}
		}
		for _, command := range root.Commands() {
			if !named[command.Name()] {
				t.Errorf("%s does not name essaim %s", readme.file, command.Name())
			}
		}
	}
}

var (
	codeSpan = regexp.MustCompile("`([^`\n]+)`")
	flagName = regexp.MustCompile(`--([a-z][a-z-]*)`)
)
