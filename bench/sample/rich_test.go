package sample

import (
	"bytes"
	"encoding/json"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// What people write is in as many sheets of a hundred as this, more or less.
func TestRichSheetsHaveWhatPeopleWrite(t *testing.T) {
	const sheets = 1000
	n := NewOf(Rich, sheets, 1)
	size, files := 0, make([]string, sheets)
	for i := range files {
		files[i] = essaimFile(n.Sheet(i))
		size += len(files[i])
	}
	if mean := size / sheets; mean < 7600 || mean > 8400 {
		t.Errorf("a sheet has %d bytes, 8 KB wanted", mean)
	}
	for _, c := range []struct {
		what, pattern string
		least, most   int
	}{
		{"a table", `(?m)^(\| )?:?--+:? \|`, 47, 53},
		{"a nested list", `(?m)^  +- [^{]*$`, 40, 100},
		{"a numbered list", `(?m)^1\. `, 40, 90},
		{"a note", `(?m)^\[\^1\]: `, 30, 70},
		{"a quotation", `(?m)^> `, 35, 70},
		{"a link to a sheet", `\]\(fiche-\d{6}\.md`, 50, 90},
		{"a link to a part of a sheet", `\.md#contexte\)`, 8, 40},
		{"an entity", `&(\w+|#\d+);`, 15, 50},
		{"a <", ` \(?<[- ]`, 15, 50},
		{"code", "`", 5, 30},
		{"a ~", `~`, 10, 45},
		{"a backslash", `\\`, 15, 50},
		{"lines broken by hand", `(?m)^[a-zé][^:\r\n]{50,}\r?$`, 40, 60},
		{"lines of Windows", `\r\n`, 1, 4},
		{"keys in French", `(?m)^titre:`, 37, 53},
		{"keys in English", `(?m)^title:`, 47, 63},
		{"a map on a line", `(?m)^ *(- |\S+: )\{`, 80, 99},
		{"maps on several lines", `(?m)^  - [a-zé]+: `, 30, 70},
		{"a folded text", `(?m): >-\r?$`, 5, 50},
		{"a comment", `(?m)(^| )# [a-zA-ZÀ-ÿ]`, 15, 60},
		{"an approximate number", `(environ|env\.|about|~|≈) ?\d`, 60, 99},
		{"a range", `de \d+ à \d+ kg`, 50, 99},
		{"a photo", `photo\.jpg`, 4, 4},
	} {
		count, is := 0, regexp.MustCompile(c.pattern)
		for _, text := range files {
			if is.MatchString(text) {
				count++
			}
		}
		if count < sheets*c.least/100 || count > sheets*c.most/100 {
			t.Errorf("%s: in %d of %d sheets, %d to %d %% wanted", c.what, count, sheets, c.least, c.most)
		}
	}
}

func TestLargeSheetsAreLarge(t *testing.T) {
	const sheets = 100
	n := NewOf(Large, sheets, 1)
	size := 0
	for i := range sheets {
		size += len(essaimFile(n.Sheet(i)))
	}
	if mean := size / sheets; mean < 37_000 || mean > 43_000 || len(n.Communes) != 200 || len(n.Objectives) != 40 {
		t.Errorf("%d bytes a sheet, %d communes, %d objectives", mean, len(n.Communes), len(n.Objectives))
	}
}

// Rich front matter says the same as YAML, whatever its form: the title is that
// of the sheet.
func TestRichFrontMatterIsYAML(t *testing.T) {
	n := NewOf(Rich, 500, 3)
	for i := range n.Sheets {
		s := n.Sheet(i)
		var v map[string]any
		if err := yaml.Unmarshal([]byte(essaimSheet(s)), &v); err != nil {
			t.Errorf("sheet %d: %v", i, err)
		}
		if v["title"] != s.Title && v["titre"] != s.Title {
			t.Errorf("sheet %d: %v %v, %q wanted", i, v["title"], v["titre"], s.Title)
		}
		var rival struct{ Results []any }
		if err := yaml.Unmarshal([]byte(rivalSheet(s)), &rival); err != nil || rival.Results == nil || len(rival.Results) != len(s.Results) {
			t.Errorf("sheet %d, for rivals: %v, %d results", i, err, len(rival.Results))
		}
	}
}

// essaim finds no error in what is made for it, and a warning exactly where
// there is meant to be one: the legal notice, and three sheets of a hundred.
func TestEssaimReadsItWithoutError(t *testing.T) {
	if testing.Short() {
		t.Skip("builds essaim")
	}
	essaim := filepath.Join(t.TempDir(), "essaim")
	build := exec.Command("go", "build", "-o", essaim, "./cmd/essaim")
	build.Dir = "../.."
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, c := range []struct {
		profile Profile
		sheets  int
		seed    uint64
	}{{Plain, 100, 1}, {Rich, 3, 2}, {Rich, 1000, 1}, {Large, 100, 5}} {
		n, dir := NewOf(c.profile, c.sheets, c.seed), t.TempDir()
		if err := n.Write(dir, Essaim); err != nil {
			t.Fatal(err)
		}
		if c.profile == Rich && c.sheets >= 1000 {
			checkPhotos(t, dir)
		}
		var want []string
		if c.profile != Plain {
			want = append(want, "content/network.yaml")
		}
		for i := range c.sheets {
			if n.Sheet(i).warns {
				want = append(want, "content/sheets/"+SheetID(i)+".md")
			}
		}
		if c.profile == Rich && c.sheets >= 1000 && (len(want) < c.sheets*2/100 || len(want) > c.sheets*4/100) {
			t.Errorf("%s, %d sheets: %d warnings, 3 %% wanted", c.profile, c.sheets, len(want))
		}
		if got := slices.Compact(warned(t, essaim, dir)); !slices.Equal(got, want) {
			t.Errorf("%s, %d sheets, seed %d: essaim warns of %d files\n%s\n%d wanted\n%s", c.profile, c.sheets, c.seed, len(got), strings.Join(got, " "), len(want), strings.Join(want, " "))
		}
	}
}

// warned is the file of each warning that essaim has.
func warned(t *testing.T, essaim, dir string) (files []string) {
	check := exec.Command(essaim, "check", "--format", "json", "--source", dir)
	text, err := check.Output()
	if err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	var problems []struct{ Severity, File, Message string }
	if err := json.Unmarshal(text, &problems); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, p := range problems {
		if p.Severity != "warning" {
			t.Errorf("%s: %s", p.File, p.Message)
		}
		files = append(files, p.File)
	}
	return files
}

// Forty photos, no two alike, lie beside the first thousand sheets.
func checkPhotos(t *testing.T, dir string) {
	files, _ := filepath.Glob(filepath.Join(dir, "content", "sheets", "*", photoFile))
	known := map[string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil || max(shown.Width, shown.Height) > 1600 || len(data) < 100_000 || len(data) > 300_000 {
			t.Errorf("%s: %d × %d, %d bytes, %v", file, shown.Width, shown.Height, len(data), err)
		}
		known[string(data)] = true
	}
	if len(known) != photos {
		t.Errorf("%d files, %d photos", len(files), len(known))
	}
}
