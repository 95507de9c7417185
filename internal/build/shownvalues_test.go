package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"maps"
	"slices"
	"strings"
	"testing/fstest"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// What the test of docs/champs.md builds: a network in which every field of the
// content format has a value, and the same with another value of one field. Both
// are made up from the tables of fields, by the type of the field, so that a new
// field is in the network without a line here. What a type cannot know is below:
// fields that exclude each other, and values that must agree with others.

// exclusive are the keys of which a thing can have one set only, or that would
// hide each other: there is a thing for each set.
var exclusive = map[string][][]string{
	"sheet-target": {{"objective"}, {"indicator", "target", "unit", "approx", "direction", "by"}, {"text"}, {"indicator", "target", "baseline"}},
	"result":       {{"indicator", "year"}, {"text", "from", "to"}},
	"agenda":       {{"sheet"}, {"text"}},
	"objective":    {{"measure", "out_of"}, {"indicator", "unit"}, {"indicator", "baseline"}},
	"indicator":    {{"total", "direction"}, {"weight"}},
	"remote":       {{"url"}, {"folder"}},
	"cost":         {{"unit"}, {"per"}},
	"gain":         {{"unit"}, {"per"}},
	"need":         {{}, {"met"}, {"met_by"}, {"public"}},
	"slide":        {{"part"}, {"title", "text", "notes"}},
	"adoption":     {{"considered"}, {"started"}, {"in-place"}, {"done", "results"}, {"abandoned"}},
}

// A pair is a value of a field, and another one; nil is none.
type pair [2]any

// values are those of fields by their path, of keys by ".key", for which the type
// is not enough; those of the third of several things by "path#2".
var values = map[string]pair{
	".from": {"2010", "2009"}, ".to": {"2013", "2014"}, ".unit": {"t", "kg"}, ".aliases": {nil, []any{"/ancienne-adresse/"}}, "theme.aliases": {nil, []any{"Nettoyage doux"}}, "practice-group.aliases": {nil, []any{"Compost en commun"}},
	".draft": {"no", "yes"}, ".slides": {nil, []any{"contexte"}}, ".country": {"FR", "BE"}, ".licence": {"etalab-2.0", "cc-by-4.0"},
	"sheet.commune": {[]any{"commune-a", "commune-b", "institution-a"}, "commune-d"}, "sheet.results.commune": {nil, "commune-a"}, "adoption.results.commune": {nil, "commune-b"}, "adoption.commune": {"commune-b", "commune-d"}, "adoption.from": {"commune-a", "commune-d"},
	"adoption.results.year": {"2012", "2010"}, "sheet.results.year": {"2011", "2010"}, "sheet.planning.date": {"2011-03", "2011-04"}, "objective.out_of": {"communes", "40"},
	"sheet.means.cost.unit": {"k", "k/repas"}, "sheet.means.funding.unit": {"k", "k/an"}, "sheet.means.gains.unit": {"k", "k/an"}, "sheet.means.gains.amount": {"6000", "7000"},
	"adoption.means.cost.unit": {"k", "k/repas"}, "adoption.means.funding.unit": {"k", "k/an"}, "adoption.means.gains.unit": {"k", "k/an"}, "adoption.means.gains.amount": {"6000", "7000"},
	"network.currency": {"EUR", "CHF"}, "network.essaim": {">=0.1", ">=0.2"}, "network.accent": {"#1f6f54", "#1f5f54"}, // whose PDF files have as many kilobytes
	"sheet.results.before.year": {"2009", "2008"}, "adoption.results.before.year": {"2009", "2008"},
	"sheet.results.key#0": {nil, nil}, "sheet.results.key#1": {nil, "yes"}, "sheet.objectives.targets.indicator#3": {"indicator-b", "indicator-b"}, "sheet.objectives.targets.target#3": {"+10 %", "+20 %"},
	"sheet.status":                     {"in-place", "done"},
	"sheet.reproducible.population.to": {"6000", "7000"}, "sheet.reproducible.population.from": {"500", "600"},
	"meeting.status": {"held", "planned"}, "meeting.date": {"2011-11-25", "2011-11"}, "meeting.actions": {nil, "4"},
	"meeting.status#1": {"planned", "cancelled"}, "meeting.date#1": {"2012-11-25", "2012-11"}, "objective.target#2": {"-10 %", "-20 %"},
	"commune.became": {nil, "commune-b"}, "objective.direction": {"up", "down"}, "objective.direction#2": {"down", "down"}, "indicator.unit#1": {"%", "%"}, "indicator.same_as": {nil, []any{"network-portal-networks-a/kilos"}},
	"network.logo": {"static/photo-a.png", "static/photo-b.png"}, "network.outline": {"static/contour-a.geojson", "static/contour-b.geojson"}, "network.menu.url": {"/fiches/", "/communes/"},
	"network.as_of": {"2012-05-31", "2012-05-30"}, "network.repository.dir": {"site", "dossier"},
	"network.pdf.sheets": {"yes", "no"}, "network.pdf.booklets": {"yes", "no"}, "network.lang": {"fr", "en"}, "network.repository.branch": {"main", "autre"},
}

