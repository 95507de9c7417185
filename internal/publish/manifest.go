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

const (
	// ManifestName is that of the manifest, the only file of ours that is not part of the site.
	ManifestName = ".essaim.json"
	// manifestFormat changes when an older essaim could misread the manifest.
	manifestFormat = 3
	// noteless was the format before there were notes.
	noteless = 2
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
	note   string // of the caller, without meaning here
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
func readManifest(root *os.Root, ours []string) (was Former, damaged bool, err error) {
	text, err := root.ReadFile(ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return Former{}, false, nil
	}
	if err != nil {
		return Former{}, false, err
	}
	m, gone, err := decodeManifest(text)
	if whole := err == nil && isWhole(text); !whole && len(ours) > 0 {
		m = make(manifest, len(ours))
		for _, path := range ours {
			m[path] = entry{}
		}
		return Former{m, nil}, true, nil
	}
	if err != nil {
		return Former{}, false, &ForeignError{Dir: root.Name(), Path: ManifestName, Manifest: true}
	}
	return Former{m, gone}, false, nil
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

func decodeManifest(text []byte) (m manifest, gone map[string]string, err error) {
	var doc struct {
		Format int               `json:"essaim"`
		Files  map[string]string `json:"files"`
		Gone   map[string]string `json:"gone"`
	}
	switch err := json.Unmarshal(text, &doc); {
	case doc.Format == formerFormat:
		m, err := decodeFormer(text)
		return m, nil, err
	case err != nil:
		return nil, nil, err
	case doc.Format != manifestFormat && doc.Format != noteless:
		return nil, nil, fmt.Errorf("manifest of format %d", doc.Format)
	}
	for path := range doc.Gone {
		if err := validate(path); err != nil {
			return nil, nil, err
		}
	}
	m, err = decodeFiles(doc.Files)
	return m, doc.Gone, err
}

func decodeFiles(files map[string]string) (manifest, error) {
	m := make(manifest, len(files))
	for path, line := range files {
		key, line, _ := strings.Cut(line, " ")
		size, line, _ := strings.Cut(line, " ")
		digest, note, _ := strings.Cut(line, " ")
		e := entry{note: note}
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
func (m manifest) encode(paths []string, gone map[string]string) []byte {
	const line = 128 // bytes, but for the path
	room := 2 * line // its head and its end
	for _, path := range paths {
		room += line + len(path)
	}
	b := fmt.Appendf(make([]byte, 0, room), `{"essaim": %d, "files": {`, manifestFormat)
	separator := "\n"
	for _, path := range paths {
		e := m[path]
		b = append(append(appendText(append(b, separator...), path), ": "...), '"')
		b = append(strconv.AppendUint(b, e.key, 16), ' ')
		b = append(strconv.AppendInt(b, e.size, 10), ' ')
		b = strconv.AppendUint(b, e.digest, 16)
		if e.note != "" {
			note := appendText(nil, e.note)
			b = append(append(b, ' '), note[1:len(note)-1]...)
		}
		b = append(b, '"')
		separator = ",\n"
	}
	if len(gone) > 0 {
		b = append(b, "\n}, \"gone\": {"...)
		separator = "\n"
		for _, path := range slices.Sorted(maps.Keys(gone)) {
			b = append(appendText(append(b, separator...), path), ": "...)
			b = appendText(b, gone[path])
			separator = ",\n"
		}
	}
	return appendDigest(b)
}

// appendText adds a text as JSON has it.
func appendText(b []byte, text string) []byte {
	quoted, _ := json.Marshal(text) // a string always encodes
	return append(b, quoted...)
}
