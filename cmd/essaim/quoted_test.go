package main

import (
	"os/exec"
	"testing"
)

// What a shell makes of a word is the text again.
func TestShellWord(t *testing.T) {
	for text, want := range map[string]string{
		"mon-site": "mon-site", "../réseau/2": "../réseau/2", "le site": `"le site"`, "l'été (1)": `"l'été (1)"`, "n°1; rm": `"n°1; rm"`,
		"a$b": "'a$b'", `a"b'c`: `'a"b'\''c'`, "": `""`, "a&b": `"a&b"`, "a!b": "'a!b'", "*": `"*"`,
	} {
		word := shellWord(text)
		if word != want {
			t.Errorf("%q is typed %s, want %s", text, word, want)
		}
		if out, err := exec.Command("sh", "-c", "printf %s "+word).Output(); err != nil || string(out) != text {
			t.Errorf("%s is %q for a shell, not %q: %v", word, out, text, err)
		}
	}
}
