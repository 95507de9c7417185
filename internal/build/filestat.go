package build

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"essaim/internal/digest"
	"essaim/internal/federation"
	"essaim/internal/folders"
)

// A file that was written within this time before it is looked at is in doubt: a
// second write could leave its size and its dates as they are. File systems
// whose dates are whole seconds (FAT keeps even ones only) need the long one;
// elsewhere a date is that of the kernel's last tick, which comes every ten
// milliseconds at least.
const (
	coarseGap = 2 * time.Second
	fineGap   = 50 * time.Millisecond
)

// errNotRegular says that a folder holds what a build does not read.
var errNotRegular = errors.New("a link, or no regular file")

// A fileStat is what is known of a file without reading it.
type fileStat struct {
	size int64
	date time.Time
	mark folders.Mark
}

func statOf(info fs.FileInfo) (fileStat, error) {
	if !info.Mode().IsRegular() {
		return fileStat{}, errNotRegular
	}
	return fileStat{info.Size(), info.ModTime(), folders.MarkOf(info)}, nil
}

// stamp stands for a stat. A file whose stamp is that of an earlier look, when it was
// not in doubt, holds the same bytes.
func (s fileStat) stamp() uint64 {
	return combine(uint64(s.size), uint64(s.date.UnixNano()), uint64(s.mark.Changed), s.mark.Number)
}

// inDoubt is true when a file that was looked at at this instant may change and have
// the same stamp.
func (s fileStat) inDoubt(at time.Time) bool {
	dates := []time.Time{s.date}
	if s.mark != (folders.Mark{}) {
		dates = append(dates, time.Unix(0, s.mark.Changed))
	}
	return slices.ContainsFunc(dates, func(date time.Time) bool {
		gap := fineGap
		if date.Nanosecond() == 0 {
			gap = coarseGap
		}
		return !date.Before(at.Add(-gap))
	})
}

// An input is a file of a site that a build may read.
type input struct {
	name    string
	stat    fileStat // before the build read anything
	digest  uint64   // of its bytes, as digest.Blocks makes it; unknown until it is wanted
	changed bool     // since the last build, as far as that is known
}

// isStill is true when another look finds what the first one found.
func (in *input) isStill(info fs.FileInfo) bool {
	stat, err := statOf(info)
	return err == nil && stat.stamp() == in.stat.stamp()
}

// ReadFrom are the folders of a site that a build reads.
var ReadFrom = []string{"content", federation.Folder, "layouts", "static"}

// listInputs lists the files of a site that a build may read, sorted by name.
func listInputs(site fs.FS) ([]input, error) {
	var found []input
	for _, folder := range ReadFrom {
		err := fs.WalkDir(site, folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case name == folder && (errors.Is(err, fs.ErrNotExist) || err != nil && folders.LeadsOut(site, folder)):
				return nil // the second is reported by who reads it
			case err != nil:
				return err
			case d.IsDir():
				return nil
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			stat, err := statOf(info)
			found = append(found, input{name: name, stat: stat})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(found, func(a, b input) int { return strings.Compare(a.name, b.name) })
	return found, nil
}

// digestOf reads a file, of any size, in pieces.
func digestOf(site fs.FS, name string) (uint64, error) {
	file, err := site.Open(name)
	if err != nil {
		return unknown, err
	}
	defer file.Close()
	var d digest.Blocks
	_, err = io.Copy(&d, file)
	return d.Sum64(), err
}
