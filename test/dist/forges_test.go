package dist_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"essaim/internal/locale"
)

// TestForges runs, for each forge, the steps of the file that `essaim init --program`
// writes, in a clone of the new site, as its runner would: of a change of the main branch,
// and of a request that comes from a fork, where there is neither variable nor secret.
func TestForges(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two dozen sites")
	}
	address, sum := releaseServer(t)
	for _, lang := range locale.Languages {
		for _, forge := range forges {
			t.Run(string(lang)+"/"+forge.name, func(t *testing.T) {
				t.Parallel()
				l := laboratory{t: t, forge: forge, dir: t.TempDir()}
				l.site(lang, "--demo", "--program", address)
				file := l.read(forge.file)
				for _, literal := range []string{`ESSAIM_URL: "` + address + `"`, `ESSAIM_VERSION: "0.1.0"`, `ESSAIM_SHA256: "` + sum + `"`} {
					if !strings.Contains(file, literal) {
						t.Errorf("%s lacks %s", forge.file, literal)
					}
				}
				for _, no := range []string{"apt-get", "secrets.", "vars."} {
					if strings.Contains(file, no) {
						t.Errorf("%s: %s", forge.file, no)
					}
				}

				// A request from a fork is checked, and its site is there to look at.
				fork := l.clone("fork")
				said, err := l.pipeline(fork, request)
				if err != nil {
					t.Fatalf("a request fails: %v\n%s", err, said)
				}
				l.holds(fork, "public/index.html", "</html>")
				if !l.holdsDay(fork) {
					t.Error("no page says when it was updated: the clone is not full")
				}

				// One with a mistake is refused, with its line.
				sheet := filepath.Join(fork, "content/sheets/faux.md")
				if err := os.WriteFile(sheet, []byte("---\ntitle: Faux\ncommune: nulle-part\ntheme: dechets\nstatus: done\nmeans: none\nresults: []\n---\n"), 0o666); err != nil {
					t.Fatal(err)
				}
				said, err = l.pipeline(fork, request)
				if err == nil || !strings.Contains(said, "nulle-part") {
					t.Errorf("a wrong sheet is accepted: %s", said)
				}
				if forge.name == "gitlab" {
					l.holds(fork, "gl-code-quality-report.json", `"path": "content/sheets/faux.md"`)
				} else if !strings.Contains(said, "::error file=content/sheets/faux.md,line=3") {
					t.Errorf("the mistake has no line: %s", said)
				}

				// A change of the main branch is published, and so is the next one.
				main := l.clone("main")
				for range 2 {
					if said, err := l.pipeline(main, change); err != nil {
						t.Fatalf("a change fails: %v\n%s", err, said)
					}
				}
				l.holds(main, "public/sitemap.xml", "<loc>")
				if forge.name == "forgejo" {
					page := run(t, l.dir, nil, "git", "--git-dir", "origin.git", "show", "pages:index.html")
					if !strings.Contains(page, "</html>") {
						t.Errorf("the branch of pages holds %s", page)
					}
				}

				// Another program than the one that was chosen is not run.
				other := strings.Replace(file, sum, strings.Repeat("0", len(sum)), 1)
				l.write(main, forge.file, other)
				if said, err := l.pipeline(main, change); err == nil || !strings.Contains(said, "FAILED") {
					t.Errorf("a program of another sum is run: %v\n%s", err, said)
				}
			})
		}
	}
}

// TestForgesWithoutProgram: the first step of each file stops, and says what to fill in.
func TestForgesWithoutProgram(t *testing.T) {
	for _, forge := range forges {
		t.Run(forge.name, func(t *testing.T) {
			l := laboratory{t: t, forge: forge, dir: t.TempDir()}
			l.site(locale.French, "--demo")
			for _, event := range []event{request, change} {
				said, err := l.pipeline(l.clone("clone-"+event.name), event)
				if err == nil || !strings.Contains(said, forge.file) || !strings.Contains(said, "ESSAIM_SHA256") || strings.Count(strings.TrimSpace(said), "\n") > 0 {
					t.Errorf("%v\n%s", err, said)
				}
			}
		})
	}
}

