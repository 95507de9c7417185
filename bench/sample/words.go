package sample

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// small words make half of a French text.
var small = strings.Fields(`de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il sont
	avec son aux sa mais comme ou si leur y cette tout nous sans entre peu chaque deux trois ses ont avant après sous vers`)

// field words are what practice sheets speak of.
var field = strings.Fields(`commune agents service école mairie habitants année réunion projet travaux équipe atelier eau
	énergie déchets compost arbre jardin produit nettoyage cantine repas éclairage lampe vélo trajet voiture papier archive
	matériel prêt broyeur chaudière isolation toiture compteur relevé facture budget subvention marché commande devis élus
	conseil délibération formation affiche rencontre visite retour bilan mesure résultat gain perte pratique réussite conseil
	été hiver printemps automne semaine matin quartier bourg place salle gymnase bâtiment réseau voisin bénévole association`)

var (
	onsets  = strings.Fields("b c d f g j l m n p r s t v br cl cr dr fr gr pl pr tr ch bl v qu")
	vowels  = strings.Fields("a e i o u é è ou ai an en in on eau oi eu")
	codas   = []string{"", "", "", "r", "l", "s", "t", "n", "c"}
	endings = strings.Fields("tion ment age eur euse ier ière able ique ité ance ette er é ée és ées aux elle oir ure isme")
)

// tail is how many made-up words there are.
const tail = 60_000

// lexicon draws words, the frequent ones first.
type lexicon struct {
	words []string
	sums  []float64 // the sum of the frequencies up to each word
}

// newLexicon is the same for a seed. The r-th word is about 1/r times as
// frequent as the first.
func newLexicon(seed uint64) *lexicon {
	r := rand.New(rand.NewPCG(seed, 1))
	l := &lexicon{words: slices.Concat(small, field)}
	known := map[string]bool{}
	for _, w := range l.words {
		known[w] = true
	}
	for len(l.words) < len(small)+len(field)+tail {
		if w := invent(r); !known[w] {
			known[w] = true
			l.words = append(l.words, w)
		}
	}
	sum := 0.0
	for i := range l.words {
		sum += 1 / math.Pow(float64(i)+2, 1.1)
		l.sums = append(l.sums, sum)
	}
	return l
}

func invent(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(2) {
		b.WriteString(pick(r, onsets) + pick(r, vowels) + pick(r, codas))
	}
	return b.String() + pick(r, endings)
}

func (l *lexicon) word(r *rand.Rand) string {
	at, _ := slices.BinarySearch(l.sums, r.Float64()*l.sums[len(l.sums)-1])
	return l.words[min(at, len(l.words)-1)]
}

// sentence has so many words, a capital and a full stop.
func (l *lexicon) sentence(r *rand.Rand, words int) string {
	return capital(l.phrase(r, words)) + "."
}

func (l *lexicon) phrase(r *rand.Rand, words int) string {
	var b strings.Builder
	for i := range words {
		switch {
		case i == 0:
		case i%9 == 8:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(l.word(r))
	}
	return b.String()
}

func capital(s string) string {
	first := []rune(s)[:1]
	return strings.ToUpper(string(first)) + s[len(string(first)):]
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }
