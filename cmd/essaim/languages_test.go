package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"essaim/internal/locale/pseudo"
)

// third is the tag of a language that tests make up.
const third = "eo"

// TestThirdLanguage compiles the program with one more language, a folder and a
// line of the registry, whose every text is pseudo-language, and makes the demo's
// site and papers with it: they hold nothing of ours in another language.
func TestThirdLanguage(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program")
	}
	program := compiled(t, thirdLanguage(t))
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS("demo")); err != nil {
		t.Fatal(err)
	}
	rewrite(t, filepath.Join(site, "content/network.yaml"), func(text string) string {
		return strings.Replace(text, "lang: fr", "lang: "+third, 1)
	})
	known := neutral + wordsOfContent(t, site)
	for _, command := range [][]string{
		{"build", "--output", filepath.Join(site, "public")}, {"workroom"}, {"check"}, {"new", "sheet", "nouvelle"}, {"help"}, {"help", "build"},
	} {
		said, err := exec.Command(program, slices.Concat(command, []string{"--source", site})...).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", command, err, said)
		}
		checkForeign(t, known, strings.Join(command, " "), strings.ReplaceAll(string(said), site, ""))
	}
	known += valuesOfData(t, filepath.Join(site, "public/data/v1"))
	pages := 0
	err := filepath.WalkDir(site, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(site, path)
		switch {
		case filepath.Ext(path) == ".html":
			pages++
			for _, text := range textsOf(t, path) {
				checkForeign(t, known, name, text)
			}
		case strings.HasPrefix(name, "content") || strings.HasPrefix(name, filepath.Join("public", "data")):
		case syntax[filepath.Ext(path)] != nil:
			checkForeign(t, known, name, syntax[filepath.Ext(path)].ReplaceAllString(textOf(t, path), "|"))
		}
		return nil
	})
	if err != nil || pages < 100 {
		t.Errorf("only %d pages: %v", pages, err)
	}
}

// syntax is what is no text in files that programs read.
var syntax = map[string]*regexp.Regexp{
	".xml": regexp.MustCompile(`<[^>]*>|\d{4}-\d\d-\d\dT\S*`),
	".ics": regexp.MustCompile(`(?m)\r\n |^(BEGIN|END|UID|DTSTAMP|DTSTART|DTEND|TZ\w+|STATUS|VERSION|CALSCALE|METHOD|PRODID|RRULE)\b.*$|^[A-Z-]+(;[^:]*)?:`),
	".csv": regexp.MustCompile(`;`),
}

// thirdLanguage is what the program is compiled with: the files of English, reworded.
func thirdLanguage(t *testing.T) map[string]string {
	t.Helper()
	const folder = "../../internal/locale/"
	const line = "spoken(English, englishRules),\n"
	edits := edited(t, folder+"language.go", func(text string) string {
		return strings.Replace(text, line, line+"spoken(\""+third+"\", englishRules),\n", 1)
	})
	if len(edits) != 1 {
		t.Fatal("the registry has another form")
	}
	files := os.DirFS(folder + "languages/en")
	err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		to, err := filepath.Abs(folder + "languages/" + third + "/" + path)
		if err != nil {
			return err
		}
		edits[to] = filepath.Join(t.TempDir(), entry.Name())
		return os.WriteFile(edits[to], []byte(reworded(path, string(text))), 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
	return edits
}

// reworded is a file of the language. What people may write stays, but for what dates
// are made of, which is shown too; examples of fields are values.
func reworded(path, text string) string {
	if strings.HasPrefix(path, "start/") || strings.HasPrefix(path, "portal/") {
		return strings.Replace(text, "\nlang: en\n", "\nlang: "+third+"\n", 1)
	}
	var lines strings.Builder
	for line := range strings.Lines(text) {
		key, value, is := strings.Cut(strings.TrimSuffix(line, "\n"), " = ")
		shown := !strings.HasPrefix(path, "spellings/") || strings.HasPrefix(key, "month.") || strings.HasPrefix(key, "part-of-month.")
		if is && line[0] != '#' && shown && !strings.HasSuffix(key, ".example") {
			line = key + " = " + pseudoLine(value) + "\n"
		}
		lines.WriteString(line)
	}
	return lines.String()
}

var escape = regexp.MustCompile(`\\(u[0-9a-f]{4}|n|\\)`)

// pseudoLine rewords what stands between escapes.
func pseudoLine(value string) string {
	escapes := escape.FindAllString(value, -1)
	var b strings.Builder
	for i, part := range escape.Split(value, -1) {
		if strings.TrimSpace(part) != "" {
			part = pseudo.Text(part)
		}
		b.WriteString(part)
		if i < len(escapes) {
			b.WriteString(escapes[i])
		}
	}
	return b.String()
}

// rewrite changes a file.
func rewrite(t *testing.T, path string, change func(string) string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(change(textOf(t, path))), 0o666); err != nil {
		t.Fatal(err)
	}
}

