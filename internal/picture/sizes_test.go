package picture

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"os"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden sizes anew")

// drawn is a board with rings and lines, whose edges are smooth.
func drawn(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	paint(img)
	smooth := func(x, y int, c color.RGBA, covers int) { // of 256
		at := img.RGBAAt(x, y)
		mix := func(a, b uint8) uint8 { return uint8((int(a)*(256-covers) + int(b)*covers) / 256) }
		img.SetRGBA(x, y, color.RGBA{mix(at.R, c.R), mix(at.G, c.G), mix(at.B, c.B), 255})
	}
	side := min(width, height) / 2
	for ring := side / 8; ring < side; ring += side / 8 {
		for y := range height {
			for x := range width {
				dx, dy := x-width/2, y-height/2
				// How far from the ring, in sixteenths of a pixel, without a root.
				if far := (dx*dx + dy*dy - ring*ring) * 8 / ring; far > -64 && far < 64 {
					smooth(x, y, color.RGBA{250, 250, 240, 255}, min(256, (64-max(far, -far))*8))
				}
			}
		}
	}
	return img
}

// indexedDrawing is a drawing with the palette that it is saved with.
func indexedDrawing(t *testing.T, width, height int) *image.Paletted {
	t.Helper()
	p, is := indexed(drawn(width, height), paletteSize).(*image.Paletted)
	if !is {
		t.Fatal("the drawing has no palette")
	}
	return p
}

// plainDrawing has few colours and no smooth edge: whole, it takes very little.
func plainDrawing(width, height int) *image.Paletted {
	img := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, corners[0], corners[1], corners[2]})
	for y := range height {
		for x := range width {
			img.SetColorIndex(x, y, uint8((x+2*y)/150%4))
		}
	}
	return img
}

// plan is one in black and white, as an office scans it: a bit a pixel.
func plan(width, height int) *image.Paletted {
	img := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Gray{0}, color.Gray{255}})
	for y := range height {
		for x := range width {
			if (x+y)%97 > 2 && (x-y+height)%131 > 1 {
				img.SetColorIndex(x, y, 1)
			}
		}
	}
	return img
}

// TestSizes: what photos and drawings weigh once they are made, beside what they did
// before. Machines round the light of the photographs differently, by very little.
func TestSizes(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 1200, 900))
	copy(grey.Pix, photograph(1200, 900, 2).Y)
	var scan, animal bytes.Buffer
	if err := jpeg.Encode(&scan, grey, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&animal, indexedDrawing(t, 900, 600), nil); err != nil {
		t.Fatal(err)
	}
	clear := drawn(1200, 800)
	for y := range 400 {
		for x := range 600 {
			clear.SetRGBA(x, y, color.RGBA{})
		}
	}
	var got strings.Builder
	for _, c := range []struct {
		name string
		file []byte
	}{
		{"telephone.jpg", telephone(t, photograph(2000, 1500, 1), 1)},
		{"turned.jpg", telephone(t, photograph(900, 1200, 3), 6)},
		{"grey.jpg", scan.Bytes()},
		{"photograph.png", pngOf(t, photograph(1200, 800, 4))},
		{"drawing.png", pngOf(t, drawn(1800, 1200))},
		{"palette.png", pngOf(t, indexedDrawing(t, 1200, 800))},
		{"clear.png", pngOf(t, clear)},
		{"flat.png", pngOf(t, plainDrawing(1500, 1000))},
		{"plan.png", pngOf(t, plan(1500, 1000))},
		{"small.png", pngOf(t, drawn(300, 200))},
		{"drawing.gif", animal.Bytes()},
		{"moving.gif", moving(t)},
	} {
		h, set := publish(t, c.name, c.file)
		fmt.Fprintf(&got, "%s %dx%d %d, %s:", c.name, h.Width, h.Height, len(c.file), h.As)
		for i, w := range h.Widths() {
			fmt.Fprintf(&got, " %d %d,", w, len(set.Files[i]))
		}
		fmt.Fprintf(&got, " print %d\n", len(set.Print))
		for i := range len(set.Files) - 1 {
			if len(set.Files[i]) > len(set.Files[i+1]) {
				t.Errorf("%s takes more in a smaller width", c.name)
			}
		}
	}
	const golden = "testdata/sizes.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	was, is := strings.Fields(string(text)), strings.Fields(got.String())
	if len(was) != len(is) {
		t.Fatalf("%s\nnot\n%s", got.String(), text)
	}
	for i := range was {
		a, err := strconv.Atoi(strings.Trim(was[i], ":,"))
		b, other := strconv.Atoi(strings.Trim(is[i], ":,"))
		switch {
		case err != nil || other != nil:
			if was[i] != is[i] {
				t.Errorf("%s, not %s", is[i], was[i])
			}
		case a-b > a/50 || b-a > a/50:
			t.Errorf("%d, not %d, in\n%s", b, a, got.String())
		}
	}
}
