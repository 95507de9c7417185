package picture

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"sync"
	"testing"
)

// photograph draws what a camera might see: a sky, hills, grass and its grain.
func photograph(width, height int, seed uint64) *image.YCbCr {
	random := rand.New(rand.NewPCG(seed, 1))
	img := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for y := range height {
		v := float64(y) / float64(height)
		for x := range width {
			u := float64(x) / float64(width)
			light := 210 - 90*v
			if hill := 0.45 + 0.08*math.Sin(7*u+float64(seed)) + 0.03*math.Sin(31*u); v > hill {
				light = 70 + 60*(v-hill) + 25*math.Sin(900*u+40*v)*(v-hill)
			}
			img.Y[img.YOffset(x, y)] = uint8(min(255, max(0, light+random.NormFloat64()*3)))
			if x%2 == 0 && y%2 == 0 {
				at := img.COffset(x, y)
				img.Cb[at], img.Cr[at] = uint8(150-60*v), uint8(110+10*u)
			}
		}
	}
	return img
}

var camera = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, photograph(4000, 3000, 1), &jpeg.Options{Quality: 92}); err != nil {
		panic(err)
	}
	return b.Bytes()
})

// BenchmarkDecode is the floor of BenchmarkMake: a photo of 12 megapixels that is
// decoded, and nothing else. The goal is two and a half times its time.
func BenchmarkDecode(b *testing.B) {
	file := camera()
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := jpeg.Decode(bytes.NewReader(file)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMake(b *testing.B) {
	file := camera()
	h, err := Measure(bytes.NewReader(file), int64(len(file)), "a.jpg")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		set, err := Make(file, h)
		if err != nil {
			b.Fatal(err)
		}
		if testing.Verbose() {
			for _, f := range append(set.Files, set.Print) {
				b.Log(len(f))
			}
		}
	}
}
