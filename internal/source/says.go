package source

import (
	"path"
	"strings"
	"unicode"

	"essaim/internal/locale"
)

// Words that say nothing to who hears them alone: a screen reader lists links and
// images out of their sentences. Languages list them (spellings/reader.txt); here they
// are compared without case, accents and the marks around them.

var (
	emptyNames = foldedSet("name-of-any-link")
	emptyAlts  = foldedSet("name-of-any-image")
)

// IsEmptyName reports whether the name of a link says nothing of where it leads.
func IsEmptyName(name string) bool { return emptyNames[bare(name)] }

// IsEmptyAlt reports whether the text in the place of an image says nothing of it:
// "photo", "Image 2", what a camera called it, the name of its file.
func IsEmptyAlt(alt, file string) bool {
	text, name := bare(alt), path.Base(file)
	if text == "" {
		return false
	}
	switch ext := path.Ext(name); {
	case strings.EqualFold(alt, name), ext != "" && alt == strings.TrimSuffix(name, ext):
		return true
	case isImageName(alt):
		return true
	}
	text = strings.TrimRight(text, "0123456789 _-.()°#nN") // "photo n° 2", "img_0012"
	return emptyAlts[text] || emptyAlts[bare(alt)]
}

// isImageName recognises the name of some image's file.
func isImageName(text string) bool {
	if strings.ContainsAny(text, " \t\n") {
		return false
	}
	switch strings.ToLower(path.Ext(text)) {
	case ".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif", ".tif", ".tiff", ".bmp", ".heic":
		return true
	}
	return false
}

// bare is a folded text, one space between words and no mark around it.
func bare(text string) string {
	text = strings.TrimFunc(locale.Fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "’", "'")), " ")
}
