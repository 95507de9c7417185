package markdown

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// A body begins after the front matter: its lines are those of the file.
func TestProblemsPointIntoTheFile(t *testing.T) {
	body := "Texte\r\n\r\nVoilà <b>\r\n\r\n![a](missing.jpg)\r\n"
	_, problems := New(locale.For(locale.French)).Convert([]byte(body), Options{
		Pos:     diag.Pos{File: "content/sheets/a.md", Line: 12, Column: 1},
		Resolve: resolve,
	})
	want := []diag.Problem{
		{Severity: diag.Warning, Code: "raw-html", Pos: diag.Pos{File: "content/sheets/a.md", Line: 14, Column: 7}, Args: diag.Args{"html": "<b>"}},
		{Severity: diag.Error, Code: "broken-link", Pos: diag.Pos{File: "content/sheets/a.md", Line: 16, Column: 1}, Args: diag.Args{"link": "missing.jpg"}},
	}
	if !reflect.DeepEqual(problems, want) {
		t.Errorf("got %+v", problems)
	}
}

func TestProblemsOfADraftAreWarnings(t *testing.T) {
	_, problems := New(locale.For(locale.French)).Convert([]byte("[a](missing.md)"), Options{Resolve: resolve, Draft: true})
	if len(problems) != 1 || problems[0].Severity != diag.Warning || problems[0].Code != "broken-link" {
		t.Errorf("got %+v", problems)
	}
}

// Every problem that a body may have is worded, in both languages, and shows
// in a case of testdata.
func TestProblemsAreWorded(t *testing.T) {
	reported := map[diag.Code]bool{}
	for _, c := range cases(t) {
		_, problems := New(locale.For(locale.French)).Convert([]byte(c.body), Options{Resolve: resolve})
		for _, p := range problems {
			reported[p.Code] = true
			for _, lang := range locale.Languages {
				words := locale.For(lang)
				message, hint := p.Message(words), p.Hint(words)
				if hint == "" || strings.Contains(message+hint, string(p.Code)) || strings.Contains(message+hint, "{") {
					t.Errorf("%s, %s: %q, %q", p.Code, lang, message, hint)
				}
			}
		}
	}
	for _, code := range []diag.Code{"broken-link", "empty-heading", "empty-link", "external-image",
		"heading-one", "body-image-without-alt", "body-image-not-shown", "link-too-long", "raw-html", "unsafe-link"} {
		if !reported[code] {
			t.Errorf("no case shows %s", code)
		}
	}
}

// Without Resolve, addresses stay as they are.
func TestConvertWithoutResolve(t *testing.T) {
	doc, problems := New(locale.For(locale.French)).Convert([]byte("[a](b.md)"), Options{})
	if got := string(doc.Sections[0].Written); got != "<p><a href=\"b.md\">a</a></p>\n" || len(problems) > 0 {
		t.Errorf("got %s, %v", got, problems)
	}
}

func TestHeadings(t *testing.T) {
	body := "# A\n\n> ## B *c*\n\n#### A\n\n##\n\nD\n-\n"
	got := New(locale.For(locale.French)).Headings([]byte(body))
	if want := []string{"a", "b-c", "a-2", "d"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// One converter serves all workers, and a body leaves nothing for the next.
func TestConvertConcurrently(t *testing.T) {
	c := New(locale.For(locale.French))
	var bodies, want []string
	for i := range 50 {
		body := fmt.Sprintf("Un[^n]\n\n## A %d\n\n%s\n\n[^n]: N %d.\n", i, strings.Repeat("l'eau ", i*20), i)
		bodies = append(bodies, body)
		want = append(want, describe(c.Convert([]byte(body), Options{})))
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i, body := range bodies {
				if got := describe(c.Convert([]byte(body), Options{})); got != want[i] {
					t.Errorf("body %d: got %s\nwant %s", i, got, want[i])
				}
			}
		})
	}
	all.Wait()
}
