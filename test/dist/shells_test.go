package dist_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// completed are the beginnings of command lines, and what a shell has to propose of them
// when Tab is pressed: commands, kinds of files in the reader's language, values of flags.
var completed = []struct{ line, want, not string }{
	{"essaim che", "check", "build"},
	{"essaim new r", "rencontre", "fiche"},
	{"essaim --lang en new s", "sheet", "fiche"},
	{"essaim layouts ", "copy", "check"},
	{"essaim export --format p", "parquet", "csv"},
	{"essaim completion ", "fish", "csh"},
	{"essaim build --out", "--output", "--strict"},
}

// TestShellsComplete loads in each shell what the package installs for it, as that shell
// loads it, and presses Tab.
func TestShellsComplete(t *testing.T) {
	m := released(t)
	files := filepath.Join(filepath.Dir(m.program), "completions")
	for _, shell := range []struct {
		name string
		ask  func(t *testing.T, home, line string) []string
	}{
		{"bash", func(t *testing.T, home, line string) []string {
			return []string{"--norc", "--noprofile", "-c", askBash, "bash", home, line}
		}},
		{"zsh", func(t *testing.T, home, line string) []string { return []string{"-f", "-c", askZsh, "zsh", home, line} }},
		{"fish", func(t *testing.T, home, line string) []string {
			return []string{"--command", "complete -C " + quoted(line)}
		}},
	} {
		t.Run(shell.name, func(t *testing.T) {
			home := t.TempDir()
			for from, to := range map[string]string{
				"essaim.bash": ".local/share/bash-completion/completions/essaim", "_essaim": ".zfunc/_essaim", "essaim.fish": ".config/fish/completions/essaim.fish",
			} {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(home, to)), 0o777); err != nil {
					t.Fatal(err)
				}
				write(t, filepath.Join(home, to), read(t, filepath.Join(files, from)))
			}
			env := []string{"HOME=" + home, "PATH=" + filepath.Dir(m.program) + ":" + os.Getenv("PATH"), "TERM=dumb", "LC_ALL=C.UTF-8"}
			for _, c := range completed {
				said := run(t, home, env, shell.name, shell.ask(t, home, c.line)...)
				proposed := strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) })
				if !has(proposed, c.want) || has(proposed, c.not) {
					t.Errorf("%q: %q", c.line, said)
				}
			}
		})
	}
}

// has reports whether a word is proposed, alone or with what it means behind it.
func has(proposed []string, word string) bool {
	for _, p := range proposed {
		if p == word || strings.HasPrefix(p, word+":") {
			return true
		}
	}
	return false
}

func quoted(line string) string { return "'" + line + "'" }

// askBash has bash-completion find what completes essaim in the folder of the user, and
// call it as readline does; compopt is for readline alone.
const askBash = `
compopt() { :; }
source /usr/share/bash-completion/bash_completion
_completion_loader essaim
COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=9 COMP_KEY=9
read -ra COMP_WORDS <<<"$2"
[[ $2 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
function=$(complete -p essaim | sed 's/.*-F \([^ ]*\).*/\1/')
"$function" essaim "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\n' "${COMPREPLY[@]}"
`

// askZsh has zsh find what completes essaim in a folder of fpath, and call it. What zsh would
// then show below the line, of all that begins with the word, it prints instead.
const askZsh = `
fpath=($1/.zfunc $fpath)
autoload -Uz compinit
compinit -u -D
[[ -n ${_comps[essaim]} ]] || exit 1
_describe() {
  while [[ $1 == -* ]]; do [[ $1 == -[12JVx] && $1 != -[12x] ]] && shift; shift; done
  print -l -- "${(M@)${(@P)2}:#${words[CURRENT]}*}"
}
words=(${(z)2})
[[ $2 == *' ' ]] && words+=('')
CURRENT=${#words}
BUFFER=$2
${_comps[essaim]}
`
