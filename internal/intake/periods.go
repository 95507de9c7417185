package intake

import (
	"slices"
	"strings"

	"essaim/internal/network"
)

// A period whose two ends have a label each: « Début : avril 2016 », « Date de fin : mars 2018 ».

// ends reads them.
type ends struct{ *collector }

// endsPeriod reports whether a label asks for the end of the period that has a beginning
// already, and a text is a later date. Words that nobody knows ask for the end of something
// else: a warranty, a lease.
func (c ends) endsPeriod(label, text string) bool {
	old := c.front.get("period")
	if c.isForm() || old == nil || old.isMap || old.isList || c.labels.saysEnd(old.origin) || !c.labels.saysEnd(label) {
		return false
	}
	for _, w := range strings.Fields(bareWords(label)) {
		if !slices.ContainsFunc([]map[string]bool{c.labels.filler, c.labels.said["end"], c.labels.said["when"], c.labels.said["practice"]}, func(set map[string]bool) bool { return set[w] }) {
			return false
		}
	}
	from, begins := oneDate(old.text)
	to, ends := oneDate(text)
	return begins && ends && from.Last() < to.First()
}

// saysEnd reports whether a word of a label says that something ended.
func (l labels) saysEnd(label string) bool {
	label, _, _ = strings.Cut(label, ":")
	return l.has("end", strings.Fields(bareWords(label)))
}

// oneDate is the only date that a text says, and nothing else.
func oneDate(text string) (network.Date, bool) {
	span, err := network.ParseSpan(bareDate(strings.TrimSpace(text)))
	return span.From, err == nil && !span.From.IsZero() && span.From.Compare(span.To) == 0
}

// putEnd makes a period with both ends of its beginning.
func (c ends) putEnd(old *value, p place, a answer) bool {
	table := p.last().Type.Map
	if table == nil {
		return false
	}
	from, begins := table.Lookup("from")
	to, ends := table.Lookup("to")
	if !begins || !ends {
		return false
	}
	both, end := newMap(), textValue(bareDate(a.text))
	c.quote(end, p, a)
	both.origin, both.quotes = old.origin, append(old.quotes, end.quotes...)
	end.quotes = nil
	both.set(from, textValue(old.text))
	both.set(to, end)
	*old = *both
	return true
}
