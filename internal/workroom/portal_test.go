package workroom

import (
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/network/networktest"
)

// The animator of a portal reads what networks do not agree on, in either language.
func TestTasksOfAPortal(t *testing.T) {
	n := networktest.Announced()
	n.Name = "Portail"
	day, _ := network.ParseDay("2011-02-03")
	causse := &network.Peer{ID: "causse", Name: "Le Causse", URL: "https://causse.example.org/", AsOf: day}
	n.Peers, n.Homes = []*network.Peer{causse}, &network.Homes{Sheets: map[string]string{"causse/savon": "https://causse.example.org/fiches/savon/"}}
	for _, c := range n.Communes {
		if c.ID == "luc" {
			c.Code = "12133"
		}
	}
	n.Unmet.Communes = []network.NamedTwice{{Commune: "luc", Names: []network.NameThere{{Peer: nil, Name: "Luc"}, {Peer: causse, Name: "Luc-la-Primaube"}}}}
	date := network.Date{Year: 2010}
	n.Sheets = append(n.Sheets,
		&network.Sheet{ID: "savon", Title: "Savon noir", Communes: []string{"luc"}, Themes: []string{"eau"}, Status: network.InPlace, Date: date},
		&network.Sheet{ID: "causse/savon", Title: "Savon  NOIR", Communes: []string{"luc"}, Themes: []string{"eau"}, Status: network.InPlace, Date: date, Origin: causse})
	for lang, wants := range map[locale.Lang]map[string]string{
		locale.French: {
			"1 commune a plusieurs noms":                     "Luc: 12133 · Luc (Portail), Luc-la-Primaube (Le Causse)",
			"1 fiche est peut-être publiée par deux réseaux": "Luc · 2010 · Le Causse, Portail",
			"1 réseau silencieux depuis un an":               "Le Causse: dernière nouvelle : 1er janvier 2010 · Données au 3 février 2011.",
		},
		locale.English: {
			"1 commune has several names":     "Luc: 12133 · Luc (Portail), Luc-la-Primaube (Le Causse)",
			"1 sheet may be published by two": "Luc · 2010 · Le Causse, Portail",
			"1 network silent for a year":     "Le Causse: last news: 1 January 2010 · Data as of 3 February 2011.",
		},
	} {
		in := input(n)
		in.Locale = locale.For(lang)
		tasks := newWorkroom(in, true).tasks()
		for title, want := range wants {
			found := ""
			for _, task := range tasks {
				if strings.HasPrefix(plain(task.Title), title) {
					for _, item := range task.Items {
						found += plain(item.Name + ": " + item.Note)
					}
				}
			}
			if !strings.Contains(found, want) {
				t.Errorf("%s: %q lacks %q", title, found, want)
			}
		}
	}
}

func plain(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}
