package diag

import (
	_ "embed"
	"slices"
	"strings"
)

// errors.txt lists the codes that are errors wherever they come up, but in drafts,
// a line each, sorted. A test makes it of the source code.
//
//go:embed errors.txt
var errorCodes string

// alwaysErrors are its lines.
var alwaysErrors = strings.Fields(errorCodes)

// AlwaysError reports whether problems of a code are errors, whatever causes them.
func (c Code) AlwaysError() bool {
	_, found := slices.BinarySearch(alwaysErrors, string(c))
	return found
}
