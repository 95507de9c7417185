package markdown

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// A case of testdata is "=== why", the body, "---", what comes of it: the HTML,
// a line "§ [Kind] Title #id", with the notes that it calls, before each section but the first, then a line
// "! severity line:column code message" a problem. ~ is U+202F, ⍽ is U+00A0, ∼ is ~.
var visible = strings.NewReplacer("~", "∼", "\u202f", "~", "\u00a0", "⍽")

// resolve knows some files, one of which is not published.
func resolve(dest string) Link {
	path, anchor, _ := strings.Cut(dest, "#")
	switch {
	case path == "draft.md":
		return Link{}
	case path == "telephone.jpg":
		return Link{URL: "/fiches/a/telephone.jpg", Image: &Image{URL: "/fiches/a/telephone.w1600.jpg", Srcset: "/fiches/a/telephone.w400.jpg 400w, /fiches/a/telephone.w1600.jpg 1600w", Width: 1600, Height: 1200}}
	case path == "small.png":
		return Link{URL: "/fiches/a/small.png", Image: &Image{URL: "/fiches/a/small.png", Width: 30, Height: 20}}
	case path == "telephone.heic":
		return Link{URL: "/fiches/a/telephone.heic", Unseen: true}
	case strings.HasPrefix(path, "missing"):
		return Link{Broken: true}
	case strings.HasSuffix(path, ".md"):
		dest = "/fiches/" + strings.TrimSuffix(path, ".md") + "/"
		if anchor != "" {
			dest += "#" + anchor
		}
	}
	return Link{URL: dest}
}

// describe writes a conversion as the files of testdata do.
func describe(doc Doc, problems []diag.Problem) string {
	var b strings.Builder
	for i, s := range doc.Sections {
		if i > 0 {
			b.WriteString("§ ")
			if s.Kind != "" {
				fmt.Fprintf(&b, "[%s] ", s.Kind)
			}
			fmt.Fprintln(&b, strings.TrimRight(fmt.Sprintf("%s #%s %s", s.Title, s.ID, s.Calls), " "))
		}
		b.WriteString(string(s.Written))
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "! %s %d:%d %s %s\n", p.Severity, p.Line, p.Column, p.Code, p.Message(locale.For(locale.English)))
	}
	return visible.Replace(b.String())
}

type conversionCase struct{ file, why, body, want string }

func cases(t testing.TB) (all []conversionCase) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split("\n"+string(content), "\n=== ")[1:] {
			why, rest, _ := strings.Cut(part, "\n")
			body, want, ok := strings.Cut(rest+"\n", "\n---\n")
			if !ok {
				t.Fatalf("%s: %s: no ---", file, why)
			}
			all = append(all, conversionCase{file, why, body, strings.Trim(want, "\n")})
		}
	}
	return all
}

func TestConvert(t *testing.T) {
	for _, c := range cases(t) {
		lang := locale.French
		if strings.HasSuffix(c.file, "_en.txt") {
			lang = locale.English
		}
		doc, problems := New(locale.For(lang)).Convert([]byte(c.body), Options{Pos: diag.Pos{Line: 1}, Resolve: resolve})
		if alone := New(locale.For(lang)).Check([]byte(c.body), Options{Pos: diag.Pos{Line: 1}, Resolve: resolve}); len(alone) != len(problems) {
			t.Errorf("%s: %s: %d problems of the check alone, %d of the page", c.file, c.why, len(alone), len(problems))
		}
		if got := strings.Trim(describe(doc, problems), "\n"); got != c.want {
			t.Errorf("%s: %s\n%s\n--- got\n%s\n--- want\n%s", c.file, c.why, c.body, got, c.want)
		}
	}
}
