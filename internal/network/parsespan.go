package network

import (
	"errors"
	"strconv"
	"strings"
	"sync"

	"essaim/internal/locale"
)

// ErrBackwards is ParseSpan's error for a period that ends before it begins.
var ErrBackwards = errors.New("the period ends before it begins")

// ParseSpan reads a period, in any language: what ParseDate reads, which is at
// both of its ends, or
//
//	2009-2011  2018/2019  01/2015-03/2016  2011-09/2012-03   any dash
//	2009 à 2011  du 1er mars au 5 mai 2012  entre 2009 et 2011  from 2009 to 2011
//	janvier-mars 2015  3 au 5 juin 2015                       the first end borrows
//	depuis 2009  since 2009  2009 - en cours  2009 to present no end
//	jusqu'en 2012  until 2012                                 no beginning
//
// It returns ErrNotDate, ErrNoSuchDay or ErrBackwards.
func ParseSpan(text string) (Span, error) {
	date, err := ParseDate(text)
	if err == nil {
		return Span{date, date}, nil
	}
	if len(text) > longestSpan {
		return Span{}, err
	}
	folded := plainDashes.Replace(strings.TrimSpace(locale.Fold(text)))
	for _, ends := range twoEnds(folded) {
		if span, ok := spanOfEnds(ends[0], ends[1]); ok {
			if span.BackToFront() {
				return Span{}, ErrBackwards
			}
			return span, nil
		}
	}
	if rest, ok := cutLead(folded, spanWords().since); ok {
		date, err = ParseDate(rest)
		return Span{From: date}, err
	}
	if rest, ok := cutLead(folded, spanWords().until); ok {
		date, err = ParseDate(rest)
		return Span{To: date}, err
	}
	return Span{}, err
}

// longestSpan is the length beyond which a text is no period, so that one of a
// thousand dashes is not tried at each of them.
const longestSpan = 100

var plainDashes = strings.NewReplacer("–", "-", "—", "-", "−", "-")

// twoEnds are the ways to cut a text in two ends of a period, the surest first.
func twoEnds(folded string) [][2]string {
	words := spanWords()
	var all [][2]string
	between := words.to
	body, ok := cutLead(folded, words.between)
	if ok {
		between = words.and
	} else {
		body, _ = cutLead(folded, words.lead)
	}
	for _, word := range between {
		for _, at := range places(body, " "+word) {
			all = append(all, [2]string{body[:at], body[at+len(" "+word):]})
		}
	}
	for _, mark := range []string{"-", "/"} {
		for _, at := range places(body, mark) {
			all = append(all, [2]string{body[:at], body[at+len(mark):]})
		}
	}
	return all
}

// places are those at which a part stands in a text.
func places(text, part string) []int {
	var all []int
	for at := 0; ; {
		i := strings.Index(text[at:], part)
		if i < 0 {
			return all
		}
		all = append(all, at+i)
		at += i + 1
	}
}

// spanOfEnds reads both ends of a period. The first borrows what only the
// second says: "janvier" of "mars 2015", "3" of "5 juin 2015".
func spanOfEnds(from, to string) (Span, bool) {
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	if isOngoing(to) {
		date, err := ParseDate(from)
		return Span{From: date}, err == nil
	}
	end, err := ParseDate(to)
	if err != nil {
		return Span{}, false
	}
	words := strings.Fields(to)
	for borrowed := range min(3, len(words)) {
		start, err := ParseDate(strings.Join(append([]string{from}, words[len(words)-borrowed:]...), " "))
		if err == nil {
			return Span{start, end}, true
		}
	}
	return Span{}, false
}

// The words of periods, in all languages, folded.
type wordsOfSpans struct{ lead, to, between, and, since, until, ongoing []string }

var spanWords = sync.OnceValue(func() wordsOfSpans {
	list := func(names ...string) (all []string) {
		for _, name := range names {
			for _, word := range locale.Spellings("span." + name) {
				all = append(all, locale.Fold(word))
			}
		}
		return all
	}
	return wordsOfSpans{
		lead: list("from", "since"), between: list("between"), and: list("and"), to: list("to", "until"), since: list("since"), until: list("until"), ongoing: list("ongoing"),
	}
})

// cutLead takes one of these words from the beginning of a text.
func cutLead(folded string, words []string) (string, bool) {
	for _, word := range words {
		if rest, ok := strings.CutPrefix(folded, word); ok && rest != "" && (rest[0] == ' ' || strings.HasSuffix(word, "'")) {
			return strings.TrimSpace(rest), true
		}
	}
	return folded, false
}

// isOngoing reports whether words say that something is not over.
func isOngoing(text string) bool {
	folded := strings.TrimSpace(locale.Fold(text))
	for _, word := range spanWords().ongoing {
		if folded == word {
			return true
		}
	}
	return false
}

// IsOngoing reports whether a text says that a period is not over: "en cours".
func IsOngoing(text string) bool { return isOngoing(text) }

// lastWords are those after the last separator of a period's ends.
func lastWords(text string) string {
	folded := plainDashes.Replace(locale.Fold(text))
	for _, ends := range twoEnds(folded) {
		if isOngoing(ends[1]) {
			return ends[1]
		}
	}
	return folded
}

// ShortSpan recognises two years of which the second is cut short, as 2016/17
// or 2016-17, which is neither a date nor a period: it gives the period that it
// may mean, and the month, if there is one of that number.
func ShortSpan(text string) (span, month string, ok bool) {
	text = plainDashes.Replace(strings.TrimSpace(text))
	if len(text) != len("2016/17") || strings.Trim(text[4:5], "-/") != "" {
		return "", "", false
	}
	from, end := digits(text[:4], 4, 4), digits(text[5:], 2, 2)
	if from < 0 || end < 0 {
		return "", "", false
	}
	to := from - from%100 + end
	if to <= from {
		to += 100
	}
	if text[4] == '-' && to != from+1 || to > from+shortest {
		return "", "", false
	}
	if _, err := parseISO(text[:4] + "-" + text[5:]); err == nil {
		month = text[:4] + "-" + text[5:]
	}
	return text[:4] + "-" + strconv.Itoa(to), month, true
}

// shortest is how many years a period of two shortened years lasts at most.
const shortest = 30
