package source

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"essaim/internal/attachment"
	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/locale"
	"essaim/internal/network"
)

const (
	contentDir  = "content"
	networkFile = "content/network.yaml"
	sheetsDir   = "content/sheets"
)

// kindFolders are the folders of content/ and the kind of file that each holds.
var kindFolders = map[string]string{
	"sheets": "sheet", "meetings": "meeting", "communes": "diagnostic", "adoptions": "adoption", "pages": "page",
}

// misnamed are what people call them by mistake.
var misnamed = func() map[string]string {
	names := map[string]string{}
	for folder := range kindFolders {
		for _, name := range locale.Spellings("folder." + folder) {
			names[fold(name)] = folder
		}
	}
	return names
}()

// networkNames are what they call network.yaml.
var networkNames = folded("folder.network")

// An entry is one content file and what its path says.
type entry struct {
	kind   string // a value of kindFolders
	path   string
	name   string          // the slug that its address has
	folder string          // a sheet's own folder
	assets []network.Asset // what lies in it, sorted by name
	barred []string        // what lies in it too, and must not be published; see file
	faulty string          // the name of a meeting's file, when it begins with no date
}

// A tree is what content/ holds, sorted by path.
type tree struct {
	network   bool     // network.yaml is there
	elsewhere bool     // content/ is a link that leads out
	closed    []string // files and folders that cannot be read
	entries   []entry
	problems  []diag.Problem
	files     map[string]bool // all that there is
	loose     []network.Asset // files of sheets/ that are no sheets, under their whole path
}

// survey walks content/. It opens no file but those beside sheets of which
// attachments does not know whether they may be published.
func survey(fsys fs.FS, known *attachments) tree {
	t := walk(fsys)
	t.giveAssets(known)
	t.spare()
	return t
}

// walk sorts the files of content/ to their kinds, and opens none.
func walk(fsys fs.FS) tree {
	t := tree{files: map[string]bool{}}
	err := fs.WalkDir(fsys, contentDir, func(name string, d fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case err != nil && name == contentDir && errors.Is(err, fs.ErrNotExist):
			return nil // reported as a missing network.yaml
		case err != nil && name == contentDir && folders.LeadsOut(fsys, name):
			t.report(diag.Error, name, "folder-link-out", diag.Args{"folder": name})
			t.elsewhere = true
			return nil
		case err != nil:
			t.unreadable(name, err)
			return nil
		case name == contentDir && !d.IsDir(): // while a site is served; the same
		case d.Type()&fs.ModeSymlink != 0:
			t.report(diag.Error, name, "symlink", nil)
		case isSystemFile(base) && d.IsDir():
			return fs.SkipDir
		case d.IsDir(), isSystemFile(base):
		case !d.Type().IsRegular():
			t.report(diag.Error, name, "not-a-file", nil)
		default:
			t.add(name, d)
		}
		return nil
	})
	if err != nil {
		t.unreadable(contentDir, err)
	}
	return t
}

// isSystemFile recognises what editors, git and file managers leave behind.
func isSystemFile(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || base == "Thumbs.db" || base == "desktop.ini" || base == "__MACOSX"
}

func (t *tree) report(s diag.Severity, name string, code diag.Code, args diag.Args) {
	t.problems = append(t.problems, diag.Problem{Severity: s, Code: code, Pos: diag.Whole(name), Args: args})
}

// unreadable notes what may hold anything: what refers to it may be right.
func (t *tree) unreadable(name string, err error) {
	t.problems = append(t.problems, diag.Unreadable(name, err))
	t.closed = append(t.closed, name)
}

// misnamedNetwork reports whether network.yaml is there under another name, which is then an
// error of that file, and the only one.
func (t *tree) misnamedNetwork() bool {
	i := slices.IndexFunc(t.problems, func(p diag.Problem) bool { return p.Code == "misplaced-file" && p.Args["where"] == networkFile })
	if i < 0 || t.network {
		return false
	}
	t.problems[i].Severity = diag.Error
	return true
}

// mayHold reports whether there may be files of a kind that nobody could list. What
// network.yaml declares is in none.
func (t *tree) mayHold(kind string) bool {
	return slices.ContainsFunc(t.closed, func(name string) bool {
		parts := strings.Split(name, "/")
		return len(parts) == 1 || kindFolders[parts[1]] == kind
	})
}

// add sorts one file to its kind.
func (t *tree) add(name string, d fs.DirEntry) {
	t.files[name] = true
	if name == networkFile {
		t.network = true
		return
	}
	parts := strings.Split(name, "/")
	kind := kindFolders[parts[1]]
	if code, args := strayOf(name, kind == "sheet" && len(parts) > 3); code != "" {
		t.report(diag.Warning, name, code, args)
		return
	}
	switch ext := path.Ext(name); {
	case len(parts) < 3 || kind == "":
		t.misplaced(name, parts)
	case kind == "sheet" && !strings.EqualFold(ext, ".md"):
		t.addLoose(name, d)
	case !strings.EqualFold(ext, ".md"), kind != "sheet" && len(parts) > 3:
		t.misplaced(name, parts)
	default:
		t.addEntry(kind, name, parts)
	}
}

func (t *tree) addLoose(name string, d fs.DirEntry) {
	stat, err := d.Info()
	if err != nil {
		t.unreadable(name, err)
		return
	}
	t.loose = append(t.loose, network.Asset{Name: name, Size: stat.Size()})
}

