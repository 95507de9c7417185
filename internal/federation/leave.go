package federation

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"essaim/internal/network"
)

// A Leaver is a folder of federation/ of no network that the portal names any more.
type Leaver struct {
	ID      string
	Removed bool // else it holds what no pull has put there, or not as it was put
}

// Leave removes the copies of networks that the portal no longer names: what a pull has
// written, as it wrote it, and can fetch again. A folder in which anything else is, or
// of which nothing is known, stays.
func Leave(site *os.Root, remotes []*network.Remote) ([]Leaver, error) {
	entries, err := fs.ReadDir(site.FS(), Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var left []Leaver
	for _, e := range entries {
		id := e.Name()
		named := slices.ContainsFunc(remotes, func(r *network.Remote) bool { return r.ID == id })
		if named || !e.IsDir() || strings.HasPrefix(id, ".") {
			continue
		}
		c := copyOf(site, &network.Remote{ID: id})
		removed, err := c.leave()
		if err != nil {
			return left, err
		}
		left = append(left, Leaver{id, removed})
	}
	return left, nil
}

// leave removes a copy that is as it was written.
func (c *kept) leave() (removed bool, err error) {
	var known bool
	if c.marks, known = c.readMarks(); !known || len(c.marks.Files) == 0 {
		return false, nil
	}
	entries, err := fs.ReadDir(c.site.FS(), c.folder)
	if err != nil {
		return false, err
	}
	for _, e := range entries {
		if m := c.marks.Files[e.Name()]; m.Sum == "" || m.Sum != c.sum(e.Name()) {
			return false, nil
		}
	}
	for _, e := range entries {
		if err := c.site.Remove(path.Join(c.folder, e.Name())); err != nil {
			return false, err
		}
	}
	return true, errors.Join(c.site.Remove(c.folder), c.site.Remove(c.marksFile()))
}
