package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// A text writes the body of one sheet as people do: most paragraphs are words,
// and everything that Markdown has is somewhere.
type text struct {
	strings.Builder
	r     *rand.Rand
	n     *Network
	i     int    // the sheet: it links to smaller ones
	fault string // a block that has one warning; "" for none
	notes int
	width int // where its author breaks lines; 0: a paragraph is a line
	bare  bool
}

// bodyFaults are one warning each.
var bodyFaults = []string{
	"Le matin, on relève les compteurs.<br>Le soir, on compare.",
	"Le <u>règlement</u> est affiché dans le local.",
	"Le bilan complet est [en ligne]().",
	"![Panneau à l'entrée du bourg](https://photos.example.org/panneau.jpg)",
	"Les plans sont [sur le serveur](ftp://serveur.example.org/plans).",
	"# En résumé",
	"###",
}

// sections are the known headings, with their other spellings.
var sections = [][]string{
	{"Contexte"}, {"Résultats qualitatifs"}, {"Facteurs de réussite"}, {"Difficultés", "Difficultés rencontrées", "Difficultés :"}, {"Recommandations"},
}

// body has about so many bytes, from half of them to half as many again.
func (t *text) body(mean int) string {
	budget := mean/2 + t.r.IntN(mean)
	t.width = []int{0, 0, 0, 80, 110, 130}[t.r.IntN(6)]
	headings := t.headings(1 + budget/4000)
	tables := t.tables(len(headings), budget)
	for at, heading := range headings {
		t.heading(heading)
		if tables[at] {
			t.paragraph()
			t.table()
		}
		t.block()
		for until := budget * (at + 1) / len(headings); t.Len() < until; {
			t.block()
		}
		if at == 0 && t.fault != "" {
			t.WriteString(t.fault + "\n\n")
		}
	}
	return t.String()
}

// headings are the known ones, most of the time, with some others between.
func (t *text) headings(others int) []string {
	var all []string
	for at, s := range sections {
		if at == 0 || t.chance(85) {
			all = append(all, pick(t.r, s))
		}
	}
	for range others {
		at := 1 + t.r.IntN(len(all))
		all = append(all[:at], append([]string{capital(t.phrase(2 + t.r.IntN(4)))}, all[at:]...)...)
	}
	return all
}

// tables reports which sections have one: in half of the sheets one, in a long
// one several.
func (t *text) tables(sections, budget int) []bool {
	has := make([]bool, sections)
	if t.r.IntN(2) == 0 {
		for range 1 + budget/12_000 {
			has[t.r.IntN(sections)] = true
		}
	}
	return has
}

func (t *text) heading(s string) {
	switch {
	case t.chance(2):
		fmt.Fprintf(t, "%s\n%s\n\n", s, strings.Repeat("-", utf8.RuneCountInString(s)))
	case t.chance(2):
		fmt.Fprintf(t, "## %s ##\n\n", s)
	case t.chance(8): // no line between
		fmt.Fprintf(t, "## %s\n", s)
	default:
		fmt.Fprintf(t, "## %s\n\n", s)
	}
}

// block is one paragraph out of three times two, else something else.
func (t *text) block() {
	switch k := t.r.IntN(100); {
	case k < 66:
		t.paragraph()
	case k < 79:
		t.list()
	case k < 84:
		t.numbered()
	case k < 88:
		t.nested()
	case k < 93:
		t.quotation()
	case k < 96:
		fmt.Fprintf(t, "### %s\n\n", capital(t.phrase(2+t.r.IntN(4))))
		t.paragraph()
	case k < 97:
		t.tasks()
	case k < 98:
		t.WriteString(pick(t.r, []string{"***\n\n", "<!-- à relire avec le service -->\n\n", "----\n\n"}))
	case k == 98 && t.chance(25):
		t.code()
	default:
		t.paragraph()
	}
}

func (t *text) paragraph() {
	var all []string
	for range 2 + t.r.IntN(5) {
		all = append(all, t.sentence(7+t.r.IntN(12)))
	}
	t.lines("", strings.Join(all, " "))
	t.WriteByte('\n')
	t.note()
}

// note gives the text of the last note that has none.
func (t *text) note() {
	if t.bare {
		t.bare = false
		fmt.Fprintf(t, "[^%d]: %s\n\n", t.notes, t.plain(8+t.r.IntN(12)))
	}
}

func (t *text) list() {
	mark := pick(t.r, []string{"- ", "- ", "* "})
	for range 2 + t.r.IntN(5) {
		t.WriteString(mark)
		if t.chance(40) {
			fmt.Fprintf(t, "**%s.** ", capital(t.phrase(2)))
		}
		t.item("  ", t.sentence(6+t.r.IntN(14)))
	}
	t.WriteByte('\n')
	t.note()
}

// item has no note of its own: they follow the list.
func (t *text) item(indent, s string) {
	var b text
	b.width = t.width
	b.lines(indent, s)
	t.WriteString(strings.TrimPrefix(b.String(), indent))
}

