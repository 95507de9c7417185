package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"path"
	"strings"
)

// errImage says that bytes are no image that a PDF can hold.
var errImage = errors.New("not an image")

// picture is an image as a PDF holds it. JPEG and most PNG files go in as they
// are, without being decoded, however large they are.
type picture struct {
	name          string // in the resources of pages
	width, height int    // in pixels, as it is stored
	turn          int    // EXIF orientation, from 1 to 8
	colors        string
	bits          int
	decode        string // "/Decode […]", or ""
	filter        string // of data; "": to be deflated
	data          []byte
	alpha         []byte // a byte a pixel; nil when opaque
}

// image lays an image out as a figure, with its credit under it. One that
// cannot be shown leaves its alternative text.
func (f *flow) image(url, alt, credit string) {
	pic := f.picture(url)
	if pic == nil {
		f.text(softStyle(), strings.Trim(alt+". "+credit, ". "))
		return
	}
	e := f.parent.child("Figure")
	e.alt = alt
	width, height := pic.size()
	// A pixel of a screen is three quarters of a point.
	w, h := min(width*3/4*point, f.width), 0
	if h = scale(w, height, width); h > imageHeight {
		w, h = scale(imageHeight, width, height), imageHeight
	}
	w, h = max(w, point), max(h, point)
	x := f.x
	f.add(piece{above: tenths(60), height: h, glued: credit != "", draw: func(p *painter, top int) {
		e.attributes = fmt.Sprintf("/O /Layout /Placement /Block /BBox [%s %s %s %s]", number(x), number(top-h), number(x+w), number(top))
		p.own(e, false)
		p.content = fmt.Appendf(p.content, "q %scm /%s Do Q\n", pic.matrix(x, top-h, w, h), pic.name)
		p.unmark()
	}})
	f.space(tenths(30))
	if credit != "" {
		f.text(softStyle(), credit)
	}
	f.space(tenths(80))
}

// imageHeight leaves room for text on the page of an image.
const imageHeight = 100 * mm

// Draws reports whether what is published at an address may be an image that a
// PDF shows. Others leave their alternative text, and nothing is reported.
func Draws(url string) bool {
	switch strings.ToLower(path.Ext(url)) {
	case ".jpg", ".jpeg", ".jpe", ".jfif", ".png":
		return true
	}
	return false
}

// scale is length times a, divided by b, for lengths that come from outside.
func scale(length, a, b int) int { return int(int64(length) * int64(a) / int64(max(b, 1))) }

// size is that of the image once it is turned upright.
func (p *picture) size() (width, height int) {
	if p.turn >= 5 {
		return p.height, p.width
	}
	return p.width, p.height
}

// matrix maps the unit square, in which a PDF draws an image, to w by h at x, y,
// turned as the camera was.
func (p *picture) matrix(x, y, w, h int) string {
	m := [6]int{w, 0, 0, h, x, y}
	switch p.turn {
	case 2:
		m = [6]int{-w, 0, 0, h, x + w, y}
	case 3:
		m = [6]int{-w, 0, 0, -h, x + w, y + h}
	case 4:
		m = [6]int{w, 0, 0, -h, x, y + h}
	case 5:
		m = [6]int{0, -h, -w, 0, x + w, y + h}
	case 6:
		m = [6]int{0, -h, w, 0, x, y + h}
	case 7:
		m = [6]int{0, h, w, 0, x, y}
	case 8:
		m = [6]int{0, h, -w, 0, x + w, y}
	}
	var b []byte
	for _, v := range m {
		b = append(appendNumber(b, v), ' ')
	}
	return string(b)
}

// readPicture reads a JPEG or PNG file.
func readPicture(file []byte) (*picture, error) {
	switch {
	case bytes.HasPrefix(file, []byte("\xff\xd8")):
		return readJPEG(file)
	case bytes.HasPrefix(file, []byte(pngMark)):
		return readPNG(file)
	}
	return nil, errImage
}

// readJPEG finds the size in the frame header and leaves out what applications
// add (place and date of a photograph too), but for Adobe's, which says how
// four inks are written (ITU-T T.81, annex B).
func readJPEG(file []byte) (*picture, error) {
	p := &picture{filter: "DCTDecode", turn: 1, data: []byte("\xff\xd8")}
	for at := 2; at+4 <= len(file); {
		if file[at] != 0xff {
			return nil, errImage
		}
		kind := file[at+1]
		if kind == 0xff { // padding
			at++
			continue
		}
		end := at + 2 + int(u16(file, at+2))
		if end > len(file) || end < at+4 {
			return nil, errImage
		}
		segment := file[at+4 : end]
		switch {
		case kind == 0xda: // the scan: all the rest
			if p.width == 0 || p.height == 0 {
				return nil, errImage
			}
			p.data = append(p.data, file[at:]...)
			return p, nil
		case kind >= 0xc0 && kind <= 0xc2 && len(segment) >= 6:
			p.bits, p.height, p.width = int(segment[0]), int(u16(segment, 1)), int(u16(segment, 3))
			switch segment[5] {
			case 1:
				p.colors = "/DeviceGray"
			case 3:
				p.colors = "/DeviceRGB"
			case 4:
				p.colors, p.decode = "/DeviceCMYK", "/Decode [1 0 1 0 1 0 1 0]"
			default:
				return nil, errImage
			}
		case kind >= 0xc3 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc:
			return nil, errImage // a way of coding that readers need not know
		case kind == 0xe1:
			p.turn = orientation(segment)
		}
		if kind < 0xe0 || kind > 0xef || kind == 0xee {
			p.data = append(p.data, file[at:end]...)
		}
		at = end
	}
	return nil, errImage
}

