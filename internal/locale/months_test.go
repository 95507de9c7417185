package locale

import "testing"

func TestMonthNamed(t *testing.T) {
	for _, lang := range Languages {
		for m := 1; m <= 12; m++ {
			name := MonthName(lang, m)
			if got, ok := MonthNamed(Fold(name)); !ok || got != m {
				t.Errorf("MonthNamed(%q) = %d, %v; want %d", name, got, ok, m)
			}
		}
	}
	if m, ok := MonthNamed("brumaire"); ok {
		t.Errorf("MonthNamed(brumaire) = %d", m)
	}
}
