package publish

import (
	"errors"
	"fmt"
	"path/filepath"
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
