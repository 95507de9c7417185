package picture

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"slices"
)

// A Set is what a site publishes of one photo.
type Set struct {
	Files [][]byte // in each of Header.Widths, in their order
	Print []byte   // JPEG or PNG: what a PDF holds; it may be one of Files
}

// Make makes the set of a photo that Measure read. The error is a Refusal.
func Make(file []byte, h Header) (Set, error) {
	whole, err := decode(file, h)
	if err != nil {
		return Set{}, err
	}
	m := maker{Header: h, file: file, profile: profileOf(file, h.From)}
	widths := h.Widths()
	if h.Moves {
		widths = []int{min(h.Width, PrintSide)}
	}
	made := Set{Files: make([][]byte, len(widths))}
	printed := slices.IndexFunc(widths, func(w int) bool { return w >= min(PrintSide, widths[len(widths)-1]) })
	var at raster // the one in the next wider width
	for i := len(widths) - 1; i >= 0; i-- {
		if i == len(widths)-1 {
			at = m.upright(whole, widths[i])
			whole = raster{} // the largest thing in memory
		} else {
			at = at.scaled(widths[i], h.HeightAt(widths[i]))
		}
		wider := 0 // bytes
		if i < len(widths)-1 {
			wider = len(made.Files[i+1])
		}
		file, err := m.write(at, wider)
		if err != nil {
			return Set{}, err
		}
		if i == printed {
			if made.Print, err = m.print(at, file); err != nil {
				return Set{}, err
			}
		}
		if wider > negligible && len(file) >= wider {
			file = made.Files[i+1] // which is sharper, and no reader waits longer for it
		}
		made.Files[i] = file
	}
	if h.Moves {
		made.Files[0], err = m.stripped()
	}
	return made, err
}

// negligible is what a drawing may take that nobody waits for.
const negligible = 4 << 10

// A maker makes the files of one photo.
type maker struct {
	Header
	file    []byte
	profile []byte // that goes into each file whose colours it fits; nil for none
}

// upright is a decoded photo in its widest width.
func (m maker) upright(whole raster, width int) raster {
	height := m.HeightAt(width)
	if m.Turn >= 5 {
		return whole.scaled(height, width).turned(m.Turn)
	}
	return whole.scaled(width, height).turned(m.Turn)
}

// stripped is the file as it is, but for what is said about the picture.
func (m maker) stripped() ([]byte, error) {
	if m.From == GIF {
		return stripGIF(m.file)
	}
	file, err := stripPNG(m.file)
	if m.profile != nil && err == nil {
		file = withPNGProfile(file, m.profile)
	}
	return file, err
}

// write codes a raster. wider is what the next wider one takes, 0 for the widest: a
// drawing keeps its coding in its own size, and takes less in any other.
func (m maker) write(r raster, wider int) ([]byte, error) {
	if width, _ := r.size(); wider == 0 && width == m.Width && m.keepsCoding() {
		return m.stripped()
	}
	if m.As == JPEG {
		return m.jpeg(r.image(), quality)
	}
	img := r.image()
	colors, of4 := img.(*image.RGBA)
	if !of4 {
		if file, err := m.png(img); err != nil || wider == 0 || len(file) < wider {
			return file, err
		}
		colors = colored(img) // a plan in black and white, which had a bit a pixel
	}
	var file []byte
	var err error
	for _, most := range paletteSizes {
		img := indexed(colors, most)
		file, err = m.png(img)
		if _, drawing := img.(*image.Paletted); !drawing || wider == 0 || len(file) < wider {
			break
		}
	}
	return file, err
}

// keepsCoding reports whether a file may stay as it is, but for what it says: a PNG of
// eight bits a colour that is upright.
func (m maker) keepsCoding() bool {
	const bits = len(pngMark) + 8 + 8 // where the head says how many
	return m.As == PNG && m.From == PNG && m.Turn == 1 && m.file[bits] <= 8
}

func (m maker) png(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	err := png.Encode(&b, img)
	if fits(m.profile, img) {
		return withPNGProfile(b.Bytes(), m.profile), err
	}
	return b.Bytes(), err
}

func (m maker) jpeg(img image.Image, quality int) ([]byte, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	if fits(m.profile, img) {
		return withJPEGProfile(b.Bytes(), m.profile), err
	}
	return b.Bytes(), err
}

// coarser are the qualities that a print is tried in that takes too much.
var coarser = []int{60, 45, 30, 20}

// print is what a PDF holds: file, which is r once it is written, when it fits.
func (m maker) print(r raster, file []byte) ([]byte, error) {
	width, height := r.size()
	if side := max(width, height); side > PrintSide {
		r, file = r.scaled(max(1, width*PrintSide/side), max(1, height*PrintSide/side)), nil
	}
	var err error
	if file == nil {
		if file, err = m.write(r, PrintBytes+1); err != nil {
			return nil, err
		}
	}
	img := r.image()
	if colors, clear := img.(*image.RGBA); clear && len(file) > PrintBytes {
		img = onPaper(colors)
	}
	m.profile = nil
	for _, q := range coarser {
		if len(file) <= PrintBytes {
			break
		}
		if file, err = m.jpeg(img, q); err != nil {
			return nil, err
		}
	}
	return file, nil
}

// onPaper is an image on white.
func onPaper(img *image.RGBA) *image.RGBA {
	paper := image.NewRGBA(img.Rect)
	draw.Draw(paper, img.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(paper, img.Rect, img, image.Point{}, draw.Over)
	return paper
}
