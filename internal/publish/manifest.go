package publish

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/digest"
)

// ManifestName is the manifest's file in the output folder.
const ManifestName = manifestName

const (
	// manifestName is the only file of ours that is not part of the site.
	manifestName = ".essaim.json"
	// manifestFormat changes when an older essaim could misread the manifest.
	manifestFormat = 2
	// formerFormat knew files by another digest: they are ours, and made again.
	formerFormat = 1
)

// manifest is our files by path.
type manifest map[string]entry

// entry is one file of ours. The zero entry is a file that may be ours but of
// which nothing is known: a crash may have kept it from being written.
type entry struct {
	key    uint64
	size   int64
	digest uint64
}

// describe is the entry of a file with these bytes.
func describe(key uint64, content []byte) entry {
	var d describer
	d.Write(content)
	e := d.entry()
	e.key = key
	return e
}

// A describer describes a file that is written to it in pieces.
type describer struct{ digest.Blocks }

func (d *describer) entry() entry { return entry{size: d.Size(), digest: d.Sum64()} }

// sameBytes reports whether two entries are of files that hold the same.
func (e entry) sameBytes(other entry) bool { return e.size == other.size && e.digest == other.digest }

// readManifest reads what the last build left: nothing when there is no
// manifest. A file of that name which is not one of ours is an error, unless ours
// are paths that are known to be: then it is a manifest that was damaged, and
// nothing else is known of them.
func readManifest(root *os.Root, ours []string) (m manifest, damaged bool, err error) {
	text, err := root.ReadFile(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	m, err = decodeManifest(text)
	if whole := err == nil && isWhole(text); !whole && len(ours) > 0 {
		m = make(manifest, len(ours))
		for _, path := range ours {
			m[path] = entry{}
		}
		return m, true, nil
	}
	if err != nil {
		return nil, false, &ForeignError{Dir: root.Name(), Path: manifestName, Manifest: true}
	}
	return m, false, nil
}

// digestStart is what stands between the files and their digest, which the manifests
// of former versions end without.
const digestStart = "\n}, \"digest\": \""

// isWhole reports whether no byte was changed since the manifest was written.
func isWhole(text []byte) bool {
	at := bytes.LastIndex(text, []byte(digestStart))
	return at < 0 || bytes.Equal(text, appendDigest(text[:at:at]))
}

// appendDigest ends a manifest.
func appendDigest(text []byte) []byte {
	return fmt.Appendf(text, "%s%016x\"}\n", digestStart, digest.Of(text))
}

func decodeManifest(text []byte) (manifest, error) {
	var doc struct {
		Format int               `json:"essaim"`
		Files  map[string]string `json:"files"`
	}
	switch err := json.Unmarshal(text, &doc); {
	case doc.Format == formerFormat:
		return decodeFormer(text)
	case err != nil:
		return nil, err
	case doc.Format != manifestFormat:
		return nil, fmt.Errorf("manifest of format %d", doc.Format)
	}
	m := make(manifest, len(doc.Files))
	for path, line := range doc.Files {
		key, line, _ := strings.Cut(line, " ")
		size, digest, _ := strings.Cut(line, " ")
		var e entry
		var errs [3]error
		e.key, errs[0] = strconv.ParseUint(key, 16, 64)
		e.size, errs[1] = strconv.ParseInt(size, 10, 64)
		e.digest, errs[2] = strconv.ParseUint(digest, 16, 64)
		if err := cmp.Or(validate(path), errs[0], errs[1], errs[2]); err != nil {
			return nil, err
		}
		m[path] = e
	}
	return m, nil
}

// decodeFormer takes the names of the files: what else it holds is no more written so.
func decodeFormer(text []byte) (manifest, error) {
	var doc struct {
		Files map[string]any `json:"files"`
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, err
	}
	m := manifest{}
	for path := range doc.Files {
		if err := validate(path); err != nil {
			return nil, err
		}
		m[path] = entry{}
	}
	return m, nil
}

// paths are those of the files, sorted.
func (m manifest) paths() []string {
	paths := slices.AppendSeq(make([]string, 0, len(m)), maps.Keys(m))
	slices.Sort(paths)
	return paths
}

// encode lays the files of these paths out with one a line, for people who compare
// two manifests.
func (m manifest) encode(paths []string) []byte {
	const line = 64  // bytes, but for the path
	room := 2 * line // its head and its end
	for _, path := range paths {
		room += line + len(path)
	}
	b := fmt.Appendf(make([]byte, 0, room), `{"essaim": %d, "files": {`, manifestFormat)
	separator := "\n"
	for _, path := range paths {
		name, _ := json.Marshal(path) // a string always encodes
		e := m[path]
		b = append(append(append(b, separator...), name...), `: "`...)
		b = append(strconv.AppendUint(b, e.key, 16), ' ')
		b = append(strconv.AppendInt(b, e.size, 10), ' ')
		b = append(strconv.AppendUint(b, e.digest, 16), '"')
		separator = ",\n"
	}
	return appendDigest(b)
}
