package source

import (
	"path"
	"strings"
)

// A Collection is content files that a form lists together: those of one kind and one
// folder, or the diagnostics of all communes, or network.yaml.
type Collection struct {
	Name  string // in the form's addresses
	Kind  Kind
	Group string // of sheets: the folder below sheets/ that groups them, "" for none
	Index bool   // each of them is the index.md of a folder of its own
}

// Folder is where the files of a collection lie, from the site's folder.
func (c Collection) Folder() string { return path.Join(folderOf(c.Kind), c.Group) }

// HasEntries reports whether a collection has an entry for each file; that of the
// network and of communes list files that are known.
func (c Collection) HasEntries() bool { return c.Kind != NetworkKind && c.Kind != CommuneKind }

// CollectionOf is the collection in which a form lists a content file, and the file's
// name there.
func CollectionOf(file string) (c Collection, entry string) {
	if file == networkFile {
		return Collection{Name: networkKind, Kind: NetworkKind}, networkKind
	}
	folder, rest, _ := strings.Cut(strings.TrimPrefix(file, contentDir+"/"), "/")
	rest = strings.TrimSuffix(rest, ".md")
	for _, kind := range Kinds {
		if forms[kind].folder == folder {
			c.Kind = kind
		}
	}
	if c.Kind == SheetKind && path.Base(rest) == "index" && path.Dir(rest) != "." {
		c.Index, rest, entry = true, path.Dir(rest), "/index"
	}
	if c.Kind == SheetKind && path.Dir(rest) != "." {
		c.Group = path.Dir(rest)
	}
	c.Name = folder
	if c.Group != "" {
		c.Name += "-" + strings.ReplaceAll(c.Group, "/", "-")
	}
	if c.Index {
		c.Name += "-index"
	}
	return c, path.Base(rest) + entry
}
