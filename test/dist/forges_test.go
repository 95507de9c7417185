package dist_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"essaim/internal/locale"
	"essaim/internal/release"
	"essaim/test/loop"
)

// online serves two releases as they are, each in a folder of its version.
func online(t *testing.T) (address string) {
	t.Helper()
	mux := http.NewServeMux()
	for _, m := range []made{released(t), updated(t)} {
		mux.Handle("/"+m.version+"/", http.StripPrefix("/"+m.version+"/", http.FileServer(http.Dir(m.dist))))
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close) // after the parallel ones
	return server.URL
}

// literals are the lines by which a file for a forge names its program.
func literals(t *testing.T, address string, m made) []string {
	t.Helper()
	sums, err := release.ParseSums([]byte(read(t, filepath.Join(m.dist, release.SumsName))))
	if err != nil {
		t.Fatal(err)
	}
	for _, sum := range sums {
		if sum.File == m.archive {
			return []string{
				fmt.Sprintf("ESSAIM_URL: %q", address+"/"+m.version+"/"+m.archive),
				fmt.Sprintf("ESSAIM_VERSION: %q", strings.TrimPrefix(m.version, "v")),
				fmt.Sprintf("ESSAIM_SHA256: %q", sum.SHA256),
			}
		}
	}
	t.Fatalf("%s has no sum", m.archive)
	return nil
}

// TestForges runs, for each forge, the steps of the file that `essaim init --program`
// writes, in a clone of the new site, as its runner would, with a release that make dist
// made: of a change of the main branch, and of a request that comes from a fork, where there
// is neither variable nor secret. The files of two languages do the same
// (TestForgesAreTheSame): but for the long run, each forge has one of them.
func TestForges(t *testing.T) {
	first, next := released(t), updated(t)
	address := online(t)
	for i, lang := range locale.Languages {
		for j, forge := range forges {
			if (i+j)%2 == 1 && !loop.Whole(t) {
				continue
			}
			t.Run(string(lang)+"/"+forge.name, func(t *testing.T) {
				t.Parallel()
				l := laboratory{t: t, forge: forge, dir: t.TempDir()}
				asked := address + "/v0.1.0/" + first.archive
				if lang != locale.Languages[0] && runtime.GOARCH == "amd64" {
					asked = address + "/v0.1.0/" // the folder of the release: its archive for Linux
				}
				l.site(lang, "--demo", "--program", asked)
				file := read(t, filepath.Join(l.dir, "site", forge.file))
				for _, literal := range literals(t, address, first) {
					if !strings.Contains(file, literal) {
						t.Errorf("%s lacks %s", forge.file, literal)
					}
				}
				for _, no := range []string{"apt-get", "secrets.", "vars."} {
					if strings.Contains(file, no) {
						t.Errorf("%s: %s", forge.file, no)
					}
				}
				l.request()
				l.change()
				l.update(literals(t, address, first), literals(t, address, next))
				l.refuses(file, literals(t, address, first)[2])
			})
		}
	}
}

// request: one from a fork is checked, and its site is there to look at; one with a mistake
// is refused, with its line.
func (l *laboratory) request() {
	l.t.Helper()
	fork := l.clone("fork")
	if said, err := l.pipeline(fork, request); err != nil {
		l.t.Fatalf("a request fails: %v\n%s", err, said)
	}
	l.holds(fork, "public/index.html", "</html>")
	if !l.holdsDay(fork) {
		l.t.Error("no page says when it was updated: the clone is not full")
	}
	write(l.t, filepath.Join(fork, "content/sheets/faux.md"), "---\ntitle: Faux\ncommune: nulle-part\ntheme: dechets\nstatus: done\nmeans: none\nresults: []\n---\n")
	said, err := l.pipeline(fork, request)
	if err == nil || !strings.Contains(said, "nulle-part") {
		l.t.Errorf("a wrong sheet is accepted: %s", said)
	}
	if l.forge.name == "gitlab" {
		l.holds(fork, "gl-code-quality-report.json", `"path": "content/sheets/faux.md"`)
	} else if !strings.Contains(said, "::error file=content/sheets/faux.md,line=3") {
		l.t.Errorf("the mistake has no line: %s", said)
	}
}

