package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"essaim/internal/locale"
)

// openSite opens the folder of the site. Everything in it is read through the
// root, so that no link leads out of it. Without --source it is the current folder,
// or the site that this folder lies in.
func (t *tool) openSite() (*os.Root, error) {
	if above := siteAbove(t.source); above != "" && t.fromHere {
		t.source, t.above = above, above
	}
	if info, err := os.Stat(t.source); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, wrong("usage.no-folder", t.source)
	}
	root, err := os.OpenRoot(t.source)
	if err != nil {
		return nil, err
	}
	if info, err := root.Stat("content"); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		root.Close()
		return nil, wrong("usage.no-content", t.source)
	}
	return root, nil
}

// languageOf looks for the network's language. It must be known before
// anything can be said, so it is looked for without reading all of the content;
// source reads the same line, and says what is wrong with it.
func languageOf(site string) locale.Lang {
	name := filepath.Join(site, "content", "network.yaml")
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return locale.Languages[0]
	}
	f, err := os.Open(name)
	if err != nil {
		return locale.Languages[0]
	}
	defer f.Close()
	return languageIn(f)
}

// languageIn looks for it in the text of network.yaml.
func languageIn(text io.Reader) locale.Lang {
	for lines := bufio.NewScanner(text); lines.Scan(); {
		key, value, _ := strings.Cut(lines.Text(), ":")
		if !isLang(locale.Fold(key)) {
			continue
		}
		value, _, _ = strings.Cut(value, "#")
		if lang := locale.Lang(strings.Trim(value, ` "'`+"\t")); slices.Contains(locale.Languages, lang) {
			return lang
		}
		break
	}
	return locale.Languages[0]
}

// isLang knows the key of the language in every language.
func isLang(folded string) bool {
	return folded == "lang" || slices.ContainsFunc(locale.Spellings("key.lang"), func(s string) bool { return locale.Fold(s) == folded })
}

// now is the instant of the build: SOURCE_DATE_EPOCH, else the clock's.
func now() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, wrong("usage.bad-epoch", epoch)
	}
	return time.Unix(seconds, 0), nil
}

// sourceLines gives lines of the site's files, for messages that quote them.
// Problems are sorted by file, so the last file that was read is kept.
func sourceLines(site fs.FS) func(file string, line int) string {
	var name string
	var lines []string
	return func(file string, line int) string {
		if file != name {
			name, lines = file, strings.Split(quotable(site, file), "\n")
		}
		if line < 1 || line > len(lines) {
			return ""
		}
		return strings.TrimPrefix(strings.TrimSuffix(lines[line-1], "\r"), "\ufeff")
	}
}

// A file that a message quotes is text, and no longer than an image may be.
const (
	maxQuotable = 8 << 20
	looksAt     = 512
)

// quotable is the text of a file that messages may quote, "" when it has none: of
// a film beside a sheet, say, which is not read either.
func quotable(site fs.FS, file string) string {
	f, err := site.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := make([]byte, looksAt)
	n, err := io.ReadFull(f, head)
	if n == 0 || bytes.IndexByte(head[:n], 0) >= 0 {
		return ""
	}
	if err != nil { // that was all
		return string(head[:n])
	}
	rest, err := io.ReadAll(io.LimitReader(f, maxQuotable))
	if err != nil {
		return ""
	}
	return string(head) + string(rest)
}
