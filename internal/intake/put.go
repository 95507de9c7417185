package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// put gives a place what the document says for it; false when it says nothing that the
// place can hold.
func (c *collector) put(p place, item int, a answer) bool {
	if a.label == "" && !c.isForm() {
		a.label, _, _ = strings.Cut(a.origin, a.text)
	}
	p = c.better(p, a)
	if !c.isForm() {
		if c.isOfAnother(p, a) || c.labels.isOfTerritory(a) {
			return false
		}
		bare, says := a.plain(p)
		if a = bare.withUnit(p); !says || !plausible(p, a) {
			return false
		}
	}
	switch {
	case p.path() == "commune" && c.kind == source.CommuneKind:
		c.commune = c.id("commune", a.text)
		if c.commune != "" {
			c.prompted = append(c.prompted, a.text)
		}
		return c.commune != ""
	case (p.keys[0].Key == "objectives" || p.path() == "audience" && outOf.MatchString(a.text)) && !c.isForm() && figures{c}.targets(p, a):
		return true
	case p.isList():
		return c.putItems(p, a)
	case p.list > 0:
		return c.putColumn(p, item, a)
	case p.isWhole() && p.last().Type.OrNone:
		if !isNothing(oneLine(a.text)) || c.front.get(p.last().Key) != nil {
			return false
		}
		v := textValue(c.words.Spelling("value.answer.none"))
		c.quote(v, p, a)
		c.front.set(p.last(), v)
		return true
	case p.isWhole():
		return c.putWhole(p, a)
	}
	v := c.value(p.last().Type, a)
	if v == nil {
		return false
	}
	into := c.front.within(p.keys[:len(p.keys)-1])
	if old := into.get(p.last().Key); old != nil {
		if p.path() == "period" && (ends{c}).endsPeriod(a.label, a.text) {
			return ends{c}.putEnd(old, p, a)
		}
		return c.again(old, p, a)
	}
	c.quote(v, p, a)
	into.set(p.last(), v)
	return true
}

// isOfAnother reports whether an answer is one of another sheet in the same document: the
// label that asked for the title or the commune asks again, and gets another answer. What
// follows is text, so that no figure of two practices is added up.
func (c *collector) isOfAnother(p place, a answer) bool {
	label := words(a.label)
	if path := p.path(); c.others || c.doc.Page || label == "" || path != "title" && path != "commune" {
		return c.others
	}
	first, again := c.asked[label]
	if c.asked == nil {
		c.asked = map[string]answer{}
	}
	if !again {
		c.asked[label] = a
	} else if words(first.text) != words(a.text) && c.answeredBeside(p.path()) > 1 {
		c.others, c.othersFrom = true, len(c.text)
		c.notice("several", oneLine(a.origin))
	}
	return c.others
}

// answeredBeside is how many keys have an answer beside one.
func (c *collector) answeredBeside(but string) int {
	n := 0
	for _, k := range c.front.keys {
		if k.field.Key != but && k.value.says() {
			n++
		}
	}
	return n
}

// isOfTerritory reports whether an answer is a figure of the commune rather than of what it
// did: its inhabitants, its area. A sheet has no key for it.
func (l labels) isOfTerritory(a answer) bool {
	label := bareWords(withoutCount(asides.ReplaceAllString(a.label, " ")))
	return l.said["territory"][label] && strings.ContainsAny(a.text, "0123456789")
}

// plausible reports whether an answer may be one for a list of sums, of hours, of
// results: without any figure it is words, which are better off in the text.
func plausible(p place, a answer) bool {
	if !p.isList() || isNothing(oneLine(a.text)) {
		return true
	}
	for _, key := range []string{"amount", "hours", "value"} {
		if column(p, key) != nil && column(p, "by") == nil {
			// A number of nobody knows what is none, nor is a year.
			lone := bareNumber.MatchString(strings.TrimSpace(a.text)) && (key == "hours" || !isCount(a.text))
			return strings.ContainsAny(a.text, "0123456789") && !lone
		}
	}
	return true
}

