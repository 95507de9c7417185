package federation

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"

	"essaim/internal/network"
)

// marksFolder is a part of the site's disposable cache: without it, all is fetched again.
const marksFolder = ".essaim/pull"

// kept is the copy of a network, and the one that is to take its place: of both, one is
// always whole, whenever the machine stops.
type kept struct {
	site   *os.Root
	remote *network.Remote
	folder string          // federation/ID
	next   string          // federation/.ID.next, while it is fetched
	old    string          // federation/.ID.old, while it is replaced
	marks  map[string]mark // of the files of the copy
	sums   map[string]string
}

// A mark is what a server says of a file, to be asked whether it is still the same.
type mark struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	Sum      string `json:"sum"` // of its bytes: another copy is not that file
}

type marks struct {
	From  string          `json:"from"`
	Files map[string]mark `json:"files"`
}

func copyOf(site *os.Root, r *network.Remote) *kept {
	return &kept{site: site, remote: r, folder: path.Join(Folder, r.ID), next: path.Join(Folder, "."+r.ID+".next"), old: path.Join(Folder, "."+r.ID+".old"), sums: map[string]string{}}
}

// begin mends what an earlier pull left when it was stopped, and makes space for the
// files that come.
func (c *kept) begin() error {
	if !c.exists() {
		if err := c.site.Rename(c.old, c.folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, left := range []string{c.old, c.next} {
		if err := c.site.RemoveAll(left); err != nil {
			return err
		}
	}
	var known marks
	if text, err := c.site.ReadFile(c.marksFile()); err == nil && json.Unmarshal(text, &known) == nil && known.From == c.remote.URL {
		c.marks = known.Files
	}
	return c.site.Mkdir(c.next, 0o777)
}

func (c *kept) marksFile() string { return path.Join(marksFolder, c.remote.ID+".json") }

func (c *kept) exists() bool {
	info, err := c.site.Stat(c.folder)
	return err == nil && info.IsDir()
}

// has reports whether the copy has these tables, and no others.
func (c *kept) has(tables []string) bool {
	files, err := fs.ReadDir(c.site.FS(), c.folder)
	if err != nil || len(files) != len(tables)+1 {
		return false
	}
	for _, name := range tables {
		if c.sum(name+".json") == "" {
			return false
		}
	}
	return true
}

// mark is what a server is asked with: nothing when the file was changed by others.
func (c *kept) mark(name string) mark {
	if m := c.marks[name]; m.Sum != "" && m.Sum == c.sum(name) {
		return m
	}
	return mark{}
}

// sum is that of a file of the copy, "" when there is none.
func (c *kept) sum(name string) string {
	if sum, known := c.sums[name]; known {
		return sum
	}
	c.sums[name] = ""
	if f, err := c.site.Open(path.Join(c.folder, name)); err == nil {
		defer f.Close()
		h := sha256.New()
		if _, err := io.Copy(h, f); err == nil {
			c.sums[name] = hex.EncodeToString(h.Sum(nil))
		}
	}
	return c.sums[name]
}

// write keeps what comes of a file, and gives its sum.
func (c *kept) write(name string, from io.Reader) (string, error) {
	f, err := c.site.Create(path.Join(c.next, name))
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(io.MultiWriter(f, h), from)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, f.Close())
}

// stay takes a file over from the copy, and gives its size.
func (c *kept) stay(name string) (size int64, err error) {
	f, err := c.site.Open(path.Join(c.folder, name))
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	_, err = c.write(name, f)
	return info.Size(), err
}

// staged is the text of a file that came.
func (c *kept) staged(name string) ([]byte, error) {
	return c.site.ReadFile(path.Join(c.next, name))
}

func (c *kept) open(name string) (*os.File, error) { return c.site.Open(path.Join(c.next, name)) }

// replace puts what came in the place of the copy.
func (c *kept) replace() error {
	if err := c.site.Rename(c.folder, c.old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := c.site.Rename(c.next, c.folder); err != nil {
		return err
	}
	return c.site.RemoveAll(c.old)
}

// abandon leaves the copy as it is.
func (c *kept) abandon() { _ = c.site.RemoveAll(c.next) } // begin tries again

// remember keeps the marks of the copy for the next pull.
func (c *kept) remember(files map[string]mark) error {
	text, err := json.MarshalIndent(marks{c.remote.URL, files}, "", " ")
	if err != nil {
		return err
	}
	if err := c.site.MkdirAll(marksFolder, 0o777); err != nil {
		return err
	}
	return c.site.WriteFile(c.marksFile(), append(text, '\n'), 0o666)
}
