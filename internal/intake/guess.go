package intake

import (
	"slices"
	"strings"
	"sync"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// Labels that nobody foresaw. A label of several words holds one that is known, and the
// answer proves that it is meant: « Axe du plan climat : Énergie » is a theme because a
// theme of the network is called so, « Calendrier de réalisation : 2019-2021 » a period.

// meant is the place that a label means: by itself, else by what it is answered.
func (c *collector) meant(label, text string) (place, bool) {
	if p, known := c.labels.find(label); known {
		return p, true
	}
	return c.guess(label, text)
}

// guess finds the place of a label by words in it and by its answer.
func (c *collector) guess(label, text string) (place, bool) {
	if label = strings.TrimRight(label, " :?\u00a0"); strings.Contains(label, ":") {
		return place{}, false
	}
	label = labelCount.ReplaceAllString(label, " ")
	of := strings.Fields(c.labels.key(label))
	if c.isForm() || len([]rune(label)) > labelLetters || len(of) == 0 || len(of) > labelWords || c.labels.isOther(label) {
		return place{}, false
	}
	if chosen, boxes := ticked(text); boxes {
		text = strings.Join(chosen, ", ")
	}
	text = strings.TrimSpace(withoutLeaders(text))
	if p, is := c.timed(label, text); is {
		return p, true
	}
	var unproven place
	for i := range of {
		for n := len(of); n > i; n-- {
			p, known := c.labels.places[strings.Join(of[i:n], " ")]
			if !known || p.path() == "period" && c.labels.has("paper", of) {
				continue // a year in which it ended, or was written
			}
			if proven, is := c.proven(p, text); is {
				return proven, true
			}
			if unproven.keys == nil && len(strings.Fields(strings.TrimLeft(words(label), "0123456789 "))) <= mostItself && c.saysItself(p, of, i, n) {
				unproven = p
			}
		}
	}
	if p, is := c.clear(unproven, text); is {
		return p, true
	}
	if unproven.keys == nil || text == "" || len([]rune(text)) > mostShort {
		return place{}, false
	}
	return unproven, true
}

// timed is the place of an answer that is only a date, or only hours or days, under a label
// one of whose words asks for it: « Date prévisionnelle de livraison : fin 2024 » is a
// period, but no date of the sheet itself, « Temps investi : 80 heures » is work.
func (c *collector) timed(label, text string) (place, bool) {
	of := strings.Fields(bareWords(label))
	if p, has := c.byPath["period"]; has && c.labels.has("when", of) && !c.labels.has("paper", of) {
		if _, err := network.ParseSpan(bareDate(text)); err == nil {
			return p, true
		}
	}
	if p, has := c.byPath["period"]; has && (ends{c}).endsPeriod(label, text) {
		return p, true
	}
	if p, has := c.byPath["means/people"]; has && c.labels.has("effort", of) && isWork(text) {
		return p, true
	}
	return place{}, false
}

// isWork reports whether a text says hours, days or posts, and hardly anything else.
func isWork(text string) bool {
	for _, l := range looks {
		if slices.ContainsFunc(l.keys, func(k string) bool { return k == "hours" || k == "days" || k == "fte" }) {
			if found := l.pattern.FindAllString(text, -1); len(found) == 1 && len(found[0])*2 >= len(text) {
				return true
			}
		}
	}
	return false
}

// clear is the place of an answer that says by itself what it is, under a label of which
// no word proves anything: an address of the web is a link, and what has the very name of
// a theme is one, not the post of a person (“Service area: Waste”). A commune's name
// proves nothing: it may be a neighbour's.
func (c *collector) clear(unproven place, text string) (place, bool) {
	if p, has := c.byPath["links"]; has && unproven.keys == nil && text != "" && addressLike.FindString(text) == text {
		return p, true
	}
	if p, has := c.byPath["theme"]; has && (unproven.path() == "contact/role" || unproven.keys != nil && unproven.keys[0].Key == "objectives") && c.id(namesIn(p.last().Type), text) != "" {
		return p, true
	}
	return place{}, false
}

// proven is the place of a word of a label when an answer is one for it, and for little
// else.
func (c *collector) proven(p place, text string) (place, bool) {
	is := false
	switch p.path() {
	case "commune":
		is = c.id(namesIn(p.last().Type), text) != ""
	case "theme":
		is = c.likely(namesIn(p.last().Type), text) != ""
	case "status":
		is = c.isChoice(p.last().Type, c.choice(p.last().Type, text))
	case "period":
		_, err := network.ParseSpan(bareDate(text))
		is = err == nil
	case "planning": // of a calendar that is only a date
		_, err := network.ParseSpan(bareDate(text))
		p, is = c.byPath["period"], err == nil
	case "means/cost":
		found := moneyLike.FindAllString(text, -1)
		is = len(found) == 1 && len(found[0])*2 >= len(text)
	case "contact", "contact/email", "contact/phone", "contact/role":
		switch {
		case emailLike.FindString(text) == text && text != "":
			p, is = c.byPath["contact/email"], true
		case phoneLike.MatchString(text):
			p, is = c.byPath["contact/phone"], true
		}
	case "links":
		is = addressLike.FindString(text) == text && text != ""
	}
	return p, is
}

// mostItself is how many words a label has at most that needs no proof.
const mostItself = 5

// saysItself reports whether a word of a short label, at its beginning or its end, says
// enough without any proof: the title, who takes part, who pays, whom to ask.
func (c *collector) saysItself(p place, of []string, from, to int) bool {
	switch p.path() {
	case "title":
		return slices.ContainsFunc(of[from:to], func(w string) bool { return c.labels.titled[w] }) && (from == 0 || to == len(of))
	case "partners", "audience", "means/funding", "contact", "keywords", "summary", "objectives":
		return from == 0 || to == len(of)
	case "contact/role":
		return from == 0
	}
	return false
}

// isOther reports whether a label asks for something else than its words would say: what
// was saved, what it was before, what one of many costs, who else takes part.
func (l labels) isOther(label string) bool {
	said := strings.Fields(words(label))
	if len(said) > 1 && per()[said[len(said)-1]] {
		said = said[:len(said)-1] // « Subvention accordée par »
	}
	return slices.ContainsFunc(said, func(w string) bool { return l.other[w] })
}

// per are the words before what a price is per, which say who did it where they come last.
var per = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, s := range locale.Spellings("unit.per") {
		set[words(s)] = true
	}
	return set
})

// proves reports whether a text is the value of a place, and so nobody else's.
func (c *collector) proves(p place, text string) bool {
	proven, is := c.proven(p, strings.TrimSpace(text))
	return is && proven.path() == p.path()
}
