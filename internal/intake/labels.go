package intake

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// A labelled answer is found by its label: the key as any language spells it, one of
// the words by which people often call it, or a label of the words of each language
// (label.PATH).

// labels find a place by what people call it.
type labels struct {
	places map[string]place
	lists  map[string]map[string]place // columns, by the path of their list
	filler map[string]bool
	other  map[string]bool            // words of a label that asks for something else
	titled map[string]bool            // words that ask for a title, wherever they stand
	said   map[string]map[string]bool // other small words of labels, by what they say
}

func newLabels(kind source.Kind) labels {
	l := labels{places: map[string]place{}, lists: map[string]map[string]place{}, filler: map[string]bool{}, other: map[string]bool{}, titled: map[string]bool{}, said: smallWords()}
	for _, s := range locale.Spellings("label-word.filler") {
		l.filler[bare(words(s))] = true
	}
	for _, s := range locale.Spellings("label-word.other") {
		l.other[words(s)] = true
	}
	for _, s := range locale.Spellings("label-word.titled") {
		l.titled[bare(words(s))] = true
	}
	top := append(placesOf(kind), wholes(kind)...)
	if kind == source.CommuneKind {
		top = append(top, communePlace())
	}
	for _, p := range top {
		l.add(l.places, p, len(p.keys) == 1 || ungrouped[p.keys[0].Key])
		if p.isList() {
			columns := map[string]place{}
			for _, c := range p.columns {
				l.add(columns, c, len(c.keys) == len(p.keys)+1)
			}
			l.lists[p.path()] = columns
		}
	}
	return l
}

// add enters a place by its names; those of a key only where it stands by itself.
func (l labels) add(to map[string]place, p place, byKey bool) {
	field := p.last()
	names := locale.Spellings("label." + strings.ReplaceAll(p.path(), "/", "."))
	names = append(names, locale.Spellings("meant."+field.Table+"."+field.Key)...)
	if byKey {
		names = append(append(names, field.Aliases...), field.Key)
	}
	for _, name := range names {
		l.enter(to, l.key(name), p)
		l.enter(to, words(name), p)
	}
	for _, lang := range locale.Languages { // as forms call it; what stands in brackets counts
		l.enter(to, words(p.label(locale.For(lang))), p)
	}
}

func (l labels) enter(to map[string]place, key string, p place) {
	if _, taken := to[key]; !taken && key != "" {
		to[key] = p
	}
}

// find is the place that a label at the top means.
func (l labels) find(label string) (place, bool) { return l.findIn(l.places, label) }

// column is the place that a label means within a list.
func (l labels) column(list place, label string) (place, bool) {
	return l.findIn(l.lists[list.path()], label)
}

// A label is short.
const labelLetters, labelWords = 70, 8

func (l labels) findIn(places map[string]place, label string) (place, bool) {
	if len([]rune(label)) > labelLetters {
		return place{}, false
	}
	whole := words(label)
	if len(strings.Fields(whole)) > labelWords {
		return place{}, false
	}
	label = labelCount.ReplaceAllString(label, " ")
	for _, key := range []string{whole, words(labelNumber.ReplaceAllString(label, "")), l.key(label)} {
		if p, known := places[key]; known && key != "" {
			return p, true
		}
	}
	if p, known := composed(places, strings.Fields(l.key(label))); known {
		return p, true
	}
	if p, known := l.ofName(places, words(labelNumber.ReplaceAllString(label, ""))); known {
		return p, true
	}
	return l.loosely(places, label)
}

// labelWordSets are the small words of labels that are known by their set alone.
var labelWordSets = []string{"named", "practice", "when", "paper", "effort", "aimed", "territory", "lead", "end"}

// smallWords are these words, by set.
var smallWords = sync.OnceValue(func() map[string]map[string]bool {
	said := map[string]map[string]bool{}
	for _, name := range labelWordSets {
		said[name] = map[string]bool{}
		for _, s := range locale.Spellings("label-word." + name) {
			said[name][bareWords(s)] = true
		}
	}
	return said
})

// has reports whether one of words is of a set.
func (l labels) has(set string, of []string) bool {
	return slices.ContainsFunc(of, func(w string) bool { return l.said[set][w] })
}

// asksTitle reports whether words ask for a title, or for a name.
func (l labels) asksTitle(of []string) bool {
	return l.has("named", of) || slices.ContainsFunc(of, func(w string) bool { return l.titled[w] })
}

// ofName finds what a label asks the name of: « Nom du maître d’ouvrage » a commune, « Nom de
// la réalisation » the title of what the sheet is about.
func (l labels) ofName(places map[string]place, whole string) (place, bool) {
	whole = strings.TrimLeft(whole, "0123456789 ")
	of := strings.Fields(bareWords(whole))
	isName := func(w string) bool { return l.said["named"][w] || l.titled[w] }
	from, to := 0, len(of)
	switch {
	case to > 1 && isName(of[0]):
		from = 1
	case to > 1 && isName(of[to-1]):
		to--
	default:
		return place{}, false
	}
	for from < to && len(of[from]) <= longestSmall && l.filler[of[from]] {
		from++
	}
	if p, known := places[strings.Join(strings.Fields(whole)[from:to], " ")]; known && p.path() != "title" && l.said["named"][of[(from+len(of)-1)%len(of)]] {
		return p, known
	}
	others := 0
	for _, w := range of[from:to] {
		if _, asked := places[w]; asked && !l.said["practice"][w] {
			return place{}, false
		}
		if !l.filler[w] && !l.said["practice"][w] {
			others++
		}
	}
	p, has := places["title"]
	return p, has && others <= mostOthers && l.has("practice", of[from:to])
}

