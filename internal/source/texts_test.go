package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/test/loop"
)

// Whatever is written in a sheet, what SetTexts makes of the network is what a
// fresh Read gives; and words alone never take a Read.
func TestSetTextsGivesWhatAReadGives(t *testing.T) {
	r, rounds := loop.Random(t, 3, 4), loop.Rounds(t, 4000)
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	// Each line of front matter with values that leave all else as it is, then
	// values that do not.
	lines := []struct{ words, others []string }{
		{[]string{"title: Un\n", "title: Deux\n", "title: >\n  Un titre\n  plus long\n", "title: M. Jean DUPONT\n"}, []string{"title: [\n", "title:\n", ""}},
		{[]string{"", "summary: Un résumé.\n", "summary: |\n  Deux\n  lignes.\n"}, nil},
		{[]string{"commune: OWN\n"}, []string{"commune: luc\n", "commune: [luc, aubrac]\n", "commune: nulle-part\n"}},
		{[]string{"theme: eau\n"}, []string{"theme: [eau, air]\n", "theme: feu\n"}},
		{[]string{"status: done\n"}, []string{"status: planned\n", "status: finie\n"}},
		{[]string{"means: none\n"}, []string{"means: {people: [{who: Agent, hours: 3}]}\n"}},
		{[]string{"results: [{indicator: masse, year: 2011, value: 3 t}]\n"}, []string{"results: []\n", "results: [{indicator: masse, year: 2012, value: 5}]\n", "results: [{indicator: masse, year: 2011, value: 3, unit: m}]\n"}},
		{[]string{""}, []string{"planning: [{date: 2010, text: Début}]\n", "planning:\n  - {date: 2011, text: Suite}\n  - {date: 2012, text: Fin}\n"}},
		{[]string{"", "partners: none\n", "partners: [Écoles]\n"}, nil},
		{[]string{"", "contact: {role: Accueil, phone: '12'}\n"}, nil},
		{[]string{"", "objectives: {general: Mieux faire}\n"}, []string{"objectives: {targets: [{text: Créer du lien}]}\n", "objectives: {targets: [{indicator: masse, target: 2, by: 2012}]}\n"}},
		{[]string{""}, []string{"draft: true\n", "inconnue: 3\n", "aliases: [/ancien/]\n", "exemplary: true\n"}},
	}
	front := func() (text string, words bool) {
		words = true
		for _, l := range lines {
			if l.others != nil && r.IntN(40) == 0 {
				text += one(l.others...)
				words = false
				continue
			}
			text += one(l.words...)
		}
		return "---\n" + text + "---\n\n" + one("Texte.\n", "Un autre [lien](deux.md).\n", "## Contexte\n\nTexte.\n", "## Contexte réglementaire\n\nTexte.\n", "Texte.\n\n## Contexte local et passé\n\n**Freins**\n"), words
	}
	site := fstest.MapFS{
		"content/network.yaml":   {Data: []byte("name: R\ncommunes: [{id: luc, name: Luc, code: \"99001\"}, {id: aubrac, name: Aubrac, code: \"99002\"}, {id: sud, name: Sud, code: \"99003\"}]\nthemes: [{id: eau, name: Eau}, {id: air, name: Air}]\nindicators: [{id: masse, name: Masse, unit: t, total: last}]\n")},
		"content/adoptions/a.md": {Data: []byte("---\nsheet: un\ncommune: aubrac\nstarted: 2011\nresults: [{indicator: masse, year: 2012, value: 5}]\n---\n")},
	}
	// Each has its own commune, else their results are ties.
	communes := map[string]string{"content/sheets/un.md": "luc", "content/sheets/deux.md": "aubrac", "content/sheets/trois.md": "sud"}
	paths := slices.Sorted(maps.Keys(communes))
	wasWords := map[string]bool{}
	write := func(path string) {
		text, words := front()
		text = strings.Replace(text, "OWN", communes[path], 1)
		site[path], wasWords[path] = &fstest.MapFile{Data: []byte(text)}, words
	}
	for _, path := range paths {
		write(path)
	}
	reader := NewReader(site, Options{Drafts: true})
	reader.Read()
	set, read := 0, 0
	for range rounds {
		path := one(paths...)
		before := wasWords[path]
		write(path)
		if _, _, ok := reader.SetTexts([]string{path}); ok {
			set++
		} else {
			read++
			if before && wasWords[path] && reader.independent {
				t.Fatalf("words alone take a Read:\n%s", site[path].Data)
			}
			reader.Forget(path)
			reader.Read()
		}
		n, problems := Read(site, Options{Drafts: true})
		if got, want := described(t, reader.last, reader.Problems()), described(t, n, problems); got != want {
			t.Fatalf("after\n%s\nit is not what a Read gives:\n%s", site[path].Data, firstDifference(want, got))
		}
	}
	if set < rounds/10 || read < rounds/10 {
		t.Errorf("%d set in place, %d read", set, read)
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d: want %s, got %s", i, a[i], b[i])
		}
	}
	return "one is longer"
}
