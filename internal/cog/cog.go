// Package cog is the Code officiel géographique: the official codes and names of
// France's communes, and which of them have become part of others. It knows nothing
// of networks.
//
// The list is communes.zip, which `make communes` makes of npm's
// @etalab/decoupage-administratif (data of Insee, Licence Ouverte 2.0). It holds one
// text for each department, so that a network costs the departments that it lies in,
// and a site without French communes costs nothing: "12.txt", a line a commune, sorted
// by code, in one of the forms
//
//	12202 Rodez                      a commune, or an arrondissement of Paris, Lyon, Marseille
//	12026>12144 Bor-et-Bar           a former one, and the code of that which it became part of
//	12000>12144                      the same, whose name is not known any more
//
// The comment of the archive is the year of the list: it holds for its 1 January.
package cog

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"io"
	"regexp"
	"strings"

	"essaim/internal/locale"
)

//go:embed communes.zip
var archive []byte

// A Commune is a line of the list.
type Commune struct {
	Code, Name string
	Into       string // the code of the commune that it became part of; "" when it exists
}

// Former reports whether it exists no more, or only as a part of another.
func (c Commune) Former() bool { return c.Into != "" }

// A List reads departments when they are first asked for. The zero value is ready for
// use; it is not safe for concurrent use.
type List struct {
	zip         *zip.Reader
	departments map[string][]byte // the text of each, with a line feed before every line
}

var code = regexp.MustCompile(`^(0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8]|98[4-9])[0-9]+$`)

// IsCode reports whether a text is made as the code of a commune is: five characters,
// the department first. Places that are made up have codes in 99, which no commune has.
func IsCode(text string) bool { return len(text) == 5 && code.MatchString(text) }

// Year is that of the list, as it was on 1 January.
func (l *List) Year() string { return l.open().Comment }

// With are the communes of a code: the one that exists first. A former commune may
// have left its code to that which it became part of.
func (l *List) With(code string) []Commune {
	if !IsCode(code) {
		return nil
	}
	var found []Commune
	text := l.department(code)
	for {
		at := bytes.Index(text, []byte("\n"+code))
		if at < 0 {
			return found
		}
		text = text[at+1:]
		line, _, _ := bytes.Cut(text, []byte("\n"))
		found = append(found, communeOf(string(line)))
	}
}

// Named are the communes of the department of a code that have a name, whatever its
// capitals, accents and hyphens: those that exist first.
func (l *List) Named(name, code string) []Commune {
	var now, former []Commune
	wanted := Plain(name)
	for line := range strings.Lines(string(l.department(code))) {
		c := communeOf(strings.TrimSuffix(line, "\n"))
		switch {
		case c.Name == "" || Plain(c.Name) != wanted:
		case c.Former():
			former = append(former, c)
		default:
			now = append(now, c)
		}
	}
	return append(now, former...)
}

// Anywhere are the communes of France that have this very name and exist. It reads
// all departments.
func (l *List) Anywhere(name string) []Commune {
	var found []Commune
	ending := []byte(" " + name + "\n")
	for _, f := range l.open().File {
		text := l.department(strings.TrimSuffix(f.Name, ".txt"))
		for at := bytes.Index(text, ending); at >= 0; {
			start := bytes.LastIndexByte(text[:at], '\n') + 1
			if c := communeOf(string(text[start : at+len(ending)-1])); c.Name == name && !c.Former() {
				found = append(found, c)
			}
			next := bytes.Index(text[at+1:], ending)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return found
}

// Near is the commune of the department of a code whose name is nearest to one, if
// any is near.
func (l *List) Near(name, code string) (Commune, bool) {
	byName := map[string]Commune{}
	var names []string
	for line := range strings.Lines(string(l.department(code))) {
		if c := communeOf(strings.TrimSuffix(line, "\n")); c.Name != "" && !c.Former() {
			byName[c.Name] = c
			names = append(names, c.Name)
		}
	}
	c, found := byName[locale.Nearest(name, names)]
	return c, found
}

// Plain is what two spellings of a name have in common: no capitals, accents, hyphens,
// apostrophes or spaces.
func Plain(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -'’‐‑\u00a0\u202f", r) {
			return -1
		}
		return r
	}, locale.Fold(name))
}

// communeOf reads a line.
func communeOf(line string) Commune {
	codes, name, _ := strings.Cut(line, " ")
	own, into, _ := strings.Cut(codes, ">")
	return Commune{own, name, into}
}

func (l *List) open() *zip.Reader {
	if l.zip == nil {
		var err error
		if l.zip, err = zip.NewReader(bytes.NewReader(archive), int64(len(archive))); err != nil {
			panic(err) // it is part of the program, and tested
		}
		l.departments = map[string][]byte{}
	}
	return l.zip
}

// DepartmentOf is the department of a code: three characters overseas, else two.
func DepartmentOf(code string) string {
	if strings.HasPrefix(code, "97") || strings.HasPrefix(code, "98") {
		return code[:min(3, len(code))]
	}
	return code[:min(2, len(code))]
}

// department is the text of one, empty for none that exists.
func (l *List) department(code string) []byte {
	files, name := l.open(), DepartmentOf(code)
	text, read := l.departments[name]
	if read {
		return text
	}
	if f, err := files.Open(name + ".txt"); err == nil {
		defer f.Close()
		text, err = io.ReadAll(f)
		if err != nil {
			panic(err)
		}
		text = append([]byte{'\n'}, text...)
	}
	l.departments[name] = text
	return text
}
