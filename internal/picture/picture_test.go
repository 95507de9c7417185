package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTurned: a photo in each of the eight ways to hold a camera comes out upright.
func TestTurned(t *testing.T) {
	for turn := uint16(1); turn <= 8; turn++ {
		// What the camera stores is the upright picture, turned the other way.
		inverse := map[uint16]int{6: 8, 8: 6}[turn]
		if inverse == 0 {
			inverse = int(turn)
		}
		upright := rasterOf(painted(96, 48))
		stored := upright.turned(inverse).image()
		for name, file := range map[string][]byte{
			"a.jpg":  telephone(t, stored, turn),
			"a.png":  withChunks(pngOf(t, stored), "eXIf"+string(exif(turn, binary.LittleEndian))),
			"b.png":  withChunks(pngOf(t, stored), "eXIf"+string(exif(turn, binary.BigEndian))),
			"a.jpeg": telephone(t, jpegPlanes(t, stored), turn),
		} {
			h, set := publish(t, name, file)
			if h.Width != 96 || h.Height != 48 || h.Turn != int(turn) || !h.Located {
				t.Errorf("%s held as %d: %+v", name, turn, h)
			}
			if got := seen(t, set.Files[0]); !alike(got, corners) {
				t.Errorf("%s held as %d is %v", name, turn, got)
			}
			if got := seen(t, set.Print); !alike(got, corners) {
				t.Errorf("%s held as %d is printed as %v", name, turn, got)
			}
		}
	}
}

// jpegPlanes is an image as JPEG holds it.
func jpegPlanes(t testing.TB, img image.Image) image.Image {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	planes, err := jpeg.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return planes
}

// variety are files of each way of coding: name, file, what it becomes.
func variety(t testing.TB) map[string][]byte {
	clear := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	paint(clear)
	clear64 := image.NewNRGBA64(clear.Rect)
	paint(clear64)
	deep := image.NewRGBA64(clear.Rect)
	paint(deep)
	few := image.NewPaletted(clear.Rect, color.Palette{corners[0], corners[1], corners[2], corners[3]})
	paint(few)
	many := image.NewPaletted(clear.Rect, palette.Plan9)
	paint(many)
	hole := append(color.Palette{color.NRGBA{}}, few.Palette...)
	holed := image.NewPaletted(clear.Rect, hole)
	paint(holed)
	var still bytes.Buffer
	if err := gif.Encode(&still, painted(64, 64), nil); err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{
		"rgb.png": pngOf(t, painted(64, 64)), "rgba.png": pngOf(t, clear), "rgba16.png": pngOf(t, clear64), "rgb16.png": pngOf(t, deep),
		"palette2.png": pngOf(t, few), "palette8.png": pngOf(t, many), "palette-clear.png": pngOf(t, holed), "interlaced.png": interlaced(painted(64, 64)),
		"still.gif": still.Bytes(), "moving.gif": moving(t), "moving.png": movingPNG(t, painted(64, 64)),
		"lossy.webp": container(t, "VP8 ", lossy, 0), "lossless.webp": container(t, "VP8L", lossless, 0), "clear.webp": container(t, "VP8L", seeing, 0x10),
		"said.webp": container(t, "VP8 ", lossy, 0x0c, "EXIF"+string(exif(1, binary.LittleEndian)), "XMP <x:xmpmeta>secret</x:xmpmeta>"),
		"photo.jpg": telephone(t, painted(64, 64), 1), "photo.jfif": telephone(t, painted(64, 64), 1),
		"said.png":   withChunks(pngOf(t, painted(64, 64)), "tEXtComment\x00secret", "iTXtXML:com.adobe.xmp\x00secret", "tIME\x07\xe8\x01\x01\x00\x00\x00", "eXIf"+string(exif(1, binary.BigEndian))),
		"narrow.jpg": telephone(t, painted(2, 900), 1), "flat.png": pngOf(t, painted(3000, 2)),
	}
}

