package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/locale"
)

// The words around numbers, in all languages: see spellings/words.txt.

// A boundPhrase says how sure a number is.
type boundPhrase struct {
	phrase string // folded
	apply  func(*quantityReader)
}

func isApprox(r *quantityReader) { r.Approx = true }
func isNearly(r *quantityReader) { r.Approx, r.Below = true, true }
func isLow(r *quantityReader)    { r.low = true }
func isHigh(r *quantityReader)   { r.high = true }
func isRange(*quantityReader)    {}

var (
	boundsBefore = slices.Concat(
		bounds(isApprox, append(locale.Spellings("approximately"), locale.Spellings("approximately.after")...)...), bounds(isApprox, "≈", "~"),
		bounds(isNearly, locale.Spellings("nearly")...),
		bounds(isLow, locale.Spellings("at-least")...), bounds(isLow, "≥", ">", ">=", "+ de"),
		bounds(isHigh, locale.Spellings("at-most")...), bounds(isHigh, "≤", "<", "<="),
		bounds(isRange, locale.Spellings("range")...),
	)
	boundsAfter = slices.Concat(
		bounds(isApprox, locale.Spellings("approximately.after")...),
		bounds(isLow, locale.Spellings("at-least.after")...),
		bounds(isHigh, locale.Spellings("at-most.after")...),
	)
	ranks    = foldPhrases("rank")
	compared = foldPhrases("compared")
	ofWords  = foldPhrases("multiplier.of")

	minuteWords = append(foldPhrases("counted.minutes"), "")
)

// bounds are phrases, the longest first so that "plus de" is not cut short.
func bounds(apply func(*quantityReader), phrases ...string) []boundPhrase {
	list := make([]boundPhrase, len(phrases))
	for i, p := range phrases {
		list[i] = boundPhrase{foldPhrase(p), apply}
	}
	slices.SortStableFunc(list, func(a, b boundPhrase) int { return cmp.Compare(len(b.phrase), len(a.phrase)) })
	return list
}

func foldPhrases(name string) []string {
	var list []string
	for _, s := range locale.Spellings(name) {
		list = append(list, foldPhrase(s))
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return list
}

// foldPhrase is the form in which phrases are compared.
func foldPhrase(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(locale.Fold(s), "’", "'")), " ")
}

// cutPhrase takes a phrase off the beginning of a folded text, where it ends a
// word.
func cutPhrase(text, phrase string) (rest string, is bool) {
	rest, is = strings.CutPrefix(text, phrase)
	if !is {
		return text, false
	}
	last, _ := utf8.DecodeLastRuneInString(phrase)
	next, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && unicode.IsLetter(last) && unicode.IsLetter(next) {
		return text, false
	}
	return strings.TrimSpace(rest), true
}

// hasPhrase reports whether a folded text begins with one of the phrases.
func hasPhrase(phrases []string, text string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { _, is := cutPhrase(text, p); return is })
}

// cutCurrency takes a sign of money off the end of what stands before a number.
func cutCurrency(head string) (rest, currency string) {
	trimmed := strings.TrimRight(head, numberSpaces)
	for _, sign := range locale.MoneySigns() {
		if before, is := strings.CutSuffix(trimmed, sign); is && !strings.ContainsFunc(lastWord(before), unicode.IsLetter) {
			return before, sign
		}
	}
	return head, ""
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, numberSpaces)+1:] }

const numberSpaces = " \t\u00a0\u202f\u2009"

// cutLastSign takes the sign of a number off the end of what stands before it.
func cutLastSign(head string) (rest, sign string) {
	trimmed := strings.TrimRight(head, numberSpaces)
	last, size := utf8.DecodeLastRuneInString(trimmed)
	if !strings.ContainsRune("-−–+", last) || size == 0 {
		return head, ""
	}
	return trimmed[:len(trimmed)-size], trimmed[len(trimmed)-size:]
}

// cutSignAfter does so between two numbers, where a dash alone makes a range.
func cutSignAfter(middle string) (rest, sign string) {
	before, sign := cutLastSign(middle)
	if _, link := cutLink(before); sign == "" || link == noLink {
		return middle, ""
	}
	return before, sign
}

// A link is what stands between two numbers.
type link int

