package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	look "essaim"
	"essaim/internal/build"
	"essaim/internal/locale"
)

// Each worked example of docs/gabarits.md builds the demonstration network
// without a problem, and shows.
func TestGabaritsExamples(t *testing.T) {
	text, err := os.ReadFile("../../docs/gabarits.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		title string
		shown map[string]string // by published file
	}{
		{"Une couleur à soi", map[string]string{
			"index.html":        `<link rel="stylesheet" href="/reseau.css">`,
			"reseau.css":        "--honey: #2a6f97",
			"essaim/accent.css": "--accent:#7a1f5c",
		}},
		{"Un en-tête à soi", map[string]string{
			"index.html":        `<p class="soft">Communauté d’agglomération de l’Orvaine · Situation au 30 juin 2024</p>`,
			"fiches/index.html": `<a href="/fiches/" aria-current="true">Fiches</a>`,
		}},
		{"Une carte à soi", map[string]string{
			"index.html":        `<p class="soft">12 juin 2024 · Réemploi et réparation</p>`,
			"fiches/index.html": `<p class="soft">5 décembre 2022 · Restauration collective</p>`,
		}},
	} {
		t.Run(c.title, func(t *testing.T) {
			output := buildWith(t, example(t, string(text), c.title))
			for file, want := range c.shown {
				page, err := os.ReadFile(filepath.Join(output, file))
				if err != nil || !strings.Contains(string(page), want) {
					t.Errorf("%s does not show %q (%v)", file, want, err)
				}
			}
		})
	}
}

// A block of an example is a file, as a whole or to be added at the end of the
// one that is there.
var exampleFile = regexp.MustCompile("(?ms)^`([^`\n]+)`(, à la fin)? :\n\n```\\w+\n(.*?)^```$")

// example is the demonstration network with the files of one worked example.
func example(t *testing.T, text, title string) fstest.MapFS {
	t.Helper()
	_, section, found := strings.Cut(text, "\n### "+title+"\n")
	section, _, _ = strings.Cut(section, "\n### ")
	section, _, _ = strings.Cut(section, "\n## ")
	files := exampleFile.FindAllStringSubmatch(section, -1)
	if !found || len(files) == 0 {
		t.Fatalf("docs/gabarits.md has no example %q", title)
	}
	site := copyOf(t, "demo")
	for _, f := range files {
		var before []byte
		if f[2] != "" {
			before = present(t, site, f[1])
		}
		site[f[1]] = &fstest.MapFile{Data: append(before, f[3]...)}
	}
	return site
}

// present is a file of the site, or the default one that it would copy.
func present(t *testing.T, site fstest.MapFS, name string) []byte {
	t.Helper()
	if f := site[name]; f != nil {
		return f.Data
	}
	text, err := look.Look.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// buildWith builds a site that has no problem, and says where.
func buildWith(t *testing.T, site fstest.MapFS) (output string) {
	t.Helper()
	output = filepath.Join(t.TempDir(), "public")
	report, err := build.Run(context.Background(), build.Options{
		Site: site, Defaults: look.Look, Output: output, Version: "test", Now: time.Date(2024, 6, 30, 12, 0, 0, 0, time.UTC), NoPDF: true,
	})
	for _, p := range report.Problems {
		t.Errorf("%s:%d: %s", p.File, p.Line, p.Message(locale.For(locale.French)))
	}
	if err != nil {
		t.Fatal(err)
	}
	return output
}
