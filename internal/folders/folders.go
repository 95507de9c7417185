// Package folders opens many files of a few folders. An os.Root finds its way
// to a file anew each time, a system call or two for each folder on it; a Tree
// keeps the folders near the root open, and begins there. Nothing leads out of
// the root, as with an os.Root: what is kept open was reached through it.
//
// A Tree is for one run. Who follows a site for hours uses the root itself: a
// folder that is replaced meanwhile would still be the old one here.
package folders

import (
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

// FS is the tree as what packages read from. It gives what an os.Root's does.
func (t *Tree) FS() fs.FS { return treeFS{t.root.FS().(rootFS), t} }

type rootFS interface {
	fs.StatFS
	fs.ReadDirFS
	fs.ReadFileFS
	fs.ReadLinkFS
}

type treeFS struct {
	rootFS
	tree *Tree
}

func (f treeFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return f.rootFS.Open(name) // for its error
	}
	folder, rest := f.tree.Near(name)
	file, err := folder.OpenFile(rest, os.O_RDONLY|AtOnce, 0)
	if err != nil {
		return f.rootFS.Open(name) // so that an error names the whole path
	}
	return file, nil
}

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
