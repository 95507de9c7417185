package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"essaim/internal/folders"
)

// Report counts the files of the site: those that were written (new, changed,
// or brought back), those that were not touched, and those that went.
type Report struct{ Written, Unchanged, Removed int }

// Commit switches to the new site: what was neither kept nor put since Open is
// removed, the rest takes its place. Whatever can be refused is refused before
// the first change. The Output cannot be used afterwards.
func (o *Output) Commit() (Report, error) {
	defer o.close()
	report, err := o.commit()
	return report, inFolder(o.root.Name(), err)
}

func (o *Output) commit() (Report, error) {
	o.stage.open.Close() // not every system renames a folder that is open
	slices.Sort(o.staged)
	o.paths = o.next.paths()
	o.takeNotes()
	vanished := o.vanished()
	renames, err := o.renames(vanished)
	if err != nil {
		return Report{}, err
	}
	if len(renames)+len(vanished) > 0 {
		if err := o.stage.switchManifest(o.journal()); err != nil {
			return Report{}, err
		}
	}
	if err := o.apply(renames, vanished); err != nil {
		return Report{}, err
	}
	if err := o.writeManifest(); err != nil {
		return Report{}, err
	}
	return Report{len(o.staged), len(o.next) - len(o.staged), len(vanished)}, nil
}

// vanished lists our files that the new site no longer has, sorted.
func (o *Output) vanished() []string {
	var paths []string
	for p := range o.last {
		if _, stays := o.next[p]; !stays {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	return paths
}

// journal lists the files of both sites; what is about to be written has an
// empty entry, which no later build takes for what is on the disk. What was noted of
// the former site stays: the new one is not there yet.
func (o *Output) journal() []byte {
	both := maps.Clone(o.last)
	if both == nil {
		both = manifest{}
	}
	for _, p := range o.staged {
		both[p] = entry{note: both[p].note}
	}
	return both.encode(both.paths(), o.former.gone)
}

// writeManifest leaves the next build what this one wrote.
func (o *Output) writeManifest() error {
	text := o.next.encode(o.paths, o.gone)
	if there, err := o.root.ReadFile(ManifestName); err == nil && bytes.Equal(there, text) {
		return nil
	}
	return o.stage.switchManifest(text)
}

// renames lists what moves from the staging folder to the output folder, each
// under its name in both: a file, or a whole folder that the output folder does
// not have yet, which spares a fresh build thousands of renames. Something that
// is not ours and stands in the way is an error.
func (o *Output) renames(vanished []string) ([]string, error) {
	plan := renamePlan{Output: o, vanished: vanished, alike: make(map[string]string, len(vanished)), folders: map[string]bool{}}
	for _, p := range vanished {
		plan.alike[folders.Folded(p)] = p
	}
	for _, p := range o.staged {
		if err := plan.add(p); err != nil {
			return nil, err
		}
	}
	return plan.moves, nil
}

type renamePlan struct {
	*Output
	vanished []string          // sorted
	alike    map[string]string // the same, by what a disk without case compares of them
	folders  map[string]bool   // which of the folders met so far stay
	moves    []string
}

// add is given the staged paths in order, so the files of a folder that moves
// as a whole follow the folder's own name.
func (r *renamePlan) add(p string) error {
	for i, c := range p {
		if c != '/' {
			continue
		}
		dir := p[:i]
		stays, known := r.folders[dir]
		if !known {
			var err error
			if stays, err = r.folderStays(dir); err != nil {
				return err
			}
			r.folders[dir] = stays
			if !stays {
				r.moves = append(r.moves, dir)
			}
		}
		if !stays {
			return nil
		}
	}
	if err := r.checkTarget(p); err != nil {
		return err
	}
	r.moves = append(r.moves, p)
	return nil
}

// folderStays reports whether the output folder has, and keeps, this folder.
func (r *renamePlan) folderStays(dir string) (bool, error) {
	info, err := r.root.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return true, nil
	case r.vanishes(dir): // a file of ours made way for a folder
		return false, nil
	}
	return false, r.foreign(dir)
}

// checkTarget makes sure that what the rename of a file replaces is ours.
func (r *renamePlan) checkTarget(p string) error {
	info, err := r.root.Lstat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir(): // a folder makes way for a file, if all that it holds goes
		return r.checkGoes(p)
	}
	if _, ours := r.last[p]; !ours && !r.vanishes(p) {
		return r.foreign(p)
	}
	return nil
}

