package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// Four corners of four colours say how an image is turned, and what became of its
// colours.
var corners = [4]color.RGBA{{204, 0, 0, 255}, {0, 204, 0, 255}, {0, 0, 204, 255}, {204, 204, 0, 255}}

// paint draws them: above left, above right, below left, below right.
func paint(img draw.Image) {
	b := img.Bounds()
	x, y := b.Min.X+b.Dx()/2, b.Min.Y+b.Dy()/2
	for i, r := range []image.Rectangle{
		{b.Min, image.Pt(x, y)}, {image.Pt(x, b.Min.Y), image.Pt(b.Max.X, y)},
		{image.Pt(b.Min.X, y), image.Pt(x, b.Max.Y)}, {image.Pt(x, y), b.Max},
	} {
		draw.Draw(img, r, image.NewUniform(corners[i]), image.Point{}, draw.Src)
	}
}

func painted(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	paint(img)
	return img
}

// seen are the colours at the corners of an image that a file holds.
func seen(t testing.TB, file []byte) [4]color.RGBA {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("what was made cannot be read: %v", err)
	}
	b := img.Bounds()
	at := func(x, y int) color.RGBA {
		return color.RGBAModel.Convert(img.At(b.Min.X+b.Dx()*x/8, b.Min.Y+b.Dy()*y/8)).(color.RGBA)
	}
	return [4]color.RGBA{at(1, 1), at(7, 1), at(1, 7), at(7, 7)}
}

// alike allows for what JPEG does to colours.
func alike(a, b [4]color.RGBA) bool {
	near := func(x, y uint8) bool { return max(x, y)-min(x, y) <= 30 }
	for i := range a {
		if !near(a[i].R, b[i].R) || !near(a[i].G, b[i].G) || !near(a[i].B, b[i].B) || !near(a[i].A, b[i].A) {
			return false
		}
	}
	return true
}

// exif is what a telephone says of a photo: how it was held, where, and when.
func exif(turn uint16, order binary.AppendByteOrder) []byte {
	u16 := func(b []byte, v uint16) []byte { return order.AppendUint16(b, v) }
	u32 := func(b []byte, v uint32) []byte { return order.AppendUint32(b, v) }
	b := []byte("MM")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		b = []byte("II")
	}
	b = u32(u16(b, 42), 8)
	entry := func(tag, kind uint16, count, value uint32) { b = u32(u32(u16(u16(b, tag), kind), count), value) }
	b = u16(b, 3)
	entry(0x010f, 2, 4, binary.LittleEndian.Uint32([]byte("Cam\x00"))) // make
	b = u16(u16(u32(u16(u16(b, 0x0112), 3), 1), turn), 0)              // orientation
	entry(0x8825, 4, 1, 8+2+3*12+4)                                    // where the place is said
	b = u32(b, 0)
	b = u16(b, 2)
	b = append(u32(u16(u16(b, 1), 2), 2), "N\x00\x00\x00"...)
	entry(2, 5, 3, 8+2+3*12+4+2+2*12+4)
	b = u32(b, 0)
	for _, v := range []uint32{44, 1, 21, 1, 4200, 100} { // the latitude
		b = u32(b, v)
	}
	return b
}

// segment is one of a JPEG file.
func segment(kind byte, content string) []byte {
	return append([]byte{0xff, kind, byte((len(content) + 2) >> 8), byte(len(content) + 2)}, content...)
}

