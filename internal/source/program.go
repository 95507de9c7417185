package source

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"essaim/internal/diag"
)

// A site says which essaim its files are written for: `essaim: ">=0.1"`. An older program
// would call errors what it does not know yet; it says so in the first place.
var (
	leastVersion = regexp.MustCompile(`^(?:>=|≥)\s*v?([0-9]{1,6}(?:\.[0-9]{1,6}){0,2})$`)
	bareVersion  = regexp.MustCompile(`^=?=?\s*v?([0-9]{1,6}(?:\.[0-9]{1,6}){0,2})$`)
	thisVersion  = regexp.MustCompile(`^v?([0-9]+\.[0-9]+(?:\.[0-9]+)?)(?:[-+].*)?$`)
)

// programVersion is the least version that reads the site, as it was written.
var programVersion = valueType[string]{Type{Name: "program-version"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	least := leastVersion.FindStringSubmatch(s)
	if least == nil {
		args := diag.Args{"text": cut(s), "example": ">=0.1"}
		if bare := bareVersion.FindStringSubmatch(s); bare != nil {
			args["example"] = ">=" + bare[1]
		}
		f.err(n, "bad-program-version", args)
		return "", false
	}
	pos := f.pos(n)
	f.afterwards(func(x *index) {
		if !x.meets(least[1]) {
			f.report(diag.Error, pos, "program-too-old", diag.Args{"least": least[1], "version": strings.TrimPrefix(x.version, "v")})
		}
	})
	return f.scratch.keep(s), true
}}

// meets reports whether this program is of a version or of a later one. A build that has
// no number, or Go's for want of one, is somebody's own, made of newer code.
func (x *index) meets(least string) bool {
	m := thisVersion.FindStringSubmatch(x.version)
	return m == nil || m[1] == "0.0.0" || compareVersions(m[1], least) >= 0
}

// compareVersions compares numbers apart by points; what is not written is 0.
func compareVersions(a, b string) int {
	left, right := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(left), len(right)) {
		if c := cmp.Compare(part(left, i), part(right, i)); c != 0 {
			return c
		}
	}
	return 0
}

func part(numbers []string, i int) int {
	if i >= len(numbers) {
		return 0
	}
	n, _ := strconv.Atoi(numbers[i]) // digits, by the expressions above
	return n
}