func (r *renamePlan) checkGoes(dir string) error {
	return fs.WalkDir(r.root.FS(), dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !r.vanishes(p) {
			err = r.foreign(p)
		}
		return err
	})
}

// vanishes reports whether what is called p on this disk is a file of ours that goes. On
// some disks that is also a file whose name differs in its case, or in how its accents are
// written: logo.png takes the place of Logo.png.
func (r *renamePlan) vanishes(p string) bool {
	if _, found := slices.BinarySearch(r.vanished, p); found {
		return true
	}
	other, found := r.alike[folders.Folded(p)]
	if !found {
		return false
	}
	one, err := r.root.Lstat(p)
	if err != nil {
		return false
	}
	two, err := r.root.Lstat(other)
	return err == nil && os.SameFile(one, two)
}

func (o *Output) foreign(p string) error { return &ForeignError{Dir: o.root.Name(), Path: p} }

// apply is the only function that changes the site. A vanished file that stands
// in the way of a new name goes first, the others when the new site is there.
func (o *Output) apply(renames, vanished []string) error {
	inTheWay, rest := split(vanished, o.staged)
	if err := o.remove(inTheWay); err != nil {
		return err
	}
	for _, p := range renames {
		if len(inTheWay) > 0 { // its folder may have been emptied, and gone
			if err := o.root.MkdirAll(path.Dir(p), 0o755); err != nil {
				return err
			}
		}
		if err := o.root.Rename(stagingSite+"/"+p, p); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	return o.remove(rest)
}

// split separates the vanished files whose name is now a folder's, or whose folder's name
// is now a file's, or which a disk without case takes for a new one: to remove these
// afterwards would remove the new one. Nor would a folder that is spelled otherwise now
// have its new name on such a disk, as long as the former one is there.
func split(vanished, staged []string) (inTheWay, rest []string) {
	if len(vanished) == 0 {
		return nil, nil
	}
	files, dirs, spelled := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range staged {
		files[folders.Folded(p)] = true
		for dir := path.Dir(p); dir != "." && !spelled[dir]; dir = path.Dir(dir) {
			spelled[dir], dirs[folders.Folded(dir)] = true, true
		}
	}
	under := func(p string) bool {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if folded := folders.Folded(dir); files[folded] || dirs[folded] && !spelled[dir] {
				return true
			}
		}
		return false
	}
	for _, p := range vanished {
		if name := folders.Folded(p); dirs[name] || files[name] || under(p) {
			inTheWay = append(inTheWay, p)
		} else {
			rest = append(rest, p)
		}
	}
	return inTheWay, rest
}

// remove removes files of ours, then the folders that this has emptied. A file
// that is now reached through a link or is a folder is not ours any more.
func (o *Output) remove(paths []string) error {
	known := map[string]bool{".": true}
	for _, p := range paths {
		if !o.isFolder(path.Dir(p), known) {
			continue
		}
		info, err := o.root.Lstat(p)
		if err == nil && !info.IsDir() {
			err = o.root.Remove(p)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	o.removeEmptied(known)
	return nil
}

// isFolder reports whether dir, and all that leads to it, are folders and not
// links; known holds the answers so far. An unreadable one passes, so that what
// is done in it fails with the system's own words.
func (o *Output) isFolder(dir string, known map[string]bool) bool {
	is, seen := known[dir]
	if !seen {
		if is = o.isFolder(path.Dir(dir), known); is {
			info, err := o.root.Lstat(dir)
			is = err == nil && info.IsDir() || err != nil && !errors.Is(err, fs.ErrNotExist)
		}
		known[dir] = is
	}
	return is
}

// removeEmptied tries every folder, the deepest first; one that still holds
// something stays, because its removal fails.
func (o *Output) removeEmptied(known map[string]bool) {
	deepestFirst := slices.SortedFunc(maps.Keys(known), func(a, b string) int { return strings.Compare(b, a) })
	for _, dir := range deepestFirst {
		if known[dir] && dir != "." {
			o.root.Remove(dir)
		}
	}
}
