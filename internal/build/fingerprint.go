package build

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"time"

	"essaim/internal/digest"
)

// A file that was written within this time before a look at it is in doubt: a
// second write could leave its size and its date as they are. File systems
// whose dates are whole seconds (FAT keeps even ones only) need the long one;
// elsewhere a date is that of the kernel's last tick.
const (
	coarseGap = 2 * time.Second
	fineGap   = 100 * time.Millisecond
)

// errUntold says that a folder holds something that no fingerprint stands for.
var errUntold = errors.New("a link, or no regular file")

// fingerprint stands for what the named files hold, told by their path, size
// and date; those in doubt on that day and hour are read instead. It is the
// same as an earlier one, taken for the same instant, only if no file has
// changed since then.
func fingerprint(files []string, at time.Time, stat func(string) (fs.FileInfo, error), read func(string) ([]byte, error)) (uint64, error) {
	told := make([]uint64, len(files))
	var failed errorOnce
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for part := range workers {
		group.Go(func() {
			for i := part * len(files) / workers; i < (part+1)*len(files)/workers; i++ {
				var err error
				if told[i], err = tell(files[i], at, stat, read); err != nil {
					failed.set(err)
					return
				}
			}
		})
	}
	group.Wait()
	return combine(told...), failed.err
}

func tell(file string, at time.Time, stat func(string) (fs.FileInfo, error), read func(string) ([]byte, error)) (uint64, error) {
	info, err := stat(file)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, errUntold
	}
	date := info.ModTime()
	h := digest.Digest(0).Texts(file).Mix(uint64(info.Size()))
	gap := fineGap
	if date.Nanosecond() == 0 {
		gap = coarseGap
	}
	if date.Before(at.Add(-gap)) {
		h = h.Mix(uint64(date.UnixNano()))
		return h.Sum64(), nil
	}
	text, err := read(file)
	h.Write(text)
	return h.Sum64(), err
}

// errorOnce keeps one of the errors of several goroutines.
type errorOnce struct {
	once sync.Once
	err  error
}

func (e *errorOnce) set(err error) { e.once.Do(func() { e.err = err }) }

// inputs lists the files of a site that a build may read, sorted.
func inputs(site fs.FS) ([]string, error) {
	var files []string
	for _, folder := range []string{"content", "layouts", "static"} {
		err := fs.WalkDir(site, folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case name == folder && errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil:
				return err
			case !d.IsDir():
				files = append(files, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(files)
	return files, nil
}