// TestForgesOfPortal: each night, the file of a portal reads its networks, and publishes
// when the site is another one than that which is online. Those of other languages do the
// same, as TestForgesAreTheSame says.
func TestForgesOfPortal(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two dozen sites")
	}
	address, _ := releaseServer(t)
	for _, forge := range forges {
		t.Run(forge.name, func(t *testing.T) {
			t.Parallel()
			l := laboratory{t: t, forge: forge, dir: t.TempDir()}
			l.site(locale.French, "--portal", "--program", address)
			l.serve()

			// A request from a fork is checked, with the data of the networks.
			fork := l.clone("fork")
			if said, err := l.pipeline(fork, request); err != nil {
				t.Fatalf("a request fails: %v\n%s", err, said)
			}
			l.holds(fork, "federation/green-halls/sheets.json", "library-of-things")
			l.holds(fork, "public/index.html", "</html>")

			main := l.clone("main")
			if said, published := l.runs(main, change); !published {
				t.Fatalf("the first site is not published\n%s", said)
			}
			if said, published := l.runs(main, night); published {
				t.Errorf("a site that is online already is published\n%s", said)
			}

			// A network that does not answer keeps its last copy.
			data := filepath.Join(main, "networks/green-halls/data")
			if err := os.Rename(data, data+".away"); err != nil {
				t.Fatal(err)
			}
			if said, published := l.runs(main, night); published || !strings.Contains(said, "green-halls") {
				t.Errorf("the site changes with a network that does not answer\n%s", said)
			}
			l.holds(main, "federation/green-halls/sheets.json", "library-of-things")
			if err := os.Rename(data+".away", data); err != nil {
				t.Fatal(err)
			}

			// One that has changed is published.
			sheets := filepath.Join(main, "networks/green-halls/data/v1/sheets.json")
			text, err := os.ReadFile(sheets)
			if err != nil {
				t.Fatal(err)
			}
			write(t, sheets, strings.ReplaceAll(string(text), "A library of things", "A library of tools"))
			if said, published := l.runs(main, night); !published {
				t.Errorf("what has changed is not published\n%s", said)
			}
			l.holds(main, "public/atom.xml", "A library of tools")
		})
	}
}

// releaseServer serves a release: the address of the program, and the sum of its archive.
func releaseServer(t *testing.T) (address, sum string) {
	t.Helper()
	name, archive, sums := released(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/v0.1.0/" + name:
			w.Write(archive)
		case "/v0.1.0/SHA256SUMS":
			w.Write(sums)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close) // after the parallel ones
	return server.URL + "/v0.1.0/" + name, strings.Fields(string(sums))[0]
}

// TestForgesAreTheSame: the files of two languages differ in their comments and in what
// they say, not in what they do.
func TestForgesAreTheSame(t *testing.T) {
	said := regexp.MustCompile(`echo "[^$"]*"( >&2)?|-m "[^"]*"`)
	for _, kind := range []string{"--demo", "--portal"} {
		for _, forge := range forges {
			var texts []string
			for _, lang := range locale.Languages {
				l := laboratory{t: t, forge: forge, dir: t.TempDir()}
				l.site(lang, kind)
				file := l.read(forge.file)
				if strings.Contains(file, "# [") {
					t.Errorf("%s has marks of parts:\n%s", forge.file, file)
				}
				var value any
				if err := yaml.Unmarshal([]byte(file), &value); err != nil {
					t.Fatal(err)
				}
				texts = append(texts, said.ReplaceAllString(fmt.Sprint(unnamed(value)), ""))
			}
			if texts[0] != texts[1] {
				t.Errorf("%s %s does not do the same in each language:\n%s\n%s", forge.file, kind, texts[0], texts[1])
			}
			if portal := kind == "--portal"; strings.Contains(texts[0], "essaim pull") != portal {
				t.Errorf("%s %s: who reads networks?", forge.file, kind)
			}
		}
	}
}

// unnamed leaves out what is there for people alone.
func unnamed(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range []string{"name", "GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"} {
			delete(v, key)
		}
		for key := range v {
			v[key] = unnamed(v[key])
		}
	case []any:
		for i := range v {
			v[i] = unnamed(v[i])
		}
	}
	return value
}

// event is why a pipeline runs.
type event struct{ name, gitlab, actions string }

var (
	request = event{"request", "merge_request_event", "pull_request"}
	change  = event{"change", "push", "push"}
	night   = event{"night", "schedule", "schedule"}
)

// forge knows the file of one forge, and which commands its runner runs.
type forge struct {
	name, file string
	commands   func(t *testing.T, file map[string]any, of event) []command
}

var forges = []forge{
	{"gitlab", ".gitlab-ci.yml", gitlabCommands},
	{"github", ".github/workflows/pages.yml", actionsCommands},
	{"forgejo", ".forgejo/workflows/site.yml", actionsCommands},
}

// command is one script that a runner starts a shell for.
type command struct {
	script string
	env    []string
}

