package layout

import (
	"html/template"

	"essaim/internal/markdown"
	"essaim/internal/network"
)

// Lesson is what a sheet teaches on one point: what worked, what was hard, or
// what it recommends.
type Lesson struct {
	Kind network.Section // success-factors | difficulties | recommendations
	HTML template.HTML   // of the section, or of one slide of it
}

var lessonKinds = []network.Section{network.SuccessFactors, network.Difficulties, network.Recommendations}

// besides is how many lines a lesson may take to stand beside the others, on a
// third of a slide.
const besides = markdown.ScreenLines / 2

// Screens are the slides of a known section, none when it says nothing.
func (b Body) Screens(kind network.Section) []template.HTML { return b.Known(kind).Screens() }

// Lessons are the slides of what a sheet teaches: one on which all stand side by
// side, or as many as each needs when one of them is too long for that.
func (b Body) Lessons() [][]Lesson {
	var together []Lesson
	var apart [][]Lesson
	short := true
	for _, kind := range lessonKinds {
		known := b.Known(kind)
		if known == nil {
			continue
		}
		short = short && known.Lines() <= besides
		together = append(together, Lesson{kind, known.Whole()})
		for _, screen := range known.Screens() {
			apart = append(apart, []Lesson{{kind, screen}})
		}
	}
	if short && len(together) > 0 {
		return [][]Lesson{together}
	}
	return apart
}
