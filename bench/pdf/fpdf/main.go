// Fpdf sets the text of the sample's sheets with fpdf, without tables, links or
// tags:
//
//	fpdf DIR SHEETS
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"

	"essaim/bench/sample"
)

func main() {
	network := sample.New(1000, 1)
	sheets, err := strconv.Atoi(os.Args[2])
	for i := 0; i < sheets && err == nil; i++ {
		err = write(network.Sheet(i), filepath.Join(os.Args[1], strconv.Itoa(i)+".pdf"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fpdf:", err)
		os.Exit(1)
	}
}

func write(s sample.Sheet, path string) error {
	p := fpdf.New("P", "mm", "A4", "")
	p.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	p.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	p.SetTitle(s.Title, true)
	p.AddPage()
	say := func(style string, size float64, text string) {
		p.SetFont("sans", style, size)
		p.MultiCell(0, size/2, text, "", "L", false)
		p.Ln(size / 5)
	}
	say("B", 18, s.Title)
	say("", 10, fmt.Sprintf("%s\n%s\n%s\n%d heures, %d € (%s)\n%s\n%s", s.Summary, s.Commune, s.General, s.Hours, s.Cost, s.CostNote, s.Conditions, s.Partners))
	for _, step := range s.Planning {
		say("", 10, step.Date+" : "+step.Text)
	}
	for _, r := range s.Results {
		say("", 10, fmt.Sprintf("%d, %s : %d (%s)", r.Year, r.Indicator, r.Value, r.Note))
	}
	for line := range strings.Lines(strings.ReplaceAll(s.Body, "**", "")) {
		if heading, found := strings.CutPrefix(line, "## "); found {
			say("B", 14, strings.TrimSpace(heading))
		} else if line != "\n" {
			say("", 10, strings.TrimSpace(line))
		}
	}
	return p.OutputFileAndClose(path)
}
