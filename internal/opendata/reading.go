package opendata

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"essaim/internal/network"
)

// Read hands the rows of a table over, each once it is known to fit; it ends with a
// *Misfit, or with the error of r. The day is that of the file.
//
// Nearly all files are as Table.JSON writes them, and are scanned (see scanner). From the
// first row that the scanner is not sure of on, they are decoded, which takes ten times
// as long and says what is wrong.
func (s *Shape) Read(r io.Reader, each func(n int, row *Row) error) (day network.Day, err error) {
	w := windowOf(r)
	head, day := s.head(w)
	if day == 0 {
		return s.decode(w.rest(""), each)
	}
	n, done, err := s.scanRows(w, each)
	if err != nil || done {
		return day, err
	}
	day, err = s.decode(w.rest(head), func(further int, row *Row) error { return each(n+further, row) })
	if misfit := (*Misfit)(nil); errors.As(err, &misfit) && misfit.Row > 0 {
		misfit.Row += n
	}
	return day, err
}

// Places hands over the rows of a table that is held in memory, with where each lies in it.
// It is false when the text is not such as Read scans: then some were not handed over.
func (s *Shape) Places(text []byte, each func(row *Row, from, to int)) bool {
	w := &window{buffer: text, over: true}
	if _, day := s.head(w); day == 0 {
		return false
	}
	var scan scanner
	for last := w.ends(); !last; {
		w.skip()
		var taken bool
		if taken, last = s.scanRow(w, &scan); !taken {
			return false
		}
		each(&scan.row, w.at, w.at+scan.length)
		w.at += scan.at
	}
	return w.ends()
}

// head reads the beginning of a file whose rows are its last value, as in Table.JSON;
// without a day when it is another one.
func (s *Shape) head(w *window) (head string, day network.Day) {
	const longest = 1 << 10
	for len(w.text()) < longest && w.more() {
	}
	at := scanner{text: w.text()}
	if !at.take('{') || !at.says("as_of") || !at.take(':') || at.next() != '"' {
		return "", 0
	}
	text, _ := at.string()
	if day = dayIn(string(text)); day == 0 || !at.take(',') || !at.says(s.table.Name) || !at.take(':') || !at.take('[') {
		return "", 0
	}
	head = string(at.text[:at.at])
	w.at += at.at
	return head, day
}

// scanRows hands over the rows that the scanner takes, and says how many they were, and
// whether that is all of the file. If not, the window is where the next one begins.
func (s *Shape) scanRows(w *window, each func(int, *Row) error) (n int, done bool, err error) {
	var scan scanner
	for last := w.ends(); !last; {
		w.skip()
		var taken bool
		if taken, last = s.scanRow(w, &scan); !taken {
			return n, false, w.failed
		}
		n++
		if err := each(n, &scan.row); err != nil {
			return n, false, atRow(err, n)
		}
		w.at += scan.at
	}
	return n, w.ends(), w.failed
}

// scanRow reads a row with the comma that follows it and another row; or without, when
// it is the last.
func (s *Shape) scanRow(w *window, scan *scanner) (taken, last bool) {
	for {
		if scan.scan(w.text(), s) {
			switch scan.next() {
			case ']':
				return true, true
			case ',':
				scan.at++
				if scan.next() == '{' {
					return true, false
				}
			}
		}
		if !scan.short || !w.more() {
			return false, false
		}
	}
}

// A window is a part of a file, as long as the longest row that it has been asked for.
type window struct {
	from   io.Reader
	buffer []byte
	at     int   // where its text begins
	over   bool  // the file has no more
	failed error // what kept it from being read
}

const windowSize = 128 << 10

const spaces = " \n\t\r" // between what JSON is made of

func windowOf(from io.Reader) *window {
	return &window{from: from, buffer: make([]byte, 0, windowSize)}
}

func (w *window) text() []byte { return w.buffer[w.at:] }

// more adds to the text; false when there is nothing to add, or it is too long for a row.
// It moves the text: nothing may hold on to the bytes that it had.
func (w *window) more() bool {
	if w.over || w.failed != nil || len(w.text()) > maxRow {
		return false
	}
	w.buffer = append(w.buffer[:0], w.text()...)
	w.at = 0
	if len(w.buffer) > cap(w.buffer)/2 {
		w.buffer = slices.Grow(w.buffer, cap(w.buffer))
	}
	before := len(w.buffer)
	n, err := io.ReadAtLeast(w.from, w.buffer[before:cap(w.buffer)], 1)
	w.buffer = w.buffer[:before+n]
	switch {
	case errors.Is(err, io.EOF):
		w.over = true
	case err != nil:
		w.failed = err
	}
	return n > 0
}

// skip goes over spaces.
func (w *window) skip() {
	for {
		w.at = len(w.buffer) - len(bytes.TrimLeft(w.text(), spaces))
		if len(w.text()) > 0 || !w.more() {
			return
		}
	}
}

// ends reports whether nothing follows but the end of the list and of the file.
func (w *window) ends() bool {
	w.skip()
	for {
		rest, listed := bytes.CutPrefix(w.text(), []byte{']'})
		rest, closed := bytes.CutPrefix(bytes.TrimLeft(rest, spaces), []byte{'}'})
		rest = bytes.TrimLeft(rest, spaces)
		switch {
		case len(w.text()) > 0 && !listed || len(rest) > 0:
			return false
		case !w.more():
			return listed && closed && w.over
		}
	}
}

// rest is the file from here on, behind what a reader has to see before.
func (w *window) rest(before string) io.Reader {
	rest := io.MultiReader(strings.NewReader(before), bytes.NewReader(w.text()))
	if w.failed != nil {
		return io.MultiReader(rest, failing{w.failed})
	}
	return io.MultiReader(rest, w.from)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
