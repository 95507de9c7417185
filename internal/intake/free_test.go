package intake

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/document"
	"essaim/internal/locale"
)

var update = flag.Bool("update", false, "write what testdata should say")

// laidOut is a document of a test, in a notation of a line a paragraph:
//
//	! a title                 # ## a heading           - an item (two spaces a level)
//	1. a numbered item        > a comment              | a | row of a table |
//	**bold** //italic// [text](address) ^a note^ {a picture}
//
// \t is a tab and \n the end of a line.
func laidOut(text string) *document.Document {
	d := &layout{&document.Document{Properties: map[string]string{}}}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		trimmed := strings.TrimLeft(line, " ")
		b := document.Block{}
		switch indent := len(line) - len(trimmed); {
		case trimmed == "":
			d.Blocks = append(d.Blocks, document.Block{})
			continue
		case strings.HasPrefix(trimmed, "|"):
			var row []document.Cell
			for cell := range strings.SplitSeq(strings.Trim(trimmed, "| "), " | ") {
				c := document.Cell{}
				for part := range strings.SplitSeq(cell, `\n`) {
					c.Blocks = append(c.Blocks, document.Block{Runs: d.runsOf(part)})
				}
				row = append(row, c)
			}
			if n := len(d.Blocks); n > 0 && d.Blocks[n-1].Kind == document.Table {
				d.Blocks[n-1].Rows = append(d.Blocks[n-1].Rows, row)
				continue
			}
			b = document.Block{Kind: document.Table, Rows: [][]document.Cell{row}}
		case strings.HasPrefix(trimmed, "! "):
			b = document.Block{Kind: document.Heading, Runs: d.runsOf(trimmed[2:])}
		case strings.HasPrefix(trimmed, "#"):
			level := len(trimmed) - len(strings.TrimLeft(trimmed, "#"))
			b = document.Block{Kind: document.Heading, Level: level, Runs: d.runsOf(strings.TrimSpace(trimmed[level:]))}
		case strings.HasPrefix(trimmed, "- "):
			b = document.Block{Kind: document.Item, Level: indent / 2, Runs: d.runsOf(trimmed[2:])}
		case regexp.MustCompile(`^[0-9]+\. `).MatchString(trimmed):
			number, rest, _ := strings.Cut(trimmed, ". ")
			n, _ := strconv.Atoi(number)
			b = document.Block{Kind: document.Item, Level: indent / 2, Ordered: true, Number: n, Runs: d.runsOf(rest)}
		case strings.HasPrefix(trimmed, "> "):
			b = document.Block{Kind: document.Comment, Runs: d.runsOf(trimmed[2:])}
		default:
			b.Runs = d.runsOf(trimmed)
		}
		d.Blocks = append(d.Blocks, b)
	}
	var kept []document.Block
	for _, b := range d.Blocks { // an empty line only ends a table
		if len(b.Runs) > 0 || b.Kind == document.Table {
			kept = append(kept, b)
		}
	}
	d.Blocks = kept
	return d.Document
}

type layout struct{ *document.Document }

var marks = regexp.MustCompile(`\*\*(.+?)\*\*|//(.+?)//|\[([^\]]+)\]\(([^)]+)\)|\^(.+?)\^|\{(.+?)\}`)

func (d *layout) runsOf(text string) []document.Run {
	text = strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(text)
	var runs []document.Run
	say := func(text string) {
		if text != "" {
			runs = append(runs, document.Run{Text: text})
		}
	}
	for {
		m := marks.FindStringSubmatchIndex(text)
		if m == nil {
			say(text)
			return runs
		}
		say(text[:m[0]])
		part := func(i int) string { return text[m[2*i]:m[2*i+1]] }
		switch {
		case m[2] >= 0:
			runs = append(runs, document.Run{Text: part(1), Bold: true})
		case m[4] >= 0 && !strings.HasSuffix(text[:m[0]], ":"):
			runs = append(runs, document.Run{Text: part(2), Italic: true})
		case m[4] >= 0: // of an address
			say(text[m[0]:m[1]])
		case m[6] >= 0:
			runs = append(runs, document.Run{Text: part(3), Link: part(4)})
		case m[10] >= 0:
			d.Notes = append(d.Notes, []document.Block{{Runs: []document.Run{{Text: part(5)}}}})
			runs = append(runs, document.Run{Note: len(d.Notes)})
		case m[12] >= 0:
			d.Pictures = append(d.Pictures, document.Picture{Name: "image1.png", Alt: part(6), Data: []byte(onePixel)})
			runs = append(runs, document.Run{Picture: len(d.Pictures)})
		}
		text = text[m[1]:]
	}
}

// onePixel is a picture in GIF.
const onePixel = "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"

// TestFree: documents that nobody laid out, and the sheets that they are proposed as.
func TestFree(t *testing.T) {
	files, _ := filepath.Glob("testdata/free/*.txtar")
	if len(files) < 8 {
		t.Fatalf("only %d cases", len(files))
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lang := "fr"
			if strings.HasPrefix(name, "english") {
				lang = "en"
			}
			site := inLanguage(locale.Lang(lang))
			doc := laidOut(string(archive.Files[0].Data))
			d := NewSite(site).Draft(name+".docx", doc)
			got := string(d.File.Data) + "== " + d.File.Path + "\n"
			for _, f := range d.Pictures {
				got += "== " + f.Path + "\n"
			}
			for _, p := range d.Problems {
				got += "== " + string(p.Code) + " " + p.Args.String() + "\n"
			}
			nothingIsLost(t, doc, d)
			noFigureIsMade(t, doc, d)
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if len(archive.Files) < 2 || string(archive.Files[1].Data) != got {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// nothingIsLost: every word of a document is in the draft or in the report.
func nothingIsLost(t testing.TB, doc *document.Document, d *Draft) {
	t.Helper()
	said := string(d.File.Data) + " " + d.Name
	for _, p := range d.Problems {
		said += " " + p.Args.String()
	}
	has := map[string]bool{}
	for _, w := range strings.Fields(words(said)) {
		has[w] = true
	}
	var look func(blocks []document.Block)
	look = func(blocks []document.Block) {
		for _, b := range blocks {
			for _, w := range strings.Fields(words(clean(document.Text(b.Runs)))) {
				if !has[w] {
					t.Errorf("%q is lost", w)
				}
			}
			for _, row := range b.Rows {
				for _, c := range row {
					look(c.Blocks)
				}
			}
		}
	}
	look(doc.Blocks)
	for _, n := range doc.Notes {
		look(n)
	}
	for _, p := range doc.Pictures {
		for _, w := range strings.Fields(words(clean(p.Alt))) {
			if !has[w] {
				t.Errorf("%q of a picture is lost", w)
			}
		}
	}
}

// noFigureIsMade: each number of the front matter stands in the document.
func noFigureIsMade(t testing.TB, doc *document.Document, d *Draft) {
	t.Helper()
	var there strings.Builder
	there.WriteString(" " + textOf(doc.Blocks) + " " + doc.Properties[document.PageAddress] + " ")
	_, front, _ := strings.Cut(string(d.File.Data), "---\n")
	front, _, _ = strings.Cut(front, "\n---")
	for line := range strings.Lines(front) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			continue
		}
		for _, n := range regexp.MustCompile(`[0-9]+`).FindAllString(line, -1) {
			if !regexp.MustCompile(`(^|[^0-9])` + n + `($|[^0-9])`).MatchString(there.String()) {
				t.Errorf("%s is made up: %s", n, line)
			}
		}
	}
}
