package source

import "slices"

// SlideParts are the parts of a sheet that may be a slide, in their usual order.
var SlideParts = []string{"context", "figures", "objectives", "means", "lessons"}

// slideTable is a slide of a sheet: a part of it, or one of its own. It is not read by
// this table, but as it is, by who shows it; a part may stand alone as its name.
var slideTable = tableOf[struct{}]("slide", nil,
	beside[struct{}]("part", choiceOf(slideChoices()), "figures"),
	beside[struct{}]("title", line, inWords),
	beside[struct{}]("text", prose, inWords),
	beside[struct{}]("notes", prose, inWords),
)

func slideChoices() []Choice {
	choices := make([]Choice, len(SlideParts))
	for i, part := range SlideParts {
		choices[i] = Choice{part, "slide." + part}
	}
	return choices
}

// slides are names of parts and slides of one's own, which are handed on as they are;
// an empty list is an answer.
var slides = valueType[any]{Type{Name: "any", Of: &Type{Name: "line-or-map", Map: slideTable.Table}}, func(f *file, n *node) (any, bool) {
	v, ok := extra.read(f, n)
	list, _ := v.([]any)
	for i, item := range list {
		list[i] = slidePart(item)
	}
	return v, ok
}}

// slidePart is the part that a slide names, by itself or under its key; any other slide
// as it is.
func slidePart(item any) any {
	name := item
	slide, _ := item.(map[string]any)
	for key, value := range slide {
		if len(slide) == 1 && slices.Contains(folded("key.slide.part"), fold(key)) {
			name = value
		}
	}
	text, _ := name.(string)
	for _, c := range slideChoices() {
		if slices.Contains(folded(c.name), fold(text)) {
			return c.Value
		}
	}
	return name
}
