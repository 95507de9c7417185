package schema

import (
	"slices"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// Rules that concern several keys of a map, by the name of its table; the checks
// beside the tables of internal/source say them too, and the tests compare.
var rules = map[string]func(maps) []any{
	"sheet-target": func(m maps) []any {
		return []any{m.exactlyOne("objective", "indicator", "text"), m.with("indicator", m.has("target"))}
	},
	"attendance": func(m maps) []any { return []any{m.with("communes_count", m.hasNot("communes"))} },
	"period": func(m maps) []any {
		return []any{m.with("text", object{"allOf": []any{m.hasNot("from"), m.hasNot("to")}})}
	},
	"agenda": func(m maps) []any { return []any{m.some("sheet", "text")} },
	"result": func(m maps) []any {
		return []any{m.some("indicator", "text"), m.with("indicator", m.has("value")), m.with("before", m.has("value"))}
	},
	"cost": func(m maps) []any { return []any{m.some("amount", "note")} },
	"gain": func(m maps) []any { return []any{m.some("amount", "note")} },
	"objective": func(m maps) []any {
		rules := []any{m.exactlyOne("measure", "indicator")}
		for _, measure := range network.Measures {
			if !measure.Themed {
				rules = append(rules, m.with("theme", m.isNot("measure", "value.measure."+measure.ID)))
			}
		}
		return rules
	},
}

func (d *describer) rules(k *source.Table) []any {
	if of := rules[k.Name]; of != nil {
		return of(maps{d, k})
	}
	return nil
}

// maps makes rules of maps of a table.
type maps struct {
	*describer
	table *source.Table
}

func (m maps) spelled(key string) string {
	f, _ := m.table.Lookup(key)
	return f.Spelling(m.words)
}

// has wants a key with a value.
func (m maps) has(key string) object {
	spelled := m.spelled(key)
	return object{"required": []any{spelled}, "properties": object{spelled: object{"not": m.shared("nothing")}}}
}

// hasNot refuses a key with a value.
func (m maps) hasNot(key string) object { return object{"not": m.has(key)} }

// lists wants a key among those that the map lists under another, as those of which
// there is none.
func (m maps) lists(list, key string) object {
	list, said := m.spelled(list), oneOf(m.spelled(key))
	return object{"required": []any{list}, "properties": object{list: anyOf(said, object{"type": "array", "contains": said})}}
}

// answered refuses more than one of a value, the answer that there is none, and the one
// that nothing is known; it wants one of them where the key is required.
func (m maps) answered(f source.Field) []any {
	answers := []any{m.lists(source.NoneKey, f.Key)}
	if f.AnsweredByUnknown() {
		answers = append(answers, m.lists(source.UnknownKey, f.Key))
	}
	var rules []any
	for i, answer := range answers {
		for _, other := range append(answers[i+1:], m.has(f.Key)) {
			rules = append(rules, m.hasNotBoth(answer, other))
		}
	}
	if f.Required {
		rules = append(rules, anyOf(append([]any{object{"required": []any{m.spelled(f.Key)}}}, answers...)...))
	}
	return rules
}

func (m maps) hasNotBoth(a, b any) object { return object{"not": object{"allOf": []any{a, b}}} }

// some wants a value of at least one key.
func (m maps) some(keys ...string) object { return object{"anyOf": m.each(keys)} }

// exactlyOne wants a value of one of several keys.
func (m maps) exactlyOne(keys ...string) object { return object{"oneOf": m.each(keys)} }

func (m maps) each(keys []string) []any {
	var all []any
	for _, key := range keys {
		all = append(all, m.has(key))
	}
	return all
}

// with wants something of a map that has a value of a key.
func (m maps) with(key string, wanted object) object {
	return object{"if": m.has(key), "then": wanted}
}

// isNot refuses a value of an enumeration.
func (m maps) isNot(key, value string) object {
	return object{"properties": object{m.spelled(key): object{"not": oneOf(m.words.Spelling(value))}}}
}

// restricted is the value of a key of one table, with what its type does not say.
func (d *describer) restricted(k *source.Table, f source.Field, value object) object {
	switch k.Name + "." + f.Key {
	case "attendance.people", "attendance.elected", "attendance.agents", "attendance.excused":
		return anyOf(append(alternatives(value), object{"type": "string", "pattern": mailAddress})...)
	case "sheet.commune", "sheet.theme", "attendance.communes":
		list := listIn(value)
		list["uniqueItems"] = true
		if f.Required {
			list["minItems"] = 1
		}
		if len(f.Type.Choices) > 0 { // the network carries alone
			list["anyOf"] = []any{object{"maxItems": 1}, object{"items": object{"not": matching(loosely("network"), spellings("value.carrier.network"))}}}
		}
	case "commune.id", "institution.id":
		return also(value, object{"not": oneOf(slices.Concat(slugs("value.carrier.network"), slugs("value.answer.none"))...)})
	case "indicator.id":
		return also(value, object{"not": oneOf(measurandIDs()...)})
	case "commune.lat", "institution.lat":
		return also(value, within(mostLatitude))
	case "commune.lon", "institution.lon":
		return also(value, within(mostLongitude))
	}
	return value
}

// mailAddress is what check leaves out of those who came, with a warning.
const mailAddress = `^[^@]*[^@ ]@[^.].*[.]`

const mostLatitude, mostLongitude = 90, 180

// within bounds degrees; those in quotes are left to check.
func within(limit int) object { return object{"minimum": -limit, "maximum": limit} }

// also wants one thing more of a value.
func also(value, more object) object { return object{"allOf": []any{value, more}} }

// measurandIDs are the measures that cases have without an indicator.
func measurandIDs() []string {
	var ids []string
	for _, kind := range network.MeasurandKinds {
		ids = append(ids, string(kind))
	}
	return ids
}

// slugs are the ids that are ways to write a value.
func slugs(name string) []string {
	all := []string{name[strings.LastIndexByte(name, '.')+1:]}
	for _, s := range locale.Spellings(name) {
		all = append(all, locale.Slug(s))
	}
	return all
}

// listIn is the list among the alternatives of a value.
func listIn(value object) object {
	for _, alternative := range alternatives(value) {
		if list := alternative.(object); list["type"] == "array" {
			return list
		}
	}
	panic("no list")
}
