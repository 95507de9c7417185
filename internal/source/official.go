package source

import (
	"strings"
	"unicode"

	"essaim/internal/cog"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// officialList compares what a file declares with the official list of communes.
type officialList struct{ *file }

// checkOfficial compares the code and the name of a commune of France with the
// official list. One that has left the network, or became another, may be one that
// the list has no more.
func (f officialList) checkOfficial(m *mapping, c *network.Commune) {
	abroad := m.has("country") && c.Country != homeCountry
	if abroad || c.Name == "" || !cog.IsCode(c.Code) {
		return
	}
	known := f.official.With(c.Code)
	args := diag.Args{"code": c.Code, "name": c.Name, "year": f.official.Year(), "code_key": m.name("code"), "name_key": m.name("name")}
	switch {
	case len(known) == 0:
		f.warnUnknownCode(m, c, args)
	case c.Became != "" || c.Member.Last() != 0:
	case known[0].Former():
		f.warnMerged(m, c, args, known[0])
	case sameSpelling(c.Name, known[0].Name):
	case cog.Plain(c.Name) == cog.Plain(known[0].Name):
		args["official"] = known[0].Name
		f.warn(m.value("name"), "commune-spelling", args)
	default:
		f.warnOtherName(m, c, args, known)
	}
}

// warnUnknownCode gives the code of the name, when there is one.
func (f officialList) warnUnknownCode(m *mapping, c *network.Commune, args diag.Args) {
	args["official"], args["right"], args["asked"], args["country"] = "", "", "", ""
	if found, ok := f.existing(c.Name, c.Code); ok {
		args["official"], args["right"] = found.Name, found.Code
	} else {
		args["asked"] = c.Name
		if !m.has("country") {
			args["country"] = m.name("country")
		}
	}
	f.warn(m.value("code"), "commune-code-unknown", args)
}

// warnMerged names what a former commune became part of.
func (f officialList) warnMerged(m *mapping, c *network.Commune, args diag.Args, former cog.Commune) {
	into := f.official.With(former.Into)
	if len(into) == 0 || into[0].Former() {
		return
	}
	args["official"], args["right"] = into[0].Name, into[0].Code
	args["member"], args["to"] = m.name("member"), f.spell("key.span.to")
	args["rename"], args["id"], args["became"] = into[0].Name, f.declaredBeside(m, into[0].Code), m.name("became")
	if args["id"] != "" {
		args["rename"] = ""
	}
	f.warn(m.value("code"), "commune-merged", args)
}

// declaredBeside is the id of another commune of the network, which has a code; "" when
// there is none.
func (f officialList) declaredBeside(m *mapping, code string) string {
	list, _ := f.table.Lookup("communes")
	id, _ := m.kind.Lookup("id")
	codes, _ := m.kind.Lookup("code")
	_, communes := keyIn(f.root, list)
	if communes == nil {
		return ""
	}
	for _, beside := range communes.Content {
		if _, its := keyIn(beside, codes); beside != m.node && its != nil && its.Value == code {
			if _, named := keyIn(beside, id); named != nil {
				return named.Value
			}
		}
	}
	return ""
}

// warnOtherName is about a code that another name has: the name of a former commune
// that left its code to the new one, that of another commune, or one that nobody has.
func (f officialList) warnOtherName(m *mapping, c *network.Commune, args diag.Args, known []cog.Commune) {
	for _, former := range known[1:] {
		if cog.Plain(former.Name) == cog.Plain(c.Name) {
			f.warnMerged(m, c, args, former)
			return
		}
	}
	args["official"], args["right"], args["other"] = known[0].Name, "", ""
	found, ok := f.existing(c.Name, c.Code)
	switch {
	case ok && found.Code != c.Code && cog.Plain(found.Name) == cog.Plain(c.Name):
		args["right"] = found.Code
	case isUsualName(c.Name, known[0].Name):
		return
	default:
		args["other"] = known[0].Name
	}
	f.warn(m.value("name"), "commune-name-differs", args)
}

// existing is the commune of a name in the department of a code, if there is one;
// else the only one of that name, else the one with a name near to it.
func (f officialList) existing(name, code string) (cog.Commune, bool) {
	if found := f.official.Named(name, code); len(found) > 0 {
		return found[0], !found[0].Former()
	}
	if found := f.official.Anywhere(name); len(found) == 1 {
		return found[0], true
	}
	return f.official.Near(name, code)
}

// isUsualName reports whether a name is the official one cut short ("Luc" for
// "Luc-la-Primaube"), or holds it ("Ville de Rodez").
func isUsualName(name, official string) bool {
	words := func(s string) string {
		return " " + strings.Join(strings.FieldsFunc(locale.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ") + " "
	}
	return strings.Contains(words(official), words(name)) || strings.Contains(words(name), words(official))
}

// sameSpelling does not mind what keyboards lack.
func sameSpelling(a, b string) bool { return locale.AsTyped(a) == locale.AsTyped(b) }
