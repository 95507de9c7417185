package pdf

import (
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
)

// TestNoteWithoutRange: a note that has no range for a usual size leads to where there is
// one, if there is.
func TestNoteWithoutRange(t *testing.T) {
	french := locale.For(locale.French)
	for _, exact := range []bool{true, false} {
		v := &view.NotePaper{Imprint: view.Imprint{Lang: "fr", Title: "Note"}, Exact: exact}
		text := shownText(t, writer(t, french).Note(v, Source{}).File)
		for key, want := range map[string]bool{"note.ours-none": true, "note.exact-paper": exact} {
			if got := strings.Contains(text, french.T(key)[:20]); got != want {
				t.Errorf("for some size: %v: %q is there: %v", exact, french.T(key), got)
			}
		}
	}
}
