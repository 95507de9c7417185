package build

import (
	"fmt"
	"html"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// The tests of what pages show read a network as text, build it, and look at its
// pages.

// builtPages are the files of a built site, by path.
type builtPages map[string]string

// buildLook builds a network that is written as one text, "-- path --" before each
// file of content/, or of static/; what is called .png is an image.
func buildLook(t *testing.T, network string) builtPages {
	t.Helper()
	return buildSite(t, lookSite(network))
}

func lookSite(network string) fstest.MapFS {
	site := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(network)).Files {
		switch {
		case strings.HasSuffix(f.Name, ".png"):
			site["content/"+f.Name] = drawing(90)
		case strings.HasPrefix(f.Name, "static/"):
			site[f.Name] = file(string(f.Data))
		default:
			site["content/"+f.Name] = file(string(f.Data))
		}
	}
	return site
}

func buildSite(t *testing.T, site fs.FS) builtPages {
	t.Helper()
	dir := t.TempDir()
	opt := options(site, dir)
	opt.NoPDF = true
	report, err := Run(t.Context(), opt)
	if err != nil {
		t.Fatal(err, messages(report))
	}
	return tree(t, dir)
}

// page is the HTML of a page's main part; the home's path is "".
func (p builtPages) page(t *testing.T, path string) string {
	t.Helper()
	_, main, _ := strings.Cut(p[strings.TrimPrefix(path+"/index.html", "/")], "<main")
	main, _, found := strings.Cut(main, "</main>")
	if !found {
		t.Fatalf("no page %q", path)
	}
	return main
}

// says asks that a page's text holds each of the texts, in this order; one that begins
// with "never " is nowhere in it.
func (p builtPages) says(t *testing.T, path string, texts ...string) {
	t.Helper()
	all := textOf("<main" + p.page(t, path) + "</main>")
	rest := all
	for _, text := range texts {
		if absent, never := strings.CutPrefix(text, "never "); never {
			if strings.Contains(all, absent) {
				t.Errorf("%s says %q: %s", path, absent, all)
			}
			continue
		}
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Errorf("%s does not say %q (after what comes before): %s", path, text, all)
			continue
		}
		rest = after
	}
}

// tables are the texts of the cells of each table in a piece of HTML.
func tables(piece string) [][][]string {
	var all [][][]string
	for _, table := range tableOf.FindAllString(piece, -1) {
		var rows [][]string
		for _, row := range rowOfTable.FindAllString(table, -1) {
			var cells []string
			for _, cell := range cellOf.FindAllStringSubmatch(row, -1) {
				cells = append(cells, plainText(cell[1]))
			}
			rows = append(rows, cells)
		}
		all = append(all, rows)
	}
	return all
}

var (
	tableOf    = regexp.MustCompile(`(?s)<table.*?</table>`)
	rowOfTable = regexp.MustCompile(`(?s)<tr.*?</tr>`)
	cellOf     = regexp.MustCompile(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`)
)

// plainText is what one reads of a piece of HTML, with plain spaces.
func plainText(piece string) string {
	text := html.UnescapeString(tags.ReplaceAllString(piece, " "))
	text = strings.TrimSpace(spaces.ReplaceAllString(text, " "))
	return strings.NewReplacer(" )", ")", "( ", "(", " ,", ",", " .", ".").Replace(text)
}

// lines repeats a line of a file, {i} replaced by from, from+1… to.
func lines(from, to int, line string) string {
	var b strings.Builder
	for i := from; i <= to; i++ {
		b.WriteString(strings.ReplaceAll(line, "{i}", fmt.Sprint(i)) + "\n")
	}
	return b.String()
}
