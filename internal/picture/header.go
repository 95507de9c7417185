package picture

import (
	"cmp"
	"io"
	"path"
	"strconv"
	"strings"
)

// A Format is one of those that pages show.
type Format string

const (
	JPEG Format = "jpg"
	PNG  Format = "png"
	GIF  Format = "gif"
	webP Format = "webp" // which is read only
)

// extensions are those of the files that are photos or take their place, with
// the format that is read; "" for one that browsers do not show, or that cannot be
// cleaned here.
var extensions = map[string]Format{
	"jpg": JPEG, "jpeg": JPEG, "jpe": JPEG, "jfif": JPEG, "png": PNG, "gif": GIF, "webp": webP,
	"avif": "", "heic": "", "heif": "", "tif": "", "tiff": "",
}

// Is reports whether a file is a photo by its name, which may hold more than the
// picture.
func Is(name string) bool { _, is := extensions[extension(name)]; return is }

// Reads reports whether a file is of a format that is read here.
func Reads(name string) bool { return extensions[extension(name)] != "" }

// Shows reports whether pages show files of that name: photos that are read here,
// and drawings that are none.
func Shows(name string) bool { return Reads(name) || extension(name) == "svg" }

// FormatOf is the format that a file has by its name; "" when it is not read here.
func FormatOf(name string) Format { return extensions[extension(name)] }

func extension(name string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) }

// A Header is what is known of a photo before it is decoded. Its zero value is that
// of no photo. It is comparable.
type Header struct {
	Width, Height int    // upright, in pixels
	Turn          int    // that makes it upright, from 1 (it is) to 8, as Exif counts
	As            Format // that it is written in
	From          Format // that it has
	Moves         bool   // an animation, which keeps its size
	Located       bool   // it says where it was taken
	Memory        int64  // bytes that it takes to decode, about
}

// Known is false for the zero value.
func (h Header) Known() bool { return h.As != "" }

// Same reports whether a photo keeps its format, and so may keep its name.
func (h Header) Same() bool { return h.As == h.From }

// Widths are those in which a photo is made, smallest first. There is at least one,
// its own or the widest of a page.
func (h Header) Widths() []int {
	if h.Moves {
		return []int{h.Width}
	}
	var list []int
	widest := widths[len(widths)-1]
	for _, w := range widths {
		// One that is nearly as wide as the photo itself spares nothing.
		if w*5/4 < h.Width && w < widest {
			list = append(list, w)
		}
	}
	return append(list, min(h.Width, widest))
}

// Widest is the last of the widths.
func (h Header) Widest() int {
	if h.Moves {
		return h.Width
	}
	return min(h.Width, widths[len(widths)-1])
}

// Main is the name of the file that stands for a photo: its own, or that of its
// widest width when it is written in another format.
func (h Header) Main(photo string) string {
	if h.Same() {
		return photo
	}
	return h.Name(photo, h.Widest())
}

// HeightAt is the height at a width.
func (h Header) HeightAt(width int) int {
	return max(1, (h.Height*width+h.Width/2)/cmp.Or(h.Width, 1))
}

// Name is that of the file of a width, made of the name of the photo. No file
// beside a sheet has such a name: two extensions, of which one is unknown, are
// refused there.
func (h Header) Name(photo string, width int) string {
	ext := path.Ext(photo)
	stem := strings.TrimSuffix(photo, ext)
	if !h.Same() {
		stem, ext = photo, "."+string(h.As)
	}
	return stem + ".w" + strconv.Itoa(width) + ext
}

// Measure reads what the head of a file says, by its name's format. The error is a
// Refusal, or that of the reader.
func Measure(r io.ReaderAt, size int64, name string) (Header, error) {
	h := Header{From: extensions[extension(name)], Turn: 1}
	measure := map[Format]func(*Header, *io.SectionReader) error{
		JPEG: (*Header).ofJPEG, PNG: (*Header).ofPNG, GIF: (*Header).ofGIF, webP: (*Header).ofWebP,
	}[h.From]
	if measure == nil {
		return Header{}, Coding
	}
	if size > MostBytes {
		return Header{}, ManyBytes
	}
	if err := measure(&h, io.NewSectionReader(r, 0, size)); err != nil {
		return Header{}, err
	}
	switch {
	case h.Width <= 0 || h.Height <= 0:
		return Header{}, Damaged
	case h.pixels() > MostPixels, max(h.Width, h.Height) > mostSide:
		return Header{}, ManyPixels
	}
	h.readExif(io.NewSectionReader(r, 0, size))
	if h.Turn >= 5 {
		h.Width, h.Height = h.Height, h.Width
	}
	return h, nil
}

// pixels is how many there are.
func (h *Header) pixels() int64 { return int64(h.Width) * int64(h.Height) }

// isRich reports whether so many bytes are those of a photograph, where a drawing
// of as many pixels would take fewer. bits is that of a colour.
func (h *Header) isRich(bytes int64, bits int) bool {
	const few = 250_000 // no larger than a card shows
	return h.pixels() > few && bytes*8 > h.pixels()*int64(bits)
}
