package attachment

import (
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
