package build

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"time"

	"essaim/internal/digest"
	"essaim/internal/folders"
	"essaim/internal/parallel"
)

// A file that was written within this time before it is looked at is in doubt: a
// second write could leave its size and its date as they are. File systems
// whose dates are whole seconds (FAT keeps even ones only) need the long one;
// elsewhere a date is that of the kernel's last tick, which comes every ten
// milliseconds at least.
const (
	coarseGap = 2 * time.Second
	fineGap   = 50 * time.Millisecond
)

// errNoKey says that a folder holds something that has no key.
var errNoKey = errors.New("a link, or no regular file")

// A fileStat is what is known of a file without reading it.
type fileStat struct {
	regular bool
	size    int64
	date    time.Time
}

func statOf(info fs.FileInfo) fileStat {
	return fileStat{info.Mode().IsRegular(), info.Size(), info.ModTime()}
}

// key is made of a file's path, size and date; of its path, size and bytes when it
// is in doubt at an instant. Two keys for the same instant are the same only if the
// file has not changed.
func (s fileStat) key(file string, at time.Time, read func(string) ([]byte, error)) (uint64, error) {
	if !s.regular {
		return unknown, errNoKey
	}
	h := digest.Digest(0).Texts(file).Mix(uint64(s.size))
	gap := fineGap
	if s.date.Nanosecond() == 0 {
		gap = coarseGap
	}
	if s.date.Before(at.Add(-gap)) {
		h = h.Mix(uint64(s.date.UnixNano()))
		return h.Sum64(), nil
	}
	text, err := read(file)
	h.Write(text)
	return h.Sum64(), err
}

// fileKeys are those of the named files.
func fileKeys(files []string, at time.Time, stat func(i int) (fileStat, error), read func(string) ([]byte, error)) ([]uint64, error) {
	keys := make([]uint64, len(files))
	group := parallel.New()
	parts := 8 * runtime.GOMAXPROCS(0) // some cores may have other work
	for part := range parts {
		group.Go(func() error {
			for i := part * len(files) / parts; i < (part+1)*len(files)/parts; i++ {
				s, err := stat(i)
				if err == nil {
					keys[i], err = s.key(files[i], at, read)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return keys, nil
}

// inputs lists the files of a site that a build may read, sorted by name, with
// their stats.
func inputs(site fs.FS) (files []string, stats []fileStat, err error) {
	type input struct {
		name string
		stat fileStat
	}
	var found []input
	for _, folder := range []string{"content", "layouts", "static"} {
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
			if err == nil {
				found = append(found, input{name, statOf(info)})
			}
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	slices.SortFunc(found, func(a, b input) int { return strings.Compare(a.name, b.name) })
	for _, f := range found {
		files, stats = append(files, f.name), append(stats, f.stat)
	}
	return files, stats, nil
}
