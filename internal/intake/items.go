package intake

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// Lists in words: « ADEME : 200 €, Région (30 %) ». Each piece becomes a map. What is
// known by its look (money, hours, a year, an address) goes to its key, as it is
// written; what remains is the text. Two figures of one kind in a piece are none: which
// of them is meant, nobody says.

// items are the maps that an answer says for a list; false when a piece of it says
// nothing that the list can hold.
func (c converter) items(p place, a answer) []*value {
	var all []*value
	links := a.links
	for _, line := range cutList(a.text, pieceMarks(p), nil) {
		m := newMap()
		m.quotes = []string{line}
		own := a
		own.text = line
		if len(links) > 0 {
			own.links, links = links[:1], links[1:]
		}
		c.item(m, p, own)
		all = append(all, m)
	}
	return all
}

// pieceMarks are the marks between two items: a comma only where items are names.
func pieceMarks(p place) string {
	for _, key := range []string{"text", "hours", "url", "target"} {
		if column(p, key) != nil {
			return ";\n"
		}
	}
	return ",;\n"
}

// column is that of a key; nil when the list has none.
func column(p place, key string) *source.Field {
	for _, c := range p.columns {
		if len(c.keys) == len(p.keys)+1 && c.last().Key == key {
			f := c.last()
			return &f
		}
	}
	return nil
}

// A look is how a value is known in the midst of words.
type look struct {
	keys    []string // of the columns that it may go to, the first that there is
	pattern *regexp.Regexp
}

var looks = []look{
	{[]string{"amount"}, moneyLike},
	{[]string{"share"}, percentLike},
	{[]string{"hours"}, counted(locale.Spellings("label-word.hours"))},
	{[]string{"days"}, counted(locale.Spellings("label-word.days"))},
	{[]string{"fte"}, counted(locale.Spellings("full-time"))},
	{[]string{"minutes"}, counted(locale.Spellings("counted.minutes"))},
	{[]string{"number"}, leadingCount},
}

var (
	moneyLike    = moneyPattern()
	percentLike  = regexp.MustCompile(sureness() + number + `\s*%`)
	leadingCount = regexp.MustCompile(`^` + sureness() + number + `\b`)
	// (2011), en 2011, : a year that is said apart.
	yearApart  = regexp.MustCompile(`\(\s*((?:19|20)[0-9]{2})\s*\)|(?:^|[\s,;–-])(?i:` + alternatives(locale.Spellings("label-word.in")) + `)\s+((?:19|20)[0-9]{2})\b`)
	inBrackets = regexp.MustCompile(`^(.*\S)\s*\(([^()]+)\)$`)
)

// number is one as people write it: digits, with spaces, points and commas between them,
// or two of them. It begins no word: SDE09 is a name.
var number = func() string {
	const one = `[0-9]+(?:[\s\x{a0}\x{202f}'’.,]?[0-9]+)*`
	return `\b` + one + `(?:\s*(?:-|–|` + alternatives(locale.Spellings("range.between")) + `)\s*` + one + `)?`
}()

// sureness is what may stand before a number, with the space after it.
func sureness() string {
	var all []string
	for _, name := range []string{"approximately", "nearly", "at-least", "at-most"} {
		all = append(all, locale.Spellings(name)...)
	}
	return `(?:(?i:` + alternatives(all) + `|[~≈≥≤])\s*)?`
}

func alternatives(texts []string) string {
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = strings.ReplaceAll(regexp.QuoteMeta(t), "’", "['’]")
	}
	slices.SortFunc(quoted, func(a, b string) int { return len(b) - len(a) })
	return strings.Join(quoted, "|")
}

