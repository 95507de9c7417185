package source

import (
	"cmp"
	"slices"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// institutionTable is a body that is no commune of the network: a row of
// `organisations:`. It has the keys of a commune, but those that say how a
// commune belongs to the network; its code need not be known.
var institutionTable = tableOf("institution", func(f *file, m *mapping, i *network.Institution) {
	i.Pos = f.pos(m.node)
	if i.Kind == "" {
		i.Kind = network.Other
	}
	f.define(m, "organisation", i.ID, i.Name)
	checkCommune(f, m, &i.Commune)
}, slices.Concat(
	likeCommune("id", "name"),
	[]bound[network.Institution]{
		field("kind", func(i *network.Institution) *network.InstitutionKind { return &i.Kind }, institutionKind, "syndicate"),
		field("siren", func(i *network.Institution) *string { return &i.Siren }, line, `"251200000"`),
	},
	likeCommuneBut("id", "name", "member", "became"),
)...)

var institutionKind = choice("organisation-kind", network.InstitutionKinds...)

// likeCommune are some keys of a commune, as a body has them.
func likeCommune(keys ...string) []bound[network.Institution] {
	var fields []bound[network.Institution]
	for _, b := range communeFields {
		if slices.Contains(keys, b.Key) {
			fields = append(fields, ofInstitution(b))
		}
	}
	return fields
}

// likeCommuneBut are the other keys.
func likeCommuneBut(keys ...string) []bound[network.Institution] {
	var fields []bound[network.Institution]
	for _, b := range communeFields {
		if !slices.Contains(keys, b.Key) {
			fields = append(fields, ofInstitution(b))
		}
	}
	return fields
}

func ofInstitution(b bound[network.Commune]) bound[network.Institution] {
	own := bound[network.Institution]{
		Field: b.Field,
		set:   func(f *file, n *node, i *network.Institution) { b.set(f, n, &i.Commune) },
		place: func(i *network.Institution) any { return b.place(&i.Commune) },
	}
	own.Required = b.Required && b.Key != "code"
	return own
}

// elseABody adds to what says that a commune has no code where it goes when it is
// no commune: most who carry practices and are none have no such code.
func elseABody(m *mapping, args diag.Args) {
	args["organisations"] = m.file.spell("key.network.organisations")
	kind, _ := institutionTable.Lookup("kind")
	args["kind"], args["which"] = m.author().Spelling(kind.name()), valueLike(m, "organisation-kind", bodyLike(m))
	var without diag.List
	for _, key := range []string{"member", "became"} {
		if m.key(key) != nil {
			without = append(without, m.name(key))
		}
	}
	args["without"] = without
}

// bodyLike is the kind of body that a commune of network.yaml most likely is: what
// its name says, or a commune of another country.
func bodyLike(m *mapping) network.InstitutionKind {
	name := m.value("name")
	for _, kind := range network.InstitutionKinds {
		if name != nil && holdsPhrase(foldPhrase(name.Value), foldPhrases("body-like."+string(kind))) {
			return kind
		}
	}
	if at := m.value("country"); at != nil && fold(at.Value) != fold(homeCountry) && fold(countryNamed(at.Value)) != fold(homeCountry) {
		return network.Elsewhere
	}
	return network.Syndicate
}

// Carriers are communes and other bodies, whose ids are of one namespace.
const (
	carrierNames = "carrier"
	teacherNames = "teacher" // of whom a practice was learnt; a body is then most often a commune of elsewhere
)

func areCarriers(names string) bool { return names == carrierNames || names == teacherNames }

var carrierKinds = []string{"commune", "organisation"}

// kindsOf are the kinds of things among which an id is looked for.
func kindsOf(names string) []string {
	if areCarriers(names) {
		return carrierKinds
	}
	return []string{names}
}

// sameNamespace are the kinds of things with which an id must not be shared.
func sameNamespace(names string) []string {
	if slices.Contains(carrierKinds, names) {
		return carrierKinds
	}
	return []string{names}
}

// find looks an id up.
func (x *index) find(names, id string) (definition, bool) {
	for _, kind := range kindsOf(names) {
		if d, known := x.known[kind][id]; known {
			return d, true
		}
	}
	return definition{}, false
}

// unknown reports an id that nothing has. Where a body might be meant, it says
// how one is declared.
func (x *index) unknown(f *file, r reference) {
	args := diag.Args{"id": cut(r.id), "near": x.near(r.names, r.id), "known": x.few(r.names)}
	if areCarriers(r.names) && args["near"] == "" && !isTitled(r.id) {
		args["slug"] = cmp.Or(locale.Slug(r.id), "…")
		author := x.author
		args["organisations"] = author.Spelling("key.network.organisations")
		args["name"], args["kind"] = author.Spelling("key.institution.name"), author.Spelling("key.institution.kind")
		which := network.Syndicate
		if r.names == teacherNames {
			which = network.Elsewhere
		}
		args["which"] = author.Spelling("value.organisation-kind." + string(which))
	}
	if r.names == "commune" {
		if _, body := x.known["organisation"][r.id]; body {
			f.report(diag.Error, r.pos, "not-a-commune", args)
			return
		}
	}
	f.report(diag.Error, r.pos, unknownCodes[r.names], args)
}

// isBody reports whether an id is that of a body which is no commune.
func (x *index) isBody(id string) bool {
	_, is := x.known["organisation"][id]
	return is
}

func (x *index) isKnown(carrier string) bool {
	_, known := x.find(carrierNames, carrier)
	return known
}

// splitCarriers gives sheets the bodies among those that carry them, which only
// network.yaml distinguishes from communes. What changes is copied: sheets are
// those of the Reader's documents.
func (x *index) splitCarriers(documents []document) {
	for i := range documents {
		s := documents[i].sheet
		if s == nil || !slices.ContainsFunc(s.Communes, x.isBody) {
			continue
		}
		split := *s
		split.Communes, split.Institutions = nil, nil
		for _, id := range s.Communes {
			if x.isBody(id) {
				split.Institutions = append(split.Institutions, id)
			} else {
				split.Communes = append(split.Communes, id)
			}
		}
		documents[i].sheet = &split
	}
}

// inACircle reports whether a commune is the first of several that became each
// other.
func (x *index) inACircle(c *network.Commune) bool {
	into := map[string]string{}
	for _, other := range x.network.Communes {
		into[other.ID] = other.Became
	}
	chain := []string{c.ID}
	for next := c.Became; next != "" && !slices.Contains(chain, next); next = into[next] {
		chain = append(chain, next)
	}
	last := chain[len(chain)-1]
	return len(chain) > 1 && into[last] == c.ID && c.ID == slices.Min(chain)
}
