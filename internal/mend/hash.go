package mend

import (
	"strings"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// Hashes puts the values between quotes that begin with a « # », of which YAML reads
// nothing: a colour, a keyword as social networks write them. A comment has a space after
// its mark, or stands where what follows is the value.
func (t *Text) Hashes() []Slip {
	var mends []mend
	lines := t.outlined()
	for i, l := range lines {
		if !l.structural() || l.value == 0 {
			continue
		}
		with, at := hashQuoted(l)
		if with == "" || goesOnBelow(lines[i:]) {
			continue
		}
		m := oneLiner("hash-begins-value", i+1, columnOf(l.text, at), with, diag.Args{"lines": ""})
		m.joins = true
		mends = append(mends, m)
	}
	t.mendEach(mends)
	return t.take()
}

// hashQuoted is a line with the values between quotes that begin with a « # », and where
// the first of them is; "" when none does.
func hashQuoted(l rawLine) (with string, at int) {
	rest := strings.TrimRight(l.rest(), " ")
	if rest != "" && isHashed(rest) {
		value, comment, _ := strings.Cut(rest, " #")
		if comment != "" {
			comment = " #" + comment
		}
		return l.text[:l.value] + plainyaml.Quote(strings.TrimSpace(value)) + comment, l.value
	}
	inner, opens := strings.CutPrefix(rest, "[")
	inner, closes := strings.CutSuffix(inner, "]")
	if !opens || !closes || strings.ContainsAny(inner, "[]{}\"'") || !isHashed(strings.TrimLeft(inner, " ")) {
		return "", 0
	}
	items := strings.Split(inner, ",")
	for i, item := range items {
		if items[i] = strings.TrimSpace(item); isHashed(items[i]) {
			items[i] = plainyaml.Quote(items[i])
		}
	}
	return l.text[:l.value] + "[" + strings.Join(items, ", ") + "]", l.value + strings.IndexByte(rest, '#')
}

// isHashed recognises a value that begins with a « # », and is no comment.
func isHashed(value string) bool {
	return len(value) > 1 && value[0] == '#' && !strings.ContainsAny(value[1:2], " #\t!-=")
}

// goesOnBelow reports whether what belongs to the first of some lines is below it.
func goesOnBelow(lines []rawLine) bool {
	l := lines[0]
	for _, next := range lines[1:] {
		switch {
		case next.blank:
			continue
		case next.indent > l.indent:
			return l.dashes == 0 || next.indent > l.at() || l.key != ""
		}
		return next.indent == l.indent && next.dashes > 0 && l.dashes == 0
	}
	return false
}

// HasHashes is quick to say that no value begins with a « # ».
func HasHashes(text []byte) bool {
	for i, c := range text {
		if c == '#' && i > 0 && i+1 < len(text) && (text[i-1] == ' ' || text[i-1] == '[') && !strings.ContainsRune(" #\t!-=\r\n", rune(text[i+1])) {
			return true
		}
	}
	return false
}