// gitlabCommands are those of the job whose rule holds; GitLab runs a job's lines in one
// shell, and stops at the first that fails.
func gitlabCommands(t *testing.T, file map[string]any, of event) []command {
	t.Helper()
	env := environment(file["variables"])
	for _, name := range []string{"check", "pages"} {
		job := file[name].(map[string]any)
		rule := job["rules"].([]any)[0].(map[string]any)["if"].(string)
		holds := map[string]bool{
			`$CI_PIPELINE_SOURCE == "merge_request_event"`: of == request,
			`$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH`:      of != request,
		}
		if does, known := holds[rule]; !known {
			t.Fatalf("this test does not know the rule %s", rule)
		} else if !does {
			continue
		}
		script := []string{"set -eo pipefail"}
		for _, line := range slices.Concat(file["before_script"].([]any), job["script"].([]any)) {
			script = append(script, line.(string))
		}
		return []command{{strings.Join(script, "\n"), env}}
	}
	return nil
}

// actionsCommands are the steps that run something, of the jobs and steps whose condition
// holds. Steps that use an action of the forge do what this test has done itself.
func actionsCommands(t *testing.T, file map[string]any, of event) []command {
	t.Helper()
	if _, listens := file["on"].(map[string]any)[of.actions]; !listens {
		t.Fatalf("nothing is done on %s", of.actions)
	}
	holds := func(of2 map[string]any) bool {
		switch condition, _ := of2["if"].(string); condition {
		case "":
			return true
		case "github.event_name == 'pull_request'":
			return of == request
		case "github.event_name != 'pull_request'", whenChanged: // of what the steps found out, runs knows
			return of != request
		default:
			t.Fatalf("this test does not know the condition %s", condition)
			return false
		}
	}
	var commands []command
	for _, name := range []string{"build", "site", "deploy"} {
		job, there := file["jobs"].(map[string]any)[name].(map[string]any)
		if !there || !holds(job) {
			continue
		}
		for _, s := range job["steps"].([]any) {
			step := s.(map[string]any)
			if script, runs := step["run"].(string); runs && holds(step) {
				commands = append(commands, command{"set -eo pipefail\n" + script, slices.Concat(environment(file["env"]), environment(step["env"]))})
			}
		}
	}
	return commands
}

// whenChanged is the condition of a portal's publication on GitHub.
const whenChanged = "github.event_name != 'pull_request' && needs.build.outputs.changed == 'yes'"

// environment lists variables. What an expression would give is empty: what actions found
// out is not there, as in a fork.
func environment(variables any) []string {
	var env []string
	all, _ := variables.(map[string]any)
	for name, value := range all {
		text := fmt.Sprint(value)
		if strings.Contains(text, "${{") {
			text = ""
		}
		env = append(env, name+"="+text)
	}
	return env
}

// laboratory is a folder where a forge would be.
type laboratory struct {
	t     *testing.T
	forge forge
	dir   string
	n     int
	pages string // address of the site that is online; "" for none
}

// site makes a new site, and a bare repository of it.
func (l *laboratory) site(lang locale.Lang, more ...string) {
	l.t.Helper()
	run(l.t, l.dir, nil, essaim(l.t), append([]string{"init", "site", "--lang", string(lang)}, more...)...)
	site := filepath.Join(l.dir, "site")
	git := func(args ...string) {
		run(l.t, site, l.env(nil), "git", append([]string{"-c", "user.name=Essai", "-c", "user.email=essai@localhost"}, args...)...)
	}
	git("init", "--quiet", "--initial-branch", "main")
	git("add", ".")
	git("commit", "--quiet", "--message", "site")
	run(l.t, l.dir, l.env(nil), "git", "clone", "--quiet", "--bare", "site", "origin.git")
}

// clone is what the runner has checked out.
func (l *laboratory) clone(name string) string {
	l.t.Helper()
	run(l.t, l.dir, l.env(nil), "git", "clone", "--quiet", "origin.git", name)
	return filepath.Join(l.dir, name)
}

// env is all that a runner gives where nobody has set anything.
func (l *laboratory) env(more []string) []string {
	return append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + l.dir, "GIT_CONFIG_NOSYSTEM=1", "CI=true", "NO_COLOR=1",
		"GIT_AUTHOR_DATE=" + moment, "GIT_COMMITTER_DATE=" + moment}, more...)
}