// telephone is a JPEG as telephones write it, with all that they add.
func telephone(t testing.TB, img image.Image, turn uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	added := slices.Concat(
		segment(0xe0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"),
		segment(0xe1, "Exif\x00\x00"+string(exif(turn, binary.BigEndian))),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>Rodez</x:xmpmeta>"),
		segment(0xed, "Photoshop 3.0\x008BIM secret"),
		segment(0xfe, "a comment, secret"),
	)
	return append(slices.Insert(b.Bytes(), 2, added...), "a film, secret"...)
}

// withChunks puts chunks behind the head of a PNG.
func withChunks(file []byte, chunks ...string) []byte {
	var added []byte
	for _, c := range chunks {
		added = append(added, chunk(c[:4], c[4:])...)
	}
	return slices.Insert(file, len(pngMark)+12+13, added...)
}

func chunk(kind, content string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	b = append(append(b, kind...), content...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// interlaced writes an image in the seven passes of Adam7, which the standard
// library reads and does not write.
func interlaced(img *image.RGBA) []byte {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	var lines bytes.Buffer
	z := zlib.NewWriter(&lines)
	for _, p := range [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := p[1]; y < height; y += p[3] {
			line := []byte{0}
			for x := p[0]; x < width; x += p[2] {
				c := img.RGBAAt(x, y)
				line = append(line, c.R, c.G, c.B)
			}
			if len(line) > 1 {
				z.Write(line)
			}
		}
	}
	z.Close()
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	return slices.Concat([]byte(pngMark), chunk("IHDR", string(head)+"\x08\x02\x00\x00\x01"), chunk("IDAT", lines.String()), chunk("IEND", ""))
}

// moving is an animation of two frames, with a comment and what a program adds.
func moving(t testing.TB) []byte {
	t.Helper()
	a := gif.GIF{LoopCount: 3}
	for i := range 2 {
		frame := image.NewPaletted(image.Rect(0, 0, 40, 24), palette.Plan9)
		paint(frame)
		frame.SetColorIndex(i, 0, 3)
		a.Image, a.Delay = append(a.Image, frame), append(a.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &a); err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	at := bytes.Index(file, []byte("!\xff\x0bNETSCAPE2.0"))
	return append(slices.Insert(file, at, []byte("!\xfe\x06secret\x00!\xff\x0bXMP DataXMP\x06secret\x00")...), "secret"...)
}

// movingPNG is an animated PNG whose one frame is the picture itself.
func movingPNG(t testing.TB, img image.Image) []byte {
	b := img.Bounds()
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(b.Dx())), uint32(b.Dy()))
	return withChunks(pngOf(t, img), "acTL\x00\x00\x00\x01\x00\x00\x00\x00", "fcTL\x00\x00\x00\x00"+string(size)+"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x0a\x00\x00", "tEXtComment\x00secret")
}

// The four corners, 40 by 24, as Chromium codes them: lossy, lossless, and lossless
// with nothing at the last corner.
const (
	lossy    = "cAYAnQEqKAAYAD4tEoZCoaENUgAMAWJZAB2APwg/G7fAYID8QPYB/APwru//cVd4W/l4J6uvM9ukvjTwAP78U/f/+Xp/6wj3/+qm7//00cCK3WfHZcKnnYEf//+6BP3QIvC0m9fmc1egl+ipq/9RAo4zAn3+RxPxUv6i2B9OJPf+WTF5f1WdLe3TYOQ8sd1f6q8cibkKHwVX//ZAx7vSzvYKyhe+z/Aj4YqYWF9WlQAAAA=="
	lossless = "LyfABQAfIBBIhtqfIMBhFggkQe1PMNT8R04OgDDbaJKTPMkR3D+i/7FtU/UNgKrOAg=="
	seeing   = "LyfABRAfIBBIgtqfYMBhFggkQe1PMNT8B/ClgDDbaJKTnOQR3D+i/7Ftq+pNVQDOAA=="
)

// container is a WebP file; with flags, an extended one, which may say more.
func container(t testing.TB, kind, coded string, flags byte, more ...string) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(coded)
	if err != nil {
		t.Fatal(err)
	}
	part := func(kind, content string) string {
		return kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(content)))) + content + "\x00"[:len(content)%2]
	}
	body := part(kind, string(data))
	if flags != 0 {
		body = part("VP8X", string([]byte{flags, 0, 0, 0, 39, 0, 0, 23, 0, 0})) + body
	}
	for _, m := range more {
		body += part(m[:4], m[4:])
	}
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)+4))) + "WEBP" + body)
}

// publish measures and makes a file.
func publish(t testing.TB, name string, file []byte) (Header, Set) {
	t.Helper()
	h, err := Measure(bytes.NewReader(file), int64(len(file)), name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	set, err := Make(file, h)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return h, set
}

// profileOfScreen is a colour profile as a computer writes one of its screen.
func profileOfScreen(space string) []byte {
	head := make([]byte, profileHead)
	copy(head[4:], "appl\x02\x10\x00\x00mntr"+space+"XYZ \x07\xe8\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00acspAPPL")
	copy(head[48:], "secrsecret")
	copy(head[80:], "secret")
	content, table := []byte(nil), []byte(nil)
	tags := []struct {
		name    string
		content []byte
	}{
		{"desc", []byte("desc\x00\x00\x00\x00\x00\x00\x00\x07secret\x00")}, {"cprt", []byte("text\x00\x00\x00\x00secret\x00")}, {"mmod", []byte("mmod\x00\x00\x00\x00secret")},
		{"wtpt", tagOf("XYZ ", 12)}, {"rXYZ", tagOf("XYZ ", 12)}, {"gXYZ", tagOf("XYZ ", 12)}, {"bXYZ", tagOf("XYZ ", 12)},
		{"rTRC", tagOf("curv", 6)}, {"gTRC", tagOf("curv", 6)}, {"bTRC", tagOf("curv", 6)}, {"kTRC", tagOf("curv", 6)},
	}
	for _, tag := range tags {
		at := profileHead + 4 + 12*len(tags) + len(content)
		table = append(table, tag.name...)
		table = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(table, uint32(at)), uint32(len(tag.content)))
		content = append(content, tag.content...)
	}
	profile := slices.Concat(head, binary.BigEndian.AppendUint32(nil, uint32(len(tags))), table, content)
	binary.BigEndian.PutUint32(profile, uint32(len(profile)))
	return profile
}

// tagOf is a part of a profile, with so many bytes behind its kind.
func tagOf(kind string, bytes int) []byte {
	return append([]byte(kind+"\x00\x00\x00\x00"), make([]byte, bytes)...)
}