func TestVariety(t *testing.T) {
	as := map[string]Format{
		"moving.gif": GIF, "lossy.webp": JPEG, "said.webp": JPEG, "photo.jpg": JPEG, "photo.jfif": JPEG, "narrow.jpg": JPEG,
	}
	for name, file := range variety(t) {
		h, set := publish(t, name, file)
		want := as[name]
		if want == "" {
			want = PNG
		}
		if h.As != want {
			t.Errorf("%s becomes %s, not %s", name, h.As, want)
		}
		if len(set.Files) != len(h.Widths()) || len(set.Print) == 0 {
			t.Errorf("%s: %d files of %v", name, len(set.Files), h.Widths())
		}
		for i, f := range set.Files {
			c, format, err := image.DecodeConfig(bytes.NewReader(f))
			if w := h.Widths()[i]; err != nil || c.Width != w || c.Height != h.HeightAt(w) || format != map[Format]string{JPEG: "jpeg", PNG: "png", GIF: "gif"}[want] {
				t.Errorf("%s in %d pixels is %s of %d × %d: %v", name, w, format, c.Width, c.Height, err)
			}
			if name == "narrow.jpg" || name == "flat.png" {
				continue
			}
			expected := corners
			if name == "clear.webp" {
				expected[3] = color.RGBA{}
			}
			if got := seen(t, f); !alike(got, expected) {
				t.Errorf("%s is %v", name, got)
			}
		}
	}
}

// TestNothingElse: nothing is left that is not the picture.
func TestNothingElse(t *testing.T) {
	for name, file := range variety(t) {
		_, set := publish(t, name, file)
		for _, f := range append(set.Files, set.Print) {
			for _, mark := range []string{"Exif", "eXIf", "GPS", "secret", "Cam\x00", "adobe", "xmp", "XMP", "Photoshop", "tEXt", "iTXt", "tIME", "JFIF", "II*\x00", "MM\x00*"} {
				if bytes.Contains(f, []byte(mark)) {
					t.Errorf("%s still says %q", name, mark)
				}
			}
		}
	}
}

// TestReadByAnother: exiftool finds nothing in what is made but what every reader of
// the picture needs.
func TestReadByAnother(t *testing.T) {
	if _, err := exec.LookPath("exiftool"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("exiftool is missing: test/install.sh installs it")
		}
		t.Skip("exiftool is missing")
	}
	dir := t.TempDir()
	before := dir + "/before"
	os.Mkdir(before, 0o755)
	for name, file := range variety(t) {
		os.WriteFile(filepath.Join(before, name), file, 0o644)
		h, set := publish(t, name, file)
		for i, f := range set.Files {
			os.WriteFile(filepath.Join(dir, h.Name(name, h.Widths()[i])), f, 0o644)
		}
	}
	tags := func(dir string) string {
		out, err := exec.Command("exiftool", "-G1", "-s", "-all", "--File:all", "--System:all", "--ExifTool:all", "--Composite:all", dir).CombinedOutput()
		if err != nil {
			t.Fatalf("exiftool: %v: %s", err, out)
		}
		return string(out)
	}
	if said := tags(before); !strings.Contains(said, "GPSLatitude") || !strings.Contains(said, "Comment") {
		t.Fatalf("the samples say too little to prove anything:\n%s", said)
	}
	allowed := []string{"[PNG]", "[GIF]", "[PNG-pHYs]"}
	needed := []string{"ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "Palette", "Transparency", "AnimationFrames", "AnimationPlays", "GIFVersion", "HasColorMap", "ColorResolutionDepth", "BitsPerPixel", "BackgroundColor", "AnimationIterations", "FrameCount", "Duration", "TransparentColor"}
	for line := range strings.Lines(tags(dir)) {
		group, rest, tagged := strings.Cut(line, " ")
		if !tagged || !strings.HasPrefix(group, "[") {
			continue // the name of a file, and how many there are
		}
		if tag, _, _ := strings.Cut(strings.TrimSpace(rest), " "); !slices.Contains(allowed, group) || !slices.Contains(needed, tag) {
			t.Errorf("exiftool finds %s", line)
		}
	}
}