// pipeline runs what the forge would, and stops where it would. Each run has a machine of
// its own: /tmp of the scripts is a new folder.
func (l *laboratory) pipeline(clone string, of event) (said string, err error) {
	l.t.Helper()
	text, err := os.ReadFile(filepath.Join(clone, l.forge.file))
	if err != nil {
		l.t.Fatal(err)
	}
	var file map[string]any
	if err := yaml.Unmarshal(text, &file); err != nil {
		l.t.Fatal(err)
	}
	commands := l.forge.commands(l.t, file, of)
	if len(commands) == 0 {
		l.t.Fatal("nothing is run")
	}
	l.n++
	machine := filepath.Join(l.dir, fmt.Sprint("machine-", l.n))
	if err := os.Mkdir(machine, 0o777); err != nil {
		l.t.Fatal(err)
	}
	path := os.Getenv("PATH")
	added := filepath.Join(machine, "path")
	for _, c := range commands {
		env := l.env(append(c.env, "RUNNER_TEMP="+machine, "GITHUB_PATH="+added, "GITHUB_OUTPUT="+filepath.Join(machine, "output"), "PATH="+path))
		if l.pages != "" {
			env = append(env, "CI_PAGES_URL="+l.pages, "BASE_URL="+l.pages)
		}
		for i := range env {
			env[i] = strings.ReplaceAll(env[i], "/tmp/previous.json", machine+"/previous.json")
		}
		more, err := try(clone, env, "bash", "-c", strings.ReplaceAll(c.script, "/tmp/essaim", machine+"/essaim"))
		said += more
		if err != nil {
			return said, err
		}
		if lines, err := os.ReadFile(added); err == nil {
			path = strings.Join(append(strings.Fields(string(lines)), os.Getenv("PATH")), ":")
		}
	}
	return said, nil
}

// serve puts the folder online/ on the web, where the forge publishes.
func (l *laboratory) serve() {
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(l.dir, "online"))))
	l.t.Cleanup(server.Close)
	l.pages = server.URL
}

// runs runs a pipeline that has to succeed, and publishes what it would; false when it
// publishes nothing.
func (l *laboratory) runs(clone string, of event) (said string, published bool) {
	l.t.Helper()
	before := l.branch()
	said, err := l.pipeline(clone, of)
	var file map[string]any
	if err := yaml.Unmarshal([]byte(l.read(l.forge.file)), &file); err != nil {
		l.t.Fatal(err)
	}
	switch l.forge.name {
	case "gitlab":
		var exit *exec.ExitError
		allowed, _ := file["pages"].(map[string]any)["allow_failure"].(map[string]any)
		if errors.As(err, &exit) && fmt.Sprint(exit.ExitCode()) == fmt.Sprint(allowed["exit_codes"]) {
			return said, false // a job that ends so publishes nothing
		}
		published = true
	case "github":
		output, _ := os.ReadFile(filepath.Join(l.dir, fmt.Sprint("machine-", l.n), "output"))
		jobs := file["jobs"].(map[string]any)
		outputs := fmt.Sprint(jobs["build"].(map[string]any)["outputs"])
		published = strings.Contains(string(output), "changed=yes\n") && strings.Contains(outputs, "steps.site.outputs.changed") && jobs["deploy"].(map[string]any)["if"] == whenChanged
	default:
		published = l.branch() != before
	}
	if err != nil {
		l.t.Fatalf("%s fails: %v\n%s", of.name, err, said)
	}
	if online := filepath.Join(l.dir, "online"); published {
		if err := errors.Join(os.RemoveAll(online), os.CopyFS(online, os.DirFS(filepath.Join(clone, "public")))); err != nil {
			l.t.Fatal(err)
		}
	}
	return said, published
}

// branch is the commit of the branch of pages; "" when there is none.
func (l *laboratory) branch() string {
	said, _ := try(l.dir, l.env(nil), "git", "--git-dir", "origin.git", "for-each-ref", "--format", "%(objectname)", "refs/heads/pages")
	return said
}

func (l *laboratory) read(name string) string {
	l.t.Helper()
	text, err := os.ReadFile(filepath.Join(l.dir, "site", name))
	if err != nil {
		l.t.Fatal(err)
	}
	return string(text)
}

func (l *laboratory) write(clone, name, text string) {
	l.t.Helper()
	write(l.t, filepath.Join(clone, name), text)
}

func (l *laboratory) holds(clone, name, part string) {
	l.t.Helper()
	text, err := os.ReadFile(filepath.Join(clone, name))
	if err != nil || !strings.Contains(string(text), part) {
		l.t.Errorf("%s does not hold %q: %v", name, part, err)
	}
}

// holdsDay reports whether a sheet's page says the day of its last commit.
func (l *laboratory) holdsDay(clone string) bool {
	l.t.Helper()
	text, err := os.ReadFile(filepath.Join(clone, "public/fiches/pedibus/index.html"))
	if err != nil {
		l.t.Fatal(err)
	}
	return strings.Contains(string(text), "Mis à jour le 15 janvier 2024")
}
