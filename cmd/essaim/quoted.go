package main

import "strings"

// shellWord is a text as it is typed in a terminal: as it is when nothing in it means
// something to a shell, else between the quotes that those of every system know.
func shellWord(s string) string {
	const plain = "-_./:@%+=,~"
	special := func(r rune) bool {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		return !letter && r < 0x80 && !strings.ContainsRune(plain, r)
	}
	switch {
	case s != "" && strings.IndexFunc(s, special) < 0:
		return s
	case !strings.ContainsAny(s, "\"$`\\!%"):
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
