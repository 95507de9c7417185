package source

import (
	"io/fs"

	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// A Thing is what an id names.
type Thing struct {
	ID, Name string
	Aliases  []string // other names of it
}

// Things lists what each kind of id may name, by the Names of its type.
func Things(n *network.Network) map[string][]Thing {
	things := map[string][]Thing{}
	for _, c := range n.Communes {
		things["commune"] = append(things["commune"], Thing{ID: c.ID, Name: c.Name})
	}
	for _, i := range n.Institutions {
		things["organisation"] = append(things["organisation"], Thing{ID: i.ID, Name: i.Name})
	}
	for _, names := range []string{carrierNames, teacherNames} {
		things[names] = append(append([]Thing{}, things["commune"]...), things["organisation"]...)
	}
	for _, t := range n.Themes {
		things["theme"] = append(things["theme"], Thing{t.ID, t.Name, t.Aliases})
	}
	for _, i := range n.Indicators {
		things["indicator"] = append(things["indicator"], Thing{ID: i.ID, Name: i.Name})
	}
	for _, p := range n.Practices {
		things[practiceNames] = append(things[practiceNames], Thing{p.ID, p.Name, p.Aliases})
	}
	for _, o := range n.Objectives {
		things["objective"] = append(things["objective"], Thing{ID: o.ID, Name: o.Name})
	}
	for _, s := range n.Sheets {
		things["sheet"] = append(things["sheet"], Thing{ID: s.ID, Name: s.Title})
	}
	for _, a := range n.Adoptions {
		things["adoption"] = append(things["adoption"], Thing{ID: a.ID, Name: a.ID})
	}
	return things
}

// FrontOf is the front matter of a content file as it is written; false when there is no
// such file, or none that can be read.
func FrontOf(fsys fs.FS, path string) (*plainyaml.Node, bool) {
	f, ok := again(fsys, path, false)
	if !ok || f.root == nil {
		return nil, false
	}
	return f.root, true
}

// DateOfName is the date that begins the name of a meeting's file.
func DateOfName(name string) (network.Date, bool) { return meetingDate(name) }
