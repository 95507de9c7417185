package pdf

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/zlib"
)

// fileObject is what a file holds under a number; one that is no stream has only a dict.
type fileObject struct{ dict, stream []byte }

// reading is a file that is read. Its buffers are those of the one before.
type reading struct {
	objects []fileObject // by number
	root    []byte       // the catalog
	pages   []ref
	content bytes.Buffer // of its object streams
	numbers []int        // of the objects of one, and where they begin, in pairs
	z       io.Reader    // what undoes DEFLATE; nil before the first
}

func (f *reading) open(file []byte) error {
	clear(f.objects)
	f.objects, f.root, f.pages = f.objects[:0], nil, f.pages[:0]
	f.content.Reset()
	if err := f.readObjects(file); err != nil {
		return err
	}
	items(entry(f.under("Pages"), "Kids"), func(kid []byte) { f.pages = append(f.pages, refOf(kid)) })
	return nil
}

// under is what the catalog leads to.
func (f *reading) under(key string) []byte { return f.dict(entry(f.root, key)) }

func (f *reading) readObjects(file []byte) error {
	const ends = "\nendstream\nendobj\n"
	rest, ours := bytes.CutPrefix(file, []byte(fileStart))
	if !ours {
		return errForeign
	}
	for !bytes.HasPrefix(rest, []byte("startxref")) {
		number, after, ok := bytes.Cut(rest, []byte(" 0 obj\n"))
		dict, content, isStream := bytes.Cut(after, []byte("\nstream\n"))
		size := intOf(entry(dict, "Length"))
		if !ok || !isStream || size < 0 || size > len(content)-len(ends) || string(content[size:][:len(ends)]) != ends {
			return errForeign
		}
		if err := f.set(intOf(number), fileObject{dict, content[:size]}, len(file)); err != nil {
			return err
		}
		switch string(entry(dict, "Type")) {
		case "/ObjStm":
			if err := f.unpack(dict, content[:size], len(file)); err != nil {
				return err
			}
		case "/XRef":
			f.root = f.dict(entry(dict, "Root"))
		}
		rest = content[size+len(ends):]
	}
	return nil
}

// set keeps an object. A file has less of them than bytes, and each once.
func (f *reading) set(number int, o fileObject, size int) error {
	if number < 1 || number > size {
		return errForeign
	}
	for number >= len(f.objects) {
		f.objects = append(f.objects, fileObject{})
	}
	if f.objects[number].dict != nil {
		return errForeign
	}
	f.objects[number] = o
	return nil
}

// unpack reads an object stream of a file of a size.
func (f *reading) unpack(dict, stream []byte, size int) error {
	content, err := f.inflated(stream)
	first := intOf(entry(dict, "First"))
	if err != nil || first < 0 || first > len(content) {
		return errForeign
	}
	f.numbers = f.numbers[:0]
	items(content[:first], func(n []byte) { f.numbers = append(f.numbers, intOf(n)) })
	for i := 0; i+1 < len(f.numbers); i += 2 {
		start, end := first+f.numbers[i+1], len(content)
		if i+3 < len(f.numbers) {
			end = first + f.numbers[i+3]
		}
		if start < 0 || start > end || end > len(content) {
			return errForeign
		}
		if err := f.set(f.numbers[i], fileObject{dict: bytes.TrimSuffix(content[start:end], []byte("\n"))}, size); err != nil {
			return err
		}
	}
	return nil
}

// inflated undoes DEFLATE. What it gives is valid until the next file is opened.
func (f *reading) inflated(stream []byte) (content []byte, err error) {
	from := bytes.NewReader(stream)
	if again, ok := f.z.(zlib.Resetter); ok {
		err = again.Reset(from, nil)
	} else {
		f.z, err = zlib.NewReader(from)
	}
	if err != nil {
		return nil, err
	}
	start := f.content.Len()
	_, err = f.content.ReadFrom(f.z)
	return f.content.Bytes()[start:], err
}

// get is the object that a value refers to.
func (f *reading) get(value []byte) fileObject {
	if r := int(refOf(value)); r < len(f.objects) {
		return f.objects[r]
	}
	return fileObject{}
}

func (f *reading) dict(value []byte) []byte { return f.get(value).dict }
