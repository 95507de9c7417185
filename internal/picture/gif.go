package picture

import (
	"bufio"
	"bytes"
	"io"
)

// gifKind is what a block of a GIF file is.
type gifKind int

const (
	gifScreen gifKind = iota // the head of the file, with its colours
	gifFrame                 // a picture, with its colours
	gifExtension
	gifEnd
)

// A gifBlock is one of them: its head, with its colours or its label, and its data
// as they are stored, in pieces that end with an empty one.
type gifBlock struct {
	kind  gifKind
	label byte // of an extension
	head  []byte
	data  []byte
}

// eachGIFBlock reads a GIF file block by block (GIF89a, appendix B). A file that
// ends before its end is io.ErrUnexpectedEOF.
func eachGIFBlock(r *bufio.Reader, do func(gifBlock) error) error {
	head, err := withColors(r, nil, 13, 10)
	if err != nil {
		return err
	}
	if err := do(gifBlock{kind: gifScreen, head: head}); err != nil {
		return err
	}
	for {
		mark, err := r.ReadByte()
		if err != nil {
			return unexpected(err)
		}
		b := gifBlock{head: []byte{mark}}
		switch mark {
		case 0x3b:
			b.kind = gifEnd
			return do(b)
		case 0x21:
			b.kind = gifExtension
			if b.label, err = r.ReadByte(); err != nil {
				return unexpected(err)
			}
			b.head = append(b.head, b.label)
		case 0x2c:
			b.kind = gifFrame
			if b.head, err = withColors(r, b.head, 9, 8); err != nil {
				return err
			}
			size, err := r.ReadByte() // of the codes
			if err != nil {
				return unexpected(err)
			}
			b.head = append(b.head, size)
		default:
			return Damaged
		}
		if b.data, err = subBlocks(r); err != nil {
			return err
		}
		if err := do(b); err != nil {
			return err
		}
	}
}

// withColors appends n bytes to head, and the table of colours that the byte at
// flags announces.
func withColors(r *bufio.Reader, head []byte, n, flags int) ([]byte, error) {
	start := len(head)
	head = append(head, make([]byte, n)...)
	if _, err := io.ReadFull(r, head[start:]); err != nil {
		return nil, unexpected(err)
	}
	if f := head[start+flags]; f&0x80 != 0 {
		table := make([]byte, 3<<(f&7+1))
		if _, err := io.ReadFull(r, table); err != nil {
			return nil, unexpected(err)
		}
		head = append(head, table...)
	}
	return head, nil
}

func subBlocks(r *bufio.Reader) ([]byte, error) {
	var data []byte
	for {
		size, err := r.ReadByte()
		if err != nil {
			return nil, unexpected(err)
		}
		data = append(data, size)
		if size == 0 {
			return data, nil
		}
		start := len(data)
		data = append(data, make([]byte, size)...)
		if _, err := io.ReadFull(r, data[start:]); err != nil {
			return nil, unexpected(err)
		}
	}
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// stripGIF leaves out comments and what programs add, but for what says how often
// an animation is shown, and all that follows the end.
func stripGIF(file []byte) ([]byte, error) {
	kept := make([]byte, 0, len(file))
	err := eachGIFBlock(bufio.NewReader(bytes.NewReader(file)), func(b gifBlock) error {
		const control, application = 0xf9, 0xff
		loops := b.label == application && (bytes.HasPrefix(b.data, []byte("\x0bNETSCAPE2.0\x03\x01")) || bytes.HasPrefix(b.data, []byte("\x0bANIMEXTS1.0\x03\x01")))
		if b.kind != gifExtension || b.label == control || loops {
			kept = append(append(kept, b.head...), b.data...)
		}
		return nil
	})
	return kept, err
}