// minimal are things beside the full ones, for others to name them.
var minimal = map[string][]any{
	"commune": {
		map[string]any{"id": "commune-b", "name": "Commune B", "code": "99098", "lat": "8", "lon": "8"},
		map[string]any{"id": "commune-d", "name": "Commune D", "code": "99099"},
	},
	"institution":    {map[string]any{"id": "institution-b", "name": "Institution B"}},
	"theme":          {map[string]any{"id": "theme-b", "name": "Thème B"}},
	"practice-group": {map[string]any{"id": "practice-group-b", "name": "Pratique B"}},
	"indicator":      {map[string]any{"id": "indicator-b", "name": "Indicateur B", "unit": "t"}},
	"objective":      {map[string]any{"id": "objective-b", "name": "Objectif B", "measure": "meetings-held", "target": "1"}},
}

// A place of a field in the content: "sheet.means.people.hours".
type spot struct {
	path  string
	field source.Field
}

// spots are those of all fields, in the order of their tables. What network.yaml
// lists, a commune or a theme, is a thing of its own.
func spots() []spot {
	var all []spot
	var visit func(prefix string, table *source.Table)
	visit = func(prefix string, table *source.Table) {
		for _, f := range table.Fields {
			if f.ForForms {
				continue // other keys say the same, and are looked at
			}
			at := spot{prefix + "." + f.Key, f}
			inside := f.Type.Map
			if inside == nil && f.Type.Of != nil {
				inside = f.Type.Of.Map
			}
			if inside == nil {
				all = append(all, at)
				continue
			}
			visit(pathInside(prefix, f), inside)
		}
	}
	for _, kind := range source.AllKinds {
		visit(rootOf[kind], source.TableOf(kind))
	}
	return all
}

var rootOf = map[source.Kind]string{source.SheetKind: "sheet", source.MeetingKind: "meeting", source.CommuneKind: "diagnostic", source.AdoptionKind: "adoption", source.PageKind: "page", source.NetworkKind: "network"}

// pathInside is the path of what a field holds.
func pathInside(prefix string, f source.Field) string {
	if prefix == "network" && f.Type.Of != nil && f.Type.Of.Map != nil {
		if _, named := f.Type.Of.Map.Lookup("id"); named {
			return f.Type.Of.Map.Name
		}
	}
	return prefix + "." + f.Key
}

// A change gives the field at a path its other value, or takes it away.
type change struct {
	path string
	away bool
}

// An author writes the network.
type author struct{ change }

