package release

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// SumsName is the file of the sums, beside what it is about.
const SumsName = "SHA256SUMS"

// Sum is the SHA-256 of a file, in hexadecimal, as sha256sum(1) writes it.
type Sum struct{ File, SHA256 string }

// SumOf is that of a text.
func SumOf(file string, text []byte) Sum {
	return Sum{filepath.Base(file), fmt.Sprintf("%x", sha256.Sum256(text))}
}

// Sums lays them out for `sha256sum --check`, sorted by file.
func Sums(sums []Sum) []byte {
	sums = slices.Clone(sums)
	slices.SortFunc(sums, func(a, b Sum) int { return strings.Compare(a.File, b.File) })
	var b bytes.Buffer
	for _, s := range sums {
		fmt.Fprintf(&b, "%s  %s\n", s.SHA256, s.File)
	}
	return b.Bytes()
}

// ParseSums reads what sha256sum(1) writes, of text or of binary files. Lines of another
// form are an error: a page that a server gives in the place of the list has none of this.
func ParseSums(text []byte) ([]Sum, error) {
	var sums []Sum
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			continue
		}
		sum, file, found := strings.Cut(line, " ")
		if raw, err := hex.DecodeString(sum); !found || err != nil || len(raw) != sha256.Size || len(file) < 2 {
			return nil, fmt.Errorf("not a line of %s: %.80q", SumsName, line)
		}
		sums = append(sums, Sum{strings.TrimPrefix(file[1:], "./"), strings.ToLower(sum)})
	}
	return sums, nil
}
