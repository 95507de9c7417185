package source

import (
	"strings"
	"testing"

	"essaim/internal/locale/localetest"
	"essaim/internal/network"
)

// TestSpellingsInUse: what languages spell, and what they say of fields, has a
// name that something here goes by.
func TestSpellingsInUse(t *testing.T) {
	spelled, said := names()
	localetest.Stray(t, "spellings", spelled, "address", "slide", "table", "label", "label-word", "column", "row-kind", "row-map", "row-place", "template")
	localetest.Stray(t, "fields", said, "data", "form")
}

// names are those of all spellings, and of all that is said of fields.
func names() (spelled, said []string) {
	spelled = []string{
		"value.answer.none", "nothing", "and", "unknown", "instead.sheet.id", "approximately", "heading-article", "heading-filler", "heading-plural", "heading-goes-on", "heading-joins", "heading-other", "civility", "clock.from", "clock.to", "folder.network", "folder.readme", "folder.notice", "folder.copy", "ordinal", "weak",
		"counted.inhabitants", "counted.minutes", "counted.people", "counted.actions", "counted.communes", "counted.measure",
		"month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8", "month.9", "month.10", "month.11", "month.12",
		"part-of-month.1", "part-of-month.2", "part-of-month.3", "season.1", "season.2", "season.3", "season.4",
		"quarter", "quarter.short", "half", "half.short", "school-year", "ordinal.1", "ordinal.2", "ordinal.3", "ordinal.4", "date.filler",
		"span.from", "span.to", "span.between", "span.and", "span.since", "span.until", "span.ongoing",
		"approximately.after", "nearly", "at-least", "at-least.after", "at-most", "at-most.after", "range", "range.between", "out-of",
		"multiplier.1000", "multiplier.1000000", "multiplier.1000000000", "multiplier.of", "rank", "compared", "invariable", "preposition", "number-of",
		"unit.per", "tax.excluded", "tax.included", "each", "scale.1000", "scale.1000000", "scale.1000000000", "full-time", "funding.own", "funding.loan", "carrier.title", "carrier.of", "shortened",
		"name-of-any-link", "name-of-any-image", "mailbox", "mail-provider",
	}
	for _, kind := range AllKinds {
		spelled = append(spelled, "kind."+string(kind))
	}
	for _, n := range aboutNumbers {
		spelled = append(spelled, "about."+n)
	}
	for _, n := range wordedNumbers {
		spelled = append(spelled, "number."+n)
	}
	for _, code := range countries {
		spelled = append(spelled, "country."+strings.ToLower(code))
	}
	for _, kind := range network.InstitutionKinds {
		spelled = append(spelled, "body-like."+string(kind))
	}
	said = []string{"skeleton.how", "skeleton.known", "skeleton.needs", "skeleton.need", "schema.about"}
	for _, kind := range AllKinds {
		said = append(said, "schema."+string(kind))
	}
	for folder := range kindFolders {
		spelled = append(spelled, "folder."+folder)
	}
	for _, s := range network.Sections {
		spelled, said = append(spelled, "heading."+string(s), "heading-noun."+string(s)), append(said, "skeleton."+string(s))
	}
	for k := range tablesInUse() {
		for _, f := range k.Fields {
			spelled = append(spelled, f.name(), "key."+f.Key, "meant."+f.path(), "instead."+f.path())
			said = append(said, f.path())
			if f.Example == inWords {
				said = append(said, f.path()+".example")
			}
			for t := &f.Type; t != nil; t = t.Of {
				for _, c := range t.Choices {
					spelled = append(spelled, c.name)
				}
			}
		}
	}
	for kind := range forms {
		said = append(said, "skeleton."+string(kind))
	}
	return spelled, said
}

// tablesInUse are those of all kinds of files, and of the maps in them.
func tablesInUse() map[*Table]bool {
	seen := map[*Table]bool{}
	var visit func(t *Table)
	visit = func(k *Table) {
		if k == nil || seen[k] {
			return
		}
		seen[k] = true
		for _, f := range k.Fields {
			for t := &f.Type; t != nil; t = t.Of {
				visit(t.Map)
			}
		}
	}
	for _, k := range tables {
		visit(k)
	}
	return seen
}
