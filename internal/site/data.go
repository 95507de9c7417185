package site

import (
	"io"
	"sync"

	"essaim/internal/address"
	"essaim/internal/opendata"
	"essaim/internal/plan"
	"essaim/internal/schema"
	"essaim/internal/source"
)

// dataPages are the open data with their page, the feeds and the site map.
type dataPages struct{ *planner }

// plan plans data/v1 and the page that documents it.
func (p dataPages) plan() {
	tables := opendata.Tables(p.Words, p.in.Text)
	for _, f := range opendata.Files(p.Words, tables) {
		p.download(f)
	}
	for _, kind := range source.AllKinds {
		p.download(opendata.File{Name: schemaFile(kind), Facts: true, Write: func(w io.Writer) error {
			_, err := w.Write(schema.Of(kind, p.Locale))
			return err
		}})
	}
	p.add(plan.Output{
		URL: p.At.List(address.OpenData), Layout: "open-data.html", Title: p.T("page.open-data"),
		View: func() any { return p.page(tables) }, Texts: p.Network.OpenData.Texts,
	})
	p.feedFiles()
	p.sitemap()
}

// schemaFile is the name, in data/v1, of what describes the files of a kind.
func schemaFile(kind source.Kind) string { return "schema/" + string(kind) + ".json" }

// A download is a file of data/v1. The page of open data shows its size, which is
// known once it was written and when it stays as it was, and else counted.
type download struct {
	write func(io.Writer) error
	kept  func() int64

	mu   sync.Mutex
	size int64 // 0 while it is not known: no file is empty
}

// download plans a file of data/v1.
func (p dataPages) download(f opendata.File) {
	d := &download{write: f.Write, kept: func() int64 { return 0 }}
	if p.in.Kept != nil {
		d.kept = func() int64 { return p.in.Kept(p.At.Output(p.At.Data(f.Name))) }
	}
	p.downloads[f.Name] = d
	o := plan.Output{URL: p.At.Data(f.Name), Pieces: d.pieces, Texts: f.Texts}
	if f.Facts {
		o.Names = func() []string { return nil }
	}
	p.add(o)
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
		d.size = d.kept()
	}
	if d.size == 0 {
		_ = d.writeTo(io.Discard) // a text that cannot be read fails again when it is written
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
