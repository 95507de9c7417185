package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
)

// Output is the output folder while one build writes to it.
type Output struct {
	root    disk
	stage   *staging
	created bool // Open made the folder
	trusted bool // see Trust
	damaged bool // the manifest was
	buffers sync.Pool

	last   manifest // what the last build left; only read
	former Former   // the same, with what it noted

	notes, gone map[string]string // by path; see Note

	mu    sync.Mutex
	next  manifest // what this build leaves
	paths []string // of next, sorted, once all are there
	// staged are the paths of next whose bytes wait in the staging folder.
	staged []string
}

// disk is the folder of the site as an os.Root gives it; tests give one whose names know
// no case, as those of macOS and Windows.
type disk interface {
	Name() string
	FS() fs.FS
	Lstat(name string) (fs.FileInfo, error)
	Open(name string) (*os.File, error)
	ReadFile(name string) ([]byte, error)
	MkdirAll(name string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
	Close() error
}

// Open takes hold of the folder dir, creating it if need be, until Commit or
// Abort. It changes nothing that a reader of the site could see. ours are the files
// of the last build, as far as the caller knows: with a manifest that was damaged,
// they are taken for ours, and written again.
func Open(dir string, ours ...string) (*Output, error) {
	created, err := makeFolder(dir)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	o := &Output{root: root, created: created, next: manifest{}}
	o.buffers.New = func() any { return new([64 << 10]byte) }
	if err := o.take(root, ours); err != nil {
		o.letGo()
		return nil, inFolder(dir, err)
	}
	return o, nil
}

// take makes sure that the folder is ours and that nobody else is at work.
func (o *Output) take(root *os.Root, ours []string) error {
	if _, err := root.Lstat(ManifestName); errors.Is(err, fs.ErrNotExist) {
		if err := refuseForeign(root); err != nil {
			return err
		}
	}
	stage, err := openStaging(root)
	if err != nil {
		return err
	}
	// Only now: another build may have ended just before the lock was ours.
	if o.former, o.damaged, err = readManifest(root, ours); err != nil {
		stage.close()
		return err
	}
	o.last, o.stage = o.former.files, stage
	return nil
}

func makeFolder(dir string) (created bool, err error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, os.MkdirAll(dir, 0o755)
	case err == nil && !info.IsDir():
		return false, &ForeignError{Dir: dir}
	}
	return false, err
}

// refuseForeign looks for anything but dot files.
func refuseForeign(root *os.Root) error {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return &ForeignError{Dir: root.Name(), Path: e.Name()}
		}
	}
	return nil
}

// validate refuses a path that is not a clean relative one, or that names a dot
// file: those belong to the user and to us.
func validate(p string) error {
	if !fs.ValidPath(p) || p[0] == '.' || strings.Contains(p, "/.") || strings.ContainsAny(p, "\\\x00") {
		return fmt.Errorf("publish: %q is not a path of a site", p)
	}
	return nil
}

// Trust says that every file of the last build is as that build left it, as the
// caller found out by other means: none is read to make sure. It is called before
// all others, or not at all.
func (o *Output) Trust() { o.trusted = !o.damaged }

