//go:build linux || openbsd || dragonfly || solaris || illumos

package folders

import "syscall"

func markOf(sys any) Mark {
	if s, ok := sys.(*syscall.Stat_t); ok {
		return Mark{s.Ctim.Nano(), s.Ino}
	}
	return Mark{}
}
