package build

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"essaim/internal/digest"
)

// A file that was written within this time before a look at it is in doubt: a
// second write could leave its size and its date as they are. File systems
// whose dates are whole seconds (FAT keeps even ones only) need the long one;
// elsewhere a date is that of the kernel's last tick, which comes every ten
// milliseconds at least.
const (
	coarseGap = 2 * time.Second
	fineGap   = 50 * time.Millisecond
)

// errUntold says that a folder holds something that no fingerprint stands for.
var errUntold = errors.New("a link, or no regular file")

// fingerprints stand for what each of the named files holds, told by its path,
// size and date; those in doubt on that day and hour are read instead. They are
// the same as earlier ones, taken for the same instant, only if no file has
// changed since then.
func fingerprints(files []string, at time.Time, look func(i int) (glance, error), read func(string) ([]byte, error)) ([]uint64, error) {
	told := make([]uint64, len(files))
	var failed errorOnce
	var group sync.WaitGroup
	parts := 8 * runtime.GOMAXPROCS(0) // some cores may have other work
	for part := range parts {
		group.Go(func() {
			for i := part * len(files) / parts; i < (part+1)*len(files)/parts; i++ {
				g, err := look(i)
				if err == nil {
					told[i], err = g.tell(files[i], at, read)
				}
				if err != nil {
					failed.set(err)
					return
				}
			}
		})
	}
	if group.Wait(); failed.err != nil {
		return nil, failed.err
	}
	return told, nil
}

// A glance is what is told of a file without reading it.
type glance struct {
	regular bool
	size    int64
	date    time.Time
}

func glanceAt(info fs.FileInfo) glance {
	return glance{info.Mode().IsRegular(), info.Size(), info.ModTime()}
}

func (g glance) tell(file string, at time.Time, read func(string) ([]byte, error)) (uint64, error) {
	if !g.regular {
		return 0, errUntold
	}
	h := digest.Digest(0).Texts(file).Mix(uint64(g.size))
	gap := fineGap
	if g.date.Nanosecond() == 0 {
		gap = coarseGap
	}
	if g.date.Before(at.Add(-gap)) {
		h = h.Mix(uint64(g.date.UnixNano()))
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

// inputs lists the files of a site that a build may read, sorted by name, and
// what is told of each.
func inputs(site fs.FS) (files []string, glances []glance, err error) {
	type input struct {
		name   string
		glance glance
	}
	var found []input
	for _, folder := range []string{"content", "layouts", "static"} {
		err := fs.WalkDir(site, folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case name == folder && errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil:
				return err
			case d.IsDir():
				return nil
			}
			info, err := d.Info()
			if err == nil {
				found = append(found, input{name, glanceAt(info)})
			}
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	slices.SortFunc(found, func(a, b input) int { return strings.Compare(a.name, b.name) })
	for _, f := range found {
		files, glances = append(files, f.name), append(glances, f.glance)
	}
	return files, glances, nil
}
