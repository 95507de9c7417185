package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed languages
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
	all := map[string]string{}
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

var escapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\u0020`, " ", `\u00a0`, noBreak, `\u202f`, narrowNoBreak)

// unescaped replaces what cannot be seen in a file; ok is false for an escape
// that there is not.
func unescaped(text string) (plain string, ok bool) {
	if strings.IndexByte(text, '\\') < 0 {
		return text, true
	}
	rest := strings.NewReplacer(`\\`, "", `\n`, "", `\u0020`, "", `\u00a0`, "", `\u202f`, "").Replace(text)
	return escapes.Replace(text), strings.IndexByte(rest, '\\') < 0
}

// setSpaces makes no-break spaces of those around marks, so that texts may be
// typed on any keyboard. A Markdown image is no exclamation.
func setSpaces(text string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(text); i++ {
		if text[i] != ' ' {
			continue
		}
		space, next := "", text[i+1:]
		switch {
		case strings.HasSuffix(text[:i], "«"), strings.HasPrefix(next, "»"), strings.HasPrefix(next, ";"), strings.HasPrefix(next, "?"),
			strings.HasPrefix(next, "!") && !strings.HasPrefix(next, "!["):
			space = narrowNoBreak
		case strings.HasPrefix(next, ":"):
			space = noBreak
		default:
			continue
		}
		b.WriteString(text[done:i])
		b.WriteString(space)
		done = i + 1
	}
	if done == 0 {
		return text
	}
	return b.String() + text[done:]
}
