package pdf

import (
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/locale/pseudo"
)

// TestPseudo makes the demo's files in a language that nobody speaks: all that is
// shown, read aloud or listed is of that language or of the content.
func TestPseudo(t *testing.T) {
	english := locale.For(locale.English)
	known := pseudo.KnownOf("essaim", "reports", "CSV", "TXT") + demoWords(t) // the folder of an address, and formats
	for month := range 12 {
		known += pseudo.KnownOf(english.Spelling("month." + strconv.Itoa(month+1)))
	}
	texts := 0
	for _, f := range filesOf(t, demoBookIn(t, pseudo.Of(english))) {
		for _, text := range readable(t, f.File) {
			texts++
			for _, run := range known.Foreign(text) {
				t.Errorf("%s: %q of %.200q", f.path, run, text)
			}
		}
	}
	if texts < 1000 {
		t.Errorf("only %d texts", texts)
	}
}

// demoWords are those of the demo's content.
func demoWords(t *testing.T) (known pseudo.Known) {
	t.Helper()
	demo := os.DirFS("../../cmd/essaim/demo")
	err := fs.WalkDir(demo, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(demo, path)
		known += pseudo.KnownOf(path)
		if strings.HasSuffix(path, ".md") || strings.HasSuffix(path, ".yaml") {
			known += pseudo.KnownOf(string(text))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// readable are the texts of a file, those of its margins, and what stands for
// figures, links and entries of the outline.
func readable(t *testing.T, file []byte) []string {
	t.Helper()
	c := &checker{read: readPDF(t, file), texts: map[[2]int]string{}, notes: map[string]bool{}}
	for i, p := range c.pages() {
		c.page(i, p)
	}
	all := c.running
	for _, text := range c.texts {
		all = append(all, text)
	}
	for _, o := range c.objects {
		if d, is := o.(dict); is {
			for _, key := range []string{"Alt", "ActualText", "Title", "Contents"} {
				if text, is := d[key].(string); is {
					all = append(all, plain(text))
				}
			}
		}
	}
	return all
}
