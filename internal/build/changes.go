package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"essaim/internal/digest"
	"essaim/internal/parallel"
	"essaim/internal/publish"
)

// changes is what differs from the previous build, as far as it is known before a
// file is read.
type changes struct {
	none     bool   // nothing differs
	last     *state // that the previous build left; nil for none
	previous *state // the same, when its files are all as it left them and had no problems: they are reused unread

	// Of the files of the site, nil when this build leaves no state.
	inputs []string
	stats  []fileStat
	before []uint64 // keys, for the instant of the previous state
	now    []uint64 // keys, for the instant of the next one
	at     time.Time

	key     uint64 // of the options
	folder  uint64 // of the path of the output folder
	version string
}

// detect compares what there is with the previous state. What has no key is taken
// for changed.
func detect(opt Options) (changes, error) {
	if !opt.remembers() {
		return changes{}, nil
	}
	c := changes{at: time.Now(), version: opt.Version}
	var err error
	if opt.Output, err = filepath.Abs(opt.Output); err != nil {
		return changes{}, err
	}
	c.folder = digest.Of([]byte(opt.Output))
	if c.key, err = key(opt); err != nil {
		return changes{}, err
	}
	listing := parallel.New()
	listing.Do(func() { c.inputs, c.stats, err = inputs(opt.Site) })
	c.last = readState(opt.Cache)
	reusable := c.last != nil && c.last.Options == c.key && c.last.Problems == 0 && c.last.isOfDay(opt) && c.last.hasOutput(opt.Output)
	if listing.Must(); err != nil {
		c.inputs = nil
		return c, nil // source says what is wrong
	}
	if reusable || c.last != nil && opt.Explain != "" {
		c.before, err = c.keys(opt.Site, c.last.InputAt)
		same := err == nil && combine(c.before...) == c.last.Input
		if reusable {
			c.previous, c.none = c.last, same
		}
	}
	if c.none {
		return c, nil
	}
	if c.now, err = c.keys(opt.Site, c.at); err != nil {
		c.inputs = nil
	}
	return c, nil
}

func (c changes) keys(site fs.FS, at time.Time) ([]uint64, error) {
	stat := func(i int) (fileStat, error) { return c.stats[i], nil }
	return fileKeys(c.inputs, at, stat, func(name string) ([]byte, error) { return fs.ReadFile(site, name) })
}

// report is that of a build that has nothing to do.
func (c changes) report() Report {
	if !c.none {
		return Report{}
	}
	return Report{AsOf: c.last.Day, Pages: c.last.Pages, Files: publish.Report{Unchanged: len(c.last.files)}}
}

// published are the files of the output folder that the previous state lists.
func (c changes) published() []string {
	if c.last == nil || c.last.Folder != c.folder {
		return nil
	}
	return c.last.files
}

func (s *state) isOfDay(opt Options) bool { return s.Zone == "" || Today(opt.Now, s.Zone) == s.Day }

func (s *state) hasOutput(dir string) bool {
	key, err := outputKey(dir, s.files, s.OutputAt)
	return err == nil && key == s.Output
}

// outputKey stands for the files of the output folder, and its manifest.
func outputKey(dir string, files []string, at time.Time) (uint64, error) {
	files = append(slices.Clip(files), publish.ManifestName)
	read := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))) }
	// An os.Root opens each folder on the way to a file. What is found here is only
	// compared, and does without.
	stat := func(i int) (fileStat, error) {
		info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(files[i])))
		if err != nil {
			return fileStat{}, err
		}
		return statOf(info), nil
	}
	keys, err := fileKeys(files, at, stat, read)
	return combine(keys...), err
}

// contentsOf is what the files of a site are made of; nothing when the build leaves
// no state. problems are counted later.
func contentsOf(opt Options, c changes, site *planned) contents {
	if c.inputs == nil {
		return contents{}
	}
	made := contents{
		Version: opt.Version, Day: site.situation.AsOf, Pages: site.pages(), Common: site.common,
		Facts: factsKey(site.network, c.inputs, c.now), texts: map[string]uint64{},
	}
	if opt.AsOf == 0 && site.network.AsOf == 0 {
		made.Zone = site.network.TimeZone
	}
	for body := range site.network.Bodies() {
		made.texts[body.File] = body.Hash
	}
	return made
}

// remember leaves the state of a build whose files are there. A cache that cannot
// be written costs time only.
func remember(opt Options, c changes, made contents, files []string) {
	if opt.Cache == nil {
		return
	}
	if c.inputs == nil {
		opt.Cache.Remove(stateFile)
		return
	}
	s := state{
		Format: stateFormat, Options: c.key, InputAt: c.at, Input: combine(c.now...),
		contents: made, Folder: c.folder, OutputAt: time.Now(), files: files,
	}
	if made.Problems == 0 { // else the next build compares nothing with it
		var err error
		if s.Output, err = outputKey(opt.Output, files, s.OutputAt); err != nil {
			opt.Cache.Remove(stateFile)
			return
		}
	}
	s.write(opt.Cache)
}
