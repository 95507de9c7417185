package schema

import (
	"essaim/internal/source"
)

// Limits, in characters; see internal/source.
const (
	longestLine = 1000
	longestText = 20_000
	longestID   = 100
)

// scalar describes a value that is no list and no map. YAML hands over as a number
// or as true what authors meant as text: check reads the text.
func (d *describer) scalar(t source.Type) object {
	switch t.Name {
	case "choice":
		return oneOf(d.choices(t)...)
	case "boolean":
		return object{"enum": []any{d.choices(t)[0], d.choices(t)[1], true, false}}
	case "duration":
		return object{"anyOf": []any{oneOf(d.choices(t)...), text(longestLine)}}
	case "text":
		return text(longestText)
	case "problem":
		return oneOf(d.words.Messages()...)
	case "line", "code", "phone", "site-file":
		return text(longestLine)
	case "id":
		if t.Names == "" {
			return d.shared("id")
		}
		return text(longestLine)
	case "whole":
		if len(t.Choices) > 0 {
			return object{"anyOf": []any{oneOf(d.choices(t)...), d.shared("whole")}}
		}
	case "money":
		return d.shared("amount")
	case "target":
		return d.shared("point")
	case "until":
		return anyOf(d.shared("date"), d.shared("ongoing"))
	case "count":
		return d.shared("count-" + t.Names)
	}
	return d.shared(t.Name)
}

// text is a text of at most so many characters that says something.
func text(limit int) object {
	return object{"type": []any{"string", "number", "boolean"}, "maxLength": limit, "pattern": notBlank}
}

// notBlank is anything but spaces.
const notBlank = "[^ \\t\\r\\n\u00a0\u202f]"