func (t *text) numbered() {
	loose := t.chance(15)
	for k := range 2 + t.r.IntN(4) {
		fmt.Fprintf(t, "%d. ", k+1)
		t.item("   ", t.sentence(6+t.r.IntN(14)))
		if loose {
			t.WriteByte('\n')
		}
	}
	if !loose {
		t.WriteByte('\n')
	}
	t.note()
}

func (t *text) nested() {
	for range 2 + t.r.IntN(3) {
		fmt.Fprintf(t, "- %s :\n", capital(t.phrase(3+t.r.IntN(5))))
		for range 1 + t.r.IntN(3) {
			t.WriteString("  - ")
			t.item("    ", t.sentence(5+t.r.IntN(9)))
			if t.chance(15) {
				t.WriteString("    - ")
				t.item("      ", t.sentence(4+t.r.IntN(6)))
			}
		}
	}
	t.WriteByte('\n')
	t.note()
}

func (t *text) quotation() {
	s := t.plain(10 + t.r.IntN(15))
	if t.chance(50) {
		s = "« " + s + " »"
	}
	t.lines("> ", s)
	if t.chance(20) {
		fmt.Fprintf(t, ">\n> — %s\n", pick(t.r, roles))
	}
	t.WriteByte('\n')
}

func (t *text) tasks() {
	for range 2 + t.r.IntN(3) {
		fmt.Fprintf(t, "- [%s] %s\n", pick(t.r, []string{" ", "x"}), capital(t.phrase(5)))
	}
	t.WriteByte('\n')
}

func (t *text) code() {
	fmt.Fprintf(t, "```\n%s;%s;%d\n%s < %d && suite\n```\n\n", t.phrase(1), t.phrase(1), t.r.IntN(1000), t.phrase(1), t.r.IntN(100))
}

// table has a column of words, then figures.
func (t *text) table() {
	columns := 2 + t.r.IntN(3)
	head, rule := []string{capital(t.phrase(1))}, []string{"---"}
	for range columns - 1 {
		head, rule = append(head, capital(t.phrase(1+t.r.IntN(2)))), append(rule, pick(t.r, []string{"--:", "---", ":-:", "--:"}))
	}
	tight := t.chance(10) // no bars at the ends
	t.row(tight, head)
	t.row(tight, rule)
	for range 3 + t.r.IntN(7) {
		row := []string{capital(t.phrase(1 + t.r.IntN(4)))}
		for range columns - 1 {
			row = append(row, t.cell())
		}
		t.row(tight, row)
	}
	if t.chance(30) {
		t.row(tight, append([]string{"**Total**"}, append(make([]string, columns-2), "**"+t.figure()+"**")...))
	}
	t.WriteByte('\n')
}

