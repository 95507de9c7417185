package source

import (
	"path"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// A Kind is one of the kinds of content that people create.
type Kind string

const (
	SheetKind    Kind = "sheet"
	MeetingKind  Kind = "meeting"
	CommuneKind  Kind = "commune" // a commune's diagnostic
	AdoptionKind Kind = "adoption"
	PageKind     Kind = "page"
	NetworkKind  Kind = "network" // network.yaml, which is there from the start
)

// Kinds lists them in the order of the documentation.
var Kinds = []Kind{SheetKind, MeetingKind, CommuneKind, AdoptionKind, PageKind}

// form is what a kind's file is made of: its folder and its table.
type form struct {
	folder string
	entry  string
	table  *Table
}

var forms = map[Kind]form{
	SheetKind:    {"sheets", "sheet", sheetTable.Table},
	MeetingKind:  {"meetings", "meeting", meetingTable.Table},
	CommuneKind:  {"communes", "diagnostic", diagnosticTable.Table},
	AdoptionKind: {"adoptions", "adoption", adoptionTable.Table},
	PageKind:     {"pages", "page", pageTable.Table},
}

// networkKind is that of network.yaml, the one file of its kind.
const networkKind = "network"

// tables are those of each kind of entry.
var tables = map[string]*Table{
	networkKind: networkTable.Table, "sheet": sheetTable.Table, "meeting": meetingTable.Table, "diagnostic": diagnosticTable.Table, "adoption": adoptionTable.Table, "page": pageTable.Table,
}

// AllKinds are those of all files, network.yaml first.
var AllKinds = append([]Kind{NetworkKind}, Kinds...)

// TableOf is the table of a kind's front matter, or of network.yaml.
func TableOf(kind Kind) *Table {
	if kind == CommuneKind {
		return diagnosticTable.Table
	}
	return tables[string(kind)]
}

// NetworkTable is the table of network.yaml.
func NetworkTable() *Table { return networkTable.Table }

// IsRoot reports whether a table is that of a whole file.
func IsRoot(k *Table) bool { return tables[k.Name] == k }

// PageTable is the table of a free page's front matter.
func PageTable() *Table { return pageTable.Table }

// KindNamed finds one of several kinds by its name in any language.
func KindNamed(word string, kinds []Kind) (Kind, bool) {
	for _, kind := range kinds {
		if slices.Contains(folded("kind."+string(kind)), fold(word)) {
			return kind, true
		}
	}
	return "", false
}

// SkeletonPath is where the file of that name goes, from the site's folder.
func SkeletonPath(kind Kind, name string) string { return path.Join(folderOf(kind), name+".md") }

func folderOf(kind Kind) string { return contentDir + "/" + forms[kind].folder }

// Named is the name that somebody means by what he types for a new file, and where it
// goes: its name, its file, its path from the site or from anywhere; for a meeting, its
// date as people write dates.
func Named(kind Kind, typed string) (name, file string) {
	if kind == MeetingKind {
		if d, is := writtenDate(typed); is {
			return d.ISO(), SkeletonPath(kind, d.ISO())
		}
	}
	typed = path.Clean(strings.ReplaceAll(typed, `\`, "/"))
	if _, inside, found := strings.Cut("/"+typed, "/"+folderOf(kind)+"/"); found {
		typed = inside
	} else if inside, found := strings.CutPrefix(typed, forms[kind].folder+"/"); found {
		typed = inside
	}
	if ext := path.Ext(typed); strings.EqualFold(ext, ".md") {
		typed = strings.TrimSuffix(typed, ext)
	}
	group, name := path.Split(typed)
	if kind != SheetKind || !areSlugs(group) {
		return typed, SkeletonPath(kind, typed)
	}
	if name == "index" && group != "" {
		return path.Base(group), path.Join(folderOf(kind), group, "index.md")
	}
	return name, path.Join(folderOf(kind), group, name+".md")
}

// areSlugs reports whether folders may have the names of a path.
func areSlugs(group string) bool {
	for part := range strings.SplitSeq(strings.Trim(group, "/"), "/") {
		if group != "" && !isSlug(part) {
			return false
		}
	}
	return true
}

// A NameError is a name that a file of its kind cannot have; its problem says
// which one it could, in the reader's language.
type NameError struct{ Problem diag.Problem }

func (e *NameError) Error() string { return string(e.Problem.Code) + " " + e.Problem.Args.String() }

// CheckName returns a *NameError when name cannot name a file of that kind: a
// sheet's and an adoption's is a slug, a meeting's begins with its date, and a
// diagnostic's is the id of a commune.
func CheckName(kind Kind, name string, known *network.Network) error {
	proper := properName(forms[kind].entry, name)
	if kind == MeetingKind && isDateless(proper) {
		proper = strings.Trim(exampleDate+"-"+locale.Slug(name), "-")
	}
	refuse := func(code diag.Code, args diag.Args) error {
		return &NameError{diag.Problem{Severity: diag.Error, Code: code, Pos: diag.Whole(SkeletonPath(kind, name)), Args: args}}
	}
	if proper != name {
		return refuse(nameFault(forms[kind].entry, name), diag.Args{"name": name, "rename": SkeletonPath(kind, proper)})
	}
	if kind != CommuneKind {
		return nil
	}
	ids, spellings := []string{}, []string{}
	for _, c := range known.Communes {
		ids = append(ids, c.ID)
		spellings = append(spellings, c.ID, locale.Slug(c.Name))
	}
	if slices.Contains(ids, name) {
		return nil
	}
	near := locale.Nearest(name, spellings)
	if i := slices.Index(spellings, near); i >= 0 {
		near = ids[i/2]
	}
	return refuse("unknown-commune", diag.Args{"id": name, "near": near, "known": strings.Join(ids, ", ")})
}
