package intake

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A File is one to be written, from the site's folder.
type File struct {
	Path string
	Data []byte
}

// Overlay is a site as it would be with some more files: what is checked before
// anything is written. Below nil there is nothing.
func Overlay(below fs.FS, files []File) fs.FS {
	o := overlay{below: below, files: map[string]File{}, folders: map[string]map[string]bool{}}
	for _, f := range files {
		o.files[f.Path] = f
		for at := f.Path; at != "."; at = path.Dir(at) {
			dir := path.Dir(at)
			if o.folders[dir] == nil {
				o.folders[dir] = map[string]bool{}
			}
			o.folders[dir][path.Base(at)] = at == f.Path
		}
	}
	return o
}

type overlay struct {
	below   fs.FS
	files   map[string]File
	folders map[string]map[string]bool // of what is added: the names in a folder, and whether one is a file
}

func (o overlay) Open(name string) (fs.File, error) {
	if f, added := o.files[name]; added {
		return &addedFile{f, bytes.NewReader(f.Data)}, nil
	}
	if o.folders[name] != nil {
		entries, err := o.ReadDir(name)
		info := fs.FileInfo(addedInfo{path.Base(name), 0, true})
		if o.below != nil {
			if there, missing := fs.Stat(o.below, name); missing == nil {
				info = there
			}
		}
		return &addedFolder{info, entries}, err
	}
	if o.below == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.below.Open(name)
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var entries []fs.DirEntry
	if o.below != nil {
		found, err := fs.ReadDir(o.below, name)
		if err != nil && o.folders[name] == nil {
			return nil, err
		}
		entries = found
	}
	there := map[string]bool{}
	entries = slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool { return o.folders[name][e.Name()] })
	for _, e := range entries {
		there[e.Name()] = true
	}
	for base, isFile := range o.folders[name] {
		if there[base] {
			continue
		}
		entries = append(entries, fs.FileInfoToDirEntry(addedInfo{base, int64(len(o.files[path.Join(name, base)].Data)), !isFile}))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

type addedInfo struct {
	name   string
	size   int64
	folder bool
}

func (i addedInfo) Name() string       { return i.name }
func (i addedInfo) Size() int64        { return i.size }
func (i addedInfo) ModTime() time.Time { return time.Time{} }
func (i addedInfo) IsDir() bool        { return i.folder }
func (i addedInfo) Sys() any           { return nil }
func (i addedInfo) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

type addedFile struct {
	file File
	*bytes.Reader
}

func (f *addedFile) Close() error { return nil }
func (f *addedFile) Stat() (fs.FileInfo, error) {
	return addedInfo{path.Base(f.file.Path), int64(len(f.file.Data)), false}, nil
}

type addedFolder struct {
	info    fs.FileInfo
	entries []fs.DirEntry
}

func (f *addedFolder) Close() error               { return nil }
func (f *addedFolder) Read([]byte) (int, error)   { return 0, fs.ErrInvalid }
func (f *addedFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *addedFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	all := f.entries
	if n > 0 {
		if len(all) == 0 {
			return nil, io.EOF
		}
		all = all[:min(n, len(all))]
	}
	f.entries = f.entries[len(all):]
	return all, nil
}
