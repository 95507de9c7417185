package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"essaim/internal/picture"
)

// photoFolder holds, for each photo, a file a width and one for print, ID.w800 and
// ID.print, or ID.refused, which says why it cannot be made: the sum of the bytes, and the bytes. One whose sum is another was
// altered, and counts for nothing. `index` says which photo each file of the site
// was when a build last looked.
const (
	photoFolder = cacheFolder + "/photos"
	photoIndex  = photoFolder + "/index"
)

// unusedFor is how long what no build uses any more is kept: branches come back.
const unusedFor = 30 * 24 * time.Hour

// photoCache is the folder; without a root there is none.
type photoCache struct {
	root  *os.Root
	ready func() error // makes the folder
}

func newPhotoCache(root *os.Root) photoCache {
	return photoCache{root, sync.OnceValue(func() error {
		if err := makeCacheFolder(root, cacheFolder); err != nil {
			return err
		}
		return makeCacheFolder(root, photoFolder)
	})}
}

func cacheName(id string, width int) string {
	if width == 0 {
		return photoFolder + "/" + id + ".print"
	}
	return photoFolder + "/" + id + ".w" + strconv.Itoa(width)
}

// has reports whether all files of a photo are there; whether they are as they were
// written is found out when one is read.
func (c photoCache) has(id string, h picture.Header) bool {
	if c.root == nil {
		return false
	}
	for _, width := range append(h.Widths(), 0) {
		if info, err := c.root.Lstat(cacheName(id, width)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

// file is nil for one that is not there, or is not what was written.
func (c photoCache) file(id string, width int) []byte {
	if c.root == nil {
		return nil
	}
	return summed(c.root, cacheName(id, width))
}

// put is false when a file cannot be written.
func (c photoCache) put(id string, set picture.Set, h picture.Header) bool {
	if c.root == nil {
		return false
	}
	for _, width := range append(h.Widths(), 0) {
		if c.write(cacheName(id, width), fileOf(set, h, width)) != nil {
			return false
		}
	}
	return true
}

func refusalName(id string) string { return photoFolder + "/" + id + ".refused" }

// refusal is why a photo could not be made, "" when that is not known.
func (c photoCache) refusal(id string) picture.Refusal {
	if c.root == nil {
		return ""
	}
	return picture.Refusal(summed(c.root, refusalName(id)))
}

// putRefusal spares the next build a photo that is decoded in vain. When it cannot be
// written, the photo is decoded again.
func (c photoCache) putRefusal(id string, why picture.Refusal) {
	if c.root != nil {
		c.write(refusalName(id), []byte(why))
	}
}

// summed reads what write wrote.
func summed(root *os.Root, name string) []byte {
	if info, err := root.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	file, err := root.ReadFile(name)
	if err != nil || len(file) < sha256.Size {
		return nil
	}
	sum, content := file[:sha256.Size], file[sha256.Size:]
	if now := sha256.Sum256(content); !bytes.Equal(sum, now[:]) {
		return nil
	}
	return content
}

func (c photoCache) write(name string, content []byte) error {
	if err := c.ready(); err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	return switchFile(c.root, name, func(w io.Writer) error {
		_, err := w.Write(append(sum[:], content...))
		return err
	})
}

// recall makes known which photos the files of the site are that are what they were
// when the index was written.
func (p *photos) recall(c changes) {
	if p.cache.root == nil || c.inputs == nil {
		return
	}
	for line := range strings.Lines(string(summed(p.cache.root, photoIndex))) {
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 3)
		if len(fields) < 3 {
			continue
		}
		stamp, id, path := fields[0], fields[1], fields[2]
		i, there := slices.BinarySearchFunc(c.inputs, path, func(in input, path string) int { return strings.Compare(in.name, path) })
		if there && strings.HasSuffix(id, photoSuffix(path)) && strconv.FormatUint(c.inputs[i].stat.stamp(), 16) == stamp {
			p.known[path] = knownPhoto{id: id, sure: true}
		}
	}
}

// remember writes the index, without the files that were in doubt, and drops what has
// not been used for long.
func (p *photos) remember(c changes) {
	if p.cache.root == nil || c.inputs == nil || len(p.known) == 0 && summed(p.cache.root, photoIndex) == nil {
		return
	}
	var text []byte
	used := map[string]bool{}
	for _, in := range c.inputs {
		known, is := p.known[in.name]
		if !is {
			continue
		}
		used[known.id] = true
		if !in.stat.inDoubt(c.at) {
			text = fmt.Appendf(text, "%x %s %s\n", in.stat.stamp(), known.id, in.name)
		}
	}
	p.cache.write(photoIndex, text)
	p.cache.prune(used, c.at.Add(-unusedFor))
}

// prune drops the files of photos that are not used and were made before then.
func (c photoCache) prune(used map[string]bool, then time.Time) {
	entries, err := fs.ReadDir(c.root.FS(), photoFolder)
	if err != nil {
		return
	}
	for _, e := range entries {
		id, _, _ := strings.Cut(e.Name(), ".")
		if used[id] || photoFolder+"/"+e.Name() == photoIndex {
			continue
		}
		if info, err := e.Info(); err == nil && info.ModTime().Before(then) {
			c.root.Remove(photoFolder + "/" + e.Name())
		}
	}
}
