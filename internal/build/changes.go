package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/folders"
	"essaim/internal/parallel"
	"essaim/internal/publish"
)

// changes is what differs from the previous build, as far as it is known before a
// file is read that has not changed.
type changes struct {
	none     bool   // nothing differs
	last     *state // that the previous build left; nil for none
	previous *state // the same, when its files are all as it left them: they are reused unread

	inputs   []input // nil when this build leaves no state
	compared bool    // their digests are known where last has one, or they changed
	at       time.Time

	key     uint64 // of the options
	folder  uint64 // of the path of the output folder
	version string
}

// detect compares what there is with the previous state. What cannot be compared is
// taken for changed.
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
	if repository := opt.repository(); repository != nil {
		c.key = combine(c.key, digest.Of([]byte(repository.Head))) // dates are those of a commit
	}
	listing := parallel.New()
	listing.Do(func() { c.inputs, err = listInputs(opt.Site) })
	c.last = readState(opt.Cache)
	reusable := c.last != nil && c.last.Options == c.key && c.last.isOfDay(opt) && c.last.hasOutput(opt.Output)
	if listing.Must(); err != nil {
		c.inputs = nil
		return c, nil // source says what is wrong
	}
	if reusable || c.last != nil && opt.Explain != "" {
		same, err := c.compare(opt.Site)
		if err != nil {
			c.inputs = nil
			return c, nil
		}
		if reusable {
			c.previous, c.none = c.last, same
		}
	}
	return c, nil
}

// compare reports whether the files are those of the last build. It reads those
// whose stamp is another: their bytes may be the same, as after a copy.
func (c *changes) compare(site fs.FS) (same bool, err error) {
	c.compared = true
	var other []int
	i, gone := 0, false
	for _, was := range c.last.inputs {
		for ; i < len(c.inputs) && c.inputs[i].name < was.name; i++ {
			c.inputs[i].changed = true // it is new
		}
		switch {
		case i == len(c.inputs) || c.inputs[i].name != was.name:
			gone = true
			continue
		case was.stamp != unknown && was.stamp == c.inputs[i].stat.stamp():
			c.inputs[i].digest = was.digest
		default:
			c.inputs[i].changed = true // until it is read
			c.inputs[i].digest = was.digest
			other = append(other, i)
		}
		i++
	}
	for ; i < len(c.inputs); i++ {
		c.inputs[i].changed = true
	}
	err = inParallel(len(other), func(n int) error {
		in := &c.inputs[other[n]]
		now, err := digestOf(site, in.name)
		in.changed, in.digest = now != in.digest || now == unknown, now
		return err
	})
	return !gone && !slices.ContainsFunc(c.inputs, func(in input) bool { return in.changed }), err
}

// settle finds the digests of the files that had none when the build began: those of
// contents that were read, and of copies, are known by now. What cannot be read, and
// what may have changed after its first use, keeps none, and is made of anew by the
// next build.
func (c *changes) settle(opt Options, site *planned, copied func(path string) uint64) {
	known := make(map[string]uint64, len(c.inputs))
	for _, o := range site.plan.Outputs {
		if o.Copy != nil && !o.Copy.Default {
			known[o.Copy.Path] = copied(o.Path)
		}
	}
	read := make(map[string]uint64, len(c.inputs))
	for body := range site.network.Bodies() {
		read[body.File] = body.Whole
	}
	_ = inParallel(len(c.inputs), func(i int) error {
		in := &c.inputs[i]
		if in.digest != unknown {
			return nil
		}
		if in.digest = read[in.name]; in.digest != unknown {
			return nil
		}
		if in.digest = known[in.name]; in.digest == unknown {
			in.digest, _ = digestOf(opt.Site, in.name)
		}
		if info, err := fs.Lstat(opt.Site, in.name); err != nil || !in.isStill(info) {
			in.digest = unknown
		}
		return nil
	})
}

// report is that of a build that has nothing to do.
func (c changes) report() Report {
	if !c.none {
		return Report{}
	}
	return Report{AsOf: c.last.Day, Pages: c.last.Pages, Unsaid: c.last.Unsaid, Files: publish.Report{Unchanged: len(c.last.files)}}
}

// problems are those of a build that has nothing to do: those of the one before.
func (c changes) problems() []diag.Problem {
	if !c.none {
		return nil
	}
	return c.last.Problems
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

// outputKey stands for the files of the output folder and its manifest: their paths, sizes
// and dates, and the bytes of those whose date was in doubt at this instant. A key that is the
// same means that nothing has changed, unless a hand gave a file its former date.
func outputKey(dir string, files []string, at time.Time) (uint64, error) {
	files = append(slices.Clip(files), publish.ManifestName)
	keys := make([]uint64, len(files))
	err := inParallel(len(files), func(i int) error {
		// An os.Root opens each folder on the way to a file. What is found here is only
		// compared, and does without.
		name := filepath.Join(dir, filepath.FromSlash(files[i]))
		info, err := os.Lstat(name)
		if err != nil {
			return err
		}
		stat, err := statOf(info)
		if err != nil {
			return err
		}
		stat.mark = folders.Mark{} // a copy of a site is as good as the site
		known := stat.stamp()
		if stat.inDoubt(at) {
			known, err = digestOf(os.DirFS(dir), files[i])
		}
		h := digest.Digest(0).Texts(files[i]).Mix(known)
		keys[i] = h.Sum64()
		return err
	})
	return combine(keys...), err
}

// inParallel does a part of the work on each core, as far as others leave it free.
func inParallel(total int, do func(int) error) error {
	group := parallel.New()
	parts := 8 * runtime.GOMAXPROCS(0)
	for part := range parts {
		group.Go(func() error {
			for i := part * total / parts; i < (part+1)*total/parts; i++ {
				if err := do(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// contentsOf is what the files of a site are made of; nothing when the build leaves
// no state. Problems are added later.
func contentsOf(opt Options, c changes, site *planned, unsaid Unsaid) contents {
	if c.inputs == nil {
		return contents{}
	}
	made := contents{
		Version: opt.Version, Day: site.situation.AsOf, Pages: site.pages(), Unsaid: unsaid, Common: site.common,
		Facts: factsKey(site.network, c.inputs), texts: map[string]shown{},
	}
	if opt.AsOf == 0 && site.network.AsOf == 0 {
		made.Zone = site.network.TimeZone
	}
	for _, o := range site.plan.Outputs {
		if isNamesake(o) {
			made.Namesakes = append(made.Namesakes, o.Path)
		}
	}
	for body := range site.network.Bodies() {
		made.texts[body.File] = shown{body.Hash, body.Front}
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
		Format: stateFormat, Options: c.key, InputAt: c.at,
		contents: made, Folder: c.folder, OutputAt: time.Now(), files: files,
	}
	for _, in := range c.inputs {
		was := knownInput{name: in.name, digest: in.digest}
		if !in.stat.inDoubt(c.at) {
			was.stamp = in.stat.stamp()
		}
		s.inputs = append(s.inputs, was)
	}
	var err error
	if s.Output, err = outputKey(opt.Output, files, s.OutputAt); err != nil {
		opt.Cache.Remove(stateFile)
		return
	}
	s.write(opt.Cache)
}
