package markdown

import (
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A screen is what a slide shows at once: Lines of about Width characters, in
// letters that the last row of a room can read. Both are estimates: a slide
// that turns out longer scrolls, and goes on to a further page on paper.
const (
	ScreenLines = 14
	ScreenWidth = 85
)

// imageLines is how many lines the style sheet leaves to an image of a slide.
const imageLines = 8

// Screens cuts a section into what fits one slide each: between its blocks, and
// inside one only when that is longer than a slide. Nothing is lost but calls of
// notes, and links to other parts of the text, which are not on the slides.
func (s *Section) Screens() []template.HTML {
	if s == nil {
		return nil
	}
	var blocks []string
	for _, b := range siblings(string(s.Whole())) {
		blocks = append(blocks, cut(b)...)
	}
	var screens []template.HTML
	for _, group := range pack(blocks) {
		screens = append(screens, template.HTML(strings.Join(group, "\n"))) // pieces of what was safe
	}
	return screens
}

// Whole is a section without what leads to other parts of its text.
func (s *Section) Whole() template.HTML {
	html := noteCalls.ReplaceAllString(string(s.Written), "")
	return template.HTML(localLinks.ReplaceAllString(html, "$1")) // less of what was safe
}

// Lines is about how many lines of a slide a section takes.
func (s *Section) Lines() int {
	if s == nil {
		return 0
	}
	return linesOf(string(s.Written))
}

var (
	noteCalls  = regexp.MustCompile(`<sup>(?:<a href="#[^>]*role="doc-noteref"[^>]*>)?\d+(?:</a>)?</sup>`)
	localLinks = regexp.MustCompile(`(?s)<a href="#[^>]*>(.*?)</a>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
	lineEnds   = regexp.MustCompile(`</(?:p|li|tr|h[3-6]|blockquote|figcaption|caption)>|<br>`)
	isHeading  = regexp.MustCompile(`^<h[3-6]`)
	container  = regexp.MustCompile(`(?s)^(<div class="table".*?<tbody>|<(?:ul|ol|blockquote|p)(?: [^>]*)?>)(.*?)(</tbody>.*|</(?:ul|ol|blockquote|p)>)$`)
	sentence   = regexp.MustCompile(`[.!?…]["”»)]* `)
	olStart    = regexp.MustCompile(`^<ol(?: start="(\d+)")?`)
)

// siblings are the elements, and the texts between them, at the top of html,
// which the renderer wrote: its tags are balanced and its attributes escaped.
func siblings(html string) []string {
	var list []string
	depth, start := 0, 0
	for _, at := range anyTag.FindAllStringIndex(html, -1) {
		tag := html[at[0]:at[1]]
		switch {
		case strings.HasPrefix(tag, "</"):
			depth--
		case !strings.HasSuffix(tag, "/>") && !isVoid(tag):
			depth++
		}
		if depth == 0 {
			list = append(list, html[start:at[1]])
			start = at[1]
		}
	}
	list = append(list, html[start:])
	kept := list[:0]
	for _, b := range list {
		if b = strings.TrimSpace(b); b != "" {
			kept = append(kept, b)
		}
	}
	return kept
}

func isVoid(tag string) bool {
	name := strings.TrimLeft(tag, "<")
	for _, void := range []string{"img", "br", "hr", "input"} {
		if strings.HasPrefix(name, void) {
			return true
		}
	}
	return false
}

// cut cuts a block that is longer than a screen: a list between its items, a
// table between its rows, under its head again, a paragraph between sentences.
func cut(block string) []string {
	parts := container.FindStringSubmatch(block)
	if linesOf(block) <= ScreenLines || parts == nil || strings.Contains(parts[1], ` id="`) {
		return []string{block}
	}
	open, end := parts[1], parts[3]
	var inner []string
	if strings.HasPrefix(open, "<p") {
		inner = sentences(parts[2])
	} else {
		for _, b := range siblings(parts[2]) {
			inner = append(inner, cut(b)...)
		}
	}
	var blocks []string
	before := 0
	for _, group := range pack(inner) {
		separator := "\n"
		if strings.HasPrefix(open, "<p") {
			separator = ""
		}
		blocks = append(blocks, numbered(open, before)+strings.Join(group, separator)+end)
		before += len(group)
	}
	return blocks
}

// numbered is the tag of an ordered list that goes on after some items.
func numbered(open string, before int) string {
	parts := olStart.FindStringSubmatch(open)
	if parts == nil || before == 0 {
		return open
	}
	first := 1
	if n, err := strconv.Atoi(parts[1]); err == nil {
		first = n
	}
	return `<ol start="` + strconv.Itoa(first+before) + `"` + strings.TrimPrefix(open, parts[0])
}

// sentences cuts what a paragraph holds after each sentence that ends outside
// of its emphases and links.
func sentences(html string) []string {
	var list []string
	start := 0
	for _, at := range sentence.FindAllStringIndex(html, -1) {
		if before := html[start:at[1]]; balanced(before) {
			list = append(list, before)
			start = at[1]
		}
	}
	return append(list, html[start:])
}

func balanced(html string) bool {
	if strings.LastIndexByte(html, '<') > strings.LastIndexByte(html, '>') {
		return false // within a tag
	}
	depth := 0
	for _, tag := range anyTag.FindAllString(html, -1) {
		switch {
		case strings.HasPrefix(tag, "</"):
			depth--
		case !isVoid(tag):
			depth++
		}
	}
	return depth == 0
}

// pack fills screens with blocks in their order. A heading stays with what it
// heads.
func pack(blocks []string) [][]string {
	var groups [][]string
	var group []string
	lines := 0
	for i, b := range blocks {
		need := linesOf(b)
		if isHeading.MatchString(b) && i+1 < len(blocks) {
			need += linesOf(blocks[i+1])
		}
		if len(group) > 0 && lines+need > ScreenLines {
			groups, group, lines = append(groups, group), nil, 0
		}
		group = append(group, b)
		lines += linesOf(b)
	}
	if len(group) > 0 {
		groups = append(groups, group)
	}
	return groups
}

// linesOf is about how many lines of a slide html takes.
func linesOf(html string) int {
	if code, is := strings.CutPrefix(html, "<pre"); is {
		return strings.Count(code, "\n") + 1
	}
	lines := imageLines * strings.Count(html, "<img")
	for _, part := range lineEnds.Split(html, -1) {
		text := anyTag.ReplaceAllString(part, "")
		if n := utf8.RuneCountInString(strings.TrimSpace(text)); n > 0 {
			lines += (n + ScreenWidth - 1) / ScreenWidth
		}
	}
	return lines
}
