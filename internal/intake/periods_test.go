package intake

import (
	"slices"
	"testing"
)

// TestScaleBehindFigure: the thousands of €88k are not left beside a sum of 88.
func TestScaleBehindFigure(t *testing.T) {
	for text, want := range map[string]string{"€88k": "€88k", "€1.2M for works": "€1.2M", "€88 kept": "€88", "12 k€ HT": "12 k€ HT"} {
		if got := moneyLike.FindString(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestEndOfLabel: words that say that something ended are known as such, and no others.
func TestEndOfLabel(t *testing.T) {
	l := newLabels("sheet")
	var says []string
	for _, label := range []string{"Date de fin d’exécution", "Completion date", "Date de début", "Finances"} {
		if l.saysEnd(label) {
			says = append(says, label)
		}
	}
	if want := []string{"Date de fin d’exécution", "Completion date"}; !slices.Equal(says, want) {
		t.Errorf("got %q, want %q", says, want)
	}
}
