package source

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"essaim/internal/locale"
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

// ProposedName is how many letters the name of a new file has at most when it is made of
// what the file says.
const ProposedName = 60

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
		parts := strings.Split(c.Group, "/")
		for i, part := range parts {
			parts[i] = groupName(part)
		}
		c.Name += "-" + strings.Join(parts, "--")
	}
	if c.Index {
		c.Name += indexName
	}
	return c, path.Base(rest) + entry
}

const indexName = "-index"

// groupName is what stands for a folder of sheets in the name of its collection: no two
// collections have the same, and an address needs no escape for it. A folder's name may
// hold anything, and its accents may come composed or not; with two hyphens, it is none of
// the names that stand for themselves.
func groupName(folder string) string {
	folder = norm.NFC.String(folder)
	if isSlug(folder) && !strings.HasSuffix("-"+folder, indexName) {
		return folder
	}
	sum := sha256.Sum256([]byte(folder))
	return strings.Trim(locale.Slug(folder)+"--"+hex.EncodeToString(sum[:3]), "-")
}
