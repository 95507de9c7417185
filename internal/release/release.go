// Package release packs essaim for those who install it: archives, a Debian package, and
// the list of their SHA-256 sums. What is packed depends on the files and the day that are
// given alone: two people who build one commit get the same bytes. It builds nothing by
// itself: package make does, and so do the tests.
package release

import (
	"archive/tar"
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"io"
	"path"
	"slices"
	"strings"
	"time"
)

// File is one to pack. Name is slash-separated and relative; folders follow from names.
type File struct {
	Name       string
	Text       []byte
	Executable bool
}

func (f File) mode() int64 {
	if f.Executable {
		return 0o755
	}
	return 0o644
}

// TarGz writes the files, sorted by name, below the folder top, all of them of this
// moment and of root.
func TarGz(w io.Writer, top string, files []File, at time.Time) error {
	return tarGz(w, folded(top, files), at)
}

// Zip writes the same as TarGz for systems that unpack nothing else. Zip keeps no zone:
// moments are in UTC.
func Zip(w io.Writer, top string, files []File, at time.Time) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, f := range folded(top, files) {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: at.UTC()}
		h.SetMode(0o644)
		if f.Executable {
			h.SetMode(0o755)
		}
		to, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := to.Write(f.Text); err != nil {
			return err
		}
	}
	return z.Close()
}

// folded puts the files below a folder, sorted by name.
func folded(top string, files []File) []File {
	all := make([]File, 0, len(files))
	for _, f := range files {
		f.Name = path.Join(top, f.Name)
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// tarGz writes files, and before each the folders that lead to it.
func tarGz(w io.Writer, files []File, at time.Time) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression) // whose header has neither name nor time
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	made := map[string]bool{".": true, "/": true}
	for _, f := range files {
		if err := tarFolder(t, made, path.Dir(f.Name), at); err != nil {
			return err
		}
		h := header(f.Name, f.mode(), at)
		h.Typeflag, h.Size = tar.TypeReg, int64(len(f.Text))
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(f.Text); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return z.Close()
}

func tarFolder(t *tar.Writer, made map[string]bool, dir string, at time.Time) error {
	if made[dir] {
		return nil
	}
	made[dir] = true
	if err := tarFolder(t, made, path.Dir(dir), at); err != nil {
		return err
	}
	h := header(dir+"/", 0o755, at)
	h.Typeflag = tar.TypeDir
	return t.WriteHeader(h)
}

func header(name string, mode int64, at time.Time) *tar.Header {
	return &tar.Header{Name: name, Mode: mode, ModTime: at, Uname: "root", Gname: "root", Format: tar.FormatGNU}
}