// change: one of the main branch is published, at the address that the forge gives. The
// next one is compared with what is online: an address that it loses is reported, although
// nothing is left on the machine of the first.
func (l *laboratory) change() {
	l.t.Helper()
	main := l.clone("main")
	site := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(main, "public"))))
	l.t.Cleanup(site.Close)
	l.pages = site.URL
	write(l.t, filepath.Join(main, "content/sheets/passagere.md"), "---\ntitle: Passagère\ncommune: courtebrune\ntheme: reemploi\nstatus: ongoing\nmeans: none\nresults: []\n---\n")
	if said, err := l.pipeline(main, change); err != nil {
		l.t.Fatalf("a change fails: %v\n%s", err, said)
	}
	l.holds(main, "public/sitemap.xml", "/fiches/passagere/</loc>")
	if l.forge.name != "forgejo" { // where the site's address is that of network.yaml
		l.holds(main, "public/sitemap.xml", "<loc>"+l.pages+"/fiches/passagere/</loc>")
	} else if page := run(l.t, l.dir, nil, "git", "--git-dir", "origin.git", "show", "pages:index.html"); !strings.Contains(page, "</html>") {
		l.t.Errorf("the branch of pages holds %s", page)
	}
	said, err := l.pipeline(l.clone("second"), change)
	if err != nil || !strings.Contains(said, "/fiches/passagere/") {
		l.t.Errorf("a lost address is not reported: %v\n%s", err, said)
	}
}

// update: the three lines of another version are all that a request has to change to be
// made by that version.
func (l *laboratory) update(before, after []string) {
	l.t.Helper()
	clone := l.clone("update")
	file := read(l.t, filepath.Join(clone, l.forge.file))
	for i := range before {
		file = strings.Replace(file, before[i], after[i], 1)
	}
	write(l.t, filepath.Join(clone, l.forge.file), file)
	if said, err := l.pipeline(clone, request); err != nil {
		l.t.Fatalf("an update fails: %v\n%s", err, said)
	}
	if said := run(l.t, clone, nil, filepath.Join(l.machine(), "essaim", "essaim"), "version"); said != "essaim v0.1.1\n" {
		l.t.Errorf("updated to %s", said)
	}
}

// refuses: another program than the one that was chosen is not run.
func (l *laboratory) refuses(file, sum string) {
	l.t.Helper()
	clone := l.clone("another program")
	write(l.t, filepath.Join(clone, l.forge.file), strings.Replace(file, sum, `ESSAIM_SHA256: "`+strings.Repeat("0", 64)+`"`, 1))
	if said, err := l.pipeline(clone, change); err == nil || !strings.Contains(said, "FAILED") {
		l.t.Errorf("a program of another sum is run: %v\n%s", err, said)
	}
}

// TestForgesWithoutProgram: the first step of each file stops, and says what to fill in.
func TestForgesWithoutProgram(t *testing.T) {
	for _, lang := range locale.Languages {
		for _, forge := range forges {
			t.Run(path.Join(string(lang), forge.name), func(t *testing.T) {
				l := laboratory{t: t, forge: forge, dir: t.TempDir()}
				l.site(lang, "--demo")
				for _, event := range []event{request, change} {
					said, err := l.pipeline(l.clone("clone-"+event.name), event)
					if err == nil || !strings.Contains(said, forge.file) || !strings.Contains(said, "ESSAIM_SHA256") || strings.Count(strings.TrimSpace(said), "\n") > 0 {
						t.Errorf("%v\n%s", err, said)
					}
				}
			})
		}
	}
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
				file := read(t, filepath.Join(l.dir, "site", forge.file))
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
