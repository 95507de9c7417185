package main

// repeatedKeys are constructs of YAML that are repeated in the front matter of a sheet.
var repeatedKeys = []struct{ name, unit string }{
	{"unknown keys", "k%d: 1\n"},
	{"near keys", "titlee%d: 1\n"},
	{"the same key", "a: 1\n"},
	{"the same known key", "summary: a\n"},
	{"spellings of a key", "résumé: a\nsummary: a\n"},
	{"lines without a colon", "abc\n"},
	{"lines of tabs", "\ta: b\n"},
	{"colons in a text", "k%d: a: b\n"},
	{"quotes without end", "k%d: \"a\n"},
	{"apostrophes", "k%d: 'l'eau'\n"},
	{"lists without end", "k%d: [a\n"},
	{"maps without end", "k%d: {a\n"},
	{"deep lists", "["},
	{"deep maps", "{a: "},
	{"dashes", "- "},
	{"question marks", "? "},
	{"anchors", "k%d: &a%[1]d b\n"},
	{"aliases", "k%d: *a\n"},
	{"tags", "k%d: !!str a\n"},
	{"comments", "# a\n"},
	{"blank lines", "\n"},
	{"documents", "...\n--- a\n"},
	{"backslashes", "k%d: \"\\x\"\n"},
	{"block texts", "k%d: |\n  a\n"},
	{"texts that go on", "k%d: a\n  b\n"},
	{"conflicts", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n"},
	{"results in braces", "results: [{indicator: a%d, value: 1}]\n"},
	{"no-break spaces", "k%d:\u00a0a\n"},
	{"line separators", "k%d: a\u2028b\n"},
	{"carriage returns", "k%d: a\r"},
	{"percents", "k%d: %%\n"},
	{"merge keys", "<<: {a: 1}\n"},
}

// lists of a sheet, of which each item is repeated.
var repeatedItems = []struct{ name, key, unit string }{
	{"results", "results", "  - {indicator: i, year: 2011, value: %d}\n"},
	{"results of years", "results", "  - {indicator: i, year: %d, value: 5}\n"},
	{"results of unknown indicators", "results", "  - {indicator: unknown%d, year: 2011, value: 5}\n"},
	{"results without indicator", "results", "  - {text: a %d, year: 2011}\n"},
	{"results as blocks", "results", "  - indicator: i\n    year: 2011\n    value: %d\n    unit: t\n"},
	{"results that are wrong", "results", "  - {indicator: i, year: x%d, value: y}\n"},
	{"results with unknown keys", "results", "  - {indicator: i, valuee%d: 3}\n"},
	{"planning", "planning", "  - {date: 2011-11-25, text: étape %d}\n"},
	{"planning of wrong dates", "planning", "  - {date: 2011-%d-99, text: étape}\n"},
	{"partners", "partners", "  - a%d\n"},
	{"the same partner", "partners", "  - a\n"},
	{"keywords", "keywords", "  - mot%d\n"},
	{"links", "links", "  - {url: \"https://a.fr/%d\", name: a}\n"},
	{"links that are wrong", "links", "  - {url: \"x%d\", name: a}\n"},
	{"files", "files", "  - {file: a%d.pdf, name: a}\n"},
	{"aliases", "aliases", "  - /ancienne-%d/\n"},
	{"the same alias", "aliases", "  - /ancienne/\n"},
	{"related", "practice", "  - p%d\n"},
	{"commune", "commune", "  - aubrac%d\n"},
	{"the same commune", "commune", "  - aubrac\n"},
	{"theme", "theme", "  - dechet%d\n"},
	{"extra", "extra", "  k%d: a\n"},
	{"costs", "means", "  cost: [{text: a%d, amount: 5}]\n"},
	{"texts", "texts", "  - a %d\n"},
}

// items of a list in brackets, all of them on one line.
var repeatedOnALine = []struct{ name, key, unit string }{
	{"anchors", "extra", "&a%d x,"},
	{"aliases", "extra", "*a%d,"},
	{"tags", "extra", "!x a%d,"},
	{"unknown keys", "extra", "{valuee: %d},"},
	{"results that are wrong", "results", "{indicator: i, value: “%d”},"},
	{"results of two units", "results", "{indicator: i, value: %d kg/m3/m3},"},
	{"several communes", "commune", "aubrac%d et belval,"},
	{"several themes", "theme", "\"dechets, eau%d\","},
	{"curly quotes", "keywords", "“mot %d”,"},
	{"texts as maps", "keywords", "{a: %d},"},
	{"nothing in words", "planning", "rien,"},
	{"wrong dates", "planning", "{date: 31/02/2011, text: étape %d},"},
	{"wrong targets", "targets", "{indicator: i, target: x%d, by: 2012},"},
}

// frontMatter is a village of two sheets, with a text in the front matter of the second.
func frontMatter(text string) folder {
	s := village(2)
	s["content/network.yaml"] = s["content/network.yaml"] + ("indicators: [{id: i, name: Déchets, unit: t, total: sum, direction: down}]\n")
	s[sheetFile(1)] = "---\ntitle: Fiche 1\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\n" + text + "\n---\n\n## Contexte\n\nUn texte.\n"
	return s
}

func bulkyFrontMatter() []bulk {
	var all []bulk
	for _, r := range repeatedKeys {
		for _, head := range []string{"", "k: a\n"} {
			name := "front matter: " + r.name
			if head != "" {
				if len(r.unit) > 3 {
					continue
				}
				name, head = name+" in a value", "k: "
			}
			all = append(all, bulk{name, fullFile, func(n int) folder { return frontMatter(head + fill(r.unit, n)) }})
			// small enough that what is no YAML is mended
			all = append(all, bulk{name + ", mended", 63 << 10, func(n int) folder { return frontMatter(head + fill(r.unit, n)) }})
		}
	}
	for _, r := range repeatedItems {
		all = append(all, bulk{"front matter: list of " + r.name, fullFile, func(n int) folder {
			return frontMatter(r.key + ":\n" + fill(r.unit, n))
		}})
	}
	for _, r := range repeatedOnALine {
		all = append(all, bulk{"front matter: on one line, " + r.name, fullFile, func(n int) folder {
			return frontMatter(r.key + ": [" + fill(r.unit, n) + "]")
		}})
	}
	for _, r := range []struct{ name, unit string }{
		{"text", "a "}, {"word", "a"}, {"quoted", "l''"}, {"number", "1"}, {"groups", "1 000 "}, {"spaces", "\u00a0"}, {"slashes", "1/"}, {"dashes", "2011-"}, {"words of numbers", "environ "}, {"units", "kg/"},
	} {
		for _, key := range []string{"title", "summary", "status", "theme", "commune", "period", "results", "means", "partners", "checked", "links", "planning"} {
			all = append(all, bulk{"front matter: a long " + r.name + " in " + key, fullFile, func(n int) folder {
				return frontMatter("k: 1\n" + key + ": '" + fill(r.unit, n) + "'")
			}})
		}
		for _, key := range []string{"indicator", "year", "value", "unit", "text", "baseline"} {
			all = append(all, bulk{"front matter: a long " + r.name + " in results." + key, fullFile, func(n int) folder {
				return frontMatter("results:\n  - " + key + ": '" + fill(r.unit, n) + "'")
			}})
			all = append(all, bulk{"front matter: texts of 999 characters of " + r.name + " in results." + key, fullFile, func(n int) folder {
				return frontMatter("results:\n" + fill("  - "+key+": '"+fill(r.unit, 990)+"'\n", n))
			}})
		}
	}
	return all
}
