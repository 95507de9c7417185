package build

import (
	"errors"
	"slices"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"essaim/internal/diag"
)

// A file beside a sheet that may not be published is one problem: the links to it are
// right, wherever the sheet's own file lies and however they are written.
func TestLinksToRefusedFiles(t *testing.T) {
	const text = "[Un plan](plan.jpg), [un dessin](bacs/dessin.svg), [l’été](été.png), [le même](%C3%A9t%C3%A9.png), [rien](rien.pdf)."
	for _, file := range []string{"content/sheets/composteurs.md", "content/sheets/composteurs/index.md"} {
		site := village(1)
		site[file] = sheet("Des composteurs", "dechets", text)
		for name, data := range map[string]string{
			"plan.jpg": "\x89PNG\r\n\x1a\n", "bacs/dessin.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>`, norm.NFD.String("été.png"): "GIF89a",
		} {
			site["content/sheets/composteurs/"+name] = &fstest.MapFile{Data: []byte(data)}
		}
		checked, err := Check(t.Context(), options(site, t.TempDir()))
		if err != nil && !errors.Is(err, ErrContent) {
			t.Fatal(err)
		}
		var links []string
		for _, p := range checked.Problems {
			if p.Code == "broken-link" {
				links = append(links, p.Args["link"].(string))
			}
		}
		if !slices.Equal(links, []string{"rien.pdf"}) {
			t.Errorf("%s: broken: %q", file, links)
		}
		if n, _ := diag.Count(checked.Problems); n != 4 {
			t.Errorf("%s: %d errors: %v", file, n, codes(checked.Problems))
		}
	}
}
