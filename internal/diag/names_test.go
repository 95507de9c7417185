package diag

import (
	"testing"

	"essaim/internal/locale"
)

// Names stand apart as the reader's language does it.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		lang  locale.Lang
		names Names
		want  string
	}{
		{"fr", Names{"Un, deux", "Trois", "Quatre"}, "Un, deux\u202f; Trois\u202f; Quatre"},
		{"en", Names{"One, two", "Three", "Four"}, "One, two; Three; Four"},
		{"en", Names{"One"}, "One"},
		{"en", nil, ""},
	} {
		if got := text(c.names, locale.For(c.lang)); got != c.want {
			t.Errorf("%s: %q", c.lang, got)
		}
	}
}
