package folders

import (
	"io/fs"
	"os"
	"sync"
)

// A Place is a folder by its name, for who follows a site for hours: an os.Root stays
// with the folder that it has opened, wherever that is moved, and when another one has
// taken its place. Nothing leads out of it, as with an os.Root.
type Place struct {
	dir  string
	mu   sync.RWMutex
	root *os.Root
}

// OpenPlace opens the folder that is there now.
func OpenPlace(dir string) (*Place, error) {
	root, err := os.OpenRoot(dir)
	return &Place{dir: dir, root: root}, err
}

// Renew opens the folder that is there now; without one, the former stays.
func (p *Place) Renew() {
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.root.Close()
	p.root = root
}

// Close lets go of the folder.
func (p *Place) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.root.Close()
}

// in does something in the folder, which is not closed meanwhile.
func in[T any](p *Place, do func(regularFS) (T, error)) (T, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return do(Regular(p.root).(regularFS))
}

func (p *Place) Open(name string) (fs.File, error) {
	return in(p, func(f regularFS) (fs.File, error) { return f.Open(name) })
}

func (p *Place) ReadFile(name string) ([]byte, error) {
	return in(p, func(f regularFS) ([]byte, error) { return f.ReadFile(name) })
}

func (p *Place) ReadDir(name string) ([]fs.DirEntry, error) {
	return in(p, func(f regularFS) ([]fs.DirEntry, error) { return f.ReadDir(name) })
}

func (p *Place) Stat(name string) (fs.FileInfo, error) {
	return in(p, func(f regularFS) (fs.FileInfo, error) { return f.Stat(name) })
}

func (p *Place) Lstat(name string) (fs.FileInfo, error) {
	return in(p, func(f regularFS) (fs.FileInfo, error) { return f.Lstat(name) })
}

func (p *Place) ReadLink(name string) (string, error) {
	return in(p, func(f regularFS) (string, error) { return f.ReadLink(name) })
}
