package locale

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadTexts(t *testing.T) {
	read := func(text string) (map[string]string, error) {
		return readTexts(fstest.MapFS{"x/a.txt": {Data: []byte("first = a\n")}, "x/b.txt": {Data: []byte(text)}}, "x", setSpaces)
	}
	for text, want := range map[string]string{
		"b = Un texte":               "Un texte",
		"# A comment.\n\nb = x\n":    "x",
		"b = x = y":                  "x = y",
		"\ufeffb = x\r\n":            "x",
		`b = \u0020x\n\\y\u00a0z`:    " x\n\\y\u00a0z",
		"b = « x » ; y ! : ?":        "«\u202fx\u202f»\u202f; y\u202f!\u00a0:\u202f?",
		"b = write ![alt](image) !":  "write ![alt](image)\u202f!",
		"a.b-c_2 = the key":          "",
		"b = {0} of {n} | # no mark": "{0} of {n} | # no mark",
	} {
		if all, err := read(text); err != nil || all["b"] != want || all["first"] != "a" {
			t.Errorf("%q: %q, %v", text, all["b"], err)
		}
	}
	for text, want := range map[string]string{
		"b":                   "x/b.txt:1: neither",
		"\nb: x":              "x/b.txt:2: neither",
		"b =x":                "x/b.txt:1: neither",
		" b = x":              "x/b.txt:1: neither",
		"É = x":               "x/b.txt:1: neither",
		"b = ":                "x/b.txt:1: no text",
		"b = x ":              "x/b.txt:1: no text",
		"b =  x":              "x/b.txt:1: no text",
		`b = \t`:              "x/b.txt:1: a backslash",
		`b = \\\`:             "x/b.txt:1: a backslash",
		"b = \xff":            "x/b.txt:1: no UTF-8",
		"b = x\nc = y\nb = z": "x/b.txt:3: again b",
		"first = again":       "x/b.txt:1: again first",
	} {
		if _, err := read(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestFiles asks of every language the same groups of files, so that a
// translator finds in one what stands in another.
func TestFiles(t *testing.T) {
	names := func(lang Lang) []string {
		all, err := fs.Glob(files, "languages/"+string(lang)+"/*/*.txt")
		if err != nil || len(all) == 0 {
			t.Fatal(lang, err)
		}
		for i := range all {
			all[i] = strings.TrimPrefix(all[i], "languages/"+string(lang)+"/")
		}
		return all
	}
	for _, lang := range Languages[1:] {
		for _, name := range symmetricDifference(names(Languages[0]), names(lang)) {
			if !strings.HasPrefix(name, "spellings/") {
				t.Errorf("%s is in %s or in %s, not in both", name, Languages[0], lang)
			}
		}
	}
	for _, lang := range Languages {
		for _, name := range []StartFiles{SiteFiles, PortalFiles} {
			text, err := fs.ReadFile(For(lang).Start(name), "content/network.yaml")
			if key := For(lang).Spelling("key.lang"); err != nil || !strings.Contains(string(text), "\n"+key+": "+string(lang)+"\n") {
				t.Errorf("a new %s in %s does not say so: %v", name, lang, err)
			}
		}
	}
	folders, err := fs.ReadDir(files, "languages")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.IsDir() && !slices.Contains(Languages, Lang(f.Name())) {
			t.Errorf("languages/%s is not in the registry", f.Name())
		}
	}
}

func symmetricDifference(a, b []string) (only []string) {
	for _, s := range slices.Concat(a, b) {
		if !slices.Contains(a, s) || !slices.Contains(b, s) {
			only = append(only, s)
		}
	}
	return only
}

// TestLanguages asks of every language the texts of the first, with the same
// placeholders.
func TestLanguages(t *testing.T) {
	first := registry[0]
	for _, l := range registry {
		for name, pair := range map[string][2]map[string]string{
			"words": {first.words(), l.words()}, "messages": {first.messages(), l.messages()}, "fields": {first.fields(), l.fields()},
		} {
			for _, fault := range differences(pair[0], pair[1]) {
				t.Errorf("%s/%s: %s", l.tag, name, fault)
			}
		}
		for key, text := range l.words() {
			if forms := strings.Count(text, "|") + 1; forms > 1 && forms != l.rules.plural.forms {
				t.Errorf("%s: %s has %d forms; the language has %d", l.tag, key, forms, l.rules.plural.forms)
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\[\[|\]\]|\{[a-z0-9_]+\}`)

// differences are what two languages do not have alike.
func differences(a, b map[string]string) (faults []string) {
	for _, key := range symmetricDifference(slices.Collect(maps.Keys(a)), slices.Collect(maps.Keys(b))) {
		faults = append(faults, key+" is in one language only")
	}
	for key, text := range a {
		other, both := b[key]
		if !both {
			continue
		}
		if got, want := placeholders(other), placeholders(text); !slices.Equal(got, want) {
			faults = append(faults, fmt.Sprintf("%s: placeholders %v, not %v", key, got, want))
		}
		if strings.Contains(text, "|") != strings.Contains(other, "|") {
			faults = append(faults, key+": forms of a number in one language only")
		}
	}
	return faults
}

// placeholders are what stands for arguments, each once, and the parts that may
// be left out, in which order they may stand.
func placeholders(text string) []string {
	names := placeholder.FindAllString(text, -1)
	slices.Sort(names)
	optional := slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s[0] != '[' && s[0] != ']' })
	return append(slices.Compact(names), fmt.Sprint(len(optional)))
}

