package address

import (
	"testing"

	"essaim/internal/locale"
	"essaim/internal/locale/localetest"
)

// Each spelling of an address is that of a section or a file.
func TestSpellings(t *testing.T) {
	var names []string
	for _, s := range sections {
		names = append(names, "address."+string(s))
	}
	for _, f := range files {
		names = append(names, "address.file."+string(f))
	}
	for _, s := range statuses {
		names = append(names, "address.status."+string(s))
	}
	localetest.Owned(t, "spellings", "address", names)
}

// Addresses are a promise: those of a language never change.
func TestAddresses(t *testing.T) {
	for lang, want := range map[locale.Lang][]string{
		locale.French:  {"/r/fiches/eau/fiche.pdf", "/r/rencontres/2011/diaporama/", "/r/rencontres/2011/livret/", "/r/rencontres/2011/rencontre.ics", "/r/objectifs/par-commune/", "/r/bilans/2011/bilan.pdf", "rencontres/2011/presse/x", "rencontres/2011/relances/index.html"},
		locale.English: {"/r/sheets/eau/sheet.pdf", "/r/meetings/2011/slides/", "/r/meetings/2011/booklet/", "/r/meetings/2011/meeting.ics", "/r/objectives/by-commune/", "/r/reports/2011/report.pdf", "meetings/2011/press/x", "meetings/2011/reminders/index.html"},
	} {
		a := New(locale.For(lang), "https://example.org/r/")
		got := []string{a.SheetPDF("eau"), a.Slides("2011"), a.Booklet("2011"), a.Calendar("2011"), a.Overview(ByCommune), a.ReportPDF(2011), a.Press("2011", "x"), a.Reminders("2011")}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %s, not %s", lang, got[i], want[i])
			}
		}
	}
}
