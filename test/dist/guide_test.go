package dist_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// leftOut are the command lines of the guide (docs/installer.md) and of the README's pages
// that no test types here, and why.
var leftOut = map[string]string{
	`tar -xzf essaim_*_darwin_arm64.tar.gz && sudo install essaim_*_darwin_arm64/essaim /usr/local/bin/`: "for macOS: the same as the line of Linux, which is typed",
	`Expand-Archive essaim_0.1.0_windows_amd64.zip $HOME`:                                                "for Windows: TestDistIsReproducible unpacks that archive in the long run",
	`sudo nginx -t && sudo systemctl reload nginx`:                                                       "asks for a service of the machine: TestServersSendTheRightHeaders starts nginx with this file",
	`sudo systemctl reload caddy`:                                                                        "asks for a service of the machine: TestServersSendTheRightHeaders starts Caddy with this file",
	`rclone sync public serveur:/srv/reseau/public --delete-after`:                                       "TestRcloneCopiesASite types it",
	`rclone config`: "asks questions: TestRcloneCopiesASite names the server by rclone config create",
	`curl --fail --output previous.json https://network.example.org/.essaim.json`: "asks the internet: TestForges has each forge do it on this machine",
	`curl --fail --output previous.json https://reseau.example.org/.essaim.json`:  "asks the internet: TestForges has each forge do it on this machine",
}

// typed are the beginnings of what is a command line of a shell, where there is more of it.
var typed = []string{"sha256sum", "sudo", "tar", "go", "make", "mkdir", "essaim", "source", "Expand-Archive", "rclone", "git", "curl", "caddy", "apt-get", "brew", "npm"}

var (
	fences = regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$")
	spans  = regexp.MustCompile("`([^`\n]+)`")
)

