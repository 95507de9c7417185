package dist_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"essaim/internal/locale"
)

// TestForgesOfPortal: each night, the file of a portal reads its networks, and publishes
// when the site is another one than that which is online. Those of other languages do the
// same, as TestForgesAreTheSame says.
func TestForgesOfPortal(t *testing.T) {
	address := online(t) + "/v0.1.0/" + released(t).archive
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
	if err := yaml.Unmarshal([]byte(read(l.t, filepath.Join(l.dir, "site", l.forge.file))), &file); err != nil {
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
		output, _ := os.ReadFile(filepath.Join(l.machine(), "output"))
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
