package layout

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"essaim/internal/view"
)

// A section that has no branch would be nowhere on the page, without an error.
func TestSheetShowsEverySection(t *testing.T) {
	sheet, err := fs.ReadFile(defaults, "sheet.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range (view.SheetPage{}).Sections() {
		if branch := fmt.Sprintf("if eq $section %q}}", section); strings.Count(string(sheet), branch) != 1 {
			t.Errorf("sheet.html has no {{%s", branch)
		}
	}
}

func TestLists(t *testing.T) {
	sheet := view.SheetPage{Lists: []view.List{
		{ID: "keywords", Title: "Mots-clés", Items: []string{"cantine", "R&D"}, None: "Aucun."}, {ID: "audience", Title: "Public", None: "Aucun."},
	}}
	page := execute(t, load(t, nil, "fr"), "sheet.html", Data{Chrome: testChrome(), Page: sheet})
	want := "<h2 id=\"_keywords\">Mots-clés</h2>\n<ul class=\"list\">\n<li>cantine</li>\n<li>R&amp;D</li>\n</ul>\n\n<h2 id=\"_audience\">Public</h2>\n<p>Aucun.</p>\n\n</div>\n<aside"
	if !strings.Contains(page, want) {
		t.Errorf("no %s in %s", want, page)
	}
}
