package intake

import (
	"io/fs"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
	"essaim/internal/source"
)

// Answers are those that a form shows already, by the path of their place and, in a
// list, by item.
type Answers map[string][]string

func (a Answers) at(p place, item int) string {
	if all := a[p.path()]; item < len(all) {
		return all[item]
	}
	return ""
}

func (a Answers) put(path string, item int, text string) {
	for len(a[path]) <= item {
		a[path] = append(a[path], "")
	}
	a[path][item] = text
}

// items is how many of a list there are.
func (a Answers) items(p place) int {
	n := 0
	for _, c := range p.columns {
		n = max(n, len(a[c.path()]))
	}
	return n
}

// Prefill gives what is known of a file before somebody fills in its form: what it says
// already, else what its name says; of a commune also each theme of the network that it
// has said nothing of.
func Prefill(fsys fs.FS, kind source.Kind, name string, known *network.Network) Answers {
	words := locale.For(known.Lang)
	r := prefill{Answers{}, converter{newNames(known), words}}
	if name == "" {
		return r.answers
	}
	if root, ok := source.FrontOf(fsys, pathOf(known, kind, name)); ok {
		r.table(source.TableOf(kind), root, nil, 0)
	}
	switch kind {
	case source.CommuneKind:
		r.answers.put("commune", 0, name)
		r.themes(known)
	case source.MeetingKind:
		if date, is := source.DateOfName(name); is && len(r.answers["date"]) == 0 {
			r.answers.put("date", 0, date.ISO())
		}
	case source.AdoptionKind:
		for _, c := range known.Communes {
			if sheet, is := strings.CutPrefix(name, c.ID+"-"); is && len(r.answers["commune"]) == 0 {
				r.answers.put("commune", 0, c.ID)
				if r.id("sheet", sheet) == sheet {
					r.answers.put("sheet", 0, sheet)
				}
			}
		}
	}
	return r.answers
}

// pathOf is the file of a name, also of a sheet that lies in another folder.
func pathOf(known *network.Network, kind source.Kind, name string) string {
	if kind == source.SheetKind {
		for _, s := range known.Sheets {
			if s.ID == name {
				return s.Body.File
			}
		}
	}
	return source.SkeletonPath(kind, name)
}

type prefill struct {
	answers Answers
	converter
}

// themes asks a line for each theme that a commune has not answered for.
func (r prefill) themes(known *network.Network) {
	const path = "practices/theme"
	said := map[string]bool{}
	for _, id := range r.answers[path] {
		said[id] = true
	}
	for _, t := range known.Themes {
		if !said[t.ID] {
			r.answers.put(path, len(r.answers[path]), t.ID)
		}
	}
}

// table takes what a map of front matter says.
func (r prefill) table(t *source.Table, n *plainyaml.Node, keys []string, item int) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		field, known := t.Lookup(n.Content[i].Value)
		if known {
			r.value(field.Type, n.Content[i+1], append(keys[:len(keys):len(keys)], field.Key), item)
		}
	}
}

func (r prefill) value(t source.Type, n *plainyaml.Node, keys []string, item int) {
	path := strings.Join(keys, "/")
	switch {
	case t.OrNone && n.Kind == plainyaml.Scalar && isNothing(n.Value):
		if t.Of != nil && t.Of.Map != nil { // in the first cell of its table
			path += "/" + t.Of.Map.Fields[0].Key
		}
		r.answers.put(path, item, r.words.Spelling("value.answer.none"))
	case t.Of != nil && t.Of.Map != nil && n.Kind == plainyaml.Sequence:
		for i, c := range n.Content {
			r.item(*t.Of, c, keys, i)
		}
	case t.Of != nil && t.Of.Map != nil:
		r.item(*t.Of, n, keys, 0)
	case n.Kind == plainyaml.Mapping && t.Map != nil && !inOnePiece(t):
		r.table(t.Map, n, keys, item)
	case n.Kind == plainyaml.Mapping && t.Map != nil:
		var parts []string
		for i := 1; i < len(n.Content); i += 2 {
			parts = append(parts, n.Content[i].Value)
		}
		r.answers.put(path, item, strings.Join(parts, " - "))
	case n.Kind == plainyaml.Sequence:
		var parts []string
		for _, c := range n.Content {
			parts = append(parts, r.choice(*t.Of, c.Value))
		}
		r.answers.put(path, item, strings.Join(parts, ", "))
	case n.Kind == plainyaml.Scalar && t.Map != nil && t.Short != nil && !inOnePiece(t):
		for _, f := range t.Map.Fields { // the bare value stands for the map
			if f.Type.Name == t.Short.Name {
				r.answers.put(path+"/"+f.Key, item, n.Value)
				break
			}
		}
	case n.Kind == plainyaml.Scalar && n.Value != "" && n.Value != "~" && n.Value != "null":
		r.answers.put(path, item, r.choice(t, n.Value))
	}
}

// item takes one of a list, a map or the text that may stand for it.
func (r prefill) item(t source.Type, n *plainyaml.Node, keys []string, item int) {
	if n.Kind == plainyaml.Mapping {
		r.table(t.Map, n, keys, item)
	} else if n.Value != "" {
		r.answers.put(strings.Join(append(keys[:len(keys):len(keys)], t.Map.Fields[0].Key), "/"), item, n.Value)
	}
}
