package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"

	"essaim/internal/attachment"
	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/network"
	"essaim/internal/picture"
	"essaim/internal/plan"
)

// photos makes the photos of a site, and keeps what it made: in SOURCE/.essaim/ when
// it may (photocache.go), else in memory. What is kept of a photo is found by its
// id, which stands for its bytes and for the way in which photos are made, so it is
// valid for ever. The id of a file is known
//
//   - in a build, from the previous one, while the file has the key that it had then
//     (fileStat.key): it is not even read;
//   - in a Session, as long as its size and its date are those at which it was read.
type photos struct {
	site  fs.FS
	cache photoCache
	once  bool                // a file is looked at once: the photos are for one build
	room  *semaphore.Weighted // for photos that are decoded at the same time
	busy  singleflight.Group  // with the photos that are decoded, by id

	mu    sync.Mutex
	known map[string]knownPhoto  // by path
	held  map[string]picture.Set // by id: what cannot be kept in the cache
	order []string               // the ids held, the oldest first
}

// knownPhoto is what a file is known to hold.
type knownPhoto struct {
	id   string
	stat fileStat
	sure bool // it need not be looked at: the build did
}

const (
	// decodingBytes bounds what photos take that are decoded at the same time; a
	// larger one is decoded alone.
	decodingBytes = 96 << 20
	// mostHeld is how many sets are held in memory: some fifty megabytes.
	mostHeld = 64
)

func newPhotos(site fs.FS, cache *os.Root, once bool) *photos {
	return &photos{
		site: site, cache: newPhotoCache(cache), once: once, room: semaphore.NewWeighted(decodingBytes),
		known: map[string]knownPhoto{}, held: map[string]picture.Set{},
	}
}

// identify gives the id of a photo, and its bytes when they had to be read.
func (p *photos) identify(path string) (id string, file []byte, err error) {
	p.mu.Lock()
	known, found := p.known[path]
	p.mu.Unlock()
	if found && known.sure {
		return known.id, nil, nil
	}
	info, err := fs.Stat(p.site, path)
	if err != nil {
		return "", nil, err
	}
	stat, err := statOf(info)
	if err != nil {
		return "", nil, err
	}
	if found && known.stat == stat {
		return known.id, nil, nil
	}
	if file, err = fs.ReadFile(p.site, path); err != nil {
		return "", nil, err
	}
	known = knownPhoto{id: photoID(file, path), stat: stat, sure: p.once}
	if time.Since(stat.date) < coarseGap { // a second write may leave both as they are
		known.stat = fileStat{}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known[path] = known
	return known.id, file, nil
}

// photoID is made of all that the files of a photo depend on.
func photoID(file []byte, path string) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:]) + photoSuffix(path)
}

func photoSuffix(path string) string {
	return fmt.Sprintf("-%s-%d", picture.FormatOf(path), picture.Version)
}

// file is a photo in one of its widths, or in print for 0.
func (p *photos) file(photo plan.Photo, width int) ([]byte, error) {
	id, read, err := p.identify(photo.Path)
	if err != nil {
		return nil, err
	}
	if file := p.cache.file(id, width); file != nil {
		return file, nil
	}
	set, err := p.make(id, read, photo)
	if err != nil {
		return nil, err
	}
	return fileOf(set, photo.Header, width), nil
}

func fileOf(set picture.Set, h picture.Header, width int) []byte {
	for i, w := range h.Widths() {
		if w == width {
			return set.Files[i]
		}
	}
	return set.Print
}

// make makes a photo, unless it is held. file may be nil: it is read then.
func (p *photos) make(id string, file []byte, photo plan.Photo) (picture.Set, error) {
	made, err, _ := p.busy.Do(id, func() (any, error) { return p.makeAlone(id, file, photo) })
	return made.(picture.Set), err
}

func (p *photos) makeAlone(id string, file []byte, photo plan.Photo) (picture.Set, error) {
	p.mu.Lock()
	set, held := p.held[id]
	p.mu.Unlock()
	if held {
		return set, nil
	}
	if why := p.cache.refusal(id); why != "" {
		return set, why
	}
	takes := min(photo.Memory, decodingBytes)
	if err := p.room.Acquire(context.Background(), takes); err != nil {
		return set, err
	}
	defer p.room.Release(takes)
	var err error
	if file == nil {
		if file, err = fs.ReadFile(p.site, photo.Path); err != nil {
			return set, err
		}
	}
	set, err = picture.Make(file, photo.Header)
	if why := picture.Refusal(""); errors.As(err, &why) {
		p.cache.putRefusal(id, why)
	} else if err == nil && !p.cache.put(id, set, photo.Header) {
		p.hold(id, set)
	}
	return set, err
}

// hold keeps a set in memory, and lets the oldest go.
func (p *photos) hold(id string, set picture.Set) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, held := p.held[id]; !held {
		p.order = append(p.order, id)
	}
	p.held[id] = set
	if len(p.order) > mostHeld {
		delete(p.held, p.order[0])
		p.order = p.order[1:]
	}
}

// key stands for all that a file made of a photo depends on.
func (p *photos) key(path string, width int) (uint64, error) {
	id, _, err := p.identify(path)
	return combine(format, uint64(digest.Digest(0).Texts(id)), uint64(width)), err
}

// makePhotos makes all photos beside the sheets of a network that are not kept yet.
// One that cannot be made is reported, and is no photo any more.
func makePhotos(t task, p *photos, n *network.Network) ([]diag.Problem, error) {
	var all []*network.Asset
	var paths []string
	for _, s := range n.Sheets {
		for i := range s.Assets {
			if a := &s.Assets[i]; a.Photo.Known() {
				all, paths = append(all, a), append(paths, s.Dir+"/"+a.Name)
			}
		}
	}
	done, err := share(t, len(all), func() *found { return new(found) }, func(f *found, i int) error {
		err := p.ensure(plan.Photo{Path: paths[i], Header: all[i].Photo})
		if refusal := picture.Refusal(""); errors.As(err, &refusal) {
			f.problems = append(f.problems, attachment.Refused(paths[i], err)...)
			all[i].Photo = picture.Header{}
			return nil
		}
		return err
	})
	return done.problems, err
}

// ensure makes a photo unless it is kept.
func (p *photos) ensure(photo plan.Photo) error {
	id, file, err := p.identify(photo.Path)
	if err != nil || p.cache.has(id, photo.Header) {
		return err
	}
	_, err = p.make(id, file, photo)
	return err
}

// photo is the photo that an address shows, as a document holds it; nil when it is
// none that can be made, or when photos are not to be made.
func (p *planned) photo(url string) []byte {
	photo := p.plan.Photo(url)
	if photo == nil || p.photos == nil {
		return nil
	}
	file, err := p.photos.file(*photo, 0)
	if err != nil {
		return nil
	}
	return file
}

// makePhoto gives the store a photo in one of its widths. In a Session, one that
// cannot be made is not there.
func (m *maker) makePhoto(o plan.Output) error {
	key, err := m.photos.key(o.Photo.Path, o.Photo.Width)
	if err != nil || m.store.Reuse(o.Path, key) {
		return err
	}
	file, err := m.photos.file(*o.Photo, o.Photo.Width)
	if refusal := picture.Refusal(""); errors.As(err, &refusal) {
		return fmt.Errorf("%s: %w (%s)", o.Photo.Path, fs.ErrNotExist, strings.TrimSpace(err.Error()))
	}
	if err != nil {
		return err
	}
	return m.store.Put(o.Path, key, file)
}