// better is the place of an address where a contact was looked for, and of a contact
// where an address was: « Pour en savoir plus »; and of a period where steps were.
func (c *collector) better(p place, a answer) place {
	mail := emailLike.MatchString(a.text)
	web := addressLike.MatchString(a.text) || slices.ContainsFunc(a.links, func(l string) bool { return !strings.HasPrefix(l, "mailto:") })
	of := strings.Fields(bareWords(a.label))
	switch links, known := c.byPath["links"]; {
	case c.isForm() || !known:
	case p.keys[0].Key == "objectives" && len(of) > 0 && len(of) <= 2 && c.labels.said["aimed"][of[0]] && !strings.ContainsAny(a.text, "0123456789") && !tooWordy(a.text):
		return c.byPath["audience"] // « Cibles : riverains »
	case p.path() == "title" && c.front.get("theme") == nil && !c.labels.asksTitle(of) && c.id("theme", a.text) != "":
		return c.byPath["theme"] // « Sujet : Mobilités »
	case p.path() == "title" && c.front.get("summary") == nil && isSentence(a.text):
		return c.byPath["summary"] // « Objet : soixante nichoirs ont été posés. »
	case p.path() == "audience" && c.front.get("commune") == nil && c.id(namesIn(c.byPath["commune"].last().Type), a.text) != "":
		return c.byPath["commune"] // « Bénéficiaire : commune de Luc »
	case slices.Contains([]string{"means", "means/cost", "links"}, p.path()) && isWork(a.text):
		return c.byPath["means/people"] // « Ressources nécessaires : 15 jours »
	case p.path() == "commune" && c.labels.has("lead", of) && c.namesNone(namesIn(p.last().Type), a.text) && len([]rune(a.text)) <= labelLetters:
		return c.byPath["contact/role"] // « Pilote : service des eaux »
	case p.path() == "planning" && c.front.get("period") == nil && c.proves(c.byPath["period"], a.text):
		return c.byPath["period"] // « Calendrier : 2019-2021 »
	case p.path() == "contact" && web && !mail:
		return links
	case p.path() == "links" && mail && !web:
		return c.byPath["contact"]
	}
	return p
}

// isSentence reports whether a text is one rather than a title.
func isSentence(text string) bool {
	const fewestWords = 6
	return strings.HasSuffix(strings.TrimSpace(text), ".") && len(strings.Fields(text)) >= fewestWords
}

// putColumn gives a key of an item of a list its value. What is said in more words than
// an enumeration has is a note too.
func (c *collector) putColumn(p place, item int, a answer) bool {
	v := c.value(p.last().Type, a)
	if v == nil {
		return false
	}
	list := c.front.within(p.keys[:p.list])
	for len(list.list) <= item {
		list.list = append(list.list, newMap())
	}
	into := list.list[item].within(p.keys[p.list : len(p.keys)-1])
	if p.last().Type.Name == "choice" && words(v.text) != words(a.text) || p.last().Type.Name == "choice" && !c.isChoice(p.last().Type, v.text) {
		at := c.byPath[place{keys: p.keys[:p.list]}.path()]
		if note := column(at, "note"); note != nil && into.get("note") == nil {
			into.set(*note, textValue(oneLine(a.text)))
			if !c.isChoice(p.last().Type, v.text) {
				return true
			}
			into.set(p.last(), v) // all is in the note
			return true
		}
	}
	c.quote(v, p, a)
	into.set(p.last(), v)
	return true
}

// isChoice reports whether a text is a value of an enumeration, as it is written.
func (c converter) isChoice(t source.Type, text string) bool {
	return slices.ContainsFunc(t.Choices, func(choice source.Choice) bool { return choice.In(c.words) == text })
}

// again is a second answer for a place: another item of a list, else it stays where it
// is.
func (c *collector) again(old *value, p place, a answer) bool {
	v := c.value(p.last().Type, a)
	if p.last().Type.Of == nil || p.last().Type.Map != nil || v == nil {
		return false
	}
	if !old.isList {
		*old = value{isList: true, list: []*value{textValue(old.text)}, quotes: old.quotes}
	}
	if !v.isList {
		v = &value{list: []*value{v}}
	}
	c.quote(v, p, a)
	old.quotes = append(old.quotes, v.quotes...)
	for _, item := range v.list {
		if !slices.ContainsFunc(old.list, func(o *value) bool { return o.text == item.text }) {
			old.list = append(old.list, item)
		}
	}
	if len(old.list) == 1 {
		*old = value{text: old.list[0].text, quotes: old.quotes}
	}
	return true
}

// quote makes a value say what the document said, where its words are not all in the
// value and its key.
func (c *collector) quote(v *value, p place, a answer) {
	v.origin = a.origin
	said := v.everything()
	for _, f := range p.keys {
		said += " " + f.Spelling(c.words)
	}
	if names := namesIn(p.last().Type); c.isForm() && names != "" && c.id(names, a.text) == v.text {
		c.prompted = append(c.prompted, a.text) // chosen from the list, where it has its name
		return
	}
	if missing(a.origin, said) || c.doc.Page && isFigure(p.last().Key) {
		v.quotes = append(v.quotes, a.origin)
	}
}

// isFigure reports whether a key holds a figure: a page's are always quoted.
func isFigure(key string) bool {
	switch key {
	case "amount", "value", "hours", "days", "fte", "share", "target", "number", "out_of", "area", "population":
		return true
	}
	return false
}

// hasFigure reports whether a map says a figure.
func (v *value) hasFigure() bool {
	return slices.ContainsFunc(v.keys, func(k keyed) bool { return isFigure(k.field.Key) || k.value.hasFigure() })
}

// missing reports whether a text has a word that another has not.
func missing(text, in string) bool {
	has := map[string]bool{}
	for _, w := range strings.Fields(words(in)) {
		has[w] = true
	}
	return slices.ContainsFunc(strings.Fields(words(text)), func(w string) bool { return !has[w] })
}

