package search

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/locale"
)

// The browser makes terms of words by code of its own; one query that the two
// sides read differently is a page that nobody finds.
func TestBrowserMakesTheSameTerms(t *testing.T) {
	for _, lang := range locale.Languages {
		v := vocabularyOf(lang)
		texts := append(grown(lang), hostile...)
		want := make([][]string, len(texts))
		for i, text := range texts {
			want[i] = described(v, text)
		}
		for i, got := range inBrowser[[]string](t, lang, browserTerms, texts) {
			if strings.Join(got, " ") != strings.Join(want[i], " ") {
				t.Errorf("%s: %.60q: the browser reads %.200q, the index holds %.200q", lang, texts[i], got, want[i])
			}
		}
		t.Logf("%s: %d texts", lang, len(texts))
	}
}

// The browser chooses the same form of a text for a number.
func TestBrowserCountsAlike(t *testing.T) {
	var numbers []string
	for n := range 230 {
		numbers = append(numbers, strconv.Itoa(n))
	}
	for _, lang := range locale.Languages {
		forms := locale.For(lang).Reworded(func(_, _ string) string { return "0|1|2|3|4|5" })
		for n, got := range inBrowser[int](t, lang, "(text) => pluralForm(Number(text))", numbers) {
			if want := forms.N("count.sheets", float64(n)); strconv.Itoa(got) != want {
				t.Errorf("%s: form %d of %d, not %s", lang, got, n, want)
			}
		}
	}
}

// described lists the words of a text, each with its terms; weak ones begin
// with a dash.
func described(v vocabulary, text string) []string {
	var list []string
	for _, group := range groupsOf(text) {
		list = append(list, "+"+normalise([]byte(group)))
	}
	for i := 0; i < len(text); {
		start, end := nextWord([]byte(text), i)
		if word := normalise([]byte(text[start:end])); word != "" {
			mark := ""
			if v.isWeak(locale.Fold(word)) {
				mark = "-"
			}
			terms := v.terms(word, locale.Fold(word))
			list = append(list, mark+word+"="+strings.TrimSuffix(strings.Join(terms[:], "/"), "/"))
		}
		i = end
	}
	slices.Sort(list)
	key := titleKey([]byte(text))
	return append(list, key, v.homeOf(strings.TrimPrefix(key, titleMark)))
}

const browserTerms = `(text) => {
  const words = runsOf(text).map((run) => normalise(run.text)).filter((word) => word !== '').map((word) => (isWeak(word) ? '-' : '') + word + '=' + termsOf(word).join('/'));
  const all = [...words, ...groupsOf(text).map((group) => '+' + normalise(group.text))];
  const inBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  return [...all.sort(inBytes), titleTerm(text).replace(/^=$/, ''), homeOf(titleTerm(text))];
}`