// Stay is Reuse for whoever knows that a file would be the same again: it stays,
// with the key that it has. False means that the last build had none at path, or
// that the file is not what was written.
func (o *Output) Stay(path string) bool {
	e, known := o.last[path]
	if !known || !o.intact(path, e) {
		return false
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.next[path] = e
	return true
}

// Reuse reports whether the last build made the file from the same key and the
// file is still what was written; if so, the file stays and there is nothing to
// Put. A key of 0 never matches: it marks what must be made again each time.
// Reuse is safe for concurrent use.
func (o *Output) Reuse(path string, key uint64) bool {
	e, known := o.last[path]
	return known && key != 0 && e.key == key && o.Stay(path)
}

// LastKey is the key that the last build gave a file; 0 for none.
func (o *Output) LastKey(path string) uint64 { return o.last[path].key }

// Kept is what is known of a file that was reused, or that stayed: its size, and what was
// noted of it.
func (o *Output) Kept(path string) (size int64, note string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	e := o.next[path]
	return e.size, e.note
}

// Content gives the bytes of a file that was reused or put. One that was reused and is not
// what was written any more, as a folder that is trusted may have it, is not there:
// fs.ErrNotExist.
func (o *Output) Content(path string) ([]byte, error) {
	content, err := o.stage.site.ReadFile(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return content, err
	}
	if content, err = o.root.ReadFile(path); err != nil {
		return nil, err
	}
	o.mu.Lock()
	e, known := o.next[path]
	o.mu.Unlock()
	if !known || !describe(e.key, content).sameBytes(e) {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return content, nil
}

// ReuseAll is Reuse for every file below a folder, whatever its name: it reports
// whether the last build made all of them from the keys that they have now, by
// path below the folder, and all are still what was written. If so, all stay; else
// none does.
func (o *Output) ReuseAll(folder string, key func(path string) uint64) bool {
	kept := manifest{}
	for path, e := range o.last {
		below, isBelow := strings.CutPrefix(path, folder+"/")
		if !isBelow {
			continue
		}
		if k := key(below); k == 0 || e.key != k || !o.intact(path, e) {
			return false
		}
		kept[path] = e
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	maps.Copy(o.next, kept)
	return len(kept) > 0
}

// Paths are the files of the site, our manifest not among them, sorted. They are
// asked for after Commit.
func (o *Output) Paths() []string { return o.paths }

// Digest is that of the bytes of a file that was reused or put, as digest.Blocks makes
// it; 0 when there is none.
func (o *Output) Digest(path string) uint64 {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.next[path].digest
}

// A State is what the folder knows of one file.
type State struct {
	Known   bool   // the previous build left it
	Key     uint64 // that the previous build gave it
	Intact  bool   // it is as the previous build left it
	Written bool   // this build puts other bytes in its place, or new ones
}

// State is asked for before Commit, when the file was reused or put. First is true
// when no build left anything here.
func (o *Output) State(path string) (s State, first bool) {
	e, known := o.last[path]
	o.mu.Lock()
	defer o.mu.Unlock()
	written := slices.Contains(o.staged, path)
	known = known && e != entry{note: e.note} // else a crash may have kept it from being written
	return State{known, e.key, known && o.intact(path, e), written}, o.last == nil
}

// Put gives a file's bytes, which are not retained. They wait in the staging
// folder, unless the file on disk already holds them. Giving a path twice is an
// error. Put is safe for concurrent use.
func (o *Output) Put(path string, key uint64, content []byte) error {
	if err := validate(path); err != nil {
		return err
	}
	unchanged, err := o.enter(path, describe(key, content))
	if err != nil || unchanged {
		return err
	}
	return o.stage.write(path, content)
}

// PutPieces is Put for a file that nobody holds as a whole: write gives its bytes
// one piece after the other.
func (o *Output) PutPieces(path string, key uint64, write func(io.Writer) error) error {
	if err := validate(path); err != nil {
		return err
	}
	e, err := o.stage.writePieces(path, write)
	if err != nil {
		return err
	}
	e.key = key
	unchanged, err := o.enter(path, e)
	if unchanged {
		return o.stage.remove(path)
	}
	return err
}

// PutFile is PutPieces for a file of a known size that can be gone through twice: it
// is staged only if it is not the one that is there.
func (o *Output) PutFile(path string, key uint64, size int64, write func(io.Writer) error) error {
	if err := validate(path); err != nil {
		return err
	}
	if last, known := o.last[path]; known && last.size == size {
		d := new(describer)
		if err := write(d); err != nil {
			return err
		}
		if e := d.entry(); e.sameBytes(last) && o.intact(path, last) {
			e.key = key
			return o.keep(path, e, true)
		}
	}
	return o.PutPieces(path, key, write)
}

// enter takes a file into the site to come, and reports whether the file on disk
// holds the same bytes already.
func (o *Output) enter(path string, e entry) (unchanged bool, err error) {
	last, known := o.last[path]
	unchanged = known && e.sameBytes(last) && o.intact(path, last)
	return unchanged, o.keep(path, e, unchanged)
}

func (o *Output) keep(path string, e entry, unchanged bool) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, twice := o.next[path]; twice {
		return fmt.Errorf("publish: %s is given twice", path)
	}
	o.next[path] = e
	if !unchanged {
		o.staged = append(o.staged, path)
	}
	return nil
}

// intact reports whether the file on disk holds what its entry says. It reads the
// file: comparing sizes and dates would miss a hand that keeps both, and reading
// a page costs less than a tenth of making it.
func (o *Output) intact(path string, e entry) bool {
	if o.trusted {
		return true
	}
	f, err := o.root.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() != e.size {
		return false
	}
	buffer := o.buffers.Get().(*[64 << 10]byte)
	defer o.buffers.Put(buffer)
	var there describer
	_, err = io.CopyBuffer(&there, onlyReader{f}, buffer[:])
	return err == nil && there.entry().sameBytes(e)
}

// An onlyReader has no way of its own to be copied, which would take a buffer of its
// own.
type onlyReader struct{ io.Reader }

// Abort gives up: the site stays as the last build left it.
func (o *Output) Abort() { o.close() }

func (o *Output) close() {
	o.stage.close()
	o.letGo()
}

func (o *Output) letGo() {
	o.root.Close()
	if o.created {
		os.Remove(o.root.Name()) // fails once it holds something, as it should
	}
}