func (t *text) row(tight bool, cells []string) {
	if tight {
		t.WriteString(strings.Join(cells, " | ") + "\n")
		return
	}
	t.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func (t *text) cell() string {
	switch t.r.IntN(30) {
	case 0:
		return ""
	case 1, 2, 3:
		return t.phrase(2 + t.r.IntN(5))
	case 4:
		return `10 \| 20`
	case 5:
		return "*" + t.phrase(2) + "*"
	}
	return t.figure()
}

func (t *text) figure() string {
	n := t.r.IntN(5000)
	switch t.r.IntN(8) {
	case 0:
		return fmt.Sprintf("%d,%d %%", n%100, n%10)
	case 1:
		return fmt.Sprintf("de %d à %d kg", n, n+t.r.IntN(500))
	case 2:
		return fmt.Sprintf("environ %d", n)
	case 3:
		return fmt.Sprintf("%d m²", n)
	}
	return number(t.r, n) + " €"
}

// lines writes a text as one line, or breaks it where its author does.
func (t *text) lines(indent, s string) {
	if t.width == 0 {
		t.WriteString(indent + s + "\n")
		return
	}
	line := 0
	for _, word := range strings.Split(s, " ") {
		size := utf8.RuneCountInString(word)
		switch {
		case line == 0:
			t.WriteString(indent)
		case line+1+size > t.width && size > 1 && !strings.ContainsAny(word[:1], "-+#>=~|<:*0123456789"):
			t.WriteString("\n" + indent)
			line = 0
		default:
			t.WriteByte(' ')
		}
		t.WriteString(word)
		line += 1 + size
	}
	t.WriteByte('\n')
}

func (t *text) chance(percent int) bool { return t.r.IntN(100) < percent }

func (t *text) phrase(words int) string { return t.n.phrase(t.r, words) }

func (t *text) plain(words int) string { return capital(t.phrase(words)) + "." }

// sentence is words, and now and then something among them.
func (t *text) sentence(words int) string {
	before, after := capital(t.phrase(1+words/2)), t.phrase(words-words/2)
	among := t.inline()
	if among == "" {
		return before + " " + after + "."
	}
	space := " "
	if strings.HasPrefix(among, "[^") { // the call of a note sticks to its word
		space = ""
	}
	return before + space + among + " " + after + "."
}

// inline is what stands in the middle of a sentence: out of a thousand, how
// often is on the left.
func (t *text) inline() string {
	k := t.r.IntN(1000)
	for _, one := range inlines {
		if k -= one.often; k < 0 {
			return one.make(t)
		}
	}
	return ""
}

var inlines = []struct {
	often int
	make  func(t *text) string
}{
	{90, func(t *text) string { return "**" + t.phrase(2+t.r.IntN(2)) + "**" }},
	{40, func(t *text) string { return "*" + t.phrase(1+t.r.IntN(3)) + "*" }},
	{8, func(t *text) string { return "_" + t.phrase(2) + "_" }},
	{60, func(t *text) string { return "« " + t.phrase(3) + " »" }},
	{25, func(t *text) string { return `"` + t.phrase(3) + `"` }},
	{90, func(t *text) string { return "(" + t.figure() + ")" }},
	{40, func(t *text) string { return "; " + t.figure() + ", soit " + t.figure() + " :" }},
	{25, (*text).link},
	{8, func(t *text) string {
		return fmt.Sprintf("[%s](https://www.example.org/%s?a=%d&b=2)", t.phrase(2), invented(t.r), t.r.IntN(100))
	}},
	{3, func(t *text) string { return fmt.Sprintf("https://www.example.org/%s", invented(t.r)) }},
	{2, func(t *text) string { return fmt.Sprintf("<https://www.example.org/%s>", invented(t.r)) }},
	{4, func(t *text) string {
		return fmt.Sprintf("[la rencontre](../meetings/%s.md)", t.n.Meetings[t.r.IntN(len(t.n.Meetings))].Date)
	}},
	{12, (*text).call},
	{9, func(t *text) string {
		return pick(t.r, []string{"A&nbsp;B", "R&amp;D", "caf&eacute;", "20&nbsp;%", "&rarr;", "&#8239;!", "&laquo;&nbsp;oui&nbsp;&raquo;", "eau & air"})
	}},
	{6, func(t *text) string { return fmt.Sprintf("(< %d %%)", 1+t.r.IntN(50)) }},
	{3, func(t *text) string { return "<- " + t.phrase(1) }},
	{5, func(t *text) string { return pick(t.r, []string{"~ 40", "~3 jours", "~ 12 %", "≈ 5"}) }},
	{2, func(t *text) string { return "~~" + t.phrase(2) + "~~" }},
	{5, func(t *text) string {
		return "`" + pick(t.r, []string{"suivi.csv", "compost@exemple.fr", "=SOMME(B2:B9)", "a < b", "--"}) + "`"
	}},
	{5, func(t *text) string {
		return pick(t.r, []string{`2 \* 3`, `l\_eau`, `S:\Commun\Eau`, `\#12`, `et\\ou`, `\[sic\]`})
	}},
	{4, func(t *text) string { return "***" + t.phrase(2) + "***" }},
	{2, func(t *text) string { return t.phrase(1) + "\\\n" + t.phrase(1) }},
	{15, func(t *text) string { return "– " + t.phrase(3) + " –" }},
	{8, func(t *text) string { return "..." }},
	{6, func(t *text) string { return "m^2, CO2 et 3 x 4" }},
}

// link leads to a sheet of a smaller number, which every size has; every body
// has the heading Contexte.
func (t *text) link() string {
	if t.i == 0 {
		return t.phrase(2)
	}
	part := ""
	if t.chance(20) {
		part = "#contexte"
	}
	return fmt.Sprintf("[%s](%s.md%s)", t.phrase(1+t.r.IntN(4)), SheetID(t.r.IntN(t.i)), part)
}

// call calls a note, the text of which follows the block.
func (t *text) call() string {
	if t.bare {
		return ""
	}
	t.bare = true
	t.notes++
	return fmt.Sprintf("[^%d]", t.notes)
}

// phrase is that of the lexicon, elided: « de eau » is « d'eau ».
func (n *Network) phrase(r *rand.Rand, words int) string {
	all := strings.Split(n.lexicon.phrase(r, words), " ")
	for i := len(all) - 2; i >= 0; i-- {
		if short := elided[all[i]]; short != "" && strings.ContainsAny(all[i+1][:1], "aeiouh\xc3") && !strings.HasSuffix(all[i], ",") {
			all[i] = short + all[i+1]
			all = append(all[:i+1], all[i+2:]...)
		}
	}
	return strings.Join(all, " ")
}

var elided = map[string]string{"de": "d'", "le": "l'", "la": "l'", "que": "qu'", "ne": "n'", "se": "s'", "ce": "c'"}

var unaccented = strings.NewReplacer("é", "e", "è", "e")

// invented is a made-up word for an address.
func invented(r *rand.Rand) string { return unaccented.Replace(invent(r)) }
