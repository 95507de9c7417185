package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// newFiles writes files that are not there yet, all of them or none, and knows what to
// take away again when not all of them can be written.
type newFiles struct {
	root   *os.Root
	made   []string // files, and folders that were not there, in order
	staged []string // files that are whole, under their temporary names
}

// createFile writes one file that is not there yet, and its folder.
func createFile(root *os.Root, name string, text []byte) error {
	files := newFiles{root: root}
	err := files.create(name, text)
	if err != nil {
		files.undo()
	}
	return err
}

// create writes one of several files that need not appear together.
func (n *newFiles) create(name string, text []byte) error {
	err := n.stage(name, text)
	if err == nil {
		err = n.publish()
	}
	if err != nil {
		n.unstage()
	}
	return err
}

// stage writes a file under another name: nobody sees a part of it, and a full disk is found
// out before anything is seen. A file that is there is fs.ErrExist.
func (n *newFiles) stage(name string, text []byte) error {
	if _, err := n.root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return n.failed(name, cmp.Or(err, fs.ErrExist))
	}
	if err := n.folder(path.Dir(name)); err != nil {
		return err
	}
	n.root.Remove(temporary(name)) // of one that was cut short
	n.staged = append(n.staged, name)
	f, err := n.root.OpenFile(temporary(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return n.failed(name, err)
	}
	_, err = f.Write(text)
	if err := cmp.Or(err, f.Close()); err != nil {
		return n.failed(name, err)
	}
	return nil
}

// temporary is a name that no reader of a site looks at.
func temporary(name string) string { return path.Join(path.Dir(name), "."+path.Base(name)+".tmp") }

// publish gives the files their names, the last first: a sheet comes after what it shows, so
// that a program which is killed leaves no sheet without its pictures.
func (n *newFiles) publish() error {
	for _, name := range slices.Backward(n.staged) {
		if err := n.rename(name); err != nil {
			return n.failed(name, err)
		}
		n.made = append(n.made, name)
	}
	n.staged = nil
	return nil
}

func (n *newFiles) rename(name string) error {
	// A link is refused when somebody else has just made the file. Not every disk has
	// links.
	switch err := n.root.Link(temporary(name), name); {
	case err == nil:
		return n.root.Remove(temporary(name))
	case errors.Is(err, fs.ErrExist):
		return err
	}
	return n.root.Rename(temporary(name), name)
}

// folder makes a folder and those that lead to it.
func (n *newFiles) folder(name string) error {
	if info, err := n.root.Stat(name); err == nil && info.IsDir() {
		return nil
	}
	if name != "." {
		if err := n.folder(path.Dir(name)); err != nil {
			return err
		}
	}
	if err := n.root.Mkdir(name, 0o755); err != nil {
		return n.failed(name, err)
	}
	n.made = append(n.made, name)
	return nil
}

// undo takes away what was made, the last first. A folder that holds something of
// somebody else stays.
func (n *newFiles) undo() {
	n.unstage()
	for _, name := range slices.Backward(n.made) {
		n.root.Remove(name)
	}
	n.made = nil
}

func (n *newFiles) unstage() {
	for _, name := range n.staged {
		n.root.Remove(temporary(name))
	}
	n.staged = nil
}

// failed makes an error name the file that was to be.
func (n *newFiles) failed(name string, err error) error {
	var at *fs.PathError
	var names *os.LinkError
	switch {
	case errors.As(err, &at):
		err = at.Err
	case errors.As(err, &names):
		err = names.Err
	}
	return &fs.PathError{Op: "create", Path: filepath.Join(n.root.Name(), filepath.FromSlash(name)), Err: err}
}

// createAt makes a file where somebody said, in a folder that is there, and none was.
func createAt(file string, text []byte) error {
	folder, err := os.OpenRoot(filepath.Dir(file))
	if errors.Is(err, fs.ErrNotExist) {
		return wrong("usage.no-folder", filepath.Dir(file))
	}
	if err != nil {
		return err
	}
	defer folder.Close()
	err = createFile(folder, filepath.Base(file), text)
	if errors.Is(err, fs.ErrExist) {
		return wrong("usage.file-exists", file)
	}
	return err
}

// newFolder makes a folder, and says which folders were not there, the last first.
func newFolder(dir string) (made []string, err error) {
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			break
		}
		made = append(made, at)
	}
	return made, os.MkdirAll(dir, 0o755)
}
