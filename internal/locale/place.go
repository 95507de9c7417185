package locale

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Of is a place after "of": "de Rodez", "d’Olemps", "du Monastère", "des
// Lilas", "de La Rochelle".
func (l *Locale) Of(place string) string { return l.preposed(l.rules.of, "place.of", place) }

// At is a place where something happens: "à Rodez", "au Monastère", "aux
// Lilas", "à La Rochelle".
func (l *Locale) At(place string) string { return l.preposed(l.rules.at, "place.at", place) }

// preposed is a place after a preposition, which a rule may join to it.
func (l *Locale) preposed(join func(string) string, key, place string) string {
	if join != nil {
		if joined := join(place); joined != "" {
			return joined
		}
	}
	return l.T(key, place)
}

// Cells is what stands between the cells of a file for people's spreadsheets.
func (l *Locale) Cells() rune { return l.rules.cells }

// frenchOf joins le and les to the preposition, and leaves la and l’ as they
// are: an article that begins a name belongs to it. It is "" for what the text says,
// the preposition and the name.
func frenchOf(place string) string {
	article, rest := cutArticle(place)
	switch {
	case article == "le":
		return "du " + rest
	case article == "les":
		return "des " + rest
	case elides(place):
		return "d’" + place
	}
	return ""
}

func frenchAt(place string) string {
	switch article, rest := cutArticle(place); article {
	case "le":
		return "au " + rest
	case "les":
		return "aux " + rest
	}
	return ""
}

// cutArticle gives the article that contracts, and what follows it; "" for a
// name without one.
func cutArticle(place string) (article, rest string) {
	first, rest, found := strings.Cut(place, " ")
	if article = strings.ToLower(first); found && (article == "le" || article == "les") {
		return article, rest
	}
	return "", place
}

// elides reports whether "de" loses its vowel before a name: before a vowel, a
// y that is one (Yvetot, but not Yerres) and an h that is silent.
func elides(place string) bool {
	name := Fold(place)
	switch first, size := utf8.DecodeRuneInString(name); {
	case first == 'y':
		return size == len(name) || !strings.ContainsRune(vowels, rune(name[size]))
	case first == 'h':
		return !aspirated(name)
	case !strings.ContainsRune(vowels, first):
		return false
	}
	return !slices.Contains(glides, firstWord(name))
}

const vowels = "aeiou"

// glides are names whose first sound is that of "oui", before which nothing
// is elided; most names in Ou begin with the vowel (Ouessant).
var glides = []string{"ouangani", "ouistreham", "ouistreham-riva-bella"}

// aspirated reports whether the h of a folded name keeps the vowel before it. In
// names it rarely does: where the word is French and does (haut, halle), where
// the name is Germanic, which its ending says, or Polynesian, and in some that
// usage alone has settled.
func aspirated(name string) bool {
	word, _, _ := strings.Cut(firstWord(name), "-")
	if slices.Contains(aspiratedWords, word) {
		return true
	}
	return slices.ContainsFunc(germanicEndings, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

var aspiratedWords = []string{
	// French words.
	"halle", "halles", "hameau", "haras", "haut", "haute", "hauts", "hautes", "havre", "haye", "hayes", "herse", "houssaye", "hutte",
	// Settled by usage.
	"ham", "harnes", "hautefort", "hauteluce", "hayange", "hede", "hem", "honfleur", "houdan", "houilles", "huelgoat",
	"haguenau", "hatten", "hesingue", "hettange", "hirsingue", "hoerdt", "huningue", "hunspach",
	// Polynesia and New Caledonia, where it is pronounced.
	"hao", "hienghene", "hikueru", "hitia'a", "hiva", "houailou", "huahine",
}

var germanicEndings = []string{
	"bach", "berg", "bourg", "dorf", "feld", "felden", "hausen", "heim", "hoffen", "house", "stett", "wald", "wihr", "willer",
}

func firstWord(name string) string {
	word, _, _ := strings.Cut(name, " ")
	return word
}