// textsOf are the texts of a page that people read, see or hear.
func textsOf(t *testing.T, path string) (texts []string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	root, err := html.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode && !slices.Contains([]string{"script", "style", "code", "noscript"}, n.Parent.Data) {
			texts = append(texts, n.Data)
		}
		described := slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
			return a.Val == "description" || a.Val == "og:title" || a.Val == "og:description"
		})
		for _, a := range n.Attr {
			if slices.Contains([]string{"alt", "title", "aria-label", "aria-description", "placeholder", "label"}, a.Key) || a.Key == "content" && described {
				texts = append(texts, a.Val)
			}
			if a.Key == "data-words" {
				var words any
				if err := json.Unmarshal([]byte(a.Val), &words); err != nil {
					t.Error(err)
				}
				texts = append(texts, textsIn(words)...)
			}
		}
	}
	return texts
}

// wordsOfContent are those of a site's files, and of examples, which are values.
func wordsOfContent(t *testing.T, site string) (known pseudo.Known) {
	t.Helper()
	err := filepath.WalkDir(site, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		known += pseudo.KnownOf(path)
		if slices.Contains([]string{".md", ".yaml", ".csv"}, filepath.Ext(path)) {
			known += pseudo.KnownOf(textOf(t, path))
		}
		return nil
	})
	files, _ := filepath.Glob("../../internal/locale/languages/en/fields/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no fields", err)
	}
	for _, file := range files {
		for line := range strings.Lines(textOf(t, file)) {
			if strings.Contains(line, ".example = ") {
				known += pseudo.KnownOf(line)
			}
		}
	}
	return known
}

// valuesOfData are those that open data may hold, which their page lists.
func valuesOfData(t *testing.T, folder string) (known pseudo.Known) {
	t.Helper()
	files, _ := filepath.Glob(folder + "/*.schema.json")
	if len(files) == 0 {
		t.Fatal("no schema")
	}
	for _, file := range files {
		known += pseudo.KnownOf(regexp.MustCompile(`(?s)"enum": \[.*?\]`).FindAllString(textOf(t, file), -1)...)
	}
	return known
}

func textOf(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// names are those of commands, flags and what stands for a value, of files, and of
// characters.
var names = regexp.MustCompile(`(?m)^  (essaim )?[a-z]+|essaim [a-z]+|--[a-z-]+|\b[A-Z]{3,}\b|U\+[0-9A-F]+|https?://\S+|\b[a-z_-]+(\.schema|\.excel)?\.(json|csv|md)\b`)

// neutral are words of no language: names of programs, formats and units.
var neutral = pseudo.KnownOf("essaim", "workroom", "JSON Schema", "km")

// checkForeign finds what neither the pseudo-language nor the content says.
func checkForeign(t *testing.T, known pseudo.Known, where, text string) {
	t.Helper()
	for _, run := range known.Foreign(names.ReplaceAllString(text, "|")) {
		t.Errorf("%s: %q of %.300q", where, run, text)
	}
}

// textsIn are the texts of a JSON value, those of keys not among them.
func textsIn(value any) (texts []string) {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		for _, item := range v {
			texts = append(texts, textsIn(item)...)
		}
	case map[string]any:
		for _, item := range v {
			texts = append(texts, textsIn(item)...)
		}
	}
	return texts
}