// site is the network with one change.
func (a author) site() fstest.MapFS {
	site := fstest.MapFS{
		"content/sheets/fiche-b.md":     sheet("Fiche B", "theme-b", "Un texte."),
		"static/photo-a.png":            drawing(1),
		"static/contour-a.geojson":      borders(1),
		"static/contour-b.geojson":      borders(2),
		"static/photo-b.png":            drawing(2),
		"content/sheets/fiche-a/a.png":  drawing(3),
		"content/sheets/fiche-a/b.png":  drawing(4),
		"content/network.yaml":          a.file("network", source.NetworkTable(), "", nil),
		"content/pages/page-a.md":       a.file("page", source.PageTable(), "Un texte.", nil),
		"content/communes/commune-a.md": a.file("diagnostic", source.TableOf(source.CommuneKind), "Un texte.", nil),
	}
	site["content/sheets/fiche-b.md"].Data = bytes.ReplaceAll(site["content/sheets/fiche-b.md"].Data, []byte("aubrac"), []byte("commune-b"))
	site["content/sheets/fiche-a/index.md"] = a.file("sheet", source.TableOf(source.SheetKind), "## Contexte\n\nUn texte.", nil)
	site["content/meetings/2011-11-25.md"] = a.file("meeting", source.TableOf(source.MeetingKind), "Un texte.", nil)
	site["content/meetings/2012-11-25.md"] = a.nth("meeting", source.TableOf(source.MeetingKind), "Un texte.", []string{"commitments", "aliases"}, 1)
	for i, without := range others(source.TableOf(source.AdoptionKind)) {
		site["content/adoptions/"+numbered("adoption-a", i)+".md"] = a.file("adoption", source.TableOf(source.AdoptionKind), "", without)
	}
	site["content/adoptions/adoption-b.md"] = file("---\nsheet: fiche-b\ncommune: commune-d\nstarted: 2011\n---\n")
	if a.path == "commune.id" { // the name of its diagnostic
		site["content/communes/commune-c.md"] = site["content/communes/commune-a.md"]
		delete(site, "content/communes/commune-a.md")
	}
	return site
}

