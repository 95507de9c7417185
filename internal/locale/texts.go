package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed languages/*/*/*.txt all:languages/*/start all:languages/*/portal
var files embed.FS

// texts are those of one group of one language, by key, read when first asked
// for.
type texts func() map[string]string

// lazily reads a folder; set, which may be nil, is done to each text.
func lazily(folder string, set func(string) string) texts {
	return sync.OnceValue(func() map[string]string {
		all, err := readTexts(files, folder, set)
		if err != nil {
			panic(err) // our own files, which a test reads
		}
		return all
	})
}

// readTexts reads all files of a folder; a key stands in one of them only.
func readTexts(files fs.FS, folder string, set func(string) string) (map[string]string, error) {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, err
	}
	all := make(map[string]string, 80*len(entries)) // about as many as there are lines
	for _, e := range entries {
		name := folder + "/" + e.Name()
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if line, fault := addTexts(all, string(text), set); fault != "" {
			return nil, fmt.Errorf("%s:%d: %s", name, line, fault)
		}
	}
	return all, nil
}

// addTexts adds the lines of one file; fault says what is wrong with a line.
func addTexts(all map[string]string, file string, set func(string) string) (line int, fault string) {
	for text := range strings.Lines(strings.TrimPrefix(file, "\ufeff")) {
		line++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || text[0] == '#' {
			continue
		}
		key, value, found := strings.Cut(text, " = ")
		switch {
		case !utf8.ValidString(text):
			return line, "no UTF-8"
		case !found || !isKey(key):
			return line, "neither “key = text” nor a comment"
		case value == "" || value != strings.TrimSpace(value):
			return line, `no text, or spaces around it: \u0020 is a space`
		case all[key] != "":
			return line, "again " + key
		}
		if set != nil {
			value = set(value)
		}
		if value, found = unescaped(value); !found {
			return line, `a backslash begins \n, \u0020, \u00a0, \u202f or \\`
		}
		all[key] = value
	}
	return 0, ""
}

func isKey(key string) bool {
	for i := range len(key) {
		if c := key[i]; ('a' > c || c > 'z') && ('0' > c || c > '9') && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return key != ""
}

// escapes stand for what cannot be seen in a file, or ends a line.
var escapes = []struct{ escape, character string }{
	{`\\`, `\`}, {`\n`, "\n"}, {`\u0020`, " "}, {`\u00a0`, noBreak}, {`\u202f`, narrowNoBreak},
}

// unescaped replaces escapes; ok is false for one that there is not.
func unescaped(text string) (plain string, ok bool) {
	at := strings.IndexByte(text, '\\')
	if at < 0 {
		return text, true
	}
	for _, e := range escapes {
		if rest, is := strings.CutPrefix(text[at:], e.escape); is {
			rest, ok = unescaped(rest)
			return text[:at] + e.character + rest, ok
		}
	}
	return "", false
}

// setSpaces makes no-break spaces of those around marks, so that texts may be
// typed on any keyboard.
func setSpaces(text string) string {
	var b strings.Builder
	done := 0
	for i := 1; i+1 < len(text); i++ {
		if text[i] != ' ' {
			continue
		}
		if space := spaceBy(text[:i], text[i+1:]); space != "" {
			b.WriteString(text[done:i])
			b.WriteString(space)
			done = i + 1
		}
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// spaceBy is the space that a mark wants, "" for a plain one. A Markdown image is
// no exclamation.
func spaceBy(before, next string) string {
	switch c := next[0]; {
	case c == ';', c == '?', c == '!' && !strings.HasPrefix(next, "!["), strings.HasPrefix(next, "»"), strings.HasSuffix(before, "«"):
		return narrowNoBreak
	case c == ':':
		return noBreak
	}
	return ""
}
