package build

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"essaim/internal/network"
)

// What export prints as of a day is what a build of that day publishes, table by
// table, be it long before what content/ is dated.
func TestTablesAsOfADay(t *testing.T) {
	site := os.DirFS(filepath.Join("..", "..", "cmd", "essaim", "demo"))
	for _, day := range []network.Day{network.DayOf(2020, 12, 31), network.DayOf(2023, 3, 1), network.DayOf(2030, 1, 1)} {
		t.Run(day.ISO(), func(t *testing.T) {
			dir := t.TempDir()
			opt := options(site, dir)
			opt.AsOf, opt.NoPDF = day, true
			if report, err := Run(t.Context(), opt); err != nil {
				t.Fatal(err, messages(report))
			}
			tables, _, err := Tables(t.Context(), opt)
			if err != nil || len(tables) < 10 {
				t.Fatal(len(tables), err)
			}
			for _, table := range tables {
				var csv, json bytes.Buffer
				if err := fmt.Errorf("%v%v", table.CSV(&csv), table.JSON(&json)); err.Error() != "<nil><nil>" {
					t.Fatal(err)
				}
				files := map[string][]byte{table.Name + ".json": json.Bytes()}
				if table.HasCSV() {
					files[table.Name+".csv"] = csv.Bytes()
				}
				for name, got := range files {
					want, err := os.ReadFile(filepath.Join(dir, "data", "v1", name))
					if err != nil || !bytes.Equal(got, want) {
						t.Errorf("%s is not what is published: %v", name, err)
					}
				}
			}
		})
	}
}
