package site

import (
	"strings"

	"essaim/internal/address"
	"essaim/internal/source"
)

// editing says where the content is edited: in the site's form, else on its forge.
type editing struct {
	at    address.Site
	forge address.Forge
	form  bool // the site has a form in the browser
}

func (p *planner) editing() editing {
	config, there := p.assets[strings.TrimPrefix(source.FormConfig, "static/")]
	return editing{p.At, address.Forge{Repository: p.Network.Repository}, there && !config.Default}
}

// edit is where a content file is edited.
func (e editing) edit(file string) string {
	if e.form {
		collection, entry := source.CollectionOf(file)
		return e.at.FormEntry(collection.Name, entry)
	}
	return e.forge.Edit(file)
}

// new is where a file of a kind is begun, in the form with nothing in it, on the forge
// with a text.
func (e editing) new(kind source.Kind, name, text string) string {
	file := source.SkeletonPath(kind, name)
	if e.form {
		collection, _ := source.CollectionOf(file)
		return e.at.FormNew(collection.Name)
	}
	return e.forge.New(file, text)
}