// TestDifferences: what is missing, and what differs, is found.
func TestDifferences(t *testing.T) {
	text := map[string]string{"a": "{n} thing|{n} things", "b": "[[{near} ]]{key}", "c": "c"}
	for name, other := range map[string]map[string]string{
		"c is in one language only":                                    {"a": text["a"], "b": text["b"]},
		"d is in one language only":                                    {"a": text["a"], "b": text["b"], "c": "c", "d": "d"},
		"a: forms of a number in one language only":                    {"a": "{n} choses", "b": text["b"], "c": "c"},
		"a: placeholders [{0} 0], not [{n} 0]":                         {"a": "{0} chose|{0} choses", "b": text["b"], "c": "c"},
		"b: placeholders [{key} {near} 0], not [[[ ]] {key} {near} 2]": {"a": text["a"], "b": "{near} {key}", "c": "c"},
	} {
		if got := differences(text, other); !slices.Equal(got, []string{name}) {
			t.Errorf("%q, want %q", got, name)
		}
	}
	if got := differences(text, maps.Clone(text)); got != nil {
		t.Error(got)
	}
}

// TestTextsAreSet holds texts to what pages show: typographic apostrophes and
// quotes, no-break spaces where the language has them.
func TestTextsAreSet(t *testing.T) {
	plain := regexp.MustCompile(` [:;?»]| !($|[^\[])|« |[^\s]\.\.\.`)
	for _, l := range registry {
		for key, text := range l.words() {
			if strings.ContainsAny(text, `'"`) {
				t.Errorf("%s: %s: straight apostrophe or quote: %s", l.tag, key, text)
			}
			if l.rules.typography.spaced && plain.MatchString(text) {
				t.Errorf("%s: %s: plain space by a mark: %q", l.tag, key, text)
			}
			for form := range strings.SplitSeq(text, "|") {
				if set := of(l).Typography(form); l.rules.typography.spaced && set != form {
					t.Errorf("%s: %s: %q should be %q", l.tag, key, form, set)
				}
			}
		}
		for code, text := range l.messages() {
			if l.rules.typography.spaced && regexp.MustCompile(`\pL'\pL`).MatchString(text) {
				t.Errorf("%s: %s: straight apostrophe in %q", l.tag, code, text)
			}
			if found := plain.FindString(text); l.rules.typography.spaced && found != "" {
				t.Errorf("%s: %s: %q in %q", l.tag, code, found, text)
			}
		}
	}
}

func TestReworded(t *testing.T) {
	loud := For(English).Reworded(func(key, text string) string { return "<" + key + "> " + strings.ToUpper(text) })
	if loud.Lang() != English || loud.T("status.reached") != "<status.reached> REACHED" {
		t.Error(loud.Lang(), loud.T("status.reached"))
	}
	if got := loud.Number(1234.5); got != "1,234.5" {
		t.Error(got)
	}
	if got := For(English).T("status.reached"); got != "reached" {
		t.Errorf("English says %s", got)
	}
}
