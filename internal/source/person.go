package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// An e-mail address of a person is personal data, which a published site and the
// history of its repository keep for ever; the address of a service is not. Which of
// them it is only its name can show: two words, one of which may be an initial, are
// taken for a person's unless languages know one of them as a service's or a place's
// (spellings/reader.txt), or the host of the address has it too.

var serviceWords, mailProviders = foldedSet("mailbox"), foldedSet("mail-provider")

// isPersonal reports whether an address seems to be a person's.
func isPersonal(address string) bool {
	local, host, found := strings.Cut(locale.Fold(address), "@")
	words := strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '_' || r == '-' })
	if !found || len(words) < 2 || strings.Count(local, ".")+strings.Count(local, "_") > 1 {
		return false
	}
	if strings.ContainsAny(local, "._") { // jean-marc.dupont: a hyphen within a word
		first, last, _ := strings.Cut(strings.ReplaceAll(local, "_", "."), ".")
		return areNames(first, last, words, host)
	}
	return len(words) == 2 && areNames(words[0], words[1], words, host)
}

func areNames(first, last string, words []string, host string) bool {
	for _, word := range words {
		word = strings.TrimRight(word, "0123456789") // the second one of that name
		if word == "" || serviceWords[word] || serviceWords[singular(word)] || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz'’") != "" {
			return false
		}
		if len(word) > 2 && strings.Contains(host, word) {
			return false
		}
	}
	return len(last) > 2 && first != ""
}

// maxAddressPart is how many bytes a part of an address has at most.
const maxAddressPart = 255

// personalIn gives the personal addresses of a text with their offsets, each once a
// line: a link often shows the address that it leads to.
func personalIn(text []byte, found func(offset int, address string)) {
	line := text[:0]
	var inLine []string
	for at := bytes.IndexByte(text, '@'); at >= 0; {
		start, end := at, at+1
		for start > 0 && at-start < maxAddressPart && isAddressByte(text[start-1]) {
			start--
		}
		for end < len(text) && end-at < maxAddressPart && isAddressByte(text[end]) {
			end++
		}
		address := strings.TrimRight(string(text[start:end]), ".-_'")
		_, host, _ := strings.Cut(address, "@")
		if strings.Contains(host, ".") && isPersonal(address) {
			if bytes.IndexByte(text[len(line):start], '\n') >= 0 {
				inLine = nil
			}
			line = text[:start]
			if !slices.Contains(inLine, address) {
				found(start, address)
				inLine = append(inLine, address)
			}
		}
		next := bytes.IndexByte(text[end:], '@')
		if next < 0 {
			return
		}
		at = end + next
	}
}

// isAddressByte is for what people's addresses are made of; accents are no part of them.
func isAddressByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '-' || c == '_' || c == '+' || c == '\''
}

// persons looks in a file for addresses of people.
type persons struct{ *file }

// checkPerson warns of an address of a person in a value.
func (f persons) checkPerson(n *node, text string) {
	if strings.IndexByte(text, '@') < 0 {
		return
	}
	personalIn([]byte(text), func(_ int, address string) { f.warn(n, "personal-email", personalArgs(address)) })
}

// checkPersonsIn warns of addresses of persons in a body, which begins on a line of
// the file.
func (f persons) checkPersonsIn(body []byte, line int) {
	if bytes.IndexByte(body, '@') < 0 {
		return
	}
	personalIn(body, func(offset int, address string) {
		start := bytes.LastIndexByte(body[:offset], '\n') + 1
		pos := diag.Pos{File: f.path, Line: line + bytes.Count(body[:offset], []byte("\n")), Column: 1 + utf8.RuneCount(body[start:offset])}
		f.report(diag.Warning, pos, "personal-email", personalArgs(address))
	})
}

// personalArgs name an address, and one of a service of the same host, unless that gives
// everybody a mailbox: contact@ is nobody of the network there.
func personalArgs(address string) diag.Args {
	_, host, _ := strings.Cut(address, "@")
	if name, _, _ := strings.Cut(locale.Fold(host), "."); mailProviders[name] {
		host = ""
	}
	return diag.Args{"text": cut(address), "host": cut(host)}
}
