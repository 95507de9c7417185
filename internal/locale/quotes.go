package locale

import (
	"bytes"
	"strings"
	"unicode"
)

// quote is what becomes of a straight double quote.
type quote int8

const (
	straight quote = iota
	opening
	closing
	innerOpening
	innerClosing
)

// quotationMark sets the straight double quote at i.
func (t *setter) quotationMark(i int) {
	if !t.paired {
		t.paired = true
		t.quotes = t.pair(i)
	}
	if len(t.quotes) == 0 {
		return
	}
	q := t.quotes[0]
	t.quotes = t.quotes[1:]
	if q != straight {
		t.replace(i, i+1, t.rules.quotes[q-opening])
	}
}

// pair matches the straight double quotes from the first one, at i, on. When
// they do not all pair up, as in a text that holds 3,5" floppies and code, none
// is touched: half a pair is worse than a straight quote. A quote after a
// digit, with nothing to close, means inches.
func (t *setter) pair(i int) []quote {
	var quotes []quote
	depth := 0
	ahead := setter{src: t.src} // looks for addresses beyond what is being set
	for ; i < len(t.src); i++ {
		n := bytes.IndexByte(t.src[i:], '"')
		if n < 0 {
			break
		}
		i += n
		prev, _ := t.before(i)
		next, _ := t.after(i + 1)
		opens := opensWord(prev) && beginsQuote(next)
		switch {
		case ahead.inAddress(i), depth == 0 && !opens && isDigit(prev):
			quotes = append(quotes, straight)
		case opens && depth < 2:
			quotes = append(quotes, opening+quote(2*depth))
			depth++
		case depth > 0 && !unicode.IsSpace(prev):
			depth--
			quotes = append(quotes, closing+quote(2*depth))
		default:
			return nil
		}
	}
	if depth > 0 {
		return nil
	}
	return quotes
}

// beginsQuote leaves out the marks that this or another run may space.
func beginsQuote(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("“‘'’\"(.…-–\ufffc", r)
}
