package picture

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"

	"github.com/bep/imagemeta"
	"golang.org/x/image/webp"
)

// maxSegments is beyond what cameras write before the picture itself.
const maxSegments = 2000

// ofJPEG goes from segment to segment up to that which says the size (ITU-T T.81,
// annex B).
func (h *Header) ofJPEG(r *io.SectionReader) error {
	at := int64(2)
	for range maxSegments {
		var b [10]byte
		if n, err := r.ReadAt(b[:], at); n < len(b) {
			return orDamaged(err)
		}
		kind, length := b[1], int64(binary.BigEndian.Uint16(b[2:]))
		switch {
		case b[0] != 0xff || kind != 0xff && length < 2 || kind == 0xda || kind == 0xd9:
			return Damaged
		case kind == 0xff: // filling
			at++
			continue
		case kind < 0xc0 || kind > 0xcf || kind == 0xc4 || kind == 0xc8 || kind == 0xcc:
			at += 2 + length
			continue
		case kind > 0xc2 || b[4] != 8:
			return Coding
		}
		h.As = JPEG
		h.Height, h.Width = int(binary.BigEndian.Uint16(b[5:])), int(binary.BigEndian.Uint16(b[7:]))
		// Half of each of two colours, usually; in passes, four bytes for each
		// coefficient beside.
		h.Memory = h.pixels() * 3 / 2
		if parts := int64(b[9]); parts != 3 {
			h.Memory = h.pixels() * parts
		}
		if kind == 0xc2 {
			h.Memory *= 5
		}
		return nil
	}
	return Damaged
}

const pngMark = "\x89PNG\r\n\x1a\n"

// ofPNG goes from chunk to chunk up to the lines of the picture.
func (h *Header) ofPNG(r *io.SectionReader) error {
	var channels, bits int
	clear := false
	for at := int64(len(pngMark)); ; {
		var b [21]byte
		if n, err := r.ReadAt(b[:12], at); n < 12 {
			return orDamaged(err)
		}
		length, kind := int64(binary.BigEndian.Uint32(b[:])), string(b[4:8])
		switch kind {
		case "IHDR":
			if n, err := r.ReadAt(b[:], at); n < len(b) {
				return orDamaged(err)
			}
			width, height := binary.BigEndian.Uint32(b[8:]), binary.BigEndian.Uint32(b[12:])
			if width > MostPixels || height > MostPixels {
				return ManyPixels
			}
			h.Width, h.Height, bits = int(width), int(height), int(b[16])
			channels = map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[b[17]]
			clear = channels == 0 || channels%2 == 0 || b[17] == 3
		case "tRNS":
			clear = true
		case "acTL":
			h.Moves = true
		case "IDAT":
			h.As = PNG
			if !clear && !h.Moves && h.isRich(r.Size(), min(bits, 8)) {
				h.As = JPEG
			}
			h.Memory = h.pixels() * int64(max(4, channels*bits/8)) * 2
			return nil
		}
		at += 12 + length
	}
}

// ofGIF reads the size, and goes from frame to frame up to the second.
func (h *Header) ofGIF(r *io.SectionReader) error {
	frames := 0
	err := eachGIFBlock(bufio.NewReader(r), func(b gifBlock) error {
		switch b.kind {
		case gifScreen:
			h.Width, h.Height = int(binary.LittleEndian.Uint16(b.head[6:])), int(binary.LittleEndian.Uint16(b.head[8:]))
		case gifFrame:
			if frames++; frames == 2 {
				return errEnough
			}
		}
		return nil
	})
	h.Memory = h.pixels() * 5
	h.As, h.Moves = PNG, frames > 1
	if h.Moves {
		h.As = GIF
	}
	if frames == 0 || err != nil && err != errEnough {
		return orDamaged(err)
	}
	return nil
}

// errEnough ends a walk.
var errEnough = errors.New("enough is known")

// ofWebP reads the first part of the container, which says whether it moves or lets
// something through, and lets who decodes it find the size.
func (h *Header) ofWebP(r *io.SectionReader) error {
	var b [25]byte
	if n, err := r.ReadAt(b[:], 0); n < len(b) {
		return orDamaged(err)
	}
	var clear, lossy bool
	switch flags := b[20]; string(b[12:16]) {
	case "VP8X":
		if flags&0x02 != 0 {
			return Animated
		}
		clear, lossy = flags&0x10 != 0, isLossy(r)
	case "VP8L":
		clear = b[24]&0x10 != 0
	default:
		lossy = true
	}
	c, err := webp.DecodeConfig(r)
	if err != nil {
		return orDamaged(err)
	}
	h.Width, h.Height = c.Width, c.Height
	h.Memory = h.pixels() * 6
	h.As = PNG
	if !clear && (lossy || h.isRich(r.Size(), 8)) {
		h.As = JPEG
	}
	return nil
}

// isLossy looks for the coding of photographs among the parts of a container.
func isLossy(r *io.SectionReader) bool {
	for at := int64(12); ; {
		var b [8]byte
		if n, _ := r.ReadAt(b[:], at); n < len(b) {
			return false
		}
		switch string(b[:4]) {
		case "VP8 ":
			return true
		case "VP8L":
			return false
		}
		length := int64(binary.LittleEndian.Uint32(b[4:]))
		at += 8 + length + length%2
	}
}

// orDamaged is the error of a file that is not what it should be, but for those of
// the machine.
func orDamaged(err error) error {
	if machine := (*fs.PathError)(nil); errors.As(err, &machine) {
		return err
	}
	return Damaged
}

// readExif finds out how a camera was held, and whether it says where. What it says
// wrongly counts for nothing.
func (h *Header) readExif(r io.ReadSeeker) {
	format, known := map[Format]imagemeta.ImageFormat{JPEG: imagemeta.JPEG, PNG: imagemeta.PNG, webP: imagemeta.WebP}[h.From]
	if !known {
		return
	}
	imagemeta.Decode(imagemeta.Options{
		R: r, ImageFormat: format, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool {
			return tag.Namespace == "IFD0" && tag.Tag == "Orientation" || tag.Tag == "GPSLatitude"
		},
		HandleTag: func(tag imagemeta.TagInfo) error {
			turn, isTurn := tag.Value.(uint16)
			switch {
			case tag.Tag == "GPSLatitude":
				h.Located = true
			case isTurn && 1 <= turn && turn <= 8:
				h.Turn = int(turn)
			}
			return nil
		},
	})
}
