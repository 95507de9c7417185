//go:build darwin || freebsd || netbsd

package folders

import "syscall"

func markOf(sys any) Mark {
	if s, ok := sys.(*syscall.Stat_t); ok {
		return Mark{s.Ctimespec.Nano(), s.Ino}
	}
	return Mark{}
}
