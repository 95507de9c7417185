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
	m := maker{Header: h, file: file}
	if h.As == PNG && h.From == PNG {
		m.profile = profileOfPNG(file)
	} else if h.From == JPEG && h.As == JPEG {
		m.profile = profileOfJPEG(file, map[int]string{1: "GRAY", 3: "RGB "}[len(whole.planes)])
	}
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
		if made.Files[i], err = m.write(at, i == len(widths)-1); err != nil {
			return Set{}, err
		}
		if i == printed {
			if made.Print, err = m.print(at, made.Files[i]); err != nil {
				return Set{}, err
			}
		}
	}
	if h.Moves {
		made.Files[0], err = m.stripped()
	}
	return made, err
}

// A maker makes the files of one photo.
type maker struct {
	Header
	file    []byte
	profile []byte // that goes into each file; nil for none
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
	return stripPNG(m.file)
}

// write codes a raster. A drawing in its own size keeps its coding.
func (m maker) write(r raster, widest bool) ([]byte, error) {
	if width, _ := r.size(); widest && m.As == PNG && m.From == PNG && width == m.Width && m.Turn == 1 {
		return m.stripped()
	}
	var b bytes.Buffer
	if m.As == JPEG {
		return m.jpeg(r.image(), quality)
	}
	img := r.image()
	if colors, of4 := img.(*image.RGBA); of4 {
		img = indexed(colors)
	}
	err := png.Encode(&b, img)
	return withPNGProfile(b.Bytes(), m.profile), err
}

func (m maker) jpeg(img image.Image, quality int) ([]byte, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	return withJPEGProfile(b.Bytes(), m.profile), err
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
		if file, err = m.write(r, false); err != nil {
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
