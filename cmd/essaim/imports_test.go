package main

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// unscripted are messages of import that no input is known to cause: they say so, should
// there be one after all.
var unscripted = map[string]string{
	"table-lost": "each word of a cell has a place: intake's TestLostCell takes one away",
}

// TestImportMessages: each message that import has is in a script, in each language: three
// words of it that no other message has.
func TestImportMessages(t *testing.T) {
	files, err := filepath.Glob("testdata/script/import-*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	var asked strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "stderr ") {
				asked.WriteString(" " + letters(line) + " \n")
			}
		}
	}
	for _, lang := range locale.Languages {
		sentences, uses := map[string]string{}, map[string]int{}
		for _, name := range []string{"tables.txt", "word.txt"} {
			for _, key := range keysOf(t, filepath.Join("../../internal/locale/languages", string(lang), "messages", name)) {
				sentences[key] = letters(diag.Problem{Code: diag.Code(key)}.Message(locale.For(lang)))
				for _, three := range threes(sentences[key]) {
					uses[three]++
				}
			}
		}
		if len(sentences) < 60 {
			t.Errorf("%s: only %d messages", lang, len(sentences))
		}
		for key, sentence := range sentences {
			isAsked := slices.ContainsFunc(threes(sentence), func(three string) bool {
				return uses[three] == 1 && strings.Contains(asked.String(), " "+three+" ")
			})
			if isAsked == (unscripted[key] != "") {
				t.Errorf("%s, %s: in a script of import: %t: %q", key, lang, isAsked, sentence)
			}
		}
	}
}

// threes are the words of a sentence, three after three; of a short one, in the midst of
// which a name may stand, two after two as well.
func threes(sentence string) (all []string) {
	words := strings.Fields(sentence)
	for n := 2; n <= 3; n++ {
		for i := 0; i+n <= len(words) && (n == 3 || len(words) <= 6); i++ {
			all = append(all, strings.Join(words[i:i+n], " "))
		}
	}
	return all
}

// letters is a text without its marks and spaces, as scripts write these in many ways.
func letters(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}

// keysOf are the codes of a file of messages.
func keysOf(t *testing.T, file string) (keys []string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		key, _, is := strings.Cut(lines.Text(), " = ")
		if is && !strings.HasPrefix(key, "#") && !strings.HasSuffix(key, ".hint") {
			keys = append(keys, key)
		}
	}
	return keys
}
