package attachment

import (
	"bytes"
	"encoding/binary"
	"io"
	"io/fs"
)

const (
	headSize = 2 << 10 // browsers look at 1,445 bytes
	tailSize = 1 << 10
)

// A sample is a file of which little is read.
type sample struct {
	io.ReaderAt
	size  int64
	head  []byte
	close func() error
}

func open(fsys fs.FS, name string) (*sample, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	f := &sample{close: file.Close}
	if err := f.look(file); err != nil {
		file.Close()
		return nil, err
	}
	return f, nil
}

func (f *sample) look(file fs.File) error {
	stat, err := file.Stat()
	if err != nil {
		return err
	}
	f.size = stat.Size()
	at, ok := file.(io.ReaderAt)
	if !ok { // no file system that sites lie in
		all, err := io.ReadAll(file)
		if err != nil {
			return err
		}
		at = bytes.NewReader(all)
	}
	f.ReaderAt = at
	f.head, err = f.part(0, headSize)
	return err
}

// part reads what there is of a part of the file.
func (f *sample) part(from, length int64) ([]byte, error) {
	from = max(from, 0)
	length = min(length, f.size-from)
	if length <= 0 {
		return nil, nil
	}
	b := make([]byte, length)
	n, err := f.ReadAt(b, from)
	if err == io.EOF {
		err = nil
	}
	return b[:n], err
}

// tail is how the file ends.
func (f *sample) tail(length int64) []byte {
	b, _ := f.part(f.size-length, length)
	return b
}

func damagedPDF(f *sample) bool {
	return len(f.head) < 6 || f.head[5] < '0' || f.head[5] > '9' || !bytes.Contains(f.tail(tailSize), []byte("%%EOF"))
}

// damagedZIP looks for the directory of the archive, which ends it and may be
// followed by a comment.
func damagedZIP(f *sample) bool {
	const directory = "PK\x05\x06"
	return !bytes.Contains(f.tail(tailSize), []byte(directory)) && !bytes.Contains(f.tail(64<<10+22), []byte(directory))
}

func damagedPNG(f *sample) bool {
	h := f.head
	return len(h) < 33 || string(h[12:16]) != "IHDR" || binary.BigEndian.Uint32(h[16:]) == 0 || binary.BigEndian.Uint32(h[20:]) == 0 ||
		!bytes.Contains(f.tail(tailSize), []byte("IEND\xae\x42\x60\x82"))
}

func damagedWebP(f *sample) bool { return int64(binary.LittleEndian.Uint32(f.head[4:]))+8 > f.size }

// maxSegments is beyond what cameras write before the picture itself.
const maxSegments = 2000

// damagedJPEG goes from segment to segment up to the picture, whose size must have
// been said, then looks how the file ends. Telephones add a film after the end
// of a picture, and say so in a segment: their end is not looked for.
func damagedJPEG(f *sample) bool {
	sized, more := false, false
	at := int64(2)
	for range maxSegments {
		b, err := f.part(at, 64)
		if err != nil || len(b) < 4 || b[0] != 0xff {
			return true
		}
		switch marker := b[1]; {
		case marker == 0xff: // filling
			at++
			continue
		case marker == 0xda: // the picture begins
			return !sized || !more && !bytes.Contains(f.tail(tailSize), []byte("\xff\xd9"))
		case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
			sized = len(b) >= 9 && binary.BigEndian.Uint16(b[7:]) > 0
		case marker == 0xe1 && bytes.Contains(b, []byte("ns.adobe.com/xap")):
			xmp, _ := f.part(at, 64<<10)
			more = more || bytes.Contains(xmp, []byte("MotionPhoto")) || bytes.Contains(xmp, []byte("MicroVideo"))
		case marker == 0xe2 && bytes.Contains(b, []byte("MPF\x00")):
			more = true
		}
		length := int64(binary.BigEndian.Uint16(b[2:]))
		if length < 2 {
			return true
		}
		at += 2 + length
	}
	return true
}
