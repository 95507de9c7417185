package source

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// Files that are no content, wherever they lie in content/: what programs leave beside
// the files that they write, what explains a folder, what is of another format. Nothing
// is done with them, and no message says how to publish them.

// backups are the extensions of what editors and other programs keep or have not
// finished.
var backups = []string{".bak", ".back", ".backup", ".old", ".orig", ".save", ".sav", ".tmp", ".temp", ".swp", ".swo", ".rej", ".part", ".crdownload", ".lock"}

// documents are those of word processors.
var documents = []string{".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".ott", ".rtf", ".pages", ".wps"}

// readmes are the names of what explains a folder; noticeNames those that people write
// in capitals.
var readmes, noticeNames = folded("folder.readme"), folded("folder.notice")

// strayOf says what a file is that is no content; "" for any other. A document is one
// only where nothing may be joined to a sheet.
func strayOf(name string, besideSheet bool) (diag.Code, diag.Args) {
	base := path.Base(name)
	ext := strings.ToLower(path.Ext(base))
	stem := strings.TrimSuffix(base, path.Ext(base))
	switch {
	case strings.HasPrefix(base, "~$"):
		return "lock-file", diag.Args{"file": base}
	case slices.Contains(backups, ext), strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#"), copyOf(stem) != "" && ext == ".md":
		return "backup-file", diag.Args{"file": base}
	case slices.Contains(readmes, fold(stem)) && explains(ext, besideSheet),
		slices.Contains(noticeNames, fold(stem)) && stem == strings.ToUpper(stem) && explains(ext, besideSheet):
		return "readme-file", diag.Args{"file": base}
	case besideSheet:
		return "", nil
	case ext == ".txt" && strings.EqualFold(path.Ext(stem), ".md"):
		return "two-extensions", diag.Args{"file": base, "rename": path.Join(path.Dir(name), properFile(strings.TrimSuffix(stem, path.Ext(stem))))}
	case slices.Contains(documents, ext):
		return "word-document", diag.Args{"file": base, "name": properSlug(stem)}
	}
	return "", nil
}

func properSlug(stem string) string {
	if isSlug(stem) {
		return stem
	}
	return locale.Slug(stem)
}

func properFile(stem string) string { return properSlug(stem) + ".md" }

// copyWords are what file managers and shared folders add to the name of a copy.
var copyWords = func() []string {
	var all []string
	for _, word := range locale.Spellings("folder.copy") {
		all = append(all, foldPhrase(word))
	}
	return all
}()

// copyOf is the name of the file that one is a copy of, by the way in which its name
// was made; "" when it is none. `compost - Copie`, `Copie de compost`, `compost (1)`.
func copyOf(stem string) string {
	folded := foldPhrase(stem)
	for _, word := range copyWords {
		for _, end := range []string{" - " + word, " (" + word + ")", " " + word, "." + word} {
			if of, is := strings.CutSuffix(folded, end); is && of != "" {
				return of
			}
		}
		for _, start := range []string{word + " de ", word + " of "} {
			if of, is := strings.CutPrefix(folded, start); is {
				return of
			}
		}
	}
	if of, number, found := strings.Cut(folded, " ("); found && len(number) == 2 && isDigits(number[:1]) && number[1] == ')' {
		return of
	}
	if of, said, found := strings.Cut(folded, " ("); found && slices.ContainsFunc(copyWords, func(word string) bool { return strings.HasPrefix(said, word+" ") }) {
		return of // of whom and when
	}
	if of, _, found := strings.Cut(folded, ".sync-conflict-"); found {
		return of
	}
	return mergeCopy.FindString(stem)
}

// mergeCopy is what git leaves of the sides that it could not unite.
var mergeCopy = regexp.MustCompile(`^.+_(BACKUP|BASE|LOCAL|REMOTE)_[0-9]+$`)

// explains reports whether a file of an extension may explain a folder: beside a sheet,
// what is no .md is joined to it.
func explains(ext string, besideSheet bool) bool {
	return ext == ".md" || !besideSheet && (ext == "" || ext == ".txt")
}
