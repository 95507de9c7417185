package main

import (
	"fmt"
	"strings"
)

// A bulk is a site that is made to take long: of so many bytes of one construct, or
// so many things of a kind.
type bulk struct {
	name string
	most int // size right below what is refused for its size alone
	make func(n int) folder
}

// fullFile is a little less than a content file may have: the front matter of the
// sheet has to find room beside it.
const fullFile = 1<<20 - 1<<10

// A folder is the texts of files, by path.
type folder map[string]string

// village is a small network of n sheets, without any problem.
func village(n int) folder {
	s := folder{
		"content/network.yaml": `
name: Réseau d'essai
as_of: 2012-05-31
organisation: {name: Syndicat, address: "1 place de la Mairie, 00000 Ville", phone: "05 00 00 00 00", siren: "200000000"}
contact: {role: Animation, email: reseau@example.org}
legal:
  publication_director: La présidence
  host: {name: Hébergeur, address: "1 rue de l'Exemple, 00000 Ville", phone: "05 00 00 00 01"}
communes: [{id: aubrac, name: Aubrac, code: "99001"}]
themes: [{id: dechets, name: Déchets}, {id: eau, name: Eau}]
`,
		"content/pages/a-propos.md": "---\ntitle: À propos\n---\n\nQui nous sommes.\n",
	}
	for i := range n {
		s[sheetFile(i)] = sheet(fmt.Sprint("Fiche ", i), "dechets", "Un texte.")
	}
	return s
}

func sheetFile(i int) string { return fmt.Sprintf("content/sheets/fiche-%d.md", i) }

func sheet(title, theme, body string) string {
	return fmt.Sprintf("---\ntitle: %s\ncommune: aubrac\ntheme: %s\nstatus: ongoing\nmeans: none\nresults: []\n---\n\n## Contexte\n\n%s\n", title, theme, body)
}

// fill repeats a unit over n bytes; %d in it is the number of the time.
func fill(unit string, n int) string {
	if !strings.Contains(unit, "%d") {
		return strings.Repeat(unit, n/len(unit))
	}
	var b strings.Builder
	for i := 0; ; i++ {
		next := fmt.Sprintf(unit, i)
		if b.Len()+len(next) > n {
			return b.String()
		}
		b.WriteString(next)
	}
}

func each(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
