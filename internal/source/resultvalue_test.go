package source_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/locale"
)

// What an author reads of a result's value that cannot be read as it stands: the
// keys of the result, then the whole message and its remedy. Followed, the remedy
// ends it: the last column is the value that it proposes.
const resultValues = `
fr | value: 1.500                 | « 1.500 » se lit de deux façons : le point sépare-t-il des milliers ou des décimales ? → Écrivez « 1 500 » ou « 1,5 ». | 1 500
fr | value: 123.456 kg            | « 123.456 » se lit de deux façons : le point sépare-t-il des milliers ou des décimales ? → Écrivez « 123 456 » ou « 123,456 ». | "123,456 kg"
fr | value: 10 à 12.500           | « 12.500 » se lit de deux façons : le point sépare-t-il des milliers ou des décimales ? → Écrivez « 12 500 » ou « 12,5 ». | "10 à 12,5"
fr | value: 5 à 6 000             | « 5 à 6 000 » se lit de deux façons : le premier nombre compte-t-il aussi des milliers ? → Écrivez « 5 000 à 6 000 » ou « 5 à 6000 ». | 5 000 à 6 000
fr | value: 15 à 10               | « 15 à 10 » commence par le plus grand des deux nombres. → Écrivez « 10 à 15 ». | 10 à 15
fr | value: 1/2                   | « 1/2 » est une fraction. → Écrivez « 0,5 » ou « 1 sur 2 ». | 1 sur 2
fr | value: ½ journée             | « ½ journée » est une fraction. → Écrivez « 0,5 journée ». | "0,5 journée"
fr | value: une dizaine           | « une dizaine » est écrit en lettres, et ne se compte pas. → Écrivez « environ 10 ». | environ 10
fr | value: une centaine d’élèves | « une centaine d’élèves » est écrit en lettres, et ne se compte pas. → Écrivez « environ 100 élèves ». | environ 100 élèves
fr | value: trois foyers          | « trois foyers » est écrit en lettres, et ne se compte pas. → Écrivez « 3 foyers ». | 3 foyers
fr | value: mille deux cents      | « mille deux cents » est écrit en lettres, et ne se compte pas. → Écrivez « 1200 ». | 1200
fr | value: quatre-vingt-dix-neuf foyers | « quatre-vingt-dix-neuf foyers » est écrit en lettres, et ne se compte pas. → Écrivez « 99 foyers ». | 99 foyers
fr | value: vingt et un mille euros | « vingt et un mille euros » est écrit en lettres, et ne se compte pas. → Écrivez « 21000 euros ». | 21000 euros
fr | value: deux cent quatre        | « deux cent quatre » est écrit en lettres, et ne se compte pas. → Écrivez « 204 ». | 204
fr | value: cent vingt-quatrième place | « cent vingt-quatrième place » est écrit en lettres, et ne se compte pas. → Écrivez « 100 vingt-quatrième place ». | 100 vingt-quatrième place
fr | value: gratuit                 | « gratuit » est écrit en lettres, et ne se compte pas. → Écrivez « 0 ». | 0
fr | value: N.C.                    | « N.C. » dit que personne ne sait, et n’est pas un nombre. → Ce qu’on ne sait pas ne s’écrit pas : retirez cette clé, ou toute la ligne si elle ne dit plus rien ; une note peut dire pourquoi. |
fr | value: 3e rang               | « 3e rang » est un rang, et ne mesure rien. → Dites-le en mots, dans le texte du résultat ou dans une note. |
fr | value: 2 à 3 fois moins      | « 2 à 3 fois moins » compare sans mesurer. → Donnez les deux valeurs, ou dites-le en mots, dans le texte du résultat ou dans une note. |
fr | value: 3 kg2                 | « kg2 » contient un chiffre, ce qu’une unité ne fait pas (hors m², m³ et CO₂). → Écrivez l’unité en lettres, et mettez le reste dans une note. | 3 kg
fr | value: beaucoup              | « beaucoup » n’est pas un nombre. → Écrivez des chiffres, avec au besoin une virgule, l’unité après et « environ » devant : 5,2 ; 1 234,5 ; environ 39 h |
en | value: 5 to 6,000            | “5 to 6,000” reads in two ways: does the first number count thousands too? → Write “5 000 to 6,000” or “5 to 6000”. | 5 000 to 6,000
en | value: 15 to 10              | “15 to 10” begins with the greater of its two numbers. → Write “10 to 15”. | 10 to 15
en | value: 3/4                   | “3/4” is a fraction. → Write “0.75” or “3 out of 4”. | 3 out of 4
en | value: a dozen               | “a dozen” is written in words, and does not count. → Write “approximately 12”. | approximately 12
en | value: seven households      | “seven households” is written in words, and does not count. → Write “7 households”. | 7 households
en | value: two thousand five hundred and six | “two thousand five hundred and six” is written in words, and does not count. → Write “2506”. | 2506
en | value: TBC                     | “TBC” says that nobody knows, and is no number. → What is not known is not written: remove this key, or the whole line when it says nothing else; a note may say why. |
en | value: 2nd                   | “2nd” is a rank, and measures nothing. → Say it in words, in the text of the result or in a note. |
en | value: 3 times more          | “3 times more” compares without measuring. → Give both values, or say it in words, in the text of the result or in a note. |
en | value: 3 kg2                 | “kg2” has a digit, which units do not (but for m², m³ and CO₂). → Write the unit in letters, and put the rest into a note. | 3 kg
`

func TestResultValues(t *testing.T) {
	for line := range strings.SplitSeq(strings.TrimSpace(resultValues), "\n") {
		cells := strings.Split(line, "|")
		lang, value, want, remedy := strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2]), strings.TrimSpace(cells[3])
		if _, got := readSite(resultSite(lang, value), locale.Lang(lang)); got != want {
			t.Errorf("%s %s\n got: %s\nwant: %s", lang, value, got, want)
		}
		if remedy == "" {
			continue
		}
		if _, left := readSite(resultSite(lang, "value: "+remedy), locale.Lang(lang)); left != "" {
			t.Errorf("%s %s: the remedy %s brings %s", lang, value, remedy, left)
		}
	}
	_, got := readSite(resultSite("fr", "value: 17 sur 20\n    out_of: 20"), locale.French)
	if want := "« 17 sur 20 » dit déjà de combien, et « out_of » le redit. → Retirez la clé « out_of »."; got != want {
		t.Errorf("got %s", got)
	}
}

func resultSite(lang, result string) fstest.MapFS {
	site := moneySite(lang, "EUR", "technical: none")
	sheet := string(site["content/sheets/a.md"].Data)
	site["content/sheets/a.md"].Data = []byte(strings.Replace(sheet, "results: []", "results:\n  - text: Mesure\n    year: 2011\n    "+result, 1))
	return site
}
