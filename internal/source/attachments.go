package source

import (
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/text/unicode/norm"

	"essaim/internal/attachment"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/picture"
)

// attachments keep what was found of each file beside a sheet. It is valid until
// the file changes, which Reader.Forget makes known; a size that is another says
// so too.
type attachments struct {
	fsys    fs.FS
	workers int
	found   map[string]found // by path
}

type found struct {
	size     int64
	photo    picture.Header
	problems []diag.Problem
}

// forget takes out a file, or all that lies in a folder.
func (a *attachments) forget(path string) {
	delete(a.found, path)
	for known := range a.found {
		if within(known, path) {
			delete(a.found, known)
		}
	}
}

// check looks at the files that are not known, several at a time, and forgets
// those that are no more.
func (a *attachments) check(files []network.Asset) {
	now := make(map[string]found, len(files))
	var unknown []network.Asset
	for _, file := range files {
		if known, ok := a.found[file.Name]; ok && known.size == file.Size {
			now[file.Name] = known
		} else {
			unknown = append(unknown, file)
		}
	}
	a.found = now
	workers := a.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	results := make([]found, len(unknown))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(workers, len(unknown)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(unknown); i = int(next.Add(1)) - 1 {
				results[i] = checkAttachment(a.fsys, unknown[i])
			}
		})
	}
	group.Wait()
	for i, file := range unknown {
		now[file.Name] = results[i]
	}
}

func checkAttachment(fsys fs.FS, file network.Asset) found {
	f := found{size: file.Size}
	base := path.Base(file.Name)
	if !norm.NFC.IsNormalString(base) {
		ext := path.Ext(base)
		to := path.Join(path.Dir(file.Name), locale.Slug(strings.TrimSuffix(base, ext))+strings.ToLower(ext))
		f.problems = []diag.Problem{{Severity: diag.Error, Code: "decomposed-name", Pos: diag.Whole(file.Name), Args: diag.Args{"name": base, "rename": to}}}
		return f
	}
	f.problems = attachment.Check(fsys, file.Name)
	if len(f.problems) == 0 && picture.Reads(base) {
		f.photo, f.problems = attachment.Photo(fsys, file.Name)
	}
	return f
}

// decomposedFolder is the first folder on the way to a file whose accents are decomposed;
// "" for none.
func decomposedFolder(name string) string {
	for at, c := range name {
		if c == '/' && !norm.NFC.IsNormalString(name[:at]) {
			return name[:at]
		}
	}
	return ""
}

// giveAssets hands each loose file of sheets/ to the sheet in whose folder it
// lies, the innermost one.
func (t *tree) giveAssets(known *attachments) {
	owners := map[string]*entry{}
	for i := range t.entries {
		if e := &t.entries[i]; e.folder != "" && owners[e.folder] == nil {
			owners[e.folder] = e
		}
	}
	var owned []network.Asset
	var folders []string
	for _, file := range t.loose {
		dir := path.Dir(file.Name)
		for dir != sheetsDir && owners[dir] == nil {
			dir = path.Dir(dir)
		}
		if owners[dir] == nil {
			t.misplaced(file.Name, strings.Split(file.Name, "/"))
			continue
		}
		owned, folders = append(owned, file), append(folders, dir)
	}
	known.check(owned)
	decomposed := ""
	for i, file := range owned {
		found := known.found[file.Name]
		t.problems = append(t.problems, found.problems...)
		name := strings.TrimPrefix(file.Name, folders[i]+"/")
		if dir := decomposedFolder(name); dir != "" && folders[i]+"/"+dir != decomposed {
			decomposed = folders[i] + "/" + dir // of whose files the first alone is reported
			to := path.Join(path.Dir(decomposed), locale.Slug(path.Base(dir)))
			t.report(diag.Error, file.Name, "decomposed-name", diag.Args{"name": path.Base(dir), "rename": to})
		}
		owners[folders[i]].give(name, found)
	}
	for _, closed := range t.closed {
		for dir := closed; within(dir, sheetsDir); dir = path.Dir(dir) {
			if owner := owners[dir]; owner != nil {
				owner.barred = append(owner.barred, path.Clean("./"+strings.TrimPrefix(closed, dir)))
				break
			}
		}
	}
	for i := range t.entries {
		slices.SortFunc(t.entries[i].assets, func(a, b network.Asset) int { return strings.Compare(a.Name, b.Name) })
	}
}

// give is one file beside a sheet, by its name there. An error bars it.
func (e *entry) give(name string, f found) {
	if errors, _ := diag.Count(f.problems); errors > 0 {
		e.barred = append(e.barred, name)
		return
	}
	e.assets = append(e.assets, network.Asset{Name: name, Size: f.size, Photo: f.photo})
}
