package search

import "io"

// A SpillFile is where an index writes what it has of documents until all are in, so that
// they take no memory while pages do. It serves one index.
type SpillFile interface {
	io.ReaderAt
	io.WriterAt
}

// SpillTo gives the index a file, before documents are taken in. Who does so calls
// ReadSpilled once all are.
func (x *Index) SpillTo(file SpillFile) { x.spillFile = file }

// spilled is where the text of a document is in the file, and behind it its digest.
type spilled struct {
	at           int64
	text, digest int32 // bytes
}

func (s spilled) end() int64 { return s.at + int64(s.text) + int64(s.digest) }

// spill writes what a room holds, which is what these documents gave. It reports
// whether it did: what cannot be written stays in the room.
func (x *Index) spill(room []byte, documents []int) bool {
	if x.spillFile == nil || len(documents) == 0 {
		return false
	}
	at := x.spilledSize.Add(int64(len(room))) - int64(len(room))
	if _, err := x.spillFile.WriteAt(room, at); err != nil {
		return false
	}
	for _, number := range documents {
		d := &x.documents[number]
		d.spilled = spilled{at, int32(len(d.text)), int32(len(d.digest))}
		at += int64(len(d.text) + len(d.digest))
		d.text, d.digest = nil, nil
	}
	return true
}

// ReadSpilled brings back what was written to the file, which is then not used any more.
func (x *Index) ReadSpilled() error {
	if x.spillFile == nil {
		return nil
	}
	all := make([]byte, x.spilledSize.Load())
	n, err := x.spillFile.ReadAt(all, 0)
	if err != nil && err != io.EOF { // what could not be written may have been the last
		return err
	}
	all = all[:n]
	for i := range x.documents {
		if d := &x.documents[i]; d.digest == nil && d.spilled != (spilled{}) {
			if d.spilled.end() > int64(n) {
				return io.ErrUnexpectedEOF
			}
			from := all[d.spilled.at:]
			d.text, d.digest = from[:d.spilled.text:d.spilled.text], from[d.spilled.text:][:d.spilled.digest:d.spilled.digest]
		}
	}
	x.spillFile = nil
	return nil
}
