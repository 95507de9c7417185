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
	"reflect"
	"slices"

	"essaim/internal/network"
	"essaim/internal/opendata"
)

// marksFolder is a part of the site's disposable cache: without it, all is fetched again.
const marksFolder = ".essaim/pull"

// kept is the copy of a network, and the one that is to take its place: of both, one is
// always whole, whenever the pull stops. Nothing is flushed to the disk: a machine that
// loses its power may lose of the copy what it had not written yet, which the next pull
// sees by its size or date, and fetches.
type kept struct {
	site   *os.Root
	remote *network.Remote
	folder string // federation/ID
	next   string // federation/.ID.next, while it is fetched
	old    string // federation/.ID.old, while it is replaced
	marks  marks  // of the copy
	sums   map[string]string
	begun  bool // next is there
	buffer []byte
}

// A mark is what a server says of a file, to be asked whether it is still the same.
//
// Its sum is known without reading the file again while size and date are those of the
// file that was written; nobody but a pull writes there, but who does is noticed.
type mark struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	Sum      string `json:"sum"` // of its bytes: another copy is not that file
	Size     int64  `json:"size"`
	Date     int64  `json:"date"` // of the kept file, in nanoseconds
}

type marks struct {
	From  string          `json:"from"`
	Files map[string]mark `json:"files"`

	// What datapackage.json said, for a program that knows as many tables: what has not
	// changed is not read.
	Known  int      `json:"known"`
	AsOf   string   `json:"as_of"`
	Tables []string `json:"tables"`
}

// listing is what is known of datapackage.json without reading it.
func (m marks) listing() (listing, bool) {
	day, err := network.ParseDate(m.AsOf)
	return listing{asOf: day.First(), tables: m.Tables}, err == nil && m.Known == len(opendata.Names())
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
	if marks, known := c.readMarks(); known && marks.From == c.remote.URL {
		c.marks = marks
	}
	return nil
}

func (c *kept) readMarks() (m marks, known bool) {
	text, err := c.site.ReadFile(c.marksFile())
	return m, err == nil && json.Unmarshal(text, &m) == nil
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
	if m := c.marks.Files[name]; m.Sum != "" && m.Sum == c.sum(name) {
		return m
	}
	return mark{}
}

// sum is that of a file of the copy, "" when there is none.
func (c *kept) sum(name string) string {
	sum, known := c.sums[name]
	if !known {
		sum = c.sumOf(name)
		c.sums[name] = sum
	}
	return sum
}

func (c *kept) sumOf(name string) string {
	at := path.Join(c.folder, name)
	info, err := c.site.Lstat(at)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	if m := c.marks.Files[name]; m.Size == info.Size() && m.Date == info.ModTime().UnixNano() {
		return m.Sum
	}
	f, err := c.site.Open(at)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// write keeps what comes of a file, and gives its sum.
func (c *kept) write(name string, from io.Reader) (string, error) {
	if !c.begun {
		if err := c.site.Mkdir(c.next, 0o777); err != nil {
			return "", err
		}
		c.begun, c.buffer = true, make([]byte, 64<<10)
	}
	f, err := c.site.Create(path.Join(c.next, name))
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.CopyBuffer(io.MultiWriter(f, h), onlyReader{from}, c.buffer)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, f.Close())
}

// onlyReader keeps io.CopyBuffer from taking another buffer.
type onlyReader struct{ io.Reader }

// size is that of a file of the copy.
func (c *kept) size(name string) (int64, error) {
	info, err := c.site.Stat(path.Join(c.folder, name))
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// stay takes a file over from the copy.
func (c *kept) stay(name string) error {
	f, err := c.site.Open(path.Join(c.folder, name))
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = c.write(name, f)
	return err
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
func (c *kept) abandon() {
	if c.begun {
		_ = c.site.RemoveAll(c.next) // begin tries again
	}
}

// remember keeps the marks of the copy for the next pull.
func (c *kept) remember(files map[string]mark, p listing) error {
	for name, m := range files {
		info, err := c.site.Lstat(path.Join(c.folder, name))
		if err != nil {
			return err
		}
		m.Size, m.Date = info.Size(), info.ModTime().UnixNano()
		files[name] = m
	}
	tables := slices.Concat(p.tables, p.left) // so that the next pull asks for these again
	now := marks{c.remote.URL, files, len(opendata.Names()), p.asOf.ISO(), tables}
	if reflect.DeepEqual(now, c.marks) {
		return nil
	}
	text, err := json.MarshalIndent(now, "", " ")
	if err != nil {
		return err
	}
	if err := c.site.MkdirAll(marksFolder, 0o777); err != nil {
		return err
	}
	return c.site.WriteFile(c.marksFile(), append(text, '\n'), 0o666)
}