// TestAnimation: frames and loop are those of the author.
func TestAnimation(t *testing.T) {
	file := moving(t)
	h, set := publish(t, "a.gif", file)
	was, err := gif.DecodeAll(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	is, err := gif.DecodeAll(bytes.NewReader(set.Files[0]))
	if err != nil {
		t.Fatal(err)
	}
	if !h.Moves || len(is.Image) != 2 || is.LoopCount != was.LoopCount || !slices.Equal(is.Delay, was.Delay) || !bytes.Equal(is.Image[1].Pix, was.Image[1].Pix) {
		t.Errorf("%+v: %d frames, shown %d times", h, len(is.Image), is.LoopCount)
	}
}

// TestWidths: what a photo of a width is made in.
func TestWidths(t *testing.T) {
	for width, want := range map[int][]int{
		1: {1}, 400: {400}, 480: {480}, 501: {400, 501}, 1000: {400, 1000}, 1001: {400, 800, 1001}, 1600: {400, 800, 1600}, 4000: {400, 800, 1600}, 65535: {400, 800, 1600},
	} {
		h := Header{Width: width, Height: 3, As: JPEG, From: JPEG}
		if got := h.Widths(); !slices.Equal(got, want) || h.Widest() != want[len(want)-1] {
			t.Errorf("%d: %v, widest %d; want %v", width, got, h.Widest(), want)
		}
	}
}

// TestNames: two photos beside a sheet never share a name.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		photo    string
		as, from Format
		name     string
	}{
		{"a.jpg", JPEG, JPEG, "a.w400.jpg"}, {"a.JPG", JPEG, JPEG, "a.w400.JPG"}, {"sub/a b.jpeg", JPEG, JPEG, "sub/a b.w400.jpeg"},
		{"a.png", JPEG, PNG, "a.png.w400.jpg"}, {"a.webp", JPEG, webP, "a.webp.w400.jpg"}, {"a.gif", PNG, GIF, "a.gif.w400.png"},
	} {
		if got := (Header{As: c.as, From: c.from}).Name(c.photo, 400); got != c.name {
			t.Errorf("%s: %s, not %s", c.photo, got, c.name)
		}
	}
}

// refusal is why a file cannot be shown, found in its head or when it is made.
func refusal(name string, file []byte) error {
	h, err := Measure(bytes.NewReader(file), int64(len(file)), name)
	if err == nil {
		_, err = Make(file, h)
	}
	return err
}

