package picture

import (
	"image"
	"image/color"
	"maps"
	"slices"
)

// What makes a drawing: beside its 256 most frequent colours, distinguished by their five
// high bits, there are no more than so many others, on less than one pixel in so many.
const (
	paletteSize = 256
	mostColors  = 8192
	fewPixels   = 10
	coarse      = 0xf8
)

// paletteSizes are those of the palettes that a drawing is tried with, until it takes
// less than the same drawing in the next wider width: one of few colours and plain edges
// takes little, and scaling gives it many.
var paletteSizes = [...]int{paletteSize, 64, 16}

// indexed is an image with a palette of so many colours at most when it is a drawing,
// which takes a third of the bytes then: scaled, the edges between its colours are many
// more, and nobody sees which of them. An image of more colours is given back as it is.
func indexed(img *image.RGBA, most int) image.Image {
	counted := colorsOf(img)
	if counted == nil {
		return img
	}
	keys := slices.SortedFunc(maps.Keys(counted), func(a, b uint32) int {
		if d := counted[b].n - counted[a].n; d != 0 {
			return d
		}
		return int(a) - int(b)
	})
	var colors color.Palette
	place, others := make(map[uint32]uint8, len(keys)), 0
	for i, key := range keys {
		mean := counted[key].mean()
		if i >= paletteSize {
			others += counted[key].n
		}
		if i < most {
			place[key], colors = uint8(i), append(colors, mean)
			continue
		}
		place[key] = uint8(colors.Index(mean))
	}
	if others > len(img.Pix)/4/fewPixels {
		return img
	}
	out := image.NewPaletted(img.Rect, colors)
	last, at := uint32(0), uint8(0)
	for i := range out.Pix {
		if key := keyOf(img.Pix[i*4:]); key != last || i == 0 {
			at, last = place[key], key
		}
		out.Pix[i] = at
	}
	return out
}

// A colorCount is the pixels of nearly one colour: their sums, and how many they are.
type colorCount struct{ r, g, b, a, n int }

func (c *colorCount) mean() color.RGBA {
	of := func(sum int) uint8 { return uint8((sum + c.n/2) / c.n) }
	return color.RGBA{of(c.r), of(c.g), of(c.b), of(c.a)}
}

// colorsOf counts the colours of an image; nil when they are those of a photograph.
func colorsOf(img *image.RGBA) map[uint32]*colorCount {
	counted := map[uint32]*colorCount{}
	var at *colorCount
	last := uint32(0)
	for i := 0; i < len(img.Pix); i += 4 {
		p := img.Pix[i : i+4 : i+4]
		if key := keyOf(p); key != last || at == nil {
			if at, last = counted[key], key; at == nil {
				if len(counted) == mostColors {
					return nil
				}
				at = &colorCount{}
				counted[key] = at
			}
		}
		at.r, at.g, at.b, at.a, at.n = at.r+int(p[0]), at.g+int(p[1]), at.b+int(p[2]), at.a+int(p[3]), at.n+1
	}
	return counted
}

// keyOf is a pixel without its low bits.
func keyOf(p []uint8) uint32 {
	return uint32(p[0]&coarse) | uint32(p[1]&coarse)<<8 | uint32(p[2]&coarse)<<16 | uint32(p[3]&coarse)<<24
}
