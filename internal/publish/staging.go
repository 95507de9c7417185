package publish

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/gofrs/flock"

	"essaim/internal/folders"
)

// The staging folder lies in the output folder, so that a rename never crosses
// file systems. It is there only while a build runs, or after a crash.
const (
	stagingDir  = ".essaim.tmp"
	stagingLock = stagingDir + "/lock"
	stagingSite = stagingDir + "/site" // laid out as the output folder
	stagingTemp = stagingDir + "/manifest"
)

// staging is where bytes wait for Commit. The lock that it holds keeps a second
// build out; the system releases it if we die.
type staging struct {
	root *os.Root      // the output folder
	site *os.Root      // stagingSite
	open *folders.Tree // of site
	lock *flock.Flock
}

func openStaging(root *os.Root) (*staging, error) {
	lock, err := lockStaging(root)
	if err != nil {
		return nil, err
	}
	s := &staging{root: root, lock: lock}
	if err := s.clear(); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// clear drops what a crash may have left.
func (s *staging) clear() (err error) {
	for _, name := range []string{stagingSite, stagingTemp} {
		if err := s.root.RemoveAll(name); err != nil {
			return err
		}
	}
	if err := s.root.Mkdir(stagingSite, 0o755); err != nil {
		return err
	}
	if s.site, err = s.root.OpenRoot(stagingSite); err != nil {
		return err
	}
	s.open = folders.New(s.site, 1)
	return nil
}

// lockAttempts is how often the lock may slip away because the build that held
// it was just removing its staging folder.
const lockAttempts = 8

func lockStaging(root *os.Root) (*flock.Flock, error) {
	for range lockAttempts {
		if err := root.Mkdir(stagingDir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if info, err := root.Lstat(stagingDir); err == nil && !info.IsDir() {
			return nil, &ForeignError{Dir: root.Name(), Path: stagingDir}
		}
		// A link, or a pipe that opens when someone else does, is never opened.
		if info, err := root.Lstat(stagingLock); err == nil && !info.Mode().IsRegular() {
			return nil, &ForeignError{Dir: root.Name(), Path: stagingLock}
		}
		lock := flock.New(filepath.Join(root.Name(), filepath.FromSlash(stagingLock)))
		switch locked, err := lock.TryLock(); {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, err
		case !locked:
			return nil, ErrBusy
		}
		// A lock on a file that was removed meanwhile keeps nobody out.
		ours, err := lock.Stat()
		if err != nil {
			lock.Unlock()
			return nil, err
		}
		if there, err := root.Lstat(stagingLock); err == nil && os.SameFile(ours, there) {
			return lock, nil
		}
		lock.Unlock()
	}
	return nil, ErrBusy
}

// write creates a file of the site to come.
func (s *staging) write(name string, content []byte) error {
	f, err := s.create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return s.failed(name, cmp.Or(err, f.Close()))
}

// writePieces creates a file of the site to come, and describes it.
func (s *staging) writePieces(name string, write func(io.Writer) error) (entry, error) {
	f, err := s.create(name)
	if err != nil {
		return entry{}, err
	}
	d := new(describer)
	to := &noting{w: f}
	err = write(io.MultiWriter(to, d))
	if closing := f.Close(); to.err == nil {
		to.err = closing
	}
	return d.entry(), cmp.Or(s.failed(name, to.err), err)
}

// A noting writer keeps its error apart from those of what is written.
type noting struct {
	w   io.Writer
	err error
}

func (n *noting) Write(p []byte) (int, error) {
	done, err := n.w.Write(p)
	if err != nil {
		n.err = err
	}
	return done, err
}

func (s *staging) create(name string) (*os.File, error) {
	from, rest := s.open.Near(name)
	if dir := path.Dir(rest); dir != "." {
		if err := mkdir(from, dir); err != nil {
			return nil, s.failed(name, err)
		}
	}
	f, err := from.OpenFile(rest, os.O_WRONLY|os.O_CREATE|os.O_EXCL|folders.AtOnce, 0o644)
	return f, s.failed(name, err)
}

// failed makes an error name the file that was to be, which is where its reader
// looks: nobody knows the staging folder.
func (s *staging) failed(name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: "write", Path: filepath.Join(s.root.Name(), filepath.FromSlash(name)), Err: cause(err)}
}

// remove drops what was written for nothing.
func (s *staging) remove(name string) error {
	from, name := s.open.Near(name)
	return from.Remove(name)
}

// mkdir tries the folder itself first: its parent is nearly always there.
func mkdir(from *os.Root, dir string) error {
	err := from.Mkdir(dir, 0o755)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return from.MkdirAll(dir, 0o755)
	}
	return err
}

// switchManifest puts a manifest in the place of the current one.
func (s *staging) switchManifest(text []byte) error {
	f, err := s.root.OpenFile(stagingTemp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	return s.root.Rename(stagingTemp, ManifestName)
}

// close drops what still waits, then lets the next build in. Nothing is lost if
// it fails: the next build cleans up.
func (s *staging) close() {
	if s.site != nil {
		s.open.Close()
		s.site.Close()
	}
	s.root.RemoveAll(stagingSite)
	s.root.Remove(stagingTemp)
	s.root.Remove(stagingLock)
	s.lock.Unlock()
	s.root.Remove(stagingDir)
}