func TestRefused(t *testing.T) {
	photo := telephone(t, painted(64, 64), 1)
	drawing := pngOf(t, painted(64, 64))
	sized := func(file []byte, frame byte, width, height uint16) []byte {
		lying := slices.Clone(file)
		at := bytes.Index(lying, []byte{0xff, 0xc0, 0, 17, 8})
		lying[at+1] = frame
		binary.BigEndian.PutUint16(lying[at+5:], height)
		binary.BigEndian.PutUint16(lying[at+7:], width)
		return lying
	}
	png := func(width, height uint32) []byte {
		head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
		return slices.Concat([]byte(pngMark), chunk("IHDR", string(head)+"\x08\x06\x00\x00\x00"), drawing[len(pngMark)+25:])
	}
	for name, c := range map[string]struct {
		file []byte
		want Refusal
	}{
		"bomb.jpg":       {sized(photo, 0xc0, 65535, 65535), ManyPixels},
		"lying.jpg":      {sized(photo, 0xc0, 900, 900), Damaged},
		"flat.jpg":       {sized(photo, 0xc0, 0, 64), Damaged},
		"unknown.jpg":    {sized(photo, 0xc0, 64, 0), Damaged},
		"lossless.jpg":   {sized(photo, 0xc3, 64, 64), Coding},
		"arithmetic.jpg": {sized(photo, 0xc9, 64, 64), Coding},
		"named.jpg":      {drawing, Damaged},
		"bomb.png":       {png(65535, 65535), ManyPixels},
		"huge.png":       {png(0xffffffff, 0xffffffff), ManyPixels},
		"long.png":       {png(100_000, 10), ManyPixels},
		"lying.png":      {png(900, 900), Damaged},
		"empty.png":      {png(0, 64), Damaged},
		"sum.png":        {slices.Concat(drawing[:60], []byte{drawing[60] ^ 1}, drawing[61:]), Damaged},
		"named.gif":      {photo, Damaged},
		"bomb.gif":       {[]byte("GIF89a\xff\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x01\x44\x00;"), ManyPixels},
		"moves.webp":     {container(t, "VP8 ", lossy, 0x02), Animated},
		"lying.webp":     {slices.Concat(container(t, "VP8 ", lossy, 0x10)[:24], []byte{99}, container(t, "VP8 ", lossy, 0x10)[25:]), Damaged},
		"photo.heic":     {[]byte("\x00\x00\x00\x18ftypheic"), Coding},
		"nothing.jpg":    {nil, Damaged},
	} {
		if err := refusal(name, c.file); err != c.want {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	heavy := make([]byte, MostBytes+1)
	if err := refusal("heavy.jpg", append(slices.Clone(photo), heavy...)); err != ManyBytes {
		t.Errorf("a heavy photo: %v", err)
	}
}

// TestCut: a file that ends anywhere, or of which a byte is another, is refused or
// shown, and harms nobody.
func TestCut(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, file := range variety(t) {
		for range 40 {
			end := random.IntN(len(file))
			refusal(name, file[:end])
			other := slices.Clone(file)
			other[random.IntN(len(file))] ^= byte(1 + random.IntN(255))
			refusal(name, other)
		}
		if picture, _, _ := bytes.Cut(file, []byte("a film")); Reads(name) && !strings.HasPrefix(name, "moving") {
			if err := refusal(name, picture[:len(picture)/2]); err != Damaged {
				t.Errorf("half of %s: %v", name, err)
			}
		}
	}
}

// TestPrint: what a document holds of the richest photo fits.
func TestPrint(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	noise := image.NewRGBA(image.Rect(0, 0, 1200, 1600))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32())
	}
	opaque := image.NewRGBA(noise.Rect)
	copy(opaque.Pix, noise.Pix)
	for i := 3; i < len(opaque.Pix); i += 4 {
		opaque.Pix[i] = 255
	}
	for name, file := range map[string][]byte{"a.jpg": telephone(t, opaque, 1), "clear.png": pngOf(t, noise), "a.png": pngOf(t, opaque)} {
		h, set := publish(t, name, file)
		c, _, err := image.DecodeConfig(bytes.NewReader(set.Print))
		if err != nil || len(set.Print) > PrintBytes || max(c.Width, c.Height) != PrintSide {
			t.Errorf("%s: %d bytes of %d × %d pixels: %v", name, len(set.Print), c.Width, c.Height, err)
		}
		if name == "a.png" && (h.As != JPEG || h.Same()) || name == "clear.png" && h.As != PNG {
			t.Errorf("%s becomes %s", name, h.As)
		}
	}
}

// TestScaled compares with the plain definition: the mean of what a pixel covers.
func TestScaled(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		depth := 1 + 3*random.IntN(2)
		p := newPlane(1+random.IntN(50), 1+random.IntN(50), depth)
		for i := range p.pix {
			p.pix[i] = uint8(random.Uint32())
		}
		width, height := 1+random.IntN(p.width), 1+random.IntN(p.height)
		got := p.scaled(width, height)
		for y := range height {
			for x := range width {
				for c := range depth {
					sum, fx, fy := 0.0, float64(p.width)/float64(width), float64(p.height)/float64(height)
					for sy := range p.height {
						for sx := range p.width {
							cover := func(i, at int, f float64) float64 {
								return max(0, min(float64(i+1), float64(at+1)*f)-max(float64(i), float64(at)*f))
							}
							sum += float64(p.pix[sy*p.stride+sx*depth+c]) * cover(sx, x, fx) * cover(sy, y, fy)
						}
					}
					if is, want := float64(got.pix[y*got.stride+x*depth+c]), sum/fx/fy; is-want > 1 || want-is > 1 {
						t.Fatalf("%d × %d to %d × %d: %v at %d, %d, not %v", p.width, p.height, width, height, is, x, y, want)
					}
				}
			}
		}
	}
}

