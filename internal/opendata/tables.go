// Package opendata makes the open data of a network, data/v1: the same in every
// language, the same keys as the front matter, text as written, absent values
// null. It is a promise: fields are added, never renamed or removed. E-mail
// addresses, phones and needs that are not public are left out.
//
// Columns are declared once, and read by everything: JSON, CSV, datapackage.json,
// the JSON Schemas and the page that documents them.
package opendata

import (
	"io"

	"essaim/internal/network"
	"essaim/internal/wording"
)

// data is what the tables are made of.
type data struct {
	*wording.Words
	progress wording.Progress
	until    network.Day // nothing dated after it is there; 0: all
}

// Tables are those of data/v1, in the order of the documentation. With until,
// what is dated after that day is left out.
func Tables(words *wording.Words, until network.Day) []Table {
	d := &data{Words: words, progress: wording.Progress{Words: words}, until: until}
	return d.tables()
}

func (d *data) tables() []Table {
	return []Table{
		d.networkTable(), d.communesTable(), d.themesTable(), d.indicatorsTable(), d.objectivesTable(), d.sheetsTable(),
		d.resultsTable(), d.meetingsTable(), d.practicesTable(), d.needsTable(), d.adoptionsTable(), d.commitmentsTable(), d.organisationsTable(),
	}
}

// What examples of columns name.
const (
	exampleSheet   = "composteurs-de-quartier"
	exampleMeeting = "2011-11-25"
)

// Names are those of the tables, in their order.
func Names() []string {
	var names []string
	for _, t := range Tables(&wording.Words{Situation: &network.Situation{}}, 0) {
		names = append(names, t.Name)
	}
	return names
}

// A File is one of data/v1.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// Files are those of tables, and the package that lists them.
func Files(words *wording.Words, tables []Table) []File {
	var files []File
	for _, t := range tables {
		files = append(files, File{t.Name + ".json", t.JSON}, File{t.Name + ".csv", t.CSV}, File{t.Name + ".schema.json", whole(t.Schema)})
	}
	return append(files, File{PackageFile, whole(func() []byte { return describePackage(words, tables) })})
}

// whole writes what is small in one piece.
func whole(content func() []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content())
		return err
	}
}

// dated leaves out what is dated after the day up to which data go; what
// has no date stays.
func dated[T any](d *data, all []T, date func(T) network.Date) []T {
	if d.until == 0 {
		return all
	}
	var kept []T
	for _, x := range all {
		if date(x).First() <= d.until {
			kept = append(kept, x)
		}
	}
	return kept
}

// happened is a date, unless it is after the day up to which data go.
func (d *data) happened(date network.Date) network.Date {
	if d.until != 0 && date.First() > d.until {
		return network.Date{}
	}
	return date
}
