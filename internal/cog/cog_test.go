package cog

import (
	"strings"
	"testing"
)

// TestList reads every line of every department.
func TestList(t *testing.T) {
	var l List
	if len(archive) > 400_000 {
		t.Errorf("%d bytes are too many for what a binary carries along", len(archive))
	}
	if l.Year() < "2026" || len(l.Year()) != 4 {
		t.Errorf("the list of %q", l.Year())
	}
	now, former, codes := 0, 0, map[string]bool{}
	for _, f := range l.open().File {
		for line := range strings.Lines(strings.TrimPrefix(string(l.department(strings.TrimSuffix(f.Name, ".txt"))), "\n")) {
			c := communeOf(strings.TrimSuffix(line, "\n"))
			if !IsCode(c.Code) || DepartmentOf(c.Code)+".txt" != f.Name {
				t.Errorf("%s: %q", f.Name, line)
			}
			switch {
			case !c.Former() && codes[c.Code]:
				t.Errorf("the code %s stands twice", c.Code)
			case !c.Former():
				now++
				codes[c.Code] = true
			case len(l.With(c.Into)) == 0 || l.With(c.Into)[0].Former():
				t.Errorf("%q became part of nothing", line)
			default:
				former++
			}
		}
	}
	if now < 34_000 || former < 4_000 {
		t.Errorf("%d communes, %d former ones", now, former)
	}
}

func TestLookUp(t *testing.T) {
	var l List
	text := func(list []Commune) string {
		var all []string
		for _, c := range list {
			all = append(all, strings.TrimSuffix(c.Code+" "+c.Name+" > "+c.Into, " > "))
		}
		return strings.Join(all, "; ")
	}
	for code, want := range map[string]string{
		"12202": "12202 Rodez",
		"2A004": "2A004 Ajaccio",
		"97411": "97411 Saint-Denis",
		"75101": "75101 Paris 1er Arrondissement",
		"12076": "12076 Conques > 12218",
		"12005": "12005  > 12223",
		"01015": "01015 Arboys en Bugey; 01015 Arbignieu > 01015",
		"99001": "",
		"1220":  "",
		"12":    "",
		"1220é": "",
	} {
		if got := text(l.With(code)); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	for name, want := range map[string]string{
		"SAINT AFFRIQUE":      "12208 Saint-Affrique",
		"bor et bar":          "12029 Bor-et-Bar",
		"Bastide l’Évêque":    "",
		"la bastide l’eveque": "12021 La Bastide-l'Évêque > 12021",
		"Paris":               "",
	} {
		if got := text(l.Named(name, "12000")); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := text(l.Anywhere("Olemps")); got != "12174 Olemps" {
		t.Errorf("%q", got)
	}
	if got := l.Anywhere("Saint-Denis"); len(got) < 3 {
		t.Errorf("%d of the name Saint-Denis", len(got))
	}
	if got, _ := l.Near("Rodes", "12000"); got.Name != "Rodez" {
		t.Errorf("near Rodes: %q", got.Name)
	}
	if _, found := l.Near("Rodez", "96000"); found {
		t.Error("a department that does not exist has a commune")
	}
}

// A site pays for its own department only.
func BenchmarkWith(b *testing.B) {
	for b.Loop() {
		var l List
		l.With("12202")
	}
}

func BenchmarkAnywhere(b *testing.B) {
	for b.Loop() {
		var l List
		l.Anywhere("Olemps")
	}
}
