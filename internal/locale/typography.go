package locale

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typography sets plain text as a printer would. In French: a narrow no-break
// space before ; ! ? » and units, and after «; a no-break space before a colon;
// « » for straight double quotes that pair up. In English: “ ” for these. In
// both: ’ for straight apostrophes and … for three dots. Addresses (web, e-mail,
// paths), 09:00, a::b and smileys stay as they are, and a text that is set
// already does not change.
//
// A NUL is transparent: pieces of one sentence (around an emphasis, say) are
// set together when they are joined by NULs, and can be split again.
func (l *Locale) Typography(s string) string {
	plain := 0
	for plain < len(s) && !special[s[plain]] {
		plain++
	}
	if plain == len(s) {
		return s
	}
	t := l.setters.Get().(*setter)
	*t = setter{src: append(t.src[:0], s...), out: t.out[:0], rules: l.rules.typography}
	if t.set(plain); len(t.out) > 0 {
		t.out = t.rest()
		s = string(t.out)
	}
	l.setters.Put(t)
	return s
}

// AppendTypography appends to dst what Typography makes of text.
func (l *Locale) AppendTypography(dst, text []byte) []byte {
	t := setter{src: text, out: dst, rules: l.rules.typography}
	t.set(0)
	return t.rest()
}

// special marks the bytes at which something may change. Digits begin what a
// no-break space keeps together; 0xC2 and 0xE2 begin « » ° € ‰.
var special = [256]bool{
	'\'': true, '"': true, '.': true, ';': true, ':': true, '!': true, '?': true, '%': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	0xc2: true, 0xe2: true,
}

// setter rewrites src from left to right.
type setter struct {
	src   []byte
	rules typography
	out   []byte // ends with what src[:done] became
	done  int
	// The word that was looked at last, up to a space or a guillemet, and
	// whether it is an address.
	wordEnd int
	address bool
	closer  int // the next apostrophe that ends a word, when it was looked for
	// What becomes of each straight double quote, found at the first one.
	paired bool
	quotes []quote
}

// set begins at i.
func (t *setter) set(i int) {
	for i < len(t.src) {
		if special[t.src[i]] {
			i = t.setAt(i)
		} else {
			i++
		}
	}
}

// setAt looks at the character at i and gives the index of the next one.
func (t *setter) setAt(i int) int {
	switch c := t.src[i]; c {
	case '\'':
		t.apostrophe(i)
	case '"':
		t.quotationMark(i)
	case '.':
		return t.dots(i)
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		if i+1 < len(t.src) && t.src[i+1] == ' ' {
			t.numberSpace(i + 1)
		}
	case ';', '!', '?', ':':
		t.punctuation(i, c)
	case '%':
		t.unitSign(i)
	default:
		r, size := utf8.DecodeRune(t.src[i:])
		switch r {
		case '«':
			t.openGuillemet(i, i+size)
		case '»':
			t.spaceBefore(i, narrowNoBreak)
		case '€', '‰':
			t.unitSign(i)
		case '°':
			t.numero(i, i+size)
		}
		return i + size
	}
	return i + 1
}

func (t *setter) replace(from, to int, with string) {
	t.out = append(append(t.out, t.src[t.done:from]...), with...)
	t.done = to
}

// rest adds what stays as it is.
func (t *setter) rest() []byte { return append(t.out, t.src[t.done:]...) }

// before is the character that ends at i, and where it begins; at the start of
// the text it is a newline.
func (t *setter) before(i int) (rune, int) {
	for i > 0 && t.src[i-1] == 0 {
		i--
	}
	if i == 0 {
		return '\n', 0
	}
	r, size := utf8.DecodeLastRune(t.src[:i])
	return r, i - size
}

// after is the character at i, and where it ends; at the end of the text it is
// a newline.
func (t *setter) after(i int) (rune, int) {
	for i < len(t.src) && t.src[i] == 0 {
		i++
	}
	if i == len(t.src) {
		return '\n', i
	}
	r, size := utf8.DecodeRune(t.src[i:])
	return r, i + size
}

