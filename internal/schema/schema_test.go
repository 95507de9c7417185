package schema_test

import (
	"encoding/json"
	"regexp"
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
