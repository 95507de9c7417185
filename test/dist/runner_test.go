package dist_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"essaim/internal/locale"
)

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
	commands   func(t *testing.T, file map[string]any, of event, pages string) []command
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
func gitlabCommands(t *testing.T, file map[string]any, of event, pages string) []command {
	t.Helper()
	env := environment(file["variables"], "")
	if pages != "" {
		env = append(env, "CI_PAGES_URL="+pages)
	}
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
func actionsCommands(t *testing.T, file map[string]any, of event, pages string) []command {
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
				commands = append(commands, command{"set -eo pipefail\n" + script, slices.Concat(environment(file["env"], pages), environment(step["env"], pages))})
			}
		}
	}
	return commands
}

// whenChanged is the condition of a portal's publication on GitHub.
const whenChanged = "github.event_name != 'pull_request' && needs.build.outputs.changed == 'yes'"

// environment lists variables. An expression gives what an action found out: the address
// of the pages, which nothing asks for in a request.
func environment(variables any, pages string) []string {
	var env []string
	all, _ := variables.(map[string]any)
	for name, value := range all {
		text := fmt.Sprint(value)
		if text = strings.ReplaceAll(text, "${{ steps.pages.outputs.base_url }}", pages); strings.Contains(text, "${{") {
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
	pages string // the address of the site online, which its forge knows of the main branch
	n     int
}

// site makes a new site, and a bare repository of it.
func (l *laboratory) site(lang locale.Lang, more ...string) {
	l.t.Helper()
	run(l.t, l.dir, nil, released(l.t).program, append([]string{"init", "site", "--lang", string(lang)}, more...)...)
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
	pages := ""
	if of != request {
		pages = l.pages
	}
	commands := l.forge.commands(l.t, file, of, pages)
	if len(commands) == 0 {
		l.t.Fatal("nothing is run")
	}
	l.n++
	machine := l.machine()
	if err := os.Mkdir(machine, 0o777); err != nil {
		l.t.Fatal(err)
	}
	path := os.Getenv("PATH")
	added := filepath.Join(machine, "path")
	for _, c := range commands {
		env := l.env(append(c.env, "RUNNER_TEMP="+machine, "GITHUB_PATH="+added, "GITHUB_OUTPUT="+filepath.Join(machine, "output"), "PATH="+path))
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

// machine is what the last run had of its own.
func (l *laboratory) machine() string { return filepath.Join(l.dir, fmt.Sprint("machine-", l.n)) }

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