// spaceBefore puts a no-break space before i, instead of the spaces there, where
// the language has one; nothing is put at the start of a line.
func (t *setter) spaceBefore(i int, space string) {
	r, at := t.before(i)
	if !t.rules.spaced || r == '\n' || r != ' ' && unicode.IsSpace(r) {
		return
	}
	if r != ' ' {
		t.replace(i, i, space)
		return
	}
	end := at + 1
	for at > 0 && t.src[at-1] == ' ' {
		at--
	}
	if at > 0 && at >= t.done && t.src[at-1] != '\n' {
		t.replace(at, end, space)
	}
}

// punctuation spaces ; ! ? and the colon.
func (t *setter) punctuation(i int, c byte) {
	if !t.rules.spaced || t.inAddress(i) {
		return
	}
	prev, _ := t.before(i)
	next, _ := t.after(i + 1)
	space := narrowNoBreak
	if c == ':' {
		space = noBreak
	}
	switch {
	case !endsWord(next), c == ':' && next == ')':
		return // a?b=c, 09:00, ::, :-), :)
	case c == ';' && next == ')', prev == '(' || prev == '[':
		return // ;) and (?)
	case prev == '!' || prev == '?' || prev == ':' || prev == ';':
		return // the first of them has the space
	}
	t.spaceBefore(i, space)
}

// endsWord reports whether r may follow a punctuation mark of a sentence.
func endsWord(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`!?.…,"»”’')]*`, r)
}

func (t *setter) apostrophe(i int) {
	if t.inAddress(i) {
		return
	}
	prev, _ := t.before(i)
	next, _ := t.after(i + 1)
	switch {
	case isDigit(prev) && !unicode.IsLetter(next): // feet, minutes of arc
	case opensWord(prev) && (unicode.IsLetter(next) || unicode.IsDigit(next)) && !isCutShort(t.src[i+1:]) && t.closesLater(i):
		t.replace(i, i+1, "‘")
	default:
		t.replace(i, i+1, "’")
	}
}

// isCutShort recognises what an apostrophe stands before: the n of rock 'n' roll, and the
// two digits of a decade.
func isCutShort(rest []byte) bool {
	digits := len(rest) - len(bytes.TrimLeft(rest, "0123456789"))
	return digits == 2 && !bytes.HasPrefix(rest[2:], []byte("'")) || len(rest) > 1 && rest[0]|0x20 == 'n' && rest[1] == '\''
}

// closesLater reports whether an apostrophe after i ends a word, so that one at i may
// open a quotation. What is found holds for all before it.
func (t *setter) closesLater(i int) bool {
	if t.closer <= i {
		t.closer = i + 1
		for ; t.closer < len(t.src); t.closer++ {
			if t.src[t.closer] != '\'' {
				continue
			}
			prev, _ := t.before(t.closer)
			next, _ := t.after(t.closer + 1)
			if !unicode.IsSpace(prev) && !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				break
			}
		}
	}
	return t.closer < len(t.src)
}

// dots makes an ellipsis of exactly three dots.
func (t *setter) dots(i int) int {
	end := i
	for end < len(t.src) && t.src[end] == '.' {
		end++
	}
	if end-i == 3 && !t.inAddress(i) {
		t.replace(i, end, "…")
	}
	return end
}

func (t *setter) openGuillemet(i, end int) {
	if !t.rules.spaced {
		return
	}
	spaces := end
	for spaces < len(t.src) && t.src[spaces] == ' ' {
		spaces++
	}
	next, _ := t.after(spaces)
	if spaces > end && next != '\n' || !unicode.IsSpace(next) {
		t.replace(end, spaces, narrowNoBreak)
	}
}

// unitSign spaces the % or € at i from its number.
func (t *setter) unitSign(i int) {
	prev, at := t.before(i)
	for prev == ' ' {
		prev, at = t.before(at)
	}
	_, size := utf8.DecodeRune(t.src[i:])
	next, _ := t.after(i + size)
	if isDigit(prev) && !isDigit(next) && !unicode.IsLetter(next) && !t.inAddress(i) {
		t.spaceBefore(i, narrowNoBreak)
	}
}

