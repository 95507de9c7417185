package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
)

const (
	// manifestName is the only file of ours that is not part of the site.
	manifestName = ".essaim.json"
	// manifestFormat changes when an older essaim could misread the manifest.
	manifestFormat = 1
)

// manifest is our files by path.
type manifest map[string]entry

// entry is one file of ours. The zero entry is a file that may be ours but of
// which nothing is known: a crash may have kept it from being written.
type entry struct {
	key  uint64
	size int64
	sum  digest
}

// digest is the first half of a SHA-256: enough to tell files apart, and half
// as long to store.
type digest [sha256.Size / 2]byte

func digestOf(b []byte) digest {
	sum := sha256.Sum256(b)
	return digest(sum[:len(digest{})])
}

// describe is the entry of a file with these bytes.
func describe(key uint64, b []byte) entry {
	return entry{key: key, size: int64(len(b)), sum: digestOf(b)}
}

// A describer describes a file that is written to it in pieces.
type describer struct {
	size int64
	sum  hash.Hash
}

func newDescriber() *describer { return &describer{sum: sha256.New()} }

func (d *describer) Write(piece []byte) (int, error) {
	d.size += int64(len(piece))
	return d.sum.Write(piece)
}

func (d *describer) entry() entry {
	return entry{size: d.size, sum: digest(d.sum.Sum(nil)[:len(digest{})])}
}

// sameBytes tells whether two entries are of files that hold the same.
func (e entry) sameBytes(other entry) bool { return e.size == other.size && e.sum == other.sum }

// readManifest reads what the last build left: nothing when there is no
// manifest. A file of that name which is not one of ours is an error.
func readManifest(root *os.Root) (manifest, error) {
	text, err := root.ReadFile(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m, err := decodeManifest(text)
	if err != nil {
		return nil, &ForeignError{Dir: root.Name(), Path: manifestName, Manifest: true}
	}
	return m, nil
}

// The manifest as JSON.
type (
	manifestJSON struct {
		Essaim int                  `json:"essaim"`
		Files  map[string]entryJSON `json:"files"`
	}
	entryJSON struct {
		Key    string `json:"key"`
		Size   int64  `json:"size"`
		SHA256 string `json:"sha256"`
	}
)

func decodeManifest(text []byte) (manifest, error) {
	var doc manifestJSON
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, err
	}
	if doc.Essaim != manifestFormat {
		return nil, fmt.Errorf("manifest of format %d", doc.Essaim)
	}
	m := make(manifest, len(doc.Files))
	for path, f := range doc.Files {
		if err := validate(path); err != nil {
			return nil, err
		}
		key, err := strconv.ParseUint(f.Key, 16, 64)
		if err != nil {
			return nil, err
		}
		sum, err := hex.DecodeString(f.SHA256)
		if err != nil || len(sum) != len(digest{}) {
			return nil, fmt.Errorf("%s: sum %q", path, f.SHA256)
		}
		m[path] = entry{key, f.Size, digest(sum)}
	}
	return m, nil
}

// encode lays the manifest out with one file a line, for people who compare
// two of them.
func (m manifest) encode() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"essaim\": %d, \"files\": {", manifestFormat)
	separator := "\n"
	for _, path := range slices.Sorted(maps.Keys(m)) {
		name, _ := json.Marshal(path) // a string always encodes
		e := m[path]
		fmt.Fprintf(&b, "%s%s: {\"key\": \"%016x\", \"size\": %d, \"sha256\": \"%x\"}", separator, name, e.key, e.size, e.sum)
		separator = ",\n"
	}
	b.WriteString("\n}}\n")
	return b.Bytes()
}
