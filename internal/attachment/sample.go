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
	if len(h) < 33 || string(h[12:16]) != "IHDR" || binary.BigEndian.Uint32(h[16:]) == 0 || binary.BigEndian.Uint32(h[20:]) == 0 {
		return true
	}
	return !bytes.Contains(f.tail(tailSize), []byte("IEND\xae\x42\x60\x82")) && !endsPNG(f)
}

// endsPNG goes from chunk to chunk up to the last, which more may follow.
func endsPNG(f *sample) bool {
	for at := int64(8); at < f.size; {
		b, err := f.part(at, 8)
		if err != nil || len(b) < 8 {
			return false
		}
		at += 12 + int64(binary.BigEndian.Uint32(b))
		if string(b[4:]) == "IEND" {
			return at <= f.size
		}
	}
	return false
}

func damagedWebP(f *sample) bool { return int64(binary.LittleEndian.Uint32(f.head[4:]))+8 > f.size }

// maxSegments is beyond what cameras write before the picture itself.
const maxSegments = 2000

// damagedJPEG goes from segment to segment up to the picture, whose size must have
// been said, then looks for its end.
func damagedJPEG(f *sample) bool {
	sized := false
	at := int64(2)
	for range maxSegments {
		b, err := f.part(at, 16)
		if err != nil || len(b) < 4 || b[0] != 0xff {
			return true
		}
		switch marker := b[1]; {
		case marker == 0xff: // filling
			at++
			continue
		case marker == 0xda: // the picture begins
			return !sized || !bytes.Contains(f.tail(tailSize), []byte(endOfJPEG)) && !endsJPEG(f, at)
		case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
			sized = len(b) >= 9 && binary.BigEndian.Uint16(b[7:]) > 0
		}
		length := int64(binary.BigEndian.Uint16(b[2:]))
		if length < 2 {
			return true
		}
		at += 2 + length
	}
	return true
}

const endOfJPEG = "\xff\xd9"

// endsJPEG looks for the end of a picture that begins at a place, where no other bytes
// are the same. Telephones add films and other pictures behind it, and cameras fill the
// last block of their card.
func endsJPEG(f *sample, at int64) bool {
	const block = 64 << 10
	for ; at < f.size; at += block - 1 {
		b, err := f.part(at, block)
		if err != nil {
			return false
		}
		if bytes.Contains(b, []byte(endOfJPEG)) {
			return true
		}
	}
	return false
}