func counted(units []string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)` + sureness() + number + `\s*(?:` + alternatives(units) + `)(?:\b|$)`)
}

// moneyPattern is an amount: 1 200 €, 10 k€ HT, 2,01 €/repas, €10, €88k.
func moneyPattern() *regexp.Regexp {
	names := alternatives(locale.MoneyNames())
	var scales []string
	for _, n := range []string{"scale.1000", "scale.1000000", "scale.1000000000", "multiplier.1000000", "multiplier.1000000000"} {
		scales = append(scales, locale.Spellings(n)...)
	}
	tax := alternatives(append(locale.Spellings("tax.excluded"), locale.Spellings("tax.included")...))
	per := alternatives(locale.Spellings("unit.per"))
	amount := `(?:[€$£]\s?` + number + `(?:\s?(?:` + alternatives(scales) + `)\b)?|` + number + `\s*(?:(?:` + alternatives(scales) + `)\s*)?(?i:` + names + `|euros?))`
	return regexp.MustCompile(sureness() + amount +
		`(?:\s*(?:` + tax + `))?(?:\s*/\s*[\pL]+|\s+(?:` + per + `)\s+[\pL]+)?(?:\s*(?:` + tax + `)\b)?`)
}

// item fills a map with what a piece says.
func (c converter) item(m *value, p place, a answer) {
	rest := a.text
	if column(p, "url") != nil {
		c.link(m, p, a)
		return
	}
	if column(p, "value") != nil {
		for key, text := range c.measured(rest) {
			m.set(*column(p, key), textValue(text))
		}
		if len(m.keys) > 0 {
			return
		}
	}
	if date := column(p, "date"); date != nil {
		if before, after, found := cutDate(rest); found {
			m.set(*date, textValue(before))
			rest = after
		}
	}
	for _, l := range looks {
		for _, key := range l.keys {
			if f := column(p, key); f != nil {
				rest = c.take(m, *f, l.pattern, rest)
			}
		}
	}
	if amount := column(p, "amount"); amount != nil && p.path() == "means/cost" && m.get("amount") == nil && isCount(rest) {
		m.set(*amount, textValue(oneLine(rest))) // in the network's own currency, as under any « Coût »
		rest = ""
	}
	if year := column(p, "year"); year != nil {
		if found := yearApart.FindAllStringSubmatch(rest, -1); len(found) == 1 {
			m.set(*year, textValue(found[0][1]+found[0][2]))
			rest = strings.Replace(rest, found[0][0], "", 1)
		}
	}
	for _, f := range p.columns {
		if len(m.keys) == 0 {
			break // of nothing that is known: words
		}
		if own := f.last(); len(own.Type.Choices) > 0 && own.Type.Name == "choice" && len(f.keys) == len(p.keys)+1 && own.Key != "tax" && own.Key != "direction" {
			if word := c.choice(own.Type, rest); word != rest {
				m.set(own, textValue(word))
			}
		}
	}
	if p.columns != nil && !strings.HasPrefix(a.text, firstWord(rest)) && column(p, "date") == nil {
		rest = withoutOf(strings.Trim(oneLine(rest), " :–—-,;=")) // « 39 h d’animatrice »
	}
	c.rest(m, p, rest)
}

func firstWord(text string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return first
}

// thousands is a sum with three decimals, which no currency has.
var thousands = regexp.MustCompile(`[0-9],[0-9]{3}(?:[^0-9]|$)`)

// take moves the one thing of a look out of a text.
func (c converter) take(m *value, f source.Field, pattern *regexp.Regexp, text string) string {
	found := pattern.FindAllStringIndex(text, -1)
	if len(found) != 1 {
		return text
	}
	from, to := found[0][0], found[0][1]
	taken := text[from:to]
	if f.Key == "amount" && thousands.MatchString(taken) && strings.Contains(c.words.Decimal("1.5"), ",") {
		return text // 1,500 € is of somebody who writes thousands so: here it would be 1.5
	}
	if slices.Contains([]string{"hours", "days", "minutes"}, f.Key) && eachTime().MatchString(text[to:]) {
		return text // « 1 jour par semaine » is no day in all
	}
	m.set(f, textValue(strings.TrimSpace(taken)))
	return text[:from] + " " + text[to:]
}

// eachTime is what follows work that is done again and again: « par semaine », « /mois ».
var eachTime = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:/|(?i:` + alternatives(locale.Spellings("unit.per")) + `)\b)\s*(?i:` + alternatives(locale.Spellings("label-word.time")) + `)\b`)
})

