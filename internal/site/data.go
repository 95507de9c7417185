package site

import (
	"sync"

	"essaim/internal/network"
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
		p.download(t.Name+".schema.json", t.jsonSchema)
	}
	p.download(packageFile, func() []byte { return p.dataPackage(tables) })
	p.add(Output{URL: p.at.list(openData), Layout: "open-data.html", title: p.t("page.open-data"), View: func() any { return p.openDataPage(tables) }})
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
	for _, t := range (&planner{Input: Input{Situation: &network.Situation{}}}).tables() {
		names = append(names, t.Name)
	}
	return names
}

// JSON is {"as_of": …, "NAME": […]}, each row on a line.
func (t Table) JSON() []byte {
	b := []byte(`{"as_of": "` + t.asOf.ISO() + `", "` + t.Name + `": `)
	return append(t.rows(b), "}\n"...)
}

// CSV is a line of column names, then a line for each row.
func (t Table) CSV() []byte { return t.lines(nil) }

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

// A download is a file of data/v1. Two ask for it in one build: publish for its
// bytes, the page of open data for its size. It is made once for both, whoever
// comes first, and let go when it is handed out.
type download struct {
	make func() []byte

	mu   sync.Mutex
	made bool
	size int64
	kept []byte
}

// download plans a file of data/v1.
func (p *planner) download(name string, content func() []byte) {
	d := &download{make: content}
	p.downloads[name] = d
	p.add(Output{URL: p.dataURL(name), Bytes: d.bytes})
}

func (p *planner) dataURL(name string) string { return p.at.file("data/v1/" + name) }

func (d *download) bytes() ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	b := d.kept
	if b == nil {
		b = d.make()
	}
	d.made, d.size, d.kept = true, int64(len(b)), nil
	return b, nil
}

// forget says that the content is not what it was.
func (d *download) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.made, d.kept = false, nil
}

// length is the number of bytes.
func (d *download) length() int64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.made {
		d.kept = d.make()
		d.made, d.size = true, int64(len(d.kept))
	}
	return d.size
}
