package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"

	"essaim/test/loop"
)

// What a fixed code deflates is inflated to the same bytes by another's reader, whatever it is:
// fonts, bytes that no font has, runs of any length.
func TestHuffman(t *testing.T) {
	fonts, err := LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	contents := append(fonts.samples(), nil, []byte{0}, bytes.Repeat([]byte{7}, 1000))
	for size := range 3 * longestAgain {
		contents = append(contents, bytes.Repeat([]byte("ab"), size), append(make([]byte, size), 1))
	}
	random := loop.Random(t, 1, 2)
	for range loop.Rounds(t, 2000) {
		content := make([]byte, random.IntN(300))
		alphabet := 1 + random.IntN(256)
		for i := range content {
			content[i] = byte(random.IntN(alphabet))
		}
		contents = append(contents, content)
	}
	for _, content := range contents {
		deflated := fonts.outlines.append([]byte("before"), content)
		z, err := zlib.NewReader(bytes.NewReader(deflated[len("before"):]))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, content) {
			t.Fatalf("%x deflates to %x, which inflates to %x: %v", content, deflated, got, err)
		}
	}
}