// commandLines are those that a page shows, in its text and in its blocks for a shell, in
// their order. What a README shows in blocks is typed by TestReadmesCanBeFollowed.
func commandLines(text string, blocks bool) []string {
	var lines []string
	add := func(line string) {
		line = strings.ReplaceAll(strings.TrimSpace(line), `\|`, "|")
		if first, more, _ := strings.Cut(line, " "); more != "" && slices.Contains(typed, first) && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	if blocks {
		for _, fence := range fences.FindAllStringSubmatch(text, -1) {
			if fence[1] == "sh" || fence[1] == "text" {
				for line := range strings.Lines(fence[2]) {
					add(line)
				}
			}
		}
	}
	for _, span := range spans.FindAllStringSubmatch(fences.ReplaceAllString(text, ""), -1) {
		add(span[1])
	}
	return lines
}

// TestGuideCanBeFollowed types each command line of the guide and of the README's pages,
// whose place is a release that make dist made, and wants what they promise. A line that is
// not typed is named in leftOut, with the reason.
func TestGuideCanBeFollowed(t *testing.T) {
	m := released(t)
	met := map[string]bool{}
	for _, page := range []string{"docs/installer.md", "README.md", "LISEZMOI.md"} {
		t.Run(page, func(t *testing.T) {
			lines := commandLines(read(t, filepath.Join(m.clone, page)), page == "docs/installer.md")
			if len(lines) < 8 {
				t.Fatalf("only %d lines: %q", len(lines), lines)
			}
			f := newFollower(t, m)
			for _, line := range lines {
				if met[line] = true; leftOut[line] == "" {
					f.follow(line)
				}
			}
		})
	}
	for line := range leftOut {
		if !met[line] {
			t.Errorf("no page has the line that is left out: %s", line)
		}
	}
}

// follower is somebody who types what a page says. sudo does what it is asked for in a root
// of its own.
type follower struct {
	*testing.T
	made
	root, home, release string
	env                 []string
}

func newFollower(t *testing.T, m made) *follower {
	t.Helper()
	f := &follower{T: t, made: m, root: debianRoot(t), home: t.TempDir(), release: t.TempDir()}
	if err := os.CopyFS(f.release, os.DirFS(m.dist)); err != nil {
		t.Fatal(err)
	}
	tools := t.TempDir()
	sudo := write(t, filepath.Join(tools, "sudo"), `#!/bin/sh
case "$1" in
dpkg) shift; exec dpkg --root="$ROOT" --force-not-root --force-script-chrootless --log=/dev/null "$@" ;;
install) mkdir -p "$ROOT$3" && exec install "$2" "$ROOT$3" ;;
esac
exit 1
`)
	if err := os.Chmod(sudo, 0o755); err != nil {
		t.Fatal(err)
	}
	modules := strings.TrimSpace(run(t, ".", nil, "go", "env", "GOMODCACHE"))
	cache := strings.TrimSpace(run(t, ".", nil, "go", "env", "GOCACHE"))
	f.env = append(makeEnv(), "ROOT="+f.root, "HOME="+f.home, "GOBIN="+f.home+"/go/bin", "GOMODCACHE="+modules, "GOCACHE="+cache, "CGO_ENABLED=0", "GOFLAGS=-trimpath",
		"GIT_CONFIG_GLOBAL=/dev/null", "PATH="+tools+":"+filepath.Dir(m.program)+":"+os.Getenv("PATH"))
	return f
}

// follow types a line where its page has the reader be, and looks at what it did.
func (f *follower) follow(line string) {
	f.Helper()
	switch first, rest, _ := strings.Cut(line, " "); {
	case strings.HasPrefix(line, "sha256sum "):
		if said := f.shell(f.release, line); !strings.Contains(said, f.archive+": OK") {
			f.Errorf("%s says %s", line, said)
		}
	case strings.HasPrefix(line, "sudo dpkg "):
		f.installs(line, "/usr/bin/essaim")
	case strings.HasPrefix(line, "tar "):
		f.installs(line, "/usr/local/bin/essaim")
	case first == "go":
		f.shell(f.clone, line)
		if said := f.shell(f.home, "go/bin/essaim version"); !strings.HasPrefix(said, "essaim ") {
			f.Errorf("%s installs %s", line, said)
		}
	case line == "make dist": // done, for all tests
	case first == "make":
		f.targetExists(rest)
	case strings.HasPrefix(line, "mkdir "):
		f.shell(f.home, line)
	case line == "source <(essaim completion bash)":
		run(f.T, f.home, f.env, "bash", "--norc", "-c", line+" && complete -p essaim")
	case line == "source <(essaim completion zsh)":
		run(f.T, f.home, f.env, "zsh", "-f", "-c", "autoload -Uz compinit; compinit -u -D; "+line+"; [[ -n ${_comps[essaim]} ]]")
	case line == "essaim completion fish | source":
		if said := run(f.T, f.home, f.env, "fish", "--no-config", "-c", line+`; complete -C "essaim che"`); !strings.HasPrefix(said, "check\t") {
			f.Errorf("%s completes %q", line, said)
		}
	case line == "git clone --mirror":
		f.shell(f.home, line+" '"+f.origin+"' copy")
		f.shell(f.home, "git clone --quiet copy again && test -f again/Makefile")
	case strings.HasPrefix(line, "essaim init ") && strings.Contains(line, "--program"):
		f.starts(line)
	case first == "essaim":
		f.exists(line)
	default:
		f.Errorf("nobody knows how to follow %s", line)
	}
}

func (f *follower) shell(dir, line string) string {
	f.Helper()
	return run(f.T, dir, f.env, "sh", "-c", line)
}

// installs types a line that installs a release of amd64.
func (f *follower) installs(line, at string) {
	f.Helper()
	if runtime.GOARCH != "amd64" {
		return // the line names this processor
	}
	f.shell(f.release, line)
	if said := run(f.T, f.release, nil, f.root+at, "version"); said != "essaim v0.1.0\n" {
		f.Errorf("%s installs %s", line, said)
	}
}

// starts types a line that makes a site with a program of a release on this machine.
func (f *follower) starts(line string) {
	f.Helper()
	server := httptest.NewServer(http.FileServer(http.Dir(f.dist)))
	defer server.Close()
	address := server.URL + "/" + f.archive
	typed := regexp.MustCompile(`--program \S+?(\]?)$`).ReplaceAllString(line, "--program "+address)
	typed = strings.NewReplacer("[FOLDER] [--demo] [--portal] [", "my-network ", "[DOSSIER] [--demo] [--portal] [", "mon-reseau ").Replace(typed)
	dir := f.TempDir()
	f.shell(dir, typed)
	file := read(f.T, filepath.Join(dir, strings.Fields(typed)[2], ".gitlab-ci.yml"))
	if !strings.Contains(file, `ESSAIM_URL: "`+address+`"`) {
		f.Errorf("%s writes\n%s", typed, file)
	}
}

// exists wants a command that a page mentions, and its flags, to be there.
func (f *follower) exists(line string) {
	f.Helper()
	words := strings.Fields(line)
	help := run(f.T, f.home, f.env, f.program, "help", words[1])
	for _, flag := range regexp.MustCompile(`--[a-z][a-z-]*`).FindAllString(line, -1) {
		if !strings.Contains(help, flag+" ") {
			f.Errorf("%s: there is no %s:\n%s", line, flag, help)
		}
	}
}

func (f *follower) targetExists(name string) {
	f.Helper()
	if !strings.Contains(read(f.T, filepath.Join(f.clone, "Makefile")), "\n"+name+":") {
		f.Errorf("make has no target %s", name)
	}
}

// TestGuideOfVersions: the line that the guide has a site say which essaim it asks for is
// one that this essaim understands, and an older one refuses.
func TestGuideOfVersions(t *testing.T) {
	m := released(t)
	for _, page := range []string{"docs/installer.md", "README.md", "LISEZMOI.md", "CHANGELOG.md"} {
		if !strings.Contains(read(t, filepath.Join(m.clone, page)), `essaim: ">=0.1"`) {
			t.Errorf("%s does not say how a site asks for a version", page)
		}
	}
	checkProgram(t, m.program)
}
