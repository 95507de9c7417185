package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// pictureChunks are those of a PNG that are the picture.
var pictureChunks = []string{"IHDR", "PLTE", "tRNS", "sRGB", "acTL", "fcTL", "fdAT", "IDAT", "IEND"}

// eachPNGChunk reads a PNG file chunk by chunk up to its end. One that was cut, or
// whose sum is wrong, is Damaged.
func eachPNGChunk(file []byte, do func(kind string, chunk []byte)) error {
	if len(file) < len(pngMark) {
		return Damaged
	}
	for rest := file[len(pngMark):]; len(rest) >= 12; {
		size := int64(binary.BigEndian.Uint32(rest))
		if size > int64(len(rest)-12) {
			return Damaged
		}
		chunk, kind := rest[:12+size], string(rest[4:8])
		if crc32.ChecksumIEEE(chunk[4:8+size]) != binary.BigEndian.Uint32(chunk[8+size:]) {
			return Damaged
		}
		do(kind, chunk)
		if kind == "IEND" {
			return nil
		}
		rest = rest[12+size:]
	}
	return Damaged
}

// stripPNG leaves out all that is not the picture. Its profile is to be put back.
func stripPNG(file []byte) ([]byte, error) {
	kept := append(make([]byte, 0, len(file)), pngMark...)
	err := eachPNGChunk(file, func(kind string, chunk []byte) {
		if slices.Contains(pictureChunks, kind) {
			kept = append(kept, chunk...)
		}
	})
	return kept, err
}

// withPNGProfile puts a profile behind the head of a PNG, which is always as long.
func withPNGProfile(file, profile []byte) []byte {
	var packed bytes.Buffer
	packed.WriteString("profile\x00\x00")
	z := zlib.NewWriter(&packed)
	z.Write(profile) // into memory
	z.Close()
	return slices.Insert(file, len(pngMark)+12+13, pngChunk("iCCP", packed.Bytes())...)
}

func pngChunk(kind string, content []byte) []byte {
	chunk := slices.Concat(binary.BigEndian.AppendUint32(nil, uint32(len(content))), []byte(kind), content)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