// TestColors: all ways in which JPEG keeps its colours give the same ones.
func TestColors(t *testing.T) {
	for _, ratio := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	} {
		img := image.NewYCbCr(image.Rect(0, 0, 81, 47), ratio)
		model := painted(81, 47)
		for y := range 47 {
			for x := range 81 {
				c := model.RGBAAt(x, y)
				img.Y[img.YOffset(x, y)], img.Cb[img.COffset(x, y)], img.Cr[img.COffset(x, y)] = color.RGBToYCbCr(c.R, c.G, c.B)
			}
		}
		for turn := 1; turn <= 8; turn++ {
			r := rasterOf(img).scaled(40, 24).turned(turn).image()
			inverse := rasterOf(r).turned([]int{0, 1, 2, 3, 4, 5, 8, 7, 6}[turn]).image()
			if got := seen(t, pngOf(t, inverse)); !alike(got, corners) {
				t.Errorf("%v turned by %d: %v", ratio, turn, got)
			}
		}
	}
	inks := image.NewCMYK(image.Rect(0, 0, 64, 64))
	paint(inks)
	if got := seen(t, pngOf(t, rasterOf(inks).scaled(32, 32).image())); !alike(got, corners) {
		t.Errorf("four inks: %v", got)
	}
	grey := image.NewGray16(image.Rect(0, 0, 9, 9))
	if r := rasterOf(grey); len(r.planes) != 1 || r.planes[0].depth != 1 {
		t.Errorf("grey has %d planes", len(r.planes))
	}
}

// TestProfile: what a small profile says of colours stays, in whatever format the photo is
// written; what it says of a machine goes, and so does one of other colours.
func TestProfile(t *testing.T) {
	profile := profileOfScreen("RGB ")
	upright := painted(600, 300)
	rich := photograph(800, 600, 5)
	for name, file := range map[string][]byte{
		"a.jpg":  withJPEGProfile(telephone(t, upright, 6), profile),
		"a.png":  withPNGProfile(pngOf(t, upright), profile),
		"b.png":  withPNGProfile(pngOf(t, indexedDrawing(t, 900, 600)), profile),
		"c.png":  withPNGProfile(pngOf(t, noisy(t, rich)), profile),
		"a.webp": container(t, "VP8 ", lossy, 0x20, "ICCP"+string(profile)),
		"b.webp": container(t, "VP8L", lossless, 0x20, "ICCP"+string(profile)),
	} {
		h, set := publish(t, name, file)
		for i, f := range set.Files {
			kept := profileOf(f, h.As)
			if kept == nil || !bytes.Equal(kept, cleanProfile(profile)) {
				t.Errorf("%s in %d pixels has the profile %q", name, h.Widths()[i], kept)
			}
			if bytes.Contains(kept, []byte("secret")) || bytes.Contains(f, []byte("secret")) {
				t.Errorf("%s says whose screen it was", name)
			}
			seen(t, f)
		}
	}
	if h, _ := Measure(bytes.NewReader(withPNGProfile(pngOf(t, noisy(t, rich)), profile)), 9e5, "c.png"); h.As != JPEG {
		t.Errorf("a photograph in PNG becomes %s", h.As)
	}
	whole := cleanProfile(profile)
	for what, other := range map[string][]byte{
		"four inks": profileOfScreen("CMYK"), "grey": profileOfScreen("GRAY"), "cut": profile[:200], "no profile": []byte(strings.Repeat("x", 300)), "nothing": nil,
		"without colours": slices.Concat(profile[:profileHead], make([]byte, 400)),
		"large":           profileWith(profile[:profileHead], map[string][]byte{"rXYZ": tagOf("XYZ ", 12), "gXYZ": tagOf("XYZ ", 12), "bXYZ": tagOf("XYZ ", 12), "rTRC": tagOf("curv", 5000), "gTRC": tagOf("curv", 4), "bTRC": tagOf("curv", 4)}),
	} {
		_, set := publish(t, "a.jpg", withJPEGProfile(telephone(t, upright, 6), other))
		if bytes.Contains(set.Files[0], []byte("acsp")) || bytes.Contains(set.Files[0], []byte(profileMark)) {
			t.Errorf("%s is kept", what)
		}
	}
	// Telephones write one segment; programs cut a profile into several.
	cut := slices.Concat(segment(0xe2, profileMark+"\x01\x02"+string(profile[:200])), segment(0xe2, profileMark+"\x02\x02"+string(profile[200:])))
	if _, set := publish(t, "a.jpg", slices.Insert(telephone(t, upright, 1), 2, cut...)); !bytes.Equal(profileOf(set.Files[0], JPEG), whole) {
		t.Error("a profile in two parts is lost")
	}
	grey := image.NewGray(image.Rect(0, 0, 64, 64))
	if _, set := publish(t, "a.jpg", withJPEGProfile(telephone(t, grey, 1), profileOfScreen("GRAY"))); profileOf(set.Files[0], JPEG) == nil {
		t.Error("the profile of a grey photo is lost")
	}
}

