package document

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// MaxFile is how large a document may be, in bytes.
const MaxFile = 100 << 20

// Read reads a document of either format; which one it is says its content, not its
// name. The error is an *Error.
func Read(data []byte) (*Document, error) {
	if len(data) > MaxFile {
		return nil, &Error{Code: "too-big"}
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, &Error{Code: foreign(data)}
	}
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	switch {
	case a.has("content.xml"):
		return readODT(a)
	case a.has("[Content_Types].xml") || a.has("word/document.xml") || a.has("_rels/.rels"):
		return readDOCX(a)
	}
	return nil, &Error{Code: "not-a-document"}
}

// foreign is why something else than an archive is refused.
func foreign(data []byte) string {
	switch {
	case len(data) == 0:
		return "empty"
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		// Word up to 2003; and what has a password, whatever it is inside.
		if bytes.Contains(data, utf16("EncryptedPackage")) {
			return "has-password"
		}
		return "old-word"
	}
	for _, old := range []string{`{\rtf`, "\xdb\xa5-\x00", "\x9b\xa5!\x00", "1\xbe\x00\x00"} { // Word 2, Word 1, Word for DOS
		if bytes.HasPrefix(data, []byte(old)) {
			return "old-word"
		}
	}
	return "not-a-document"
}

func utf16(s string) []byte {
	wide := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		wide = append(wide, s[i], 0)
	}
	return wide
}

// altOf is what a picture shows: its description, with its title when that says more.
func altOf(title, description string) string {
	title, description = strings.TrimSpace(title), strings.TrimSpace(description)
	holds := func(a, b string) bool { return strings.Contains(strings.ToLower(a), strings.ToLower(b)) }
	switch {
	case holds(title, description):
		return title
	case holds(description, title):
		return description
	}
	return strings.TrimRight(title, ".") + ". " + description
}

// afterDigit sets a digit high or low where it would otherwise go on a number: 10³ is
// not 103.
func afterDigit(before, text string, digits string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	if last < '0' || last > '9' {
		return text
	}
	var out []rune
	set := []rune(digits)
	for _, r := range text {
		if r < '0' || r > '9' {
			return text
		}
		out = append(out, set[r-'0'])
	}
	return string(out)
}

const (
	highDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	lowDigits  = "₀₁₂₃₄₅₆₇₈₉"
)
