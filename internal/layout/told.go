package layout

import (
	"html/template"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/wording"
)

// spoken shows a figure that says what was and what is, "147 → 30 g/repas", and lets
// who does not see the arrow hear "de 147 à 30 g/repas". Any other text stays as
// it is.
func spoken(loc *locale.Locale) func(text string) template.HTML {
	from := template.HTML(`<span class="hidden">` + template.HTMLEscapeString(loc.T("change.from")) + ` </span>`)
	to := template.HTML(` <span aria-hidden="true">→</span><span class="hidden">` + template.HTMLEscapeString(loc.T("change.to")) + `</span> `)
	return func(text string) template.HTML {
		was, is, paired := strings.Cut(text, wording.Arrow)
		if !paired {
			return template.HTML(template.HTMLEscapeString(text))
		}
		label := strings.LastIndex(was, ": ") + len(": ")
		if label < len(": ") {
			label = 0
		}
		return template.HTML(template.HTMLEscapeString(was[:label])) + from + template.HTML(template.HTMLEscapeString(was[label:])) + to + template.HTML(template.HTMLEscapeString(is))
	}
}
