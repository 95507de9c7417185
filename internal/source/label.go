package source

import (
	"strings"

	"essaim/internal/locale"
)

// InWords is the key of a field as people write words.
func (f Field) InWords(l *locale.Locale) string {
	return strings.NewReplacer("-", " ", "_", " ").Replace(f.Spelling(l))
}

// Plainly is what a form calls a field whose key says too little alone; false when the
// key is enough.
func (f Field) Plainly(l *locale.Locale) (words string, ok bool) {
	key := "form.label." + f.path()
	if !l.Has(key) {
		return "", false
	}
	return l.T(key), true
}
