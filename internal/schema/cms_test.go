package schema_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/schema"
	"essaim/internal/source"
)

// demo is the network that `essaim init --demo` writes.
func demo(t *testing.T) *network.Network {
	t.Helper()
	n, problems := source.Read(os.DirFS("../../cmd/essaim/demo"), source.Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return n
}

type formField struct {
	Name, Label, Hint, Widget string
	One                       string `yaml:"label_singular"`
	Required                  *bool
	Multiple                  bool
	Fields                    []formField
	Field                     *formField
	Options                   []struct{ Label, Value string }
	Pattern                   []string
}

type formConfig struct {
	Backend     map[string]any
	PublishMode string `yaml:"publish_mode"`
	Collections []struct {
		Name, Label, Folder string
		MediaFolder         string `yaml:"media_folder"`
		Slug                struct {
			Hint    string
			Pattern []string
		}
		Fields []formField
		Files  []struct {
			Name, File string
			Fields     []formField
		}
	}
}

func configOf(t *testing.T, n *network.Network) formConfig {
	t.Helper()
	var c formConfig
	if err := yaml.Unmarshal(schema.FormFiles(n)[0].Text, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// kept are fields that the form keeps and does not show: they may hold anything.
var kept = map[string]bool{
	"commune.extra": true, "institution.extra": true, "theme.extra": true, "practice-group.extra": true, "indicator.extra": true, "objective.extra": true,
}

// TestFormFields: each field of each table is in the form, under the key that fmt
// writes, with words of the network's language.
func TestFormFields(t *testing.T) {
	for _, lang := range locale.Languages {
		n := demo(t)
		n.Lang = lang
		words, c := locale.For(lang), configOf(t, n)
		fields := map[string][]formField{}
		for _, col := range c.Collections {
			fields[col.Name] = col.Fields
			for _, f := range col.Files {
				fields[col.Name] = f.Fields
			}
		}
		for _, kind := range source.AllKinds {
			col, _ := source.CollectionOf(map[source.Kind]string{source.NetworkKind: "content/network.yaml"}[kind])
			if kind != source.NetworkKind {
				col, _ = source.CollectionOf(source.SkeletonPath(kind, "x"))
			}
			compareFields(t, words, string(kind), source.TableOf(kind), fields[col.Name])
		}
	}
}

func compareFields(t *testing.T, words *locale.Locale, where string, k *source.Table, fields []formField) {
	t.Helper()
	shown := map[string]formField{}
	for _, f := range fields {
		if _, twice := shown[f.Name]; twice {
			t.Errorf("%s: %s is shown twice", where, f.Name)
		}
		shown[f.Name] = f
	}
	for _, f := range k.Fields {
		own, path := shown[f.Spelling(words)], where+"."+f.Key
		list := own.Widget == "list" || own.Multiple
		switch inside := f.Type.Map; {
		case kept[k.Name+"."+f.Key]:
		case own.Widget == "":
			t.Errorf("%s is not in the form", path)
		case own.Hint == "" || own.Label == "":
			t.Errorf("%s is not explained: %q, %q", path, own.Label, own.Hint)
		case list != (f.Type.Of != nil):
			t.Errorf("%s is a %s, and a %s", path, f.Type.Name, own.Widget)
		case f.Required && !f.AnsweredByNone() && own.Required != nil:
			t.Errorf("%s need not be given", path)
		case inside != nil:
			compareFields(t, words, path, inside, own.Fields)
		case f.Type.Of != nil && f.Type.Of.Map != nil:
			compareFields(t, words, path, f.Type.Of.Map, own.Fields)
		}
		if own.Widget == "select" && len(own.Options) == 0 {
			t.Errorf("%s has nothing to choose", path)
		}
	}
}

// TestFormPatterns: a pattern of the form accepts the example of its field, and refuses
// what is none.
func TestFormPatterns(t *testing.T) {
	tried := 0
	var visit func(k *source.Table, fields []formField, words *locale.Locale)
	visit = func(k *source.Table, fields []formField, words *locale.Locale) {
		for _, own := range fields {
			f, known := k.Lookup(own.Name)
			if inside := f.Type.Map; known && inside != nil {
				visit(inside, own.Fields, words)
			} else if f.Type.Of != nil && f.Type.Of.Map != nil {
				visit(f.Type.Of.Map, own.Fields, words)
			}
			if len(own.Pattern) == 0 {
				continue
			}
			tried++
			pattern := regexp.MustCompile(strings.TrimSuffix(strings.TrimPrefix(own.Pattern[0], "/"), "/u"))
			if example := strings.Trim(f.CanonicalExample(words), `"`); !pattern.MatchString(example) || pattern.MatchString("?!") {
				t.Errorf("%s.%s: %q, %s", k.Name, f.Key, example, own.Pattern[0])
			}
		}
	}
	for _, lang := range locale.Languages {
		n := demo(t)
		n.Lang = lang
		for _, col := range configOf(t, n).Collections {
			if col.Name == "sheets" {
				visit(source.TableOf(source.SheetKind), col.Fields, locale.For(lang))
			}
		}
	}
	if tried < 40 {
		t.Errorf("only %d patterns", tried)
	}
}

// TestFormBackends: where the files are, and how one signs in, on each forge.
func TestFormBackends(t *testing.T) {
	for _, c := range []struct {
		repository *network.Repository
		want, mode string
		page       string
	}{
		{nil, "map[auth_methods:[token] name:github repo:essaim/x-reseau-des-communes-de-l-orvaine]", "", "connect-src 'self' blob: data:;"},
		{&network.Repository{URL: "https://gitlab.com/a/b", Branch: "main", Forge: "gitlab", AppID: "12"}, "map[app_id:12 auth_type:pkce branch:main name:gitlab repo:a/b]", "editorial_workflow", "data: https://gitlab.com;"},
		{&network.Repository{URL: "https://forge.example.org/a/b/c", Branch: "main", Forge: "gitlab"}, "map[api_root:https://forge.example.org/api/v4 auth_methods:[token] base_url:https://forge.example.org branch:main name:gitlab repo:a/b/c]", "editorial_workflow", "data: https://forge.example.org;"},
		{&network.Repository{URL: "https://codeberg.org/a/b", Branch: "x", Forge: "gitea", AppID: "12"}, "map[api_root:https://codeberg.org/api/v1 app_id:12 base_url:https://codeberg.org branch:x name:gitea repo:a/b]", "", "data: https://codeberg.org;"},
		{&network.Repository{URL: "https://github.com/a/b.git", Branch: "main", Forge: "github", Relay: "https://acces.example.org"}, "map[base_url:https://acces.example.org branch:main name:github repo:a/b]", "editorial_workflow", "data: https://api.github.com https://*.githubusercontent.com;"},
		{&network.Repository{URL: "https://github.com/a/b", Branch: "main", Forge: "github"}, "map[auth_methods:[token] branch:main name:github repo:a/b]", "editorial_workflow", ""},
	} {
		n := demo(t)
		n.Repository = c.repository
		config := configOf(t, n)
		if got := fmt.Sprint(config.Backend); got != c.want || config.PublishMode != c.mode {
			t.Errorf("%s, %q; want %s, %q", got, config.PublishMode, c.want, c.mode)
		}
		if page := string(schema.FormFiles(n)[1].Text); !strings.Contains(strings.ReplaceAll(page, "&#39;", "'"), c.page) {
			t.Errorf("no %s in %s", c.page, page)
		}
	}
}

// TestFormFolders: sheets of a group, and those in a folder of their own, have lists of
// their own, and their images go where sheets look for them.
func TestFormFolders(t *testing.T) {
	n := demo(t)
	n.Repository.Dir = "site"
	got := map[string]string{}
	for _, col := range configOf(t, n).Collections {
		got[col.Name] = col.Folder + " " + col.MediaFolder
	}
	for name, want := range map[string]string{
		"sheets":       "site/content/sheets /site/content/sheets/{{slug}}",
		"sheets-eau":   "site/content/sheets/eau /site/content/sheets/eau/{{slug}}",
		"sheets-index": "site/content/sheets ",
		"meetings":     "site/content/meetings ",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
}

// TestFormSigned: a file of the form says whether somebody changed it, and whether it is
// made of something else than today.
func TestFormSigned(t *testing.T) {
	n := demo(t)
	for i, f := range schema.FormFiles(n) {
		if !schema.IsOwn(f.Text) || schema.IsOwn(append(bytes.Clone(f.Text), '\n')) || schema.IsOwn([]byte("x")) {
			t.Errorf("%s: changed or not", f.Path)
		}
		again := schema.FormFiles(demo(t))[i]
		if !bytes.Equal(again.Text, f.Text) || schema.IsOutdated(f.Text, again.Text) {
			t.Errorf("%s is not the same twice", f.Path)
		}
	}
	old := schema.FormFiles(n)[0].Text
	n.Themes = n.Themes[1:]
	if today := schema.FormFiles(n)[0].Text; !schema.IsOutdated(old, today) || schema.IsOutdated([]byte("backend: {}\n"), today) {
		t.Error("outdated or not")
	}
}

// TestFormOfAnything: a network that says hardly anything has a form.
func TestFormOfAnything(t *testing.T) {
	n, _ := source.Read(fstest.MapFS{"content/network.yaml": {Data: []byte("name: \"*: &a # '\\\"\"\n")}}, source.Options{})
	if c := configOf(t, n); len(c.Collections) != 6 {
		t.Errorf("%d collections", len(c.Collections))
	}
}
