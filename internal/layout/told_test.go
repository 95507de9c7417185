package layout

import (
	"testing"

	"essaim/internal/locale"
)

// Who does not see the arrow hears words.
func TestTold(t *testing.T) {
	const arrow = ` <span aria-hidden="true">→</span>`
	for _, c := range []struct {
		lang       locale.Lang
		text, want string
	}{
		{locale.French, "147 → 30 g/repas, −80 %", `<span class="hidden">de </span>147` + arrow + `<span class="hidden">à</span> 30 g/repas, −80 %`},
		{locale.English, "147 → 30 g/meal, −80%", `<span class="hidden">from </span>147` + arrow + `<span class="hidden">to</span> 30 g/meal, −80%`},
		{locale.French, "Gaspillage : 147 (2010) → 30 (2019) g/repas", `Gaspillage : <span class="hidden">de </span>147 (2010)` + arrow + `<span class="hidden">à</span> 30 (2019) g/repas`},
		{locale.French, "12 bacs", "12 bacs"},
		{locale.French, "<b> & co", "&lt;b&gt; &amp; co"},
		{locale.French, "<b> → <i>", `<span class="hidden">de </span>&lt;b&gt;` + arrow + `<span class="hidden">à</span> &lt;i&gt;`},
	} {
		if got := string(spoken(locale.For(c.lang))(c.text)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}
