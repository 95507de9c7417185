package schema

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/source"
)

// A File is one that helps an editor: its path from the site's folder, and its text.
type File struct {
	Path string
	Text []byte
}

// EditorFiles make Visual Studio Code complete and explain what authors write, in a
// language: network.yaml by the extension for YAML, which reads the schemas; the front
// matter of Markdown files, which that extension leaves alone, by snippets, which need
// none; and the problems of all files by a task.
//
// To the editor, front matter is YAML within Markdown: snippets are looked up for YAML
// there, while settings are those of Markdown files, and what is typed there is a string.
// So bodies are left in peace; network.yaml, whose keys are others, is kept from snippets.
func EditorFiles(words *locale.Locale) []File {
	schemas := object{}
	var files []File
	for _, kind := range source.AllKinds {
		path := ".vscode/schema/" + string(kind) + ".json"
		schemas["./"+path] = pathsOf(kind)
		files = append(files, File{path, Of(kind, words)})
	}
	return append(files,
		File{".vscode/settings.json", indent(object{
			"files.encoding": "utf8", "yaml.schemas": schemas,
			"yaml.schemaStore.enable": false, "yaml.format.enable": false, "redhat.telemetry.enabled": false, // nothing leaves the machine, essaim fmt formats
			"[yaml]": object{"editor.insertSpaces": true, "editor.tabSize": 2, "editor.snippetSuggestions": "none"},
			"[markdown]": object{
				"editor.insertSpaces": true, "editor.tabSize": 2, "editor.wordWrap": "on",
				"editor.quickSuggestions": object{"other": "off", "comments": "off", "strings": "on"},
			},
		})},
		File{".vscode/extensions.json", indent(object{"recommendations": []string{"redhat.vscode-yaml"}})},
		File{".vscode/tasks.json", indent(tasks(words))},
		File{".vscode/essaim.code-snippets", indent(snippets(words))},
	)
}

// pathsOf are the files of a kind, as editors match them.
func pathsOf(kind source.Kind) string {
	if kind == source.NetworkKind {
		return "content/network.yaml"
	}
	return strings.Replace(source.SkeletonPath(kind, "*"), "sheets/*", "sheets/**/*", 1)
}

// tasks are those of the editor: `essaim check`, whose problems it shows where they
// stand.
func tasks(words *locale.Locale) object {
	var matchers []any
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		label := regexp.QuoteMeta(words.T("problem." + severity.String()))
		matchers = append(matchers, object{
			"owner": "essaim-" + severity.String(), "source": "essaim", "severity": severity.String(), "fileLocation": []string{"relative", "${workspaceFolder}"},
			"pattern": object{"regexp": `^(\S.*?):(\d+):(\d+): ` + label + ` (.*)$`, "file": 1, "line": 2, "column": 3, "message": 4},
		})
	}
	return object{"version": "2.0.0", "tasks": []any{object{
		"label": "essaim check", "type": "shell", "command": "essaim", "args": []string{"check"},
		"problemMatcher": matchers, "group": object{"kind": "build", "isDefault": true}, "presentation": object{"reveal": "silent"},
	}}}
}

// snippets are a key each, of all maps of front matter, with the values that it may
// have and what it means.
func snippets(words *locale.Locale) object {
	all := object{}
	seen := map[*source.Table]bool{}
	var visit func(k *source.Table)
	visit = func(k *source.Table) {
		if seen[k] {
			return
		}
		seen[k] = true
		for _, f := range k.Fields {
			key := f.Spelling(words)
			name := k.Name + " " + key
			all[name] = object{"scope": "yaml", "include": []string{"**/*.md"}, "prefix": key, "body": key + ": " + placeholder(f, words), "description": (&describer{words: words, reader: words}).about(f)}
			for t := &f.Type; t != nil; t = t.Of {
				if t.Map != nil {
					visit(t.Map)
				}
			}
		}
	}
	for _, kind := range source.Kinds {
		visit(source.TableOf(kind))
	}
	return withoutRepeats(all)
}

// placeholder is what a snippet leaves to fill in.
func placeholder(f source.Field, words *locale.Locale) string {
	choices := (&describer{words: words}).choices(f.Type)
	if f.Type.OrNone {
		choices = append(choices, words.Spelling("value.answer.none"))
	}
	if len(f.Type.Choices) == 0 || f.Type.Name == "one-or-list" {
		return "$0"
	}
	return "${1|" + strings.Join(choices, ",") + "|}$0"
}

// withoutRepeats leaves out a snippet that says what another says.
func withoutRepeats(all object) object {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	kept, said := object{}, map[string]bool{}
	for _, name := range names {
		s := all[name].(object)
		text := s["body"].(string) + s["description"].(string)
		if !said[text] {
			said[text], kept[name] = true, s
		}
	}
	return kept
}

// indent is JSON for people's eyes.
func indent(v any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		panic(err) // texts, numbers and lists of them always encode
	}
	return out.Bytes()
}
