// Make writes communes.zip, of which package cog reads, from communes.json of npm's
// @etalab/decoupage-administratif:
//
//	go run ./internal/cog/make communes.json YEAR > internal/cog/communes.zip
//
// The same list gives the same bytes.
package main

import (
	"archive/zip"
	"compress/flate"
	"encoding/json"
	"io"
	"log"
	"maps"
	"os"
	"slices"
	"strings"

	"essaim/internal/cog"
)

// listed is what is read of a commune.
type listed struct {
	Code   string
	Nom    string
	Type   string   // commune-actuelle, commune-deleguee, commune-associee, arrondissement-municipal
	Into   string   `json:"chefLieu"`     // of the last but one two, the commune that they are part of
	Former []string `json:"anciensCodes"` // of those that became part of it
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("make communes.json YEAR > communes.zip")
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var communes []listed
	if err := json.Unmarshal(text, &communes); err != nil {
		log.Fatal(err)
	}
	if err := write(os.Stdout, byDepartment(lines(communes)), os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

// lines are those of package cog. A former commune that left its code and its name to
// the new one is left out.
func lines(communes []listed) []string {
	names, named := map[string]string{}, map[string]bool{}
	for _, c := range communes {
		named[c.Code] = true
		if c.Type == "commune-actuelle" {
			names[c.Code] = c.Nom
		}
	}
	var lines []string
	for _, c := range communes {
		switch {
		case c.Type == "commune-actuelle" || c.Type == "arrondissement-municipal":
			lines = append(lines, c.Code+" "+c.Nom)
		case c.Code != c.Into || names[c.Into] != c.Nom:
			lines = append(lines, c.Code+">"+c.Into+" "+c.Nom)
		}
		for _, code := range c.Former {
			if !named[code] {
				lines = append(lines, code+">"+c.Code)
			}
		}
	}
	return lines
}

func byDepartment(lines []string) map[string][]string {
	departments := map[string][]string{}
	for _, line := range lines {
		name := cog.DepartmentOf(line)
		departments[name] = append(departments[name], line)
	}
	return departments
}

func write(to io.Writer, departments map[string][]string, year string) error {
	out := zip.NewWriter(to)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	if err := out.SetComment(year); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(departments)) {
		slices.Sort(departments[name]) // " " sorts before ">": what exists comes first
		f, err := out.Create(name + ".txt")
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, strings.Join(departments[name], "\n")+"\n"); err != nil {
			return err
		}
	}
	return out.Close()
}
