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
	"slices"
	"strings"
	"sync"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/wording"
)

// data is what the tables are made of.
type data struct {
	*wording.Words
	progress wording.Progress
	gathers  bool // of a portal: rows say from which network they come
}

// A Reader gives the text of a body, in Markdown.
type Reader func(network.Body) ([]byte, error)

// Tables are those of data/v1, in the order of the documentation. What is dated
// after AsOf is there too, as its page is; it counts in no figure. The reader is asked
// for texts when the network publishes them.
func Tables(words *wording.Words, read Reader) []Table {
	d := &data{Words: words, progress: wording.Progress{Words: words}, gathers: words.Network.Portal != nil}
	tables := d.tables()
	if d.gathers {
		tables = append(tables, d.networksTable())
	}
	if d.OpenData.Texts {
		tables = append(tables, d.textsTable(read))
	}
	return tables
}

// everyTable has those of a portal that publishes texts, which has all of them with all
// of their columns; and no rows.
func everyTable() []Table {
	n := &network.Network{Portal: &network.Portal{}, OpenData: network.OpenData{Texts: true}}
	return Tables(&wording.Words{Situation: n.At(0)}, nil)
}

func (d *data) tables() []Table {
	return []Table{
		d.networkTable(), d.communesTable(), d.themesTable(), d.indicatorsTable(), d.objectivesTable(), d.sheetsTable(),
		d.resultsTable(), d.meetingsTable(), d.practicesTable(), d.needsTable(), d.adoptionsTable(), d.commitmentsTable(), d.organisationsTable(),
		d.practiceGroupsTable(), d.casesTable(),
	}
}

// What examples of columns name.
const (
	exampleSheet   = "composteurs-de-quartier"
	exampleMeeting = "2011-11-25"
)

// Names are those of the tables that a site may have, in their order.
func Names() []string { return slices.Clone(names()) }

var names = sync.OnceValue(func() []string {
	var all []string
	for _, t := range everyTable() {
		all = append(all, t.Name)
	}
	return all
})

// Named is the name of the table that has a name in any language; false when none has.
func Named(word string) (string, bool) {
	for _, name := range Names() {
		if fold(word) == fold(name) {
			return name, true
		}
		for _, spelling := range locale.Spellings("table." + name) {
			if fold(word) == fold(spelling) {
				return name, true
			}
		}
	}
	return "", false
}

// All is the name of all tables together.
const All = "all"

// IsAll reports whether a word is that name, in any language.
func IsAll(word string) bool {
	for _, name := range append(locale.Spellings("table."+All), All) {
		if fold(word) == fold(name) {
			return true
		}
	}
	return false
}

// fold is the form in which names of tables are compared.
func fold(name string) string { return strings.ReplaceAll(locale.Fold(name), "_", "-") }

// A File is one of data/v1.
type File struct {
	Name  string
	Write func(io.Writer) error
	Texts bool // it holds the texts of the site
	Facts bool // it holds no mere words of sheets (source.Field.Words)
}

// excelEnding ends the name of a table for a spreadsheet, which opens a .csv by a
// double click. datapackage.json lists the CSV for programs alone: one table is
// one resource.
const excelEnding = ".excel.csv"

// Files are those of tables, and the package that lists them.
func Files(words *wording.Words, tables []Table) []File {
	var files []File
	for _, t := range tables {
		files = append(files, File{t.Name + ".json", t.JSON, t.prose, t.facts}, File{Name: t.Name + ".schema.json", Write: whole(t.Schema), Facts: true})
		if t.HasCSV() {
			files = append(files, File{Name: t.Name + ".csv", Write: t.CSV, Facts: t.facts}, File{Name: t.Name + excelEnding, Write: t.Excel, Facts: t.facts})
		}
	}
	return append(files, File{Name: PackageFile, Write: whole(func() []byte { return describePackage(words, tables) })})
}

// whole writes what is small in one piece.
func whole(content func() []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content())
		return err
	}
}