// rest puts the words that remain where the list has a place for words.
func (c converter) rest(m *value, p place, rest string) {
	rest = strings.Trim(oneLine(rest), " :–—-,;=")
	rest = strings.Trim(oneLine(emptied.ReplaceAllString(rest, " ")), " :–—-,;=/") // « 2 jours/agent »
	if rest == "" {
		return
	}
	if role := column(p, "role"); role != nil {
		if found := inBrackets.FindStringSubmatch(rest); found != nil {
			m.set(*column(p, "name"), textValue(found[1]))
			m.set(*role, textValue(found[2]))
			return
		}
	}
	for _, key := range []string{"by", "who", "text", "name", "note"} {
		if f := column(p, key); f != nil && m.get(key) == nil {
			m.set(*f, textValue(rest))
			return
		}
	}
}

// isCount reports whether a text is one number, and no year.
func isCount(text string) bool {
	text = strings.TrimSpace(text)
	return bareNumber.MatchString(text) && !yearLike.MatchString(text)
}

var moneyUnit = regexp.MustCompile(`(?i)(?:[kM]\s?)?(?:€|\beuros?\b|\bEUR\b)(?:\s?/\s?\pL+)?`)

// withUnit gives a bare number the unit that its label says: « Coût (en k€) : 18,5 »,
// « Temps passé (heures) : 210 ».
func (a answer) withUnit(p place) answer {
	if !p.isList() || !bareNumber.MatchString(strings.TrimSpace(a.text)) {
		return a
	}
	units := map[string]bool{}
	if column(p, "amount") != nil {
		for _, unit := range moneyUnit.FindAllString(a.label, -1) {
			units[unit] = true
		}
	}
	said := strings.Fields(words(a.label))
	for key, spelled := range map[string]string{"hours": "label-word.hours", "days": "label-word.days", "fte": "full-time"} {
		if column(p, key) == nil {
			continue
		}
		ways := locale.Spellings(spelled)
		if slices.ContainsFunc(ways, func(s string) bool {
			return slices.Contains(said, words(s)) || strings.Contains(s, " ") && strings.Contains(words(a.label), words(s))
		}) {
			units[ways[0]] = true
		}
	}
	if len(units) == 1 {
		for unit := range units {
			a.text = strings.TrimSpace(a.text) + " " + unit
		}
	}
	return a
}

// withoutCount is a label without the words that only say that it asks for a number.
func withoutCount(label string) string {
	for _, s := range locale.Spellings("label-word.count") {
		if after, is := cutFoldedPrefix(label, s); is && after != "" {
			return after
		}
	}
	return label
}

// emptied are brackets of which all was taken.
var emptied = regexp.MustCompile(`\(\s*[,;–-]?\s*\)`)

// withoutOf cuts the small word that ties a name to what stood before it.
func withoutOf(text string) string {
	for _, s := range locale.Spellings("label-word.of") {
		if !strings.HasSuffix(s, "’") {
			s += " "
		}
		if after, is := cutFoldedPrefix(text, s); is && after != "" {
			return after
		}
	}
	return text
}

func (c converter) link(m *value, p place, a answer) {
	address := addressIn(a, a.text)
	name := strings.Trim(strings.ReplaceAll(oneLine(a.text), address, ""), " :–—-,;()")
	if f := column(p, "name"); f != nil && name != "" {
		m.set(*f, textValue(name))
	}
	m.set(*column(p, "url"), textValue(address))
}

// cutDate cuts the date that begins a step: « 2010 : diagnostic ».
func cutDate(text string) (date, rest string, found bool) {
	for _, mark := range []string{" : ", ": ", "\u00a0: ", " – ", " — ", " - ", "\t"} {
		before, after, is := strings.Cut(text, mark)
		if is && len([]rune(before)) < 40 && strings.ContainsAny(before, "0123456789") && strings.TrimSpace(after) != "" {
			return strings.TrimSpace(before), strings.TrimSpace(after), true
		}
	}
	return "", text, false
}
