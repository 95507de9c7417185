package picture

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"
)

// A raster is a decoded photo as planes: one of grey; three of brightness and
// colours, of which the two last may be coarser, as JPEG has them; or one of all
// four colours, dimmed by what they let through.
type raster struct{ planes []plane }

func (r raster) size() (width, height int) { return r.planes[0].width, r.planes[0].height }

// decode reads the first picture of a file.
func decode(file []byte, h Header) (raster, error) {
	var img image.Image
	var err error
	switch r := bytes.NewReader(file); h.From {
	case JPEG:
		img, err = jpeg.Decode(r)
	case PNG:
		img, err = png.Decode(r)
	case GIF:
		img, err = gif.Decode(r)
	default:
		img, err = webp.Decode(r)
		inFullRange(img)
	}
	if err != nil {
		return raster{}, Damaged
	}
	width, height := h.Width, h.Height
	if h.Turn >= 5 {
		width, height = height, width
	}
	if b := img.Bounds(); b.Dx() != width || b.Dy() != height {
		if h.From != GIF { // whose first frame may be smaller than its screen
			return raster{}, Damaged
		}
		screen := image.NewRGBA(image.Rect(0, 0, width, height))
		draw.Draw(screen, b, img, b.Min, draw.Src)
		img = screen
	}
	return rasterOf(img), nil
}

// inFullRange spreads the numbers of a lossy WebP, whose black is 16 and white 235
// (RFC 6386, 9.2), to those that JPEG has, which the decoder gives them for.
func inFullRange(img image.Image) {
	var planes *image.YCbCr
	switch m := img.(type) {
	case *image.YCbCr:
		planes = m
	case *image.NYCbCrA:
		planes = &m.YCbCr
	default:
		return
	}
	var light, color [256]byte
	for v := range 256 {
		spread := func(middle, to, length int) byte { // rounded
			return byte(min(255, max(0, 2*(v-middle)*255+2*to*length+length)/(2*length)))
		}
		light[v], color[v] = spread(16, 0, 219), spread(128, 128, 224)
	}
	for plane, table := range map[*[]byte]*[256]byte{&planes.Y: &light, &planes.Cb: &color, &planes.Cr: &color} {
		for i, v := range *plane {
			(*plane)[i] = table[v]
		}
	}
}

// rasterOf takes the planes of an image as they are, when they are such.
func rasterOf(img image.Image) raster {
	b := img.Bounds()
	switch m := img.(type) {
	case *image.Gray:
		return raster{[]plane{{m.Pix[m.PixOffset(b.Min.X, b.Min.Y):], m.Stride, b.Dx(), b.Dy(), 1}}}
	case *image.Gray16:
		grey := image.NewGray(b)
		draw.Draw(grey, b, m, b.Min, draw.Src)
		return rasterOf(grey)
	case *image.YCbCr:
		width, height := b.Dx(), b.Dy()
		switch m.SubsampleRatio {
		case image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410:
			return rasterOf(colored(m)) // coarser than what is written
		case image.YCbCrSubsampleRatio422:
			width = (width + 1) / 2
		case image.YCbCrSubsampleRatio440:
			height = (height + 1) / 2
		case image.YCbCrSubsampleRatio420:
			width, height = (width+1)/2, (height+1)/2
		}
		at := m.COffset(b.Min.X, b.Min.Y)
		return raster{[]plane{
			{m.Y[m.YOffset(b.Min.X, b.Min.Y):], m.YStride, b.Dx(), b.Dy(), 1},
			{m.Cb[at:], m.CStride, width, height, 1},
			{m.Cr[at:], m.CStride, width, height, 1},
		}}
	case *image.RGBA:
		return raster{[]plane{{m.Pix[m.PixOffset(b.Min.X, b.Min.Y):], m.Stride, b.Dx(), b.Dy(), 4}}}
	}
	return rasterOf(colored(img))
}

// colored is an image in four colours.
func colored(img image.Image) *image.RGBA {
	b := img.Bounds()
	colors := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(colors, colors.Bounds(), img, b.Min, draw.Src)
	return colors
}

// scaled gives a raster of a size that is no larger. The coarse planes of a JPEG
// are then half as large as the fine one, each way.
func (r raster) scaled(width, height int) raster {
	out := raster{make([]plane, len(r.planes))}
	for i, p := range r.planes {
		if i == 0 {
			out.planes[i] = p.scaled(width, height)
		} else {
			out.planes[i] = p.scaled((width+1)/2, (height+1)/2)
		}
	}
	return out
}

func (r raster) turned(turn int) raster {
	out := raster{make([]plane, len(r.planes))}
	for i, p := range r.planes {
		out.planes[i] = p.turned(turn)
	}
	return out
}

// image is a scaled raster as the coders of the standard library want it.
func (r raster) image() image.Image {
	first := r.planes[0]
	rect := image.Rect(0, 0, first.width, first.height)
	switch {
	case len(r.planes) == 3:
		return &image.YCbCr{
			Y: first.pix, Cb: r.planes[1].pix, Cr: r.planes[2].pix, YStride: first.stride, CStride: r.planes[1].stride,
			SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: rect,
		}
	case first.depth == 1:
		return &image.Gray{Pix: first.pix, Stride: first.stride, Rect: rect}
	}
	return &image.RGBA{Pix: first.pix, Stride: first.stride, Rect: rect}
}
