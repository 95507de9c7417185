package layout

import "html/template"

// shape draws a status: what it is shows without colour, in print as on a
// screen, and the word beside says it. An unknown status is an empty ring.
func shape(id string) template.HTML {
	drawing, ok := shapes[id]
	if !ok {
		drawing = ring
	}
	return `<svg class="shape" viewBox="0 0 16 16" aria-hidden="true">` + drawing + `</svg>`
}

const (
	ring       template.HTML = `<circle class="o" cx="8" cy="8" r="6.5"/>`
	disc       template.HTML = `<circle cx="8" cy="8" r="7.3"/>`
	tickedDisc               = disc + `<path class="i" d="M4.6 8.3l2.3 2.3 4.5-4.9"/>`
	halfDisc                 = ring + `<path d="M8 1.5a6.5 6.5 0 0 1 0 13z"/>`
	barredRing               = ring + `<path class="o" d="M4.8 8h6.4"/>`
)

// shapes are the drawings of all statuses: of objectives, sheets, meetings and
// adoptions. In a drawing, "o" is an outline and "i" is cut into what is full.
var shapes = map[string]template.HTML{
	"reached":      tickedDisc,
	"in-progress":  halfDisc,
	"missed":       `<rect x="1" y="1" width="14" height="14" rx="2"/><path class="i" d="M5 5l6 6M11 5l-6 6"/>`,
	"not-reported": `<circle class="o d" cx="8" cy="8" r="6.5"/>`,
	"not-started":  ring,
	"partly":       ring + `<path d="M8 8V1.5A6.5 6.5 0 1 1 1.5 8z"/>`,

	"planned":   ring,
	"ongoing":   halfDisc,
	"in-place":  disc,
	"done":      tickedDisc,
	"abandoned": barredRing,

	"held":      tickedDisc,
	"cancelled": barredRing,

	"considered": ring + `<circle cx="8" cy="8" r="2.2"/>`,
	"started":    halfDisc,
}
