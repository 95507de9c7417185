package diag

import (
	"errors"
	"io/fs"
	"syscall"
)

// Unreadable is the problem of a file or a folder of the site that cannot be read.
func Unreadable(name string, err error) Problem {
	return Problem{
		Severity: Error, Code: "unreadable-file", Pos: Whole(name),
		Args: Args{"reason": plain(err).Error()}, Cause: CauseOf(name, err),
	}
}

// plain is what the system says, without the path, which the message names.
func plain(err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return at.Err
	}
	return err
}

// CauseOf is an error about a file, as Problem.Cause has it: nil when who wrote the
// file can do something about it.
func CauseOf(name string, err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EIO) {
		return &fs.PathError{Op: "open", Path: name, Err: plain(err)}
	}
	return nil
}

// Cause is the first error of the machine among problems; nil for none.
func Cause(problems []Problem) error {
	for _, p := range problems {
		if p.Cause != nil {
			return p.Cause
		}
	}
	return nil
}
