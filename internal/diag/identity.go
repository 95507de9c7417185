package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"strconv"
)

// Two runs meet the same problem when its severity, code, file and message are
// the same. Where it stands is no part of that: lines move whenever something is
// written above them. A message may quote the line of another place; that number
// is no part of it either.

// lineArg is the argument of messages that names a line of a file, when it is a
// number; the corrected line, which hints quote under the same name, is a text.
const lineArg = "line"

// unplaced is a problem without the line that its message quotes.
func (p Problem) unplaced() Problem {
	if _, is := p.Args[lineArg].(int); !is {
		return p
	}
	p.Args = maps.Clone(p.Args)
	p.Args[lineArg] = anyLine
	return p
}

// anyLine stands in a message for the number of a line. No message holds it
// otherwise: control characters are taken out of what people write.
const anyLine = "\x00"

// fingerprints gives each problem a name that stays while it lasts: no two have the
// same, and what is written above a problem changes none. They are the same in every
// language. Equal problems of one file differ by their order.
func fingerprints(problems []Problem) []string {
	seen := map[string]int{}
	names := make([]string, len(problems))
	for i, p := range problems {
		same := fmt.Sprintf("%s\x00%s\x00%s\x00%s", p.Severity, p.Code, p.File, p.unplaced().Args)
		seen[same]++
		sum := sha256.Sum256([]byte(same + "\x00" + strconv.Itoa(seen[same])))
		names[i] = hex.EncodeToString(sum[:16])
	}
	return names
}
