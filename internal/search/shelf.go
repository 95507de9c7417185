package search

import "io"

// A Shelf is where an index lays what it has of documents until all are in, so that they
// take no memory while pages do: a file. It serves one index.
type Shelf interface {
	io.ReaderAt
	io.WriterAt
}

// Use gives the index a shelf, before documents are taken in. Who does so calls Fetch once
// all are.
func (x *Index) Use(s Shelf) { x.shelf = s }

// A rest is where the text of a document lies on the shelf, and behind it its digest.
type rest struct {
	at           int64
	text, digest int32 // bytes
}

func (r rest) end() int64 { return r.at + int64(r.text) + int64(r.digest) }

// lay lays on the shelf what a room holds, which is what these documents gave. It reports
// whether it did: what cannot be written stays in the room.
func (x *Index) lay(room []byte, of []int) bool {
	if x.shelf == nil || len(of) == 0 {
		return false
	}
	at := x.laid.Add(int64(len(room))) - int64(len(room))
	if _, err := x.shelf.WriteAt(room, at); err != nil {
		return false
	}
	for _, number := range of {
		d := &x.documents[number]
		d.rest = rest{at, int32(len(d.text)), int32(len(d.digest))}
		at += int64(len(d.text) + len(d.digest))
		d.text, d.digest = nil, nil
	}
	return true
}

// Fetch brings back what lies on the shelf, which is then not used any more.
func (x *Index) Fetch() error {
	if x.shelf == nil {
		return nil
	}
	all := make([]byte, x.laid.Load())
	n, err := x.shelf.ReadAt(all, 0)
	if err != nil && err != io.EOF { // what could not be laid may have been the last
		return err
	}
	all = all[:n]
	for i := range x.documents {
		if d := &x.documents[i]; d.digest == nil && d.rest != (rest{}) {
			if d.rest.end() > int64(n) {
				return io.ErrUnexpectedEOF
			}
			from := all[d.rest.at:]
			d.text, d.digest = from[:d.rest.text:d.rest.text], from[d.rest.text:][:d.rest.digest:d.rest.digest]
		}
	}
	x.shelf = nil
	return nil
}
