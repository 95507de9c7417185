package main

import (
	"strings"
)

// repeated are constructs of Markdown that are repeated until a body is full.
var repeated = []struct{ name, unit string }{
	{"opening brackets", "["},
	{"brackets of a link without end", "[a]("},
	{"links with pointed addresses without end", "[a](<b"},
	{"links with titles without end", "[a](b 'c"},
	{"links with titles in brackets without end", "[a](b (c"},
	{"links", "[a](fiche-0.md) "},
	{"links to sections", "## b%d\n\n[a](#b%[1]d)\n\n"},
	{"links to no section", "## b%d\n\n[a](#bc%[1]d)\n\n"},
	{"links to sheets", "[a](../fiche-0.md) "},
	{"lines of links", "[a](fiche-0.md)\n"},
	{"paragraphs of links", "[a](fiche-0.md)\n\n"},
	{"broken links of other names", "[a](%d.md)\n\n"},
	{"links to far sites", "[a](https://b.fr/%d)\n"},
	{"images without end", "!["},
	{"images", "![a](b.png) "},
	{"paragraphs of images", "![](b.png)\n\n"},
	{"definitions", "[%d]: fiche-0.md\n"},
	{"definitions in paragraphs", "[%d]: fiche-0.md\n\n"},
	{"definitions and uses", "[%d]: fiche-0.md\n\n[%[1]d]\n\n"},
	{"definitions without end", "[a]: <b\n"},
	{"definitions with titles without end", "[a]: b '\n"},
	{"unknown references", "[a][%d] "},
	{"lines of unknown references", "[a][%d]\n\n"},
	{"stars", "*"},
	{"lines of stars", "*\n"},
	{"words with a star", "*a **b "},
	{"words with lines", "_a __b "},
	{"stars and lines", "*a_ "},
	{"emphasis", "*a* "},
	{"lines of emphasis", "*a* **b**\n\n"},
	{"bold lines", "**a**\n\n"},
	{"bold lines of other names", "**A%d**\n\na\n\n"},
	{"tildes", "~~a ~~~b "},
	{"ladders of backticks", "`a``b```c````d"},
	{"backticks", "`"},
	{"pairs of backticks", "``a` "},
	{"lines of backticks", "``a`\n\n"},
	{"tag starts", "<"},
	{"tags", "<a>"},
	{"lines of tags", "<a>\n\n"},
	{"closed tags", "<a></b>"},
	{"tags of other names", "<a%d>"},
	{"tags with attributes without end", "<a b='"},
	{"comments without end", "<!--"},
	{"lines of comments without end", "a <!--\n"},
	{"comments", "<!-- a -->"},
	{"instructions", "<?"},
	{"sections of data", "<![CDATA["},
	{"declarations", "<!A "},
	{"addresses", "<http://a%d.fr> "},
	{"bare addresses", "http://a%d.fr "},
	{"bare addresses, run together", "http://a"},
	{"bare addresses in brackets", "http://a)"},
	{"bare addresses with entities", "http://a&b;"},
	{"www", "www."},
	{"mails", "a%d@b.fr "},
	{"mails, run together", "a@"},
	{"dots and at", "a.@b."},
	{"entities", "&amp;"},
	{"entities without end", "&a"},
	{"numbers as entities", "&#1234"},
	{"backslashes", `\`},
	{"escapes", `\*`},
	{"hard breaks", "a  \n"},
	{"hard breaks of backslashes", "a\\\n"},
	{"trailing spaces", "a            \n\n"},
	{"spaces", " "},
	{"tabs", "\t"},
	{"no-break spaces", "\u00a0"},
	{"lines of spaces", "   \n"},
	{"lines", "a\n"},
	{"words", "a "},
	{"one word", "a"},
	{"one word of letters with accents", "é"},
	{"one word of Chinese", "水"},
	{"one word of combining marks", "e\u0301"},
	{"combining marks", "\u0301"},
	{"joined emoji", "👩\u200d"},
	{"right to left", "\u202ea"},
	{"other words", "mot%d "},
	{"sentences", "Une phrase. "},
	{"quotation marks", `"a `},
	{"quotation marks, closed", `"a" `},
	{"apostrophes", "l'"},
	{"guillemets", "« a » "},
	{"colons", " :"},
	{"figures", "10 000 € "},
	{"hyphens", "a-"},
	{"dashes", "– "},
	{"equal headings", "## a\n"},
	{"equal headings with text", "## a\n\nb\n\n"},
	{"equal headings of a section", "## Bilan\n\na\n\n"},
	{"near headings of a section", "## Bilanx\n\na\n\n"},
	{"equal second headings", "### a\n"},
	{"headings with numbers", "## a %d\n"},
	{"headings that take the ids of others", "## a\n\n## a-%d\n\n"},
	{"headings of all levels", "# a\n###### b\n"},
	{"headings with attributes", "## a {#b}\n"},
	{"empty headings", "##\n"},
	{"underlined headings", "a\n=\n"},
	{"underlined headings of lines", "a\nb\n-\n"},
	{"headings without space", "##a\n"},
	{"paragraphs of headings without space", "##a\n\n"},
	{"hashes", "#"},
	{"spaced hashes", "# "},
	{"rules", "---\n\n"},
	{"rules of stars", "* * *\n"},
	{"lists", "- a\n"},
	{"loose lists", "- a\n\n"},
	{"lists that stop", "- a\n\nb\n\n"},
	{"lists on a line", "- "},
	{"numbers on a line", "1. "},
	{"lists of other marks", "- a\n+ a\n* a\n"},
	{"numbered lists", "1. a\n"},
	{"tasks", "- [ ] a\n"},
	{"done tasks", "- [x] a\n"},
	{"marks of lists that are none", "-a\n"},
	{"bullets", "• a\n"},
	{"bullets, alone", "• a\n\n"},
	{"quotations", ">"},
	{"lines of quotations", "> a\n"},
	{"quotations alone", "> a\n\n"},
	{"quotations that stop", "> a\nb\n\n"},
	{"quotations and lists", "> - 1. "},
	{"lazy quotations", ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a\n"},
	{"fences", "```\n"},
	{"fences without end", "```a\n"},
	{"fences of tildes", "~~~\na\n~~~\n"},
	{"ladders of fences", "~~~~~ `a\n```` b\n"},
	{"indented code", "    a\n"},
	{"indented code and lines", "    a\n\nb\n\n"},
	{"tables", "|a|b|\n|-|-|\n|1|2|\n\n"},
	{"tables without text", "|a|\n|-|\n\n"},
	{"rows", "|a|\n"},
	{"rules of tables", "|-|\n"},
	{"bars", "|"},
	{"lines of bars", "|||\n\n"},
	{"rows that are no table", "a | b\n"},
	{"rows of tabs", "a\tb\n"},
	{"paragraphs of tabs", "a\tb\nc\td\n\n"},
	{"rules of plus signs", "+--+\n"},
	{"calls of notes", "[^a] "},
	{"lines of calls", "[^%d]\n\n"},
	{"notes", "[^%d]: a\n"},
	{"notes and calls", "[^%d]: a\n\nb[^%[1]d]\n\n"},
	{"notes in notes", "[^%d]: a[^%[1]d]\n"},
	{"inline notes", "^[a] "},
	{"notes on a line", "[^a]: "},
	{"shortcodes", "{{% a %}} "},
	{"braces", "{"},
	{"dollars", "$a$ "},
	{"equal signs", "==a== "},
	{"wiki links", "[[a]] "},
	{"line feeds", "\n"},
	{"carriage returns", "a\r\n"},
	{"line separators", "a\u2028"},
	{"slashes", "/a"},
	{"paths", "a/b.md "},
	{"bold headings with colons", "**a :** b\n\n"},
	{"capitals", "TITRE\n\na\n\n"},
	{"definition lists", "a\n: b\n\n"},
}

// inSheet is a village of two sheets, with the body of n bytes in the second.
func inSheet(body string) folder {
	s := village(2)
	s[sheetFile(1)] = sheet("Fiche 1", "dechets", body)
	return s
}

// shaped are bodies that are no mere repetition.
var shaped = map[string]func(n int) string{
	"brackets opened and closed": func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"images opened and closed":   func(n int) string { return strings.Repeat("![", n/6) + strings.Repeat("](x)", n/6) },
	"emphasis opened and closed": func(n int) string { return strings.Repeat("*a **a ", n/14) + strings.Repeat(" a** a*", n/14) },
	"lists below each other":     func(n int) string { return deepList("- a", n) },
	"numbers below each other":   func(n int) string { return deepList("1. a", n) },
	"a list that gets deeper and back": func(n int) string {
		var b strings.Builder
		for b.Len() < n {
			for i := range 40 {
				b.WriteString(strings.Repeat("  ", i) + "- a\n")
			}
		}
		return b.String()[:n]
	},
	"a long ladder of backticks": func(n int) string {
		var b strings.Builder
		for i := 1; b.Len()+i+2 < n; i++ {
			b.WriteString(strings.Repeat("`", i) + "a ")
		}
		return b.String()
	},
	"ladders of backticks in paragraphs": func(n int) string {
		var b strings.Builder
		for i := 1; b.Len()+i+3 < n; i++ {
			b.WriteString(strings.Repeat("`", i%300+1) + "a\n\n")
		}
		return b.String()
	},
	"a wide table": func(n int) string {
		return strings.Repeat("|a", n/5) + "\n" + strings.Repeat("|-", n/5) + "\n" + strings.Repeat("a\n", n/10)
	},
	"a wide header": func(n int) string { return strings.Repeat("|a", n/4) + "\n" + strings.Repeat("|-", n/4) + "\n" },
	"a table of 100 columns": func(n int) string {
		return strings.Repeat("|a", 100) + "\n" + strings.Repeat("|-", 100) + "\n" + strings.Repeat(strings.Repeat("|b", 100)+"\n", max(0, n-402)/201)
	},
	"a long table":              func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|1|2|\n", n/6) },
	"a long table of calls":     func(n int) string { return "[^1]: a\n\n|a|b|\n|-|-|\n" + strings.Repeat("|1|[^1]|\n", n/9) },
	"a long table that is none": func(n int) string { return "a|b\n" + strings.Repeat("1|2\n", n/4) },
	"escaped bars":              func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|`\\|", n/4) },
	"a long reference":          func(n int) string { return "[a]: /" + strings.Repeat("x", n/2) + "\n\n" + strings.Repeat("[a] ", n/8) },
	"references":                func(n int) string { return "[a]: /" + strings.Repeat("x", 1900) + "\n\n" + strings.Repeat("[a] ", n/4) },
	"a long label":              func(n int) string { return strings.Repeat("["+strings.Repeat("a", 900)+"] ", n/903) },
	"a definition of lines":     func(n int) string { return "[a]: b\n'" + strings.Repeat("c\n", n/2) },
	"quoted lines":              func(n int) string { return strings.Repeat(strings.Repeat(">", 300)+"a\n", n/302) },
	"lazy lines":                func(n int) string { return strings.Repeat(">", 300) + strings.Repeat("a\n", n/2) },
	"list of lazy lines":        func(n int) string { return strings.Repeat("- ", 30) + strings.Repeat("a\n", n/2) },
	"a note of notes": func(n int) string {
		return "[^a]: b\n\n" + strings.Repeat("    c[^a]\n\n", n/11)
	},
	"one note called":            func(n int) string { return "[^1]: a\n\n" + strings.Repeat("[^1] ", n/5) },
	"a long heading":             func(n int) string { return "## " + strings.Repeat("a ", n/2) },
	"a long heading of one word": func(n int) string { return "## " + strings.Repeat("a", n) },
	"a heading of lines":         func(n int) string { return strings.Repeat("a\n", n/2) + "---\n" },
	"a long link":                func(n int) string { return "[" + strings.Repeat("a ", n/2) + "](b)" },
	"a long image":               func(n int) string { return "![" + strings.Repeat("a ", n/2) + "](b)" },
	"a long address":             func(n int) string { return "http://" + strings.Repeat("a.", n/2) },
	"a long mail":                func(n int) string { return strings.Repeat("a.", n/4) + "@" + strings.Repeat("a.", n/4) },
	"a long tag":                 func(n int) string { return "a <b " + strings.Repeat("c ", n/2) + ">" },
	"a block of tags":            func(n int) string { return "<div>\n" + strings.Repeat("<b>\n", n/4) },
	"a block of comments":        func(n int) string { return strings.Repeat("<!-- a\n-->\n", n/11) },
	"nested strong in a link": func(n int) string {
		return "[" + strings.Repeat("**a *b ", n/14) + strings.Repeat("c* d**", n/14) + "](x)"
	},
}

func deepList(mark string, n int) string {
	var b strings.Builder
	for indent := ""; b.Len()+len(indent)+len(mark)+1 < n; indent += "  " {
		b.WriteString(indent + mark + "\n")
	}
	return b.String()
}

// bulkyBodies are sites with one long body.
func bulkyBodies() []bulk {
	var all []bulk
	for _, r := range repeated {
		all = append(all, bulk{"body: " + r.name, fullFile, func(n int) folder { return inSheet(fill(r.unit, n)) }})
	}
	for name, body := range shaped {
		all = append(all, bulk{"body: " + name, fullFile, func(n int) folder { return inSheet(body(n)) }})
	}
	return all
}
