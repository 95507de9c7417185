package preview

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"time"

	"essaim/internal/build"
	"essaim/internal/folders"
)

// pollEvery is how often files are looked at where there are no events.
const pollEvery = time.Second

// poll hands on what differs from a survey until ctx ends, looking at every file now
// and then. renewed is called when another folder has taken the place of the site's.
func poll(ctx context.Context, site fs.FS, before map[string]fileState, folder *spot, every time.Duration, renewed func(), changed func(paths []string)) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if folder.replaced() {
			renewed()
			before = survey(site)
			changed([]string{"."})
			continue
		}
		now := survey(site)
		if paths := differences(before, now); paths != nil {
			changed(paths)
		}
		before = now
	}
}

// A fileState distinguishes two states of a file. One that has only been copied, or
// has other rights, is read again, and no page is another for that.
type fileState struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
	mark     folders.Mark
}

// survey stamps the files and folders of a site that matter.
func survey(site fs.FS) map[string]fileState {
	states := map[string]fileState{}
	for _, folder := range build.ReadFrom {
		// What cannot be read is not there; reading the site says why.
		_ = fs.WalkDir(site, folder, func(p string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case isTemporary(path.Base(p)) && entry.IsDir():
				return fs.SkipDir
			case isTemporary(path.Base(p)):
				return nil
			}
			if stat, err := entry.Info(); err == nil {
				s := fileState{stat.Size(), stat.ModTime(), stat.Mode(), folders.MarkOf(stat)}
				if entry.IsDir() {
					s = fileState{mode: stat.Mode()} // its files speak for themselves
				}
				states[p] = s
			}
			return nil
		})
	}
	return states
}

func differences(before, now map[string]fileState) []string {
	var paths []string
	for p, s := range now {
		if was, known := before[p]; !known || was != s {
			paths = append(paths, p)
		}
	}
	for p := range before {
		if _, there := now[p]; !there {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	return paths
}