// numero keeps "n° 5" together; i is the degree sign, which ends at end.
func (t *setter) numero(i, end int) {
	n, at := t.before(i)
	prev, _ := t.before(at)
	if !t.rules.spaced || n != 'n' && n != 'N' || unicode.IsLetter(prev) {
		return
	}
	digit := end
	for digit < len(t.src) && t.src[digit] == ' ' {
		digit++
	}
	if !t.inAddress(i) && digit < len(t.src) && isDigit(rune(t.src[digit])) {
		t.replace(end, digit, noBreak)
	}
}

// numberSpace sees to the space at i, after a digit: "39 h", "12 300".
func (t *setter) numberSpace(i int) {
	rest := t.src[i+1:]
	unit := isUnit(string(rest[:wordLength(rest)]))
	switch {
	case t.rules.spaced && (unit || t.groupsDigits(i)):
		t.replace(i, i+1, narrowNoBreak)
	case unit:
		t.replace(i, i+1, noBreak)
	}
}

// groupsDigits reports whether the space at i separates thousands: one to three
// digits before it, three after.
func (t *setter) groupsDigits(i int) bool {
	before := 0
	for before < i && before < 4 && isDigit(rune(t.src[i-1-before])) {
		before++
	}
	after := 0
	for i+1+after < len(t.src) && after < 4 && isDigit(rune(t.src[i+1+after])) {
		after++
	}
	return before < 4 && after == 3
}

// wordLength is the length of the run of letters at the start of s, 0 when an
// apostrophe, a hyphen or a digit ends it: "5 l'eau" holds no litre.
func wordLength(s []byte) int {
	for n := 0; n < len(s); {
		r, size := utf8.DecodeRune(s[n:])
		if n > 4 || r == '\'' || r == '’' || r == '-' || isDigit(r) {
			return 0
		}
		if !unicode.IsLetter(r) && r != '²' && r != '³' && r != '°' {
			return n
		}
		n += size
	}
	return len(s)
}

// isUnit knows the symbols that follow a number in practice sheets.
func isUnit(symbol string) bool {
	switch symbol {
	case "h", "min", "s", "j", "t", "kg", "g", "mg", "km", "m", "cm", "mm", "m²", "m³", "km²", "ha",
		"l", "L", "hl", "hL", "cl", "cL", "ml", "mL", "Wh", "kWh", "MWh", "GWh", "W", "kW", "MW", "°C",
		"ko", "Mo", "Go", "dB":
		return true
	}
	return false
}

// inAddress reports whether the word around i is an address or a path, in which
// nothing is changed.
func (t *setter) inAddress(i int) bool {
	if i < t.wordEnd {
		return t.address
	}
	start := i
	for start > t.wordEnd {
		r, size := utf8.DecodeLastRune(t.src[:start])
		if endsAddress(r) {
			break
		}
		start -= size
	}
	for t.wordEnd = i; t.wordEnd < len(t.src); {
		r, size := utf8.DecodeRune(t.src[t.wordEnd:])
		if endsAddress(r) {
			break
		}
		t.wordEnd += size
	}
	t.address = isAddress(t.src[start:t.wordEnd])
	return t.address
}

func endsAddress(r rune) bool { return unicode.IsSpace(r) || r == '«' || r == '»' }

// isAddress knows addresses by what nearly no other word holds.
func isAddress(word []byte) bool {
	if bytes.IndexByte(word, '@') >= 0 || bytes.IndexByte(word, '\\') >= 0 {
		return true
	}
	if bytes.IndexByte(word, '/') < 0 && !bytes.Contains(word, []byte("www.")) {
		return false
	}
	word = bytes.TrimLeft(word, "([{“‘’'\"")
	return bytes.Contains(word, []byte("://")) || bytes.HasPrefix(word, []byte("www.")) ||
		bytes.HasPrefix(word, []byte("/")) || bytes.HasPrefix(word, []byte("./")) || bytes.HasPrefix(word, []byte("../"))
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// opensWord reports whether a quotation mark after r is an opening one.
func opensWord(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("([{«“‘'’\"-–—/", r)
}

// Speaks reports whether a language is that of a locale.
func Speaks(l *Locale, lang Lang) bool { return lang == l.Lang() }

// Set sets a text as its language does; one of a language that is not known here stays as
// it is written.
func Set(lang Lang, text string) string {
	if !slices.Contains(Languages, lang) {
		return text
	}
	return For(lang).Typography(text)
}
