package folders

import "io/fs"

// A Mark is what a system knows of a file besides its size and date, and nobody
// can set: when anything of it last changed, its name and its rights too, in
// nanoseconds, and its number among the files of the disk. Both are another after
// every copy. Two files may have the same mark only where a system gives none,
// which is then the zero Mark: Windows, and what is no folder of a disk.
type Mark struct {
	Changed int64
	Number  uint64
}

// MarkOf is the mark of a file that was looked at.
func MarkOf(info fs.FileInfo) Mark { return markOf(info.Sys()) }