// drawing is a small image, another one for another shade.
func drawing(shade uint8) *fstest.MapFile {
	img := image.NewGray(image.Rect(0, 0, 4, 4))
	for i := range img.Pix {
		img.Pix[i] = shade
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // into memory
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

// file is a content file: front matter, then a body.
func (a author) file(prefix string, table *source.Table, body string, without []string) *fstest.MapFile {
	return a.nth(prefix, table, body, without, 0)
}

// nth is one of several of a kind.
func (a author) nth(prefix string, table *source.Table, body string, without []string, number int) *fstest.MapFile {
	var b bytes.Buffer
	front := a.thing(prefix, table, without, number)
	for _, key := range slices.Sorted(maps.Keys(front)) {
		text, err := json.Marshal(front[key])
		if err != nil {
			panic(err) // texts, lists and maps
		}
		fmt.Fprintf(&b, "%s: %s\n", key, text)
	}
	if prefix == "network" {
		return file(b.String())
	}
	return file("---\n" + b.String() + "---\n\n" + body + "\n")
}

// others are, for each set of keys that exclude each other, the keys of the other
// sets; one without any when nothing does.
func others(table *source.Table) [][]string {
	sets := exclusive[table.Name]
	if len(sets) == 0 {
		return [][]string{nil}
	}
	var all [][]string
	for i := range sets {
		all = append(all, slices.DeleteFunc(slices.Concat(sets...), func(key string) bool { return slices.Contains(sets[i], key) }))
	}
	return all
}

// thing is a map with all fields of a table but some.
func (a author) thing(prefix string, table *source.Table, without []string, number int) map[string]any {
	made := map[string]any{}
	for _, f := range table.Fields {
		if f.ForForms || slices.Contains(without, f.Key) || a.away && a.path == prefix+"."+f.Key {
			continue
		}
		if value := a.value(prefix, f, number); value != nil {
			made[f.Key] = value
		}
	}
	return made
}

func (a author) value(prefix string, f source.Field, number int) any {
	path := pathInside(prefix, f)
	switch {
	case f.Type.Map != nil:
		return a.thing(path, f.Type.Map, nil, 0)
	case f.Type.Of != nil && f.Type.Of.Map != nil:
		var list []any
		for i, without := range others(f.Type.Of.Map) {
			list = append(list, a.thing(path, f.Type.Of.Map, without, i))
		}
		if prefix == "network" {
			list = append(list, minimal[f.Type.Of.Map.Name]...)
		}
		return list
	}
	which := 0
	if a.path == prefix+"."+f.Key && !a.away {
		which = 1
	}
	for _, name := range []string{fmt.Sprint(prefix, ".", f.Key, "#", number), prefix + "." + f.Key} {
		if own, known := values[name]; known {
			return a.renamed(own[which])
		}
	}
	if own, known := values["."+f.Key]; known && f.Type.Name != "id" {
		return own[which]
	}
	if f.Type.Of != nil {
		return []any{a.scalar(prefix, f, *f.Type.Of, which, number)}
	}
	return a.scalar(prefix, f, f.Type, which, number)
}

// scalar is a value of a type, or another one.
func (a author) scalar(prefix string, f source.Field, of source.Type, which, number int) any {
	ab := string("ab"[which])
	word := strings.NewReplacer(".", "", "_", "", "-", "").Replace(prefix+f.Key) + ab
	french := locale.For(locale.French)
	switch of.Name {
	case "line", "text":
		return numbered("Mot "+word, number)
	case "id":
		if of.Names == "" {
			return numbered(strings.ReplaceAll(prefix, ".", "-")+"-"+string("ac"[which]), number)
		}
		return a.named(of.Names, which)
	case "choice", "duration":
		if len(of.Choices) == 1 { // something or nothing
			return []any{nil, of.Choices[0].In(french)}[which]
		}
		return of.Choices[which].In(french)
	case "boolean":
		return of.Choices[1-which].In(french)
	case "date":
		return []any{"2011-03", "2011-04"}[which]
	case "year":
		return []any{"2011", "2010"}[which]
	case "branch":
		return word
	case "url", "site-url", "base-url", "menu-url":
		return "https://" + ab + ".example.org/" + word
	case "email":
		return word + "@example.org"
	case "file":
		return ab + ".png"
	case "phone":
		return []any{"05 00 00 00 01", "05 00 00 00 02"}[which]
	case "count", "number", "amount", "money", "quantity", "target":
		return []any{"7", "9"}[which]
	case "code":
		return []any{"99001", "99002"}[which]
	case "colour":
		return []any{"#1f6f54", "#00539f"}[which]
	case "time":
		return []any{"09:00-17:00", "10:00-16:00"}[which]
	case "time-zone":
		return []any{"Europe/Paris", "Europe/London"}[which]
	case "any":
		return map[string]any{"cle": word}
	}
	// A type that is not known here: the example of its field, and another number.
	return strings.Map(func(r rune) rune {
		if which == 1 && r >= '1' && r <= '8' {
			return r + 1
		}
		return r
	}, f.ExampleIn(french))
}

// named is the id of a thing, that of another one if which is 1. The id of what
// network.yaml lists may be what changes.
func (a author) named(kind string, which int) string {
	names := map[string]string{"sheet": "fiche"}
	name := kind
	if names[kind] != "" {
		name = names[kind]
	}
	switch {
	case which == 1:
		return name + "-b"
	case a.path == kind+".id" && !a.away:
		return name + "-c"
	}
	return name + "-a"
}

// renamed gives the ids that a value names as they are written now.
func (a author) renamed(value any) any {
	switch own := value.(type) {
	case []any:
		list := slices.Clone(own)
		for i := range list {
			list[i] = a.renamed(list[i])
		}
		return list
	case string:
		if kind, is := strings.CutSuffix(own, "-a"); is && minimal[kind] != nil {
			return a.named(kind, 0)
		}
	}
	return value
}

// numbered keeps things apart that would have one name.
func numbered(name string, number int) string {
	if number == 0 {
		return name
	}
	return fmt.Sprint(name, number+1)
}

// borders are a square around the communes, of so many degrees more on each side.
func borders(wide int) *fstest.MapFile {
	return file(fmt.Sprintf(`{"type":"Polygon","coordinates":[[[%[1]d,%[1]d],[%[2]d,%[1]d],[%[2]d,%[2]d],[%[1]d,%[2]d],[%[1]d,%[1]d]]]}`, 4-wide, 12+wide))
}