// spare finds the files whose proper place is another's: what they hold is not read, and
// no message says to write over the other.
func (t *tree) spare() {
	inTheWay := func(p *diag.Problem, to string) bool {
		if !t.files[to] || to == p.File {
			return false
		}
		p.Code, p.Args = "file-in-the-way", diag.Args{"file": path.Base(p.File), "other": to}
		return true
	}
	for i := range t.problems {
		p := &t.problems[i]
		for _, arg := range []string{"rename", "where"} {
			if to, _ := p.Args[arg].(string); inTheWay(p, to) {
				t.drop(p.File)
			}
		}
	}
	for _, e := range slices.Clone(t.entries) {
		p := diag.Problem{Severity: diag.Error, Pos: diag.Whole(e.path)}
		if e.faulty != "" && inTheWay(&p, path.Join(path.Dir(e.path), e.name+".md")) {
			t.problems = append(t.problems, p)
			t.drop(e.path)
		}
	}
}

func (t *tree) drop(file string) {
	t.entries = slices.DeleteFunc(t.entries, func(e entry) bool { return e.path == file })
}

// addEntry reads the name of a content file; a bad one is reported and the
// file is read all the same, under the name that it should have.
func (t *tree) addEntry(kind, name string, parts []string) {
	dir, base := path.Split(name)
	written := base[:len(base)-len(".md")]
	e := entry{kind: kind, path: name, name: written}
	if kind == "sheet" && written == "index" {
		e.folder = path.Clean(dir)
		written = path.Base(e.folder)
		if e.folder == sheetsDir {
			t.report(diag.Error, name, "index-of-no-sheet", nil)
			return
		}
	} else if kind == "sheet" {
		e.folder = dir + written
	}
	e.name = properName(kind, written)
	if kind == "meeting" {
		if _, dated := meetingDate(e.name); !dated || e.name != written && isDateless(written) {
			e.faulty = written
		}
	}
	if renamed := strings.TrimSuffix(strings.TrimSuffix(name, base), "/"); e.faulty == "" && (e.name != written || !strings.HasSuffix(base, ".md")) {
		to := path.Join(renamed, e.name+".md")
		if parts[len(parts)-1] == "index.md" && kind == "sheet" {
			to = path.Join(path.Dir(renamed), e.name, "index.md")
		}
		if e.name == written {
			written = base // its extension is what is wrong
		}
		t.report(diag.Error, name, nameFault(kind, written), diag.Args{"name": written, "rename": to})
	}
	t.entries = append(t.entries, e)
}

// nameFault says what is wrong with a name that is not the proper one.
func nameFault(kind, written string) diag.Code {
	switch {
	case !norm.NFC.IsNormalString(written):
		return "decomposed-name"
	case kind == "meeting" && isDateless(written):
		return "bad-meeting-name"
	case isSlug(written) && len(written) > folders.MaxName:
		return "file-name-too-long"
	case isSlug(written) && !folders.OnWindows(written):
		return "file-name-of-a-device"
	}
	return "bad-file-name"
}

// properName is the slug that a file's name should be: the name itself when
// all is well. A meeting's begins with its date.
func properName(kind, written string) string {
	if kind == "meeting" && isDateless(written) {
		if d, is := meantDate(written); is {
			return d.ISO()
		}
	}
	name := written
	if !isSlug(name) {
		name = locale.Slug(strings.TrimSuffix(name, ".md")) // from a system that hides extensions
	}
	if len(name) > folders.MaxName {
		name = strings.Trim(name[:folders.MaxName], "-")
	}
	if !folders.OnWindows(name) {
		name += "-1"
	}
	return name
}

// misplaced warns of a file that nothing reads, and says where it should be.
func (t *tree) misplaced(name string, parts []string) {
	first := fold(strings.TrimSuffix(parts[1], path.Ext(parts[1])))
	switch {
	case len(parts) == 2 && slices.Contains(networkNames, first):
		t.report(diag.Warning, name, "misplaced-file", diag.Args{"where": networkFile})
	case misnamed[fold(parts[1])] != "":
		where := path.Join(append([]string{contentDir, misnamed[fold(parts[1])]}, parts[2:]...)...)
		t.report(diag.Warning, name, "misplaced-file", diag.Args{"where": where})
	case len(parts) > 3 && kindFolders[parts[1]] != "" && strings.EqualFold(path.Ext(name), ".md"):
		t.report(diag.Warning, name, "misplaced-file", diag.Args{"where": path.Join(contentDir, parts[1], parts[len(parts)-1])})
	case len(parts) == 2 && strings.EqualFold(path.Ext(name), ".md"):
		t.report(diag.Warning, name, "misplaced-file", diag.Args{"where": path.Join(contentDir, "pages", parts[1])})
	case kindFolders[parts[1]] != "" && slices.Contains([]string{".markdown", ".mdown", ".mkd", ".txt"}, strings.ToLower(path.Ext(name))):
		stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
		t.report(diag.Warning, name, "other-extension", diag.Args{"extension": path.Ext(name), "rename": path.Join(path.Dir(name), properFile(stem))})
	case kindFolders[parts[1]] != "" && path.Ext(name) == "":
		t.report(diag.Warning, name, "file-without-extension", diag.Args{"rename": path.Join(path.Dir(name), properFile(path.Base(name)))})
	case kindFolders[parts[1]] == "sheet" && !attachment.Allows(name):
		t.report(diag.Warning, name, "no-content-file", diag.Args{"file": parts[len(parts)-1]})
	case kindFolders[parts[1]] == "sheet":
		t.report(diag.Warning, name, "file-beside-no-sheet", diag.Args{"file": parts[len(parts)-1]})
	default:
		t.report(diag.Warning, name, "unknown-file", diag.Args{"folders": strings.Join(slices.Sorted(maps.Keys(kindFolders)), ", ")})
	}
}