// noisy is a photograph as only PNG keeps it.
func noisy(t testing.TB, photo image.Image) *image.RGBA {
	t.Helper()
	random := rand.New(rand.NewPCG(7, 8))
	img := colored(photo)
	for i := range img.Pix {
		if i%4 < 3 {
			img.Pix[i] ^= uint8(random.UintN(16))
		}
	}
	return img
}

// TestLossyWebP: black, white and plain colours are those that browsers show.
func TestLossyWebP(t *testing.T) {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 12 }
	for name, file := range map[string][]byte{"a.webp": container(t, "VP8 ", lossy, 0)} {
		_, set := publish(t, name, file)
		for i, got := range seen(t, set.Files[0]) {
			if want := corners[i]; !near(got.R, want.R) || !near(got.G, want.G) || !near(got.B, want.B) {
				t.Errorf("%s is %v at corner %d, not %v", name, got, i, want)
			}
		}
	}
	planes := image.NewYCbCr(image.Rect(0, 0, 4, 2), image.YCbCrSubsampleRatio444)
	copy(planes.Y, []byte{0, 16, 126, 235, 255})
	copy(planes.Cb, []byte{0, 16, 128, 240, 255, 127, 129})
	inFullRange(planes)
	if want := []byte{0, 0, 128, 255, 255}; !bytes.Equal(planes.Y[:5], want) {
		t.Errorf("light is %v, not %v", planes.Y[:5], want)
	}
	if want := []byte{0, 1, 128, 255, 255, 127, 129}; !bytes.Equal(planes.Cb[:7], want) {
		t.Errorf("colour is %v, not %v", planes.Cb[:7], want)
	}
}

// FuzzMake: no file makes it fail otherwise than by a refusal.
func FuzzMake(f *testing.F) {
	for name, file := range variety(f) {
		f.Add(name, file)
	}
	f.Add("profile.jpg", withJPEGProfile(telephone(f, painted(64, 64), 6), profileOfScreen("RGB ")))
	f.Add("profile.png", withPNGProfile(pngOf(f, painted(64, 64)), profileOfScreen("RGB ")))
	f.Add("profile.webp", container(f, "VP8 ", lossy, 0x20, "ICCP"+string(profileOfScreen("RGB "))))
	f.Fuzz(func(t *testing.T, name string, file []byte) {
		h, err := Measure(bytes.NewReader(file), int64(len(file)), name)
		if err != nil || int64(h.Width)*int64(h.Height) > 1<<20 {
			return
		}
		set, err := Make(file, h)
		if _, refused := err.(Refusal); err != nil && !refused {
			t.Errorf("%v", err)
		}
		if err == nil && (len(set.Files) != len(h.Widths()) || len(set.Print) == 0) {
			t.Errorf("%d files", len(set.Files))
		}
	})
}
