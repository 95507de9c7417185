// Package folders opens many files of a few folders. An os.Root finds its way
// to a file anew each time, a system call or two for each folder on it; a Tree
// keeps the folders near the root open, and begins there. Nothing leads out of
// the root, as with an os.Root: what is kept open was reached through it.
//
// A Tree is for one run. Who follows a site for hours uses the root itself: a
// folder that is replaced meanwhile would still be the old one here.
package folders

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
)

// How many folders are kept open; files of others are found from the root. Few
// of them may be any folder, for which enough files are asked for about the same
// time.
const (
	most   = 32
	few    = 8
	enough = 3
)

// AtOnce is a flag to open files with that nobody has to wait for. Package os
// gives it to each of the others, and takes it away again where it is of no use,
// by four system calls.
const AtOnce = syscall.O_NONBLOCK

// A Tree is safe for concurrent use.
type Tree struct {
	root  *os.Root
	depth int

	mu   sync.Mutex
	open map[string]*os.Root
	near [few]vicinity // where the last files lay whose own folder was not open
	next int           // place among them
	own  int           // how many of these were opened, or could not be

	listed sync.Map // what ReadDir gave, by folder, until it gives it again
}

type vicinity struct {
	folder string
	files  int
}

// New keeps the folders open that are depth levels below root, which stays the
// caller's to close.
func New(root *os.Root, depth int) *Tree {
	return &Tree{root: root, depth: depth, open: map[string]*os.Root{}}
}

// Near gives the folder to begin at, and the way from there to the file or
// folder name, which is slash-separated. It opens nothing that is not there.
func (t *Tree) Near(name string) (*os.Root, string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if end := strings.LastIndexByte(name, '/'); end > 0 {
		if held := t.vicinity(name[:end]); held != nil {
			return held, name[end+1:]
		}
	}
	at := 0
	for range t.depth {
		i := strings.IndexByte(name[at:], '/')
		if i < 0 {
			return t.root, name
		}
		at += i + 1
	}
	if held := t.hold(name[:at-1]); held != nil {
		return held, name[at:]
	}
	return t.root, name
}

// vicinity is the folder of a file, if it is open, or worth it.
func (t *Tree) vicinity(folder string) *os.Root {
	if held := t.open[folder]; held != nil || t.own == few {
		return held
	}
	i := slices.IndexFunc(t.near[:], func(v vicinity) bool { return v.folder == folder })
	if i < 0 {
		i = t.next % few
		t.near[i] = vicinity{folder: folder}
		t.next++
	}
	t.near[i].files++
	if t.near[i].files < enough {
		return nil
	}
	t.own++
	return t.hold(folder)
}

// hold opens a folder, unless it is open; nil when it cannot, or when there are
// many already.
func (t *Tree) hold(folder string) *os.Root {
	if held := t.open[folder]; held != nil {
		return held
	}
	if len(t.open) == most {
		return nil
	}
	held, err := t.root.OpenRoot(folder)
	if err != nil {
		return nil
	}
	t.open[folder] = held
	return held
}

// Close closes what was kept open.
func (t *Tree) Close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for folder, held := range t.open {
		held.Close()
		delete(t.open, folder)
	}
}

// FS is the tree as what packages read from. It gives what an os.Root's does, but
// for what is no regular file.
func (t *Tree) FS() fs.FS { return treeFS{regularFS{t.root.FS().(rootFS), t.Near}, t} }

// Regular is a root as what packages read from, who follow a site for hours.
func Regular(root *os.Root) fs.FS {
	return regularFS{root.FS().(rootFS), func(name string) (*os.Root, string) { return root, name }}
}

type rootFS interface {
	fs.StatFS
	fs.ReadDirFS
	fs.ReadFileFS
	fs.ReadLinkFS
}

// A regularFS opens no pipe, socket or device, which may give nothing for ever, or
// never end.
type regularFS struct {
	rootFS
	near func(name string) (*os.Root, string)
}

type treeFS struct {
	regularFS
	tree *Tree
}

func (f regularFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return f.rootFS.Open(name) // for its error
	}
	folder, rest := f.near(name)
	file, err := folder.OpenFile(rest, os.O_RDONLY|AtOnce, 0)
	if err != nil {
		return nil, f.whole(name, err)
	}
	if err := refuse(file); err != nil {
		file.Close()
		return nil, f.whole(name, err)
	}
	return file, nil
}

// ErrNotRegular is the error of what is neither a file nor a folder.
var ErrNotRegular = errors.New("neither a file nor a folder")

func refuse(file *os.File) error {
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return ErrNotRegular
	}
	return err
}

// whole is an error that names the whole path.
func (f regularFS) whole(name string, err error) error {
	if under := (*fs.PathError)(nil); errors.As(err, &under) {
		err = under.Err
	}
	return &fs.PathError{Op: "open", Path: name, Err: err}
}

// ReadFile is here for what Open refuses.
func (f regularFS) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(opening(f.Open), name)
}

// opening is a file system that only opens.
type opening func(name string) (fs.File, error)

func (f opening) Open(name string) (fs.File, error) { return f(name) }

// ReadDir lists a folder, and asks for the size and date of each file in it as
// an os.Root does. A run goes through a site twice, to look and to read: the
// second time costs nothing.
func (f treeFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if list, known := f.tree.listed.LoadAndDelete(name); known {
		return list.([]fs.DirEntry), nil
	}
	list, err := f.rootFS.ReadDir(name)
	if err == nil {
		f.tree.listed.Store(name, slices.Clone(list))
	}
	return list, err
}
