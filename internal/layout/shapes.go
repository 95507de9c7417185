package layout

import (
	"fmt"
	"html/template"
	"maps"
	"strconv"
)

// shape draws a status: what it is shows without colour, in print as on a
// screen, and the word beside says it. An unknown status is an empty ring.
func shape(id string) template.HTML {
	if s, ok := whole[id]; ok {
		return s
	}
	return whole[""]
}

// whole are the drawings of all statuses as they stand in a text, and the ring
// for any other.
var whole = func() map[string]template.HTML {
	drawings := map[string]template.HTML{"": ring}
	maps.Copy(drawings, shapes)
	for id, d := range drawings {
		drawings[id] = `<svg class="shape" viewBox="0 0 16 16" aria-hidden="true">` + d + `</svg>`
	}
	return drawings
}()

// mark is the shape of a status inside a drawing, its top left at x, y: 16 by
// 16, or as large as a size says.
func mark(id string, x, y int, size ...int) template.HTML {
	scale := ""
	if len(size) > 0 && size[0] != markSize {
		scale = " scale(" + strconv.FormatFloat(float64(size[0])/markSize, 'f', -1, 64) + ")"
	}
	return template.HTML(fmt.Sprintf(`<g class="shape" transform="translate(%d %d)%s">`, x, y, scale)) + drawing(id) + `</g>`
}

// markSize is the side of the drawings of all shapes.
const markSize = 16

func drawing(id string) template.HTML {
	if d, ok := shapes[id]; ok {
		return d
	}
	return ring
}

const (
	ring       template.HTML = `<circle class="o" cx="8" cy="8" r="6.5"/>`
	disc       template.HTML = `<circle cx="8" cy="8" r="7.3"/>`
	tickedDisc               = disc + `<path class="i" d="M4.6 8.3l2.3 2.3 4.5-4.9"/>`
	halfDisc                 = ring + `<path d="M8 1.5a6.5 6.5 0 0 1 0 13z"/>`
	diamond    template.HTML = `<path d="M8 .6l7.4 7.4-7.4 7.4L.6 8z"/>`
	barredRing               = ring + `<path class="o" d="M4.8 8h6.4"/>`
)

// shapes are the drawings of all statuses: of objectives, sheets, meetings and
// adoptions, of what communes do in a theme and how they take part. In a drawing, "o" is an outline and "i" is cut into what is full.
var shapes = map[string]template.HTML{
	"reached":      tickedDisc,
	"in-progress":  halfDisc,
	"late":         ring + `<path class="o" d="M8 4v4.3l2.8 1.9"/>`,
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

	"role-practises": disc,
	"role-adopted":   diamond,
	"role-needs":     `<circle class="o" cx="6.5" cy="6.5" r="4.8"/><path class="o" d="M10 10l4.6 4.6"/>`,
	"role-both":      disc + `<path class="i" d="M4.2 8h7.6M8 4.2v7.6"/>`,
	"role-unknown":   `<path class="o" d="M5.5 8h5"/>`,

	"shares":     disc,
	"adopts":     diamond,
	"takes-part": halfDisc,
	"belongs":    ring,
}