const (
	noLink link = iota
	rangeLink
	outOfLink
	slashLink
	minutesLink // an h alone
)

// A linkPhrase is folded.
type linkPhrase struct {
	phrase string
	link   link
}

var linkPhrases = func() (all []linkPhrase) {
	add := func(l link, phrases ...string) {
		for _, p := range phrases {
			all = append(all, linkPhrase{p, l})
		}
	}
	add(outOfLink, foldPhrases("out-of")...)
	add(rangeLink, foldPhrases("range.between")...)
	add(rangeLink, "-", "–", "—", "−")
	add(slashLink, "/")
	return all
}()

// cutLink separates the unit of a first number from what leads to a second.
func cutLink(middle string) (unit string, l link) {
	folded := foldPhrase(middle)
	if folded == "h" {
		return "", minutesLink
	}
	words := strings.Fields(middle)
	for _, known := range linkPhrases {
		if folded == known.phrase {
			return "", known.link
		}
		n := strings.Count(known.phrase, " ") + 1
		if at := len(words) - n; at > 0 && foldPhrase(strings.Join(words[at:], " ")) == known.phrase {
			return strings.Join(words[:at], " "), known.link
		}
	}
	return "", noLink
}

// cutMultiplier takes "million d'" off what follows a number.
func cutMultiplier(tail string) (rest string, factor float64) {
	end := strings.IndexFunc(tail, unicode.IsSpace)
	if end < 0 {
		end = len(tail)
	}
	factor, known := multipliers[foldPhrase(tail[:end])]
	if !known {
		return tail, 1
	}
	return cutOf(strings.TrimSpace(tail[end:])), factor
}

// cutOf takes "de" or "d'" off.
func cutOf(text string) string {
	for _, of := range ofWords {
		if len(text) > len(of) && foldPhrase(text[:len(of)]) == of && (strings.HasSuffix(of, "'") || text[len(of)] == ' ') {
			return strings.TrimSpace(text[len(of):])
		}
	}
	for _, apostrophe := range []string{"d’", "D’"} {
		text = strings.TrimPrefix(text, apostrophe)
	}
	return text
}

var multipliers = func() map[string]float64 {
	all := map[string]float64{}
	for name, factor := range map[string]float64{"1000": 1e3, "1000000": 1e6, "1000000000": 1e9} {
		for _, word := range foldPhrases("multiplier." + name) {
			all[word] = factor
		}
	}
	return all
}()

// aboutWords and numberWords are those instead of digits, with their digits.
var (
	aboutWords  = wordsOf("about.", aboutNumbers)
	numberWords = wordsOf("number.", wordedNumbers)

	aboutNumbers  = []string{"10", "12", "15", "20", "30", "40", "50", "60", "100", "1000"}
	wordedNumbers = []string{
		"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
		"20", "30", "40", "50", "60", "70", "80", "90", "100", "1000", "1000000",
	}
	numberJoins  = foldPhrases("and")
	unknownWords = foldPhrases("unknown")
)

// numberInWords adds up the number that begins some folded words, "quatre-vingt-dix mille", and
// says how many of these it takes.
func numberInWords(words []string) (value, used int) {
	thousands, below := 0, 0 // what is complete, and what the next multiplier multiplies
	for i, word := range words {
		for part := range strings.SplitSeq(word, "-") {
			digits, known := numberWords[part]
			n, _ := strconv.Atoi(digits)
			switch {
			case i > 0 && slices.Contains(numberJoins, part):
			case !known || thousands > mostInWords:
				return value, used
			case n >= 1000:
				thousands, below = thousands+max(below, 1)*n, 0
			case n == 100, n == 20 && below%100 == 4: // quatre-vingts
				below += max(below%100, 1)*n - below%100
			default:
				below += n
			}
		}
		if !slices.Contains(numberJoins, word) {
			value, used = thousands+below, i+1
		}
	}
	return value, used
}

// mostInWords is beyond what anybody spells.
const mostInWords = 1e12

func wordsOf(prefix string, numbers []string) map[string]string {
	all := map[string]string{}
	for _, n := range numbers {
		for _, word := range foldPhrases(prefix + n) {
			all[word] = n
		}
	}
	return all
}
