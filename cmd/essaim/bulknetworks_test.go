package main

import (
	"fmt"
	"maps"
	"strings"
)

// network is a village with more in its network.yaml, and other files.
func networkOf(more string, files folder) folder {
	s := village(2)
	text := s["content/network.yaml"]
	for line := range strings.Lines(more) {
		if key, _, isKey := strings.Cut(line, ":"); isKey && !strings.HasPrefix(line, " ") {
			var kept strings.Builder
			for l := range strings.Lines(text) {
				if !strings.HasPrefix(l, key+":") {
					kept.WriteString(l)
				}
			}
			text = kept.String()
		}
	}
	s["content/network.yaml"] = text + more
	maps.Copy(s, files)
	return s
}

func communes(n int) string {
	return "communes:\n  - {id: aubrac, name: Aubrac, code: \"99001\"}\n" + each(n, "  - {id: c%d, name: Commune %[1]d, code: \"C%[1]d\"}\n")
}

func manyFiles(n int, path, format string) folder {
	all := folder{}
	for i := range n {
		all[fmt.Sprintf(path, i)] = fmt.Sprintf(format, i)
	}
	return all
}

func bulkyNetworks() []bulk {
	objectives := func(n int, format string) string { return "objectives:\n" + each(n, format) }
	yearly := "  - {id: o%d, name: Objectif %[1]d, measure: actions-done, per: year, for_each: commune, target: 1}\n"
	return []bulk{
		{"network: communes", 10_000, func(n int) folder { return networkOf(communes(n), nil) }},
		{"network: 500 communes and yearly objectives", 50, func(n int) folder {
			return networkOf("programme: {from: 2002}\n"+communes(500)+objectives(n, yearly), nil)
		}},
		{"network: communes and 50 yearly objectives", 500, func(n int) folder {
			return networkOf("programme: {from: 2002}\n"+communes(n)+objectives(50, yearly), nil)
		}},
		{"network: yearly objectives", 5000, func(n int) folder {
			return networkOf("programme: {from: 2002}\n"+objectives(n, yearly), nil)
		}},
		{"network: objectives that all sheets prove", 5000, func(n int) folder {
			return func() folder {
				f := village(1000)
				delete(f, "content/network.yaml")
				return networkOf(objectives(n, "  - {id: o%d, name: Objectif %[1]d, measure: sheets-published, target: 5}\n"), f)
			}()
		}},
		{"network: yearly objectives that all sheets prove", 2000, func(n int) folder {
			f := village(1000)
			for path, text := range f {
				f[path] = strings.Replace(text, "status: ongoing\n", "status: ongoing\ndate: 2011-05-05\n", 1)
			}
			delete(f, "content/network.yaml")
			return networkOf("programme: {from: 2002}\n"+objectives(n, "  - {id: o%d, name: Objectif %[1]d, measure: sheets-published, per: year, target: 5}\n"), f)
		}},
		{"network: objectives of one indicator of many results", 2000, func(n int) folder {
			f := networkOf("indicators: [{id: i, name: Déchets, unit: t, total: sum, direction: down}]\n"+objectives(n, "  - {id: o%d, name: Objectif %[1]d, indicator: i, target: 5}\n"), nil)
			f[sheetFile(1)] = "---\ntitle: Fiche 1\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\nresults:\n" + each(5000, "  - {indicator: i, year: 2011, value: %d}\n") + "---\n\nTexte.\n"
			return f
		}},
		{"network: a programme of years", 1000, func(n int) folder {
			return networkOf(fmt.Sprintf("programme: {from: %d}\n", 2012-n)+communes(10)+objectives(10, yearly), nil)
		}},
		{"network: 500 communes and themes", 200, func(n int) folder {
			return networkOf(communes(500)+"themes:\n  - {id: dechets, name: Déchets}\n"+each(n, "  - {id: t%d, name: Thème %[1]d}\n"), nil)
		}},
		{"network: themes", 10_000, func(n int) folder {
			return networkOf("themes:\n  - {id: dechets, name: Déchets}\n"+each(n, "  - {id: t%d, name: Thème %[1]d}\n"), nil)
		}},
		{"network: indicators", 5000, func(n int) folder {
			return networkOf("indicators:\n"+each(n, "  - {id: i%d, name: Indicateur %[1]d, unit: t, total: sum, direction: down}\n"), nil)
		}},
		{"network: organisations", 5000, func(n int) folder {
			return networkOf("organisations:\n"+each(n, "  - {id: o%d, name: Organisation %[1]d, kind: association}\n"), nil)
		}},
		{"network: equal ids", 10_000, func(n int) folder {
			return networkOf("themes:\n  - {id: dechets, name: Déchets}\n"+strings.Repeat("  - {id: t, name: Thème}\n", n), nil)
		}},
		{"network: ignored", 10_000, func(n int) folder {
			return networkOf("ignore:\n"+each(n, "  - {code: raw-html, file: content/sheets/x%d.md, why: a}\n"), nil)
		}},
		{"network: meetings", 10_000, func(n int) folder {
			return networkOf("", manyFiles(n, "content/meetings/2011-11-25-r%d.md", "---\ndate: 2011-11-25\ntitle: Rencontre %d\nstatus: held\nhost: aubrac\nattendance: {communes: [aubrac]}\n---\n\nTexte.\n"))
		}},
		{"network: meetings and objectives", 2000, func(n int) folder {
			return networkOf("programme: {from: 2002}\n"+communes(50)+objectives(50, yearly), manyFiles(n, "content/meetings/2011-11-25-r%d.md", "---\ndate: 2011-11-25\ntitle: Rencontre %d\nstatus: held\nhost: aubrac\n---\n\nTexte.\n"))
		}},
		{"network: adoptions", 10_000, func(n int) folder {
			return networkOf("communes:\n  - {id: aubrac, name: Aubrac, code: \"99001\"}\n  - {id: b, name: Bb, code: \"99002\"}\n", manyFiles(n, "content/adoptions/a%d.md", "---\ncommune: b\nsheet: fiche-0\nstarted: 2011\nadaptation: a%d\n---\n"))
		}},
		{"network: adoptions of communes", 2000, func(n int) folder {
			return networkOf(communes(n), manyFiles(n, "content/adoptions/a%d.md", "---\ncommune: c%d\nsheet: fiche-0\nstarted: 2011\n---\n"))
		}},
		{"network: chains of adoptions", 2000, func(n int) folder {
			s := networkOf(communes(n+1), nil)
			for i := range n {
				s[fmt.Sprintf("content/adoptions/a%d.md", i)] = fmt.Sprintf("---\ncommune: c%d\nsheet: fiche-0\nfrom: %s\nstarted: 2011\n---\n", i+1, map[bool]string{true: "aubrac", false: fmt.Sprint("c", i)}[i == 0])
			}
			return s
		}},
		{"network: sheets of one commune", 2000, func(n int) folder { return village(n) }},
		{"network: sheets of near names", 2000, func(n int) folder {
			return networkOf("", manyFiles(n, "content/sheets/abcdefgh%d.md", "---\ntitle: La fiche presque pareille %d\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\nresults: []\n---\n\nTexte [a](abcdefghx%[1]d.md).\n"))
		}},
		{"network: sheets that refer wrongly", 2000, func(n int) folder {
			return networkOf(communes(1000), manyFiles(n, "content/sheets/abcdefgh%d.md", "---\ntitle: La fiche %d\ncommune: ccc%[1]d\ntheme: dechts%[1]d\nstatus: ongoing\nmeans: none\nresults: []\n---\n\nTexte.\n"))
		}},
		{"network: sheets of their own keywords", 2000, func(n int) folder {
			return networkOf("", manyFiles(n, "content/sheets/f%d.md", "---\ntitle: La fiche %d\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\nresults: []\nkeywords: [a, b, c, d, e, f, g, k%[1]d]\npartners: [SIVOM, P%[1]d]\n---\n\nTexte.\n"))
		}},
		{"network: sheets of other names of partners", 2000, func(n int) folder {
			return networkOf("", manyFiles(n, "content/sheets/f%d.md", "---\ntitle: La fiche %d\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\nresults: []\npartners: [Syndicat des eaux %[1]d, Chambre d'agriculture %[1]d]\n---\n\nTexte.\n"))
		}},
		{"network: equal titles", 2000, func(n int) folder {
			return networkOf("", manyFiles(n, "content/sheets/f%d.md", "---\ntitle: La même fiche\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\nresults: []\n---\n\nTexte%d.\n"))
		}},
		{"network: communes' files with needs", 500, func(n int) folder {
			return networkOf(communes(n), manyFiles(n, "content/communes/c%d.md", "---\ninterview: {date: 2011-05, status: done}\npractices: [{theme: dechets, text: a%d}]\nneeds: [{theme: dechets, text: a, since: 2011}, {theme: eau, text: b, since: 2011}]\n---\n"))
		}},
		{"network: needs of one commune", 5000, func(n int) folder {
			return networkOf("", folder{"content/communes/aubrac.md": "---\ninterview: {date: 2011-05, status: done}\nneeds:\n" + each(n, "  - {theme: dechets, text: besoin %d, since: 2011}\n") + "---\n"})
		}},
		{"network: practices of one commune", 5000, func(n int) folder {
			return networkOf("", folder{"content/communes/aubrac.md": "---\ninterview: {date: 2011-05, status: done}\npractices:\n" + each(n, "  - {theme: dechets, text: pratique %d}\n") + "---\n"})
		}},
		{"network: attendance of one meeting", 10_000, func(n int) folder {
			return networkOf(communes(n), folder{"content/meetings/2011-11-25.md": "---\ndate: 2011-11-25\ntitle: R\nstatus: held\nhost: aubrac\nattendance:\n  communes:\n" + each(n, "    - c%d\n") + "---\n"})
		}},
		{"network: agenda of one meeting", 10_000, func(n int) folder {
			return networkOf("", folder{"content/meetings/2011-11-25.md": "---\ndate: 2011-11-25\ntitle: R\nstatus: held\nhost: aubrac\nagenda:\n" + each(n, "  - {text: point %d, sheet: fiche-0}\n") + "---\n"})
		}},
		{"network: pages", 2000, func(n int) folder {
			return networkOf("", manyFiles(n, "content/pages/p%d.md", "---\ntitle: Page %d\naliases: [/vieille-%[1]d/]\n---\n\nTexte.\n"))
		}},
		{"network: files beside a sheet", 5000, func(n int) folder {
			return networkOf("", manyFiles(n, "content/sheets/fiche-1/a%d.csv", "a;b\n%d;2\n"))
		}},
		{"network: files of near names", 5000, func(n int) folder {
			beside := manyFiles(n, "content/sheets/fiche-1/fichier-%d.csv", "a;b\n%d;2\n")
			beside[sheetFile(1)] = sheet("Fiche 1", "dechets", each(n, "[a](fichier-%dx.csv)\n\n"))
			return networkOf("", beside)
		}},
		{"network: a long table beside a sheet", 30 << 20, func(n int) folder {
			return networkOf("", folder{"content/sheets/fiche-1/a.csv": strings.Repeat("a;b;c\n", n/6)})
		}},
		{"network: a deep drawing", 250, func(n int) folder {
			return networkOf("", folder{"content/sheets/fiche-1/a.svg": svg(strings.Repeat("<g>", n) + strings.Repeat("</g>", n))})
		}},
		{"network: a long drawing", 7 << 20, func(n int) folder {
			return networkOf("", folder{"content/sheets/fiche-1/a.svg": svg(strings.Repeat(`<path d="M0 0"/>`, n/16))})
		}},
		{"network: a drawing of ids", 7 << 20, func(n int) folder {
			return networkOf("", folder{"content/sheets/fiche-1/a.svg": svg(fill(`<g id="a%d"/>`, n))})
		}},
		{"network: a drawing of styles", 7 << 20, func(n int) folder {
			return networkOf("", folder{"content/sheets/fiche-1/a.svg": svg("<style>" + fill(`.a%d{fill:red}`, n) + "</style>")})
		}},
		{"network: a drawing of a path", 7 << 20, func(n int) folder {
			return networkOf("", folder{"content/sheets/fiche-1/a.svg": svg(`<path d="` + strings.Repeat("M0 0", n/4) + `"/>`)})
		}},
		{"network: a drawing of what is refused", 7 << 20, func(n int) folder {
			return networkOf("", folder{"content/sheets/fiche-1/a.svg": svg(fill(`<x%d onload="a"/>`, n))})
		}},
		{"network: folders in folders", 500, // systems end paths at 4,096 bytes
			func(n int) folder {
				return networkOf("", folder{"content/sheets/" + strings.Repeat("a/", n) + "x.md": sheet("A", "eau", "b")})
			}},
	}
}

func svg(inside string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">` + inside + `</svg>`
}
