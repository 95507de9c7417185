package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrBusy says that another build is writing to the folder.
var ErrBusy = errors.New("another build is writing to this folder")

// ForeignError says that the output folder, or something in the way of a file
// to publish, is not ours. Path is relative to Dir and slash-separated; it names
// one thing that is not ours.
type ForeignError struct {
	Dir, Path string
	Manifest  bool // Path is a manifest, but none that this essaim can read
}

// File is the path of what is not ours, as the system writes it.
func (e *ForeignError) File() string { return filepath.Join(e.Dir, filepath.FromSlash(e.Path)) }

func (e *ForeignError) Error() string {
	if e.Manifest {
		return fmt.Sprintf("%s is not a manifest that this version of essaim wrote", e.File())
	}
	return fmt.Sprintf("%s was not written by essaim", e.File())
}

// cause is an error of the system without the names that it gives.
func cause(err error) error {
	var file *fs.PathError
	var names *os.LinkError
	switch {
	case errors.As(err, &file):
		return file.Err
	case errors.As(err, &names):
		return names.Err
	}
	return err
}

// inFolder makes an error of the system, about a path below a folder, name the place
// that whoever chose the folder knows: the file that was to be there, or the folder
// itself where the name is one of ours.
func inFolder(dir string, err error) error {
	var file *fs.PathError
	var names *os.LinkError
	name := ""
	switch {
	case errors.As(err, &names):
		name = names.New
	case errors.As(err, &file) && !filepath.IsAbs(file.Path):
		name = strings.TrimPrefix(file.Path, dir+string(filepath.Separator))
	default: // nil, too
		return err
	}
	if name = filepath.ToSlash(name); strings.HasPrefix(name, stagingDir) || name == ManifestName {
		name = "."
	}
	return &fs.PathError{Op: "write", Path: filepath.Join(dir, filepath.FromSlash(name)), Err: cause(err)}
}