// inBrowser gives what a function of JavaScript makes of texts, beside the browser's
// own code.
func inBrowser[T any](t *testing.T, lang locale.Lang, function string, texts []string) []T {
	t.Helper()
	var program bytes.Buffer
	program.WriteString(Script(locale.For(lang)))
	parts := []string{"words.js"}
	if HasStemmer(lang) {
		parts = append(parts, "stem-"+string(lang)+".js")
	}
	for _, part := range parts {
		text, err := os.ReadFile("../../static/essaim/search/" + part)
		if err != nil {
			t.Fatal(err)
		}
		program.Write(text)
	}
	program.WriteString("\nimport { readFileSync } from 'node:fs';\n" +
		"console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(" + function + ")));\n")
	file := filepath.Join(t.TempDir(), "words.mjs")
	if err := os.WriteFile(file, program.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	input, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", file)
	node.Stdin, node.Stderr = bytes.NewReader(input), os.Stderr
	output, err := node.Output()
	if err != nil {
		if _, missing := exec.LookPath("node"); missing != nil && os.Getenv("CI") == "" {
			t.Skip("needs node")
		}
		t.Fatal(err)
	}
	var got []T
	if err := json.Unmarshal(output, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// grown are thousands of words, real or not, that end in every way that a
// stemmer knows of.
func grown(lang locale.Lang) []string {
	g := grammars[lang]
	var words []string
	for _, root := range strings.Fields(g.roots) {
		for _, ending := range strings.Fields(g.endings) {
			words = append(words, root+ending)
		}
	}
	return append(words, strings.Fields(g.words)...)
}

var grammars = map[locale.Lang]struct{ roots, endings, words string }{
	locale.French: {
		roots: `a abs act aig ambig an appel arg art assoc attr bén bru cell coll col comm compost condi continu cré décid dégr dissol éco écol éduc égal
élev éqUip esp expl fan finess grand habill hab ha inform inst jardin jou juge langu long lu maj maj mélang men mun nag natur net obl oppos ouv par part pay
payé pét pi plaq plan prix psycho qualif qu quot radi réal régul rénov sen soc sol suff tap tax tél transp tri usag util véri vi vill vol y yeu zo œuvr ï`,
		endings: `a able ables age ages ai aient aires ais ait amment ance ances ant ante antes ants as asse assent asses assiez assions ateur ateurs ation ations
atrice atrices aux eaux e ée ées ement ements emment ence ences ent er era erai eraient erais erait eras erez eriez erions erons eront es eur euse euses eux ez
guë i ible icité ie ience ier iers ière ières ies if ifs ique iques ions iqué ir ira irai iraient irent irons is isme ismes issait issant issement issements
issions iste istes it ité ités ive ives ivement ativement ivité icatif abilité eusement ablement iquement ièrement logie logies ment ments oyer uyer usion
ution utions ïe âmes ât âtes èrent îmes ît îtes onne ette elle eille enne ons on s ué uer ç çon ys`,
		words: `déchets dechets collectivité collectivités collectivite aujourd'hui l'eau d'énergie jusqu'ici qu’on œufs Œuvre cœur château CHÂTEAUX maïs
paysage pays naïf aiguë quotidiennement appui appuyer essuyé parisien colline tapis par col tap août 1ᵉʳ n°5 m² 12,6 2011 co2 CO2 l'été s'est`,
	},
	locale.English: {
		roots: `a abil act agre anal apolog arg bak beg bli bus cann commun compost conform creat d decid defin di earr electr enjoy explor fil formal fr gener
happ herr hop hopp illus inn ly mall nat nois operat organ outl plan plann proc rat relat sens skill sk succ t tann triplic tr univers val vibr will win y yell`,
		endings: `s es ed ied ies y ying yly ing ingly edly eed eedly eeds sses ss us er ers ness nesses ful fulness fulli fully less lessly li ly ously ousness ous
ation ational ations ator alism aliti ality alli ally al alize icate ative ical iciti icity ic ism iti ity ize izer ization ive iveness iviti ivity ible able ably
abli bli biliti bility ance anci ancy ence enci ency ant ent ement ment ion ions sion tion tional logi logy ogi e ee ll l d dd tt`,
		words: `skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos bias andes inning innings outing canning herring earring
proceed exceed succeed proceeds commune's waste composting recycled reuse water's youth sayings flies gas this kiwis gaps`,
	},
}

var hostile = []string{
	"", "’", "é", "é", "e\u0301cole", "\u0301seul", "ΟΔΟΣ Σίσυφος", "İstanbul", "ß STRASSE ẞ", "ﬁn ﬂux", "日本語", "שלום", "мир Йод", "🎉 fête🎉",
	"<script>alert(1)</script>", "com\u00adpos\u00adteur", "zero\u200bwidth", "\u200b", "a\u202eb", "x" + strings.Repeat("é", 10_000), strings.Repeat("ab", 5000),
	"٣٤ 12e", "Ǆungla", "ªº µm", "naïve café", "ø å æ đ ł", "\ufffd", "ﷺ", "क्षि", "e\u0301\u0323",

	"micro-crèche et arc-en-ciel", "C.C.A.S. de la S.N.C.F", "1 500 et 1\u202f500\u00a0000 m²", "05.65.11.22.33 05 65 11 22 33 05-65-11-22-33", "RD 988, rd 988, RD-988, R.D. 988",
	"2011-2012-2013", "trois-3-quatre", "12-12-a", "a.b.c e.g.x", "É.N.A E\u0301.N.A", "CO₂ m² m³ x¹⁰ ⁿ ⁱ", "0-1 500-2", "1,500.250 1’500 1'500", "05 65 11 22 3", "-a--b- c -d -", "a‑b a‐b",
	"12 345 6789 1 234 567", "AB 12-34 ABCDE 1 A 1", "a\u00ad-b a-\u00adb \u200b-a", "1\u2009500", "vélos, élus; emplois, essais: menus lois résidus bus Us maïs os", "٣ ٣٣٣",
}
