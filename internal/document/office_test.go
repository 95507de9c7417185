package document

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// frenchOffice is what makes LibreOffice write numbers and dates as in France.
const frenchOffice = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-FR</value></prop></item></oor:items>`

// TestLibreOfficeCSV: the same worksheet, saved by LibreOffice in France as text, whatever
// its separator and encoding: cells as they are shown.
func TestLibreOfficeCSV(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes its time to start")
	}
	if _, missing := exec.LookPath("soffice"); missing != nil && os.Getenv("CI") == "" {
		t.Skip("soffice is missing: test/install.sh installs it")
	}
	dir := t.TempDir()
	profile := filepath.Join(dir, "profile", "user")
	if err := os.MkdirAll(profile, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(profile, "registrymodifications.xcu"), []byte(frenchOffice), 0o600); err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(dir, "actions.fods")
	if err := os.WriteFile(source, []byte(fods), 0o600); err != nil {
		t.Fatal(err)
	}
	want := `A1 "Les actions de l’été, à 3 €"
A2 "Titre"
B2 "Commune"
C2 "Interne"
D2 "Date"
E2 "Part"
F2 "Total"
A3 "Savon"
B3 "Luc"
C3 "A1"
D3 "25/11/2011"
E3 "12,5%"
F3 "2,5"
A4 "Bacs"
C4 "A2"
F4 error "#DIV/0!"
`
	// The options are LibreOffice's: separator, quotes, encoding, first line, columns,
	// language, and that numbers are written as they are shown.
	for name, c := range map[string]struct{ options, as string }{
		"semicolons in UTF-8":       {"59,34,76,1,,1036,false,true", ""},
		"commas in Windows-1252":    {"44,34,1,1,,1036,false,true", "Windows-1252"},
		"tabs in UTF-16":            {"9,34,65535,1,,1036,false,true", "UTF-16"},
		"bars in UTF-8 with a mark": {"124,34,76,1,,1036,true,true,false,false,false,1,true", ""},
	} {
		out := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
		said, err := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
			"--convert-to", "csv:Text - txt - csv (StarCalc):"+c.options, "--outdir", out, source).CombinedOutput()
		if err != nil {
			t.Fatalf("soffice: %v\n%s", err, said)
		}
		found, err := filepath.Glob(filepath.Join(out, "*.csv"))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v, %s", name, err, said)
		}
		data, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		grids, err := ReadGrids(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		wanted := "== \n" + want
		if c.as != "" {
			wanted += "encoding: " + c.as + "\n"
		}
		if got := gridText(grids); got != wanted {
			t.Errorf("%s: got\n%swant\n%s", name, got, wanted)
		}
	}
}

// TestWorkbooksOfOthers: workbooks that nobody here wrote, the samples of excelize, which
// Excel and others saved: each cell that excelize reads is one here, and says the same.
func TestWorkbooksOfOthers(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/xuri/excelize/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "test", "*.xls?"))
	if err != nil || len(files) < 6 {
		t.Fatal(files, err)
	}
	read := 0
	for _, file := range files {
		name := filepath.Base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		grids, err := ReadGrids(data)
		switch code := codeOf(err); {
		case err == nil:
		case strings.HasPrefix(name, "encrypt") && code == "has-password", name == "BadWorkbook.xlsx" && (code == "damaged" || code == "no-table"):
			continue
		default:
			t.Errorf("%s: %v", name, err)
			continue
		}
		cells, differ := sameCells(t, file, grids)
		read += cells
		if len(differ) > 0 {
			t.Errorf("%s: of %d cells %d differ:\n%s", name, cells, len(differ), strings.Join(differ[:min(20, len(differ))], "\n"))
		}
	}
	if read < 70 {
		t.Errorf("only %d cells", read)
	}
}

// sameCells compares the cells of a workbook with what excelize reads of them, and says how
// many there are and which differ.
func sameCells(t *testing.T, file string, grids []Grid) (cells int, differ []string) {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			continue // of a chart
		}
		var grid *Grid
		for i := range grids {
			if grids[i].Name == sheet {
				grid = &grids[i]
			}
		}
		for i, row := range rows {
			for j, raw := range row {
				raw = strings.TrimSpace(raw)
				if raw == "" {
					continue
				}
				cells++
				if grid == nil {
					differ = append(differ, sheet+": not read")
					break
				}
				if c := cellAt(grid, j+1, i+1); c == nil || !saysRaw(*c, raw) {
					differ = append(differ, fmt.Sprintf("%s %s: %q is %v", sheet, CellName(j+1, i+1), raw, c))
				}
			}
		}
	}
	return cells, differ
}

func cellAt(g *Grid, column, row int) *GridCell {
	for _, r := range g.Rows {
		if r.Number == row {
			return r.At(column)
		}
	}
	return nil
}

// saysRaw reports whether a cell says what a file has for it: a text as it is, a number but
// for the last of its digits and for per cent, a date as some day.
func saysRaw(c GridCell, raw string) bool {
	switch c.Kind {
	case GridNumber:
		v, err := strconv.ParseFloat(raw, 64)
		if c.Unit == "%" {
			v *= 100
		}
		return err == nil && decimal(v) == c.Text
	case GridDate:
		_, err := strconv.ParseFloat(raw, 64)
		return (err == nil || strings.HasPrefix(raw, c.Text[:4])) && c.Text != ""
	case GridTruth:
		return raw == c.Text || strings.EqualFold(raw, map[string]string{"1": "TRUE", "0": "FALSE"}[c.Text])
	}
	return strings.Join(strings.Fields(raw), " ") == strings.Join(strings.Fields(c.Text), " ")
}
