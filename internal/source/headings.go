package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// People give the known sections of a sheet many names: "2. Les freins",
// "Difficultés rencontrées et solutions". Languages list the names; rules do away
// with what people put around them. A heading is cut into words without case,
// accents and plural; numbers, articles and words that add nothing are left out.
// What remains is a name, or a name and how it goes on.

// A Heading is what a second-level heading of a sheet means.
type Heading struct {
	Section network.Section    // that it begins; "" for one of the author's own
	Names   network.SectionSet // all sections that it names: "Freins et leviers" names two
	More    bool               // it says more than the section's name, and is to be shown as it is
}

// HeadingOf looks a heading up.
func HeadingOf(text string) Heading {
	if h, ok := usualHeadings[text]; ok {
		return h
	}
	words := headingWords(text)
	section, length := namedBy(words)
	if length == 0 {
		return Heading{}
	}
	h := Heading{Section: section, Names: network.SetOf(section), More: length < len(words)}
	if h.More && words[length] != headingMark && !headingRules.goesOn[words[length]] {
		return Heading{}
	}
	for i := length; i < len(words); i++ {
		if also, n := namedBy(words[i:]); n > 0 && joins(words[i-1]) {
			h.Names |= network.SetOf(also)
		}
	}
	return h
}

// NearSection is the section that a heading which begins none may have been meant
// for: it holds a word that the section is known by, or is nearly spelled like it.
func NearSection(text string) (network.Section, bool) {
	words := headingWords(text)
	for _, w := range words {
		if section, ok := headingRules.nouns[w]; ok {
			return section, true
		}
	}
	heading := strings.Join(words, " ")
	if len(words) > nearWords || len(heading) < nearLetters || headingOthers[heading] {
		return "", false
	}
	near := locale.Nearest(heading, headingRules.byLetter[heading[0]])
	if near == "" || locale.Distance(heading, near) > len(heading)/lettersASlip {
		return "", false
	}
	return headingRules.names[near], true
}

// A slip of the pen is looked for in few words of many letters, one in so many:
// elsewhere too many an honest heading is near a name.
const nearWords, nearLetters, lettersASlip = 2, 7, 7

// namedBy is the section whose name words begin with, and how many words the
// longest such name has; 0 for none.
func namedBy(words []string) (network.Section, int) {
	for n := min(len(words), headingRules.longest); n > 0; n-- {
		if section, ok := headingRules.names[strings.Join(words[:n], " ")]; ok {
			return section, n
		}
	}
	return "", 0
}

// usualHeadings spare the looking up of headings as they are mostly written.
var usualHeadings = func() map[string]Heading {
	usual := map[string]Heading{}
	for _, section := range network.Sections {
		for _, s := range locale.Spellings("heading." + string(section)) {
			usual[s] = Heading{Section: section, Names: network.SetOf(section)}
		}
	}
	return usual
}()

// headingRules are what all languages say of headings, as words are matched.
var headingRules = newHeadingRules()

type rulesOfHeadings struct {
	names    map[string]network.Section // by their words, a space between two
	longest  int                        // words of a name
	byLetter map[byte][]string          // short names by their first letter
	nouns    map[string]network.Section // words that a section is known by
	goesOn   map[string]bool            // what may follow a name
}

func newHeadingRules() rulesOfHeadings {
	r := rulesOfHeadings{
		names: map[string]network.Section{}, byLetter: map[byte][]string{}, nouns: map[string]network.Section{},
		goesOn: wordSet("heading-goes-on"),
	}
	for _, section := range network.Sections {
		for _, s := range locale.Spellings("heading." + string(section)) {
			words := headingWords(s)
			name := strings.Join(words, " ")
			if _, again := r.names[name]; !again {
				r.names[name] = section
				if len(words) <= nearWords {
					r.byLetter[name[0]] = append(r.byLetter[name[0]], name)
				}
				r.longest = max(r.longest, len(words))
			}
		}
		for _, noun := range locale.Spellings("heading-noun." + string(section)) {
			r.nouns[singular(locale.Fold(noun))] = section
		}
	}
	return r
}

// Words that headings are freed of, and those that have no singular.
var (
	headingPlurals  = foldedSet("heading-plural")
	headingArticles = wordSet("heading-article")
	headingFillers  = wordSet("heading-filler")
	headingJoins    = wordSet("heading-joins")
	headingOthers   = wordSet("heading-other") // near the name of a section, and none
)

// foldedSet are the spellings of a name, folded; wordSet, in the singular too.
func foldedSet(name string) map[string]bool {
	set := map[string]bool{}
	for _, s := range locale.Spellings(name) {
		set[locale.Fold(s)] = true
	}
	return set
}

func wordSet(name string) map[string]bool {
	set := map[string]bool{}
	for word := range foldedSet(name) {
		set[singular(word)] = true
	}
	return set
}

// headingMark stands among a heading's words for a mark between them.
const headingMark = "&"

// headingNumber is what numbers a heading: "2. ", "2.1 ", "IV) ", "b. ".
var headingNumber = regexp.MustCompile(`^[\s*_]*(?:(?:[0-9]+|[ivx]+|[a-z])(?:[.-][0-9]+)*\s*[.):°–—-]+\s|[0-9]+(?:\.[0-9]+)*\s)`)

// headingWords cuts a heading into the words that count.
func headingWords(text string) []string {
	text = locale.Fold(text)
	if strings.ContainsAny(text[:min(len(text), 8)], "0123456789.):°–-") {
		text = text[len(headingNumber.FindString(text)):]
	}
	words := make([]string, 0, 8)
	mark := func() {
		if len(words) > 0 && words[len(words)-1] != headingMark {
			words = append(words, headingMark)
		}
	}
	spaced := true // a hyphen after a space is a mark, else a part of its word
	for len(text) > 0 {
		n := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if n < 0 {
			n = len(text)
		}
		if n > 0 {
			words = addWord(words, singular(text[:n]))
			text, spaced = text[n:], false
			continue
		}
		r, _ := utf8.DecodeRuneInString(text)
		if strings.ContainsRune(":,;/&+()–—", r) || r == '-' && spaced {
			mark()
		}
		spaced = r == ' '
		text = text[len(string(r)):]
	}
	for len(words) > 0 && words[len(words)-1] == headingMark {
		words = words[:len(words)-1]
	}
	return words
}

// addWord leaves out what adds nothing: articles where a name may begin, fillers.
func addWord(words []string, word string) []string {
	begins := len(words) == 0 || joins(words[len(words)-1])
	if begins && headingArticles[word] || headingFillers[word] {
		return words
	}
	return append(words, word)
}

// joins reports whether another name may follow a word.
func joins(word string) bool { return word == headingMark || headingJoins[word] }

// singular takes the mark of the plural from a folded word; it need not be a word
// any more, as both sides of a comparison go through it.
func singular(word string) string {
	if len(word) > 3 && !headingPlurals[word] && (word[len(word)-1] == 's' || word[len(word)-1] == 'x') {
		return word[:len(word)-1]
	}
	return word
}
