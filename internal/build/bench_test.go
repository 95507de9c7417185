package build

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// benchSite is 1,000 sheets of 4 KB; an operation is a build of all of them.
func benchSite() fstest.MapFS {
	site := village(1000)
	text := strings.Repeat("Les agents ont trié, pesé et **noté** ce qui restait dans les bacs.\n\n", 55)
	for i := range 1000 {
		site[sheetFile(i)] = sheet(fmt.Sprint("Fiche ", i), "dechets", text)
	}
	return site
}

func BenchmarkFirstBuild(b *testing.B) {
	site, dir := benchSite(), b.TempDir()
	for i := 0; b.Loop(); i++ {
		benchRun(b, site, filepath.Join(dir, fmt.Sprint(i)))
	}
}

func BenchmarkUnchangedBuild(b *testing.B) {
	site, dir := benchSite(), b.TempDir()
	benchRun(b, site, dir)
	for b.Loop() {
		benchRun(b, site, dir)
	}
}

func BenchmarkCheck(b *testing.B) {
	site := benchSite()
	for b.Loop() {
		if _, err := Check(b.Context(), options(site, "")); err != nil {
			b.Fatal(err)
		}
	}
}

func benchRun(b *testing.B, site fstest.MapFS, dir string) {
	b.Helper()
	if _, err := Run(b.Context(), options(site, dir)); err != nil {
		b.Fatal(err)
	}
}
