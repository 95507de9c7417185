//go:build linux || darwin

package build

import (
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// lstat asks for a file of a folder that is open: the way to the folder, which is
// most of the way to each of ten thousand files, is gone once.
func lstat(folder *os.File, name string) (glance, error) {
	var s unix.Stat_t
	for {
		switch err := unix.Fstatat(int(folder.Fd()), name, &s, unix.AT_SYMLINK_NOFOLLOW); err {
		case nil:
			return glance{s.Mode&unix.S_IFMT == unix.S_IFREG, s.Size, time.Unix(s.Mtim.Unix())}, nil
		case unix.EINTR: // asked again
		default:
			return glance{}, err
		}
	}
}
