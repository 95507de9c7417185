package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// Published pages follow a template: groups of headings, under each of which stands what
// a sheet asks. Saved or pasted, they keep their words and often lose their headings.

// pages reads the blocks of a page.
type pages struct{ *collector }

// templated are places whose name alone on a line is a heading of a page.
func templated(p place) bool {
	switch p.keys[0].Key {
	case "means", "objectives", "results", "planning", "partners", "keywords", "audience", "reproducible", "links", "commune", "contact", "theme", "status", "period":
		return true
	}
	return false
}

var groups = groupNames()

func groupNames() map[string]bool {
	set := map[string]bool{}
	for _, s := range locale.Spellings("template.group") {
		set[words(s)] = true
	}
	return set
}

// prepare makes of the blocks of a page what a document has that somebody laid out:
// headings of one level, and lines of their own for lists in one paragraph.
func (c pages) prepare(blocks []document.Block) []document.Block {
	var out []document.Block
	var under place // the list that the heading above names
	in, section := false, network.Section("")
	for i, b := range blocks {
		text := oneLine(document.Text(b.Runs))
		name := strings.TrimRight(text, " :\u00a0")
		p, label := c.headingOf(b, name, i)
		switch {
		case b.Kind != document.Table && groups[words(name)]:
			c.notice("template", text)
			in, section = false, ""
			continue
		case label:
			b = document.Block{Kind: document.Heading, Level: 2, Runs: []document.Run{{Text: name}}}
			under, in, section = p, p.keys != nil, source.HeadingOf(name).Section
		case b.Kind == document.Heading:
			in, section = false, ""
		case c.exemplary(text):
			continue
		case (in && under.isList() || section == network.Qualitative || section == network.ObjectivesNotes) && b.Kind != document.Table && b.Kind != document.Comment:
			if len(b.Runs) == 1 || in {
				counts := section != "" || under.path() == "results" || under.path() == "objectives/targets"
				out = append(out, c.cut(b, in && under.isList(), counts)...)
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// headingOf reports whether a block is a heading that says what stands under it: the name
// of a section, or of a place.
func (c pages) headingOf(b document.Block, name string, at int) (place, bool) {
	heading := b.Kind == document.Heading && b.Level > 0
	if !heading && b.Kind != document.Paragraph || name == "" || len([]rune(name)) > labelLetters || at == 0 && !heading {
		return place{}, false
	}
	h := source.HeadingOf(name)
	p, known := c.labels.places[words(name)]
	if !heading && strings.ContainsAny(name, "0123456789") {
		return place{}, false
	}
	if !known {
		p, known = c.labels.places[c.labels.key(name)]
	}
	switch {
	case known && len(p.keys) > 1 && p.keys[0].Key == "objectives":
		return p, true
	case h.Section != "" && !h.More:
		return place{}, true
	case known && (heading || templated(p) && !strings.ContainsAny(name, ".,;!?")):
		return p, true
	}
	return place{}, false
}

// exemplary takes the line that says that a sheet is exemplary.
func (c pages) exemplary(text string) bool {
	said := words(text)
	field, has := source.TableOf(c.kind).Lookup("exemplary")
	if !has || c.marked != nil || !slices.ContainsFunc(locale.Spellings("template.exemplary"), func(s string) bool { return words(s) == said }) {
		return false
	}
	c.marked = &keyed{field, textValue(c.words.Spelling("value.truth.yes"), text)}
	return true
}

var (
	endOfSentence = regexp.MustCompile(`[.!?…]\s+`)
	nextFigure    = regexp.MustCompile(`,\s+(?:[0-9])`)
)

// cut makes items of a paragraph that holds several: its sentences, and figures one after
// another.
func (c pages) cut(b document.Block, sentences, counts bool) []document.Block {
	b = typedItem(b)
	text := document.Text(b.Runs)
	parts := []string{text}
	if b.Kind != document.Item && sentences {
		parts = sentencesOf(text)
	}
	var all []string
	for _, part := range parts {
		if counts {
			all = append(all, figuresApart(part)...)
		} else {
			all = append(all, part)
		}
	}
	long := slices.ContainsFunc(all, func(s string) bool { return len([]rune(s)) > 200 })
	if long || b.Ordered || len(all) < 2 && !sentences {
		return []document.Block{b}
	}
	var out []document.Block
	for _, part := range all {
		item := document.Block{Kind: document.Item, Level: b.Level, Runs: runsWithin(b.Runs, text, part)}
		if b.Kind != document.Item && !sentences {
			item.Kind = document.Paragraph
		}
		out = append(out, item)
	}
	return out
}

// runsWithin are the runs of a part of a text: the links of the text stay when it is one
// run, for nothing is lost of a text but its looks.
func runsWithin(runs []document.Run, text, part string) []document.Run {
	if at := strings.Index(text, part); at >= 0 {
		from := 0
		var kept []document.Run
		for _, r := range runs {
			start, end := max(at, from)-from, min(at+len(part), from+len(r.Text))-from
			if start < end {
				own := r
				own.Text = r.Text[start:end]
				kept = append(kept, own)
			}
			from += len(r.Text)
		}
		return kept
	}
	return []document.Run{{Text: part}}
}

// sentencesOf cuts a text into sentences, each of which begins with a capital.
func sentencesOf(text string) []string {
	var all []string
	start := 0
	for _, at := range endOfSentence.FindAllStringIndex(text, -1) {
		next := strings.TrimLeftFunc(text[at[1]:], func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })
		if next == "" || !unicode.IsUpper([]rune(next)[0]) && !unicode.IsDigit([]rune(next)[0]) {
			continue
		}
		all = append(all, strings.TrimSpace(text[start:at[1]]))
		start = at[1]
	}
	if rest := strings.TrimSpace(text[start:]); rest != "" {
		all = append(all, rest)
	}
	return all
}

// figuresApart cuts a line in which figures stand one after another: « 1 réunion en 2011,
// 1 en préparation en 2012 ».
func figuresApart(text string) []string {
	if cutFigure(text) == nil {
		return []string{text}
	}
	var all []string
	start := 0
	for _, at := range nextFigure.FindAllStringIndex(text, -1) {
		rest := text[at[1]-1:]
		if found := cutFigure(rest); found == nil || strings.Trim(found[3], " .;") == "" {
			continue
		}
		all = append(all, strings.TrimSpace(text[start:at[0]]))
		start = at[1] - 1
	}
	return append(all, strings.TrimSpace(text[start:]))
}

// means proposes the figures of the text under the names of means that was too long for
// an answer: each with the sentence that says it. The text stays.
func (c pages) means() {
	var list place
	for _, b := range c.text {
		text := document.Text(b.Runs)
		if b.Kind == document.Heading {
			list = place{}
			if p, known := c.labels.find(oneLine(text)); known && p.isList() && p.keys[0].Key == "means" {
				list = p
			}
			continue
		}
		if list.keys == nil || b.Kind == document.Table || b.Kind == document.Comment {
			continue
		}
		for _, sentence := range sentencesOf(oneLine(text)) {
			for _, l := range looks {
				key := l.keys[0]
				if key != "amount" && key != "hours" || column(list, key) == nil {
					continue
				}
				found := l.pattern.FindAllString(sentence, -1)
				if len(found) != 1 || thousands.MatchString(found[0]) {
					continue
				}
				says := map[string]string{key: strings.TrimSpace(found[0])}
				if years := yearApart.FindAllStringSubmatch(sentence, -1); len(years) == 1 && column(list, "year") != nil {
					says["year"] = years[0][1] + years[0][2]
				}
				figures(c).propose(list, sentence, says)
			}
		}
	}
}

// source says where a page is, when it says so itself, and that it is exemplary.
func (c pages) source() {
	if c.marked != nil && c.front.get(c.marked.field.Key) == nil {
		c.front.set(c.marked.field, c.marked.value)
	}
	field, has := source.TableOf(c.kind).Lookup("source")
	address := c.doc.Properties[document.PageAddress]
	if !has || address == "" || safeLink(address) == "" || c.front.get("source") != nil {
		return
	}
	if url, has := field.Type.Map.Lookup("url"); has {
		at := newMap()
		at.set(url, textValue(address))
		c.front.set(field, at)
	}
}
