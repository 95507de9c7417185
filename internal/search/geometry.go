package search

import "math/bits"

// termFiles is the number of files that terms are shared out among, for so many
// documents; wordFiles that of words. The browser works them out too
// (static/essaim/search/index.js).
func termFiles(documents int) int { return powerOfTwo(documents / 3) }
func wordFiles(documents int) int { return powerOfTwo(documents / 80) }

// PageSize is how many documents a file of what is shown of them holds: few, for
// ten results are as many files, and more where that makes ten files of them all.
func PageSize(documents int) int {
	if documents <= 80 {
		return 8
	}
	return 3
}

// pageFiles is the number of these files.
func pageFiles(documents int) int {
	size := PageSize(documents)
	return (documents + size - 1) / size
}

// powerOfTwo is the least one that is at least n, and 4.
func powerOfTwo(n int) int { return 1 << bits.Len(uint(max(n, 4)-1)) }