// longestSmall is how many letters an article has at most; mostOthers how many words the label
// of a title has beside those that say so.
const longestSmall, mostOthers = 3, 1

// composed finds a label that is made of several of one place: « Année de mise en place ».
func composed(places map[string]place, of []string) (place, bool) {
	if len(of) == 0 {
		return place{}, false
	}
	for n := len(of); n > 0; n-- {
		p, known := places[strings.Join(of[:n], " ")]
		if !known {
			continue
		}
		if n == len(of) {
			return p, true
		}
		if rest, also := composed(places, of[n:]); also && rest.path() == p.path() {
			return p, true
		}
	}
	return place{}, false
}

// loosely finds a list by the first word of its label, which says what it is, whatever
// follows: « Montant des travaux », « Financements obtenus ». What makes one thing out of
// two words (a commune, a date) is not looked for so.
func (l labels) loosely(places map[string]place, label string) (place, bool) {
	first, rest, more := strings.Cut(l.key(label), " ")
	if !more || len(strings.Fields(rest)) > 3 || l.isOther(label) {
		return place{}, false
	}
	p, known := places[first]
	if last, also := places[rest[strings.LastIndex(rest, " ")+1:]]; also && last.path() != p.path() && last.isWhole() {
		return place{}, false // “Staff contact” is a contact
	}
	return p, known && p.isList() && p.path() != "links" && p.path() != "images" && p.path() != "files"
}

var (
	labelNumber = regexp.MustCompile(`^\s*(?:[0-9]+|[ivxIVX]+|[a-zA-Z])(?:[.-][0-9]+)*\s*[.):°–-]+\s*`)
	labelCount  = regexp.MustCompile(`(?i)(?:^|\s)(?:` + alternatives(locale.Spellings("label-word.numbered")) + `)\s*[0-9]+\b`)
	asides      = regexp.MustCompile(`\([^()]*\)`)
)

// coBefore is what some write apart: « co-financement ».
var coBefore = regexp.MustCompile(`(?i)(^|[^\pL])co[-\x{2010}\x{2011}\s]`)

// key is a label without its number, what stands in brackets, plurals, and the words
// that add nothing: « 3. Coût total de l’opération (HT) » is « cout ».
func (l labels) key(label string) string {
	label = asides.ReplaceAllString(labelNumber.ReplaceAllString(label, ""), " ")
	var kept, all []string
	for _, w := range strings.Fields(words(coBefore.ReplaceAllString(label, "${1}co"))) {
		w = bare(w)
		all = append(all, w)
		if !l.filler[w] && strings.Trim(w, "0123456789") != "" {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return strings.Join(all, " ")
	}
	return strings.Join(kept, " ")
}

// bare is a folded word in the singular; it need be no word any more.
func bare(w string) string {
	if len(w) > 3 && (w[len(w)-1] == 's' || w[len(w)-1] == 'x') {
		return w[:len(w)-1]
	}
	return w
}

// payer are the last words of a label of a sum, behind those that say only that somebody paid;
// "" when nothing is left of it.
func (l labels) payer(p place, label string) string {
	of := strings.Fields(strings.NewReplacer("’", "’ ", "'", "' ").Replace(asides.ReplaceAllString(label, " ")))
	for len(of) > 0 {
		w := bareWords(of[0])
		at, known := l.places[w]
		if !l.filler[w] && !(known && at.path() == p.path()) && !l.places[w].asksFigure() && w != "" {
			break
		}
		of = of[1:]
	}
	return strings.Trim(strings.ReplaceAll(strings.ReplaceAll(strings.Join(of, " "), "’ ", "’"), "' ", "'"), " :*\u00a0")
}

// asksFigure reports whether a place is a list of sums or of shares.
func (p place) asksFigure() bool { return p.isList() && column(p, "amount") != nil }

// longestShort is how many letters a label has that ends in a shortened word.
const longestShort = 15

// cutLabel cuts « Label : value »; the label may not hold a mark that ends a sentence.
func cutLabel(text string) (label, rest string, found bool) {
	before, after, found := strings.Cut(text, ":")
	before = strings.TrimRight(before, "?! \u00a0\u202f")
	if short := strings.TrimSuffix(before, "."); !strings.Contains(short, ". ") && len([]rune(short)) <= longestShort {
		before = short // Tél. :
	}
	if !found || strings.HasPrefix(after, "//") || strings.ContainsAny(before, ".!?;\n\"") && !labelNumber.MatchString(before) {
		return "", text, false
	}
	before = strings.TrimSpace(strings.Trim(before, "•-–—*> \t\u00a0"))
	if before == "" || len([]rune(before)) > labelLetters {
		return "", text, false
	}
	return before, strings.TrimSpace(after), true
}