// putItems adds what an answer says to a list.
func (c *collector) putItems(p place, a answer) bool {
	if strings.TrimSpace(a.text) == "" && len(a.links) == 0 {
		return false
	}
	parent := c.front.within(p.keys[:len(p.keys)-1])
	if p.last().Type.OrNone && isNothing(oneLine(a.text)) && parent.get(p.last().Key) == nil {
		v := textValue(c.words.Spelling("value.answer.none"))
		c.quote(v, p, a)
		parent.set(p.last(), v)
		return true
	}
	list := c.front.within(p.keys)
	if !list.isList {
		return false
	}
	items := c.items(p, a)
	for _, m := range items {
		if line := m.quotes[0]; !missing(line, m.everything()) && !(c.doc.Page && m.hasFigure()) {
			m.quotes = nil
		}
	}
	c.taxed(p, items, a)
	c.named(p, items, a)
	if !c.isForm() && !c.labels.funded(p, items, a) {
		return false
	}
	if missing(a.origin, a.text+" "+p.last().Spelling(c.words)) && len(items) > 0 {
		if len(items) == 1 {
			items[0].quotes = []string{a.origin}
		} else {
			list.quotes = append(list.quotes, a.origin)
		}
	}
	list.list = append(list.list, items...)
	return len(items) > 0
}

// named gives a figure that says nothing else the words of its label: « Économies : 450 € »,
// « Nombre de bénéficiaires : 1 250 ».
func (c *collector) named(p place, items []*value, a answer) {
	text, label := column(p, "text"), strings.TrimRight(oneLine(a.label), " :*\u00a0")
	if who := column(p, "who"); who != nil && who.Required {
		text, label = who, upperFirst(withoutCount(asides.ReplaceAllString(label, "")))
	}
	if text == nil || !text.Required || label == "" {
		return
	}
	for _, m := range items {
		if m.get(text.Key) == nil {
			m.set(*text, textValue(label))
		}
	}
}

// funded gives a sum that names nobody the words of its label beside those that only say that
// somebody paid: « Subvention de la Région : 2 000 € ». False when a sum remains that is
// nobody's: an answer is none without who gave it.
func (l labels) funded(p place, items []*value, a answer) bool {
	by := column(p, "by")
	if by == nil || !by.Required {
		return true
	}
	for _, m := range items {
		if m.get(by.Key) != nil {
			continue
		}
		who := l.payer(p, a.label)
		if who == "" || len(items) > 1 {
			return false
		}
		m.set(*by, textValue(who))
	}
	return true
}

// taxed takes from a label what it says of all sums under it: « Budget (TTC) ».
func (c *collector) taxed(p place, items []*value, a answer) {
	tax, label := column(p, "tax"), a.label
	if tax == nil || label == "" {
		return
	}
	for _, choice := range tax.Type.Choices {
		for _, said := range append(locale.Spellings(choice.Name()), locale.Spellings("tax."+choice.Value)...) {
			if w := words(said); w != "" && strings.Contains(" "+words(label)+" ", " "+w+" ") {
				for _, m := range items {
					if m.get("amount") != nil && m.get("tax") == nil {
						m.set(*tax, textValue(choice.In(c.words)))
					}
				}
				return
			}
		}
	}
}

// phoneLike is a number to call, alone.
var phoneLike = regexp.MustCompile(`^\+?[0-9](?:[ .\x{a0}\x{202f}-]?[0-9]){5,14}$`)

// putWhole fills a map at the top with a few words: an address, the rest.
func (c *collector) putWhole(p place, a answer) bool {
	table := p.last().Type.Map
	into := c.front.within(p.keys)
	rest := oneLine(a.text)
	into.quotes = append(into.quotes, a.origin)
	if f, has := table.Lookup("email"); has {
		if found := emailLike.FindString(rest); found != "" {
			into.set(f, textValue(found))
			rest = strings.Trim(strings.Replace(rest, found, "", 1), " ,;:–-()")
		}
	}
	if f, has := table.Lookup("url"); has {
		if address := addressIn(a, rest); addressLike.MatchString(address) {
			into.set(f, textValue(address))
			rest = strings.Trim(strings.Replace(rest, strings.TrimPrefix(address, "https://"), "", 1), " ,;:–-()")
			rest = strings.Trim(strings.Replace(rest, "https://", "", 1), " ,;:–-()")
		}
	}
	if f, has := table.Lookup("phone"); has && phoneLike.MatchString(rest) {
		into.set(f, textValue(rest))
		rest = ""
	}
	for _, key := range []string{"role", "name", "general", "conditions"} {
		if f, has := table.Lookup(key); has && strings.ContainsFunc(rest, unicode.IsLetter) && into.get(f.Key) == nil {
			into.set(f, textValue(rest))
			rest = ""
		}
	}
	if !into.says() || !missing(a.origin, into.everything()+" "+p.last().Spelling(c.words)) {
		into.quotes = into.quotes[:len(into.quotes)-1]
	}
	return into.says()
}