// orientation reads how a camera was held (Exif 2.3, tag 0x0112).
func orientation(segment []byte) int {
	tiff, found := bytes.CutPrefix(segment, []byte("Exif\x00\x00"))
	if !found || len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	for n := int(order.Uint16(tiff[at:])); n > 0 && at+14 <= len(tiff); n, at = n-1, at+12 {
		if order.Uint16(tiff[at+2:]) == 0x0112 {
			if turn := int(order.Uint16(tiff[at+10:])); 1 <= turn && turn <= 8 {
				return turn
			}
		}
	}
	return 1
}

const pngMark = "\x89PNG\r\n\x1a\n"

// readPNG takes the compressed lines as they are, which PDF knows how to read,
// unless the image is interlaced or lets something through.
func readPNG(file []byte) (*picture, error) {
	p := &picture{turn: 1}
	var palette []byte
	colorType, interlaced, transparent := byte(0), false, false
	for rest := file[len(pngMark):]; len(rest) >= 12; {
		size := int(binary.BigEndian.Uint32(rest))
		if size < 0 || size > len(rest)-12 {
			return nil, errImage
		}
		kind, content := string(rest[4:8]), rest[8:8+size]
		if crc32.ChecksumIEEE(rest[4:8+size]) != binary.BigEndian.Uint32(rest[8+size:]) {
			return nil, errImage
		}
		rest = rest[12+size:]
		switch {
		case kind == "IHDR" && size == 13:
			p.width, p.height = int(int32(binary.BigEndian.Uint32(content))), int(int32(binary.BigEndian.Uint32(content[4:])))
			p.bits, colorType, interlaced = int(content[8]), content[9], content[12] != 0
		case kind == "PLTE":
			palette = content
		case kind == "tRNS":
			transparent = true
		case kind == "IDAT":
			p.data = append(p.data, content...)
		}
	}
	if p.width <= 0 || p.height <= 0 || len(p.data) == 0 {
		return nil, errImage
	}
	if interlaced || transparent || colorType >= 4 {
		return decodePNG(file, p.width, p.height)
	}
	channels := 1
	switch {
	case colorType == 0:
		p.colors = "/DeviceGray"
	case colorType == 2:
		p.colors, channels = "/DeviceRGB", 3
	case colorType == 3 && len(palette) >= 3:
		p.colors = fmt.Sprintf("[/Indexed /DeviceRGB %d <%x>]", len(palette)/3-1, palette)
	default:
		return nil, errImage
	}
	p.filter = fmt.Sprintf("FlateDecode /DecodeParms <</Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d>>", channels, p.bits, p.width)
	return p, nil
}

// mostPixels is the size of an image that is decoded: 100 MB are enough.
const mostPixels = 25_000_000

func decodePNG(file []byte, width, height int) (*picture, error) {
	if width > mostPixels/height {
		return nil, errImage
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, errImage
	}
	p := &picture{turn: 1, width: width, height: height, bits: 8, colors: "/DeviceRGB"}
	p.data, p.alpha = make([]byte, 0, 3*width*height), make([]byte, 0, width*height)
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := nrgba(img, x, y)
			p.data = append(p.data, c[0], c[1], c[2])
			p.alpha = append(p.alpha, c[3])
		}
	}
	return p, nil
}

// nrgba is a pixel whose colours are not dimmed by what it lets through.
func nrgba(img image.Image, x, y int) [4]byte {
	if n, ok := img.(*image.NRGBA); ok {
		return [4]byte(n.Pix[n.PixOffset(x, y):])
	}
	r, g, b, a := img.At(x, y).RGBA()
	if a == 0 {
		return [4]byte{}
	}
	return [4]byte{byte(r * 255 / a), byte(g * 255 / a), byte(b * 255 / a), byte(a >> 8)}
}

// write puts the image into the file.
func (p *picture) write(o *objects) ref {
	dict := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent %d %s", p.width, p.height, p.colors, p.bits, p.decode)
	if p.alpha != nil {
		mask := o.reserve()
		o.stream(mask, fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8", p.width, p.height), p.alpha)
		dict += fmt.Sprintf(" /SMask %v", mask)
	}
	r := o.reserve()
	if p.filter == "" {
		o.stream(r, dict, p.data)
	} else {
		o.raw(r, dict+" /Filter /"+p.filter, p.data)
	}
	return r
}
