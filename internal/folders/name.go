package folders

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxName is the longest part of a path in bytes that essaim makes: systems take
// 255 of them, with what archives, clones and copies add.
const MaxName = 100

// OnWindows reports whether Windows can have a file of this name. A site is
// copied, cloned and served there too: what cannot be named there is in nobody's
// folder. Some names are devices, with any extension and in any capitals; a
// final dot or space is lost.
func OnWindows(name string) bool {
	if strings.ContainsAny(name, `<>:"|?*\`) || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return false
	}
	if strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return false
	}
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return false
	}
	numbered := strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")
	return !numbered || !strings.Contains(" 0 1 2 3 4 5 6 7 8 9 ¹ ² ³ ", " "+stem[3:]+" ") || len(stem) == 3
}

// Folded is what the disks of macOS and Windows compare of a name or a path: names that
// differ in the case of their letters, or in how their accents are written, are one there,
// and two elsewhere.
func Folded(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return strings.Map(caseless, norm.NFC.String(name))
		}
	}
	return strings.ToLower(name)
}

// caseless is one rune for all that differ in their case alone: K and the sign of kelvins
// are k.
func caseless(r rune) rune {
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return unicode.ToLower(least)
}
