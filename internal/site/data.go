package site

import (
	"bufio"
	"io"
	"sync"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/wording"
)

// data plans data/v1: the same in every language, the same keys as the front
// matter, text as written, absent values null. It is a promise: fields are
// added, never renamed or removed. E-mail addresses, phones and needs that are
// not public are left out.
func (p *planner) data() {
	tables := p.tables()
	for _, t := range tables {
		p.download(t.Name+".json", t.JSON)
		p.download(t.Name+".csv", t.CSV)
		p.download(t.Name+".schema.json", whole(t.jsonSchema))
	}
	p.download(packageFile, whole(func() []byte { return p.dataPackage(tables) }))
	p.add(Output{URL: p.At.List(address.OpenData), Layout: "open-data.html", title: p.T("page.open-data"), View: func() any { return p.openDataPage(tables) }})
}

// tables are those of data/v1, in the order of the documentation.
func (p *planner) tables() []Table {
	return []Table{
		p.networkTable(), p.communesTable(), p.themesTable(), p.indicatorsTable(), p.objectivesTable(), p.sheetsTable(),
		p.resultsTable(), p.meetingsTable(), p.practicesTable(), p.needsTable(), p.adoptionsTable(), p.commitmentsTable(),
	}
}

// Tables are those of data/v1, as the whole site publishes them; with until,
// what is dated after that day is left out.
func Tables(in Input, until network.Day) []Table {
	p := newPlanner(in)
	p.until = until
	return p.tables()
}

// TableNames are those of data/v1, in the order of the documentation.
func TableNames() []string {
	var names []string
	for _, t := range (&planner{Words: &wording.Words{Situation: &network.Situation{}}}).tables() {
		names = append(names, t.Name)
	}
	return names
}

// A table is written a few rows at a time: those of a large network take more
// room than all else that a build holds.
const pieceSize = 32 << 10

// JSON writes {"as_of": …, "NAME": […]}, each row on a line.
func (t Table) JSON(to io.Writer) error {
	w := bufio.NewWriterSize(to, pieceSize)
	w.WriteString(`{"as_of": "` + t.asOf.ISO() + `", "` + t.Name + `": `)
	t.rows(w)
	w.WriteString("}\n")
	return w.Flush() // with the first error of all
}

// CSV writes a line of column names, then a line for each row.
func (t Table) CSV(to io.Writer) error {
	w := bufio.NewWriterSize(to, pieceSize)
	t.lines(w)
	return w.Flush()
}

// whole writes what is small in one piece.
func whole(content func() []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content())
		return err
	}
}

// dated leaves out what is dated after the day up to which data are told; what
// has no date stays.
func dated[T any](p *planner, all []T, date func(T) network.Date) []T {
	if p.until == 0 {
		return all
	}
	var kept []T
	for _, x := range all {
		if date(x).First() <= p.until {
			kept = append(kept, x)
		}
	}
	return kept
}

// happened is a date, unless it is after the day up to which data are told.
func (p *planner) happened(d network.Date) network.Date {
	if p.until != 0 && d.First() > p.until {
		return network.Date{}
	}
	return d
}

// A download is a file of data/v1. The page of open data tells its size, which is
// known once it was written, and else counted.
type download struct {
	write func(io.Writer) error

	mu   sync.Mutex
	size int64 // 0 while it is not known: no file is empty
}

// download plans a file of data/v1.
func (p *planner) download(name string, write func(io.Writer) error) {
	d := &download{write: write}
	p.downloads[name] = d
	p.add(Output{URL: p.At.Data(name), Pieces: d.pieces})
}

func (d *download) pieces(w io.Writer) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writeTo(w)
}

func (d *download) writeTo(w io.Writer) error {
	c := counter{to: w}
	err := d.write(&c)
	d.size = c.size
	return err
}

// forget says that the content is not what it was.
func (d *download) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.size = 0
}

// length is the number of bytes.
func (d *download) length() int64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.size == 0 {
		d.writeTo(io.Discard) // which never fails
	}
	return d.size
}

// A counter counts the bytes that it hands on.
type counter struct {
	to   io.Writer
	size int64
}

func (c *counter) Write(piece []byte) (int, error) {
	n, err := c.to.Write(piece)
	c.size += int64(n)
	return n, err
}
