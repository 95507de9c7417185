package markdown

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"testing"

	"essaim/internal/locale"
)

// sectionOf converts a text into its only section.
func sectionOf(t *testing.T, text string) *Section {
	doc, _ := New(locale.For(locale.French)).Convert([]byte(text), Options{})
	if len(doc.Sections) == 0 {
		t.Fatalf("no section in %q", text)
	}
	if s := &doc.Sections[0]; !s.Empty() {
		return s
	}
	return &doc.Sections[1]
}

func lines(n int, line string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line+"\n", i+1)
	}
	return b.String()
}

var spaces = regexp.MustCompile(`\s+`)

func wordsOf(html template.HTML) string {
	return spaces.ReplaceAllString(anyTag.ReplaceAllString(string(html), " "), " ")
}

// Each screen is balanced and has room for what it shows, and all of them
// together say what the section says.
func TestScreens(t *testing.T) {
	long := strings.Repeat("Une phrase qui dit, en *moins* de cent signes, ce que chacun a déjà compris. ", 40)
	for _, c := range []struct {
		name, text string
		screens    int
	}{
		{"what fits is one", "Trois mots.\n\nEt trois.", 1},
		{"paragraphs", strings.Repeat(strings.Repeat("mot ", 100)+"\n\n", 4), 2},
		{"a paragraph is cut between sentences", long, 3},
		{"a list between items", lines(30, "- point %d"), 3},
		{"one that is numbered goes on counting", lines(30, "%d. point"), 3},
		{"a table between rows", "| a | b |\n|---|---|\n" + lines(30, "| %d | x |"), 3},
		{"a quotation between its paragraphs", "> " + long + "\n>\n> " + long, 6},
		{"a heading goes with what it heads", "## Contexte\n\n" + lines(13, "mot %d\n") + "### Titre\n\nSuite.", 2},
		{"what cannot be cut stays whole", "```\n" + lines(30, "ligne %d") + "```\n\nAprès.", 2},
		{"an image leaves room for little else", strings.Repeat("![x](x.png)\n\nmot\n\n", 2), 2},
	} {
		s := sectionOf(t, c.text)
		screens := s.Screens()
		if len(screens) != c.screens {
			t.Errorf("%s: %d screens, want %d", c.name, len(screens), c.screens)
		}
		var said []string
		for _, screen := range screens {
			if !balanced(string(screen)) {
				t.Errorf("%s: unbalanced: %s", c.name, screen)
			}
			said = append(said, wordsOf(screen))
		}
		all := strings.Join(said, " ")
		for _, word := range strings.Fields(wordsOf(s.HTML())) {
			if !strings.Contains(all, word) {
				t.Errorf("%s: %q is lost", c.name, word)
			}
		}
	}
}

func TestScreensOfAList(t *testing.T) {
	screens := sectionOf(t, lines(30, "%d. point")).Screens()
	if last := string(screens[2]); !strings.HasPrefix(last, `<ol start="29">`) || strings.Count(last, "<li>") != 2 {
		t.Errorf("the list goes on with %s", last)
	}
}

// A slide has neither the notes of the text nor its other parts.
func TestScreensLeadNowhereElse(t *testing.T) {
	s := sectionOf(t, "Un fait[^1], et [la *suite*](#suite), et [ailleurs](https://example.org/).\n\n[^1]: Sa preuve.\n")
	got := string(s.Screens()[0])
	if want := `<p>Un fait, et la <em>suite</em>, et <a href="https://example.org/" rel="noopener">ailleurs</a>.</p>`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
