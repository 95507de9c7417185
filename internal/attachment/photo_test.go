package attachment

import (
	"bytes"
	stdimage "image"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/picture"
)

// TestPhotoTooHeavy: a photo above the limit is not even measured.
func TestPhotoTooHeavy(t *testing.T) {
	head := []byte("\xff\xd8\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\xd2")
	heavy := slices.Concat(head, make([]byte, picture.MostBytes), []byte("\xff\xd9"))
	files := fstest.MapFS{"a.jpg": {Data: heavy}}
	if problems := Check(files, "a.jpg"); len(problems) > 0 {
		t.Errorf("as a file: %v", problems)
	}
	header, problems := Photo(files, "a.jpg")
	if header.Known() || len(problems) != 1 || problems[0].Code != "photo-too-heavy" || problems[0].Severity != diag.Warning {
		t.Errorf("%+v, %v", header, problems)
	}
}

// TestPhotosThatMoreFollows: cameras fill the last block of a card, telephones add a film,
// programs leave what was there before. A photo is damaged when its own end is missing.
func TestPhotosThatMoreFollows(t *testing.T) {
	var photo, drawing bytes.Buffer
	grey := stdimage.NewGray(stdimage.Rect(0, 0, 64, 64))
	if err := jpeg.Encode(&photo, grey, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&drawing, grey); err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 1, tailSize, 64<<10 - 1, 64 << 10, 300_000} {
		more := bytes.Repeat([]byte{0xff}, size)
		for name, file := range map[string][]byte{"a.jpg": photo.Bytes(), "a.png": drawing.Bytes()} {
			end := map[string]int{"a.jpg": 2, "a.png": 12}[name]
			for cut, whole := range map[string]bool{string(file): true, string(file[:len(file)-end]): false} {
				site := fstest.MapFS{name: {Data: append([]byte(cut), more...)}}
				if problems := Check(site, name); (len(problems) == 0) != whole {
					t.Errorf("%s, whole: %t, with %d bytes behind it: %v", name, whole, size, problems)
				}
			}
		}
	}
}
