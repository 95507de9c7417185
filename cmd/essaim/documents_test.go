package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// element is a piece of a document that stands between empty lines.
type element struct {
	kind   string // heading, paragraph, table, list or block
	lang   string // of a block
	text   string // as written; of a block, what is between its fences
	before string // the paragraph before a block
	line   int
}

// elementsOf cuts a document into its elements.
func elementsOf(t *testing.T, file string) []element {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []element
	paragraph := ""
	lines := strings.SplitAfter(string(text), "\n")
	for i := 0; i < len(lines); i++ {
		e := element{text: lines[i], line: i + 1}
		if strings.TrimSpace(e.text) == "" {
			continue
		}
		if lang, opens := strings.CutPrefix(e.text, "```"); opens {
			e.kind, e.lang, e.text, e.before = "block", strings.TrimSpace(lang), "", paragraph
			for i++; i < len(lines) && !strings.HasPrefix(lines[i], "```"); i++ {
				e.text += lines[i]
			}
			all = append(all, e)
			continue
		}
		for i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" && !strings.HasPrefix(lines[i+1], "```") {
			i++
			e.text += lines[i]
		}
		switch {
		case strings.HasPrefix(e.text, "#"):
			e.kind = "heading"
		case strings.HasPrefix(e.text, "|"):
			e.kind = "table"
		case strings.HasPrefix(e.text, "- "):
			e.kind = "list"
		default:
			e.kind = "paragraph"
		}
		paragraph = strings.TrimSpace(e.text)
		all = append(all, e)
	}
	return all
}

// TestReadmesSayTheSame: they are the same but for the words.
func TestReadmesSayTheSame(t *testing.T) {
	english, french := elementsOf(t, "../../README.md"), elementsOf(t, "../../LISEZMOI.md")
	for i := range min(len(english), len(french)) {
		if en, fr := withoutWords(english[i]), withoutWords(french[i]); en != fr {
			t.Errorf("README.md:%d and LISEZMOI.md:%d differ by more than words:\n%s\n%s", english[i].line, french[i].line, en, fr)
		}
	}
	if len(english) != len(french) {
		t.Errorf("README.md has %d elements, LISEZMOI.md %d", len(english), len(french))
	}
}

// frenchNames are the names that the reader of each page chooses; the language
// of the messages is asked for where no network gives it.
var frenchNames = strings.NewReplacer("my-try", "mon-essai", "my-portal", "mon-portail", "my-network", "mon-reseau", "school-compost", "composteur-d-ecole", " --lang en", "")

var (
	comment    = regexp.MustCompile(`(?m)\s+#.*$`)
	structure  = regexp.MustCompile(`[a-z_]+:|[\[\]{}]|^- |\d+`)
	link       = regexp.MustCompile(`\]\(([^)\s]+)\)|<(https?:[^>\s]+)>`)
	sameInBoth = regexp.MustCompile("\\d+|--[a-z-]+|`(make|essaim)( [a-z-]+)?|\\b(content|layouts|static|public|workroom)/")
)

// withoutWords is what an element has in common with its translation.
func withoutWords(e element) string {
	switch {
	case e.lang == "sh":
		return frenchNames.Replace(comment.ReplaceAllString(e.text, ""))
	case e.lang == "text": // what essaim says, which is proven by following the page
		return fmt.Sprintf("text of %d lines", strings.Count(e.text, "\n"))
	case e.kind == "block":
		return fmt.Sprintf("%s of %d lines: %q", e.lang, strings.Count(e.text, "\n"), structure.FindAllString(e.text, -1))
	}
	lines := 0
	if e.kind != "paragraph" { // whose lines break anywhere
		lines = strings.Count(e.text, "\n")
	}
	level := len(e.text) - len(strings.TrimLeft(e.text, "#"))
	links := link.FindAllString(strings.ReplaceAll(e.text, "(LISEZMOI.md)", "(README.md)"), -1)
	same := sameInBoth.FindAllString(e.text, -1)
	slices.Sort(same) // words come in another order
	if level > 0 {
		same = nil // numbers may be words
	}
	return fmt.Sprintf("%s %d of %d lines, links %q, says %q", e.kind, level, lines, links, same)
}

// documents are all that people read in the repository, but for contents.
func documents(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, glob := range []string{"*.md", "docs/*.md", "bench/*.md", "bench/*/*.md", "internal/locale/languages/*.md"} {
		found, err := filepath.Glob("../../" + glob)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	if len(all) < 10 {
		t.Fatalf("only %v", all)
	}
	return all
}

var languageAndReader = regexp.MustCompile(`(?i)\b(in english|en français)( et en anglais| and in french)?,? (for|pour) `)

// TestDocumentsSayTheirLanguageAndReader, in their first line, above or below
// the title.
func TestDocumentsSayTheirLanguageAndReader(t *testing.T) {
	for _, file := range documents(t) {
		all := elementsOf(t, file)
		if len(all) < 2 || !languageAndReader.MatchString(all[0].text) && !languageAndReader.MatchString(all[1].text) {
			t.Errorf("%s does not say first in which language it is and for whom", strings.TrimPrefix(file, "../../"))
		}
	}
}

// TestDocumentsLeadSomewhere: the files and headings that documents link to are
// there.
func TestDocumentsLeadSomewhere(t *testing.T) {
	for _, file := range documents(t) {
		for _, e := range elementsOf(t, file) {
			if e.kind == "block" {
				continue
			}
			for _, found := range link.FindAllStringSubmatch(codeSpan.ReplaceAllString(e.text, ""), -1) {
				target, err := url.Parse(found[1])
				if err != nil {
					t.Errorf("%s:%d: %v", file, e.line, err)
					continue
				}
				if target.Scheme != "" {
					continue
				}
				to := file
				if target.Path != "" {
					to = filepath.Join(filepath.Dir(file), filepath.FromSlash(target.Path))
				}
				if _, err := os.Stat(to); err != nil {
					t.Errorf("%s:%d: %v", file, e.line, err)
				} else if target.Fragment != "" && !slices.Contains(anchors(t, to), target.Fragment) {
					t.Errorf("%s:%d: %s has no heading #%s", file, e.line, to, target.Fragment)
				}
			}
		}
	}
}

// anchors are what forges make of headings.
func anchors(t *testing.T, file string) (all []string) {
	t.Helper()
	for _, e := range elementsOf(t, file) {
		if e.kind == "heading" {
			title := strings.ToLower(strings.TrimSpace(strings.TrimLeft(e.text, "#")))
			all = append(all, strings.Map(func(r rune) rune {
				switch {
				case r == ' ':
					return '-'
				case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
					return r
				}
				return -1
			}, title))
		}
	}
	return all
}
