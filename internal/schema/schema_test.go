package schema_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/schema"
	"essaim/internal/source"
)

// TestDescribed: every key of every schema is explained, in the language asked for,
// and the examples have its keys.
func TestDescribed(t *testing.T) {
	for _, lang := range locale.Languages {
		words := locale.For(lang)
		for _, kind := range source.AllKinds {
			var s map[string]any
			if err := json.Unmarshal(schema.Of(kind, words), &s); err != nil {
				t.Fatal(err)
			}
			if s["$schema"] != "http://json-schema.org/draft-07/schema#" || s["title"] == "schema."+string(kind) {
				t.Errorf("%s in %s: %v, %v", kind, lang, s["$schema"], s["title"])
			}
			keys := 0
			eachKey(s, func(key string, of map[string]any) {
				keys++
				if about, _ := of["description"].(string); !strings.Contains(about, " ") {
					t.Errorf("%s in %s: %s is not explained: %q", kind, lang, key, about)
				} else if lang == locale.French && englishKey.MatchString(about) {
					t.Errorf("%s: %s has an example in English: %s", kind, key, about)
				}
			})
			if keys < 5 {
				t.Errorf("%s in %s: only %d keys", kind, lang, keys)
			}
		}
	}
}

// TestSnippets: to an editor front matter is YAML within Markdown. The snippets are those
// of YAML, are proposed as one types there, not in bodies, and are kept from network.yaml.
func TestSnippets(t *testing.T) {
	files := map[string]map[string]any{}
	for _, f := range schema.EditorFiles(locale.For(locale.French)) {
		var text map[string]any
		if err := json.Unmarshal(f.Text, &text); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		files[f.Path] = text
	}
	snippets := files[".vscode/essaim.code-snippets"]
	if len(snippets) < 100 {
		t.Errorf("only %d snippets", len(snippets))
	}
	for name, s := range snippets {
		s := s.(map[string]any)
		if about, _ := s["description"].(string); s["scope"] != "yaml" || !strings.Contains(about, " ") || englishKey.MatchString(about) {
			t.Errorf("%s: %v", name, s)
		}
	}
	settings := files[".vscode/settings.json"]
	markdown, yaml := settings["[markdown]"].(map[string]any), settings["[yaml]"].(map[string]any)
	suggested := markdown["editor.quickSuggestions"].(map[string]any)
	if suggested["strings"] != "on" || suggested["other"] != "off" || markdown["editor.snippetSuggestions"] != nil || yaml["editor.snippetSuggestions"] != "none" {
		t.Errorf("%v, %v", markdown, yaml)
	}
}

// TestExplained: a schema for who reads another language has the keys of its files and
// the reader's words.
func TestExplained(t *testing.T) {
	french, english := locale.For(locale.French), locale.For(locale.English)
	keys := func(text []byte) (all []string) {
		var s map[string]any
		if err := json.Unmarshal(text, &s); err != nil {
			t.Fatal(err)
		}
		eachKey(s, func(key string, _ map[string]any) { all = append(all, key) })
		slices.Sort(all)
		return all
	}
	for _, kind := range source.AllKinds {
		mixed := schema.Explained(kind, french, english)
		if !slices.Equal(keys(mixed), keys(schema.Of(kind, french))) {
			t.Errorf("%s: other keys", kind)
		}
		if !strings.Contains(string(mixed), english.Field("schema."+string(kind))) || strings.Contains(string(mixed), "Exemple") {
			t.Errorf("%s is explained in French", kind)
		}
	}
}

var englishKey = regexp.MustCompile(`[{,] ?(year|value|text|who|name|amount|kind): `)

// eachKey goes through the keys of all maps that a schema describes.
func eachKey(s any, of func(key string, s map[string]any)) {
	switch s := s.(type) {
	case []any:
		for _, part := range s {
			eachKey(part, of)
		}
	case map[string]any:
		if properties, is := s["properties"].(map[string]any); is && s["additionalProperties"] == false {
			for key, property := range properties {
				of(key, property.(map[string]any))
			}
		}
		for _, part := range s {
			eachKey(part, of)
		}
	}
}

// TestPatterns: patterns are of those that RE2 and ECMAScript both read, with its flag
// u, as validators have it: no look-ahead, and no escape of what needs none.
func TestPatterns(t *testing.T) {
	escaped := regexp.MustCompile(`\\(.)`)
	for _, lang := range locale.Languages {
		for _, kind := range source.AllKinds {
			var s any
			if err := json.Unmarshal(schema.Of(kind, locale.For(lang)), &s); err != nil {
				t.Fatal(err)
			}
			eachPattern(s, func(pattern string) {
				if _, err := regexp.Compile(pattern); err != nil || strings.Contains(pattern, "(?") {
					t.Errorf("%s: %v", pattern, err)
				}
				for _, e := range escaped.FindAllStringSubmatch(pattern, -1) {
					if !strings.Contains(`^$\.*+?()[]{}|/tnrsp`, e[1]) {
						t.Errorf("%s is escaped in %s", e[1], pattern)
					}
				}
			})
		}
	}
}

func eachPattern(s any, of func(string)) {
	switch s := s.(type) {
	case []any:
		for _, part := range s {
			eachPattern(part, of)
		}
	case map[string]any:
		for key, part := range s {
			if pattern, is := part.(string); is && key == "pattern" {
				of(pattern)
			}
			eachPattern(part, of)
		}
	}
}
