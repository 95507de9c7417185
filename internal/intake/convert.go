package intake

import (
	"regexp"
	"slices"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// An answer is what the document says for a place.
type answer struct {
	text     string   // lines
	links    []string // that are on it
	pictures []string // the files of the pictures in it
	origin   string   // all that is said there, its label too
	label    string   // what stands before the text
}

// A converter makes values of answers: what people write, as check reads it. It changes
// no figure: whatever is a number in a value stands so in the answer.
type converter struct {
	names
	words *locale.Locale
}

// value is that of a place which is no list of maps; nil when the answer has none.
func (c converter) value(t source.Type, a answer) *value {
	text := strings.TrimSpace(oneLine(a.text))
	if text == "" && len(a.links)+len(a.pictures) == 0 {
		return nil
	}
	switch {
	case t.OrNone && isNothing(text):
		return textValue(c.words.Spelling("value.answer.none"))
	case t.Of != nil && namesIn(t) != "":
		return c.ids(t, text)
	case t.Of != nil:
		return c.several(*t.Of, a)
	case t.Name == "id":
		if id := c.likely(t.Names, text); id != "" {
			return textValue(id)
		}
		if ids := c.within(t.Names, text); len(ids) == 1 {
			return textValue(ids[0])
		}
		return textValue(text)
	case len(t.Choices) > 0:
		return textValue(c.choice(t, text))
	}
	switch t.Name {
	case "text":
		return textValue(strings.TrimSpace(a.text))
	case "date", "since", "until", "span", "day":
		return textValue(bareDate(text))
	case "map": // of those that a short form may stand for
		return textValue(bareDate(text))
	case "email":
		if found := emailLike.FindString(text); found != "" {
			return textValue(found)
		}
	case "url":
		return textValue(addressIn(a, text))
	case "file":
		if len(a.pictures) > 0 {
			return textValue(a.pictures[0])
		}
	case "year":
		if years := yearLike.FindAllString(text, -1); len(years) == 1 {
			return textValue(years[0])
		}
	}
	return textValue(text)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var (
	emailLike = regexp.MustCompile(`[\pL\pN._%+-]+@[\pL\pN.-]+\.[\pL]{2,}`)
	yearLike  = regexp.MustCompile(`\b(?:19|20)[0-9]{2}\b`)
)

// addressIn is where an answer leads.
func addressIn(a answer, text string) string {
	if len(a.links) > 0 {
		return a.links[0]
	}
	if found := addressLike.FindString(text); found != "" {
		found = strings.TrimRight(found, ".,;)")
		if strings.HasPrefix(found, "www.") {
			return "https://" + found
		}
		return found
	}
	return text
}

// isNothing recognises an answer that says that there is nothing.
func isNothing(text string) bool {
	said := words(text)
	for _, name := range []string{"value.answer.none", "nothing"} {
		for _, s := range append(locale.Spellings(name), "none") {
			if said == words(s) && said != "" {
				return true
			}
		}
	}
	return false
}

// ids are those that an answer names, one or several.
func (c converter) ids(t source.Type, text string) *value {
	kind := namesIn(t)
	if c.whole != "" && strings.Contains(" "+words(text)+" ", " "+c.whole+" ") {
		for _, choice := range t.Choices {
			if choice.Value == "network" {
				return textValue(choice.In(c.words))
			}
		}
	}
	if len(t.Choices) > 0 {
		if word := c.choice(t, text); word != text {
			return textValue(word)
		}
	}
	if id := c.likely(kind, text); id != "" {
		return textValue(id)
	}
	parts := cutList(text, ",;/\n&+", locale.Spellings("and"))
	var found []string
	for _, p := range parts {
		if id := c.likely(kind, p); id != "" && !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	if len(found) < len(parts) {
		found = c.within(kind, text)
	}
	switch len(found) {
	case 0:
		return textValue(text)
	case 1:
		return textValue(found[0])
	}
	return listOf(found)
}

func listOf(texts []string) *value {
	v := &value{isList: true}
	for _, t := range texts {
		v.list = append(v.list, textValue(t))
	}
	return v
}

// several are the texts of a list.
func (c converter) several(t source.Type, a answer) *value {
	var texts []string
	for _, part := range cutList(a.text, ",;\n", nil) {
		if len(t.Choices) > 0 {
			part = c.choice(t, part)
		}
		texts = append(texts, part)
	}
	if len(texts) == 0 {
		return nil
	}
	return listOf(texts)
}

// cutList cuts a text at marks and at words; not in brackets, nor in a number.
func cutList(text, marks string, between []string) []string {
	for _, w := range between {
		text = regexp.MustCompile(`(?i)\s`+regexp.QuoteMeta(w)+`\s`).ReplaceAllString(text, "\n")
	}
	marks += "\n"
	var parts []string
	depth, start := 0, 0
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth = max(0, depth-1)
		case r == '\n':
			depth = 0
		}
		if !strings.ContainsRune(marks, r) || depth > 0 || inNumber(runes, i) {
			continue
		}
		parts, start = append(parts, string(runes[start:i])), i+1
	}
	parts = append(parts, string(runes[start:]))
	var kept []string
	for _, p := range parts {
		if p = strings.Trim(oneLine(p), " .•-–—*"); p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// inNumber reports whether the mark at a place is one of a number: 2,5.
func inNumber(runes []rune, i int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(runes) && runes[i] >= '0' && runes[i] <= '9' }
	return runes[i] != '\n' && runes[i] != ';' && digit(i-1) && digit(i+1)
}

// masculine is a folded French participle as it stands beside a masculine noun: « un projet
// pérennisé » says what « une action pérennisée » does; "" for any other word.
func masculine(w string) string {
	if !strings.HasSuffix(w, "ee") {
		return ""
	}
	return w[:len(w)-1]
}

// choice is the value of an enumeration that a text says, as the language writes it;
// the text itself when it says none, or more than one: « en projet, en cours, terminée »
// is a list that somebody was to choose from.
func (c converter) choice(t source.Type, text string) string {
	said := " " + bareWords(text) + " "
	whole := len(said)
	type way struct{ said, value string }
	var ways []way
	for _, choice := range t.Choices {
		name := choice.Name()
		spelled := append(append(locale.Spellings(name), choice.Value), locale.Spellings("label-word.said"+strings.TrimPrefix(name, "value"))...)
		for _, s := range spelled {
			w := bareWords(s)
			for _, w := range []string{w, masculine(w)} {
				if smallWords()["practice"][w] && w != strings.TrimSpace(said) {
					continue // « Projet en cours » is no project that is planned
				}
				if w != "" && strings.Contains(said, " "+w+" ") {
					ways = append(ways, way{w, choice.In(c.words)})
				}
			}
		}
	}
	slices.SortStableFunc(ways, func(a, b way) int { return len(b.said) - len(a.said) })
	found, longest := "", 0
	for _, w := range ways {
		if !strings.Contains(said, " "+w.said+" ") {
			continue // part of a longer one
		}
		if found != "" && found != w.value {
			if len(w.said) == longest || len(w.said) >= mostlySaid {
				return text
			}
			continue
		}
		said = strings.ReplaceAll(said, " "+w.said+" ", " \x00 ")
		if found == "" {
			found, longest = w.value, len(w.said)
		}
	}
	if found != "" && (longest+2 == whole || longest >= mostlySaid) {
		return found
	}
	return text
}

// mostlySaid is how many letters a word of a longer answer has to be taken for it.
const mostlySaid = 4

// bareDate is a date without what people put before and after it.
func bareDate(text string) string {
	text = strings.Trim(text, " .")
	for _, s := range locale.Spellings("label-word.day") {
		if rest, is := cutFoldedPrefix(text, s+" "); is {
			return rest
		}
	}
	return text
}

// cutFoldedPrefix cuts words from the beginning of a text, however they are written.
func cutFoldedPrefix(text, prefix string) (string, bool) {
	n := len([]rune(prefix))
	r := []rune(text)
	if len(r) < n || locale.Fold(string(r[:n])) != locale.Fold(prefix) {
		return text, false
	}
	return strings.TrimSpace(string(r[n:])), true
}
